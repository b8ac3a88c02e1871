"""How fast an audit goes and how long it will still take: said only once there is something to go by."""

from typing import NamedTuple

_SETTLED_S = 5.0  # before that, the first articles say nothing of the others
_ENOUGH = 3  # articles that have to have ended before anything is foretold
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


class Speed(NamedTuple):
    """Articles a minute, and seconds until the last of them ends; None where nobody can say."""

    per_minute: float | None = None
    seconds_left: float | None = None


def speed(*, audited: int, ended: int, of: int | None, elapsed_s: float) -> Speed:
    """The speed after `elapsed_s`, in which `ended` articles of `of` ended, `audited` of them by being audited.

    What was skipped or rejected took no time and says nothing of the speed.
    """
    if elapsed_s < _SETTLED_S or not audited:
        return Speed()
    per_second = audited / elapsed_s
    foretold = of is not None and audited >= _ENOUGH and of > ended
    return Speed(per_second * _MINUTE, (of - ended) / per_second if of is not None and foretold else None)


def speed_words(here: Speed) -> str:
    """``34 a minute, about 6 min left``; nothing where nothing is known."""
    said = [] if here.per_minute is None else [_rate(here.per_minute)]
    said += [] if here.seconds_left is None else [f"about {duration(here.seconds_left)} left"]
    return ", ".join(said)


def duration(seconds: float) -> str:
    """A length of time as coarse as a forecast is, rounded up: ``40 s``, ``6 min``, ``2 h 10 min``, ``3 d 4 h``."""
    if seconds < _MINUTE:
        return f"{max(5, _up(seconds, 5))} s"
    if seconds < _HOUR:
        return f"{_up(seconds, _MINUTE) // _MINUTE} min"
    if seconds < _DAY:
        minutes = _up(seconds, 5 * _MINUTE) // _MINUTE
        return f"{minutes // 60} h {minutes % 60} min"
    hours = _up(seconds, _HOUR) // _HOUR
    return f"{hours // 24} d {hours % 24} h"


def _up(seconds: float, step: int) -> int:
    return int(-(-seconds // step)) * step


def _rate(per_minute: float) -> str:
    if per_minute >= 10:
        return f"{per_minute:.0f} a minute"
    return f"{per_minute:.1f} a minute" if per_minute >= 1 else f"{per_minute * 60:.0f} an hour"
