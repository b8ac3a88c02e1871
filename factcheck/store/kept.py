"""What is noted of decisions and signals as they are written, by which verify sees that one is gone or is another."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from factcheck.records import Review
from factcheck.store.batch import Batch, stored_time

# What separates columns and rows in what is hashed, as in integrity.sql.
_COLUMN, _ROW = "\x1f", "\x1e"
_EPOCH = datetime(1970, 1, 1)


def note_review(batch: Batch, review_id: int, review: Review) -> None:
    """That there is this decision; the hash is of its columns, and not of its parts and voices."""
    at = (stored_time(review.reviewed_at) - _EPOCH) // timedelta(microseconds=1)
    columns = (
        review.claim_id,
        review.reviewer,
        review.decision,
        review.label,
        review.opinion_kind,
        review.note,
        review.seen_label,
        review.seen_audit,
        review.undoes,
        at,
    )
    batch.add("reviews_kept", review_id, review.claim_id, _hash([columns]))


def note_signals(batch: Batch, audit_id: int, signals: Sequence[Iterable[object]]) -> None:
    """How many signals an audit gave and what they are: kind, detail, claim and sentence of each, in their order."""
    batch.add("signals_kept", audit_id, len(signals), _hash(signals))


def _hash(rows: Iterable[Iterable[object]]) -> str:
    # Half a character is for DuckDB to refuse.
    told = _ROW.join(_COLUMN.join("" if value is None else str(value) for value in row) for row in rows)
    return sha256(told.encode(errors="surrogatepass")).hexdigest()
