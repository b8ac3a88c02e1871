"""Whether things come as often as an annotator says they are probable."""

from collections.abc import Sequence

from factcheck.evaluation.gold import Question
from factcheck.evaluation.judging import Forecast
from factcheck.records import Record

_BINS = 10


class Bin(Record):
    """What was held to be probable from `low` up to `high`."""

    low: float
    high: float  # belongs to the next bin, except for 1
    count: int
    probability: float  # mean
    came: float  # share that was so


class Calibration(Record):
    """Reliability in ten bins; empty ones are left out."""

    question: Question  # labels: of the label that a claim was given; opinion: that a sentence holds one
    forecasts: int
    expected_error: float  # mean distance of `probability` and `came`, weighted by count: 0 is perfect
    brier: float  # mean squared distance of the probability from what came: 0 is perfect
    bins: tuple[Bin, ...]


def calibrations(forecasts: Sequence[Forecast]) -> list[Calibration]:
    """How `forecasts` did, question by question; nothing of an annotator that gives no probabilities."""
    asked = sorted({forecast.question for forecast in forecasts}, key=list(Question).index)
    return [_calibration(one, [forecast for forecast in forecasts if forecast.question is one]) for one in asked]


def _calibration(question: Question, forecasts: Sequence[Forecast]) -> Calibration:
    binned: dict[int, list[Forecast]] = {}
    for forecast in forecasts:
        binned.setdefault(min(int(forecast.probability * _BINS), _BINS - 1), []).append(forecast)
    bins = tuple(_bin(place, binned[place]) for place in sorted(binned))
    return Calibration(
        question=question,
        forecasts=len(forecasts),
        expected_error=sum(one.count * abs(one.probability - one.came) for one in bins) / len(forecasts),
        brier=sum((one.probability - one.came) ** 2 for one in forecasts) / len(forecasts),
        bins=bins,
    )


def _bin(place: int, forecasts: Sequence[Forecast]) -> Bin:
    count = len(forecasts)
    return Bin(
        low=place / _BINS,
        high=(place + 1) / _BINS,
        count=count,
        probability=sum(one.probability for one in forecasts) / count,
        came=sum(one.came for one in forecasts) / count,
    )
