"""Opens the store's file politely, and turns what DuckDB raises into errors with a next step."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import (
    FactcheckError,
    NotFoundError,
    StoreBusyError,
    StoreError,
    StoreFullError,
    StoreUnusableError,
)
from factcheck.store.line import in_line, locked
from factcheck.store.statements import statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CONFIG: Mapping[str, str] = {
    # A file of another kind would make DuckDB look for an extension that reads it.
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "python_enable_replacements": "false",  # a missing table is an error, whatever our variables are called
    "storage_compatibility_version": "v2.0.0",
    "default_block_size": "65536",  # of a new file: with the usual 262144 a store of one article takes 9.2 MB, not 2.6
}
_HELD = ("Could not set lock", "different configuration")
_BROKEN = ("Corrupt", "Could not write", "Cannot open file", "No space left", "invalidated")
_FULL = ("space left", "disk", "quota exceeded", "file too large")
_OTHER_FORMAT = "can only read storage versions"
_SQLITE = "sqlite_scanner"  # the extension that DuckDB would read such a file with
_HOLDER = re.compile(r"\(PID (\d+)\)")
_WRITABLE = "Make the file and its folder writable, or copy it elsewhere and name the copy with --store."
_PAUSE_S = 0.01  # between two tries of whoever is first in line
_MOMENT_S = 2.0  # a wait that is not worth a word


class Patience(NamedTuple):
    """How long to wait for a store that another process holds, and whom to tell (once, with a sentence)."""

    seconds: float
    on_wait: Callable[[str], None] | None = None


def in_memory() -> "DuckDBPyConnection":
    """A store without a file."""
    import duckdb  # heavy, and only the store needs it

    return _quiet(duckdb.connect(":memory:", config=dict(_CONFIG)))


@contextmanager
def opened(path: Path, *, read_only: bool, patience: Patience) -> Iterator["DuckDBPyConnection"]:
    """The file, open for as long as the ``with`` lasts: for one writer, or for any number of readers.

    Raises:
        StoreBusyError: another process still held the file when the patience ran out.
        StoreUnusableError: the file cannot be opened; it was not touched.
    """
    check_place(path, read_only=read_only)
    waiting = _Waiting(path, patience)
    with ExitStack() as stack:
        with in_line(path, waiting.until, waiting.tell):
            turn = locked(path, alone=not read_only, until=waiting.until, while_waiting=waiting.tell)
            stack.enter_context(turn)
            connection = _connected(path, read_only, waiting)
        if not read_only:
            stack.callback(make_private, path)  # a log that could not be written into the file is left beside it
        stack.callback(connection.close)
        yield connection


def _connected(path: Path, read_only: bool, waiting: "_Waiting") -> "DuckDBPyConnection":
    """A connection once programs that are none of ours, and know of no turns, have let go of the file."""
    import duckdb  # heavy, and only the store needs it

    while True:
        try:
            # The whole path, since DuckDB takes names such as md:news for places that are no files.
            return _quiet(duckdb.connect(str(path.absolute()), read_only=read_only, config=dict(_CONFIG)))
        except duckdb.Error as error:
            if not any(sign in str(error) for sign in _HELD):
                raise _unusable(path, error) from error
            waiting.go_on(error)
        time.sleep(_PAUSE_S)


def _quiet(connection: "DuckDBPyConnection") -> "DuckDBPyConnection":
    return connection.execute(statements("meta")["no_progress_bar"])


class _Waiting:
    """One wait for a file: for how long, and what is said of it."""

    def __init__(self, path: Path, patience: Patience) -> None:
        self._began = time.monotonic()
        self._path = path
        self._patience = patience
        self._told = False

    @property
    def until(self) -> float:
        """When the patience is over."""
        return self._began + self._patience.seconds

    def tell(self, holder: str = "others, who are in line") -> None:
        """Say once for whom it waits, unless it has waited for but a moment."""
        moment = min(_MOMENT_S, self._patience.seconds / 2)
        if self._patience.on_wait and not self._told and time.monotonic() >= self._began + moment:
            self._patience.on_wait(self._held_by(holder))
            self._told = True

    def go_on(self, error: BaseException) -> None:
        """Raises StoreBusyError once the patience is over; `error` says who holds the file."""
        holder = _holder(error)
        if time.monotonic() >= self.until:
            raise StoreBusyError(self._held_by(holder), hint="Wait until it is done, or stop it.") from error
        self.tell(holder)

    def _held_by(self, holder: str) -> str:
        return f"The store {str(self._path)!r} is held by {holder}."


@contextmanager
def reachable(path: Path | None) -> Iterator[None]:
    """What the operating system refuses inside becomes an error of ours."""
    try:
        yield
    except OSError as error:
        raise _unusable(path, error) from error


@contextmanager
def translated(path: Path | None, *, keeps: bool = True) -> Iterator[None]:
    """Errors of DuckDB inside become errors of ours; Ctrl-C inside DuckDB becomes KeyboardInterrupt again.

    Where nothing is kept, a value that DuckDB cannot take is one that somebody looked for.
    """
    with undisturbed():
        import duckdb  # heavy, and only the store needs it

    try:
        with reachable(path):
            yield
    except (
        duckdb.IOException,
        duckdb.FatalException,
        duckdb.InternalException,
        duckdb.SerializationException,
    ) as error:
        raise _unusable(path, error) from error
    except duckdb.ConstraintException as error:
        raise StoreError(f"A record breaks a rule of the store: {one_line(error)}") from error
    except (duckdb.ConversionException, duckdb.InvalidInputException) as error:
        raise _wrong_value(error, keeps=keeps) from error
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise _altered(path, error) from error
    except duckdb.Error as error:
        if any(sign in str(error) for sign in _BROKEN):
            raise _unusable(path, error) from error
        if isinstance(error, duckdb.TransactionException):
            message = "Two parts of this process wrote to the store at the same moment; this one wrote nothing."
            raise StoreBusyError(message, hint="Try again.") from error
        raise StoreError(f"The store refused: {one_line(error)}") from error
    except RuntimeError as error:
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from error
        raise


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C waits until the end: while DuckDB is loaded it would end the process as a defect of its own."""
    if not hasattr(signal, "pthread_sigmask"):  # another system
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def make_private(path: Path) -> None:
    """The file and its write-ahead log can be read by their owner alone."""
    for name in (path, wal_of(path)):
        try:
            if name.stat().st_mode & 0o077:
                name.chmod(0o600)
        except OSError:  # no log at this moment, or a file that belongs to somebody else
            continue


