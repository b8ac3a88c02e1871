"""Reads what a report says beside the claims of one audit: reasons to look, decisions with their history, who paid."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from factcheck.records import Record
from factcheck.store.columns import records
from factcheck.store.statements import statements
from factcheck.vocabulary import Label, OpinionKind, SignalKind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class ToldReason(Record):
    """A reason for a person to look at one claim."""

    claim_id: int
    kind: str
    why: str  # the kind in words
    detail: str
    weight: int


class Warned(Record):
    """A reason to look that is the article's, or a sentence's, not a claim's."""

    kind: SignalKind
    detail: str
    sentence: int | None  # None: the whole article
    words: str  # of the sentence


class ToldDecision(Record):
    """What one person said about one claim at one time."""

    claim_id: int
    review_id: int
    reviewer: str
    decision: str
    label: Label | None
    seen_label: Label
    note: str
    reviewed_at: datetime  # UTC
    taken_back: bool
    stands: bool  # above all others, and above the annotator


class Given(Record):
    """A claim that people decided on, as its annotator gave it."""

    claim_id: int
    quote: str
    label: Label
    opinion_kind: OpinionKind | None
    source: str


class Remarks(Record):
    """Everything that is to be said beside the claims of one audit."""

    reasons: tuple[ToldReason, ...]  # of each claim the weightiest first
    warnings: tuple[Warned, ...]  # those of the article first
    decided: tuple[ToldDecision, ...]  # of each claim the earliest first, what was taken back among them
    given: tuple[Given, ...]
    paid: frozenset[int]  # the calls that the audit paid for itself


def remarks(connection: "DuckDBPyConnection", audit_id: int) -> Remarks:
    """What is to be said beside the claims of an audit, named by its own number."""
    sql = statements("report")

    def rows(name: str) -> list[tuple[Any, ...]]:
        return connection.execute(sql[name], {"audit": audit_id}).fetchall()

    here = f"what is said of audit {audit_id}"
    return Remarks(
        reasons=records(ToldReason, rows("reasons"), here),
        warnings=records(Warned, rows("warnings"), here),
        decided=records(ToldDecision, rows("decided"), here),
        given=records(Given, rows("given"), here),
        paid=frozenset(call_id for (call_id,) in rows("paid")),
    )
