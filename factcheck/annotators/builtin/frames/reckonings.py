"""Frames around what somebody reckons: "by his reckoning, the town will be lit again", "in her estimate"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import clause_follows, name_end, name_like
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import Tokens

_RECKONINGS = frozenset({"reckoning", "estimate", "count", "calculation", "calculations"})
_POSSESSIVE = WORDS["possessive"]
_MINE = WORDS["mine"]
_OPENERS = ("by", "in")
_JOINTS = ("and", "but", "that")


def by_reckoning(t: Tokens, hit: Hit, *, spoken: bool) -> Frame | None:
    """The frame around "by his reckoning", where it stands apart; of "by my count", in speech alone.

    Also around "by the reckoning of the lifeboat service".
    """
    if t.low[hit.start - 2 : hit.end + 1] == ["by", "the", t.low[hit.start], "of"]:
        behind = name_end(t, hit.end + 1)
        source = hit.end + 1, behind
        apart = (
            name_like(t, *source) and t.low[hit.start] in _RECKONINGS and stands_apart(t, hit.start - 2, hit, behind)
        )
        return Frame(source, (hit.start - 2, hit.end + 1), hit.start - 2, behind, "according") if apart else None
    owner = hit.start - 1
    if not _is_reckoning(t, hit) or not stands_apart(t, owner - 1, hit) or (t.low[owner] in _MINE and not spoken):
        return None
    return Frame((owner, hit.start), (hit.start, hit.end), owner - 1, hit.end, "according")


def stands_apart(t: Tokens, first: int, hit: Hit, behind: int | None = None) -> bool:
    """As in "By his reckoning, the town …", "To his mind the town …", "The town, by his reckoning, …"."""
    end = hit.end if behind is None else behind
    after = t.low[end] if end < len(t) else ","
    if first and t.low[first - 1] != ",":
        return t.low[first - 1] in _JOINTS and (after == "," or clause_follows(t, end))
    return after == "," or clause_follows(t, end)


def _is_reckoning(t: Tokens, hit: Hit) -> bool:
    """As in "by his reckoning", "in her estimate"."""
    named = t.low[hit.start] in _RECKONINGS and hit.start > 1
    return named and t.low[hit.start - 1] in _POSSESSIVE and t.low[hit.start - 2] in _OPENERS
