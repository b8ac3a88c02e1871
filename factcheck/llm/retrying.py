"""When to try again, and how long to wait before: the one place in the project that retries a call."""

import asyncio
import math
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from factcheck.llm.outcomes import After, Attempt

LONGEST_WAIT = 86_400.0  # seconds; whoever asks for more means "not today"
_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?", re.IGNORECASE)
_BACKOFF_CAP = 30.0  # seconds


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that the endpoint asks to wait, 0 to `LONGEST_WAIT`; None where it does not say, or nothing sensible.

    Read are milliseconds in ``retry-after-ms``, and in ``retry-after`` seconds, an HTTP date or a duration (``1m30s``).
    """
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return min(milliseconds / 1000, LONGEST_WAIT)
    given = headers.get("retry-after", "").strip()
    seconds = _number(given)
    for reading in (_duration, lambda text: _until(text, now)):
        seconds = reading(given) if seconds is None else seconds
    return None if seconds is None else min(seconds, LONGEST_WAIT)


def _number(text: str) -> float | None:
    try:
        seconds = float(text)
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _duration(text: str) -> float | None:
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    return sum(float(part or 0) * unit for part, unit in zip(match.groups(), (3600, 60, 1, 0.001), strict=True))


def _until(text: str, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(text)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
        return max(0.0, (moment - now).total_seconds())
    except (ValueError, OverflowError, TypeError):
        return None


class Deadline:
    """The moment by which an ask has to end, `seconds` from now; waiting for one's turn puts it off."""

    def __init__(self, seconds: float) -> None:
        self.at = asyncio.get_running_loop().time() + seconds

    @asynccontextmanager
    async def waiting(self) -> AsyncIterator[None]:
        """Time that does not count."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        yield
        self.at += loop.time() - began

    def leaves(self, seconds: float) -> bool:
        """Whether it is more than `seconds` away."""
        return asyncio.get_running_loop().time() + seconds < self.at


async def tried(
    attempt: Callable[[], Awaitable[Attempt]],
    *,
    tries: int,
    deadline: Deadline,
    first_wait: float,
    sleep: Callable[[float], Awaitable[None]],
) -> Attempt:
    """The outcome of the last of up to `tries` attempts, none of which starts after `deadline`.

    An endpoint that is busy or out of reach is asked again after a wait that grows from `first_wait` seconds; an
    answer that is empty or does not fit is asked for again once, at once. An attempt that was crowded out by others is
    none of the `tries`: it would have had its answer at a slower pace.
    """
    # Loaded late: start-up time.
    from tenacity import AsyncRetrying, RetryCallState, wait_random_exponential

    outcomes: list[Attempt] = []

    def wanted(outcome: Attempt) -> bool:
        outcomes.append(outcome)
        asked_again = sum(kept.after is After.AGAIN for kept in outcomes)
        return outcome.after is After.WAIT or (outcome.after is After.AGAIN and asked_again < 2)

    backoff = wait_random_exponential(multiplier=first_wait, max=_BACKOFF_CAP)

    def wait(state: RetryCallState) -> float:
        last = outcomes[-1]
        if last.after is After.AGAIN:
            return 0.0
        return backoff(state) if last.retry_after is None else last.retry_after

    def over(state: RetryCallState) -> bool:
        return sum(not kept.crowded for kept in outcomes) >= tries or not deadline.leaves(state.upcoming_sleep)

    retrying = AsyncRetrying(
        retry=lambda state: wanted(_result(state)),
        wait=wait,
        sleep=sleep,
        stop=over,
        retry_error_callback=_result,
    )
    outcome: Attempt = await retrying(attempt)
    return outcome


def _result(state: object) -> Attempt:
    outcome = getattr(state, "outcome", None)
    assert outcome is not None, "asked for only when an attempt has ended"
    result: Attempt = outcome.result()
    return result
