"""The words that both forms of a report share."""

from datetime import datetime

from factcheck.report.records import ReportedClaim
from factcheck.store.exporting import ExportedAudit
from factcheck.store.reporting import Decided
from factcheck.vocabulary import Label

LABELS = {
    Label.REPORTED_FACT: "reported fact",
    Label.ATTRIBUTED_STATEMENT: "attributed statement",
    Label.OPINION: "opinion",
}
SHAPES = {Label.REPORTED_FACT: "fact", Label.ATTRIBUTED_STATEMENT: "statement", Label.OPINION: "opinion"}
LETTERS = {Label.REPORTED_FACT: "F", Label.ATTRIBUTED_STATEMENT: "A", Label.OPINION: "O"}
_DECISIONS = {
    "accept": "accepted",
    "relabel": "relabelled",
    "span": "words corrected",
    "attribution": "source corrected",
    "split": "split into several claims",
    "not_a_claim": "found to be no claim",
    "skip": "put off",
    "note": "remarked on",
    "undo": "took a decision back",
}


def label_words(label: Label) -> str:
    """``reported fact``."""
    return LABELS[label]


def decision_words(decision: str) -> str:
    """``relabelled``."""
    return _DECISIONS.get(decision, decision.replace("_", " "))


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


def told(one: Decided) -> str:
    """One decision without who took it and when: ``relabelled as opinion, having seen reported fact``."""
    new = f" as {LABELS[one.label]}" if one.decision == "relabel" and one.label else ""
    seen = "" if one.decision in ("skip", "note", "undo") else f", having seen {LABELS[one.seen_label]}"
    back = " (taken back later)" if one.taken_back else ""
    return f"{decision_words(one.decision)}{new}{seen}{back}"


def moment(at: datetime) -> str:
    """A time as people read it."""
    return f"{at:%Y-%m-%d %H:%M} UTC"


def labelled_by(audit: ExportedAudit) -> str:
    """Who did the work, so that nobody takes rules for a language model."""
    if audit.annotator == "builtin":
        return f"the built-in annotator (rules, no language model), version {audit.annotator_version}"
    return f"{audit.annotator}, prompt {audit.annotator_version}"


def many(count: int, thing: str) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
