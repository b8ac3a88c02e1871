"""One speaker with several verbs: "Vik said the quay was shut and warned that …", "denied it, adding that …".

Each verb opens a part of its own where it is certain who speaks: the speaker of the first verb, and nobody whom that
one tells of. In doubt nothing is parted.
"""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.frames.needs import introduces
from factcheck.annotators.builtin.frames.resumed import closing_comma
from factcheck.annotators.builtin.readings.inner_clauses import (
    Form,
    finite_form,
    form_of,
    told_by_nobody_else,
    told_by_who_is_told_of,
)
from factcheck.annotators.builtin.words.grammar import DAYS, PREPOSITIONS, adverbial, walls
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_STYLES = frozenset({"free", "that", "belief", "act", "quote"})
_ASIDE_STYLES = frozenset({"according", "citing", "hearsay", "view"})
_PERFECT = frozenset({"has", "have", "had"})
_BEFORE_PARTICIPLE = frozenset({"while", "before", "but"})
_TAKING_OBJECTS = WORDS["taking objects"]
_NO_OBJECT = PREPOSITIONS | {"of", "for", "to"}
_SHOWING = frozenset({"show", "shows", "showed", "shown"})  # "footage shows the crowd, chanting …"
_RELATIVES = frozenset({"who", "which"})
_PAIR = 2  # hits that it takes
_ADDING = frozenset({"adding", "added", "adds", "add"})


class Stretch(NamedTuple):
    """A part of a sentence; token indexes, half-open."""

    frames: list[Frame]
    first: int
    behind: int
    doubtful: Sequence[int] = ()  # verbs in it of which it is in doubt whose they are
    around: Sequence[Frame] = ()  # frames outside that speak of all of it, outermost first


class _Joint(NamedTuple):
    before: int  # where the words before the joining ones end
    after: int  # where those behind them begin
    sure: bool  # not a mere comma, behind which a row may go on


class _Verbs(NamedTuple):
    found: list[tuple[_Joint, Frame]]  # those of who speaks, each with what joins it
    doubtful: list[int]


def stretches(
    t: Tokens, hits: Sequence[Hit], frames: list[Frame], first: int, behind: int, voices: Voices
) -> list[Stretch]:
    """The part from `first` to `behind`, cut before each further verb of its first speaker."""
    lead = _lead(t, frames, behind) if len(hits) >= _PAIR else None
    if lead is None:
        return [Stretch(frames, first, behind)]
    verbs = _verbs(t, hits, lead, behind, voices)
    if not verbs.found:
        at_once = [_ending(f, verbs.doubtful[0]) if f is lead and verbs.doubtful else f for f in frames]
        return [Stretch(at_once, first, behind, verbs.doubtful)]
    parts: list[Stretch] = []
    opening = [f for f in frames if f.first < lead.first]
    last = verbs.found[-1][1]
    closing = [f for f in frames if f.first > last.behind and _closes(t, f, behind)][-1:]
    begin, head = first, lead
    for joint, frame in verbs.found:
        around = closing if head is lead else [*closing, *opening]
        within = _within(t, frames, head, begin, joint.before)
        parts.append(Stretch(within, begin, joint.before, verbs.doubtful, around))
        begin, head = joint.after, frame
    return [*parts, Stretch(_within(t, frames, head, begin, behind), begin, behind, verbs.doubtful, opening)]


def _lead(t: Tokens, frames: Sequence[Frame], behind: int) -> Frame | None:
    """The first voice that is heard in a verb."""
    lead = next((f for f in frames if f.style not in _ASIDE_STYLES and not _opens(t, f)), None)
    if lead is None or lead.source is None or lead.style not in _STYLES:
        return None
    aside = t.low[lead.first] in _RELATIVES and "," in t.low[lead.behind : behind]  # which may end there
    return None if aside and closing_comma(t, lead.behind) != behind else lead


def _opens(t: Tokens, frame: Frame) -> bool:
    """As in "As the report noted, …"."""
    return frame.first > 0 and t.low[frame.first - 1] == "as" and t.low[frame.cue[1] : frame.cue[1] + 1] == [","]


def _closes(t: Tokens, frame: Frame, behind: int) -> bool:
    """As in "…, Reuters reported." at the end of it all."""
    return t.low[frame.first - 1] == "," and frame.source is not None and frame.behind >= behind


def _within(t: Tokens, frames: Sequence[Frame], head: Frame, begin: int, end: int) -> list[Frame]:
    """The frames between two places; `head` instead of others around the same verb."""
    inside = [head if f.cue[0] == head.cue[0] else f for f in frames if begin <= f.cue[0] < end]
    return [_ending(frame, end) for frame in (inside if head in inside else [head, *inside])]


