"""The articles that a model's audit is at: how many at a time, and the next one, which is read meanwhile."""

import asyncio
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from threading import Thread
from typing import Any, NamedTuple

from factcheck.corpus.desk import Desk
from factcheck.corpus.endings import Ended
from factcheck.ingest import Rejected
from factcheck.records import Article
from factcheck.store.queueing import StoreQueue

_MOST_CHARS = 4_000_000  # code points of all articles under way, above which none is begun that cannot be asked about


class Way(NamedTuple):
    """How a corpus is to be audited."""

    concurrency: int = 16  # articles asked about at a time; up to twice as many more are being begun or stored, or wait
    again: bool = False  # also what the same annotator has finished before, and without kept answers
    stop: asyncio.Event | None = None  # once set, no call is made any more; those under way finish and are stored

    @property
    def at_once(self) -> int:
        """Articles under way: enough that no call waits for one to be begun, and the longest of many can go first.

        One where one is asked for.
        """
        return 3 * self.concurrency - 2

    @property
    def at_first(self) -> int:
        """Articles under way before any has ended: what goes first is not kept waiting by what may follow."""
        return self.concurrency + self.concurrency // 2

    @property
    def stopped(self) -> bool:
        """Whether the audit is to end early."""
        return self.stop is not None and self.stop.is_set()


class UnderWay:
    """The articles that a model's audit is at, and the next one, which is being read meanwhile."""

    def __init__(self, articles: Iterable[Article | Rejected], desk: Desk, steps: StoreQueue, way: Way) -> None:
        self._source = iter(articles)
        self._desk = desk
        self._steps = steps
        self._way = way
        self._ended = 0
        self._sizes: dict[asyncio.Task[Ended], int] = {}
        self._chars = 0
        self._reading: asyncio.Future[Article | Rejected | None] | None = None
        self._all_read = False
        self._stopping = asyncio.create_task(way.stop.wait()) if way.stop else None

    async def goes_on(self, *, begin: bool) -> bool:
        """Wait until an article is done or read, and `begin` with what was read; false where nothing is left to do.

        Where nothing is to begin, or a stop comes meanwhile, an article that is still being read is not waited for.
        """
        if begin and self._reading is None and not self._all_read and self._has_room():
            # Reading may wait for a disk or a server; the answers under way must not.
            self._reading = _being_read(self._source)
        if self._all_read:
            self._steps.expect(len(self._sizes))
        waiting: set[asyncio.Future[Any]] = {*self._sizes}
        if begin and self._reading:
            waiting |= {self._reading, *([self._stopping] if self._stopping else [])}
        if not waiting:
            return False
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        if self._reading is not None and self._reading.done():
            one, self._reading = self._reading.result(), None
            self._all_read = one is None
            if one is not None and begin and not self._way.stopped:
                self._begin(one)
        return True

    def done(self) -> list[asyncio.Task[Ended]]:
        """The articles that have ended since it was last asked."""
        done = [task for task in self._sizes if task.done()]
        for task in done:
            self._chars -= self._sizes.pop(task)
        self._ended += len(done)
        return done

    def cancelled(self) -> list[asyncio.Future[Any]]:
        """Cancel what is under way, and give it."""
        left = [*self._sizes, *(one for one in (self._reading, self._stopping) if one)]
        for task in left:
            task.cancel()
        return left

    def _has_room(self) -> bool:
        most = min(self._way.at_once, self._way.at_first + self._ended)
        return len(self._sizes) < (most if self._chars < _MOST_CHARS else self._way.concurrency)

    def _begin(self, one: Article | Rejected) -> None:
        size = len(one.text) if isinstance(one, Article) else 0
        self._sizes[asyncio.create_task(self._desk.deal_with(one))] = size
        self._chars += size


def _being_read(source: Iterator[Article | Rejected]) -> asyncio.Future[Article | Rejected | None]:
    """The next article, or None after the last, from a thread that neither the loop nor the process waits for."""
    promised: Future[Article | Rejected | None] = Future()
    promised.set_running_or_notify_cancel()

    def read() -> None:
        try:
            promised.set_result(next(source, None))
        except BaseException as error:  # noqa: BLE001 - it is raised where the article is taken
            promised.set_exception(error)

    future = asyncio.wrap_future(promised)
    Thread(target=read, name="factcheck reading", daemon=True).start()
    return future
