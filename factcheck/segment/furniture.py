"""Peels a paragraph: what stands around the running text comes off, with its kind, and the running text remains."""

from typing import NamedTuple

from factcheck.segment.credits import credits_in, names_writers, picture_kind
from factcheck.segment.metadata import closing_date, dateline_end, header_end, is_metadata
from factcheck.spans import Span, trimmed
from factcheck.vocabulary import SentenceKind

_NEAR_THE_TOP = 3  # paragraphs in which a bare date may open a line of text
_LONGEST_LABELLED = 400  # a longer paragraph is no credit and no metadata as a whole


class Stretch(NamedTuple):
    """Part of a paragraph, without white space at its ends. Without a kind, it is running text."""

    start: int
    end: int
    kind: SentenceKind | None
    paragraph: int  # from 1


def peel(text: str, span: Span, number: int, *, hours: bool = False) -> list[Stretch]:
    """Paragraph `number`, at `span`, as stretches of running text and of everything else, in order.

    Lines of the text may begin with `hours`.
    """
    start, end = span
    header = header_end(text, start, end) if number <= _NEAR_THE_TOP else start
    stretches = _stretch(text, start, header, SentenceKind.METADATA, number)
    start = trimmed(text, Span(header, end)).start
    kind = _whole_kind(text[start:end]) if start < end else None
    if kind in (SentenceKind.METADATA, SentenceKind.CREDIT):
        return stretches + _stretch(text, start, end, kind, number)
    date = closing_date(text, start, end) if number == 1 else end
    opening = dateline_end(text, start, date, hours=hours)
    return [
        *stretches,
        *_stretch(text, start, opening, SentenceKind.METADATA, number),
        *_around_credits(text, opening, date, kind, number),
        *_stretch(text, date, end, SentenceKind.METADATA, number),
    ]


def _whole_kind(words: str) -> SentenceKind | None:
    """The kind of a paragraph that is nothing but metadata, a credit or a labelled caption, in any type; else None."""
    if words[0] in "*_" and words[-1] in "*_":
        words = words.strip("*_") or words
    if len(words) <= _LONGEST_LABELLED and is_metadata(words):
        return SentenceKind.METADATA
    return picture_kind(words)


def _around_credits(text: str, start: int, end: int, kind: SentenceKind | None, number: int) -> list[Stretch]:
    """``text[start:end]``, which is of `kind` but for the credits in it."""
    stretches: list[Stretch] = []
    for credit in credits_in(text, start, end):
        stretches += _stretch(text, start, credit.start, kind, number)
        made = SentenceKind.METADATA if names_writers(credit.of(text)) else SentenceKind.CREDIT
        stretches += _stretch(text, credit.start, credit.end, made, number)
        start = credit.end
    rest = _stretch(text, start, end, kind, number)
    if stretches and rest and not any(letter.isalnum() for letter in text[rest[0].start : rest[0].end]):
        return [*stretches[:-1], stretches[-1]._replace(end=rest[0].end)]
    return stretches + rest


def _stretch(text: str, start: int, end: int, kind: SentenceKind | None, number: int) -> list[Stretch]:
    if start == end:
        return []
    span = trimmed(text, Span(start, end))
    return [Stretch(*span, kind, number)] if span.start < span.end else []
