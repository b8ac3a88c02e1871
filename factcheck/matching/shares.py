"""Says of two stretches of words at most how much they can share and at least how much of either the other lacks.

What may be paired has a key in common. What has none is lacking; what has one shares at most half of its own weight and
half of the most that its counterpart may weigh. That takes a fraction of pairing the two.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.matching.comparing import DATE_WEIGHTS, ENOUGH, INSTEAD
from factcheck.matching.lexicon import lexicon
from factcheck.matching.pairing import initials, spellings
from factcheck.matching.reading import Kind, Reading, Term

FIRM_WEIGHT, MOST_WORD_WEIGHT = 2.0, 1.0  # of a name or a figure, and of any word
ROUNDING = 1e-9  # sums of the same weights differ by less, whatever their order
LEAST_SHARED = ENOUGH - ROUNDING


class Share(NamedTuple):
    """What one thing that is said adds to what is shared, or else to what is lacking."""

    asks: frozenset[str]  # keys of what it may be paired with
    with_word: float  # the most that it shares with a word
    with_firm: float  # and with a name or a figure
    least: float  # the weight that is lacking without it


class Bound(NamedTuple):
    """The most that is shared with another stretch of words, and the least that is lacking there."""

    shared: float
    lacking: float


class Outline(NamedTuple):
    """What is said, by keys."""

    shares: tuple[Share, ...]
    keys: frozenset[str]  # of all of it
    firm: frozenset[str]  # of its names and figures
    weight: float
    elastic: float  # the most, beside a name, that may not be lacking where a role stands for a name


def bound(shares: Iterable[Share], keys: frozenset[str], firm: frozenset[str]) -> Bound:
    """What is at most shared with, and at least lacking in, words of these keys; `firm` are those of names."""
    shared = lacking = 0.0
    for asks, with_word, with_firm, least in shares:
        if asks.isdisjoint(keys):
            lacking += least
        else:
            shared += with_word if asks.isdisjoint(firm) else with_firm
    return Bound(shared, lacking)


def stands(shared: float, lacking: float, bar: float) -> bool:
    """Whether so much of a whole that lacks so much of it may reach the bar."""
    return shared >= LEAST_SHARED and shared >= bar * (shared + INSTEAD * lacking) - ROUNDING


def outline(reading: Reading) -> Outline:
    """What a reading says, by keys."""
    firm = [_share(term) for term in reading.terms if term.kind is not Kind.WORD]
    shares = (*firm, *(_share(term) for term in reading.terms if term.kind is Kind.WORD), *_dates(reading))
    return Outline(
        shares,
        frozenset().union(*[share.asks for share in shares]),
        frozenset().union(*[share.asks for share in firm]),
        reading.weight,
        _elastic(reading.terms),
    )


def _elastic(terms: Sequence[Term]) -> float:
    """Weight of the words that may stand for a name, of those right before them, and of the titles of names."""
    roles = lexicon().roles
    places = {term.at for term in terms if not term.forms.isdisjoint(roles)}
    names = {term.at for term in terms if term.kind is Kind.NAME}
    return sum(
        [
            term.weight
            for term in terms
            if term.at in places or term.at + 1 in places or (term.at in names and term.kind is Kind.WORD)
        ]
    )


def _share(term: Term) -> Share:
    most = (term.weight + MOST_WORD_WEIGHT) / 2, (term.weight + FIRM_WEIGHT) / 2
    return Share(_keys(term), *most, term.weight)


def _keys(term: Term) -> frozenset[str]:
    if term.kind is Kind.WORD:
        return term.forms
    if term.kind is Kind.FIGURE:
        return frozenset([f"={form}" for form in term.forms])
    return frozenset().union(*[spellings(form) for form in term.forms], [f"!{short}" for short in initials(term)])


def _dates(reading: Reading) -> Iterator[Share]:
    """What is shared of dates; what lacks of them counts elsewhere."""
    for part, value in reading.dates:
        weight = DATE_WEIGHTS[part]
        yield Share(frozenset([f"={part} {value}"]), weight, weight, 0.0)
