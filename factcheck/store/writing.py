"""Records into rows: finished audits with what they found, and where articles were met."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.ids import canonical_json, content_hash
from factcheck.records import AnnotatorInfo, Article, AuditedArticle, Claim, ClaimPair, Signal
from factcheck.spans import Span
from factcheck.store import placing, versioning
from factcheck.store.batch import Batch, now, stored_time
from factcheck.store.calls import stored_call, used_calls
from factcheck.store.kept import note_signals
from factcheck.store.placing import Place, places
from factcheck.store.processes import this_process
from factcheck.store.rows import StoredAudit
from factcheck.vocabulary import AuditStatus

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def fingerprint(annotator: AnnotatorInfo) -> str:
    """Equal for annotators that would label alike: same name, version, prompt and settings."""
    return content_hash("annotator", annotator.model_dump(mode="json"))


def save_audits(connection: "DuckDBPyConnection", audited: Sequence[AuditedArticle]) -> list[StoredAudit]:
    """Finished audits, with everything they found."""
    batch, since = Batch(connection), now()
    found = places(batch, [(one.article, one.sentences) for one in audited])
    numbers = batch.numbers("audit_ids", len(audited))
    batch.reserve("claim_ids", sum(len(one.claims) for one in audited))
    batch.reserve("signal_ids", sum(len(one.signals) for one in audited))
    used = used_calls(batch, [(audit_id, one.calls) for audit_id, one in zip(numbers, audited, strict=True)])
    for audit_id, place, one, call_ids in zip(numbers, found, audited, used, strict=True):
        add_audit(batch, audit_id, place, one.annotator, one)
        add_findings(batch, audit_id, place, one, call_ids)
    batch.flush()
    met = [(place.article_id, one.article) for place, one in zip(found, audited, strict=True)]
    with_versions = versioning.link(connection, met, since)
    return [
        StoredAudit(audit_id=number, article_id=place.article_id, has_versions=place.article_id in with_versions)
        for number, place in zip(numbers, found, strict=True)
    ]


def note_origins(connection: "DuckDBPyConnection", articles: Sequence[Article]) -> list[int]:
    """Where articles were met that need no audit; their numbers."""
    batch, since = Batch(connection), now()
    article_ids = placing.note_origins(batch, articles)
    batch.flush()
    versioning.link(connection, list(zip(article_ids, articles, strict=True)), since)
    return article_ids


def add_audit(
    batch: Batch, audit_id: int, place: Place, annotator: AnnotatorInfo, finished: AuditedArticle | None
) -> None:
    """The row of an audit, which runs where it is not finished."""
    batch.add(
        "audits",
        audit_id,
        place.article_id,
        place.origin_id,
        place.segmentation_id,
        annotator.name,
        annotator.version,
        annotator.prompt_name,
        annotator.prompt_hash,
        canonical_json(annotator.settings),
        fingerprint(annotator),
        batch.made_by,
        finished.status if finished else AuditStatus.RUNNING,
        stored_time(finished.started_at) if finished else now(),
        stored_time(finished.finished_at) if finished else None,
        _writer(os.getpid()),
    )


@lru_cache(maxsize=1)
def _writer(pid: int) -> str:
    """Who writes, asked of the system once a process and not for each audit."""
    assert pid == os.getpid()
    return this_process()


def add_findings(
    batch: Batch, audit_id: int, place: Place, audited: AuditedArticle, call_ids: Mapping[int, int]
) -> None:
    """Claims with their words, outcomes and signals; `call_ids` has the store's number for each call they may name."""
    batch.add("audit_counts", audit_id, len(audited.claims), sum(1 for claim in audited.claims for _ in _marked(claim)))
    claim_ids = dict(
        zip([c.number for c in audited.claims], batch.numbers("claim_ids", len(audited.claims)), strict=True)
    )
    twins = _twins(audited.claims)
    for claim in audited.claims:
        claim_id = claim_ids[claim.number]
        _add_claim(batch, audit_id, place, claim_id, claim, call_ids, twins[claim.number])
        _add_words(batch, claim_id, claim, audited.article.text)
    for found in audited.outcomes:
        call_id = stored_call(call_ids, found.call_id)
        sentence_id = place.sentence_ids[found.sentence]
        row = (audit_id, sentence_id, found.sentence, found.outcome, found.reason, found.cause, call_id)
        batch.add("sentence_outcomes", *row)
    _add_signals(batch, audit_id, place, audited.signals, claim_ids)
    for pair in audited.pairs:
        _add_pair(batch, pair, claim_ids, stored_call(call_ids, pair.call_id))


def _add_signals(
    batch: Batch, audit_id: int, place: Place, signals: Sequence[Signal], claim_ids: Mapping[int, int]
) -> None:
    rows = [
        (
            signal.kind,
            signal.detail,
            claim_ids[signal.claim] if signal.claim is not None else None,
            place.sentence_ids[signal.sentence] if signal.sentence is not None else None,
        )
        for signal in signals
    ]
    for signal_id, row in zip(batch.numbers("signal_ids", len(rows)), rows, strict=True):
        batch.add("signals", signal_id, audit_id, *row)
    note_signals(batch, audit_id, rows)


def _add_pair(batch: Batch, pair: ClaimPair, claim_ids: Mapping[int, int], call_id: int | None) -> None:
    batch.add(
        "claim_matches",
        claim_ids[pair.earlier],
        claim_ids[pair.later],
        pair.kind,
        pair.extent,
        pair.score,
        pair.reason,
        pair.verdict,
        pair.cause,
        call_id,
        pair.matcher,
        now(),
    )


def _twins(claims: Sequence[Claim]) -> dict[int, int]:
    """By the number of a claim, which of the claims on its very stretch it is, from 1."""
    met: dict[Span, int] = defaultdict(int)
    twins: dict[int, int] = {}
    for claim in sorted(claims, key=lambda claim: claim.number):
        met[claim.span] += 1
        twins[claim.number] = met[claim.span]
    return twins


def _add_claim(
    batch: Batch, audit_id: int, place: Place, claim_id: int, claim: Claim, call_ids: Mapping[int, int], twin: int
) -> None:
    innermost = claim.chain[-1] if claim.chain else None
    batch.add(
        "claims",
        claim_id,
        audit_id,
        place.article_id,
        place.sentence_ids[claim.sentence],
        claim.number,
        claim.label,
        *claim.span,
        claim.quote,
        claim.opinion_kind,
        claim.alignment,
        list(claim.unaligned),
        claim.restated,
        stored_call(call_ids, claim.call_id),
        claim.sentence,
        twin,
        len(claim.chain),
        (innermost.full_name or innermost.source or None) if innermost else None,
        claim.probability,
    )


def _add_words(batch: Batch, claim_id: int, claim: Claim, text: str) -> None:
    for role, link, ordinal, span in _marked(claim):
        batch.add("spans", claim_id, role, link, ordinal, *span, span.of(text))
    for position, voice in enumerate(claim.chain, start=1):
        batch.add("links", claim_id, position, voice.source, voice.cue, voice.kind, voice.full_name)


def _marked(claim: Claim) -> Iterator[tuple[str, int | None, int, Span]]:
    """The words that matter in a claim: role, the voice they belong to, which of several, and where they stand."""
    for ordinal, span in enumerate(claim.content, start=1):
        yield "content", None, ordinal, span
    for ordinal, span in enumerate(claim.opinion_cues, start=1):
        yield "opinion_cue", None, ordinal, span
    for position, link in enumerate(claim.chain, start=1):
        if link.source_span:
            yield "source", position, 1, link.source_span
        if link.cue_span:
            yield "cue", position, 1, link.cue_span
