"""Scenes: what people do with hands and feet, and what they did not do, is told and not thought, whatever its words."""

from factcheck.annotators.builtin.words.lexicon import sections_of
from factcheck.annotators.builtin.words.tokens import Tokens

_LISTS = sections_of("opinion_scenes")
_BASES = frozenset(_LISTS["acts"])
_ACTS = frozenset(_LISTS["acts now"] + _LISTS["acts then"])
_PERSONS = frozenset(_LISTS["persons"])
_NO_SUBJECT = frozenset(_LISTS["before a noun"])  # "the looks", "to cut", "of cuts"
_THEN = frozenset({"was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"})
_DENIALS = frozenset(
    {"not", "never", "no", "nobody", "nothing", "none", "neither", "nor", "doesn't", "don't", "without"}
)
_DENYING = _THEN | _DENIALS
TELLING = _ACTS | _DENYING  # without one of them nothing is told here as done, or as not done
_NOT = frozenset({"not", "never", "don't", "doesn't"})
_NOBODY = frozenset({"nobody", "nothing", "none", "neither", "never"})
_SEEN = frozenset({"seen", "heard"})
_POINTING = frozenset({"this", "that", "these", "those"})
_RANKING = frozenset(_LISTS["behind was not"])  # "it was not the council's finest evening" judges
_CLAUSE_ENDS = frozenset({",", ";", ":", "is", "are", "will", "to", "that", "who"})
_MISSED = frozenset(_LISTS["behind there was no"])
_ASKED = frozenset(_LISTS["behind it was not clear"])
_SAID = frozenset(_LISTS["behind nobody has"])
_KNOW = frozenset({"knows", "knew"})
_SAY = frozenset(_LISTS["behind would not"])
_WOULD_NOT = frozenset({("would", "not"), ("did", "not")})
_BE = frozenset({"is", "was", "are", "were", "been", "remains", "remained"})
_CLEAR = frozenset({"clear", "known", "certain"})
_UNSURE = frozenset({"not", "isn't", "wasn't"})
_HAVE = frozenset({"has", "have"})
_FARTHEST_HAS = 5  # words: "but so far nobody has"
_FARTHEST_KNOWN = 6  # words: "it was not immediately clear on Monday who"
_FARTHEST_SUBJECT = 9  # words: "the skipper, a woman in a yellow coat, lifts"
_FARTHEST_DENIED = 4  # words: "no one on the quay saw"
_ABSENT = frozenset({"there", "it"})  # one of the first two words where something was not there or not known


def acts(t: Tokens, first: int, low: list[str]) -> list[int]:
    """Where in `low`, the words from `first` on, a verb tells what somebody does or did with hands, feet or face."""
    found: list[int] = []
    if "that" in low:  # what follows it is thought, not seen
        low = low[: low.index("that")]
    for index, word in enumerate(low):
        if word not in _ACTS or not index or low[index - 1] in _NO_SUBJECT or low[index - 1][0].isdigit():
            continue
        if found or _somebody(t, first, low, index):
            found.append(index)
    return found


def _somebody(t: Tokens, first: int, low: list[str], verb: int) -> bool:
    """Whether a person's name, pronoun or calling stands before the verb."""
    if t.capital(first + verb - 1) and low[verb - 1][:1].isalpha():
        return True
    before = low[max(0, verb - _FARTHEST_SUBJECT) : verb]
    return not _PERSONS.isdisjoint(before)


def denied_then(low: list[str], told: list[int]) -> list[int]:
    """The places of words that deny what would have been an event: "did not", "nobody spoke", "does not get up"."""
    if not low or low[-1] in _POINTING:  # "Nobody voted for this" speaks of something that is judged
        return []
    denying = [index for index, word in enumerate(low) if word in _DENYING]
    return [index for index in denying if _denies_event(low, index, told)]


def not_found(low: list[str]) -> int:
    """How many words say what was not there, not known or not said: "there is no sign of", "it was not clear how"."""
    silent = _not_said(low)
    if silent or _ABSENT.isdisjoint(low[:2]):
        return silent
    return next((behind for start in (0, 1) if (behind := _not_there(low, start) or _not_clear(low, start))), 0)


def _not_said(low: list[str]) -> int:
    """As in "no one has said who will pay", "nobody knows how many there are", "a spokesman would not say when"."""
    said = 0 if _HAVE.isdisjoint(low[1:_FARTHEST_HAS]) else _nobody_has(low)
    if not said and not _KNOW.isdisjoint(low[1:_FARTHEST_HAS]):
        said = _nobody_knows(low)
    if said or "not" not in low:  # of most sentences there is nothing more to ask
        return said
    would = next((at for at in range(1, len(low) - 2) if (low[at], low[at + 1]) in _WOULD_NOT), 0)
    return would + 3 if would and low[would + 2] in _SAY else 0


def _nobody_has(low: list[str]) -> int:
    """As in "no one has said who will pay"."""
    has = next((at for at in range(1, min(_FARTHEST_HAS, len(low))) if low[at] in _HAVE), 0)
    silent = has and (not _NOBODY.isdisjoint(low[:has]) or ["no", "one"] in (low[has - 2 : has], low[:2]))
    said = next((at for at in range(has + 1, has + 3) if low[at : at + 1] and low[at] in _SAID), 0) if silent else 0
    return said + 1 if said else 0


def _nobody_knows(low: list[str]) -> int:
    """As in "nobody knows how many there are"; not "nobody knows him"."""
    knows = next(at for at in range(1, _FARTHEST_HAS) if low[at] in _KNOW)
    nobody = low[knows - 1] == "nobody" or low[max(0, knows - 2) : knows] == ["no", "one"]
    return knows + 1 if nobody and not _ASKED.isdisjoint(low[knows + 1 : knows + 3]) else 0


def _not_there(low: list[str], start: int) -> int:
    no = next((at for at in range(start + 2, start + 4) if low[at : at + 1] == ["no"]), 0)
    opens = low[start : start + 1] == ["there"] and no > 0 and low[no - 1] in _BE
    return no + 2 if opens and not _MISSED.isdisjoint(low[no + 1 : no + 3]) else 0


def _not_clear(low: list[str], start: int) -> int:
    opening = low[start : start + _FARTHEST_KNOWN]
    clear = next((at for at, word in enumerate(opening, start) if word in _CLEAR), 0)
    opens = opening[:1] == ["it"] and not _UNSURE.isdisjoint(low[start:clear])
    return clear + 1 if opens and not _ASKED.isdisjoint(low[clear + 1 : clear + 4]) else 0


def _denies_event(low: list[str], index: int, told: list[int]) -> bool:
    word, before = low[index], low[index - 1] if index else ""
    behind = low[index + 1 : index + 1 + _FARTHEST_DENIED]
    if word in _THEN or (word in _DENIALS and before in _THEN):
        return (before in _THEN or word.endswith("n't")) and _RANKING.isdisjoint(behind[:1])
    if (word in _NOBODY or (word, *behind[:1]) == ("no", "one")) and any(map(_act_now, behind[: _FARTHEST_DENIED - 1])):
        return True
    if word in _NOT and not _BASES.isdisjoint(behind[:2]):
        return True
    for at, near in enumerate(behind, index + 1):
        if near in _THEN or at in told or near in _ACTS or near in _SEEN or (len(near) > 4 and near.endswith("ed")):
            return True
        if near in _CLAUSE_ENDS:
            return False
    return False


def _act_now(word: str) -> bool:
    return word.endswith("s") and (word[:-1] in _BASES or word[:-2] in _BASES)
