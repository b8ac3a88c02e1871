"""An audited article as it stands after people's decisions: their labels, places and voices above an annotator's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcheck.records import AuditedArticle, Claim, ReviewedPart, Signal
from factcheck.store import ReviewedLabel
from factcheck.store.exporting import ExportedAudit, ExportedClaim
from factcheck.vocabulary import Label, OpinionKind


def reviewed(
    audited: AuditedArticle, decisions: Iterable[ReviewedLabel], signals: Iterable[Signal] | None = None
) -> AuditedArticle:
    """`audited` as people left it; what a person found to be no claim is left out, with its signals.

    A claim that was split is several, all of its number. `signals` are those that hold with the decisions; without
    them, those that the audit gave.
    """
    by_claim = {decision.claim_id: decision for decision in decisions}
    claims: list[Claim] = []
    for claim in audited.claims:
        decision = by_claim.get(claim.claim_id) if claim.claim_id is not None else None
        claims += [claim] if decision is None else _after(claim, decision)
    kept = {claim.number for claim in claims}
    found = audited.signals if signals is None else signals
    holding = tuple(signal for signal in found if signal.claim is None or signal.claim in kept)
    return audited.model_copy(update={"claims": tuple(claims), "signals": holding})


def with_known_sources(audited: AuditedArticle, exported: ExportedAudit) -> AuditedArticle:
    """`audited` with its voices by the names that their sources have across articles, where these are known.

    `exported` is the same audit after review. Versions that name one person in full and in part so name one source.
    """
    known: dict[int, list[ExportedClaim]] = defaultdict(list)
    for one in exported.claims:
        known[one.claim_id].append(one)
    claims: list[Claim] = []
    for claim in audited.claims:
        parts = known.get(claim.claim_id or 0, [])
        here = next((one for one in parts if (one.start_char, one.end_char) == claim.span), None)
        claims.append(claim if here is None else _named_as(claim, here))
    return audited.model_copy(update={"claims": tuple(claims)})


def _named_as(claim: Claim, known: ExportedClaim) -> Claim:
    if len(known.chain) != len(claim.chain):
        return claim
    voices = zip(claim.chain, known.chain, strict=True)
    chain = [link.model_copy(update={"full_name": one.canonical or link.full_name}) for link, one in voices]
    return claim.model_copy(update={"chain": tuple(chain)})


def _after(claim: Claim, decision: ReviewedLabel) -> Iterator[Claim]:
    if decision.label is None:
        return
    for part in decision.parts:
        yield _relabelled(_corrected(claim, part), part.label, part.opinion_kind)
    if not decision.parts:
        yield _relabelled(claim, decision.label, decision.opinion_kind)


def _corrected(claim: Claim, part: ReviewedPart) -> Claim:
    """The claim in its new place, with those of its words that stand there."""
    changes = {
        "span": part.span,
        "quote": part.quote,
        "content": tuple(span for span in claim.content if part.span.contains(span)),
        "opinion_cues": tuple(span for span in claim.opinion_cues if part.span.contains(span)),
        "chain": part.chain or claim.chain,
    }
    return claim.model_copy(update=changes)


def _relabelled(claim: Claim, label: Label, kind: OpinionKind | None) -> Claim:
    """The claim under `label`; a kind of opinion belongs to opinions alone."""
    return claim.model_copy(
        update={"label": label, "opinion_kind": (kind or claim.opinion_kind) if label is Label.OPINION else None}
    )
