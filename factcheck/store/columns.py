"""What a row holds as the program has it: times with their zone, and whole rows as records."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from factcheck.records import Record

R = TypeVar("R", bound=Record)


def aware(moment: datetime) -> datetime:
    """A stored time with its zone, UTC; one that has a zone is left as it is."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def in_utc(value: object) -> object:
    """A column's value: of times as `aware`, of all else itself."""
    return aware(value) if isinstance(value, datetime) else value


def records(kind: type[R], rows: Iterable[Sequence[Any]]) -> tuple[R, ...]:
    """Rows whose columns are the fields of `kind`, in their order."""
    return tuple(kind(**dict(zip(kind.model_fields, map(in_utc, row), strict=True))) for row in rows)
