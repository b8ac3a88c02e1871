"""The whole schema in one text, for people: ``python -m factcheck.store.schema > store/schema.sql``."""

import sys

from factcheck.store.connection import in_memory
from factcheck.store.migrations import migrate
from factcheck.store.statements import statements

_HEAD = (
    "-- The whole schema, generated from migrations/ and views/: python -m factcheck.store.schema > store/schema.sql\n"
)


def schema_sql() -> str:
    """Sequences, tables and views as a new store has them, by name."""
    with in_memory() as connection:
        migrate(connection, 0)
        rows = connection.execute(statements("meta")["schema"]).fetchall()
    return _HEAD + "".join(f"\n{sql.strip()}\n" for (sql,) in rows)


if __name__ == "__main__":
    sys.stdout.write(schema_sql())
