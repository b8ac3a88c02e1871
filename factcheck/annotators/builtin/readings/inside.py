"""Who is heard inside speech: "I think …", "they told us …", in a quotation or in what an interviewee answers."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

from factcheck.annotators.builtin.frames.carried import carries, with_carried
from factcheck.annotators.builtin.frames.finding import find_frames
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.needs import quotes_at_once
from factcheck.annotators.builtin.frames.personal import personal_frames
from factcheck.annotators.builtin.frames.quoted_voices import saying
from factcheck.annotators.builtin.readings.closing_chains import closing_chain
from factcheck.annotators.builtin.readings.going_on import going_on, may_be_verb
from factcheck.annotators.builtin.readings.inner_acts import only_does
from factcheck.annotators.builtin.readings.inner_minds import only_minds
from factcheck.annotators.builtin.readings.leads import between, lead_of
from factcheck.annotators.builtin.readings.places import JOINTS, Heard, Place, closes, quotations
from factcheck.annotators.builtin.words.clauses import clause_verb, has_verb
from factcheck.annotators.builtin.words.content import Range, trimmed
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    CONTRACTED,
    PREPOSITIONS,
    PRONOUNS,
    adverbial,
    finite,
    name_start,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Lexicon
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_TELLING = WORDS["telling"]
_OPENERS = WORDS["clause openers"]
_NO_VOICE = ("hearsay", "passive", "told")
_POINTING = 4  # words of "So that is why I think …"
_BE = WORDS["be"]
_JOINING = frozenset({"and", "but", "so", "or", ","})
_OBJECTS, _HE_OR_SHE = WORDS["objects"], WORDS["he or she"]
_SAYING = ("free", "that", "belief")
_AT_A_TIME = frozenset({"when", "after", "before", "until", "once"})
_HOW = frozenset({"how", "why"})  # "she described how it broke"
_EARLIER = frozenset({"earlier", "once", "back", "years", "many", "long"})
_LONG_ASIDE = 10  # tokens of "to me when we last met,"
_FILLERS = frozenset({"you know", "you see", "well", "yeah", "yes", "no", "okay", "um", "er", "look"})
_PARTING = frozenset({";", "—", ":", QUOTE})
_BRIEF = 2  # words that are too few to be a stretch of their own


class Segment(NamedTuple):
    """One stretch of speech, code points of the sentence; without further voices it is the speaker's own."""

    part: Range
    content: tuple[Range, ...]
    voices: tuple[Heard, ...] = ()


def segments(
    rows: Sequence[tuple[Tokens, bool]], pieces: Sequence[Range], cues: Lexicon, voices: Voices
) -> list[Segment]:
    """What stands in `pieces`, cut where a further voice begins; empty where none does.

    `rows` are the tokens of it, each with whether these are speech.
    """
    found = [place for t, spoken in rows for place in _places(t, cues, voices, spoken=spoken)]
    places = sorted(found, key=lambda place: place.start)
    return list(_Cutting(rows[0][0], places, pieces).segments()) if places else []


class _Cutting:
    """The stretches of one speech, from left to right."""

    def __init__(self, first: Tokens, places: Sequence[Place], pieces: Sequence[Range]) -> None:
        self._first, self._places, self._pieces = first, places, pieces
        self._begin, self._end = pieces[0][0], pieces[-1][1]
        self._quotations = quotations(places)

    def segments(self) -> Iterator[Segment]:
        lead = lead_of(self._places[0], self._pieces, self._begin)
        start, opening = self._begin, lead.pieces
        if lead.own:
            yield Segment((start, lead.until), trimmed(self._first, lead.pieces))
            start = self._places[0].start if lead.rest is None else lead.rest
            opening = list(between(self._pieces, start, self._places[0].before()))
        heard: tuple[Heard, ...] = ()
        around: tuple[Heard, ...] = ()  # who says the quotation that the place stands in
        end = self._end  # of that quotation
        for place, following, quotation in zip_longest(self._places, self._places[1:], self._quotations):
            stop = end if following is None else following.before()
            inside_quotation = quotation is not None and following is not None and quotation.holds(following)
            cut = going_on(place, stop) if quotation is None else quotation.cut(stop)
            until = stop if cut is None else cut[0]
            if quotation is None:
                kept = self._put_forward(place, opening, until)
            else:
                kept = trimmed(place.t, list(between(self._pieces, quotation.start, min(stop, quotation.end))))
            heard = (*heard, *place.heard)
            if _says_little(place.t, kept, called=inside_quotation):
                kept = ()
            inside = following is not None and cut is None and _within(place, following)
            if quotation is not None and inside_quotation:
                around, end = heard, quotation.end
            if not kept or (inside and following is not None and _leads_to(place, following)):
                continue  # the next voice is heard in what this one says
            yield Segment((start, until), kept, heard)
            start, opening = stop if following is None else following.start, []
            if cut is not None:
                rest = list(between(self._pieces, cut[1], stop))
                if following is not None and following.closing:
                    start, opening = cut[1], rest  # what the next voice closes
                else:
                    yield Segment((cut[1], stop), trimmed(place.t, rest), () if quotation is not None else around)
            if not inside_quotation:
                heard = heard[: len(around) + 1] if inside else around

    def _put_forward(self, place: Place, opening: Sequence[Range], until: int) -> tuple[Range, ...]:
        content = list(between(self._pieces, place.content, until))
        if _longer(opening, place, until):
            return trimmed(place.t, content)
        return trimmed(place.t, [*opening, *content])


