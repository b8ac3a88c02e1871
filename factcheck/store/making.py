"""Makes the file of a new store, so that nobody ever meets half of it."""

import os
import time
import uuid
from pathlib import Path

from factcheck.store.connection import Patience, check_place, make_private, opened, translated, wal_of
from factcheck.store.line import lock_of, locked
from factcheck.store.migrations import migrate


def make_store(path: Path, patience: Patience) -> bool:
    """Make an empty store beside `path`, then give it that name, unless another process was faster: whether it has.

    A process killed on the way leaves no file of that name.
    """
    check_place(path, read_only=False)
    fresh = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.new")
    try:
        with translated(path), opened(fresh, read_only=False, patience=patience) as connection:
            make_private(fresh)
            migrate(connection, 0)
        return _give_name(fresh, path, patience)
    finally:
        for leftover in (fresh, wal_of(fresh), lock_of(fresh)):
            leftover.unlink(missing_ok=True)


def _give_name(fresh: Path, path: Path, patience: Patience) -> bool:
    try:
        os.link(fresh, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links; a plain renaming would write over what another has made meanwhile
        until = time.monotonic() + patience.seconds
        with locked(path, alone=True, until=until, while_waiting=lambda: None):
            if path.exists():
                return False
            fresh.rename(path)
    return True
