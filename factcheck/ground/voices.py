"""Locates the voices of a chain: which "said" and which "he", where a sentence holds several."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.ground.matching import occurrences
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

    def link(self, by: int) -> Link:
        """The link with its places counted from the start of the article."""
        return Link(
            source=self.draft.source.text if self.draft.source else "",
            source_span=self.source.shifted(by) if self.source else None,
            cue=self.draft.cue.text if self.draft.cue else "",
            cue_span=self.cue.shifted(by) if self.cue else None,
            kind=self.draft.kind,
            full_name=self.draft.full_name,
        )


def located_chain(words: str, claim: Span, chain: Iterable[DraftLink], missing: list[str]) -> list[LocatedLink]:
    """Each link at the places where source and cue stand nearest to each other and no other link stands."""
    chain = list(chain)
    quotations = quoted(words) if chain else []
    located: list[LocatedLink] = []
    for link in chain:
        taken = [span for other in located for span in other.spans]
        sources = _places(words, link.source, taken, missing)
        cues = _places(words, link.cue, taken, missing)
        located.append(_nearest(link, sources, cues, claim, quotations))
    return [_as_written(words, link) for link in located]


def _places(words: str, phrase: Phrase | None, taken: Sequence[Span], missing: list[str]) -> list[Span]:
    if phrase is None or not phrase.text:
        return []
    spans = [match.span for match in occurrences(words, phrase)]
    if not spans:
        missing.append(phrase.text)
    free = [span for span in spans if not any(span.overlaps(other) for other in taken)]
    return free or spans


def _nearest(
    draft: DraftLink, sources: Sequence[Span], cues: Sequence[Span], claim: Span, quotations: Sequence[Span]
) -> LocatedLink:
    def cost(span: Span) -> int:
        inside = any(quotation.contains(span) for quotation in quotations)
        return _QUOTED_COST * inside + _OUTSIDE_CLAIM_COST * (not claim.contains(span))

    if not sources or not cues:
        source = min(sources, key=cost, default=None)
        return LocatedLink(draft, source, min(cues, key=cost, default=None))
    pairs = [(source, cue) for source in sources for cue in cues if not source.overlaps(cue)] or [(sources[0], cues[0])]
    # Of two cues equally near, the one behind its source: "Brekke said" before "said Brekke".
    source, cue = min(pairs, key=lambda pair: (_gap(*pair) + cost(pair[0]) + cost(pair[1]), pair[1] < pair[0]))
    return LocatedLink(draft, source, cue)


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _as_written(words: str, located: LocatedLink) -> LocatedLink:
    """The draft's words replaced by the article's own, where they were found."""
    changes = {
        name: Phrase(text=span.of(words))
        for name, span in (("source", located.source), ("cue", located.cue))
        if span is not None
    }
    return located._replace(draft=located.draft.model_copy(update=changes))
