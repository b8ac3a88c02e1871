"""Notices that two claims share their words but swap who does what to whom, or where from and where to."""

from collections.abc import Sequence
from itertools import combinations, dropwhile, takewhile
from typing import NamedTuple

from factcheck.matching.lexicon import lexicon
from factcheck.matching.pairing import Pairing
from factcheck.matching.reading import Kind, Reading, Term

_TELLING, _LIGHT = 1.0, 0.3  # weights of words: a thing of its own, and one that hardly counts
_FROM, _TO = frozenset({"from"}), frozenset({"to", "into"})


class _Sides(NamedTuple):
    one: str
    other: str


def swapped(pairs: Sequence[Pairing]) -> str:
    """What is swapped, in words; empty where nothing is.

    Whoever stands before a verb does it, unless the verb is passive; then it is whoever follows ``by``. Whatever the
    prepositions, two things must not change places around a verb, nor two names their prepositions.
    """
    for ours, theirs, _ in pairs:
        if ours.kind is not Kind.WORD and _directions_differ(ours.role, theirs.role):
            return f"{ours.shown} is where from, and where to"
    for ours, theirs, _ in pairs:
        if ours.verb and theirs.verb and lexicon().symmetric.isdisjoint(ours.forms):
            sides = [
                (pair, _Sides(_side(pair.one, ours), _side(pair.other, theirs)))
                for pair in pairs
                if not (pair.one.verb or pair.other.verb or pair.one.kind is Kind.FIGURE)
            ]
            gives = [pair.one.shown for pair, side in sides if side == ("does", "undergoes")]
            takes = [pair.one.shown for pair, side in sides if side == ("undergoes", "does")]
            if gives and takes:
                return f"swapped roles: {gives[0]} and {takes[0]}"
            crossed = _crossed(pairs, ours, theirs)
            if crossed:
                return crossed
    return _exchanged(pairs)


def _crossed(pairs: Sequence[Pairing], ours: Term, theirs: Term) -> str:
    """Two things of which each stands in front of a verb on one side, and somewhere behind it on the other."""
    if ours.passive is not theirs.passive:  # which turns everything around and leaves it the same
        return ""
    things = [pair for pair in pairs if not (pair.one.verb or pair.other.verb or pair.one.kind is Kind.FIGURE)]
    sides = [(pair, _Sides(_place(pair.one, ours), _place(pair.other, theirs))) for pair in things]
    ahead = [pair.one.shown for pair, side in sides if side == ("before", "behind")]
    behind = [pair.one.shown for pair, side in sides if side == ("behind", "before")]
    return f"swapped roles: {ahead[0]} and {behind[0]}" if ahead and behind else ""


def _exchanged(pairs: Sequence[Pairing]) -> str:
    """Two names that have each other's prepositions: ``left Halden for Ostra`` and ``left Ostra for Halden``."""
    verbs = [pair for pair in pairs if pair.one.verb and pair.other.verb]
    symmetric = lexicon().symmetric
    if any(verb.one.passive is not verb.other.passive or not symmetric.isdisjoint(verb.one.forms) for verb in verbs):
        return ""
    names = [pair for pair in pairs if pair.one.kind is pair.other.kind is Kind.NAME]
    for one, other in combinations(names, 2):
        mine, yours = (one.one.role, one.other.role), (other.other.role, other.one.role)
        if mine == yours and mine[0] != mine[1]:
            return f"swapped roles: {one.one.shown} and {other.one.shown}"
    return ""


def _place(term: Term, verb: Term) -> str:
    """Where it stands: words behind a preposition may stand in front of a verb without taking part in it."""
    if term.at < verb.at:
        return "" if term.role else "before"
    return "" if term.role == "with" and not verb.passive else "behind"


def replaced(
    pairs: Sequence[Pairing], left: Sequence[Term], right: Sequence[Term], one: Reading, other: Reading
) -> str:
    """What stands in the place of what: two claims of one verb that is done by, or to, different things.

    A verb that both sides share has something before it and something behind it; where both sides have words there, and
    none of them in common, they speak of two things. Vague words ("the company", "the project") may stand for anything.
    `left` and `right` are what only one side says.
    """
    for ours, theirs, _ in pairs:
        if ours.verb and theirs.verb:
            for side in ("does", "undergoes"):
                mine, yours = _beside(one.terms, ours, side), _beside(other.terms, theirs, side)
                if _is_apart(mine, left) and _is_apart(yours, right):
                    return f"{mine[0].shown!r} in place of {yours[0].shown!r}"
    return ""


def _beside(terms: Sequence[Term], verb: Term, side: str) -> list[Term]:
    """What does it, or what it is done to: the words before a verb, or those right behind it, or behind its ``by``."""
    if (side == "does") is not verb.passive:
        before = takewhile(lambda term: not term.verb, (term for term in reversed(terms) if term.at < verb.at))
        return [term for term in before if not term.role]
    behind = [term for term in terms if term.at > verb.at]
    if verb.passive:
        behind = list(dropwhile(lambda term: term.role != "by", behind))
    role = "by" if verb.passive else ""
    return list(takewhile(lambda term: term.role == role and not term.verb, behind))


def _is_apart(beside: Sequence[Term], only: Sequence[Term]) -> bool:
    """Whether there is something telling, and the other side has none of it."""
    telling = [term for term in beside if term.weight > _LIGHT and term.kind is not Kind.FIGURE]
    return bool(telling) and all(term in only and term.weight >= _TELLING for term in telling)


def _directions_differ(one: str, other: str) -> bool:
    return (one in _FROM and other in _TO) or (one in _TO and other in _FROM)


def _side(term: Term, verb: Term) -> str:
    if term.role:
        return "does" if term.role == "by" and verb.passive and term.at > verb.at else ""
    if term.at < verb.at:
        return "undergoes" if verb.passive else "does"
    return "" if verb.passive else "undergoes"
