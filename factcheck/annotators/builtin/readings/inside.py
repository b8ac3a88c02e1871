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
from factcheck.annotators.builtin.readings.inner_acts import only_does
from factcheck.annotators.builtin.readings.inner_minds import only_minds
from factcheck.annotators.builtin.readings.leads import between, lead_of
from factcheck.annotators.builtin.readings.places import JOINTS, Heard, Place, closes, quotations
from factcheck.annotators.builtin.words.clauses import clause_verb, has_verb, may_only_tell_which, past_adverbs
from factcheck.annotators.builtin.words.content import Range, trimmed
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    CONTRACTED,
    FIRST_PERSON,
    PREPOSITIONS,
    PRONOUNS,
    adverbial,
    finite,
    name_start,
    verbal,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Lexicon
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_SUBORDINATE = WORDS["subordinate"]
_LEAD_PHRASES = WORDS["lead phrases"]
_TELLING = WORDS["telling"]
_OPENERS = WORDS["clause openers"]
_NO_VOICE = ("hearsay", "passive", "told")
_GOING_ON = frozenset({"and", "or", "but", "which", "who", "that", "where"})
_LEAD = 2  # words that may stand before a subordinate clause that opens its sentence
_WONDERING = WORDS["wondering"]  # "I don't know if it is late": what is asked, and no condition
_NEAR = 7  # tokens in which the verb of a further clause must come
_POINTING = 4  # words of "So that is why I think …"
_BE = WORDS["be"]
_JOINING = frozenset({"and", "but", "so", "or", ","})
_OBJECTS, _HE_OR_SHE = WORDS["objects"], WORDS["he or she"]
_CONCLUDING = frozenset({",", "perhaps", "maybe", "please", "don't", "let's", "the", "my", "our"})  # "…, so perhaps"
_SAYING = ("free", "that", "belief")
_AT_A_TIME = frozenset({"when", "after", "before", "until", "once"})
_NO_SUBJECT = frozenset({"or", "nor", "although", "though", "while"})
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
            cut = _cut(place, stop) if quotation is None else quotation.cut(stop)
            until = stop if cut is None else cut[0]
            content = [*opening, *between(self._pieces, place.content, until)]
            if quotation is not None:
                content = list(between(self._pieces, quotation.start, min(stop, quotation.end)))
            heard, kept = (*heard, *place.heard), trimmed(place.t, content)
            if _fills(place.t, kept) or (inside_quotation and _calls(place.t, kept)):
                kept = ()
            if opening and quotation is None and _longer(opening, place, until):
                kept = trimmed(place.t, content[len(opening) :])
            inside = following is not None and cut is None and _within(place, following)
            if quotation is not None and inside_quotation:
                around, end = heard, quotation.end
            if not kept or (inside and following is not None and _leads_to(place, following)):
                continue  # the next voice is heard in what this one says
            yield Segment((start, until), kept, heard)
            if cut is not None:
                rest = trimmed(place.t, list(between(self._pieces, cut[1], stop)))
                yield Segment((cut[1], stop), rest, () if quotation is not None else around)
            start, opening = stop if following is None else following.start, []
            if not inside_quotation:
                heard = heard[: len(around) + 1] if inside else around


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
        if low in (";", "—", ":", QUOTE) or (low == "," and (after in JOINTS or after in PRONOUNS)):
            return False
    return t.low[behind - 1] not in _JOINING


def _leads_to(place: Place, following: Place) -> bool:
    """Whether nothing but "the reason is that" or "in the end" stands between two voices."""
    t = place.t
    between = [low for low in t.low[place.frame.behind : following.frame.first] if low not in JOINTS]
    if between and between[-1] in _BE:
        return True
    return len(between) <= _POINTING and not any(finite(low) or low in CONTRACTED for low in between)


def _fills(t: Tokens, pieces: Sequence[Range]) -> bool:
    """Whether nothing is put forward but "you know": "I mean, you know, I think it is late"."""
    return len(pieces) == 1 and t.text[slice(*pieces[0])].lower() in _FILLERS


def _calls(t: Tokens, pieces: Sequence[Range]) -> bool:
    """Whether a quotation begins with nothing but "Well," or the name of whom it is said to."""
    words = [word for start, end in pieces for word in t.text[start:end].split()]
    return len(words) <= _BRIEF and not any(_may_be_verb(word.lower()) for word in words)


def _longer(opening: Sequence[Range], place: Place, stop: int) -> bool:
    """Whether a circumstance is longer than what is thought in it: then it is none of the thought."""
    return not place.closing and sum(end - start for start, end in opening) > stop - place.content


