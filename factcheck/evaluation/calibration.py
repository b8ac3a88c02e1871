"""Whether an annotator is as often right as it says it is sure."""

from collections.abc import Sequence

from factcheck.evaluation.judging import Forecast
from factcheck.records import Record

_BINS = 10


class Bin(Record):
    """The labels given with a probability from `low` up to `high`."""

    low: float
    high: float  # belongs to the next bin, except for 1
    count: int
    sure: float  # mean probability
    right: float  # share that was right


class Calibration(Record):
    """Reliability in ten bins; empty ones are left out."""

    forecasts: int
    expected_error: float  # mean distance of `sure` and `right`, weighted by count: 0 is perfect
    brier: float  # mean squared distance of the probability from what came: 0 is perfect
    bins: tuple[Bin, ...]


def calibration(forecasts: Sequence[Forecast]) -> Calibration | None:
    """How `forecasts` did; None where there are none, as of an annotator that gives no probabilities."""
    if not forecasts:
        return None
    binned: dict[int, list[Forecast]] = {}
    for forecast in forecasts:
        binned.setdefault(min(int(forecast.probability * _BINS), _BINS - 1), []).append(forecast)
    bins = tuple(_bin(place, binned[place]) for place in sorted(binned))
    return Calibration(
        forecasts=len(forecasts),
        expected_error=sum(one.count * abs(one.sure - one.right) for one in bins) / len(forecasts),
        brier=sum((one.probability - one.right) ** 2 for one in forecasts) / len(forecasts),
        bins=bins,
    )


def _bin(place: int, forecasts: Sequence[Forecast]) -> Bin:
    count = len(forecasts)
    return Bin(
        low=place / _BINS,
        high=(place + 1) / _BINS,
        count=count,
        sure=sum(one.probability for one in forecasts) / count,
        right=sum(one.right for one in forecasts) / count,
    )
