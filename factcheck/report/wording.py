"""The words that both forms of a report share."""

from datetime import datetime

from factcheck.report.records import ArticleReport, ReportedClaim
from factcheck.showing.words import LABELS, decision_words, labelled_by, many
from factcheck.store.reporting import ToldDecision


def stands_as(claim: ReportedClaim) -> str:
    """What a claim is now: ``opinion, evaluation``."""
    if claim.is_dropped:
        return "no claim"
    kind = f", {claim.place.opinion_kind}" if claim.place.opinion_kind else ""
    return f"{LABELS[claim.place.label]}{kind}"


def given_as(claim: ReportedClaim) -> str:
    """What the annotator said that a claim is, where that is something else than it is now; else nothing."""
    if claim.given is None:
        return ""
    kind = f", {claim.given.opinion_kind}" if claim.given.opinion_kind else ""
    given = f"{LABELS[claim.given.label]}{kind}"
    return "" if given == stands_as(claim) else given


def told(one: ToldDecision) -> str:
    """One decision without who took it and when: ``relabelled as opinion, having seen reported fact``."""
    new = f" as {LABELS[one.label]}" if one.decision == "relabel" and one.label else ""
    seen = "" if one.decision in ("skip", "note") else f", having seen {LABELS[one.seen_label]}"
    return f"{decision_words(one.decision)}{new}{seen}"


def caution(article: ArticleReport) -> str:
    """What the labels are worth, in a sentence or two for who knows nothing of how they came about."""
    audit, counts = article.audit, article.tally
    undecided = f" Nobody has decided on {counts.open} of {many(counts.claims, 'claim')}." if counts.open else ""
    whose = labelled_by(audit.annotator, audit.annotator_version)
    return (
        f"The labels are those of {whose}; they are not checked facts, and any of them may be wrong.{undecided} "
        "A claim that is not flagged can be wrong too. How often such labels are right is told by"
    )


def moment(at: datetime) -> str:
    """A time as people read it."""
    return f"{at:%Y-%m-%d %H:%M} UTC"
