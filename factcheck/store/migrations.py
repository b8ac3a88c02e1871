"""Brings a store to the schema of this version, and refuses files that are no store of ours."""

import subprocess
import sys
import uuid
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import StoreFullError, StoreUnusableError
from factcheck.store.connection import in_memory, is_full
from factcheck.store.statements import migrations, statements, views, views_hash

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DIGITS = 18  # of the longest number that a store counts to
_COPY = """
import os, shutil, sys
store, copy = sys.argv[1:]
os.umask(0o077)
part, endings = copy + ".part", (".wal", "")
def remove(name):
    for ending in endings:
        if os.path.exists(name + ending):
            os.remove(name + ending)
try:
    for ending in endings:
        if os.path.exists(store + ending) and os.path.getsize(store + ending):
            shutil.copy2(store + ending, part + ending)
            os.chmod(part + ending, 0o600)
    remove(copy)  # of an earlier try, so that no log of one stands beside the file of another
    for ending in endings:
        if os.path.exists(part + ending):
            os.replace(part + ending, copy + ending)
except OSError as error:
    remove(part)
    sys.exit(error.strerror or str(error))
"""


class State(NamedTuple):
    """What a file is: the schema it has (0: nothing yet), and whether its views are those of this version."""

    schema: int
    views_current: bool

    @property
    def older(self) -> bool:
        """Whether it holds data in a schema that came before this version's."""
        return 0 < self.schema < migrations()[-1].version

    @property
    def current(self) -> bool:
        """Whether nothing is left to do."""
        return self.schema == migrations()[-1].version and self.views_current


@cache
def factcheck_version() -> str:
    """The version of this package; asked for once, since the answer takes a search of the disk."""
    try:
        return version("factcheck")
    except PackageNotFoundError:
        return "0"


def state(connection: "DuckDBPyConnection", path: Path | None) -> State:
    """Read what the file is.

    Raises:
        StoreUnusableError: tables that are not ours, or a schema newer than this version knows.
    """
    said = _said(connection, path)
    if not said:
        return State(0, views_current=False)
    schema, newest = _number(said, "schema_version", path, least=1), migrations()[-1].version
    _number(said, "commit_seq", path, least=0)
    if schema > newest:
        raise _newer(path, said.get("made_by", ""), schema, newest)
    return State(schema, views_current=said.get("views_hash") == views_hash())


def _newer(path: Path | None, made_by: str, schema: int, newest: int) -> StoreUnusableError:
    if made_by == factcheck_version():  # between two releases the schema grows, and the version does not
        by, hint = f"a newer state of factcheck {made_by}", "Install the factcheck that made it, or a newer one."
    else:
        by, hint = f"factcheck {made_by or 'of an unknown version'}", f"Install factcheck {made_by} or newer."
    return StoreUnusableError(
        f"The store {str(path)!r} was made by {by} (schema {schema}); this one knows schema {newest}.",
        hint=hint if made_by else "Install a newer factcheck.",
    )


def meta(connection: "DuckDBPyConnection") -> dict[str, str]:
    """What the store says of itself; nothing where the file is still empty, or is no store of ours."""
    import duckdb  # heavy, and only the store needs it

    try:
        return dict(connection.execute(statements("meta")["said"]).fetchall())
    except (duckdb.CatalogException, duckdb.BinderException):
        return {}


def _said(connection: "DuckDBPyConnection", path: Path | None) -> dict[str, str]:
    """As `meta`, where nothing means that the file is empty."""
    said = meta(connection)
    if "store_id" in said:
        return said
    tables = sorted(name for (name,) in connection.execute(statements("meta")["user_tables"]).fetchall())
    if tables:
        raise StoreUnusableError(
            f"{str(path)!r} is a DuckDB file, but no factcheck store: it holds {_some(tables)}.",
            hint="Name another file with --store.",
        )
    return {}


def _number(said: Mapping[str, str], name: str, path: Path | None, *, least: int) -> int:
    """A number that the store says of itself."""
    written = said.get(name, "")
    if not (written.isascii() and written.isdigit() and len(written) <= _DIGITS and int(written) >= least):
        raise StoreUnusableError(
            f"The store {str(path)!r} is damaged: its {name} is {written[:_DIGITS]!r}.",
            hint="Restore a copy of the file, with its .wal and its .journal.",
        )
    return int(written)


def differences(connection: "DuckDBPyConnection") -> list[str]:
    """Columns that the store lacks, or has beside those of its schema."""
    wanted, found = _wanted_columns(tuple(migrations()), tuple(views())), _columns(connection)
    return [f"{name} is missing" for name in sorted(wanted - found)] + [
        f"{name} is not of this schema" for name in sorted(found - wanted)
    ]


@cache
def _wanted_columns(*_of: tuple[object, ...]) -> frozenset[str]:
    """Those of a store that is made anew from these migrations and views, which takes longer than all other checks."""
    with in_memory() as fresh:
        migrate(fresh, 0)
        return _columns(fresh)


def _columns(connection: "DuckDBPyConnection") -> frozenset[str]:
    return frozenset(name for (name,) in connection.execute(statements("meta")["columns"]).fetchall())


def set_meta(connection: "DuckDBPyConnection", name: str, value: str) -> None:
    """Say something of the store itself."""
    connection.execute(statements("meta")["set_meta"], {"name": name, "value": value})


class Commit(NamedTuple):
    """One commit of one store."""

    store_id: str
    number: int


def next_commit(connection: "DuckDBPyConnection") -> Commit:
    """Count the commit that the transaction is about to make."""
    said = dict(connection.execute(statements("meta")["next_commit"]).fetchall())
    return Commit(said["store_id"], int(said["commit_seq"]))


def migrate(connection: "DuckDBPyConnection", schema: int) -> None:
    """Take the store from `schema` to the newest: each migration in a transaction of its own, then the views.

    A store that is new has no data that could be in the way of a migration: there one transaction does it all.
    """
    connection.begin()
    for migration in migrations():
        if migration.version > schema:
            connection.execute(migration.sql)
            if migration.version == 1:
                set_meta(connection, "store_id", uuid.uuid4().hex)
                set_meta(connection, "commit_seq", "0")
            if schema or migration.version == migrations()[-1].version:
                set_meta(connection, "schema_version", str(migration.version))
                set_meta(connection, "made_by", factcheck_version())
            if schema:
                connection.commit()
                connection.begin()
    for view in views():
        connection.execute(view)
    set_meta(connection, "views_hash", views_hash())
    connection.commit()


def keep_copy(path: Path, schema: int) -> Path:
    """Copy the file and its log beside themselves before the file is migrated; the copy is whole, or not there.

    A child copies, since a copy made in this process would drop DuckDB's lock.

    Raises:
        StoreUnusableError: no copy could be made; a StoreFullError where there is no room for it.
    """
    copy = path.with_name(f"{path.name}.bak-{schema}")
    command = [sys.executable, "-I", "-S", "-c", _COPY, str(path), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["the copying was stopped"]
        kind = StoreFullError if is_full(lines[-1]) else StoreUnusableError
        raise kind(
            f"The store {str(path)!r} was not migrated: no copy could be made at {str(copy)!r}: {lines[-1]}.",
            hint="Free some space or make the folder writable. The store is as it was.",
        )
    return copy


def _some(names: list[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:4])
    return shown if len(names) <= 4 else f"{shown} and {len(names) - 4} more tables"
