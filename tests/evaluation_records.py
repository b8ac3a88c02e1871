"""Small texts with their claims, as people and as annotators marked them, for the tests of figures."""

from collections.abc import Sequence
from datetime import UTC, datetime

from factcheck.evaluation import Evaluation, Examined, GoldDocument, Question, evaluate
from factcheck.evaluation.gold import GoldClaim, GoldLink, GoldSentence
from factcheck.records import AnnotatorInfo, Article, AuditedArticle, Claim, Link, Sentence, SentenceOutcome
from factcheck.spans import Span
from factcheck.vocabulary import Alignment, AuditStatus, Label, NoClaimReason, Outcome, SourceKind

FACT, SAID, OPINION = Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.OPINION
NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


def place(words: str, text: str) -> Span:
    """Where `words` first stand."""
    return Span(text.index(words), text.index(words) + len(words))


def marked(label: Label, words: str, text: str, **more: object) -> GoldClaim:
    return GoldClaim.model_validate({"label": label, "span": place(words, text)} | more)


def voice(text: str, source: str, cue: str = "", **more: object) -> GoldLink:
    cue_span = place(cue, text) if cue else None
    return GoldLink.model_validate({"source": source, "source_span": place(source, text), "cue_span": cue_span} | more)


def found(number: int, label: Label, words: str, text: str, **more: object) -> Claim:
    basic = {"number": number, "sentence": 1, "label": label, "span": place(words, text), "quote": words}
    return Claim.model_validate(basic | {"alignment": Alignment.EXACT} | more)


def link(text: str, source: str, cue: str = "", **more: object) -> Link:
    basic = {"source": source, "source_span": place(source, text) if source else None, "cue": cue}
    placed = {"cue_span": place(cue, text) if cue else None, "kind": SourceKind.PERSON}
    return Link.model_validate(basic | placed | more)


def an_audit(
    text: str, claims: Sequence[Claim], sentences: Sequence[Span] = (), silent: Sequence[int] = ()
) -> AuditedArticle:
    numbered = tuple(
        Sentence(number=number, kind="body", span=span, paragraph=1)
        for number, span in enumerate(sentences or [Span(0, len(text))], start=1)
    )
    outcomes = tuple(
        SentenceOutcome(sentence=one.number, outcome=Outcome.NO_CLAIM, reason=NoClaimReason.FRAGMENT)
        if one.number in silent
        else SentenceOutcome(sentence=one.number, outcome=Outcome.CLAIMS)
        for one in numbered
    )
    return AuditedArticle(
        article=Article(text=text),
        sentences=numbered,
        annotator=AnnotatorInfo(name="somebody", version="1"),
        status=AuditStatus.COMPLETE,
        claims=tuple(claims),
        outcomes=outcomes,
        signals=(),
        calls=(),
        started_at=NOON,
        finished_at=NOON,
    )


def gold_of(
    text: str,
    *questions: Question,
    claims: Sequence[GoldClaim] = (),
    sentences: Sequence[GoldSentence] = (),
    exhaustive: bool = True,
) -> GoldDocument:
    return GoldDocument(
        "made up", Article(text=text), frozenset(questions), exhaustive, tuple(sentences), tuple(claims)
    )


def evaluated(gold: GoldDocument, audited: AuditedArticle) -> Evaluation:
    return evaluate([Examined(gold, audited)])


def value(found: Evaluation, name: str, measure: str) -> float | None:
    """A figure; None where there is none."""
    values = [one.value for one in found.figures if (one.name, one.measure) == (name, measure)]
    assert len(values) <= 1
    return values[0] if values else None


def counts(
    found: Evaluation, name: str, measure: str, question: Question | None = None
) -> tuple[int | None, int | None]:
    """What a figure was counted from: the right ones, and all."""
    (one,) = [
        one for one in found.figures if (one.name, one.measure) == (name, measure) and question in (None, one.question)
    ]
    return one.right, one.of
