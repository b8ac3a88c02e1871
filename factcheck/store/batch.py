"""Rows on their way into the store: numbered from its sequences, appended table by table."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from factcheck.store.migrations import factcheck_version
from factcheck.store.statements import statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = tuple[Any, ...]


class Batch:
    """The rows of one transaction, kept until `flush`, since rows go in fastest by the table."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._connection = connection
        self._ids = statements("ids")
        self._sql = statements("writing")
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._reserved: dict[str, list[int]] = defaultdict(list)
        self.made_by = factcheck_version()
        self.prompts: dict[Row, int] = {}  # numbers of prompts met in this batch

    def add(self, table: str, *values: Any) -> None:
        """One row, with a value for each column of `table` in its order."""
        self._rows[table].append(values)

    def reserve(self, kind: str, count: int) -> None:
        """Take `count` numbers of a sequence in one go, for `numbers` to give out."""
        if count > 0:
            rows = self._connection.execute(self._ids[kind], {"count": count}).fetchall()
            self._reserved[kind].extend(number for (number,) in rows)

    def numbers(self, kind: str, count: int) -> list[int]:
        """The next `count` numbers of a sequence, such as ``claim_ids``."""
        reserved = self._reserved[kind]
        self.reserve(kind, count - len(reserved))
        given, self._reserved[kind] = reserved[:count], reserved[count:]
        return given

    def rows(self, name: str, /, **parameters: Any) -> list[Row]:
        """The answer to a statement of ``writing.sql``; rows still waiting for `flush` are not in it."""
        return self._connection.execute(self._sql[name], parameters or None).fetchall()

    def flush(self) -> None:
        """Append what waits."""
        for table, rows in self._rows.items():
            with self._connection.appender(table) as appender:
                for row in rows:
                    appender.append_row(*row)
        self._rows.clear()


def stored_time(moment: datetime) -> datetime:
    """UTC without its zone, as the store keeps times; a time without a zone counts as UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def now() -> datetime:
    """The present as the store keeps it."""
    return stored_time(datetime.now(UTC))
