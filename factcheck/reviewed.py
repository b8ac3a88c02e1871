"""An audited article as it stands after people's decisions: their labels above an annotator's."""

from collections.abc import Iterable

from factcheck.records import AuditedArticle, Claim
from factcheck.store import ReviewedLabel
from factcheck.vocabulary import Label


def reviewed(audited: AuditedArticle, decisions: Iterable[ReviewedLabel]) -> AuditedArticle:
    """`audited` with the labels that people gave; what a person found to be no claim is left out, with its signals."""
    by_claim = {decision.claim_id: decision for decision in decisions}
    claims: list[Claim] = []
    for claim in audited.claims:
        decision = by_claim.get(claim.claim_id) if claim.claim_id is not None else None
        if decision is None:
            claims.append(claim)
        elif decision.label is not None:
            claims.append(_relabelled(claim, decision.label))
    kept = {claim.number for claim in claims}
    signals = tuple(signal for signal in audited.signals if signal.claim is None or signal.claim in kept)
    return audited.model_copy(update={"claims": tuple(claims), "signals": signals})


def _relabelled(claim: Claim, label: Label) -> Claim:
    """The claim under `label`; a kind of opinion belongs to opinions alone."""
    kind = claim.opinion_kind if label is Label.OPINION else None
    return claim.model_copy(update={"label": label, "opinion_kind": kind})
