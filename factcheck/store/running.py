"""Audits that run: begun, their model calls kept as they come, ended; many at once, since rows go in by the table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import NotFoundError, StoreError
from factcheck.records import AnnotatorInfo, Article, AuditedArticle, ModelCall, Sentence
from factcheck.store import versioning
from factcheck.store.batch import Batch, now, stored_time
from factcheck.store.calls import add_calls, used_calls
from factcheck.store.placing import Place, Split, places, sentence_ids, split_hash
from factcheck.store.processes import is_gone
from factcheck.store.rows import StoredAudit
from factcheck.store.writing import add_audit, add_findings, fingerprint
from factcheck.vocabulary import AuditStatus

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Beginning(NamedTuple):
    """An audit that is about to run."""

    article: Article
    sentences: Sequence[Sentence]
    annotator: AnnotatorInfo


class _Running(NamedTuple):
    """An audit as it was begun."""

    article_id: int
    origin_id: int
    segmentation_id: int
    status: str
    fingerprint: str
    text_sha256: str
    split_hash: str


def start_audits(connection: "DuckDBPyConnection", beginnings: Sequence[Beginning]) -> list[StoredAudit]:
    """Audits that are running."""
    batch, since = Batch(connection), now()
    found = places(batch, [(one.article, one.sentences) for one in beginnings])
    numbers = batch.numbers("audit_ids", len(beginnings))
    for audit_id, place, one in zip(numbers, found, beginnings, strict=True):
        add_audit(batch, audit_id, place, one.annotator, None)
    batch.flush()
    met = [(place.article_id, one.article) for place, one in zip(found, beginnings, strict=True)]
    with_versions = versioning.link(connection, met, since)
    return [
        StoredAudit(audit_id=number, article_id=place.article_id, has_versions=place.article_id in with_versions)
        for number, place in zip(numbers, found, strict=True)
    ]


def record_calls(connection: "DuckDBPyConnection", calls: Sequence[tuple[int, ModelCall]]) -> list[int]:
    """Model calls, each of the running audit of that number."""
    batch = Batch(connection)
    wanted = {audit_id for audit_id, _ in calls}
    _refuse_unknown(wanted, {number for (number,) in batch.rows("known_audits", audits=sorted(wanted))})
    numbers = batch.numbers("call_ids", len(calls))
    add_calls(batch, [(call_id, audit_id, call) for call_id, (audit_id, call) in zip(numbers, calls, strict=True)])
    batch.flush()
    return numbers


def finish_audits(connection: "DuckDBPyConnection", endings: Sequence[tuple[int, AuditedArticle]]) -> list[int]:
    """What running audits found, by their numbers, which are the answer; their recorded calls stay as they are."""
    batch = Batch(connection)
    begun = _begun(batch, [audit_id for audit_id, _ in endings])
    for audit_id, audited in endings:
        _refuse_another(audit_id, begun[audit_id], audited)
    batch.rows(
        "close_audits",
        audits=[audit_id for audit_id, _ in endings],
        statuses=[audited.status for _, audited in endings],
        started_at=[stored_time(audited.started_at) for _, audited in endings],
        finished_at=[stored_time(audited.finished_at) for _, audited in endings],
    )
    found = _places(batch, [(begun[audit_id], audited) for audit_id, audited in endings])
    batch.reserve("claim_ids", sum(len(audited.claims) for _, audited in endings))
    batch.reserve("signal_ids", sum(len(audited.signals) for _, audited in endings))
    used = used_calls(batch, [(audit_id, audited.calls) for audit_id, audited in endings])
    for (audit_id, audited), place, call_ids in zip(endings, found, used, strict=True):
        add_findings(batch, audit_id, place, audited, call_ids)
    batch.flush()
    return [audit_id for audit_id, _ in endings]


def close_abandoned(connection: "DuckDBPyConnection") -> list[int]:
    """Audits that are said to be running, but whose process is gone, become interrupted."""
    batch = Batch(connection)
    abandoned = [audit_id for audit_id, process in batch.rows("running_audits") if is_gone(process)]
    if abandoned:
        batch.rows("interrupt_audits", audits=abandoned, finished_at=now())
    return abandoned


def _begun(batch: Batch, audit_ids: Sequence[int]) -> dict[int, _Running]:
    begun = {row[0]: _Running(*row[1:]) for row in batch.rows("audits_begun", audits=list(audit_ids))}
    _refuse_unknown(audit_ids, begun)
    return begun


def _refuse_unknown(wanted: "set[int] | Sequence[int]", known: "set[int] | dict[int, _Running]") -> None:
    for audit_id in wanted:
        if audit_id not in known:
            raise NotFoundError(f"There is no audit {audit_id}.")


def _refuse_another(audit_id: int, begun: _Running, audited: AuditedArticle) -> None:
    if begun.status != AuditStatus.RUNNING:
        raise StoreError(f"Audit {audit_id} ended before: it is {begun.status}.", hint="Start a new audit.")
    if (begun.fingerprint, begun.text_sha256) != (fingerprint(audited.annotator), audited.article.id):
        raise StoreError(f"Audit {audit_id} is of another article or by another annotator.")
    if begun.split_hash != split_hash(audited.sentences):
        raise StoreError(f"The sentences of audit {audit_id} changed while it ran.", hint="Start a new audit.")


def _places(batch: Batch, endings: Sequence[tuple[_Running, AuditedArticle]]) -> list[Place]:
    splits = {one.segmentation_id: Split(one.article_id, done.article, done.sentences) for one, done in endings}
    ids = sentence_ids(batch, splits)
    return [Place(one.article_id, one.origin_id, one.segmentation_id, ids[one.segmentation_id]) for one, _ in endings]
