"""What is told of a speaker's other words: "The mayor, who has denied it, said …", "said Vik, who calls it a shame"."""

from collections.abc import Iterator, Sequence

from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.frames.needs import introduces
from factcheck.annotators.builtin.readings.depth import Reading, Voiced
from factcheck.annotators.builtin.words.clauses import joints
from factcheck.annotators.builtin.words.content import trimmed
from factcheck.annotators.builtin.words.grammar import adverbial
from factcheck.annotators.builtin.words.lexicon import Hit
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_STYLES = frozenset({"free", "that", "belief", "act"})
_SAYING = _STYLES - {"belief"}
_RELATIVES = frozenset({"who", "which"})
_PERFECT = frozenset({"has", "have", "had"})


def said_besides(t: Tokens, hits: Sequence[Hit], frames: Sequence[Frame], voices: Voices) -> list[Reading]:
    """What the speakers of `frames` are told to have said besides."""
    found: list[Reading] = []
    if _RELATIVES.isdisjoint(t.low):
        return found
    for frame, behind in _asides(t, hits, frames, voices):
        assert frame.source is not None
        source, cue = ((t.start[first], t.end[end - 1]) for first, end in (frame.source, frame.cue))
        part = t.start[frame.first], t.end[behind - 1]
        content = trimmed(t, [(t.end[frame.behind - 1], part[1])])
        found.append(Reading(part, (frame.first, behind), (Voiced(source, cue),), content))
    return found


def _asides(t: Tokens, hits: Sequence[Hit], frames: Sequence[Frame], voices: Voices) -> Iterator[tuple[Frame, int]]:
    """The frames in what stands behind a speaker between commas, each with the token behind its aside."""
    for frame in frames:
        if frame.source is None or frame.relative or frame.style not in _STYLES:
            continue
        opening = frame.source[1] + 1
        if opening >= len(t) or t.low[opening - 1] != "," or t.low[opening] not in _RELATIVES:
            continue
        closing = _closing(t, frame, opening)
        told = None if closing is None else _told(t, hits, frame, opening, closing)
        if told is not None and closing is not None and introduces(t, told, voices):
            yield told, closing


def _told(t: Tokens, hits: Sequence[Hit], frame: Frame, opening: int, closing: int) -> Frame | None:
    """The verb of saying that the aside begins with."""
    verb = opening + 1
    while verb < closing and (t.low[verb] in _PERFECT or adverbial(t.low[verb])):
        verb += 1
    hit = next((hit for hit in hits if hit.start == verb and hit.section in _SAYING and hit.end < closing), None)
    if hit is None or QUOTE in t.low[opening:closing]:
        return None
    behind = content_start(t, hit.end) if hit.section in ("free", "that") else hit.end
    return Frame(frame.source, (hit.start, hit.end), opening, behind, hit.section, relative=True)


def _closing(t: Tokens, frame: Frame, opening: int) -> int | None:
    """Where the aside ends: before the verb of the speaker, or with the sentence."""
    if frame.cue[0] < opening:
        return None if joints(t, opening, len(t)) else len(t)
    closing = frame.cue[0] - 1
    while closing > opening and (t.low[closing] in _PERFECT or adverbial(t.low[closing])):
        closing -= 1
    return closing if t.low[closing] == "," and not joints(t, opening, closing) else None
