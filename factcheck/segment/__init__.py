"""Article text into numbered sentences, each with its kind and its exact place; not a word of the text is left out."""

from collections.abc import Iterable, Iterator

from factcheck.records import Sentence
from factcheck.segment.boundaries import masked, sentence_ends
from factcheck.segment.furniture import Stretch, peel
from factcheck.segment.headings import with_headings
from factcheck.segment.kinds import Found, kind_of, with_captions
from factcheck.segment.layout import front_matter, lines, paragraphs
from factcheck.segment.metadata import keeps_hours
from factcheck.segment.unseen import replaced, seen
from factcheck.spans import Span, trimmed
from factcheck.vocabulary import SentenceKind

SEGMENTER_VERSION = "4"  # another version may cut the same text differently

__all__ = ["SEGMENTER_VERSION", "segment", "uncovered"]


def segment(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order. Text of nothing but white space has none; no text is refused."""
    read = seen(text)
    mask = masked(read)
    found = [sentence for stretch in with_headings(read, _stretches(read)) for sentence in _found(read, mask, stretch)]
    sentences = tuple(
        Sentence(number=number, kind=sentence.kind, span=sentence.span, paragraph=sentence.paragraph)
        for number, sentence in enumerate(with_captions(read, found), 1)
    )
    if len(read) < len(text):
        sentences = replaced(text, sentences)
    assert not uncovered(text, sentences)
    return sentences


def uncovered(text: str, sentences: Iterable[Sentence]) -> tuple[Span, ...]:
    """The stretches of `text` that are not in exactly one sentence, white space aside.

    Empty where the sentences hold all of the text, in its order, without overlapping and without reaching past its end.
    """
    faults: list[Span] = []
    reached = 0
    for sentence in sentences:
        start, end = sentence.span
        if start < reached or end <= start or end > len(text):
            faults.append(Span(start, end))
        elif text[reached:start].strip():
            faults.append(trimmed(text, Span(reached, start)))
        reached = max(reached, end)
    if text[reached:].strip():
        faults.append(trimmed(text, Span(reached, len(text))))
    return tuple(faults)


def _stretches(text: str) -> list[Stretch]:
    """The paragraphs of `text`, front matter first, each peeled down to its running text."""
    opening = front_matter(text)
    kept = [Stretch(line.start, line.end, SentenceKind.METADATA, 1) for line in lines(text[: opening.end])]
    hours = keeps_hours(text)
    for number, paragraph in enumerate(paragraphs(text, opening.end), 2 if kept else 1):
        kept += peel(text, paragraph, number, hours=hours)
    return kept


def _found(text: str, mask: str, stretch: Stretch) -> Iterator[Found]:
    """The sentences of a stretch; a stretch with a kind gives it to all that it holds."""
    start, kind = stretch.start, stretch.kind
    whole = kind not in (None, SentenceKind.CAPTION)
    for end in sentence_ends(text, mask, start, stretch.end, whole=whole):
        span = trimmed(text, Span(start, end))
        if span.start < span.end:
            yield Found(span, kind or kind_of(text, span), stretch.paragraph)
        start = end
