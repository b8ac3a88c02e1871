"""A second speaker behind what a first one did by speaking: "The firm denied the charge and its lawyers said …"."""

from collections.abc import Sequence
from itertools import pairwise

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.clauses import has_verb
from factcheck.annotators.builtin.words.grammar import AUXILIARIES, DETERMINERS, PRONOUNS, adverbial
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_STYLES = frozenset({"free", "that", "act"})
_BRIDGES = WORDS["bridges"]  # behind which a clause is likelier than a thing
_JOINTS = ("and", "but")
_PAIR = 2  # frames


def with_second_speakers(t: Tokens, frames: list[Frame]) -> list[Frame]:
    """The frames, each without the object of the verb before in its source: not "the charge and its lawyers"."""
    if len(frames) < _PAIR:
        return frames
    found = frames[:1]
    for before, frame in pairwise(frames):
        opening = _opening(t, before, frame)
        if opening is None or frame.source is None:
            found.append(frame)
        else:
            found.append(frame._replace(source=(opening, frame.source[1]), first=opening))
    return found


def _opening(t: Tokens, before: Frame, frame: Frame) -> int | None:
    """Where the source begins behind "and", if what stands before that is what `before` puts forward."""
    if frame.source is None or frame.first != frame.source[0] or frame.first != before.cue[1] or not _done(t, before):
        return None
    between = t.low[frame.source[1] : frame.cue[0]]
    if t.low[frame.cue[0]] == "as" or not all(adverbial(low) or low in AUXILIARIES for low in between):
        return None  # "accused the firm and its lawyers of saying", "quoted the firm and its lawyers as saying"
    return next((i + 1 for i in range(*frame.source) if t.low[i] == "and" and _names_another(t, i + 1)), None)


def _names_another(t: Tokens, index: int) -> bool:
    return t.low[index] in DETERMINERS or t.low[index] in PRONOUNS or t.capital(index)


def _done(t: Tokens, before: Frame) -> bool:
    """Whether a thing is put forward with the verb, and no clause."""
    if before.source is None or before.style not in _STYLES or before.source[1] > before.cue[0]:
        return False
    return before.style == "act" or t.low[before.cue[0]] not in _BRIDGES


def second_speaker(t: Tokens, before: Sequence[Frame], frame: Frame) -> tuple[int, int] | None:
    """Where what is said before ends, and where the second speaker's clause begins; None where it is in doubt."""
    joint = frame.first - 1
    if not before or frame.relative or frame.source is None or frame.source[0] != frame.first or joint < 1:
        return None
    last = before[-1]
    if t.low[joint] == "but" and t.low[frame.first] not in PRONOUNS and last.cue[1] < joint:
        return joint, joint + 1  # "Vik said it was closed but the governor said it was not"
    if t.low[joint] not in _JOINTS or not _done(t, last) or last.cue[1] >= joint or last.relative:
        return None
    said = t.low[last.cue[1] : joint]
    clause = has_verb(t, last.cue[1], joint) or "that" in said or "to" in said or QUOTE in said
    return None if clause else (joint, joint + 1)
