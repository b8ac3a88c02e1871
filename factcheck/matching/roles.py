"""Notices that two claims share their words but swap who does what to whom, or where from and where to."""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.matching.lexicon import lexicon
from factcheck.matching.reading import Kind, Reading, Term

_FROM, _TO = frozenset({"from"}), frozenset({"to", "into"})


class _Sides(NamedTuple):
    one: str
    other: str


def swapped(pairs: Sequence[tuple[Term, Term]], one: Reading, other: Reading) -> str:
    """What is swapped, in words; empty where nothing is.

    Whoever stands before a verb does it, unless the verb is passive; then it is whoever follows ``by``. Words behind
    other prepositions play no part, but ``from`` and ``to`` must not change places.
    """
    for ours, theirs in pairs:
        if ours.kind is not Kind.WORD and _directions_differ(ours.role, theirs.role):
            return f"{ours.shown} is where from, and where to"
    for ours, theirs in pairs:
        if ours.verb and theirs.verb and lexicon().symmetric.isdisjoint(ours.forms):
            sides = [
                (pair, _Sides(_side(pair[0], ours), _side(pair[1], theirs)))
                for pair in pairs
                if not (pair[0].verb or pair[1].verb or pair[0].kind is Kind.FIGURE)
            ]
            gives = [pair[0].shown for pair, side in sides if side == ("does", "undergoes")]
            takes = [pair[0].shown for pair, side in sides if side == ("undergoes", "does")]
            if gives and takes:
                return f"swapped roles: {gives[0]} and {takes[0]}"
    return ""


def _directions_differ(one: str, other: str) -> bool:
    return (one in _FROM and other in _TO) or (one in _TO and other in _FROM)


def _side(term: Term, verb: Term) -> str:
    if term.role:
        return "does" if term.role == "by" and verb.passive and term.at > verb.at else ""
    if term.at < verb.at:
        return "undergoes" if verb.passive else "does"
    return "" if verb.passive else "undergoes"
