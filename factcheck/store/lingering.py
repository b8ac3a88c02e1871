"""A store for somebody who decides again in a moment: its file stays open after a write, until others are in line."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.store import Store
from factcheck.store.connection import Patience, translated
from factcheck.store.statements import statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_IDLE_S = 1.0
_LONGEST_S = 2.0  # programs that are none of ours stand in no line
_LOOK_S = 0.02  # how long somebody who gets in line goes unnoticed


@contextmanager
def lingering(store: Store) -> Iterator[Store]:
    """The same store for one who decides quickly, closed at the end of the block; one in memory as it is."""
    if store.path is None:
        yield store
        return
    made = _LingeringStore(store.path, store.patience)
    try:
        yield made
    finally:
        made.let_go()


class _LingeringStore(Store):
    """As `Store`; what comes soon after a write finds the file open, which spares most of what a decision costs.

    Each call still is a transaction of its own, kept when it returns. Whoever gets in line meanwhile has the file after
    the calls that are being done, as if it had been closed. While it is open, who reads keeps nobody waiting.
    """

    def __init__(self, path: Path | str, patience: Patience) -> None:
        super().__init__(path, wait_s=patience.seconds, on_wait=patience.on_wait)
        self._open = ExitStack()
        self._connection: DuckDBPyConnection | None = None  # while the file is kept open
        self._opened_at = self._used_at = 0.0
        self._is_watched = False
        self._readers = 0
        self._nobody_reads = threading.Condition(self._turn)

    def let_go(self) -> None:
        """Close the file if it is open; the next call opens it again."""
        with self._turn:
            self._close()

    @contextmanager
    def read_together(self) -> Iterator[None]:
        """As of any store; where the file is open, each reading inside finds it so and keeps nobody waiting."""
        with nullcontext() if self._connection is not None else super().read_together():
            yield

    @contextmanager
    def _reading(self, *, look_first: bool = True) -> Iterator["DuckDBPyConnection"]:
        with self._turn:
            beside = self._beside()
        if beside is None:
            with super()._reading(look_first=look_first) as connection:
                yield connection
            return
        try:
            with translated(self.path):
                yield beside
        finally:
            beside.close()
            with self._turn:
                self._readers -= 1
                self._nobody_reads.notify_all()

    def _beside(self) -> "DuckDBPyConnection | None":
        """Another connection to the file that is open, and stays so until it is closed; none where others want in."""
        if self._connection is None or self._lent is not None or self._is_to_end():
            return None
        self._refuse_after_fork()
        self._readers += 1
        return self._connection.cursor()

    @contextmanager
    def _opened(self, *, read_only: bool, look_first: bool = True) -> Iterator["DuckDBPyConnection"]:
        if self._lent is not None or self.path is None or (read_only and self._connection is None):
            with super()._opened(read_only=read_only, look_first=look_first) as connection:
                yield connection
            return
        self._refuse_after_fork()
        connection = self._connection or self._open_for_long(look_first)
        try:
            yield connection
        except BaseException:  # after a failure an opening had better end
            self._close()
            raise
        self._used_at = time.monotonic()
        if self._is_to_end() and not self._readers:
            self._close()
        elif not self._is_watched:
            self._is_watched = True
            threading.Thread(target=self._watch, daemon=True, name="lingering store").start()

    def _open_for_long(self, look_first: bool) -> "DuckDBPyConnection":
        connection = self._open.enter_context(super()._opened(read_only=False, look_first=look_first))
        try:
            connection.execute(statements("meta")["one_thread"])  # what is asked is small, and more threads only cost
        except BaseException:
            self._open.close()
            raise
        self._connection, self._opened_at = connection, time.monotonic()
        return connection

    def _is_to_end(self) -> bool:
        now = time.monotonic()
        return now - self._used_at >= _IDLE_S or now - self._opened_at >= _LONGEST_S or self.is_wanted()

    def _watch(self) -> None:
        """In a thread: close the file once nobody needs it open, or others do."""
        while True:
            time.sleep(_LOOK_S)
            with self._turn:
                if self._readers:
                    continue
                if self._connection is None or self._is_to_end():
                    with suppress(FactcheckError):  # nothing is asked for: the next call meets it again, and says so
                        self._close()
                    self._is_watched = False
                    return

    def _close(self) -> None:
        while self._readers:
            self._nobody_reads.wait()
        if self._connection is not None:
            self._connection = None
            self._open.close()

    def _refuse_after_fork(self) -> None:
        if os.getpid() != self._process:
            self._connection = None  # it is the parent's
        super()._refuse_after_fork()
