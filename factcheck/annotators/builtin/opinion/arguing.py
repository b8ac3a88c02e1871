"""How somebody puts things who argues, judges or concludes: quiet forms that tell an opinion where an article is known.

Alone they tell little: "It was a delay" may be anything. Among the sentences of an article they are what is left of a
judgement that uses no loud word.
"""

from collections.abc import Set

from factcheck.annotators.builtin.opinion.valuing import ranked, valued
from factcheck.annotators.builtin.words.lexicon import sections_of

IS_A, IS_SO, WOULD_HAVE, ASIDE, VALUED = "is a", "is so", "would have", "aside", "said to be good or bad"
BEGINS_ARGUING, BEGINS_WITH_SAID, POINT = "begins arguing", "begins with what was said", "point"
ARGUING = (IS_A, IS_SO, WOULD_HAVE, ASIDE, BEGINS_ARGUING, BEGINS_WITH_SAID, POINT, VALUED)
_LISTS = sections_of("opinion_arguing")
_BE = frozenset(_LISTS["be"])
_DEGREE = frozenset(_LISTS["degree"])
_NO_JUDGEMENT = frozenset(_LISTS["no judgement"])
_MODALS = frozenset(_LISTS["modals"])
_ASIDES = frozenset(_LISTS["asides"])
_BEGINS_ARGUING = frozenset(_LISTS[BEGINS_ARGUING])
_BEGINS_WITH_SAID = frozenset(_LISTS[BEGINS_WITH_SAID])
_POINTS = frozenset(_LISTS["points"])
_ARTICLES = frozenset({"a", "an"})
_STARTS = _BE | _MODALS | {","}
_FARTHEST_HAVE = 3  # words: "would never have"
_LONGEST_ASIDE = 3  # words
_OPENING = 4
_MOST_VALUED = 2


def arguing(low: list[str], events: Set[int]) -> dict[str, float]:
    """Which of the forms there are in `low`; what stands at the places of `events` is told, and argues nothing."""
    if not low:
        return {}
    found: dict[str, float] = {}
    if low[0] in _BEGINS_ARGUING:
        found[BEGINS_ARGUING] = 1.0
    elif low[0] in _BEGINS_WITH_SAID and len(low) > 1:
        found[BEGINS_WITH_SAID] = 1.0
    if not _POINTS.isdisjoint(low[:_OPENING]) and not any(word[0].isdigit() for word in low):
        found[POINT] = 1.0
    for index in [at for at, word in enumerate(low) if word in _STARTS and at not in events]:
        form = _form(low, index)
        if form:
            found[form] = 1.0
    said = sum([one.judges and one.said and one.at not in events for one in valued(low)])
    if said:
        found[VALUED] = float(min(said, _MOST_VALUED))
    return found


def _form(low: list[str], index: int) -> str:
    """The form that begins with the word at `index`, if one does."""
    word, behind = low[index], low[index + 1 : index + 3]
    if word in _BE:
        if not behind:
            return ""
        if behind[0] in _ARTICLES:
            return "" if behind[1:] and behind[1] in _NO_JUDGEMENT else IS_A
        return IS_SO if behind[0] in _DEGREE and not (behind[1:] and ranked(low, index + 2)) else ""
    if word in _MODALS:
        if "whether" in low[:index]:  # somebody asks
            return ""
        return WOULD_HAVE if "have" in low[index + 1 : index + 1 + _FARTHEST_HAVE] else ""
    if behind and behind[0] in _ASIDES and "," in low[index + 2 : index + 2 + _LONGEST_ASIDE]:
        return ASIDE
    return ""
