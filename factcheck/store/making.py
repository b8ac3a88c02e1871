"""Makes the file of a new store, so that nobody ever meets half of it."""

import os
import uuid
from contextlib import suppress
from pathlib import Path

from factcheck.store.connection import Patience, make_private, opened, translated, wal_of
from factcheck.store.line import lock_of
from factcheck.store.migrations import migrate


def make_store(path: Path, patience: Patience) -> None:
    """Make an empty store beside `path`, then give it that name, unless another process was faster.

    A process killed on the way leaves no file of that name. Where the file system has no links, the file is left to
    whoever opens it for writing.
    """
    fresh = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.new")
    try:
        with translated(path), opened(fresh, read_only=False, patience=patience) as connection:
            make_private(fresh)
            migrate(connection, 0)
        with suppress(OSError):
            os.link(fresh, path)
    finally:
        for leftover in (fresh, wal_of(fresh), lock_of(fresh)):
            leftover.unlink(missing_ok=True)
