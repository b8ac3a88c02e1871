"""What a row holds as the program has it: times with their zone, and whole rows as records."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from factcheck.errors import StoreUnusableError
from factcheck.records import Record

_LONGEST_SHOWN = 40  # characters of a value that cannot be
R = TypeVar("R", bound=Record)


def aware(moment: datetime) -> datetime:
    """A stored time with its zone, UTC; one that has a zone is left as it is."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def in_utc(value: object) -> object:
    """A column's value: of times as `aware`, of all else itself."""
    return aware(value) if isinstance(value, datetime) else value


def record(kind: type[R], values: Mapping[str, Any], what: str) -> R:
    """A row by the names of its columns as a record; `what` names it for people, as in "claim 3".

    Raises:
        StoreUnusableError: the row holds what factcheck has not put there.
    """
    try:
        return kind(**values)
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        column = ".".join(str(part) for part in wrong["loc"])
        value = "empty" if wrong["input"] is None else repr(str(wrong["input"])[:_LONGEST_SHOWN])
        raise StoreUnusableError(
            f"The store is damaged: {column or 'a column'} of {what} is {value}.",
            hint="factcheck verify tells what else is wrong, and what can be done about it.",
        ) from error


def records(kind: type[R], rows: Iterable[Sequence[Any]], what: str) -> tuple[R, ...]:
    """Rows whose columns are the fields of `kind`, in their order; `what` as in `record`."""
    return tuple(record(kind, dict(zip(kind.model_fields, map(in_utc, row), strict=True)), what) for row in rows)
