"""How far figures would move with other documents: the percentile bootstrap, over whole documents, seeded.

Documents are drawn, not sentences, since the sentences of one document are alike. Plain Python does it: documents with
equal counts are drawn as one kind, so that a thousand sentences of their own cost no more than a few dozen articles.
"""

import random
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from factcheck.evaluation.tallies import Tally

_INSIDE = 0.95
_LEAST_SHARE = 0.5  # of the draws; a figure that fewer of them have is not said to lie anywhere

_Name = TypeVar("_Name", bound=Hashable)


class Interval(NamedTuple):
    """Where a figure lies in 95 of 100 draws; None where there is nothing to draw from."""

    low: float | None
    high: float | None


def intervals(
    tallies: Sequence[Tally], values: Callable[[Tally], Mapping[_Name, float]], *, resamples: int, seed: int
) -> dict[_Name, Interval]:
    """By name, the interval of each of `values`; none at all for fewer than two documents or no `resamples`.

    The same seed gives the same intervals.
    """
    if len(tallies) < 2 or resamples < 1:
        return {}
    kinds: dict[frozenset[tuple[object, int]], int] = {}
    drawn_from = [kinds.setdefault(frozenset(tally.items()), len(kinds)) for tally in tallies]
    one_of_each = dict(zip(drawn_from, tallies, strict=True))
    draw = random.Random(seed)  # noqa: S311 - nothing secret depends on it
    drawn: dict[_Name, list[float]] = {}
    for _ in range(resamples):
        for name, value in values(_summed(one_of_each, Counter(draw.choices(drawn_from, k=len(tallies))))).items():
            drawn.setdefault(name, []).append(value)
    return {name: _interval(sample) for name, sample in drawn.items() if len(sample) >= _LEAST_SHARE * resamples}


def _summed(one_of_each: Mapping[int, Tally], times: Mapping[int, int]) -> Tally:
    total = Tally()
    for kind, count in times.items():
        for entry, n in one_of_each[kind].items():
            total[entry] += n * count
    return total


def _interval(sample: list[float]) -> Interval:
    sample.sort()
    out = (1 - _INSIDE) / 2
    return Interval(_quantile(sample, out), _quantile(sample, 1 - out))


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Between the two nearest values, in proportion."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
