"""Says quickly of most pairs of texts that they cannot match: no more can be shared than what has a counterpart.

What `compare` finds shared is at most the weight of the terms that share a form with any term of the other text, and
what it finds missing at least the weight of all others. Where even that is not enough, nothing has to be compared.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from factcheck.matching.clauses import Unit, units
from factcheck.matching.comparing import DATE_WEIGHTS, ENOUGH, INSTEAD, scored
from factcheck.matching.lexicon import lexicon
from factcheck.matching.pairing import likeness
from factcheck.matching.reading import Kind, Term

_FIRM_WEIGHT, _MOST_WORD_WEIGHT = 2.0, 1.0  # of a name or a figure, and of any word


class Bars(NamedTuple):
    """The scores from which a match counts."""

    same: float  # of two whole texts
    part: float  # of a clause, or of a text that stands in another


class _Trait(NamedTuple):
    """What of a term can be found on the other side."""

    keys: frozenset[str]
    weight: float
    firm: bool  # a name or a figure


class _Part(NamedTuple):
    """A unit of a text."""

    traits: tuple[_Trait, ...]
    dates: frozenset[tuple[str, int]]
    elastic: float  # weight of what may stand for a name, or be stood for by one


class _Sketch(NamedTuple):
    """A whole text, with its clauses."""

    parts: tuple[_Part, ...]  # the whole first
    words: frozenset[str]  # keys of all its words
    firm: frozenset[str]  # keys of all its names and figures
    dates: frozenset[tuple[str, int]]
    roles: bool  # whether a word in it may stand for a name


class _Bound(NamedTuple):
    """The most that a part can share, and the least that it must lack."""

    shared: float
    lacking: float


def may_match(one: str, other: str, bars: Bars) -> bool:
    """Whether the two could match by their units; false only where they cannot."""
    mine, theirs = _sketch(one), _sketch(other)
    ours = _bound(mine.parts[0], theirs)
    if ours.shared < ENOUGH and len(mine.parts) == len(theirs.parts) == 1:
        return False
    yours = _bound(theirs.parts[0], mine)
    if _whole(mine, theirs, ours, yours, bars):
        return True
    return any(_stands(bound, bars.part) for bound in (ours, yours, *_clauses(mine, theirs), *_clauses(theirs, mine)))


def _whole(mine: _Sketch, theirs: _Sketch, ours: _Bound, yours: _Bound, bars: Bars) -> bool:
    shared = min(ours.shared, yours.shared)
    if shared < ENOUGH:
        return False
    left, right = ours.lacking, yours.lacking
    if mine.roles or theirs.roles:  # a role for a name: neither need be lacking
        left, right = (max(0.0, bound - _elastic(one)) for bound, one in ((left, mine), (right, theirs)))
    return scored(shared, left, right) >= bars.same or _stands(_Bound(shared, min(left, right)), bars.part)


def _elastic(sketch: _Sketch) -> float:
    return sketch.parts[0].elastic


def _stands(bound: _Bound, bar: float) -> bool:
    return bound.shared >= ENOUGH and bound.shared >= bar * (bound.shared + INSTEAD * bound.lacking)


def _clauses(mine: _Sketch, theirs: _Sketch) -> Iterator[_Bound]:
    return (_bound(part, theirs) for part in mine.parts[1:])


def _bound(part: _Part, other: _Sketch) -> _Bound:
    shared = lacking = 0.0
    for keys, weight, firm in part.traits:
        if not keys.isdisjoint(other.firm):
            shared += (weight + _FIRM_WEIGHT) / 2
        elif not keys.isdisjoint(other.words):
            shared += _FIRM_WEIGHT if firm else (weight + _MOST_WORD_WEIGHT) / 2
        else:
            lacking += weight
    if part.dates:
        shared += sum(DATE_WEIGHTS[name] for name, _ in part.dates & other.dates)
    return _Bound(shared, lacking)


@lru_cache(maxsize=2_000)
def _sketch(text: str) -> _Sketch:
    found = units(text)
    terms = [term for unit in found for term in unit.reading.terms]
    return _Sketch(
        tuple(map(_part, found)),
        _keys(term for term in terms if term.kind is Kind.WORD),
        _keys(term for term in terms if term.kind is not Kind.WORD),
        frozenset(date for unit in found for date in unit.reading.dates),
        any(_is_role(term) for term in found[0].reading.terms),
    )


def _part(unit: Unit) -> _Part:
    terms = unit.reading.terms
    traits = tuple(_Trait(likeness(term), term.weight, term.kind is not Kind.WORD) for term in terms)
    roles = {term.at for term in terms if _is_role(term)}
    beside = sum(term.weight for term in terms if term.at in roles or term.at + 1 in roles)
    return _Part(traits, unit.reading.dates, beside + _FIRM_WEIGHT)


def _is_role(term: Term) -> bool:
    return term.kind is Kind.WORD and not term.forms.isdisjoint(lexicon().roles)


def _keys(terms: Iterable[Term]) -> frozenset[str]:
    return frozenset(key for term in terms for key in likeness(term))
