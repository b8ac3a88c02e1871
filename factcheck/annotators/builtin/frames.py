"""All frames of a sentence: around verbs (active and passive), "according to", hearsay and "X's claim that …"."""

from factcheck.annotators.builtin.frame import Frame, content_start, tail_end
from factcheck.annotators.builtin.grammar import (
    DETERMINERS,
    adverbial,
    name_end,
    name_like,
    name_start,
    proper,
    verbal,
    walls,
)
from factcheck.annotators.builtin.lexicon import WORDS, Hit, Lexicon
from factcheck.annotators.builtin.tokens import PUNCTUATION, Tokens
from factcheck.annotators.builtin.verbs import by_verb
from factcheck.annotators.builtin.voices import Voices

_BE = WORDS["be"]
_PASSIVE = WORDS["passive"]
_PASSIVE_BY = WORDS["passive by"]  # nothing without the one who does it: "was urged to" tells of no speech
_PASSIVE_NEEDS = WORDS["passive needs"]
_NO_SOURCE = WORDS["no source"]


def find_frames(t: Tokens, cues: Lexicon, voices: Voices) -> list[Frame]:
    """The frames of a sentence from left to right, none overlapping another."""
    frames: list[Frame] = []
    for hit in cues.hits(t.low):
        frame = _found(t, hit, voices)
        if frame is not None and not (frames and frame.first < frames[-1].behind):
            frames.append(frame)
    return frames


def _found(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    if hit.section == "according":
        return _by_according(t, hit)
    if hit.section == "hearsay":
        return Frame(None, (hit.start, hit.end), hit.start, hit.end, hit.section)
    if hit.section == "noun":
        return _by_noun(t, hit)
    be = hit.start - 1
    while be >= 0 and adverbial(t.low[be]):
        be -= 1
    if be >= 0 and t.low[be] in _BE and not t.low[hit.start].endswith("ing"):
        return _passive(t, hit, be)
    return by_verb(t, hit, voices)


def _passive(t: Tokens, hit: Hit, be: int) -> Frame | None:
    """ "Is said to", "was accused by the union of", "it is believed that", "was quoted as saying"."""
    if t.low[hit.start] not in _PASSIVE or hit.end >= len(t) or t.low[hit.end] not in _PASSIVE_NEEDS:
        return None
    by = next((i for i in range(hit.end, min(len(t), hit.end + 14)) if t.low[i] == "by"), None)
    behind = name_end(t, by + 1) if by is not None else 0
    if by is not None and name_like(t, by + 1, behind) and not t.low[by + 1].endswith("ing"):
        return Frame((by + 1, behind), (hit.start, hit.end), by, behind, "passive")
    if t.low[hit.start] in _PASSIVE_BY:
        return None
    if t.low[hit.start] == "quoted":
        return _quoted_as_saying(t, hit, be)
    return Frame(None, (be, hit.end), be, hit.end, "passive")


def _quoted_as_saying(t: Tokens, hit: Hit, be: int) -> Frame | None:
    first = name_start(t, be - 1) if be else be
    if not name_like(t, first, be):
        return None
    behind = hit.end + 2 if t.low[hit.end : hit.end + 2] == ["as", "saying"] else hit.end
    return Frame((first, be), (hit.start, behind), first, content_start(t, behind), "free")


def _by_according(t: Tokens, hit: Hit) -> Frame | None:
    behind = _whole_name(t, hit.end)
    if behind == hit.end or t.low[hit.end] in _NO_SOURCE or t.low[behind - 1] in _NO_SOURCE:
        return None
    if t.low[hit.start] == "per" and not (hit.start == 0 or t.low[hit.start - 1] == ","):
        return None
    source = (hit.end, behind)
    if hit.start and behind < len(t) and t.low[behind] == ",":
        return Frame(source, (hit.start, hit.end), hit.start, tail_end(t, behind), hit.section)
    return Frame(source, (hit.start, hit.end), hit.start, _past_apposition(t, behind), hit.section)


def _whole_name(t: Tokens, first: int) -> int:
    """ "A report released on Monday by the ministry": behind "according to" a name reaches to the comma."""
    index = first
    while (
        index < len(t)
        and not walls(t.low[index])
        and t.low[index] not in ("who", "which", "that")
        and index - first < 24
    ):
        index += 1
    return index


def _past_apposition(t: Tokens, index: int) -> int:
    """ "…, Alireza, the coach, …" behind a name at the start of a sentence."""
    if index < len(t) and t.low[index] == ",":
        comma = next((i for i in range(index + 1, min(len(t), index + 10)) if t.low[i] in PUNCTUATION), None)
        inside = t.low[index + 1 : comma] if comma is not None else []
        if comma is not None and t.low[comma] == "," and inside and not any(verbal(low) for low in inside):
            named = proper(t, index + 1, comma) or (inside[0] in DETERMINERS and comma + 1 < len(t))
            return comma if named else index
    return index


def _by_noun(t: Tokens, hit: Hit) -> Frame | None:
    """ "Brekke's claim that the bridge is safe"."""
    owner = hit.start - 1
    while owner >= 0 and not t.low[owner].endswith(("'s", "s'")) and hit.start - owner < 3:
        owner -= 1
    if owner < 0 or hit.end >= len(t) or t.low[hit.end] != "that" or not t.low[owner].endswith(("'s", "s'")):
        return None
    first = name_start(t, owner)
    if not name_like(t, first, owner + 1) or first > 1:
        return None
    return Frame((first, owner + 1), (hit.start, hit.end), first, hit.end + 1, hit.section)
