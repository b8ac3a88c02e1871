"""How the store gets at its file: opened for a moment, or held for several calls, looked at before it is used."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import StoreError, StoreUnusableError
from factcheck.store import journal
from factcheck.store.connection import Patience, check_place, in_memory, linked_to, make_private, opened, translated
from factcheck.store.integrity import lost_commits
from factcheck.store.line import is_wanted
from factcheck.store.making import make_store
from factcheck.store.migrations import State, keep_copy, migrate, next_commit, state
from factcheck.store.statements import statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Access:
    """One store's file, or a store in memory; `factcheck.store.Store` is what is done with it."""

    def __init__(self, path: Path | str, *, wait_s: float = 10.0, on_wait: Callable[[str], None] | None = None) -> None:
        self.path = None if str(path) == ":memory:" else linked_to(Path(path))
        self._patience = Patience(wait_s, on_wait)
        self._turn = threading.RLock()
        self._kept: DuckDBPyConnection | None = None  # only in memory
        self._lent: DuckDBPyConnection | None = None  # while `held`
        self._process = os.getpid()
        self.made_here = False  # its file, by this object
        self._others = journal.Others()
        self._checked: tuple[int, int] | None = None  # device and inode of a file found to be current

    @property
    def patience(self) -> Patience:
        """How long it waits for a file that another process holds."""
        return self._patience

    @contextmanager
    def held(self, *, wait_s: float | None = None) -> Iterator[None]:
        """Let the calls inside share one opening of the file, each with a transaction of its own.

        Nobody else gets in meanwhile: not another process, nor another thread. A call that fails may leave the opening
        unfit for those after it. `wait_s` stands in place of the store's own.
        """
        self._refuse_after_fork()
        with self._turn, self._waiting(wait_s), translated(self.path), self._opened(read_only=False) as connection:
            if self.path:  # what is done in a held store is small, and more threads only cost
                connection.execute(statements("meta")["one_thread"])
            self._lent = connection
            try:
                yield
            finally:
                self._lent = None

    @contextmanager
    def read_together(self) -> Iterator[None]:
        """Let the readings inside share one opening of the file; what writes must stay outside."""
        self._refuse_after_fork()
        with self._turn:
            if self._lent is not None:
                yield
                return
            with self._reading() as connection:
                if self.path:  # they are small, and more threads only cost
                    connection.execute(statements("meta")["one_thread"])
                self._lent = connection
                try:
                    yield
                finally:
                    self._lent = None

    def check_writable(self) -> None:
        """Look, before somebody begins what is to be kept, whether it could be.

        Raises:
            StoreUnusableError: the file or its folder may not be written.
        """
        if self.path:
            check_place(self.path, read_only=False)

    def others_committed(self) -> int:
        """A number that changes when another process commits, so that what was looked up may be another now."""
        return self._others.commits(self.path) if self.path else 0

    def is_wanted(self) -> bool:
        """Whether others are in line for the file that is held."""
        return self.path is not None and is_wanted(self.path)

    @contextmanager
    def _waiting(self, wait_s: float | None) -> Iterator[None]:
        patience = self._patience
        self._patience = patience if wait_s is None else patience._replace(seconds=wait_s)
        try:
            yield
        finally:
            self._patience = patience

    @contextmanager
    def _writing(self) -> Iterator["DuckDBPyConnection"]:
        """One transaction; leaving it without an error commits, counts the commit and notes it in the journal."""
        with self._turn, translated(self.path), self._opened(read_only=False) as connection:
            connection.begin()
            try:
                yield connection
                counted = next_commit(connection)
                connection.commit()
            except BaseException:
                _give_up(connection)
                raise
            if self.path:
                make_private(self.path)
                self._others.noting()
                journal.note_commit(self.path, *counted)
                self._others.noted(self.path, counted.number)

    @contextmanager
    def _reading(self, *, look_first: bool = True) -> Iterator["DuckDBPyConnection"]:
        turn, errors = self._turn, translated(self.path, keeps=False)
        with turn, errors, self._opened(read_only=True, look_first=look_first) as connection:
            yield connection

    @contextmanager
    def _opened(self, *, read_only: bool, look_first: bool = True) -> Iterator["DuckDBPyConnection"]:
        self._refuse_after_fork()
        if self._lent is not None:
            yield self._lent
            return
        if self.path is None:
            yield self._in_memory()
            return
        if not self.path.exists():
            self._refuse_removed(self.path)
            if not read_only:
                self._make(self.path)
        if look_first and read_only and self._is_new_to_us(self.path):
            with opened(self.path, read_only=True, patience=self._patience) as connection:
                if self._found(connection, self.path).current:  # as nearly always: it is looked at and read in one
                    yield connection
                    return
        if look_first:
            self._look()
        with opened(self.path, read_only=read_only, patience=self._patience) as connection:
            if not read_only:
                make_private(self.path)
                self._bring_up_to_date(connection)
            yield connection

    def _in_memory(self) -> "DuckDBPyConnection":
        if self._kept is None:
            self._kept = in_memory()
            migrate(self._kept, 0)
        return self._kept

    def _make(self, path: Path) -> None:
        self.made_here = make_store(path, self._patience)
        if self.made_here:  # what nobody else has made yet needs no looking at
            self._checked = _identity(path)

    def _look(self) -> None:
        """Look at a file, once, before anything is read or written; an older store is copied and migrated."""
        path = self.path
        if path is None or not self._is_new_to_us(path):
            return
        with self._turn, translated(path):
            with opened(path, read_only=True, patience=self._patience) as connection:
                found = self._found(connection, path)
            refuse_empty(found, path)
            if not found.current:
                _refuse_unwritable(path, found)
            if found.older:
                keep_copy(path, found.schema)
            if not found.current:
                with opened(path, read_only=False, patience=self._patience) as connection:
                    self._bring_up_to_date(connection)
        self._checked = _identity(path)

    def _is_new_to_us(self, path: Path) -> bool:
        return path.exists() and self._checked != _identity(path)

    def _found(self, connection: "DuckDBPyConnection", path: Path) -> State:
        """What the file is; that it is current has not to be asked again."""
        found = state(connection, path)
        _refuse_lost_commits(connection, path)
        if found.current:
            self._checked = _identity(path)
        return found

    def _bring_up_to_date(self, connection: "DuckDBPyConnection") -> None:
        """Migrate what needs it; another process may have done so since anybody looked."""
        found = state(connection, self.path)
        if not found.current:
            migrate(connection, found.schema)

    def _refuse_removed(self, path: Path) -> None:
        """A new file in place of one that was removed would miss what the caller has already put in."""
        if self._checked is not None:
            raise StoreUnusableError(
                f"The store {str(path)!r} was removed while it was in use.",
                hint="Put the file back, with its .wal if it had one; or run the command again to begin a new store.",
            )

    def _refuse_after_fork(self) -> None:
        if os.getpid() != self._process:
            raise StoreError("The store was opened before this process forked.", hint="Make a Store in each process.")


