"""Voices without a verb of their own in talk: "for my mother, it was …", "remember that …", "the nurse: “…”"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.clauses import clause_verb
from factcheck.annotators.builtin.words.grammar import (
    CONTRACTED,
    DETERMINERS,
    LEADERS,
    PRONOUNS,
    name_like,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_OBJECTS = WORDS["objects"]
_OPENERS = WORDS["clause openers"]
_BEING = WORDS["be"] | WORDS["seeming"]
_BIDDING = frozenset({"remember", "keep", "bear", "note", "forget", "imagine", "consider", "realise", "realize"})
_SAYINGS = frozenset(
    {"saying", "proverb", "song", "line", "joke", "story", "adage", "phrase", "poem", "rhyme", "legend"}
)
_PLEASE = frozenset({"please", "just", "always", "also", "don't", "never", "let's", "not"})
_LONGEST_NAME = 8  # tokens before a colon
_LONGEST_LEAD = 7  # tokens of "For most of my neighbours,"
_NEAR = 8  # tokens in which "is" must come


def by_bidding(t: Tokens, hit: Hit) -> Frame | None:
    """As in "Remember that we were poor", "and don't forget that": whoever listens shall hold it true."""
    if t.low[hit.start] not in _BIDDING or t.low[hit.end : hit.end + 1] != ["that"] or hit.end + 1 >= len(t):
        return None
    first = hit.start
    while first > 0 and t.low[first - 1] in _PLEASE:
        first -= 1
    if first and not (walls(t.low[first - 1]) or t.low[first - 1] in LEADERS):
        return None
    return Frame(None, (hit.start, hit.end), first, hit.end + 1, "hearsay")


def by_lead(t: Tokens, voices: Voices) -> Frame | None:
    """As in "For my mother, the sea was a thief", "to me it is a shame": how it is to whom."""
    quoted = _by_saying(t)
    if quoted is not None:
        return quoted
    first = next((i for i in range(min(3, len(t))) if t.low[i] not in LEADERS and t.low[i] not in (",", "well")), 0)
    if first + 3 > len(t) or t.low[first] not in ("for", "to"):
        return None
    name = first + 1
    comma = next((i for i in range(name, min(len(t), name + _LONGEST_LEAD)) if walls(t.low[i])), None)
    end = name + 1 if t.low[name] in _OBJECTS and t.low[name] != "her" else comma
    if end is None or end <= name or (t.low[end] != "," and t.low[name] not in _OBJECTS):
        return None
    behind = end + (t.low[end : end + 1] == [","])
    if t.low[behind : behind + 1] == ["who"]:  # "For Per Vik, who runs the hall, it was a shame"
        behind = next((i + 1 for i in range(behind, len(t)) if t.low[i] == ","), behind)
    if not _holds(t, name, end, voices) or not _is_how_it_is(t, behind):
        return None
    return Frame((name, end), (first, first + 1), first, behind, "free")


def _by_saying(t: Tokens) -> Frame | None:
    """As in "As the old saying goes, a boat is a hole", "to quote Per Vik, a boat is a hole"."""
    comma = next((i for i in range(2, min(len(t), _LONGEST_LEAD)) if t.low[i] == ","), 0)
    if not comma or comma + 1 >= len(t):
        return None
    if t.low[0] == "as" and t.low[comma - 1] == "goes" and t.low[comma - 2] in _SAYINGS:
        return Frame((1, comma - 1), (comma - 1, comma), 0, comma + 1, "free")
    quotes = t.low[0] == "to" and t.low[1] in ("quote", "paraphrase") and name_like(t, 2, comma)
    return Frame((2, comma), (1, 2), 0, comma + 1, "free") if quotes else None


def _holds(t: Tokens, name: int, end: int, voices: Voices) -> bool:
    """Whether somebody is named who may hold something; not "for years", "for the council tax"."""
    if t.low[name] in _OBJECTS and end == name + 1:
        return t.low[name] not in ("it", "you")
    if any(verbal(low) for low in t.low[name:end]) or not name_like(t, name, end):
        return False
    named = all(t.capital(i) for i in range(name, end)) and not t.low[name][0].isdigit()
    return named or (voices.names_person(t.low[end - 1]) or voices.speaks(t.phrase(name, end).lower()))


def _is_how_it_is(t: Tokens, index: int) -> bool:
    """Whether what follows says how something is, and not what was done for somebody."""
    verb = clause_verb(t, index, len(t))
    if verb is None:
        return any(low in _BEING for low in t.low[index + 1 : index + _NEAR])
    return t.low[verb] in _BEING or (t.low[verb] in CONTRACTED and t.low[verb].endswith("'s"))


def by_introduction(t: Tokens) -> Frame | None:
    """As in "An off-duty nurse: “He wanted us gone.”" inside what somebody tells."""
    colon = t.low.index(":") if ":" in t.low else 0
    if not 0 < colon <= _LONGEST_NAME or t.low[colon + 1 : colon + 2] != [QUOTE]:
        return None
    if any(map(verbal, t.low[:colon])) or not name_like(t, 0, colon) or not _OPENERS.isdisjoint(t.low[:colon]):
        return None
    begins = t.capital(0) or t.low[0] in DETERMINERS or t.low[0] in PRONOUNS
    return Frame((0, colon), (colon, colon + 1), 0, colon + 1, "free") if begins else None
