"""Frames around what somebody reckons: "by his reckoning, the town will be lit again", "in her estimate"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import clause_follows
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import Tokens

_RECKONINGS = frozenset({"reckoning", "estimate", "count", "calculation", "calculations"})
_POSSESSIVE = WORDS["possessive"]
_MINE = WORDS["mine"]
_OPENERS = ("by", "in")
_JOINTS = ("and", "but", "that")


def by_reckoning(t: Tokens, hit: Hit, *, spoken: bool) -> Frame | None:
    """The frame around "by his reckoning", where it stands apart; of "by my count", in speech alone."""
    owner = hit.start - 1
    if not _is_reckoning(t, hit) or not stands_apart(t, owner - 1, hit) or (t.low[owner] in _MINE and not spoken):
        return None
    return Frame((owner, hit.start), (hit.start, hit.end), owner - 1, hit.end, "according")


def stands_apart(t: Tokens, first: int, hit: Hit) -> bool:
    """As in "By his reckoning, the town …", "To his mind the town …", "The town, by his reckoning, …"."""
    after = t.low[hit.end] if hit.end < len(t) else ","
    if first and t.low[first - 1] != ",":
        return t.low[first - 1] in _JOINTS and (after == "," or clause_follows(t, hit.end))
    return after == "," or clause_follows(t, hit.end)


def _is_reckoning(t: Tokens, hit: Hit) -> bool:
    """As in "by his reckoning", "in her estimate"."""
    named = t.low[hit.start] in _RECKONINGS and hit.start > 1
    return named and t.low[hit.start - 1] in _POSSESSIVE and t.low[hit.start - 2] in _OPENERS
