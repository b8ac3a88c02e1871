"""Reads how much is meant: ``at least 300`` and ``up to 300``, ``all``, ``few`` or ``none`` of the sailors."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.matching.lexicon import lexicon

_LONGEST = 3  # words of a bound
_NO_QUANTITY_BEHIND = {"all": ("at", "after", "above"), "most": ("at", "the")}  # at all, at most, the most
_COMPARED = ("more", "fewer", "less", "longer")  # behind "no" where nothing is counted


class Limit(NamedTuple):
    """What limits the figure, or the thing, that begins at a token."""

    at: int  # index of the token
    kind: str  # limits of one kind agree with each other
    shown: str


def bound_of(low: Sequence[str], at: int) -> Limit | None:
    """What stands in front of the figure that begins at a token in lower case: ``more than``, ``under``."""
    for size in range(min(_LONGEST, at), 0, -1):
        words = low[at - size : at]
        kind = lexicon().bounds.get("-".join(words))
        if kind:
            return Limit(at, kind, " ".join(words))
    return None


def quantities(low: Sequence[str], things: Sequence[int]) -> Iterator[Limit]:
    """The quantities in a row of tokens in lower case, each with the next of the `things` that begin at tokens."""
    kinds = lexicon().quantities
    for at in (place for place, word in enumerate(low) if word in kinds):
        thing = next((place for place in things if place > at and low[place] not in kinds), None)
        if thing is not None and _is_quantity(low, at):
            shown = "a few" if low[max(0, at - 1) : at + 1] == ["a", "few"] else low[at]
            yield Limit(thing, kinds[shown.replace(" ", "-")], shown)


def _is_quantity(low: Sequence[str], at: int) -> bool:
    before, behind = low[at - 1] if at else "", low[at + 1] if at + 1 < len(low) else ""
    if before in _NO_QUANTITY_BEHIND.get(low[at], ()):
        return False
    return low[at] not in ("no", "some") or not (behind[:1].isdigit() or behind in _COMPARED)


def against(one: Sequence[Limit], other: Sequence[Limit], pairs: Sequence[tuple[int, int]]) -> tuple[str, str] | None:
    """Two limits of the same thing that do not agree; `pairs` are the places of the things on both sides."""
    for mine, theirs in pairs:
        ours = [limit for limit in one if limit.at == mine]
        yours = [limit for limit in other if limit.at == theirs]
        if ours and yours and {limit.kind for limit in ours}.isdisjoint(limit.kind for limit in yours):
            return ours[0].shown, yours[0].shown
    return None
