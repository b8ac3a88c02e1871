"""Who may open the store's file, and who is next: locks on two files beside it, had in the order of asking.

DuckDB reads the head of a file before it locks the file. Whoever opens it while a writer closes it would go on from a
head that is no longer true, and write over what the other had committed. So writers hold a lock of ours from before
they open until after they have closed, and readers share it.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factcheck.errors import StoreBusyError
from factcheck.store.journal import journal_of

_LOOK_S = 0.02  # how often somebody who waits says so, and heeds Ctrl-C


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
    how = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return time.monotonic() < until and _had_in_turn(descriptor, how, until, while_waiting)
    except OSError:  # a file system without locks
        return True
    return True


def _had_in_turn(descriptor: int, how: int, until: float, while_waiting: Callable[[], None]) -> bool:
    """Wait in the system's own queue, where who came first is first; who looked now and then would have to be lucky.

    That cannot be broken off, so a thread does it. Where nobody waits for the thread any more it lets go at once.
    """
    had = threading.Event()
    waiting = threading.Thread(target=_wait, args=(os.dup(descriptor), how, had), daemon=True, name="in line")
    waiting.start()
    while not had.wait(min(_LOOK_S, max(0.0, until - time.monotonic()))):
        if time.monotonic() >= until:
            return False
        while_waiting()
    return True


def _wait(descriptor: int, how: int, had: threading.Event) -> None:
    """Have the lock; it belongs to all descriptors that were copied from one, and ends with the last."""
    import fcntl  # not on every system

    try:
        with suppress(OSError):  # no such locks after all
            fcntl.flock(descriptor, how)
        had.set()
    finally:
        os.close(descriptor)


def _writer(descriptor: int) -> str:
    number = os.pread(descriptor, 20, 0).decode("ascii", "replace")
    return f"process {number}" if number else "others who read it"
