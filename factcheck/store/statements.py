"""Finds the SQL: named statements, migrations and views, all of it in the folder ``store/``."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from factcheck.ids import content_hash
from factcheck.resources import folder

_NAME = re.compile(r"^-- name: (\w+)$", re.MULTILINE)


class Migration(NamedTuple):
    """One step of the schema; the number of its file is the schema version it leads to."""

    version: int
    name: str
    sql: str


@cache
def statements(topic: str) -> Mapping[str, str]:
    """The statements of ``store/statements/<topic>.sql`` by name; read once, since every step needs them."""
    parts = _NAME.split(_read(folder("store") / "statements" / f"{topic}.sql"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@cache
def migrations() -> Sequence[Migration]:
    """Every migration, the oldest first; read once, since every opening of a file compares them with it."""
    paths = sorted((folder("store") / "migrations").glob("*.sql"))
    return tuple(Migration(int(path.stem.split("_")[0]), path.stem, _read(path)) for path in paths)


def views() -> list[str]:
    """The SQL of every view, in the order in which they can be made."""
    return [_read(path) for path in sorted((folder("store") / "views").glob("*.sql"))]


@cache
def views_hash() -> str:
    """Changes whenever a view does; found out once, since every opening of a file compares it."""
    return content_hash("views", views())


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
