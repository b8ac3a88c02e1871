"""How far two raters agree beyond chance: annotators with people, and people with one another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from factcheck.records import Record
from factcheck.store.judging import Judgement

PEOPLE = "people"  # what they decided last, whoever it was

_Labels = dict[tuple[int, int, int, int], str]  # by place


class Cell(Record):
    """How many items got the one label from the first rater and the other from the second."""

    one: str
    other: str
    count: int


class Agreement(Record):
    """Two raters on the items that both judged."""

    one: str
    other: str
    items: int
    agreed: int
    expected: float  # share on which they would agree by chance, each giving its labels as often as it does
    kappa: float | None  # Cohen's; None where chance alone would have them agree on everything
    cells: tuple[Cell, ...]

    @property
    def share(self) -> float:
        """Share of the items on which they agree."""
        return self.agreed / self.items


def agreement(one: str, other: str, items: Iterable[tuple[str, str]]) -> Agreement | None:
    """The agreement of two raters, from the labels that each gave to one item; None without an item."""
    cells = Counter(items)
    total = sum(cells.values())
    if not total:
        return None
    agreed = sum(count for (first, second), count in cells.items() if first == second)
    firsts, seconds = Counter[str](), Counter[str]()
    for (first, second), count in cells.items():
        firsts[first] += count
        seconds[second] += count
    by_chance = sum(count * seconds[label] for label, count in firsts.items())
    kappa = None if by_chance == total**2 else (agreed * total - by_chance) / (total**2 - by_chance)
    return Agreement(
        one=one,
        other=other,
        items=total,
        agreed=agreed,
        expected=by_chance / total**2,
        kappa=kappa,
        cells=tuple(Cell(one=first, other=second, count=count) for (first, second), count in sorted(cells.items())),
    )


def agreements(judgements: Iterable[Judgement]) -> list[Agreement]:
    """Each annotator with people's last decisions, then with each of several people, then people with one another.

    Where a person found no claim, an annotator that gave one disagrees, whatever its label. Places that a rater has no
    claim at are none of its items.
    """
    people: dict[str, _Labels] = {}
    annotators: dict[str, _Labels] = {}
    last: _Labels = {}
    for one in judgements:
        place = (one.article_id, one.start_char, one.end_char, one.ordinal)
        (people if one.is_person else annotators).setdefault(one.rater, {})[place] = one.label
        if one.is_person and one.is_last:
            last[place] = one.label
    compared = [(name, labels, PEOPLE, last) for name, labels in sorted(annotators.items())]
    if len(people) > 1:
        compared += [
            (name, labels, *person) for name, labels in sorted(annotators.items()) for person in sorted(people.items())
        ]
    compared += [(*one, *other) for one, other in combinations(sorted(people.items()), 2)]
    found = (agreement(one, other, _both(labels, others)) for one, labels, other, others in compared)
    return [each for each in found if each is not None]


def _both(one: _Labels, other: _Labels) -> Iterator[tuple[str, str]]:
    return ((label, other[place]) for place, label in one.items() if place in other)
