"""Notices that two claims share their words but swap who does what to whom, or where from and where to."""

from collections.abc import Sequence
from itertools import dropwhile, takewhile
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

    Whoever stands before a verb does it, unless the verb is passive; then it is whoever follows ``by``. Words behind
    other prepositions play no part, but ``from`` and ``to`` must not change places.
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
    return ""


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
