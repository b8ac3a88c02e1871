"""Reads what may leave the store: audits, some at a time, with their claims as they stand after review.

Model endpoints, parameters, questions and answers stay in the store; addresses come without credentials.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator

from factcheck.errors import ExportError, ExportFullError, NotFoundError
from factcheck.records import Record
from factcheck.store.columns import in_utc, record
from factcheck.store.connection import in_memory, is_full, one_line
from factcheck.store.reading import Reader
from factcheck.store.statements import statements
from factcheck.vocabulary import Alignment, AuditStatus, CallStatus, Label, OpinionKind, SignalKind, SourceKind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


Moment = Annotated[datetime, BeforeValidator(in_utc)]  # stored without a zone, which is UTC


class ExportedWords(Record):
    """Some words inside a claim; offsets are code points into the article's text, half-open."""

    start_char: int
    end_char: int
    quote: str


class ExportedLink(Record):
    """One voice of a chain. Offsets are None where the words stand in another sentence or were not found."""

    position: int  # from 1, the outermost voice
    source: str
    source_start: int | None
    source_end: int | None
    cue: str
    cue_start: int | None
    cue_end: int | None
    source_kind: SourceKind
    full_name: str
    source_id: int | None  # of the source in this store, as `factcheck sources` resolved it
    canonical: str | None  # the name of that source


class ExportedSignal(Record):
    """A reason to look at a claim."""

    kind: SignalKind
    detail: str


class ExportedReview(Record):
    """One decision about the words of a claim. `claim_key` names the claim that the person saw."""

    review_id: int
    claim_key: str
    reviewer: str
    decision: str
    label: Label | None
    seen_label: Label
    note: str
    reviewed_at: Moment


class ExportedClaim(Record):
    """One claim with all that a reader elsewhere needs; `docs/exports.md` says what each field is."""

    format: Literal[1]
    claim_key: str
    claim_id: int
    article_id: int
    text_sha256: str
    title: str
    url: str
    published: date | None
    external_id: str
    location: str
    text_chars: int
    version: int = 1  # of its article, from 1
    is_current: bool = True  # this version speaks for all of them
    audit_id: int
    sentence: int
    paragraph: int
    number: int
    start_char: int
    end_char: int
    start_utf16: int
    end_utf16: int
    quote: str
    label: Label
    label_given: Label
    probability: float | None = None  # that `label_given` is right
    opinion_kind: OpinionKind | None
    restated: str
    source: str | None
    source_kind: SourceKind | None
    chain: tuple[ExportedLink, ...]
    content: tuple[ExportedWords, ...]
    opinion_cues: tuple[ExportedWords, ...]
    alignment: Alignment
    unaligned: tuple[str, ...]
    signals: tuple[ExportedSignal, ...]
    annotator: str
    annotator_version: str
    fingerprint: str
    factcheck_version: str
    audit_status: AuditStatus
    audit_started_at: Moment
    audit_finished_at: Moment
    prompt_name: str
    prompt_version: str | None
    prompt_hash: str
    call_id: int | None
    request_hash: str | None
    model_asked: str | None
    model_answered: str | None
    tokens_in: int | None
    tokens_cached: int | None
    tokens_out: int | None
    tokens_reasoning: int | None
    cost_usd: float | None
    latency_ms: int | None
    asked_at: Moment | None
    decision: str | None
    reviewed_by: str | None
    reviewed_at: Moment | None
    review_note: str | None
    reviews: tuple[ExportedReview, ...]


class ExportedCall(Record):
    """The receipt of one model call."""

    audit_id: int
    call_id: int
    purpose: str
    prompt_name: str
    prompt_version: str
    prompt_hash: str
    request_hash: str
    schema_hash: str
    model_asked: str
    model_answered: str
    status: CallStatus
    finish_reason: str
    tokens_in: int | None
    tokens_cached: int | None
    tokens_out: int | None
    tokens_reasoning: int | None
    cost_usd: float | None
    latency_ms: int
    asked_at: Moment


class ExportedAudit(Record):
    """One audit with its article, its claims in the order of the text, and the calls it rests on."""

    audit_id: int
    article_id: int
    text_sha256: str
    title: str
    url: str
    published: date | None
    external_id: str
    location: str
    text_chars: int
    version: int = 1  # of its article, from 1
    is_current: bool = True  # this version speaks for all of them
    added_at: Moment  # when the article came into the store
    annotator: str
    annotator_version: str
    fingerprint: str
    factcheck_version: str
    prompt_name: str
    prompt_hash: str
    audit_status: AuditStatus
    audit_started_at: Moment
    audit_finished_at: Moment
    audit_key: str
    text: str
    claims: tuple[ExportedClaim, ...]
    calls: tuple[ExportedCall, ...]