def _identity(path: Path) -> tuple[int, int]:
    """By which a file that was put in place of another is told from it."""
    status = path.stat()
    return status.st_dev, status.st_ino


def _give_up(connection: "DuckDBPyConnection") -> None:
    import duckdb  # heavy, and only the store needs it

    try:
        connection.rollback()
    except duckdb.Error:  # after a failed commit there is no transaction left
        return


def refuse_empty(found: State, path: Path | None) -> None:
    """A file that somebody else has made is not taken over, even where nothing is in it yet."""
    if not found.schema:
        raise StoreUnusableError(
            f"{str(path)!r} is an empty DuckDB file, and no factcheck store.",
            hint="Name another file with --store, or remove this one; an audit makes the store.",
        )


def _refuse_unwritable(path: Path, found: State) -> None:
    """What has to be brought to this version before anything can be read from it must be writable."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        how = f"of an older schema ({found.schema})" if found.older else "by another version of factcheck"
        raise StoreUnusableError(
            f"The store {str(path)!r} is {how}, and may not be written to bring it up to date.",
            hint="Make it and its folder writable, or copy it elsewhere and name the copy with --store.",
        )


def _refuse_lost_commits(connection: "DuckDBPyConnection", path: Path) -> None:
    for lost in lost_commits(connection, path):
        raise StoreUnusableError(
            f"The store {str(path)!r} has lost commits: {lost.detail}.",
            hint=f"Restore the file with its .wal; or, to go on without, remove {str(journal.journal_of(path))!r}.",
        )
