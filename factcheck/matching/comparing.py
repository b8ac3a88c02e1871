"""Compares what two stretches of words say: a score from 0 to 1, and the reason in words.

The score weighs what both say against what only one says; words that either side has in place of the other's count
double, since they are more likely another thing than a longer telling. Different figures, dates, names or places,
bounds or quantities, swapped roles, and a negation on one side make two claims different, whatever else they share.
"""

from collections.abc import Iterator, Sequence
from math import fsum  # the same in whatever order a set gives its members
from typing import NamedTuple

from factcheck.matching.lexicon import lexicon
from factcheck.matching.limits import against
from factcheck.matching.pairing import Pairing, paired
from factcheck.matching.reading import Kind, Reading, Term
from factcheck.matching.roles import replaced, swapped

INSTEAD = 2.0  # what a word counts against the score where the other side has another in its place
_BESIDE = 0.3  # what a word counts where the other side has nothing
_HEDGED = 0.85  # what is left of the score where only one side says "may"
_ALIAS = 0.9  # what is left where a role may stand for a name
ENOUGH = 3.0  # weight that two claims must share to be compared at all
DATE_WEIGHTS = {"day": 0.6, "month": 0.4, "year": 0.8, "weekday": 0.4}


class Comparison(NamedTuple):
    """How alike two readings are. `inside` is how much of the first stands in the second, `around` the reverse."""

    score: float = 0.0
    inside: float = 0.0
    around: float = 0.0
    reason: str = ""
    firm: int = 0  # names and figures that both hold
    contradiction: str = ""  # why the two cannot say the same, if they cannot


def compare(one: Reading, other: Reading, *, aliases: bool = True) -> Comparison:
    """How alike; every figure is 0 where the two contradict each other, or share too little to say.

    With `aliases` a role on one side may stand for a name on the other.
    """
    contrary = _against_dates(one, other)
    pairs = [] if contrary else paired(one.terms, other.terms)
    left, right = _left(one.terms, [pair.one for pair in pairs]), _left(other.terms, [pair.other for pair in pairs])
    contrary = contrary or next(_contradictions(one, other, pairs, left, right), "")
    if contrary:
        return Comparison(reason=contrary, contradiction=contrary)
    shared = fsum([pair.quality * (pair.one.weight + pair.other.weight) / 2 for pair in pairs])
    shared += fsum([DATE_WEIGHTS[part] for part, _ in one.dates & other.dates])
    if shared < ENOUGH or not _say_something(pairs):
        return Comparison(reason="they share too little")
    alias = _alias(left, right) if aliases else ""
    factor = (_ALIAS if alias else 1.0) * (_HEDGED if bool(one.hedges) != bool(other.hedges) else 1.0)
    if alias:
        left, right = _without_alias(left), _without_alias(right)
    instead = replaced(pairs, left, right, one, other)
    if instead:
        return Comparison(reason=instead, contradiction=instead)
    score = scored(shared, _weight(left), _weight(right))
    inside = shared / (shared + INSTEAD * _weight(left) + _missing_dates(one, other))
    around = shared / (shared + INSTEAD * _weight(right) + _missing_dates(other, one))
    reason = _reason(one, other, pairs, [*left, *right], alias)
    firm = sum(pair.one.kind is not Kind.WORD for pair in pairs)
    return Comparison(score * factor, inside * factor, around * factor, reason, firm)


def scored(shared: float, left: float, right: float) -> float:
    """The score, from the weights of what both sides say and of what only either says."""
    lacking, spare = sorted((left, right))
    return shared / (shared + INSTEAD * lacking + _BESIDE * (spare - lacking))


def _left(terms: Sequence[Term], used: Sequence[Term]) -> list[Term]:
    places = {term.at for term in used}
    return [term for term in terms if term.at not in places or all(term is not one for one in used)]


def _weight(terms: Sequence[Term]) -> float:
    return fsum([term.weight for term in terms])


def _say_something(pairs: Sequence[Pairing]) -> bool:
    """Whether something is said of the names that both sides hold."""
    telling = [pair for pair in pairs if pair.one.kind is Kind.WORD and max(pair.one.weight, pair.other.weight) >= 0.5]
    figures = [pair for pair in pairs if pair.one.kind is Kind.FIGURE]
    return len(telling) + len(figures) >= 1 and len(pairs) >= 2


def _against_dates(one: Reading, other: Reading) -> str:
    if not one.dates or not other.dates:
        return ""
    for part in DATE_WEIGHTS:
        ours, theirs = ({value for name, value in reading.dates if name == part} for reading in (one, other))
        if ours and theirs and ours.isdisjoint(theirs):
            return f"another {part}"
    return ""


