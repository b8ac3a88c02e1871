"""Cuts an article into windows: the sentences one request asks about, and the neighbours it shows for context."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from factcheck.ids import text_hash
from factcheck.records import Article, Sentence
from factcheck.vocabulary import SentenceKind

# What the segmenter is sure of is not asked: it costs tokens and can only go wrong.
_NEVER_ASKED = frozenset({SentenceKind.HEADING, SentenceKind.CREDIT, SentenceKind.METADATA})
_CONTEXT_BEFORE = 8  # sentences: enough for the name behind a "he"
_CONTEXT_AFTER = 2
_CONTEXT_CHARS = 600  # of one context sentence


class Window(NamedTuple):
    """The sentences asked about, and all that are shown: those, their neighbours and what lies between."""

    asked: tuple[Sentence, ...]
    shown: tuple[Sentence, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the sentences asked about."""
        return tuple(sentence.number for sentence in self.asked)


def is_asked(sentence: Sentence) -> bool:
    """Whether a sentence needs an annotator's word at all."""
    return sentence.kind not in _NEVER_ASKED


def windows(sentences: Sequence[Sentence], max_chars: int) -> Iterator[Window]:
    """Windows of whole paragraphs of up to `max_chars` code points; a longer paragraph is cut between sentences."""
    for group in _packed(sentences, max_chars):
        if any(is_asked(sentence) for sentence in group):
            yield window_of(sentences, (sentence.number for sentence in group))


def window_of(sentences: Sequence[Sentence], numbers: Iterable[int]) -> Window:
    """A window that asks about those sentences of `numbers` that need asking, with their neighbours shown."""
    wanted = set(numbers)
    first, last = min(wanted) - _CONTEXT_BEFORE, max(wanted) + _CONTEXT_AFTER
    shown = tuple(sentence for sentence in sentences if first <= sentence.number <= last)
    return Window(tuple(sentence for sentence in shown if sentence.number in wanted and is_asked(sentence)), shown)


def without(settled: Collection[int], sentences: Sequence[Sentence], every: Iterable[Window]) -> Iterator[Window]:
    """The windows, asking no more about what is settled; one that asks about nothing any more is left out."""
    for window in every:
        asked = [number for number in window.numbers if number not in settled]
        if asked:
            yield window if len(asked) == len(window.asked) else window_of(sentences, asked)


def lines(article: Article, window: Window) -> list[str]:
    """The window as the model sees it, a sentence a line: `[12]` before those asked about, `[-]` before the others.

    Line breaks inside a sentence become spaces, so that no sentence can pass for two.
    """
    asked = set(window.numbers)
    title = [f"[-] {as_shown(article.title)[:_CONTEXT_CHARS]}"] if article.title else []
    return title + [
        f"[{sentence.number}] {as_shown(sentence.span.of(article.text))}"
        if sentence.number in asked
        else f"[-] {as_shown(sentence.span.of(article.text))[:_CONTEXT_CHARS]}"
        for sentence in window.shown
    ]


def marker(article: Article) -> str:
    """A line that stands around the article in the request, and nowhere inside it."""
    digest = article.id
    size = 8
    while digest[:size] in article.text:
        digest, size = text_hash(digest), 8
    return f"=== article {digest[:size]} ==="


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as people write them: ``1-4, 7``."""
    ordered = sorted(numbers)
    runs = [[pair[1] for pair in run] for _, run in groupby(enumerate(ordered), lambda pair: pair[1] - pair[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def as_shown(words: str) -> str:
    """A sentence on one line, as a request shows it."""
    return " ".join(words.split())


def _packed(sentences: Sequence[Sentence], max_chars: int) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for _, paragraph in groupby(sentences, lambda sentence: sentence.paragraph):
        whole = list(paragraph)
        if group and whole[-1].span.end - group[0].span.start > max_chars:
            yield group
            group = []
        for sentence in whole:
            if group and sentence.span.end - group[0].span.start > max_chars:
                yield group
                group = []
            group.append(sentence)
    if group:
        yield group
