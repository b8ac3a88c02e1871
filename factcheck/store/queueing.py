"""Lets many coroutines use one store: their steps run one after the other in a thread, several in one opening."""

import asyncio
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from factcheck.store import Store

T = TypeVar("T")

LONGEST_HOLD_S = 0.2  # others get in between two openings, and must not wait for long
_LINGER_S = 0.05  # opening anew costs more than what comes in meanwhile


class StoreQueue:
    """Steps on their way to one store; used in one event loop, and closed before anybody else opens the file.

    Each step is a transaction of its own, and its result is given out only once that is committed. What is waiting
    shares one opening of the file, which lasts no longer than `LONGEST_HOLD_S` and the step it ends with.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._steps: SimpleQueue[_Step | None] = SimpleQueue()
        self._holding: asyncio.Future[None] | None = None
        self._closing = False

    async def do(self, step: Callable[[], T]) -> T:
        """The result of `step`, a call of the store, or what it raised.

        A step once given is always done: who is cancelled meanwhile is so at the first wait after it.
        """
        loop = asyncio.get_running_loop()
        given = _Step(step, loop)
        self._steps.put(given)
        self._hold_if_needed()
        result: T = await _undisturbed(given.result)
        return result

    async def close(self) -> None:
        """Wait until everything given is done and the file is closed."""
        self._closing = True
        self._steps.put(None)
        while self._holding is not None:
            await asyncio.wait([self._holding])

    def _hold_if_needed(self) -> None:
        if self._holding is None:
            # No task: at the end of the loop all tasks are cancelled, and some of them still have a step to give.
            self._holding = asyncio.get_running_loop().run_in_executor(None, self._hold)
            self._holding.add_done_callback(self._held)

    def _held(self, holding: "asyncio.Future[None]") -> None:
        self._holding = None
        if not self._steps.empty():
            self._hold_if_needed()
        holding.result()

    def _hold(self) -> None:
        """In the thread: do what waits, and what comes while the file is open."""
        step = self._next(0)
        if step is None:
            return
        try:
            with self._store.held():
                until = time.monotonic() + LONGEST_HOLD_S
                while step is not None and step.do():
                    left = until - time.monotonic()
                    step = self._next(min(left, _LINGER_S)) if left > 0 else None
        except BaseException as error:  # noqa: BLE001 - it is raised where the step was given
            while step is not None:
                step.fail(error)
                step = self._next(0)

    def _next(self, wait_s: float) -> "_Step | None":
        try:
            return self._steps.get(timeout=wait_s if not self._closing else 0)
        except Empty:
            return None


class _Step:
    """A call of the store, and the future that its result is put into."""

    def __init__(self, step: Callable[[], Any], loop: asyncio.AbstractEventLoop) -> None:
        self._step = step
        self._loop = loop
        self.result: asyncio.Future[Any] = loop.create_future()

    def do(self) -> bool:
        """Do it; false where it failed, after which an opening had better end."""
        try:
            result = self._step()
        except BaseException as error:  # noqa: BLE001 - it is raised where the step was given
            self.fail(error)
            return False
        self._loop.call_soon_threadsafe(self.result.set_result, result)
        return True

    def fail(self, error: BaseException) -> None:
        """It could not be done."""
        self._loop.call_soon_threadsafe(_fail, self.result, error)


def _fail(result: "asyncio.Future[Any]", error: BaseException) -> None:
    if not result.done():
        result.set_exception(error)


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
