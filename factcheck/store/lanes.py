"""The order of steps on their way to a store: what others wait for first, the rest by the group, now and then."""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Any

from factcheck.errors import StoreBusyError, StoreUnusableError

_MOST_AT_ONCE = 32  # steps of one transaction, so that an urgent one does not wait for long
# A group costs hardly more than a single step: after each round of groups, the next is given time to gather.
_REST = 4.0  # times what the round took
_LONGEST_REST_S = 0.25


class Step:
    """A call of the store for one item, and the future that its result is put into."""

    def __init__(
        self,
        kind: Callable[[Sequence[Any]], Sequence[Any]],
        item: Any,
        loop: asyncio.AbstractEventLoop,
        *,
        urgent: bool,
    ) -> None:
        self.kind = kind
        self.item = item
        self.urgent = urgent
        self._loop = loop
        self.result: asyncio.Future[Any] = loop.create_future()

    def succeed(self, result: Any) -> None:
        """It is done, and committed."""
        self._loop.call_soon_threadsafe(self.result.set_result, result)

    def fail(self, error: BaseException) -> None:
        """It could not be done."""
        self._loop.call_soon_threadsafe(_fail, self.result, error)


class Lanes:
    """Steps that wait, a lane a kind; used by one thread at a time."""

    def __init__(self) -> None:
        self._urgent: dict[Any, list[Step]] = {}
        self._patient: dict[Any, list[Step]] = {}
        self._round: list[list[Step]] = []  # groups of the round that is under way
        self._took_s = 0.0  # by the round so far
        self._next_round = 0.0

    def __len__(self) -> int:
        return sum(len(lane) for lane in [*self._urgent.values(), *self._patient.values(), *self._round])

    def add(self, step: Step) -> None:
        """A step that waits from now on."""
        lanes = self._urgent if step.urgent else self._patient
        lanes.setdefault(step.kind, []).append(step)

    def next(self, *, at_once: bool) -> list[Step]:
        """The steps to do next, all of one kind; none where the rest is to gather, unless it is wanted `at_once`."""
        if self._urgent:
            return self._group(self._urgent)
        if not self._round and self._patient and (at_once or time.monotonic() >= self._next_round):
            self._took_s = 0.0
            while self._patient:
                self._round.append(self._group(self._patient))
        return self._round.pop(0) if self._round else []

    def rest_s(self) -> float:
        """How long it takes until there is something to do, if nothing is added."""
        if self._urgent or self._round:
            return 0.0
        return max(0.0, self._next_round - time.monotonic()) if self._patient else _LONGEST_REST_S

    def do(self, steps: Sequence[Step]) -> bool:
        """Do steps of one kind together; where that fails, each by itself. False where one failed even so."""
        began = time.monotonic()
        done = _do(steps) if len(steps) > 1 else None
        if done is None:
            done = sum(bool(_do([step], last=True)) for step in steps) == len(steps)
        if not steps[0].urgent:
            self._took_s += time.monotonic() - began
            self._next_round = time.monotonic() + min(_REST * self._took_s, _LONGEST_REST_S)
        return done

    def fail(self, error: BaseException) -> None:
        """None that waits can be done."""
        for lane in [*self._urgent.values(), *self._patient.values(), *self._round]:
            for step in lane:
                step.fail(error)
        self._urgent, self._patient, self._round = {}, {}, []

    def _group(self, lanes: dict[Any, list[Step]]) -> list[Step]:
        kind = next(iter(lanes))
        lane = lanes.pop(kind)
        if len(lane) > _MOST_AT_ONCE:
            lanes[kind] = lane[_MOST_AT_ONCE:]
        return lane[:_MOST_AT_ONCE]


def _do(steps: Sequence[Step], *, last: bool = False) -> bool | None:
    """Whether they are done; None where they failed and have not been told."""
    try:
        results = steps[0].kind([step.item for step in steps])
    except BaseException as error:  # noqa: BLE001 - it is raised where the steps were given
        if not last and _is_of_one(error):
            return None
        for step in steps:
            step.fail(error)
        return False
    for step, result in zip(steps, results, strict=True):
        step.succeed(result)
    return True


def _is_of_one(error: BaseException) -> bool:
    """Whether one of several steps may be to blame; after others it is not even sure that nothing was committed."""
    return isinstance(error, Exception) and not isinstance(error, StoreBusyError | StoreUnusableError)


def _fail(result: "asyncio.Future[Any]", error: BaseException) -> None:
    if not result.done():
        result.set_exception(error)
