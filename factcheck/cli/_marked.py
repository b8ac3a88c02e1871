"""Draws an article with its claims marked: colour and underline on a terminal, brackets where there is no colour."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.cli._visible import visible
from factcheck.records import AuditedArticle, Claim
from factcheck.showing.words import LABELS, LETTERS
from factcheck.spans import Span
from factcheck.vocabulary import Label, Outcome, SentenceKind

if TYPE_CHECKING:
    from rich.text import Text

# Colour and shape both, so that nobody needs to tell the colours apart.
STYLES = {
    Label.REPORTED_FACT: "green",
    Label.ATTRIBUTED_STATEMENT: "cyan underline",
    Label.OPINION: "bold yellow reverse",
}
_SILENT = "dim"
_SILENT_KINDS = frozenset({SentenceKind.HEADING, SentenceKind.CREDIT, SentenceKind.METADATA})
_FAILED = "red bold"


class Stretch(NamedTuple):
    """A piece of text that the same claim, the innermost one there, covers."""

    span: Span
    claim: Claim | None
    opens: tuple[Claim, ...]  # claims that begin where the stretch begins, the longest first
    closes: int  # how many claims end where it ends


def stretches(text: str, claims: Sequence[Claim], cuts: Sequence[int] = ()) -> Iterator[Stretch]:
    """`text` cut at `cuts` and wherever a claim begins or ends; the pieces put together are the text."""
    edges = {0, len(text), *cuts, *(claim.span.start for claim in claims), *(claim.span.end for claim in claims)}
    ordered = sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end))
    active: list[Claim] = []
    upcoming = iter(ordered)
    following = next(upcoming, None)
    for start, end in pairwise(sorted(edges)):
        active = [claim for claim in active if claim.span.end > start]
        opens: list[Claim] = []
        while following is not None and following.span.start == start:
            opens.append(following)
            following = next(upcoming, None)
        active += opens
        innermost = min(active, key=lambda claim: claim.span.end - claim.span.start, default=None)
        yield Stretch(Span(start, end), innermost, tuple(opens), sum(claim.span.end == end for claim in active))


def marked_article(audited: AuditedArticle, *, colour: bool) -> "Text":
    """The whole article, each claim with its number before it, and what could not be labelled marked as failed."""
    # Loaded late: start-up time.
    from rich.text import Text

    drawn = Text()
    text = audited.article.text
    failed, silent = _failed(audited), [one.span for one in audited.sentences if one.kind in _SILENT_KINDS]
    cuts = [edge for span in (*failed, *silent) for edge in span]
    for stretch in stretches(text, audited.claims, cuts):
        for claim in stretch.opens:
            number = f"{claim.number} " if colour else f"[{LETTERS[claim.label]}{claim.number} "
            drawn.append(number, _SILENT if colour else "")
        is_failed = _within(stretch.span, failed)
        if is_failed:
            drawn.append("✗ " if colour else "[FAILED ", _FAILED if colour else "")
        drawn.append(visible(stretch.span.of(text)), _style(stretch, is_failed, silent) if colour else "")
        drawn.append("" if colour else "]" * (stretch.closes + is_failed))
    return drawn


def legend(audited: AuditedArticle, *, colour: bool) -> "Text":
    """What the marks mean; only those that occur."""
    # Loaded late: start-up time.
    from rich.text import Text

    drawn = Text()
    for label, words in LABELS.items():
        count = sum(claim.label is label for claim in audited.claims)
        if count:
            drawn.append(f" {words} " if colour else f"[{LETTERS[label]} …] {words}", STYLES[label] if colour else "")
            drawn.append(f" {count}   " if colour else f": {count}   ")
    if count := len(_failed(audited)):
        drawn.append("✗ failed" if colour else "[FAILED …]", _FAILED if colour else "").append(f" {count}")
    drawn.rstrip()
    return drawn


def _failed(audited: AuditedArticle) -> list[Span]:
    numbers = {outcome.sentence for outcome in audited.outcomes if outcome.outcome is Outcome.FAILED}
    return [sentence.span for sentence in audited.sentences if sentence.number in numbers]


def _style(stretch: Stretch, is_failed: bool, silent: Sequence[Span]) -> str:
    if stretch.claim is not None:
        return STYLES[stretch.claim.label]
    if is_failed:
        return _FAILED
    return _SILENT if _within(stretch.span, silent) else ""


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.contains(span) for other in others)