def _within(place: Place, following: Place) -> bool:
    """Whether a voice is heard in what the one before puts forward: in the same clause, or in one that hangs on it."""
    t, first, behind = place.t, place.frame.behind, following.frame.first
    if following.frame.source is not None and first <= following.frame.source[0]:
        behind = min(behind, following.frame.source[0])  # "I remember I went home and told her that"
    if following.t is not t or place.closing or following.closing or following.aside:
        return False
    if t.low[behind - 1] in _AT_A_TIME and has_verb(t, place.frame.behind, behind - 1):
        return False  # "I knew he was right when I saw what had come of it"
    if t.low[behind - 2 : behind] == ["that", ","]:
        return True  # "He told me that, according to the map, we were lost"
    for index in range(first, behind):
        low, after = t.low[index], t.low[index + 1]
        if low in (";", "—", ":", QUOTE) or (low == "," and (after in JOINTS or after in PRONOUNS or after == "what")):
            return False
    return t.low[behind - 1] not in _JOINING


def _leads_to(place: Place, following: Place) -> bool:
    """Whether nothing but "the reason is that" or "in the end" stands between two voices."""
    t = place.t
    between = [low for low in t.low[place.frame.behind : following.frame.first] if low not in JOINTS]
    if between and between[-1] in _BE:
        return True
    return len(between) <= _POINTING and not any(finite(low) or low in CONTRACTED for low in between)


def _says_little(t: Tokens, pieces: Sequence[Range], *, called: bool) -> bool:
    """Whether nothing is put forward but "you know", or what `_calls` who listens: "I mean, you know, I think so"."""
    fills = len(pieces) == 1 and t.text[slice(*pieces[0])].lower() in _FILLERS
    return fills or (called and _calls(t, pieces))


def _calls(t: Tokens, pieces: Sequence[Range]) -> bool:
    """Whether a quotation begins with nothing but "Well," or the name of whom it is said to."""
    words = [word for start, end in pieces for word in t.text[start:end].split()]
    return len(words) <= _BRIEF and not any(may_be_verb(word.lower()) for word in words)


def _longer(opening: Sequence[Range], place: Place, stop: int) -> bool:
    """Whether a circumstance is longer than what is thought in it: then it is none of the thought."""
    return not place.closing and sum(end - start for start, end in opening) > stop - place.content


def _places(t: Tokens, cues: Lexicon, voices: Voices, *, spoken: bool) -> list[Place]:
    hits = cues.hits(t.low)
    if not hits and not spoken:
        return []
    frames = with_carried(t, hits, find_frames(t, hits, voices, spoken=spoken))
    if frames:
        frames = [_from_subject(t, f) for f in _with_subjects(t, frames) if _is_further_voice(t, f) or carries(t, f)]
        frames = [f for i, f in enumerate(frames) if not i or t.low[f.first] != "("]
    mine = with_carried(t, hits, personal_frames(t, hits, voices)) if spoken and hits else []
    if mine:
        apart = [f for f in frames if not any(f.first < m.behind and m.first < f.behind for m in mine)]
        frames = sorted([*apart, *mine], key=lambda frame: frame.first)
    if not frames:
        return []
    closing = closing_chain(t, frames, 0, len(t))
    if closing and len(closing) == len(frames):
        whole = closing[-1]._replace(first=min(frame.first for frame in closing), behind=len(t))
        return [Place(t, whole, True, tuple(closing[:-1]))]
    places = [Place(t, f, closes(t, f)) for f in map(partial(_as_said, t), frames)]
    return [
        p
        for i, p in enumerate(places)
        if not (p.closing and i and not _behind_bracket(places[:i])) and not _only_does(p)
    ]


def _behind_bracket(before: Sequence[Place]) -> bool:
    """As in "900 boats (source: the port), which is most according to the bank": it closes what follows the bracket."""
    return len(before) == 1 and before[0].t.low[before[0].frame.first] == "("


