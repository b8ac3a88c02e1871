"""What gold is: a text, the questions that people answered about it, and their answers with exact places.

docs/gold.md describes both ways to write it. Offsets are code points, half-open, into the text.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator, model_validator

from factcheck.errors import InputError
from factcheck.records import Article, Record
from factcheck.spans import Span
from factcheck.vocabulary import Label, NoClaimReason, OpinionKind, SentenceKind, SourceKind

_FEWEST_OF_A_HASH = 8  # figures that tell one text from another


class GoldError(InputError):
    """The gold does not fit its article."""


def _checked_hash(written: str) -> str:
    if written and (len(written) < _FEWEST_OF_A_HASH or set(written) - set("0123456789abcdef")):
        raise ValueError(
            f"a hash is {_FEWEST_OF_A_HASH} to 64 of the figures 0 to 9 and a to f, between quotation marks"
        )
    return written


# The SHA-256 of a text in hexadecimal, or the beginning of it; empty where nothing is to be checked.
Hash = Annotated[str, AfterValidator(_checked_hash)]


class Question(StrEnum):
    """What gold can answer; figures are given of the answered questions alone."""

    LABELS = "labels"  # every claim, and whose word it is
    SPANS = "spans"  # exactly where each claim begins and ends
    OPINION = "opinion"  # of a sentence: does it hold an opinion of the article's own?
    ATTRIBUTION = "attribution"  # who said what, with which words, through whom
    NO_CLAIM = "no_claim"  # which sentences carry no claim, and why
    SENTENCES = "sentences"  # where sentences begin and end


class GoldLink(Record):
    """One voice of a chain. What is left out was not marked, and is not judged."""

    source: str = ""
    source_span: Span | None = None
    also: tuple[Span, ...] = ()  # other places where the same source stands, as good as the first
    cue: str = ""
    cue_span: Span | None = None
    kind: SourceKind | None = None
    full_name: str = ""  # the name a pronoun or short form stands for


class GoldClaim(Record):
    """One claim in its exact place."""

    label: Label
    span: Span
    quote: str = ""  # where given, it must be what stands at `span`
    content: tuple[Span, ...] = ()
    chain: tuple[GoldLink, ...] = ()  # outermost voice first
    opinion_kind: OpinionKind | None = None
    opinion_cues: tuple[Span, ...] = ()
    number: int | None = None
    sentence: int | None = None
    alignment: str = ""
    same: str = ""
    note: str = ""


class GoldSentence(Record):
    """One sentence, and what is known of it as a whole."""

    span: Span
    kind: SentenceKind = SentenceKind.BODY
    number: int | None = None
    paragraph: int | None = None
    opinion: bool | None = None  # None: not said; it then follows from the claims where `labels` is answered
    no_claim: NoClaimReason | None = None


class NoClaim(Record):
    """A sentence without a claim, named by its number from 1."""

    sentence: int
    reason: NoClaimReason


class GoldRow(Record):
    """One document of gold, as it is written with offsets."""

    text: str | None = None  # None: the text is that of `file`
    file: str = ""
    sha256: Hash = ""  # of the text, or its beginning; checked where given
    id: str = ""
    title: str = ""
    url: str = ""
    credit: str = ""  # who made the gold, under which licence
    answers: tuple[Question, ...] = tuple(Question)
    exhaustive: bool = True  # whether whatever is not marked is not there; else precision means nothing
    sentences: tuple[GoldSentence, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    no_claim: tuple[NoClaim, ...] = ()

    @model_validator(mode="after")
    def _has_a_text(self) -> Self:
        if (self.text is None) == (not self.file):
            raise ValueError("give either the text or the file that holds it")
        return self


class GoldDocument(NamedTuple):
    """The gold of one article, every place of it checked."""

    name: str  # for people: its id, or its file and line
    article: Article
    answers: frozenset[Question]
    exhaustive: bool
    sentences: tuple[GoldSentence, ...]
    claims: tuple[GoldClaim, ...]

    def opinions(self) -> Iterator[tuple[GoldSentence, bool]]:
        """Of each sentence whether people found an opinion of the article's own in it; those nobody spoke of left out.

        Where all labels are marked it follows from the claims.
        """
        starts = sorted(claim.span.start for claim in self.claims if claim.label is Label.OPINION)
        for sentence in self.sentences:
            if sentence.opinion is not None:
                yield sentence, sentence.opinion
            elif Question.LABELS in self.answers:
                first = bisect_left(starts, sentence.span.start)
                yield sentence, first < len(starts) and starts[first] < sentence.span.end


def located(row: GoldRow, article: Article, name: str) -> GoldDocument:
    """`row` as the gold of `article`.

    Raises:
        GoldError: a place that is empty, lies outside the text, or holds other words than the gold says; an answer
            that a question needs and the row does not give.
    """
    if not article.id.startswith(row.sha256):
        raise GoldError(
            f"{name}: the text has the hash {article.id}, the gold is for {row.sha256}.",
            hint="The article was changed after the gold was made: restore it, or make its gold anew.",
        )
    for span, words, what in _places(row):
        _check_place(span, words, article.text, f"{name}: {what}")
    answers = frozenset(row.answers)
    _check_answers(row, answers, name)
    _check_claims(row, answers, name)
    reasons = {one.sentence: one.reason for one in row.no_claim}
    sentences = tuple(
        sentence.model_copy(update={"no_claim": reasons[number]}) if number in reasons else sentence
        for number, sentence in enumerate(row.sentences, start=1)
    )
    return GoldDocument(name, article, answers, row.exhaustive, sentences, row.claims)


def check_questions(answers: Sequence[Question], name: str) -> None:
    """Refuse gold that answers nothing.

    Raises:
        GoldError: there is no question under `answers`.
    """
    if not answers:
        raise GoldError(
            f"{name} answers no question.",
            hint=f"Name under 'answers' what the gold answers: {', '.join(Question)}. Left out: all of them.",
        )


def _places(row: GoldRow) -> Iterator[tuple[Span, str, str]]:
    """Every place, the words that must stand there (empty: any), and what it is."""
    for number, sentence in enumerate(row.sentences, start=1):
        yield sentence.span, "", f"sentence {number}"
    for number, claim in enumerate(row.claims, start=1):
        yield claim.span, claim.quote, f"claim {number}"
        for span in claim.content:
            yield span, "", f"the content of claim {number}"
        for span in claim.opinion_cues:
            yield span, "", f"an opinion cue of claim {number}"
        for link in claim.chain:
            if link.source_span is not None:
                yield link.source_span, link.source, f"a source of claim {number}"
            if link.cue_span is not None:
                yield link.cue_span, link.cue, f"a cue of claim {number}"
            for span in link.also:
                yield span, "", f"a source of claim {number}"


def _check_place(span: Span, words: str, text: str, what: str) -> None:
    if not 0 <= span.start < span.end <= len(text):
        raise GoldError(
            f"{what} is [{span.start}, {span.end}), and the text has {len(text)} code points.",
            hint="Offsets count Unicode code points from 0, and the end is the place after the last one.",
        )
    if words and span.of(text) != words:
        raise GoldError(
            f"{what}: {span.of(text)[:60]!r} stands at [{span.start}, {span.end}), and not {words[:60]!r}.",
            hint="Offsets count Unicode code points, neither bytes nor UTF-16 units, in the text exactly as it is.",
        )


def _check_answers(row: GoldRow, answers: frozenset[Question], name: str) -> None:
    needy = {Question.OPINION, Question.NO_CLAIM, Question.SENTENCES} & answers
    if needy and not row.sentences:
        raise GoldError(
            f"{name} answers {', '.join(sorted(needy))}, and has no sentences.",
            hint="Give the sentences, or name under 'answers' only what the gold answers.",
        )
    if any(one.sentence < 1 or one.sentence > len(row.sentences) for one in row.no_claim):
        raise GoldError(f"{name}: a reason under 'no_claim' names a sentence that there is not.")


def _check_claims(row: GoldRow, answers: frozenset[Question], name: str) -> None:
    needy = {Question.LABELS, Question.SPANS, Question.ATTRIBUTION} & answers
    if needy and not row.claims and not _is_without_claims(row):
        raise GoldError(
            f"{name} answers {', '.join(sorted(needy))}, and has no claims.",
            hint="Give the claims; of an article without any, give every sentence with its reason under 'no_claim'.",
        )
    for number, claim in enumerate(row.claims, start=1):
        if claim.label is Label.ATTRIBUTED_STATEMENT and Question.ATTRIBUTION in answers and not claim.content:
            raise GoldError(
                f"{name}: claim {number} is attributed and has no content.",
                hint="Give the content, or leave 'attribution' out of 'answers'.",
            )


def _is_without_claims(row: GoldRow) -> bool:
    """Whether the gold says of every sentence why it carries no claim."""
    named = {one.sentence for one in row.no_claim}
    told = [sentence.no_claim or number in named for number, sentence in enumerate(row.sentences, start=1)]
    return bool(told) and all(told)
