"""Who may open the store's file, and who is next: locks on two files beside it.

DuckDB reads the head of a file before it locks the file. Whoever opens it while a writer closes it would go on from a
head that is no longer true, and write over what the other had committed. So writers hold a lock of ours from before
they open until after they have closed, and readers share it.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factcheck.errors import StoreBusyError
from factcheck.store.journal import journal_of

_LOOK_S, _SOONEST_LOOK_S = 0.006, 0.0005
_IMPATIENCE = 20.0  # how much more often somebody looks with each second of waiting


def lock_of(path: Path) -> Path:
    """The file whose lock stands for the store at `path`; it is empty, or holds the process id of a writer."""
    return path.with_name(path.name + ".lock")


@contextmanager
def in_line(path: Path, until: float, while_waiting: Callable[[], None]) -> Iterator[None]:
    """Wait to be the only one who tries to get the store at `path`, so that who just had it is not always first.

    Past `until` (of the monotonic clock) it goes on out of turn, since whoever is ahead may never move.
    """
    with _open(journal_of(path), os.O_RDONLY) as descriptor:
        if descriptor is not None:
            _flock(descriptor, True, until, while_waiting)
        yield


def is_wanted(path: Path) -> bool:
    """Whether somebody is in line for the store at `path`; true where there are no lines to see."""
    with _open(journal_of(path), os.O_RDONLY) as descriptor:
        return descriptor is None or not _flock(descriptor, True, 0, lambda: None)


@contextmanager
def locked(path: Path, *, alone: bool, until: float, while_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of the store at `path`, `alone` or shared with others who are not.

    Where no lock can be had (another system, a folder that may only be read) it goes on without.

    Raises:
        StoreBusyError: somebody else held it until `until`.
    """
    with _open(lock_of(path), os.O_RDWR | os.O_CREAT) as descriptor:
        if descriptor is None:
            yield
            return
        if not _flock(descriptor, alone, until, while_waiting):
            raise StoreBusyError(
                f"The store {str(path)!r} is held by {_writer(descriptor)}.", hint="Wait until it is done, or stop it."
            )
        if not alone:
            yield
            return
        os.ftruncate(descriptor, 0)  # a killed writer left its number
        with suppress(OSError):  # a full disk; the number is for people
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)


@contextmanager
def _open(path: Path, flags: int) -> Iterator[int | None]:
    try:
        descriptor = os.open(path, flags, 0o600)
    except OSError:
        yield None
        return
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _flock(descriptor: int, alone: bool, until: float, while_waiting: Callable[[], None]) -> bool:
    """Whether nobody stood in the way any more by `until`; true at once where there are no such locks."""
    try:
        import fcntl
    except ImportError:  # another system
        return True
    how, began = fcntl.LOCK_EX if alone else fcntl.LOCK_SH, time.monotonic()
    while True:
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
        except OSError:  # a file system without locks
            return True
        while_waiting()
        # Who looks first has it: who has waited for long looks more often than who has just come.
        waited_s = time.monotonic() - began
        time.sleep(max(_SOONEST_LOOK_S, _LOOK_S / (1 + _IMPATIENCE * waited_s)))


def _writer(descriptor: int) -> str:
    number = os.pread(descriptor, 20, 0).decode("ascii", "replace")
    return f"process {number}" if number else "others who read it"
