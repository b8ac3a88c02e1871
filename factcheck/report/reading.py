"""Puts a report together from the store: each article with its claims as people left them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from factcheck.report.counting import summed, tally
from factcheck.report.records import ArticleReport, Report, ReportedClaim
from factcheck.showing.marking import paragraphs
from factcheck.store import Store
from factcheck.store.exporting import ExportedAudit, ExportedClaim
from factcheck.store.paging import ClaimPlace
from factcheck.store.reporting import Remarks, ToldDecision, ToldReason, Warned
from factcheck.vocabulary import Decision, Label, Outcome, SignalKind

T = TypeVar("T", ToldReason, ToldDecision)

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def report_of(
    store: Store, articles: Sequence[int], annotator: str | None = None, *, made_at: datetime, factcheck_version: str
) -> Report:
    """The report on these articles, each once, in this order: of each the audit that speaks for it, or `annotator`'s.

    Raises:
        NotFoundError: one of them has no finished audit, or none by `annotator`.
    """
    with store.read_together():
        chosen = {number: store.audits_to_export([number], annotator)[0] for number in articles}
        audits = {audit.article_id: audit for audit in store.exported(list(chosen.values()), list(Label))}
        told = tuple(_article(store, audits[number], annotator) for number in chosen)
    return Report(
        articles=told,
        tally=summed(one.tally for one in told),
        made_at=made_at,
        factcheck_version=factcheck_version,
    )


def _article(store: Store, audit: ExportedAudit, annotator: str | None) -> ArticleReport:
    read = store.paged(lambda pager: pager.article(audit.article_id, annotator or ""))
    beside = store.remarks(audit.audit_id)
    everything = list(_claims(read.claims, audit.claims, beside))
    claims = tuple(one for one in everything if not one.is_dropped)
    dropped = tuple(one for one in everything if one.is_dropped)
    return ArticleReport(
        audit=audit,
        paragraphs=tuple(paragraphs(audit.text, read.sentences, read.claims)),
        sentences=len(read.sentences),
        failed=sum(one.outcome == Outcome.FAILED for one in read.sentences),
        claims=claims,
        dropped=dropped,
        warnings=tuple(_untold(beside.warnings, claims)),
        versions=tuple(store.versions(audit.article_id)),
        other_annotators=tuple(name for name in read.annotators if name != audit.annotator),
        paid=beside.paid,
        tally=tally(claims, dropped),
    )


def _claims(
    places: Sequence[ClaimPlace], exported: Iterable[ExportedClaim], beside: Remarks
) -> Iterator[ReportedClaim]:
    """Each place with what the others know of it; the parts of a split claim come in one order everywhere."""
    known: dict[tuple[int, int], ExportedClaim] = {}
    parts: dict[int, int] = defaultdict(int)
    for one in exported:
        parts[one.claim_id] += 1
        known[one.claim_id, parts[one.claim_id]] = one
    given = {one.claim_id: one for one in beside.given}
    reasons, decided = _by_claim(beside.reasons), _by_claim(_holding(beside.decided))
    for place in places:
        letter = _letter(place.part) if parts[place.claim_id] > 1 else ""
        yield ReportedClaim(
            mark=f"{place.number}{letter}",
            place=place,
            claim=known.get((place.claim_id, place.part)),
            reasons=tuple(reasons[place.claim_id]),
            decided=tuple(decided[place.claim_id]),
            given=given.get(place.claim_id),
        )


def _holding(decided: Iterable[ToldDecision]) -> Iterator[ToldDecision]:
    """What people said, without what they took back: a slip of the hand is nothing to publish."""
    return (one for one in decided if not one.taken_back and one.decision != Decision.UNDO)


def _by_claim(told: Iterable[T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for one in told:
        found[one.claim_id].append(one)
    return found


def _letter(part: int) -> str:
    """a, b, … z, then -27: more parts than letters are possible, if nothing one would read."""
    return _LETTERS[part - 1] if part <= len(_LETTERS) else f"-{part}"


def _untold(warnings: Iterable[Warned], claims: Sequence[ReportedClaim]) -> Iterator[Warned]:
    """The warnings that no claim of the sentence gives already."""
    told = {one.place.sentence for one in claims if SignalKind.ADDRESSES_ANNOTATOR in [why.kind for why in one.reasons]}
    for one in warnings:
        if not (one.kind is SignalKind.ADDRESSES_ANNOTATOR and one.sentence in told):
            yield one
