"""What an audit came to, in figures: per article and in sum."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from factcheck.records import AuditedArticle, Record
from factcheck.vocabulary import Label, Outcome, SignalKind, SourceKind

_UNSURE_BELOW = 0.7  # as the view reasons_judged has it; a test holds them together


class Figures(Record):
    """Counts of one audited article, or of several together."""

    articles: int = 0
    sentences: int = 0
    no_claim: int = 0
    failed: int = 0
    claims: int = 0
    reported_fact: int = 0
    attributed_statement: int = 0
    opinion: int = 0
    unnamed_sources: int = 0  # claims that rest on a source without a name
    to_review: int = 0  # claims with a reason to look that the audit alone knows: all but that annotators disagree
    calls: int = 0
    tokens_in: int | None = 0  # None: an endpoint did not say
    tokens_out: int | None = 0
    cost_usd: float | None = 0.0  # None: the price of a call is not known


def figures(audited: AuditedArticle) -> Figures:
    """The figures of one article."""
    outcomes = Counter(outcome.outcome for outcome in audited.outcomes)
    labels = Counter(claim.label for claim in audited.claims)
    # Answers that were there before the audit began were paid for, and counted, by another.
    paid = [call for call in audited.calls if call.asked_at >= audited.started_at]
    return Figures(
        articles=1,
        sentences=len(audited.sentences),
        no_claim=outcomes[Outcome.NO_CLAIM],
        failed=outcomes[Outcome.FAILED],
        claims=len(audited.claims),
        reported_fact=labels[Label.REPORTED_FACT],
        attributed_statement=labels[Label.ATTRIBUTED_STATEMENT],
        opinion=labels[Label.OPINION],
        unnamed_sources=sum(any(link.kind is SourceKind.UNNAMED for link in claim.chain) for claim in audited.claims),
        to_review=len(_to_review(audited)),
        calls=len(paid),
        tokens_in=_sum(call.tokens_in for call in paid),
        tokens_out=_sum(call.tokens_out for call in paid),
        cost_usd=_sum(call.cost_usd for call in paid),
    )


def _to_review(audited: AuditedArticle) -> set[int]:
    """The numbers of the claims that a person should look at, as the queue has them."""
    signalled = {signal.claim for signal in audited.signals}
    addressed = {one.sentence for one in audited.signals if one.kind is SignalKind.ADDRESSES_ANNOTATOR}
    return {
        claim.number
        for claim in audited.claims
        if claim.label is Label.OPINION
        or claim.number in signalled
        or claim.sentence in addressed
        or (claim.probability is not None and claim.probability < _UNSURE_BELOW)
    }


def total(every: Iterable[Figures]) -> Figures:
    """The figures of many articles together; what is unknown of one is unknown of all."""
    rows = [row.model_dump() for row in every]
    return Figures(**{name: _sum(row[name] for row in rows) for name in Figures.model_fields})


def _sum(values: Iterable[Any]) -> Any:
    known = list(values)
    return None if None in known else sum(known)
