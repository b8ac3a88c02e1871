"""Whether two claims say the same: the whole of them, or a clause of either."""

from typing import NamedTuple

from factcheck.matching.bounds import Bars, may_match
from factcheck.matching.clauses import Unit, presupposes, units
from factcheck.matching.comparing import Comparison, compare
from factcheck.matching.folding import folded
from factcheck.records import Claim
from factcheck.spans import Span, without
from factcheck.vocabulary import Extent, Label

MATCHER = 2  # the version of these rules: another one finds other pairs
SAME = 0.68  # score from which two claims say the same
PART = 0.8  # score from which a clause says the same as something
_MOSTLY = 0.6  # how much of a claim stands in the other where that is all it says
_FIRM = 2  # names and figures that a clause must share with one of a sentence that says something else besides
_LEAST = 4.0  # weight of a part that is worth a link: a name weighs 2, as a figure does, and a telling word 1
_LEAST_WITHIN = 3.0


_BARS = Bars(SAME, PART)


class Match(NamedTuple):
    """How one text and another say the same."""

    extent: Extent
    score: float
    reason: str


class _Needs(NamedTuple):
    """What a part must share with a part."""

    weight: float
    firm: int  # names and figures
    presupposed: bool  # or else what a clause takes for granted stands anywhere in the other


def content_of(text: str, claim: Claim) -> str:
    """What a claim puts forward: of an attributed statement its content, without source and cue."""
    if claim.label is Label.ATTRIBUTED_STATEMENT and claim.content:
        return " … ".join(span.of(text) for span in claim.content)
    return claim.quote


def own_words(text: str, claim: Claim) -> list[str]:
    """What stands in an attributed claim beside its content, sources and cues: the article's own words, in pieces."""
    taken: list[Span] = [*claim.content]
    for link in claim.chain:
        taken += [span for span in (link.source_span, link.cue_span) if span is not None]
    return [piece.of(text).strip(" ,") for piece in without(claim.span, taken)]


def match(one: str, other: str, *, of_one_article: bool = False) -> Match | None:
    """How the two say the same, or None. The extent speaks of `one`: a part of the other, or containing it.

    The same four words or more say the same, whatever they are.

    Of one article, which speaks of one matter, a part may say less, and what a clause takes for granted may stand
    anywhere in the other.
    """
    if folded(one) and folded(one) == folded(other):
        return Match(Extent.SAME, 1.0, "the same words")
    if not may_match(one, other, _BARS):
        return None
    least = _LEAST_WITHIN if of_one_article else _LEAST
    (whole_one, *parts_one), (whole_other, *parts_other) = units(one), units(other)
    whole = compare(whole_one.reading, whole_other.reading)
    if whole.score >= SAME and max(whole.inside, whole.around) >= _MOSTLY:
        return Match(_extent(whole), whole.score, whole.reason)
    if max(whole.inside, whole.around) >= PART and min(whole_one.reading.weight, whole_other.reading.weight) >= least:
        return Match(_extent(whole), max(whole.inside, whole.around), whole.reason)
    if whole.contradiction.startswith("another "):  # a date speaks of all clauses
        return None
    needs = _Needs(least, _FIRM if whole.contradiction else 1, of_one_article)
    tried = [(unit, whole_other) for unit in parts_one]
    tried += [(whole_one, unit) for unit in parts_other]
    tried += [(mine, theirs) for mine in parts_one for theirs in parts_other]
    best = max(
        (_partial(mine, theirs, needs) for mine, theirs in tried), key=lambda found: found.score, default=_NOTHING
    )
    return best if best.score >= PART else None


def _extent(whole: Comparison) -> Extent:
    if min(whole.inside, whole.around) >= _MOSTLY:
        return Extent.SAME
    return Extent.PART_OF if whole.inside > whole.around else Extent.CONTAINS


_NOTHING = Match(Extent.OVERLAP, 0.0, "")


def _partial(mine: Unit, theirs: Unit, needs: _Needs) -> Match:
    """A match of a clause, if it has enough to say; a clause inside a sentence needs all it says to stand there."""
    if min(mine.reading.weight, theirs.reading.weight) < needs.weight:
        return _NOTHING
    found = compare(mine.reading, theirs.reading, aliases=False)
    if found.firm < needs.firm:
        return _NOTHING
    if mine.whole == theirs.whole:
        extent, score = Extent.OVERLAP, found.score if min(found.inside, found.around) >= _MOSTLY else 0.0
    else:
        whole, clause = (found.inside, found.around) if mine.whole else (found.around, found.inside)
        extent, score = (Extent.PART_OF if mine.whole else Extent.CONTAINS), whole
        if whole < PART and needs.presupposed and presupposes((theirs if mine.whole else mine).shown):
            extent, score = Extent.OVERLAP, clause
    shown = theirs if mine.whole else mine
    return Match(extent, score, f"in “{shown.shown}”: {found.reason}")
