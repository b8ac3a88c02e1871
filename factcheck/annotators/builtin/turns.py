"""Whose turn it is to speak where no quotation marks say so: interviews, transcripts, words set above a name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.annotators.builtin.cast import Cast, Voice
from factcheck.annotators.builtin.interviews import find_answers
from factcheck.annotators.builtin.lexicon import WORDS
from factcheck.annotators.builtin.talk import ASKER, INTERVIEW, TALKING, Paragraph, Turn, paragraphs_of
from factcheck.annotators.builtin.voices import Voices
from factcheck.records import Sentence
from factcheck.spans import Span
from factcheck.vocabulary import SourceKind

_NAME = r"[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){0,3}"
_ASIDE = r"(?: \([^)\n]{1,30}\))?"  # "Vik (laughs): …"
_LABEL = re.compile(
    rf"[*_•\-– ]{{0,5}}(?:(?P<name>{_NAME})(?={_ASIDE}(?::(?:\*\*|__|\*)?\s| [—–] ))|(?P<letter>[QA])(?=[.)] ))"
)
_ALONE = re.compile(rf"[*_]{{0,3}}(?P<name>{_NAME}){_ASIDE}:?[*_]{{0,3}}")
_SIGNED = re.compile(
    r"(?:[—–-] ?)?([A-Z][\w.'’\-]+(?: (?:[A-Z][\w.'’\-]*|de|van|von|bin|al)){1,3})"
    r"(?:, (?:[^.!?\n]|(?<=[A-Z])\.){3,60})?"
)
_LABEL_SIGN = re.compile(r":| [—–] |\b[QA][.)] ")
_LABEL_WITHIN = 100  # code points
_LABELS = 2  # turns that each of two labels must have
SPOKEN_KINDS = frozenset(TALKING)
_ASKERS = WORDS["askers"]
_ANSWERERS = WORDS["answerers"]


def find_turns(text: str, sentences: Sequence[Sentence], cast: Cast, voices: Voices) -> dict[int, Turn]:
    """The turn of each paragraph that is one, by its number; of an ordinary article none."""
    paragraphs = [p for p in paragraphs_of(text, sentences) if p.talks or p.heads or p.asks]
    turns = _labelled(paragraphs, cast, voices) or find_answers(text, paragraphs, cast)
    longer = (p for p in paragraphs if len(p.sentences) > 1 and p.talks)
    return turns | {number: turn for number, turn in _signed(longer, voices) if number not in turns}


def _labelled(paragraphs: Sequence[Paragraph], cast: Cast, voices: Voices) -> dict[int, Turn]:
    """Paragraphs that begin with the name of their speaker, or stand below it, where speakers do so again and again."""
    marked = {p.number: mark for p in paragraphs if (mark := _label(p)) is not None}
    times = Counter(words for words, _ in marked.values())
    often = {label for label, count in times.items() if count >= _LABELS}
    if not often:
        return {}
    unnamed = sum(p.asks and p.number not in marked for p in paragraphs)
    beside = any(label in often and place is not None for label, place in marked.values())
    if len(often) < 2 and not (beside and unnamed >= _LABELS):
        return {}
    asking = {marked[p.number][0] for p in paragraphs if p.asks and p.number in marked}
    turns: dict[int, Turn] = {}
    running: Voice | None = None
    start = next(p.start for p in paragraphs if marked.get(p.number, ("", None))[0] in often)
    last = max(number for number, (label, _) in marked.items() if label in often)
    for paragraph in paragraphs:
        label, place = marked.get(paragraph.number, ("", None))
        if label and (label in often or not paragraph.heads):
            running = ASKER if label.lower() in _ASKERS else _speaker(label, start, cast, voices)
            if not paragraph.heads:
                turns[paragraph.number] = Turn(running, place, asks=running is ASKER)
        elif unnamed >= _LABELS and not asking and paragraph.asks:
            turns[paragraph.number] = Turn(ASKER, asks=True)
        elif running is not None and not paragraph.heads and _goes_on(paragraph, running, last, marked):
            turns[paragraph.number] = Turn(running, asks=running is ASKER)
    return turns


def _label(paragraph: Paragraph) -> tuple[str, Span | None] | None:
    """The name that a paragraph begins with, and where; or which is all of it."""
    if paragraph.heads:
        alone = _ALONE.fullmatch(paragraph.text)
        return None if alone is None else (alone["name"], None)
    match = _LABEL.match(paragraph.text) if _LABEL_SIGN.search(paragraph.text, 0, _LABEL_WITHIN) else None
    if match is None:
        return None
    group = "name" if match["name"] else "letter"
    return match[group], Span(paragraph.start + match.start(group), paragraph.start + match.end(group))


def _goes_on(paragraph: Paragraph, running: Voice, last: int, marked: dict[int, tuple[str, Span | None]]) -> bool:
    """Whether who spoke before speaks on; behind the last label one paragraph may, if the label stood alone."""
    if paragraph.number > last + (marked.get(last, ("", Span(0, 0)))[1] is None):
        return False
    return not paragraph.names(running.full_name) and not paragraph.narrates(None, ())


def _speaker(label: str, at: int, cast: Cast, voices: Voices) -> Voice:
    speaker = _labelled_voice(label, at, cast, voices)
    return speaker._replace(full_name=speaker.full_name or (label.title() if label.isupper() else label))


def _labelled_voice(label: str, at: int, cast: Cast, voices: Voices) -> Voice:
    if label.lower() in _ANSWERERS:
        return Voice(SourceKind.PERSON, cast.asked(at, INTERVIEW))
    kind = voices.kind_of(label)
    if label.isupper() and len(label) <= 4:
        return Voice(SourceKind.PERSON, cast.by_initials(label) or label)
    if label.isupper():
        label = label.title()
    return Voice(kind, cast.voice(label, at).full_name)


def _signed(paragraphs: Iterator[Paragraph], voices: Voices) -> Iterator[tuple[int, Turn]]:
    """A paragraph set off from the article, with a name behind it."""
    for paragraph in paragraphs:
        last = paragraph.sentences[-1]
        tail = paragraph.text[last.span.start - paragraph.start :]
        match = _SIGNED.fullmatch(tail)
        if match is None:
            continue
        dashed = tail[0] in "—–-"
        title = any(word.strip(".").lower() in voices.titles for word in tail.partition(",")[2].split())
        if dashed or title or ("," in tail and paragraph.about_me):
            start = last.span.start + match.start(1)
            yield (
                paragraph.number,
                Turn(Voice(SourceKind.PERSON, match[1]), Span(start, start + len(match[1])), signed=True),
            )
