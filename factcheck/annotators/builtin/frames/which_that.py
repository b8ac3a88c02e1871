"""Where "that" begins nothing that is said: "told the crew their task that day was to wait", "told them that night"."""

from factcheck.annotators.builtin.words.grammar import (
    CONTRACTED,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    clause_follows,
    finite,
    walls,
)
from factcheck.annotators.builtin.words.tokens import Tokens

_SAYING = frozenset({"say", "says", "said", "saying", "insisted", "argued", "claimed", "added"})
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})  # need no article: "told them that winter was near"
_WHEN = TIMES | {"time", "times", "occasion", "occasions", "before", "earlier", "ago", "later", "after"}
_JOINS = PREPOSITIONS | {"of", "for", "and", "or", "all", "both", "half", "such", "than", "not", "but", "who"}
_BEGINS = PRONOUNS | DETERMINERS | CONTRACTED | {"there"}


def past_which(t: Tokens, first: int, that: int, *, told: bool, begins: bool) -> int | None:
    """Where what is said begins, behind a verb before `first`, although `that` joins nothing to it.

    None where it does join: "told the board that night shifts would end". What `begins` there may be a hearer.
    """
    if told:
        second = _second_noun(t, first, that)
        if second is not None:
            return second
    elif that > first + 1 and t.low[first] in DETERMINERS and t.low[first - 1] in _SAYING:
        return first if _WHEN.isdisjoint(t.low[first:that]) else None  # "said the boats that sank were old"
    if that + 1 < len(t) and finite(t.low[that + 1]):
        return that if begins or that == first else first  # "say that is an excuse"
    behind = that + 2
    if behind >= len(t) or t.low[that + 1] not in TIMES:
        return None
    if finite(t.low[behind]):
        return None if t.low[that + 1] in _SEASONS else that  # "told the crew that week was the worst"
    if t.low[behind] == "that":
        return behind + 1
    opens = t.low[behind] in _BEGINS or t.capital(behind)
    return behind if opens and clause_follows(t, behind) else None


def _second_noun(t: Tokens, first: int, that: int) -> int | None:
    """As "the boats" in "told the crew the boats that sank"; not "a year ago" in "told the court a year ago that"."""
    if t.low[first] in PREPOSITIONS:
        return None
    for index in range(first + 1, that - 1):
        before = t.low[index - 1]
        if t.low[index] in DETERMINERS and not (before in _JOINS or before in DETERMINERS or walls(before)):
            named = before.endswith(("'s", "s'")) or not _WHEN.isdisjoint(t.low[index:that])
            return None if named else index
    return None
