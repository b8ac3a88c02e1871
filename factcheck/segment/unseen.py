"""A text as readers see it: spaces of one width, and none of the characters without any."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.records import Sentence
from factcheck.segment.layout import stopped
from factcheck.spans import Span
from factcheck.vocabulary import SentenceKind

# Not those that join the parts of one written character.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Ends of lines to a computer, often stray keys within one: ^K and ^L of a word processor, an ellipsis read wrongly.
_ODD_BREAKS = "\v\f\x1c\x1d\x1e\x85"
_ODD_BREAK = re.compile(
    rf"(?<=\S)[^\S\n\r\u2028\u2029{_ODD_BREAKS}]*[{_ODD_BREAKS}][^\S\n\r\u2028\u2029{_ODD_BREAKS}]*(?=\S)"
)
_AS_SPACES = dict.fromkeys(map(ord, _ODD_BREAKS), " ")


def seen(text: str) -> str:
    """`text` without what nobody sees, and with plain spaces."""
    if any(mark in text for mark in _ODD_BREAKS):
        text = _without_stray_breaks(text)
    # What can be printed, as nearly all text can but for its line ends, holds none of them.
    plain = text.isascii() or text.replace("\n", "").isprintable()
    return text if plain else UNSEEN.sub("", _SPACES.sub(" ", text))


def _without_stray_breaks(text: str) -> str:
    """`text`, of the same length, with a space for each odd break that ends no line.

    Alone, without a space at its side, it ends one behind a full stop, and anywhere in a text whose lines it divides.
    """
    alone = [match.start() for match in _ODD_BREAK.finditer(text) if len(match[0]) == 1]
    after_stop = {place for place in alone if stopped(text[max(0, place - 12) : place])}
    divides_lines = "\n" not in text and "\r" not in text and len(after_stop) * 2 >= len(alone)
    kept = set(alone) if divides_lines else after_stop
    return _ODD_BREAK.sub(lambda match: match[0] if match.start() in kept else match[0].translate(_AS_SPACES), text)


def replaced(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of ``seen(text)`` in `text` itself, with what nobody sees in one of them, or in one of its own."""
    places: list[int] = []
    end = 0
    for unseen in UNSEEN.finditer(text):
        places += range(end, unseen.start())
        end = unseen.end()
    if not end:
        return tuple(sentences)
    places += range(end, len(text))
    found: list[Sentence] = []
    for one in sentences:
        before = found[-1].span.end if found else 0
        span = _grown(text, before, places[one.span.start], places[one.span.end - 1] + 1)
        found.append(one.model_copy(update={"span": span}))
    whole = sorted([*found, *_left_over(text, found)], key=lambda one: one.span)
    return tuple([one.model_copy(update={"number": number}) for number, one in enumerate(whole, 1)])


def _grown(text: str, before: int, start: int, end: int) -> Span:
    """The span with what nobody sees right before it, not farther than `before`, and behind it."""
    while start > before and UNSEEN.match(text[start - 1]):
        start -= 1
    behind = UNSEEN.match(text, end)
    return Span(start, end if behind is None else behind.end())


def _left_over(text: str, found: Sequence[Sentence]) -> Iterator[Sentence]:
    """What nobody sees and what stands by itself between, before and behind the sentences `found`."""
    ends = [0, *(place for one in found for place in one.span), len(text)]
    for index, (start, end) in enumerate(pairwise(ends)):
        if index % 2:
            continue
        paragraph = found[index // 2 - 1].paragraph if index else 1
        for unseen in UNSEEN.finditer(text, start, end):
            yield Sentence(number=1, kind=SentenceKind.METADATA, span=Span(*unseen.span()), paragraph=paragraph)