def _cut(place: Place, stop: int) -> Range | None:
    """Where what is put forward ends and the speaker goes on for himself, with where that begins; None where never."""
    t, first = place.t, place.frame.behind
    behind = next((i for i in range(first, len(t)) if t.start[i] >= stop), len(t))
    if place.closing and t.low[place.frame.first - 1] == QUOTE and QUOTE not in t.low[first:]:
        return _behind_quotation(t, first, behind)
    if place.closing and t.low[first : first + 1] == ["—"] and "—" in t.low[: place.frame.first]:
        return t.end[first - 1], t.start[first + 1]
    if t.low[place.frame.first] == "(" and t.low[first : first + 1] == [","] and first + 1 < behind:
        return t.end[first - 1], t.start[first + 1]  # "900 boats (source: the port), which makes it the largest"
    fronted = place.frame.first > 0 and t.low[place.frame.first - 1] in _SUBORDINATE and place.frame.first <= _LEAD
    asked = place.frame.behind == place.frame.cue[1] and t.low[first - 1] in _WONDERING
    conditional = t.low[first : first + 1] and t.low[first] in _SUBORDINATE and not asked
    for index in range(first + 1, behind - _BRIEF):
        low, after = t.low[index], t.low[index + 1]
        if low == "," and after in ("and", "but") and t.low[index + 2] == "that":
            continue  # "that it is late, but that we can go"
        ends = (low == "," and after not in _GOING_ON) if fronted else _turns(low, after)
        ends = ends or (low == "," and after == "so" and t.low[index + 2] in _CONCLUDING)
        ends = ends or (low == "," and not conditional and _clause_of_its_own(t, first, index))
        if ends and (fronted or any(_may_be_verb(word) for word in t.low[index + 1 : behind])):
            opens = index + 1 + (after in ("but", "so", "and"))
            last = index - (2 if t.low[index - 1] in ("so", "and", "but") and t.low[index - 2] == "," else 0)
            return t.end[last - 1], t.start[opens]
    return None


def _behind_quotation(t: Tokens, first: int, behind: int) -> Range | None:
    """As in "“It is late,” he said, and went back": what the speaker tells himself."""
    opening = next((i for i in range(first, behind) if t.low[i] not in _JOINING), behind)
    done = opening > first and any(map(_may_be_verb, t.low[opening:behind]))
    return (t.end[first - 1], t.start[opening]) if done else None


def _may_be_verb(low: str) -> bool:
    return finite(low) or verbal(low) or low in CONTRACTED


def _clause_of_its_own(t: Tokens, first: int, comma: int) -> bool:
    """As in "It is late, we have to go", "it is late, and we have to go"."""
    opening = comma + 1 + (t.low[comma + 1] in ("and", "so"))
    opening += 2 if " ".join(t.low[opening : opening + 2]) in _LEAD_PHRASES else 0
    opening = past_adverbs(t, opening, len(t))
    begins = opening < len(t) and (
        t.low[opening] in PRONOUNS or t.low[opening] in FIRST_PERSON or t.low[opening] in CONTRACTED
    )
    if not begins and not (_SUBORDINATE.isdisjoint(t.low[first + 1 : comma]) and _named_subject(t, opening)):
        return False
    done = any(finite(low) or low in CONTRACTED for low in t.low[first:comma])
    asked = (
        t.low[first] in _OPENERS or t.low[first] == "which"
    ) and comma - first > _BRIEF  # "what a wall looks like, and then you …"
    done = done or asked or t.low[first] == "to" or t.low[first] in PRONOUNS
    return done or clause_verb(t, first, comma) is not None


def _named_subject(t: Tokens, opening: int) -> bool:
    """As in "the boats are old", behind a comma; neither "as he left" nor "or boats built in May"."""
    end = min(len(t), opening + _NEAR)
    if opening >= end or t.low[opening] in PREPOSITIONS or t.low[opening] in _NO_SUBJECT:
        return False
    verb = clause_verb(t, opening, end)
    return verb is not None and not may_only_tell_which(t, verb, len(t))


def _turns(low: str, after: str) -> bool:
    if low == ",":
        return after in ("but", "because", "why")
    return low == ";" or (low == "—" and (after in _SUBORDINATE or after in ("but", "and", "so") or after in PRONOUNS))


def _places(t: Tokens, cues: Lexicon, voices: Voices, *, spoken: bool) -> list[Place]:
    hits = cues.hits(t.low)
    if not hits and not spoken:
        return []
    frames = with_carried(t, hits, find_frames(t, hits, voices, spoken=spoken))
    if frames:
        frames = [_from_subject(t, f) for f in _with_subjects(t, frames) if _is_further_voice(t, f) or carries(t, f)]
        frames = [f for f in frames if len(frames) == 1 or t.low[f.first] != "("]
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
    return [p for i, p in enumerate(places) if not (p.closing and i) and not _only_does(p)]


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
