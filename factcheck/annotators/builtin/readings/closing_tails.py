"""What follows a speaker and tells only how it was said: "…, he said, speaking on condition of anonymity"."""

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import PREPOSITIONS, adverbial
from factcheck.annotators.builtin.words.tokens import Tokens

_ASKING = frozenset({"asking", "requesting", "declining", "insisting", "granted", "citing"})
_ANONYMOUS = frozenset({"anonymity", "named", "identified", "anonymous", "name", "names", "quoted"})
_NEAR = 6  # tokens of "asking that they not be named"


def tells_how(t: Tokens, begin: int) -> bool:
    """Whether the stretch from code point `begin` on tells how or where somebody spoke."""
    index = bisect_left(t.start, begin)
    index += t.low[index : index + 1] == [","]
    if index + 1 >= len(t):
        return False
    if t.low[index] == "speaking":
        return t.low[index + 1] in PREPOSITIONS or adverbial(t.low[index + 1])
    return t.low[index] in _ASKING and not _ANONYMOUS.isdisjoint(t.low[index + 1 : index + _NEAR])


def cut_adding(before: Sequence[Frame], frame: Frame) -> tuple[int, int] | None:
    """Where ", adding that it rains" begins behind a speaker who closes: "“It is late,” she said, adding that"."""
    last = before[-1] if before else None
    if last is None or last.source is None or not last.first or not frame.relative:
        return None
    closes = max(last.cue[1], last.source[1]) == frame.first - 1 == frame.cue[0] - 1
    return (frame.first - 1, frame.first) if closes and last.source == frame.source else None


def said_how(t: Tokens, cue: int, behind: int) -> int | None:
    """Behind "finally" or "at last" of "…, he said finally, when it was full"; None where nothing like that stands."""
    rest = t.low[cue : min(behind, cue + 3)]
    if len(rest) > 1 and adverbial(rest[0]) and rest[1] == ",":
        return cue + 1
    return cue + 2 if rest in (["at", "last", ","], ["at", "once", ","], ["in", "response", ","]) else None