def wal_of(path: Path) -> Path:
    """DuckDB's write-ahead log of a file."""
    return path.with_name(path.name + ".wal")


def one_line(error: BaseException) -> str:
    """The first sentence of DuckDB's message, without its class and its drawing of the place."""
    text = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
    return text.split(" Error: ", 1)[-1].strip()[:300]


def is_full(error: BaseException | str) -> bool:
    """Whether the disk is what an error, or what was said of it, is about: no room left on it."""
    return any(sign in str(error).lower() for sign in _FULL)


def linked_to(path: Path) -> Path:
    """The file itself where `path` is a link to it: its log, journal and lock are found by its own name alone."""
    try:
        return path.resolve() if path.is_symlink() and path.exists() else path
    except (OSError, ValueError, RuntimeError):  # whoever opens it says what is wrong
        return path


def check_place(path: Path, *, read_only: bool) -> None:
    """Look whether a store can be at `path`, and be opened.

    Raises:
        StoreUnusableError: it cannot; the message says why.
    """
    name = str(path)
    _check_name(path)
    if path.is_symlink() and not path.exists():
        raise StoreUnusableError(
            f"{name!r} is a link to {str(path.readlink())!r}, which is not there.",
            hint="Mend the link or remove it, or name another file with --store.",
        )
    if path.is_dir():
        raise StoreUnusableError(f"{name!r} is a folder, not a store.", hint="Name a file, such as factcheck.duckdb.")
    if path.exists():
        if not path.is_file():
            raise StoreUnusableError(f"{name!r} is not a regular file.", hint="Name a file, such as factcheck.duckdb.")
        if not os.access(path, os.R_OK if read_only else os.R_OK | os.W_OK):
            what = "read" if read_only else "written"
            raise StoreUnusableError(f"The store {name!r} may not be {what}.", hint="" if read_only else _WRITABLE)
    elif read_only:
        raise StoreUnusableError(f"There is no store {name!r}.", hint="Audit an article first; that makes the store.")
    elif not path.parent.is_dir():
        raise StoreUnusableError(f"The folder {str(path.parent)!r} does not exist.", hint="Make the folder first.")
    if not read_only and not os.access(path.parent, os.W_OK):
        raise StoreUnusableError(f"The folder {str(path.parent)!r} may not be written.", hint=_WRITABLE)


def _check_name(path: Path) -> None:
    name = str(path)
    if not name.isprintable() and any("\ud800" <= character <= "\udfff" for character in name):
        raise StoreUnusableError(f"{name!r} is not UTF-8, which the name of a store has to be.")
    if "\\" in str(path.absolute()) and os.sep != "\\":
        raise StoreUnusableError(
            f"The name {name!r} has a backslash, which DuckDB would read as a slash and so leave the file elsewhere.",
            hint="Name a file without one with --store, in a folder without one.",
        )


def _holder(error: BaseException) -> str:
    match = _HOLDER.search(str(error))
    return f"process {match[1]}" if match else "another part of this process"


def _unusable(path: Path | None, error: BaseException) -> StoreUnusableError:
    name, said = repr(str(path or ":memory:")), one_line(error)
    if _SQLITE in said:
        said = "it is a file of SQLite"
    if is_full(error):
        return StoreFullError(
            f"There is no room left for the store {name}: {said}",
            hint="Free some space; everything committed is kept.",
        )
    if _OTHER_FORMAT in said:
        hint = "A later DuckDB wrote it: install the factcheck that made it, or a newer one. The file is as it was."
    else:
        hint = "If this is no factcheck store, name another file with --store; if it is one, restore a copy."
    return StoreUnusableError(f"The store {name} cannot be used: {said}", hint=hint)


def _wrong_value(error: BaseException, *, keeps: bool) -> FactcheckError:
    if keeps:
        return StoreError(f"A value cannot be stored: {one_line(error)}")
    return NotFoundError(f"Nothing in a store can be like the value that was given: {one_line(error)}")


def _altered(path: Path | None, error: BaseException) -> StoreUnusableError:
    return StoreUnusableError(
        f"The store {str(path or ':memory:')!r} is not as this version made it: {one_line(error)}",
        hint="What differs is listed by: factcheck verify. Restore a copy.",
    )
