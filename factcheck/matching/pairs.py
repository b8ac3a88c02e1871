"""Whether two claims say the same: the whole of them, or a clause of either."""

from typing import NamedTuple

from factcheck.matching.bounds import Bars, may_match
from factcheck.matching.clauses import Unit, presupposes, units
from factcheck.matching.comparing import Comparison, compare, scored
from factcheck.matching.folding import folded
from factcheck.matching.shares import FIRM_WEIGHT, LEAST_SHARED, ROUNDING, Bound, Outline, bound, stands
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

    firm: int  # names and figures
    presupposed: bool  # or else what a clause takes for granted stands anywhere in the other


def content_of(text: str, claim: Claim) -> str:
    """What a claim puts forward: of an attributed statement its content, without source and cue."""
    if claim.label is Label.ATTRIBUTED_STATEMENT and claim.content:
        return " … ".join([span.of(text) for span in claim.content])
    return claim.quote


def own_words(text: str, claim: Claim) -> list[str]:
    """What stands in an attributed claim beside its content, sources and cues: the article's own words, in pieces."""
    taken: list[Span] = [*claim.content]
    for link in claim.chain:
        taken += [span for span in (link.source_span, link.cue_span) if span is not None]
    return [text[start:end].strip(" ,") for start, end in without(claim.span, taken)]


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
    tried = [(unit, whole_other) for unit in parts_one]
    tried += [(whole_one, unit) for unit in parts_other]
    tried += [(mine, theirs) for mine in parts_one for theirs in parts_other]
    tried = [
        (mine, theirs)
        for mine, theirs in tried
        if min(mine.outline.weight, theirs.outline.weight) >= least and _part_may_stand(mine, theirs, of_one_article)
    ]
    if not tried and not _whole_may_stand(whole_one.outline, whole_other.outline):
        return None
    whole = compare(whole_one.reading, whole_other.reading)
    if whole.score >= SAME and max(whole.inside, whole.around) >= _MOSTLY:
        return Match(_extent(whole), whole.score, whole.reason)
    if max(whole.inside, whole.around) >= PART and min(whole_one.outline.weight, whole_other.outline.weight) >= least:
        return Match(_extent(whole), max(whole.inside, whole.around), whole.reason)
    if whole.contradiction.startswith("another "):  # a date speaks of all clauses
        return None
    needs = _Needs(_FIRM if whole.contradiction else 1, of_one_article)
    best = max(
        (_partial(mine, theirs, needs) for mine, theirs in tried), key=lambda found: found.score, default=_NOTHING
    )
    return best if best.score >= PART else None


def _bounds(one: Outline, other: Outline) -> tuple[float, Bound, Bound] | None:
    """The most that both share, and what is shared and lacking on either side; None where that cannot be enough."""
    ours = bound(one.shares, other.keys, other.firm)
    if ours.shared < LEAST_SHARED:
        return None
    yours = bound(other.shares, one.keys, one.firm)
    most = min(ours.shared, yours.shared)
    return (most, ours, yours) if most >= LEAST_SHARED else None


def _whole_may_stand(one: Outline, other: Outline) -> bool:
    """Whether a comparison of two whole texts could reach a bar; false only where it cannot."""
    found = _bounds(one, other)
    if found is None:
        return False
    most, ours, yours = found
    left, right = ours.lacking, yours.lacking
    if one.elastic or other.elastic:  # a role for a name: neither need be lacking
        left, right = (max(0.0, left - one.elastic - FIRM_WEIGHT), max(0.0, right - other.elastic - FIRM_WEIGHT))
    return scored(most, left, right) >= SAME - ROUNDING or stands(most, min(left, right), PART)


def _part_may_stand(mine: Unit, theirs: Unit, presupposed: bool) -> bool:
    """Whether a comparison of a clause could reach the bar; false only where it cannot."""
    one, other = mine.outline, theirs.outline
    if one.firm.isdisjoint(other.keys):  # no name or figure stands in both
        return False
    found = _bounds(one, other)
    if found is None:
        return False
    most, ours, yours = found
    if mine.whole == theirs.whole:
        return scored(most, ours.lacking, yours.lacking) >= PART - ROUNDING
    whole, clause = (ours, yours) if mine.whole else (yours, ours)
    return stands(most, whole.lacking, PART) or (presupposed and stands(most, clause.lacking, PART))


def _extent(whole: Comparison) -> Extent:
    if min(whole.inside, whole.around) >= _MOSTLY:
        return Extent.SAME
    return Extent.PART_OF if whole.inside > whole.around else Extent.CONTAINS


_NOTHING = Match(Extent.OVERLAP, 0.0, "")


def _partial(mine: Unit, theirs: Unit, needs: _Needs) -> Match:
    """A match of a clause, if it shares enough; a clause inside a sentence needs all it says to stand there."""
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