def exportable(connection: "DuckDBPyConnection", articles: Sequence[int] | None, annotator: str | None) -> list[int]:
    """The numbers of the audits that speak for `articles` (None: for all): the preferred ones, or those by `annotator`.

    Of all articles it is one version each, the one that speaks for them; of `articles` those given.


    Raises:
        NotFoundError: there is no finished audit, or none by `annotator`; or one of `articles` has none.
    """
    if articles is not None:
        reader = Reader(connection)
        return [reader.audit_of(article_id, annotator) for article_id in sorted(set(articles))]
    sql = statements("exporting")
    if annotator is None:
        found = connection.execute(sql["preferred"]).fetchall()
    else:
        found = connection.execute(sql["latest"], {"annotator": annotator}).fetchall()
    if not found:
        others = ", ".join(repr(name) for (name,) in connection.execute(sql["annotators"]).fetchall())
        by = f" by {annotator!r}" if annotator else ""
        hint = f"There are audits by {others}." if others else "Audit an article first: factcheck audit FILE"
        raise NotFoundError(f"There is no finished audit{by} to export.", hint=hint)
    return [int(audit_id) for (audit_id,) in found]


def exported(connection: "DuckDBPyConnection", audits: Sequence[int], labels: Sequence[Label]) -> list[ExportedAudit]:
    """These audits with their claims of `labels` after review, in the order of their articles."""
    claims: dict[int, list[ExportedClaim]] = defaultdict(list)
    for row in _rows(connection, "claims", audits=list(audits), labels=list(labels)):
        claim = record(ExportedClaim, row, f"claim {row['claim_id']}")
        claims[claim.audit_id].append(claim)
    calls: dict[int, list[ExportedCall]] = defaultdict(list)
    names = list(ExportedCall.model_fields)
    for values in _execute(connection, "calls", audits=list(audits)).fetchall():
        row = dict(zip(names, values, strict=True))
        call = record(ExportedCall, row, f"call {row['call_id']}")
        calls[call.audit_id].append(call)
    return [
        record(
            ExportedAudit,
            {**row, "claims": tuple(claims[row["audit_id"]]), "calls": tuple(calls[row["audit_id"]])},
            f"audit {row['audit_id']}",
        )
        for row in _rows(connection, "audits", audits=list(audits))
    ]


def write_parquet(connection: "DuckDBPyConnection", audits: Sequence[int], labels: Sequence[Label], path: Path) -> int:
    """Write the claims to a Parquet file at `path`; how many there are."""
    parameters = {"audits": list(audits), "labels": list(labels)}
    with _writing(path):
        connection.sql(statements("exporting")["claims"], params=parameters).to_parquet(str(path), compression="zstd")
        found = connection.read_parquet(str(path)).aggregate("count(*)").fetchall()
    return int(found[0][0])


def join_parquet(parts: Sequence[Path], path: Path) -> None:
    """Write the rows of several Parquet files to one, in their order; no file is held in memory whole."""
    with _writing(path), in_memory() as connection:
        connection.read_parquet([str(part) for part in parts]).to_parquet(str(path), compression="zstd")


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """What DuckDB says of a file that it cannot write becomes an error of ours; what it says of the store stays."""
    import duckdb  # heavy, and only the store needs it

    try:
        yield
    except duckdb.IOException as error:
        if str(path) not in str(error):
            raise
        message = f"The Parquet file could not be written: {one_line(error)}"
        if is_full(error):
            raise ExportFullError(message, hint="Free some space; nothing was written.") from error
        raise ExportError(message) from error


def _rows(connection: "DuckDBPyConnection", name: str, /, **parameters: Any) -> list[dict[str, Any]]:
    """The rows by the names of their columns."""
    answered = _execute(connection, name, **parameters)
    names = [column[0] for column in answered.description or []]
    return [dict(zip(names, row, strict=True)) for row in answered.fetchall()]


def _execute(connection: "DuckDBPyConnection", name: str, /, **parameters: Any) -> "DuckDBPyConnection":
    return connection.execute(statements("exporting")[name], parameters)
