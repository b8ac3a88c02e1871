"""Tallies to figures: precision, recall, F1 and shares, each with its interval over the documents."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from factcheck.evaluation.bootstrap import Interval, intervals
from factcheck.evaluation.gold import Question
from factcheck.evaluation.tallies import Entry, Tally
from factcheck.records import Record

Measure = Literal["precision", "recall", "f1", "macro_f1", "share"]


class Figure(Record):
    """One figure from 0 to 1, and what it was counted from."""

    question: Question
    name: str
    measure: Measure
    value: float
    low: float | None = None  # ends of the 95 % interval; None where too few documents have something to count
    high: float | None = None
    right: int | None = None  # of `of`; None where a figure is made of others
    of: int | None = None


class Confused(Record):
    """How often `given` was given where `marked` was marked."""

    question: Question
    marked: str
    given: str
    count: int


class _Key(NamedTuple):
    question: Question
    name: str
    measure: Measure


class _Counted(NamedTuple):
    value: float
    right: int | None = None
    of: int | None = None


def figures(tallies: Sequence[Tally], *, resamples: int, seed: int) -> list[Figure]:
    """The figures of all documents together, in the order of the questions; what was never looked for has none."""
    whole = Tally()
    for tally in tallies:
        whole.update(tally)
    names = _names(whole)
    found = dict(_figures(whole, names))

    def values(tally: Tally) -> dict[_Key, float]:
        return {key: counted.value for key, counted in _figures(tally, names)}

    spread = intervals(tallies, values, resamples=resamples, seed=seed)
    nowhere = Interval(None, None)
    return [
        Figure(**key._asdict(), **counted._asdict(), **spread.get(key, nowhere)._asdict())
        for key, counted in found.items()
    ]


def confusion(tallies: Sequence[Tally]) -> list[Confused]:
    """Every pair that was met, by question, what was marked and what was given."""
    whole = Tally()
    for tally in tallies:
        whole.update(tally)
    met = sorted((entry.question, entry.name, entry.given, n) for entry, n in whole.items() if entry.part == "confused")
    return [Confused(question=question, marked=marked, given=given, count=n) for question, marked, given, n in met]


def _names(tally: Tally) -> list[tuple[Question, str, bool]]:
    """Each thing that was looked for, and whether it is a share; in the order of the questions, then as first met."""
    met = {
        (entry.question, entry.name, entry.part in ("of", "held")): None for entry in tally if entry.part != "confused"
    }
    order = list(Question)
    return sorted(met, key=lambda name: (order.index(name[0]), name[2]))


def _figures(tally: Tally, names: Sequence[tuple[Question, str, bool]]) -> Iterator[tuple[_Key, _Counted]]:
    scores: dict[Question, list[float]] = {}
    for question, name, is_share in names:
        if is_share:
            yield from _ratio(tally, _Key(question, name, "share"), "held", "of")
            continue
        yield from _ratio(tally, _Key(question, name, "precision"), "right", "found")
        yield from _ratio(tally, _Key(question, name, "recall"), "hit", "marked")
        f1 = _f1(tally, question, name)
        if f1 is not None:
            scores.setdefault(question, []).append(f1)
            yield _Key(question, name, "f1"), _Counted(f1)
    for question in (Question.LABELS, Question.OPINION):
        if question in scores:
            f1s = scores[question]
            yield _Key(question, "all", "macro_f1"), _Counted(sum(f1s) / len(f1s))


def _ratio(tally: Tally, key: _Key, part: str, of: str) -> Iterator[tuple[_Key, _Counted]]:
    right, every = (tally[Entry(key.question, key.name, one)] for one in (part, of))
    if every:
        yield key, _Counted(right / every, right, every)


def _f1(tally: Tally, question: Question, name: str) -> float | None:
    """F1 over the exhaustive gold; 0 where nothing is right, None where there is neither anything marked nor found."""
    marked, hit, found, right = (
        tally[Entry(question, name, part)] for part in ("all_marked", "all_hit", "found", "right")
    )
    if not marked and not found:
        return None
    if not hit or not right:
        return 0.0
    precision, recall = right / found, hit / marked
    return 2 * precision * recall / (precision + recall)
