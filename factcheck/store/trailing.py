"""Finds what stands around one claim: its labels over time, what people decided, who paid, and the same elsewhere."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from factcheck.errors import NotFoundError
from factcheck.records import Record, Signal
from factcheck.store.columns import records
from factcheck.store.statements import statements
from factcheck.vocabulary import Label, OpinionKind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class LabelOnce(Record):
    """A label that one audit of the article gave to the words, or to others that share some of them."""

    claim_id: int
    audit_id: int
    annotator: str
    annotator_version: str
    finished_at: datetime  # UTC
    label: Label
    opinion_kind: OpinionKind | None
    source: str | None  # the innermost voice
    quote: str
    same_words: bool  # the very stretch, not one that overlaps it


class ReviewOnce(Record):
    """One decision of one person about the words, and the claim that the person saw."""

    review_id: int
    claim_id: int
    audit_id: int
    article_id: int
    reviewer: str
    decision: str
    label: Label | None
    seen_label: Label
    note: str
    reviewed_at: datetime  # UTC
    stands: bool  # above all others, and above the annotators


class VoiceMeant(Record):
    """Whom one voice of the chain belongs to; no `source_id` where nobody has looked yet."""

    position: int  # from 1, the outermost
    source_id: int | None
    source: str | None
    standing: str | None


class VoiceNow(Record):
    """As `VoiceMeant`, of one part of the claim as people left it."""

    part: int  # from 1; 1 where it was not split
    position: int
    source_id: int | None
    source: str | None
    standing: str | None


class Payment(Record):
    """The audit that paid for a call; another one than the claim's where it was answered from the ledger."""

    call_id: int
    audit_id: int
    article_id: int
    asked_at: datetime  # UTC


class SaidElsewhere(Record):
    """Another claim that says the same, wholly or in part."""

    claim_id: int
    article_id: int
    article: str  # its title, else its address or file
    within_article: bool
    kind: str
    extent: str  # how much of this claim stands in the other one
    score: float  # 0 to 1
    reason: str
    verdict: str
    label: Label
    source: str | None
    quote: str


class Around(Record):
    """Everything the store tells of one claim beside its audit."""

    claim_id: int
    audit_id: int
    article_id: int
    text_sha256: str
    is_latest: bool  # its audit is the newest by its annotator
    is_preferred: bool  # and speaks for the article
    voices: tuple[VoiceMeant, ...]  # as its annotator gave them
    voices_now: tuple[VoiceNow, ...]
    signals: tuple[Signal, ...]  # those that hold with what people decided
    payment: Payment | None
    labels: tuple[LabelOnce, ...]  # the first one first
    reviews: tuple[ReviewOnce, ...]  # the earliest first
    elsewhere: tuple[SaidElsewhere, ...]


def around(connection: "DuckDBPyConnection", claim_id: int) -> Around:
    """What stands around a claim, named by its number in the store.

    Raises:
        NotFoundError: there is no such claim.
    """
    sql = statements("trail")

    def rows(name: str) -> list[tuple[Any, ...]]:
        return connection.execute(sql[name], {"claim": claim_id}).fetchall()

    found = rows("claim")
    if not found:
        raise NotFoundError(
            f"There is no claim {claim_id}.",
            hint="The numbers stand in: factcheck show ARTICLE --lines. Or name it so: ARTICLE#3",
        )
    audit_id, article_id, text_sha256, is_latest, is_preferred = found[0]
    here = f"what stands around claim {claim_id}"
    return Around(
        claim_id=claim_id,
        audit_id=audit_id,
        article_id=article_id,
        text_sha256=text_sha256,
        is_latest=is_latest,
        is_preferred=is_preferred,
        voices=records(VoiceMeant, rows("voices"), here),
        voices_now=records(VoiceNow, rows("voices_now"), here),
        signals=records(Signal, rows("signals"), here),
        payment=next(iter(records(Payment, rows("payment"), here)), None),
        labels=records(LabelOnce, rows("labels"), here),
        reviews=records(ReviewOnce, rows("reviews"), here),
        elsewhere=records(SaidElsewhere, rows("elsewhere"), here),
    )