def _contradictions(
    one: Reading, other: Reading, pairs: Sequence[Pairing], left: Sequence[Term], right: Sequence[Term]
) -> Iterator[str]:
    """Why the two cannot say the same."""
    for kind, what in ((Kind.FIGURE, "figures"), (Kind.NAME, "names")):
        ours, theirs = (_firm(side, kind) for side in (left, right))
        if ours and theirs:
            yield f"different {what}: {_listed(ours)}, and {_listed(theirs)}"
    if _is_denied(one, [pair.one for pair in pairs]) != _is_denied(other, [pair.other for pair in pairs]):
        yield "only one of them is negated"
    opposed = _opposed(one, other, left, right)
    if opposed:
        yield f"{opposed[0]!r} is the opposite of {opposed[1]!r}"
    limits = against(one.limits, other.limits, [(pair.one.at, pair.other.at) for pair in pairs])
    if limits:
        yield f"{limits[0]!r} in place of {limits[1]!r}"
    role = swapped(pairs)
    if role:
        yield role


def _is_denied(reading: Reading, shared: Sequence[Term]) -> bool:
    """Whether what both sides say is negated here: a negation counts for the term behind it alone."""
    places = {term.at for term in shared}
    denied = 0
    for at in reading.negators:
        behind = next((term.at for term in reading.terms if term.at > at), -1)
        denied += behind in places
    return denied % 2 == 1


def _firm(terms: Sequence[Term], kind: Kind) -> list[Term]:
    return [term for term in terms if term.kind is kind]


def _opposed(one: Reading, other: Reading, left: Sequence[Term], right: Sequence[Term]) -> tuple[str, str] | None:
    opposites = lexicon().opposites
    for ours in left:
        against = {word for form in ours.forms for word in opposites.get(form, ())}
        for theirs in right if against else ():
            if not against.isdisjoint(theirs.forms):
                return ours.shown, theirs.shown
    for first, second in (("before", "after"), ("above", "below"), ("more", "fewer"), ("more", "less")):
        for ours_raw, theirs_raw in ((one.raw, other.raw), (other.raw, one.raw)):
            only = first in ours_raw and second not in ours_raw
            if only and second in theirs_raw and first not in theirs_raw:
                return (first, second) if ours_raw is one.raw else (second, first)
    return None


def _alias(left: Sequence[Term], right: Sequence[Term]) -> str:
    """``'the minister' may be Oda Brekke``, where one side has a role in place of the other's name."""
    roles = lexicon().roles
    for names, others in ((left, right), (right, left)):
        name = next((term for term in names if term.kind is Kind.NAME), None)
        role = next((term for term in others if term.kind is Kind.WORD and not term.forms.isdisjoint(roles)), None)
        if name is not None and role is not None:
            return f"{role.shown!r} may be {name.shown}"
    return ""


def _without_alias(terms: Sequence[Term]) -> list[Term]:
    """The terms without the name, or the role and the word before it, that stand for each other."""
    roles = lexicon().roles
    places = {term.at for term in terms if term.kind is Kind.WORD and not term.forms.isdisjoint(roles)}
    first_name = next((term.at for term in terms if term.kind is Kind.NAME), None)
    return [
        term
        for term in terms
        if term.at != first_name and term.at not in places and term.at + 1 not in places
    ]  # fmt: skip


def _missing_dates(one: Reading, other: Reading) -> float:
    known = {part for part, _ in other.dates}
    return fsum([DATE_WEIGHTS[part] for part, _ in one.dates if part not in known])


def _reason(one: Reading, other: Reading, pairs: Sequence[Pairing], left: Sequence[Term], alias: str) -> str:
    """What they share and where they differ, for people."""
    parts = []
    for kind, label in ((Kind.FIGURE, "same figures"), (Kind.NAME, "same names"), (Kind.WORD, "shares")):
        shown = list(dict.fromkeys(_shown(pair) for pair in pairs if pair.one.kind is kind and pair.one.weight > 0.3))
        if shown:
            parts.append(f"{label} {', '.join(shown[:6])}")
    if one.dates & other.dates:
        parts.append("same date")
    if alias:
        parts.append(alias)
    differs = [repr(term.shown) for term in left if term.weight > 0.3][:5]
    hedges = sorted(one.hedges ^ other.hedges) if bool(one.hedges) != bool(other.hedges) else []
    differs = [*map(repr, hedges[:2]), *differs]
    if differs:
        parts.append(f"differs in {', '.join(differs)}")
    return "; ".join(parts)


def _shown(pair: Pairing) -> str:
    one, other = pair.one.shown, pair.other.shown
    return one if pair.quality == 1.0 or one.lower() == other.lower() else f"{one} = {other}"


def _listed(terms: Sequence[Term]) -> str:
    return ", ".join(dict.fromkeys(term.shown for term in terms))
