"""Where the letters of a cue mean something else, and judge nothing: the month of May, "could be seen", "at best 4"."""

from itertools import pairwise

from factcheck.annotators.builtin.opinion.duties import prescribed
from factcheck.annotators.builtin.opinion.valuing import ranked
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit, sections_of

_HINTS = sections_of("opinion_hints")
_TWO_MEANINGS = frozenset(
    {
        "may",
        "might",
        "instead",
        "best",
        "worst",
        "need",
        "needs",
        "could",
        "at",
        "clearly",
        "the",
        "want",
        "wants",
        "wanted",
        "must",
        "has",
        "have",
        "woke",
        "perhaps",
        "extraordinary",
        "appears",
        "appear",
        "appeared",
        "it",
    }
)
_NOBODY = frozenset({"neither", "nor", "nobody"})  # "neither side could score" tells what happened
_SEEN = frozenset(_HINTS["seen"])  # "could be seen" tells what was to be seen
_HOW = frozenset(_HINTS["how clearly"])
_OF_A_LIFE = frozenset(_HINTS["of a life"])  # "the worst concert of her career" compares with her others
_COUNTED = frozenset(_HINTS["counted"])
_CONVENED = frozenset(_HINTS["convened"])
_APPEARING = frozenset({"on", "at", "in", "this", "next", "every", "before", "alongside", "opposite", "beside"})
_WAKING = frozenset({",", ".", "up", "at", "to", "in", "and", "from", "early", "late", "on", "with", "before", "after"})
_SLEEPERS = frozenset({"he", "she", "they", "i", "we", "who", "which", "that", "it"})
_AT_EASE = frozenset(
    {
        "no",
        "good",
        "danger",
        "trouble",
        "ease",
        "odds",
        "doubt",
        "decline",
        "retreat",
        "course",
        "track",
        "risk",
        "home",
        "better",
    }
)
_NAMED = frozenset({"named", "identified", "quoted"})  # "she did not want to be named"
_MONTH_BEFORE = WORDS["month before"]
_COUNTING = frozenset({"perhaps", "instead"})
_GUESSING = frozenset({"may", "might", "could"})
_WHETHER = frozenset({"whether"})  # "asked whether it might be": what somebody asks is no guess
_FARTHEST_ASKED = 4  # words
_NO = frozenset({"no", "nobody", "neither"})  # "no rain may fall", "only residents may pass": what is allowed
_FARTHEST_NO = 4  # words
_NOT, _DOES = frozenset({"not", "n't"}), frozenset({"does", "did"})
_PLAIN = {cue: frozenset(words) for cue, words in sections_of("opinion_plain").items()}
_PLAIN_BEGINNINGS = frozenset({cue.split()[0] for cue in _PLAIN})
_BEFORE, _BEHIND = 2, 3  # words


def harmless(low: list[str], hit: Hit) -> bool:
    """The same letters in another meaning: the month of May, "could not", "must-have"."""
    word = low[hit.start]
    return (word in _PLAIN_BEGINNINGS and _plain(low, hit)) or (word in _TWO_MEANINGS and _means_else(low, hit))


def _means_else(low: list[str], hit: Hit) -> bool:
    word = low[hit.start]
    before = low[hit.start - 1] if hit.start else ""
    behind = [*low[hit.end : hit.end + 2], "", ""]
    if word in ("may", "could", "must", "has", "have", "might"):
        return _only_tells(low, hit, before, behind[0])
    if word in _COUNTING:
        return _counts(word, before, behind[0])
    if word in ("need", "needs"):
        return before in _NOT and low[max(0, hit.start - 2)] in _DOES
    if word == "extraordinary":
        return behind[0] in _CONVENED
    if word == "woke":
        return behind[0] in _WAKING or before in _SLEEPERS
    if word == "clearly":
        return before in _HOW or not behind[0][:1].isalpha() or behind[0] in _SEEN
    if word == "it" or word.startswith("appear"):
        return _comes_out(low, hit)
    if word in ("want", "wants", "wanted"):
        return before in ("who", "that", "which") or (behind[0] == "be" and behind[1] in _NAMED)
    return _ranks(low, hit)


def _plain(low: list[str], hit: Hit) -> bool:
    """As in "dangerous goods", "will remain closed", "could hear": it judges nothing beside such words."""
    beside = _PLAIN.get(" ".join(low[hit.start : hit.end]))
    near = low[max(0, hit.start - _BEFORE) : hit.start] + low[hit.end : hit.end + _BEHIND]
    return beside is not None and not beside.isdisjoint(near)


def _counts(word: str, before: str, after: str) -> bool:
    """As in "of perhaps eight", "once a minute instead of forty times", "every third week instead of every second"."""
    number = after[:1].isdigit() or after in _COUNTED
    if word == "instead":
        return number or after == "every"
    return after[:1].isdigit() or (before == "of" and number)


def _only_tells(low: list[str], hit: Hit, before: str, after: str) -> bool:
    """As in "on 3 May", "could be seen", "must be signed by 1 May", "the board, which has to be asked"."""
    word = low[hit.start]
    if word in _GUESSING and not _WHETHER.isdisjoint(low[max(0, hit.start - _FARTHEST_ASKED) : hit.start]):
        return True
    if word in ("must", "has", "have"):
        return prescribed(low, hit)
    if word == "could":
        behind = [each for each in low[hit.end : hit.end + 3] if each != "still"]
        seen = behind[:1] == ["be"] and not _SEEN.isdisjoint(behind[1:2])
        return seen or after == "not" or before in ("that", "so") or not _NOBODY.isdisjoint(low)
    if word == "might" or hit.end - hit.start > 1:
        return False
    if low[0] == "only" or not _NO.isdisjoint(low[max(0, hit.start - _FARTHEST_NO) : hit.start]):
        return True
    return before in _MONTH_BEFORE or not after or after[:1].isdigit() or before[:1].isdigit()


def _comes_out(low: list[str], hit: Hit) -> bool:
    """As in "the novel appears on Thursday", "appears at the end of the report"; not "appears in no hurry"."""
    after, then = [*low[hit.end : hit.end + 2], "", ""][:2]
    return low[hit.end - 1].startswith("appear") and after in _APPEARING and then != "" and then not in _AT_EASE


def _ranks(low: list[str], hit: Hit) -> bool:
    """As in "at best 4 tonnes", "the worst concert of her life": by figures, or beside others of the same."""
    words, behind = low[hit.start : hit.end], low[hit.end : hit.end + 6]
    if words == ["at", "best"]:
        return "".join(behind[:1])[:1].isdigit()
    if ranked(low, hit.end - 1):
        return True
    if words not in (["the", "best"], ["the", "worst"]):
        return False
    return any(word in ("his", "her", "their", "its") and of in _OF_A_LIFE for word, of in pairwise(behind))
