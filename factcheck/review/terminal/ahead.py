"""What one pass has yet to show: the order far ahead, a few claims read ahead, so that nobody waits for a search."""

import threading
from collections import deque
from collections.abc import Iterable
from contextlib import suppress

from factcheck.errors import StoreBusyError
from factcheck.review.queue import Filters, Item, Waiting, items, line
from factcheck.store import Store

_IN_ORDER = 1000
_READ = 40
_FEW = 20


class Ahead:
    """Gives each claim of a queue once."""

    def __init__(self, store: Store, filters: Filters) -> None:
        self._store = store
        self._filters = filters
        self._ready: deque[Item] = deque()
        self._waiting: deque[Waiting] = deque()
        self._given: set[int] = set()
        self._cursor = ""
        self._any_new = False  # since the queue was begun at its first claim
        self._reading = threading.RLock()  # one face reads on in a thread of its own
        self.total = self._look_in_order()

    def next(self) -> Item | None:
        """The next claim that was not given yet; None where there is none."""
        while self._ready or self._read():
            found = self._ready.popleft()
            if found.claim_id not in self._given:
                self._given.add(found.claim_id)
                self._any_new = True
                return found
        return None

    def put_back(self, one: Item) -> None:
        """Give this claim again, as the next."""
        self._ready.appendleft(one)
        self._given.discard(one.claim_id)

    def leave_out(self, claims: Iterable[int]) -> None:
        """Give none of these claims."""
        self._given.update(claims)

    def read_on(self) -> None:
        """Read more where only a few claims are left, for a moment in which nobody waits."""
        with suppress(StoreBusyError):  # it is read when it is needed
            if len(self._ready) < _FEW and self._waiting:
                self._read_some()

    def _read(self) -> bool:
        """Read more claims, and say whether there were any."""
        while not self._ready:
            with self._reading:  # somebody may be about to have read them
                if not self._ready and not self._waiting and not self._is_more():
                    return False
                if not self._ready:
                    self._read_some()
        return True

    def _read_some(self) -> None:
        with self._reading:
            next_ones = [self._waiting.popleft() for _ in range(min(_READ, len(self._waiting)))]
            wanted = [one for one in next_ones if one.claim_id not in self._given]
            self._ready.extend(items(self._store, wanted, self._filters))

    def _is_more(self) -> bool:
        """Look further on; at the end once more from the beginning, for what has come in or was left over since."""
        self._look_in_order()
        if not self._waiting and self._any_new:
            self._any_new, self._cursor = False, ""
            self._look_in_order()
        return bool(self._waiting)

    def _look_in_order(self) -> int:
        found = line(self._store, self._filters, limit=_IN_ORDER, after=self._cursor)
        self._waiting.extend(found.waiting)
        if found.waiting:
            self._cursor = found.waiting[-1].cursor
        return found.total
