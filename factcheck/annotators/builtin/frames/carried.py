"""Verbs whose speaker the verb before tells: "remembers telling", "accused of claiming", "is said to have told"."""

from collections.abc import Sequence
from itertools import pairwise

from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.words.clauses import clause_verb
from factcheck.annotators.builtin.words.grammar import AUXILIARIES, adverbial, name_like, name_start, proper, walls
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

_OWNING_UP = WORDS["owning up"]  # "remembers thinking that", "denied having said that"
_CHARGING = WORDS["charging"]  # "accused him of claiming that"
_JUDGING = WORDS["criticising"]  # "criticised him for claiming that"
_PUT = WORDS["saying"]
_CARRYING = _CHARGING | _JUDGING
_BE = WORDS["be"]
_HEARING = frozenset({"hearing", "seeing"})
_OPENERS = WORDS["clause openers"] | {"if", QUOTE, MENTION}
_SAYING = ("free", "that", "belief", "mind")
_FAR = 12  # tokens from "accused" to "of claiming"


def with_carried(t: Tokens, hits: Sequence[Hit], frames: list[Frame]) -> list[Frame]:
    """The frames from left to right, each with the one that has its speaker from it."""
    found: list[Frame] = []
    for frame in frames:
        inner = _carried(t, hits, frame) if _may_carry(t, frame) else None
        if inner is None or any(frame.cue[1] < other.cue[1] <= inner.behind for other in frames):
            found.append(frame)
        elif frame.source is None:
            source = inner.source or frame.cue
            relative = frame.first > 1 and t.low[frame.first - 1] in ("who", "which")
            first = frame.first - 1 if relative else min(source[0], frame.first)
            found.append(frame._replace(first=first, behind=inner.cue[0], style="told", relative=relative))
            found.append(inner._replace(first=inner.cue[0]))
        else:
            found += [frame._replace(behind=inner.first), inner]
    return found


def carries(t: Tokens, frame: Frame) -> bool:
    """As in "they accused us of saying that": whoever does so, what they put forward is somebody's word."""
    told = frame.style == "act" and frame.source is not None and not frame.relative and t.low[frame.cue[0]] in _CARRYING
    near = t.low[frame.behind : frame.behind + _FAR]
    joint = "of" if t.low[frame.cue[0]] in _CHARGING else "for"
    return told and any(one == joint and two in _PUT for one, two in pairwise(near))


def _may_carry(t: Tokens, frame: Frame) -> bool:
    """Whether the verb is one of those that tell who speaks in the next: few are."""
    first, behind = frame.cue
    return t.low[behind - 1] in _OWNING_UP or t.low[first] in _CARRYING or (frame.source is None and behind < len(t))


def _carried(t: Tokens, hits: Sequence[Hit], frame: Frame) -> Frame | None:
    by_start = {hit.start: hit for hit in hits}
    return _owned_up(t, by_start, frame) or _charged(t, by_start, frame) or _reputed(t, by_start, frame)


def _owned_up(t: Tokens, by_start: dict[int, Hit], frame: Frame) -> Frame | None:
    """As in "The guard remembered telling them that", "she denied having said that"."""
    if t.low[frame.cue[1] - 1] not in _OWNING_UP or frame.source is None:
        return None
    verb = frame.cue[1] + (t.low[frame.cue[1] : frame.cue[1] + 1] == ["ever"])
    verb += t.low[verb : verb + 1] == ["having"]
    hit = by_start.get(verb)
    if hit is None or (verb == frame.cue[1] and not t.low[verb].endswith("ing")):
        return None
    if t.low[verb] in _HEARING and t.low[hit.end : hit.end + 1] not in (["that"], ["how"]):
        return None  # "described hearing the guard shout that"
    return _put_forward(t, hit, frame.source, frame.cue[1])


def _charged(t: Tokens, by_start: dict[int, Hit], frame: Frame) -> Frame | None:
    """As in "They accused the firm of claiming that", "the firm was criticised for claiming that"."""
    if t.low[frame.cue[0]] not in _CARRYING:
        return None
    near = range(frame.cue[1], min(len(t) - 1, frame.cue[1] + _FAR))
    joint = "of" if t.low[frame.cue[0]] in _CHARGING else "for"
    of = next((i for i in near if t.low[i] == joint and t.low[i + 1].endswith("ing")), None)
    if of is None or any(map(walls, t.low[frame.cue[1] : of])):
        return None
    verb = of + 1 + (t.low[of + 1] == "having")
    hit = by_start.get(verb)
    passive = frame.style == "passive"
    source = _subject_of_be(t, frame.cue[0]) if passive else (frame.cue[1], of)
    if hit is None or source is None or not name_like(t, *source):
        return None
    return _put_forward(t, hit, source, verb if passive else source[0])


def _reputed(t: Tokens, by_start: dict[int, Hit], frame: Frame) -> Frame | None:
    """As in "The baker is said to have told them that"."""
    if frame.style != "passive" or frame.source is not None or t.low[frame.cue[1] : frame.cue[1] + 1] != ["to"]:
        return None
    verb = frame.cue[1] + 1 + (t.low[frame.cue[1] + 1 : frame.cue[1] + 2] == ["have"])
    source, hit = _subject_of_be(t, frame.cue[0]), by_start.get(verb)
    return None if hit is None or source is None else _put_forward(t, hit, source, frame.cue[1])


def _subject_of_be(t: Tokens, cue: int) -> tuple[int, int] | None:
    """Whom "is said to" and "was accused of" tell of, past "who"."""
    last = cue - 1
    while last > 0 and (t.low[last] in AUXILIARIES or t.low[last] in _BE or adverbial(t.low[last])):
        last -= 1
    if last > 0 and t.low[last] in ("who", "which"):
        last -= 1 + (t.low[last - 1] == ",")
    closing = last
    if last > 0 and t.low[last] == ",":  # "The baker, Tomas Rud, is said to"
        last = next((i for i in range(last - 1, 0, -1) if t.low[i] == ","), last)
        last -= last < closing and proper(t, last + 1, closing)
    first = name_start(t, last)
    behind = closing if last < closing else last + 1
    return (first, behind) if name_like(t, first, behind) else None


def _put_forward(t: Tokens, hit: Hit, source: tuple[int, int], first: int) -> Frame | None:
    """The frame of the verb, where a clause or a quotation follows it, or whom it is told and then one."""
    if hit.section not in _SAYING:
        return None
    behind = content_start(t, hit.end)
    opens = t.low[behind] if behind < len(t) else ""
    if not (t.low[behind - 1] == "that" or opens in _OPENERS or clause_verb(t, behind, len(t)) is not None):
        return None
    return Frame(source, (hit.start, hit.end), first, behind, "free")
