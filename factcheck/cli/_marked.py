"""Draws an article with its claims marked: colour and underline on a terminal, brackets where there is no colour."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.cli._output import visible
from factcheck.records import AuditedArticle, Claim, Link
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
WORDS = {
    Label.REPORTED_FACT: "reported fact",
    Label.ATTRIBUTED_STATEMENT: "attributed statement",
    Label.OPINION: "opinion",
}
LETTERS = {Label.REPORTED_FACT: "F", Label.ATTRIBUTED_STATEMENT: "A", Label.OPINION: "O"}
_SILENT = "dim"


class Stretch(NamedTuple):
    """A piece of text that the same claim, the innermost one there, covers."""

    span: Span
    claim: Claim | None
    opens: tuple[Claim, ...]  # claims that begin where the stretch begins, the longest first
    closes: int  # how many claims end where it ends


def stretches(text: str, claims: Sequence[Claim]) -> Iterator[Stretch]:
    """`text` cut wherever a claim begins or ends; the pieces put together are the text."""
    cuts = sorted({0, len(text), *(claim.span.start for claim in claims), *(claim.span.end for claim in claims)})
    ordered = sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end))
    active: list[Claim] = []
    upcoming = iter(ordered)
    following = next(upcoming, None)
    for start, end in pairwise(cuts):
        active = [claim for claim in active if claim.span.end > start]
        opens: list[Claim] = []
        while following is not None and following.span.start == start:
            opens.append(following)
            following = next(upcoming, None)
        active += opens
        innermost = min(active, key=lambda claim: claim.span.end - claim.span.start, default=None)
        yield Stretch(Span(start, end), innermost, tuple(opens), sum(claim.span.end == end for claim in active))


def marked_article(audited: AuditedArticle, *, colour: bool) -> "Text":
    """The whole article, each claim with its number before it."""
    # Loaded late: start-up time.
    from rich.text import Text

    drawn = Text()
    text = audited.article.text
    silent = [sentence.span for sentence in audited.sentences if sentence.kind in _SILENT_KINDS]
    for stretch in stretches(text, audited.claims):
        for claim in stretch.opens:
            drawn.append(f"[{LETTERS[claim.label]}{claim.number} " if not colour else f"{claim.number} ", _SILENT)
        words = visible(stretch.span.of(text))
        if stretch.claim is not None:
            drawn.append(words, STYLES[stretch.claim.label] if colour else "")
        else:
            within = any(span.overlaps(stretch.span) for span in silent)
            drawn.append(words, _SILENT if within else "")
        if not colour:
            drawn.append("]" * stretch.closes)
    return drawn


_SILENT_KINDS = frozenset({SentenceKind.HEADING, SentenceKind.CREDIT, SentenceKind.METADATA})


def legend(*, colour: bool) -> "Text":
    """What the marks mean."""
    # Loaded late: start-up time.
    from rich.text import Text

    drawn = Text()
    for label, words in WORDS.items():
        drawn.append(f" {words} " if colour else f"[{LETTERS[label]}n …] {words}", STYLES[label] if colour else "")
        drawn.append("   ")
    return drawn


def chain_line(chain: Sequence[Link]) -> str:
    """A chain as people read it, outermost voice first: ``the paper (noted) › Oda Brekke as “she” (urged)``."""
    return " › ".join(_voice(link) for link in chain)


def _voice(link: Link) -> str:
    name = link.full_name or link.source or "an unnamed source"
    as_written = f" as “{link.source}”" if link.full_name and link.source and link.source != link.full_name else ""
    cue = f" ({link.cue})" if link.cue else ""
    return f"{name}{as_written}{cue}"


def claim_lines(audited: AuditedArticle) -> Iterator[tuple[str, str, str, str]]:
    """One row a claim: number, label, words, and whose word or which opinion; then the sentences that failed."""
    text = audited.article.text
    for claim in audited.claims:
        about = chain_line(claim.chain)
        if claim.opinion_kind:
            about = f"{claim.opinion_kind}: {', '.join(cue.of(text) for cue in claim.opinion_cues)}".rstrip(": ")
        elif claim.opinion_cues:
            about = f"loaded: {', '.join(cue.of(text) for cue in claim.opinion_cues)}"
        yield str(claim.number), WORDS[claim.label], " ".join(claim.quote.split()), about
    by_number = {sentence.number: sentence for sentence in audited.sentences}
    for outcome in audited.outcomes:
        if outcome.outcome is Outcome.FAILED:
            yield "–", "failed", " ".join(by_number[outcome.sentence].span.of(text).split()), outcome.cause
