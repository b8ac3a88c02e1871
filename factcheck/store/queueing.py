"""Lets many coroutines use one store: what waits goes in together, in a thread that keeps the file open meanwhile."""

import asyncio
import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from factcheck.errors import StoreBusyError
from factcheck.store import Store
from factcheck.store.lanes import Lanes, Step

T = TypeVar("T")
V = TypeVar("V")

LONGEST_HOLD_S = 0.2  # while others are in line
_LONGEST_ALONE_S = 2.0  # programs that are none of ours stand in no line
_LINGER_S = 0.25  # opening anew costs more than what comes in meanwhile
_LINGER_WANTED_S = 0.05  # what is given out now comes back with the next step
_LOOK_S = 0.02  # how long somebody who gets in line goes unnoticed while nothing is done


class StoreQueue:
    """Steps on their way to one store; used in one event loop, and closed before anybody else opens the file.

    Steps of one kind that wait together are one transaction, and the result of each is given out only once that is
    committed. Where one of them cannot be done, each has a transaction of its own. The file stays open while there
    is something to do; once others are in line, for no longer than `LONGEST_HOLD_S` and the transaction it ends with.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._given: SimpleQueue[Step | None] = SimpleQueue()
        self._lanes = Lanes()
        self._holding: asyncio.Future[None] | None = None
        self._closing = False
        self._expected: int | None = None
        self._wait_s: float | None = None  # what the store itself says

    async def do(self, kind: Callable[[Sequence[T]], Sequence[V]], item: T, *, urgent: bool = False) -> V:
        """What `kind`, a call of the store for several at once, gives for `item`, or what it raised.

        A step once given is always done: who is cancelled meanwhile is so at the first wait after it. What is not
        `urgent` may wait for others of its kind.
        """
        step = Step(kind, item, asyncio.get_running_loop(), urgent=urgent)
        self._given.put(step)
        self._hold_if_needed()
        result: V = await _undisturbed(step.result)
        return result

    def expect(self, callers: int) -> None:
        """So many are left who may still give a step: once as many wait, nobody waits for others."""
        self._expected = callers

    async def close(self) -> None:
        """Wait until everything given is done and the file is closed."""
        self._closing = True
        self._given.put(None)
        while self._holding is not None:
            await asyncio.wait([self._holding])

    def _hold_if_needed(self) -> None:
        if self._holding is None:
            # No task: at the end of the loop all tasks are cancelled, and some of them still have a step to give.
            self._holding = asyncio.get_running_loop().run_in_executor(None, self._hold)
            self._holding.add_done_callback(self._held)

    def _held(self, holding: "asyncio.Future[None]") -> None:
        self._holding = None
        if self._lanes or not self._given.empty():
            self._hold_if_needed()
        holding.result()

    def _hold(self) -> None:
        """In the thread: do what waits, and what comes while the file is open."""
        self._sort_in(0)
        if not self._lanes:
            return
        while not self._are_all_here() and (rest_s := self._lanes.rest_s()):
            self._sort_in(min(_LOOK_S, rest_s))
        try:
            with self._store.held(wait_s=self._wait_s):
                self._work(time.monotonic())
        except BaseException as error:  # noqa: BLE001 - it is raised where the steps were given
            if isinstance(error, StoreBusyError):
                self._wait_s = 0.0  # all who wait would wait in vain as long again
            self._sort_in(0)
            self._lanes.fail(error)

    def _work(self, opened: float) -> None:
        last = opened
        while True:
            self._sort_in(0)
            now, wanted = time.monotonic(), self._store.is_wanted()
            steps = self._lanes.next(at_once=self._are_all_here() or wanted)
            if steps:
                if not self._lanes.do(steps):
                    return  # after a failure an opening had better end
                last = time.monotonic()
            elif self._closing or now - last >= (_LINGER_WANTED_S if wanted else _LINGER_S):
                return
            else:
                self._sort_in(min(_LOOK_S, self._lanes.rest_s()))
            if time.monotonic() - opened >= (LONGEST_HOLD_S if wanted else _LONGEST_ALONE_S):
                return

    def _are_all_here(self) -> bool:
        """Whether no other step can come while those that wait are not done."""
        return self._closing or (self._expected is not None and len(self._lanes) >= self._expected)

    def _sort_in(self, wait_s: float) -> None:
        """Take over what was given, or is given within `wait_s`."""
        try:
            step = self._given.get(timeout=wait_s) if wait_s > 0 else self._given.get_nowait()
            while True:
                if step is not None:
                    self._lanes.add(step)
                step = self._given.get_nowait()
        except Empty:
            return


async def _undisturbed(result: "asyncio.Future[Any]") -> Any:
    task, cancelled = asyncio.current_task(), 0
    while not result.done():
        try:
            await asyncio.wait([result])
        except asyncio.CancelledError:
            cancelled += 1
    for _ in range(cancelled):
        assert task is not None, "only a task is cancelled"
        task.uncancel()
        task.cancel()
    return result.result()
