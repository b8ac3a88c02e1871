"""Cuts an article into paragraphs of runs, each under the claims that cover it; offsets are code points, as stored."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from factcheck.records import Record
from factcheck.spans import Span, trimmed
from factcheck.store.paging import ClaimPlace, SentencePlace
from factcheck.vocabulary import SentenceKind

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
    marked = [one for one in claims if one.decision != "not_a_claim"]
    found: list[Paragraph] = []
    end = 0
    for _, group in groupby(sentences, key=lambda one: (one.paragraph, one.number if one.kind in _APART else 0)):
        members = list(group)
        found.extend(_plain(text, Span(end, members[0].span.start)))
        whole = Span(members[0].span.start, members[-1].span.end)
        runs = tuple(_runs(text, whole, marked, [one for one in members if one.outcome == "failed"]))
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


def _runs(text: str, whole: Span, claims: Sequence[ClaimPlace], failed: Sequence[SentencePlace]) -> Iterator[Run]:
    here = [one for one in claims if one.span.overlaps(whole)]
    places = [one.span for one in here] + [one.span for one in failed]
    cuts = {whole.start, whole.end}.union(place for span in places for place in span if whole.start < place < whole.end)
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        piece = Span(start, end)
        over = [one for one in here if one.span.contains(piece)]
        over.sort(key=lambda one: (one.span.start - one.span.end, one.number, one.part))
        yield Run(
            text=piece.of(text),
            claims=tuple(over),
            begins=tuple(one for one in over if one.span.start == start),
            sentence=next((one.number for one in failed if one.span.contains(piece)), None),
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