def _ending(frame: Frame, end: int) -> Frame:
    """A frame of a part that ends at `end`: what says who speaks, and what is said, end there too."""
    start, stop = frame.cue
    if stop == end and frame.style == "act" and stop - start > 1:
        return frame._replace(cue=(start, start + 1), behind=start + 1)  # "welcomed the ruling and said"
    told = max(stop, frame.source[1]) if frame.source is not None else stop
    return frame if frame.behind <= end else frame._replace(behind=min(told, end))


def _verbs(t: Tokens, hits: Sequence[Hit], lead: Frame, behind: int, voices: Voices) -> _Verbs:
    """The further verbs of who speaks in `lead`."""
    verbs = _Verbs([], [])
    row: list[tuple[_Joint, Frame]] = []  # those behind a comma, in a row that an "and" must end
    last = lead
    for hit in hits:
        if not last.cue[1] < hit.start < behind or hit.section not in _STYLES or t.low[hit.start] == "citing":
            continue
        joint = _joint(t, hit.start, last)
        begin = None if joint is None else _said_from(t, last, joint)
        if joint is None or begin is None or ";" in t.low[begin : joint.before]:
            continue
        if not _puts_forward(t, hit, joint, last, voices):
            continue
        certain = t.low[hit.start] in _ADDING or told_by_nobody_else(t, begin, joint.before, hit.start, last, voices)
        goes_on = _same_form(t, hit.start, joint, lead, last)
        if certain and goes_on:
            last = _frame(t, hit, joint, lead)
            row.append((joint, last))
            if joint.sure:
                verbs.found.extend(row)
                row = []
        elif not told_by_who_is_told_of(t, begin, joint.before, hit.start, last, voices) and (certain or goes_on):
            verbs.doubtful.append(hit.start)
    return verbs


def _frame(t: Tokens, hit: Hit, joint: _Joint, lead: Frame) -> Frame:
    behind = content_start(t, hit.end) if hit.section in ("free", "that") else hit.end
    return Frame(lead.source, (hit.start, hit.end), joint.after, behind, hit.section)


def _joint(t: Tokens, verb: int, last: Frame) -> _Joint | None:
    """What stands before a verb without a subject and joins it to what was said before."""
    form = form_of(t.low[verb])
    index = verb - 1
    while index > last.cue[1] and (_is_when(t, index) or t.low[index] in _PERFECT):
        index -= 1
    low, comma = t.low[index], t.low[index - 1] == ","
    if low == ",":
        return _Joint(index, index + 1, form is Form.PARTICIPLE or t.low[index + 1] == "then")
    if form is Form.PARTICIPLE:
        joins = low in _BEFORE_PARTICIPLE or (low == "and" and form_of(t.low[last.cue[0]]) is form)
    else:
        joins = low in ("and", "but") or (low == "yet" and comma)
    return _Joint(index - comma, index + 1, True) if joins else None


def _is_when(t: Tokens, index: int) -> bool:
    """As in "and later said", "and on Monday said"."""
    return adverbial(t.low[index]) or t.low[index] in DAYS or (t.low[index] == "on" and t.low[index + 1] in DAYS)


def _puts_forward(t: Tokens, hit: Hit, joint: _Joint, last: Frame, voices: Voices) -> bool:
    """Whether something is put forward with the verb."""
    quoted = t.low[hit.end : hit.end + 2] == [",", QUOTE]
    if hit.end >= len(t) or (walls(t.low[hit.end]) and t.low[hit.end] not in (QUOTE, ":") and not quoted):
        return False
    if t.low[hit.start] in _TAKING_OBJECTS and hit.end == hit.start + 1 and t.low[hit.end] in _NO_OBJECT:
        return False  # "was held and accused of theft"
    frame = _frame(t, hit, joint, last)
    return frame.behind < len(t) and introduces(t, frame._replace(relative=True), voices)


def _said_from(t: Tokens, last: Frame, joint: _Joint) -> int | None:
    """Where what is said with the verb before begins; None where there is nothing."""
    assert last.source is not None
    begin = last.behind if last.behind < joint.before else max(last.cue[1], last.source[1])
    if begin < joint.before:
        return begin
    multiple = last.style == "act" and last.cue[1] - last.cue[0] > 1
    behind_quote = last.first > 0 and t.low[last.first - 1] == QUOTE  # "“…,” she said, adding …"
    return begin if begin == joint.before and (multiple or behind_quote) else None


def _same_form(t: Tokens, verb: int, joint: _Joint, lead: Frame, last: Frame) -> bool:
    """Whether the verb goes on with the first or with the one before: "denied … and said", "saying … and warning"."""
    if form_of(t.low[verb]) is Form.PARTICIPLE and joint.sure:
        return t.low[last.cue[0]] not in _SHOWING
    before = lead if form_of(t.low[last.cue[0]]) is Form.PARTICIPLE else last
    if form_of(t.low[before.cue[0]]) is Form.PARTICIPLE:
        return True  # "She left, saying it was late, and warned …"
    return finite_form(t, verb) in (finite_form(t, before.cue[0]), form_of(t.low[before.cue[0]]))
