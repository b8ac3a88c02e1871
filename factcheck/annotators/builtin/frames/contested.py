"""Who denies what stands before: "The dam was cracked, a claim the ministry denies", "…, something she disputes"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.tokens import Tokens

CONTESTING = frozenset(
    {"deny", "denies", "denied", "dispute", "disputes", "disputed", "reject", "rejects", "rejected", "contests"}
)
_NOUNS = frozenset(
    {"claim", "charge", "allegation", "accusation", "suggestion", "assertion", "idea", "notion", "view", "figure"}
)
_MARKS = (",", "—")
_ARTICLES = ("a", "an")


def contesting(t: Tokens, frame: Frame) -> Frame:
    """The frame from "a claim" on, with its source behind that; as it is where no such words stand before the verb."""
    noun = _noun(t, frame)
    if noun is None or frame.source is None:
        return frame
    opening, behind = noun
    return frame._replace(source=(max(behind, frame.source[0]), frame.source[1]), first=opening, behind=frame.cue[1])


def contests(t: Tokens, frame: Frame) -> bool:
    """Whether a frame begins with what its source denies."""
    denies = t.low[frame.cue[0]] in CONTESTING and frame.source is not None and frame.first < frame.source[0]
    return denies and (t.low[frame.first] in _ARTICLES or t.low[frame.first] == "something")


def _noun(t: Tokens, frame: Frame) -> tuple[int, int] | None:
    """Where "a claim that" begins and ends, directly before or within the source of a frame."""
    if t.low[frame.cue[0]] not in CONTESTING or frame.source is None or frame.cue[0] < frame.source[1]:
        return None
    first = frame.source[0]
    first -= t.low[first - 1] in ("that", "which")
    if t.low[first - 1] in _NOUNS:
        first -= 2
    elif t.low[first - 1] == "something":
        first -= 1
    if first < 1 or t.low[first - 1] not in _MARKS:
        return None
    if t.low[first] == "something":
        behind = first + 1
    elif t.low[first] in _ARTICLES and t.low[first + 1] in _NOUNS:
        behind = first + 2
    else:
        return None
    behind += t.low[behind] in ("that", "which")
    return (first, behind) if behind < frame.source[1] else None
