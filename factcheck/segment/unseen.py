"""A text as readers see it: spaces of one width, and none of the characters without any."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.records import Sentence
from factcheck.spans import Span
from factcheck.vocabulary import SentenceKind

# Not those that join the parts of one written character.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def seen(text: str) -> str:
    """`text` without what nobody sees, and with plain spaces."""
    return text if text.isascii() else UNSEEN.sub("", _SPACES.sub(" ", text))


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