def _only_does(place: Place) -> bool:
    """As in "inspectors had warned the company twice", "we found valves rusted shut"."""
    t, frame = place.t, place.frame
    after = frame.source is not None and frame.source[0] < frame.cue[0]
    if place.closing or not after or frame.style in _NO_VOICE:
        return False
    return only_minds(t, frame) or only_does(t.low[frame.cue[1] - 1], t.text[t.end[frame.cue[1] - 1] : t.end[-1]])


def _as_said(t: Tokens, frame: Frame) -> Frame:
    """As in "As my aunt said to me once, it is late": what is said comes behind the comma."""
    when = t.low[frame.cue[1] : frame.cue[1] + 1]
    if frame.first != 1 or t.low[0] not in ("as", "like") or frame.style not in ("free", "that") or when == []:
        return frame
    if not (when[0] in PREPOSITIONS or when[0] in _AT_A_TIME or when[0] in _EARLIER):
        return frame
    comma = next((i for i in range(frame.cue[1], min(len(t), frame.cue[1] + _LONG_ASIDE)) if t.low[i] == ","), None)
    told = comma is not None and "that" not in t.low[frame.cue[1] : comma] and comma + 1 < len(t)
    return frame._replace(behind=comma + 1) if told and comma is not None else frame


def _with_subjects(t: Tokens, frames: Sequence[Frame]) -> Iterator[Frame]:
    """As in "people know that it is late and say that it will rain": the second verb shares the subject."""
    before: Frame | None = None
    for frame in frames:
        following = t.low[frame.cue[1] : frame.cue[1] + 2]
        tells = following[:1] == ["that"] or t.low[frame.cue[0]] in _TELLING or QUOTE in following
        tells = tells or (frame.style in _SAYING and clause_verb(t, frame.cue[1], len(t)) is not None)
        shares = frame.relative and t.low[frame.first] == "and" and tells
        if shares and frame.source is not None and (before is None or frame.source[0] > before.cue[0]):
            frame = frame._replace(first=frame.source[0], relative=False)
        elif shares and before is not None:
            frame = frame._replace(source=before.source, first=frame.cue[0], relative=False)
        before = frame
        yield frame


def _from_subject(t: Tokens, frame: Frame) -> Frame:
    """As in "I was told by the council that", where "I" belongs to what introduces."""
    if frame.style not in ("passive", "told"):
        return frame
    last = frame.cue[0] - 1
    while last > 0 and (t.low[last] in AUXILIARIES or adverbial(t.low[last])):
        last -= 1
    if last > 0 and t.low[last] == "," and "," in t.low[:last]:
        # "The owner of a crane that fell, killing two, had been told that": the subject stands before the aside.
        return frame._replace(first=next((i + 1 for i in range(last, 0, -1) if t.low[i] in _PARTING), 0))
    if t.low[last] in PREPOSITIONS:
        return frame._replace(first=min(frame.first, last))  # "she left after being told that"
    return frame._replace(first=min(frame.first, name_start(t, last)) if last >= 0 else frame.first)


def _is_further_voice(t: Tokens, frame: Frame) -> bool:
    """Acts are heard in the first clause alone, and of nobody who is a mere "they": "first they called it a pause"."""
    told = t.low[frame.behind - 1 : frame.behind + 1]
    if frame.style in _NO_VOICE:
        return "that" in told or frame.style == "told"  # "it is held by the court that"
    if frame.source is None or (frame.relative and not _who_tells(t, frame)):
        return False
    if frame.style == "quote":
        follows = told[-1:] != [] and (told[-1] in _OPENERS or told[-1].endswith("ing"))
        follows = follows or saying(t, frame.cue) is not None  # "my aunt remembers the doctor saying that"
        return follows or quotes_at_once(t, frame.behind) or told[-1:] == [","]
    if frame.style != "act" or told[0] == "that" or told[-1] in _HOW or _quotes_or_bids(t, frame):
        return True
    return not (t.low[frame.source[0]] in PRONOUNS or any(map(finite, t.low[: frame.first])))


def _who_tells(t: Tokens, frame: Frame) -> bool:
    """As in "I rang the nurse, who told me that", at the end of what is said."""
    aside = t.low[frame.first] == "who" and t.low[frame.first - 1] == ","
    told = t.low[frame.behind - 1] == "that" or clause_verb(t, frame.behind, len(t)) is not None
    return aside and frame.style in ("free", "that") and told and "," not in t.low[frame.behind :]


def _quotes_or_bids(t: Tokens, frame: Frame) -> bool:
    """As in "she called him “a liar”", "they urged us to leave"."""
    near = t.low[frame.behind : frame.behind + _POINTING]
    bids = near[1:2] == ["to"] and near[0] in _OBJECTS
    return bids or (QUOTE in near and t.low[frame.source[0] if frame.source else 0] in _HE_OR_SHE)
