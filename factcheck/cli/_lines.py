"""One claim a line: its label, its words, whose word it is or what opinion, and why a person should look."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.cli._visible import on_one_line
from factcheck.records import AuditedArticle, Claim, Link, Signal
from factcheck.showing.words import LABELS, reason_in_short
from factcheck.spans import Span
from factcheck.store import ReviewedLabel
from factcheck.vocabulary import Label, Outcome, SignalKind

COLUMNS = ("claim", "id", "label", "words", "whose word, what opinion, why look")
SHORT = {Label.REPORTED_FACT: "fact", Label.ATTRIBUTED_STATEMENT: "attributed", Label.OPINION: "opinion"}


class Line(NamedTuple):
    """What one line of the list says; `id` is the claim's number in the store, which `trail` and SQL go by."""

    number: str
    id: str
    label: str
    words: str
    about: str


def lines(
    audited: AuditedArticle,
    decisions: Mapping[int, ReviewedLabel],
    reasons: Mapping[int, Sequence[tuple[str, str]]],
    *,
    to_review: bool = False,
) -> Iterator[Line]:
    """The claims in order, then the sentences that failed; `to_review` leaves out what nobody need look at.

    `reasons` are kinds of reasons to look with their details, by claim, as the store has them.
    """
    signals: dict[int, list[Signal]] = {}
    for signal in audited.signals:
        if signal.claim is not None:
            signals.setdefault(signal.claim, []).append(signal)
    for claim in audited.claims:
        claim_id = claim.claim_id or 0
        decision, here = decisions.get(claim_id), reasons.get(claim_id, ())
        if to_review and (decision or not here):
            continue
        signalled = signals.get(claim.number, ())
        others = _beside([signal.kind for signal in signalled], here)
        about = [*_about(claim, audited.article.text), *map(why, signalled), *others, *_decided(decision)]
        number = "" if claim.claim_id is None else str(claim.claim_id)
        yield Line(str(claim.number), number, SHORT[claim.label], " ".join(claim.quote.split()), "; ".join(about))
    yield from _failed(audited)


def chain_words(chain: Sequence[Link]) -> str:
    """A chain as people read it, outermost voice first: ``the paper (noted) › Oda Brekke as “she” (urged)``."""
    return " › ".join(map(_voice, chain))


def _voice(link: Link) -> str:
    name = link.full_name or link.source or "an unnamed source"
    as_written = f" as “{link.source}”" if link.full_name and link.source and link.source != link.full_name else ""
    cue = f" ({link.cue})" if link.cue else ""
    return f"{name}{as_written}{cue}"


def _about(claim: Claim, text: str) -> Iterator[str]:
    if claim.chain:
        yield on_one_line(chain_words(claim.chain))
    if claim.opinion_kind:
        cues = _quoted(claim.opinion_cues, text)
        yield f"{claim.opinion_kind}: {cues}" if cues else str(claim.opinion_kind)


def _quoted(spans: Sequence[Span], text: str) -> str:
    return ", ".join(on_one_line(span.of(text)) for span in spans)


def why(signal: Signal) -> str:
    """The reason to look that a signal is."""
    reason = reason_in_short(signal.kind)
    # The unnamed source stands in the chain already.
    return reason if signal.kind is SignalKind.UNNAMED_SOURCE else f"{reason}: {on_one_line(signal.detail)}"


def _beside(told: Sequence[str], reasons: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The reasons that no signal of the claim is; that it is an opinion its label says."""
    for kind, detail in reasons:
        if kind not in ("opinion", *told):
            words = on_one_line(detail)
            reason = reason_in_short(kind)
            yield f"{reason}: {words}" if words else reason


def _decided(decision: ReviewedLabel | None) -> Iterator[str]:
    if decision is not None and decision.label is not None:
        note = f": {on_one_line(decision.note)}" if decision.note else ""
        yield f"{on_one_line(decision.reviewed_by)} says {LABELS[decision.label]}{note}"


def _failed(audited: AuditedArticle) -> Iterator[Line]:
    by_number = {sentence.number: sentence for sentence in audited.sentences}
    for outcome in audited.outcomes:
        if outcome.outcome is Outcome.FAILED:
            words = " ".join(by_number[outcome.sentence].span.of(audited.article.text).split())
            yield Line("–", "", "FAILED", words, outcome.cause)
