"""Cuts an article into paragraphs of runs, each under the claims that cover it; offsets are code points, as stored."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Generic, TypeVar

from factcheck.records import Record
from factcheck.spans import Span, trimmed
from factcheck.store.paging import ClaimPlace, SentencePlace
from factcheck.vocabulary import SentenceKind

Placed = TypeVar("Placed", ClaimPlace, SentencePlace)

_APART = frozenset({SentenceKind.HEADING, SentenceKind.CREDIT, SentenceKind.METADATA})


class Run(Record):
    """Words under the same claims, the widest claim first."""

    text: str
    claims: tuple[ClaimPlace, ...]
    begins: tuple[ClaimPlace, ...]  # those of `claims` that begin here
    sentence: int | None = None  # where nothing could be said of it: it failed

    @property
    def on_top(self) -> ClaimPlace | None:
        """The claim that a click on the run means: the narrowest."""
        return self.claims[-1] if self.claims else None


class Paragraph(Record):
    """One paragraph as it is read."""

    kind: SentenceKind  # of its longest sentence
    runs: tuple[Run, ...]


def paragraphs(text: str, sentences: Sequence[SentencePlace], claims: Sequence[ClaimPlace]) -> list[Paragraph]:
    """The article as paragraphs, one where nobody cut it into sentences. Claims found to be none do not mark it.

    A heading, a credit and a line of metadata stand apart, also where the article has them in one block with its prose.
    """
    marked = _Passed([one for one in claims if one.decision != "not_a_claim"])
    found: list[Paragraph] = []
    end = 0
    for _, group in groupby(sentences, key=lambda one: (one.paragraph, one.number if one.kind in _APART else 0)):
        members = list(group)
        found.extend(_plain(text, Span(end, members[0].span.start)))
        whole = Span(members[0].span.start, members[-1].span.end)
        runs = tuple(_runs(text, whole, marked.over(whole), [one for one in members if one.outcome == "failed"]))
        longest = max(members, key=lambda one: one.span.end - one.span.start)
        found.append(Paragraph(kind=longest.kind, runs=runs))
        end = whole.end
    found.extend(_plain(text, Span(end, len(text))))
    return found


def _plain(text: str, span: Span) -> Iterator[Paragraph]:
    """What stands in no sentence, where it is more than white space."""
    span = trimmed(text, span)
    if span.end > span.start:
        yield Paragraph(kind=SentenceKind.BODY, runs=(Run(text=span.of(text), claims=(), begins=()),))


class _Passed(Generic[Placed]):
    """What has a place in the text, as one passes it from left to right; a long article has too much to look at all."""

    def __init__(self, places: Iterable[Placed]) -> None:
        self._ahead: list[Placed] = sorted(places, key=lambda one: one.span.start, reverse=True)
        self._reached: list[Placed] = []

    def over(self, span: Span) -> list[Placed]:
        """Those that overlap `span`, which begins no earlier than any asked about before."""
        while self._ahead and self._ahead[-1].span.start < span.end:
            self._reached.append(self._ahead.pop())
        self._reached = [one for one in self._reached if one.span.end > span.start]
        return [one for one in self._reached if one.span.overlaps(span)]


def _runs(text: str, whole: Span, claims: Sequence[ClaimPlace], failed: Sequence[SentencePlace]) -> Iterator[Run]:
    places = [one.span for one in claims] + [one.span for one in failed]
    cuts = {whole.start, whole.end}.union(place for span in places for place in span if whole.start < place < whole.end)
    marked, lost = _Passed(claims), _Passed(failed)
    for start, end in pairwise(sorted(cuts)):
        piece = Span(start, end)  # nothing begins or ends inside
        over = marked.over(piece)
        over.sort(key=lambda one: (one.span.start - one.span.end, one.number, one.part))
        yield Run(
            text=piece.of(text),
            claims=tuple(over),
            begins=tuple(one for one in over if one.span.start == start),
            sentence=next((one.number for one in lost.over(piece)), None),
        )


class Word(Record):
    """One word of a sentence, where a claim may begin or end."""

    text: str
    span: Span  # into the article


def words(text: str, sentence: Span) -> list[Word]:
    """The words of a sentence, as white space parts them."""
    found: list[Word] = []
    start: int | None = None
    for place in range(sentence.start, sentence.end + 1):
        is_space = place == sentence.end or text[place].isspace()
        if is_space and start is not None:
            found.append(Word(text=text[start:place], span=Span(start, place)))
            start = None
        elif not is_space and start is None:
            start = place
    return found


class Ends(Record):
    """Where a claim begins and ends by whole words, and where it might be parted in two."""

    first: int  # the beginning of its first word
    middle: int  # the end of the word in the middle
    after: int  # the beginning of the next
    last: int  # the end of its last word


def ends(sentence: Sequence[Word], claim: Span) -> Ends:
    """The ends of a claim among the words of its sentence; those of the sentence where it has none of them."""
    inside = [one.span for one in sentence if one.span.overlaps(claim)] or [one.span for one in sentence] or [claim]
    middle = (len(inside) - 1) // 2
    return Ends(
        first=inside[0].start,
        middle=inside[middle].end,
        after=inside[min(middle + 1, len(inside) - 1)].start,
        last=inside[-1].end,
    )
