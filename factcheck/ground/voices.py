"""Locates the voices of a chain: which "said" and which "he", where a sentence holds several."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.ground.matching import known_place, occurrences
from factcheck.ground.quotation import quoted
from factcheck.records import DraftLink, Link, Phrase
from factcheck.spans import Span

# A source inside quotation marks is seldom who is speaking: it has to be this much nearer to its cue to be chosen.
_QUOTED_COST = 1000
_OUTSIDE_CLAIM_COST = 500


class LocatedLink(NamedTuple):
    """A link of a chain with its places, counted from the start of the sentence."""

    draft: DraftLink
    source: Span | None
    cue: Span | None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places that are known."""
        return tuple(span for span in (self.source, self.cue) if span is not None)

    def link(self, words: str, by: int) -> Link:
        """The link in the article's own words, with its places counted from the start of the article."""
        return Link(
            source=_as_written(words, self.draft.source, self.source),
            source_span=self.source.shifted(by) if self.source else None,
            cue=_as_written(words, self.draft.cue, self.cue),
            cue_span=self.cue.shifted(by) if self.cue else None,
            kind=self.draft.kind,
            full_name=self.draft.full_name,
        )


def located_chain(words: str, claim: Span, chain: Iterable[DraftLink], missing: list[str]) -> list[LocatedLink]:
    """Each link at the places where source and cue stand nearest to each other and no other link stands."""
    located: list[LocatedLink] = []
    for link in chain:
        sources = _places(words, link.source, located, missing)
        cues = _places(words, link.cue, located, missing)
        located.append(_nearest(words, link, sources, cues, claim))
    return located


def _places(words: str, phrase: Phrase | None, others: Sequence[LocatedLink], missing: list[str]) -> list[Span]:
    if phrase is None or not phrase.text:
        return []
    if phrase.at is not None:
        known = known_place(words, phrase)
        spans = [] if known is None else [known]
    else:
        spans = [match.span for match in occurrences(words, phrase)]
    if not spans:
        missing.append(phrase.text)
    if len(spans) < 2:
        return spans  # wherever the others stand
    taken = [span for other in others for span in other.spans]
    free = [span for span in spans if not any(span.overlaps(other) for other in taken)]
    return free or spans


def _nearest(words: str, draft: DraftLink, sources: Sequence[Span], cues: Sequence[Span], claim: Span) -> LocatedLink:
    if len(sources) <= 1 and len(cues) <= 1:
        return LocatedLink(draft, sources[0] if sources else None, cues[0] if cues else None)
    quotations = quoted(words)

    def cost(span: Span) -> int:
        inside = any(quotation.contains(span) for quotation in quotations)
        return _QUOTED_COST * inside + _OUTSIDE_CLAIM_COST * (not claim.contains(span))

    if not sources or not cues:
        return LocatedLink(draft, min(sources, key=cost, default=None), min(cues, key=cost, default=None))
    pairs = [(source, cue) for source in sources for cue in cues if not source.overlaps(cue)] or [(sources[0], cues[0])]
    # Of two cues equally near, the one behind its source: "Brekke said" before "said Brekke".
    source, cue = min(pairs, key=lambda pair: (_gap(*pair) + cost(pair[0]) + cost(pair[1]), pair[1] < pair[0]))
    return LocatedLink(draft, source, cue)


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _as_written(words: str, given: Phrase | None, found: Span | None) -> str:
    """The article's own words where they were found, else those that were given."""
    if found is not None:
        return found.of(words)
    return given.text if given else ""
