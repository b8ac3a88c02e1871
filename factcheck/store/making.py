"""Makes the file of a new store, so that nobody ever meets half of it."""

import os
import re
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factcheck.errors import StoreBusyError, StoreFullError, StoreUnusableError
from factcheck.store.connection import Patience, check_place, make_private, opened, translated, wal_of
from factcheck.store.line import lock_of, locked
from factcheck.store.migrations import migrate


def make_store(path: Path, patience: Patience) -> bool:
    """Make an empty store beside `path`, then give it that name, unless another process was faster: whether it has.

    A process killed on the way leaves no file of that name; what it left under other names goes when the next is made.
    """
    check_place(path, read_only=False)
    fresh = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.new")
    try:
        with _called(path, fresh), translated(path), opened(fresh, read_only=False, patience=patience) as connection:
            make_private(fresh)
            migrate(connection, 0)
        return _give_name(fresh, path, patience)
    finally:
        _remove(fresh)
        _remove_left(path)


@contextmanager
def _called(path: Path, fresh: Path) -> Iterator[None]:
    """What is said of the file on the way is said of the store: nobody knows the other name."""
    try:
        yield
    except StoreUnusableError as error:
        elsewhere = "Name a file in another folder with --store."
        hint = error.hint if isinstance(error, StoreFullError) else elsewhere
        raise type(error)(str(error).replace(str(fresh), str(path)), hint=hint) from error


def _remove(fresh: Path) -> None:
    for leftover in (fresh, wal_of(fresh), lock_of(fresh)):
        leftover.unlink(missing_ok=True)


def _remove_left(path: Path) -> None:
    """Remove what killed processes left. Whoever still makes one holds its lock, or is too late for the name."""
    if not path.exists():
        return
    on_the_way = re.compile(rf"({re.escape(path.name)}\.[0-9a-f]{{8}}\.new)(\.wal|\.lock)?")
    with suppress(OSError):  # a folder that may not be listed: it is tidiness, and the store is made
        found = [on_the_way.fullmatch(beside.name) for beside in path.parent.iterdir()]
        for left in {path.with_name(one[1]) for one in found if one}:
            with suppress(StoreBusyError), locked(left, alone=True, until=0, while_waiting=lambda: None):
                _remove(left)


def _give_name(fresh: Path, path: Path, patience: Patience) -> bool:
    try:
        os.link(fresh, path)
    except FileExistsError:
        return False
    except FileNotFoundError:  # who was faster took it for what a killed process left
        if path.exists():
            return False
        raise
    except OSError:  # a file system without links; a plain renaming would write over what another has made meanwhile
        until = time.monotonic() + patience.seconds
        with locked(path, alone=True, until=until, while_waiting=lambda: None):
            if path.exists():
                return False
            fresh.rename(path)
    return True
