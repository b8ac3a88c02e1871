"""Which given stretch of text answers to which marked one, by the letters and digits that they share."""

from collections.abc import Callable, Iterable, Sequence

from factcheck.spans import Span

ENOUGH = 0.5  # of two stretches, shared letters over letters of either

Cover = frozenset[int]  # the places of the letters and digits of a stretch; marks and spaces are nobody's claim


class Index:
    """Finds the stretches that touch another, so that not all need be compared with all."""

    def __init__(self, covers: Sequence[Cover]) -> None:
        self._at: dict[int, list[int]] = {}
        for number, places in enumerate(covers):
            for place in places:
                self._at.setdefault(place, []).append(number)

    def touching(self, other: Cover) -> list[int]:
        """The numbers of the stretches that share a letter with `other`, in order."""
        return sorted({number for place in other for number in self._at.get(place, ())})


def cover(text: str, spans: Iterable[Span]) -> Cover:
    """The letters and digits that `spans` cover; of a line such as ``* * *``, which has none, its marks."""
    places = [at for span in spans for at in range(span.start, span.end) if not text[at].isspace()]
    return frozenset(at for at in places if text[at].isalnum()) or frozenset(places)


def overlap(one: Cover, other: Cover) -> float:
    """The shared part of all that either covers, from 0 to 1; 0 where both are empty."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def lies_mostly_in(inner: Cover, outer: Cover) -> bool:
    """Whether at least half of `inner` lies in `outer`."""
    return bool(inner) and 2 * len(inner & outer) >= len(inner)


def pairs(
    marked: Sequence[Cover], given: Sequence[Cover], alike: Callable[[int, int], bool] = lambda m, g: False
) -> dict[int, int]:
    """By the index of each marked stretch that has one, the given stretch that answers to it; each answers once.

    Those that share most come first; of equals those that are `alike`, then the earlier ones. Pairs that share less
    than ENOUGH are none.
    """
    index = Index(given)
    candidates = sorted(
        (-shared, not alike(m, g), m, g)
        for m, one in enumerate(marked)
        for g in index.touching(one)
        if (shared := overlap(one, given[g])) >= ENOUGH
    )
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, m, g in candidates:
        if m not in paired and g not in taken:
            paired[m] = g
            taken.add(g)
    return paired
