"""From frames to readings: which parts of a sentence are on whose word, through whom, and what is put forward."""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.annotators.builtin.frames.carried import with_carried
from factcheck.annotators.builtin.frames.finding import find_frames
from factcheck.annotators.builtin.frames.frame import Frame, tail_end
from factcheck.annotators.builtin.frames.passives import behind_undergoer, only_when
from factcheck.annotators.builtin.frames.resumed import closing_comma, in_subject, resumes
from factcheck.annotators.builtin.readings.bare_speech import with_bare_verbs
from factcheck.annotators.builtin.readings.closing_chains import closing_chain
from factcheck.annotators.builtin.readings.closing_tails import said_how, tells_how
from factcheck.annotators.builtin.readings.coordination import Stretch, stretches
from factcheck.annotators.builtin.readings.cutting import clauses_of_voices
from factcheck.annotators.builtin.readings.denied import with_denial
from factcheck.annotators.builtin.readings.depth import Reading, Voiced, deepened
from factcheck.annotators.builtin.readings.inner_acts import only_tells
from factcheck.annotators.builtin.readings.inner_minds import only_minds
from factcheck.annotators.builtin.readings.introduced import introduced
from factcheck.annotators.builtin.readings.second_speakers import with_second_speakers
from factcheck.annotators.builtin.readings.switches import bracketed
from factcheck.annotators.builtin.readings.told_asides import said_besides
from factcheck.annotators.builtin.words.clauses import clause_verb, has_verb
from factcheck.annotators.builtin.words.content import Range, trimmed
from factcheck.annotators.builtin.words.grammar import (
    BEFORE_NICKNAME,
    DETERMINERS,
    LEAD_PHRASES,
    LEADERS,
    PREPOSITIONS,
    PRONOUNS,
    adverbial,
    finite,
    verbal,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit, Lexicon
from factcheck.annotators.builtin.words.tokens import MENTION, PUNCTUATION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

__all__ = ["Reading", "Voiced", "deepened", "read"]

_JOINTS = WORDS["joints"]
_REASONS = WORDS["reasons"]
_THIRD_PERSON = frozenset({"he", "she", "they", "it"})
_OPENS_ASIDE = frozenset({"that", "which", "who", "when", "where", "while", "because", "since", "and", "but", "as"})
_HEARERS = WORDS["hearers"]
_BRIEF = 16  # tokens of where and when something was said, at the end of it
_WHILE = frozenset({"while", "although", "though", "when", "if"})
_TOLD = frozenset({"told", "tells"})
_NO_VOICE = ("hearsay", "passive")


def read(t: Tokens, hits: Sequence[Hit], cues: Lexicon, voices: Voices) -> list[Reading]:
    """The parts of a sentence from left to right; one reading without links where nobody else is heard.

    `hits` are its `cues`.
    """
    frames = with_carried(t, hits, find_frames(t, hits, voices))
    frames = list(with_bare_verbs(t, hits, with_second_speakers(t, frames)))
    idle = [f for f in frames if only_tells(t, f)]
    if idle:
        closing = closing_chain(t, frames, 0, len(t))  # "…, Vik said the nurse had told her"
        frames = [f for f in frames if f not in idle or f in closing]
    if not frames:
        by_colon = introduced(t, voices)
        own = with_denial(t, [Reading(None, (0, len(t)))])
        return own if by_colon is None else deepened(t, by_colon, cues, voices)
    aside = _aside(t, frames) or bracketed(t, frames)
    if aside is not None:
        told = stretches(t, hits, frames, *aside, voices)
        apart = [reading for one in told for reading in _stretch(t, one, cues, voices, whole=False)]
        return [Reading(None, (0, len(t))), *apart]
    parts: list[Stretch] = []
    for first, behind in clauses_of_voices(t, hits, frames):
        inside = [f for f in frames if first <= f.cue[0] < behind]
        parts += stretches(t, hits, inside, first, behind, voices)
    if len(parts) == 1:
        readings = _stretch(t, parts[0], cues, voices, whole=True)
    else:
        readings = [reading for one in parts for reading in _stretch(t, one, cues, voices, whole=False)]
    return with_denial(t, readings) + said_besides(t, hits, frames, voices)


def _stretch(t: Tokens, one: Stretch, cues: Lexicon, voices: Voices, *, whole: bool) -> list[Reading]:
    """A part of a sentence; nobody is heard further inside by a verb of which it is in doubt whose it is."""
    part = None if whole else _part_range(t, one.first, one.behind)
    readings = _reading(t, one.frames, one.first, one.behind, part, cues, voices)
    if one.doubtful:
        doubtful = {t.start[verb] for verb in one.doubtful}
        if any(link.cue is not None and link.cue[0] in doubtful for reading in readings for link in reading.links):
            readings = _reading(t, one.frames, one.first, one.behind, part, Lexicon({}), voices)
    if not one.around:
        return readings
    around = [_voiced(t, frame) for frame in one.around]
    return [reading._replace(links=(*around, *reading.links)) if reading.links else reading for reading in readings]


def _aside(t: Tokens, frames: Sequence[Frame]) -> Range | None:
    """As in ", which says pay has fallen," in the middle of what the article itself reports."""
    if not frames[0].first:
        return None
    whose = frames[0].first > 1 and t.low[frames[0].first - 1] == "whose"
    first = frames[0].first - whose
    if not (frames[0].relative or whose) or not first:
        return None
    if t.low[first] not in ("who", "which", "whose") and frames[0].style != "passive":
        return None
    comma = closing_comma(t, frames[0].behind)
    comma = comma or next((i for i in range(frames[0].behind, len(t)) if t.low[i] == ","), None)
    if comma is None or t.low[first - 1] != "," or not has_verb(t, comma + 1, min(len(t), comma + 4)):
        return None
    if frames[-1].cue[0] > comma:
        return None
    return first, comma


def _part_range(t: Tokens, first: int, behind: int) -> Range:
    """A part without the comma or the conjunction it begins or ends at; the last one keeps the end of the sentence."""
    while first < behind and t.low[first] in PUNCTUATION:
        first += 1
    if behind == len(t):
        return t.start[first], len(t.text)
    return (t.start[first] if first else 0), t.end[behind - 1] + t.text.startswith("%", t.end[behind - 1])


def _begins_with_circumstance(t: Tokens, first: int, comma: int) -> bool:
    """As in "Asked whether he would go, Vik said no": one piece before the comma, and no clause of its own."""
    low = t.low[first + (t.low[first] == "when")]  # "When asked whether he would go"
    return "," not in t.low[first:comma] and (low in PREPOSITIONS or low.endswith(("ing", "ed")))


class _Placed(NamedTuple):
    frame: Frame
    behind: int
    leads: bool  # the content follows, and nothing before the frame belongs to it


def _cited(frame: Frame, behind: int) -> _Placed:
    """Whom a speaker cites, as what stands beside the speaker wherever it does."""
    return _Placed(frame, min(behind, frame.behind), False)


def _placed(t: Tokens, frame: Frame, first: int, behind: int) -> _Placed:
    before = t.low[frame.first - 1] if frame.first > first else ""
    if before == "as" and frame.first - 1 == first:  # "As the mayor pointed out on Monday, …"
        comma = next((i for i in range(frame.cue[1], behind) if t.low[i] == ","), frame.behind)
        told = frame.behind < comma and clause_verb(t, frame.behind, comma) is not None  # "As critics said it was late"
        return _Placed(frame, frame.behind if told else comma, True)
    if not before or before not in (",", "—", QUOTE, MENTION):
        leads = not before or frame.style not in ("according", "citing")
        return _Placed(frame, frame.behind, leads)
    spoken = before == QUOTE or (t.low[frame.first - 2] in (QUOTE, MENTION) and frame.first - 2 >= first)
    spoken = spoken and not (t.low[frame.first - 2] == MENTION and t.low[frame.first - 3] in BEFORE_NICKNAME)
    spoken = spoken and not in_subject(t, frame, first)
    if spoken and frame.style != "according" and QUOTE not in t.low[frame.cue[1] : behind]:
        return _Placed(frame, behind, False)
    aside = resumes(t, frame, behind) or said_how(t, frame.cue[1], behind)
    if aside is not None or frame.style in ("according", "citing") or _between_commas(t, frame):
        return _Placed(frame, min(behind, frame.behind) if aside is None else aside, False)
    if spoken:
        named = frame.cue[1] if frame.source is None else max(frame.cue[1], frame.source[1])
        return _Placed(frame, min(behind, tail_end(t, named)), False)
    rest = t.low[frame.cue[1] : behind]
    if QUOTE in rest[:2] and QUOTE not in t.low[first : frame.first]:
        return _Placed(frame, frame.behind, True)
    if not rest or frame.behind >= behind or rest[0] == ",":
        return _Placed(frame, max(frame.cue[1], min(frame.behind, behind)), False)
    if rest and _begins_with_circumstance(t, first, frame.first - 1):
        return _Placed(frame, frame.behind, True)
    clause = rest[0] in _HEARERS or has_verb(t, first, frame.first)
    where = clause and _tells_where(rest) and not any(map(finite, rest))
    where = where or (t.low[frame.cue[0]] in _TOLD and clause and _names_hearers(t, frame.cue[1], behind))
    brief = len(rest) <= (_BRIEF if where else 6) and "that" not in rest and QUOTE not in rest
    brief = brief and (where or not any(map(verbal, rest)))
    if brief and frame.style in ("free", "that"):
        return _Placed(frame, behind, False)
    return _Placed(frame, frame.behind, True)


def _tells_where(rest: Sequence[str]) -> bool:
    """As in "reporters at a meeting in the town hall on Monday", "in this week's issue of Otter Letters"."""
    return rest[0] in PREPOSITIONS or (len(rest) > 1 and rest[0] in _HEARERS and rest[1] in PREPOSITIONS)


def _names_hearers(t: Tokens, first: int, behind: int) -> bool:
    """As in "told a packed hall in Tarn": an article, and nothing that they were told."""
    return t.low[first] in DETERMINERS and clause_verb(t, first, behind) is None


def _between_commas(t: Tokens, frame: Frame) -> bool:
    """As in "Most towns, said the mayor, have no harbour"."""
    inverted = frame.source is not None and frame.source[0] >= frame.cue[1]
    return inverted and t.low[frame.behind : frame.behind + 1] == [","]


def _reading(
    t: Tokens, frames: list[Frame], first: int, behind: int, part: Range | None, cues: Lexicon, voices: Voices
) -> list[Reading]:
    named = [f for f in frames if f.style not in _NO_VOICE or f.source is not None]
    if not frames:
        return [Reading(part, (first, behind))]
    if not named:
        return [Reading(part, (first, behind), (Voiced(None, _range(t, frames[0].cue)),))]
    whole = Reading(part, (first, behind))
    if len(named) == 1:
        alone = _placed(t, named[0], first, behind)
        return _chained(t, whole, [] if alone.leads else [alone], [alone] if alone.leads else [], cues, voices)
    main = [f for f in named if (not f.relative or _carries(f, named)) and not _in_account(t, f, named)] or named[:1]
    placed = [_cited(f, behind) if f.style == "citing" else _placed(t, f, first, behind) for f in main]
    closing = closing_chain(t, main, first, behind)
    leads = _nested(t, [p for p in placed if p.leads and p.frame not in closing])
    tails = [p for p in placed if not p.leads and p.frame not in closing]
    tails += [_Placed(frame, behind, False) for frame in reversed(closing)]
    aside = next((p.frame for p in tails if _of_who_leads(t, p.frame, leads)), None) if leads else None
    if aside is not None:
        apart = _with_aside(t, [p.frame for p in leads], aside, whole)
        return [one for reading in apart for one in deepened(t, reading, cues, voices, spoken=True)]
    found = _chained(t, whole, tails, leads, cues, voices)
    if tails and leads and all(p.frame.first > leads[-1].behind for p in tails):
        # What is said may have more voices than those it begins with: "They knew it leaked, and were told so, C said".
        apart = _chained(t, whole, tails, [], cues, voices)
        further = [len(one.links) - len(tails) for one in apart]
        if 1 < len(apart) >= len(found) and further[0] == len(leads) and all(further):
            return apart
    return found


def _chained(
    t: Tokens, whole: Reading, tails: list[_Placed], leads: list[_Placed], cues: Lexicon, voices: Voices
) -> list[Reading]:
    cited = [p for p in tails if p.frame.style == "citing" or _opens_what_is_said(p.frame, leads)]
    chain = [*(p for p in reversed(tails) if p not in cited), *leads, *cited]
    links = [_voiced(t, p.frame) for p in chain]
    content = _content(t, tails, leads, whole.part or (0, len(t.text)))
    if not content and len(leads) > 1:
        alone = _content(t, tails, leads[:1], whole.part or (0, len(t.text)))  # "Vik said that he had warned them"
        return [whole._replace(links=tuple(links[: 1 - len(leads)]), content=alone)]
    told = bool(chain) and chain[-1].frame.style != "act"
    return deepened(t, whole._replace(links=tuple(links), content=content), cues, voices, spoken=told)


def _opens_what_is_said(tail: Frame, leads: Sequence[_Placed]) -> bool:
    """As in "She said that, according to the register, he had left": the register is heard in what she says."""
    return tail.style == "according" and bool(leads) and 0 <= tail.first - leads[-1].behind <= 1


def _carries(frame: Frame, frames: Sequence[Frame]) -> bool:
    """As in ", who is said to have told them that", the first nobody's; "Vik, who said they knew it, left"."""
    leads = frame is frames[0] and frame.source is not None and frame.first >= frame.source[1]
    nobody = frame.source is None and frame.style == "told"
    return (nobody or leads) and any(f.first == frame.behind for f in frames)


def _in_account(t: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """As in "They said that, according to the map, Vik agreed to go": what is put forward behind the comma."""
    return any(
        f.style == "according" and f.behind == frame.first - 1 and t.low[max(0, f.first - 2) : f.first] == ["that", ","]
        for f in frames
    )


def _of_who_leads(t: Tokens, tail: Frame, leads: Sequence[_Placed]) -> bool:
    """As in "Vik accused them of hiding papers that, she said, were hers": she is heard in what Vik puts forward."""
    if not leads or tail.source is None or tail.first < leads[-1].behind or t.low[tail.source[0]] not in _THIRD_PERSON:
        return False
    alone = tail.source[1] - tail.source[0] == 1 and tail.behind < len(t)
    return alone and tail.first - leads[-1].behind > 1  # not "Vik told her, she said, that …"


def _with_aside(t: Tokens, leads: Sequence[Frame], aside: Frame, whole: Reading) -> list[Reading]:
    """What who leads puts forward, and the clause in it that he is heard in again; one part where that is no clause."""
    begin, end = whole.part or (0, len(t.text))
    said, joint = t.end[leads[-1].behind - 1], aside.first - 2
    voiced = [_voiced(t, frame) for frame in leads]
    behind = t.end[aside.behind - 1]
    if joint <= leads[-1].behind or t.low[joint] not in _OPENS_ASIDE:
        content = trimmed(t, [(said, t.start[aside.first]), (behind, end)])
        return [whole._replace(links=(*voiced, _voiced(t, aside)), content=content)]
    before = (begin, t.end[joint - 1 - (t.low[joint - 1] == ",")])
    return [
        whole._replace(part=before, links=tuple(voiced), content=trimmed(t, [(said, before[1])])),
        whole._replace(
            part=(t.start[joint], end), links=(voiced[0], _voiced(t, aside)), content=trimmed(t, [(behind, end)])
        ),
    ]


def _mere_act(t: Tokens, frame: Frame) -> bool:
    """As in "said that he had spoken of it": what he did, told by another."""
    return frame.style == "act" and frame.source is not None and t.low[frame.source[0]] in PRONOUNS


def _nested(t: Tokens, leads: list[_Placed]) -> list[_Placed]:
    """The first voice, and each that is heard at once where the one before it begins to be."""
    nested = leads[:1]
    for placed in leads[1:]:
        apart = placed.frame.first - nested[-1].behind > 1 and placed.frame.style != "noun"
        apart = apart or t.low[placed.frame.first - 1] in _WHILE  # "that while Vik thought it late, it was not"
        if apart or _mere_act(t, placed.frame) or only_minds(t, placed.frame):
            break
        nested.append(placed)
    return nested


def _voiced(t: Tokens, frame: Frame) -> Voiced:
    source = frame.source
    named = source is not None and source[1] == frame.cue[0] and "'" in t.low[source[1] - 1]
    owner = named and frame.style in ("noun", "according")
    return Voiced(_range(t, frame.source, owner=owner), _range(t, frame.cue))


def _range(t: Tokens, tokens: Range | None, *, owner: bool = False) -> Range | None:
    """Where the tokens stand; of an `owner` ("Brekke's claim") without the ending that makes it one."""
    if tokens is None:
        return None
    start, end = t.start[tokens[0]], t.end[tokens[1] - 1]
    return start, end - (2 if t.low[tokens[1] - 1].endswith("'s") else 1) if owner else end


def _content(t: Tokens, tails: list[_Placed], leads: list[_Placed], part: Range) -> tuple[Range, ...]:
    begin, end = part
    opens, undergone = begin, None
    if leads:
        last = leads[-1]
        undergone = behind_undergoer(t, last.frame)
        opens = begin if len(leads) == 1 else t.end[leads[-2].behind - 1]
        begin = t.end[last.behind - 1]
        if last.frame.until is not None:
            end = min(end, t.end[last.frame.until - 1])
    pieces = [] if undergone is None else [(opens, t.end[undergone - 1])]
    for tail in sorted(tails, key=lambda placed: placed.frame.first):
        opening = t.start[tail.frame.first]
        if opening < begin:
            continue
        pieces.append((begin, opening))
        begin = t.start[tail.behind] if tail.behind < len(t) else end
    how = bool(tails and not leads) and tells_how(t, begin)
    if not how and (undergone is None or not only_when(t, leads[-1].behind)):
        pieces.append((begin, end))
    return trimmed(t, pieces[_only_leads(t, pieces) :])


def _only_leads(t: Tokens, pieces: Sequence[Range]) -> bool:
    """As in "Meanwhile, according to police, the dam was safe": what only leads to the sentence is nothing claimed."""
    if len(pieces) == 1:
        return False
    words = [low for low, end in zip(t.low, t.end, strict=True) if end <= pieces[0][1] and low not in PUNCTUATION]
    leads = words[-1:] != [] and words[-1] in LEADERS and all(low in LEADERS or adverbial(low) for low in words)
    return leads or tuple(words) in LEAD_PHRASES
