"""Puts a file in its place whole or not at all, and over nothing unless that is wanted."""

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import ExportError, ExportFullError

_OF_A_STORE = ("", ".wal", ".journal", ".lock")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LONGEST_SHOWN = 80  # characters of a path
_FREE_SPACE = "Free some space, or name a file on another disk; nothing was written."


@contextmanager
def placed(path: Path, *, over: bool, store: Path | None) -> Iterator[Path]:
    """A path of the same ending to write to, in a folder of its own beside `path`; what is there at the end goes there.

    Where the ``with`` ends with an error nothing takes it, and what stood there stands. A new file can be read by
    whom the umask lets read it; one that takes the place of another, by whom that could be. Of a link the file that
    it names is replaced.

    Raises:
        ExportError: something stands at `path` and `over` is false; it is no place for a file, or belongs to the
            store; or the file could not be written.
        ExportFullError: there is no room for it.
    """
    check_place(path, over=over, store=store)
    try:
        target = Path(os.path.realpath(path)) if over else path
        with tempfile.TemporaryDirectory(prefix=".factcheck.", dir=target.parent) as beside:
            written = Path(beside) / f"export{path.suffix[:20]}"
            yield written
            _sync(written)
            _move(written, target, over=over)
    except OSError as error:
        message = f"{str(path)!r} could not be written: {error.strerror or error}."
        if error.errno in _FULL:
            raise ExportFullError(message, hint=_FREE_SPACE) from error
        raise ExportError(message) from error


def check_place(path: Path, *, over: bool, store: Path | None) -> None:
    """Nothing where a file can be put at `path`.

    Raises:
        ExportError: something stands there and `over` is false; it is no place for a file, or belongs to the store.
    """
    _check_name(path)
    if path.is_dir():
        raise ExportError(f"{str(path)!r} is a folder.", hint="Name a file.")
    if not path.parent.is_dir():
        raise ExportError(f"There is no folder {str(path.parent)!r}.", hint="Make it, or name another place.")
    if store is not None and _is_of(store, path):
        raise ExportError(f"{str(path)!r} belongs to the store.", hint="Name another file.")
    if path.exists() and not path.is_file():
        raise ExportError(f"{str(path)!r} is not a regular file.", hint="To write to standard output, leave out -o.")
    if os.path.lexists(path) and not over:
        raise _taken(path)


def _check_name(path: Path) -> None:
    """Refuse a name that no file can have, which looking for the file would stumble over."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        shown = str(path) if len(str(path)) <= _LONGEST_SHOWN else f"{str(path)[:_LONGEST_SHOWN]}…"
        raise ExportError(f"{shown!r} cannot be used: {why}.", hint="Name another file.") from error


def _is_of(store: Path, path: Path) -> bool:
    """Whether `path` is the store, or a file that stands or could come to stand beside it."""
    own = [store.with_name(store.name + ending) for ending in _OF_A_STORE]
    if path.resolve() in [one.resolve() for one in own]:
        return True
    return path.exists() and any(one.exists() and one.samefile(path) for one in own)


def _sync(written: Path) -> None:
    with written.open("rb") as file:
        os.fsync(file.fileno())


def _move(written: Path, path: Path, *, over: bool) -> None:
    if over:
        if path.exists():
            written.chmod(stat.S_IMODE(path.stat().st_mode))
        written.replace(path)
        return
    try:
        path.hardlink_to(written)  # refuses, unlike a renaming, where somebody else has put a file there meanwhile
    except FileExistsError:
        raise _taken(path) from None
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise _taken(path) from None
        shutil.move(written, path)


def _taken(path: Path) -> ExportError:
    return ExportError(f"{str(path)!r} is there already.", hint="Name another file, or say --force to replace it.")
