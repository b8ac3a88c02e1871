"""How many calls may be under way at once: fewer when the endpoint is overwhelmed; and which is next: the longest."""

import asyncio
import heapq
import random
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from factcheck.llm.outcomes import After, Attempt

_TOO_MANY = (429, 503, 529)
_SPREAD = 0.1  # of a pause, so that the calls that waited do not all arrive at one moment
_PATIENCE = 8  # rounds of calls that go before one that has waited longer


class Visit(NamedTuple):
    """One call on its way; a later one has a higher number."""

    number: int
    crowded: bool  # others were under way when it went out


class _Waiting(NamedTuple):
    """A call that waits for a place; the least is next."""

    rank: tuple[int, int, int]
    came: int  # how many had been let in before it came
    place: "asyncio.Future[None]"


class Pace:
    """Room for calls: from 1 to `most` at a time. Made inside the event loop that uses it.

    Of those that wait the longest goes first, so that at the end nobody waits for a long one that was begun late; but
    none is passed over by more than eight times `most` others.

    Additive increase, multiplicative decrease: a call that is answered adds one place a round trip, and one that the
    endpoint was too busy or too slow for takes half of them away, once a round trip however many calls say so.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._limit = float(most)
        self._inside = 0
        self._numbers = count(1)
        self._newest = 0  # number of the last call that went out
        self._newest_at_cut = 0
        self._queue: list[_Waiting] = []  # a heap
        self._arrivals: deque[_Waiting] = deque()  # those of the queue that begin, in the order in which they came
        self._tickets = count()
        self._let_in = 0
        self._paused_until = 0.0
        self._ended = asyncio.Event()

    @property
    def limit(self) -> int:
        """Calls that may be under way at once just now."""
        return int(self._limit)

    @asynccontextmanager
    async def room(self, *, again: bool, size: int = 0) -> AsyncIterator[Visit]:
        """A place, as soon as there is one and no pause is on; an `again` goes before those that begin.

        `size` is how much is asked, by any measure that all calls share.
        """
        await self._enter(again, size)
        self._newest = next(self._numbers)
        try:
            yield Visit(self._newest, crowded=self._inside > 1)
        finally:
            self._leave()

    def heed(self, visit: Visit, outcome: Attempt) -> Attempt:
        """Take in how a call ended that is still in its place; `outcome`, with a note where others crowded it out."""
        too_many = outcome.http_status in _TOO_MANY and outcome.after is After.WAIT
        if too_many or outcome.timed_out:
            self._slow_down(visit)
        elif outcome.completed:
            self._limit = min(float(self._most), self._limit + 1 / self._limit)
        return replace(outcome, crowded=too_many and (visit.crowded or self._inside > 1))

    def pause(self, seconds: float) -> None:
        """Let no call out for `seconds` from now."""
        self._paused_until = max(self._paused_until, asyncio.get_running_loop().time() + seconds)

    async def rest(self, seconds: float) -> None:
        """Sleep, unless there is nothing left to wait for."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._ended.wait()

    def end(self) -> None:
        """Let nobody wait any longer for a better moment: there will be none."""
        self._ended.set()

    def _slow_down(self, visit: Visit) -> None:
        # A call that went out before the last cut says only what that cut has answered.
        if visit.number > self._newest_at_cut:
            self._newest_at_cut = self._newest
            self._limit = max(1.0, self._limit / 2)

    async def _enter(self, again: bool, size: int) -> None:
        while True:
            await self._place(again, size)
            left = self._left()
            if left <= 0:
                return
            self._leave()
            await self.rest(left * (1 + random.random() * _SPREAD))  # noqa: S311

    def _left(self) -> float:
        return 0.0 if self._ended.is_set() else self._paused_until - asyncio.get_running_loop().time()

    async def _place(self, again: bool, size: int) -> None:
        place = asyncio.get_running_loop().create_future()
        waiting = _Waiting((0 if again else 1, -size, next(self._tickets)), self._let_in, place)
        heapq.heappush(self._queue, waiting)
        if not again:
            self._arrivals.append(waiting)
        self._admit()
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._leave()
            raise

    def _admit(self) -> None:
        while self._inside < self.limit and (waiting := self._next()):
            self._inside += 1
            self._let_in += 1
            waiting.place.set_result(None)

    def _next(self) -> _Waiting | None:
        """Who is next: tries again, then whoever was passed over too often, then the longest."""
        while self._queue and self._queue[0].place.done():
            heapq.heappop(self._queue)
        while self._arrivals and self._arrivals[0].place.done():
            self._arrivals.popleft()
        if not self._queue:
            return None
        first = self._queue[0]
        longest_there = self._arrivals[0] if self._arrivals else first
        passed_over = self._let_in - longest_there.came >= _PATIENCE * self._most
        return longest_there if passed_over and longest_there.rank[0] == first.rank[0] else first

    def _leave(self) -> None:
        self._inside -= 1
        self._admit()
