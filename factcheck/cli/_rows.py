"""Gives the rows of a query as they are wanted: a table, JSON, CSV, or a file."""

from pathlib import Path
from typing import NamedTuple

from factcheck.cli import _output, _table
from factcheck.cli._diagnostics import say
from factcheck.errors import QueryRefusedError
from factcheck.store.fence import QueryLimits, QueryRows
from factcheck.store.output import as_csv, named_rows, write_rows


class Wanted(NamedTuple):
    """How the rows are wanted."""

    output: Path | None
    as_json: bool
    as_csv: bool
    limits: QueryLimits
    store: Path | None  # None: in memory


def give(answer: QueryRows, wanted: Wanted) -> None:
    """Show the rows, or write them to the file that is wanted."""
    if wanted.output is not None:
        _spare_the_store(wanted.output, wanted.store)
        write_rows(answer, wanted.output)
        say(f"{len(answer.rows)} rows written to {wanted.output}.")
    else:
        _show(answer, wanted)
    if answer.truncated:
        say(f"Only the first {len(answer.rows)} rows are given; --max-rows raises the limit.")


def _spare_the_store(output: Path, store: Path | None) -> None:
    """Refuse to write the rows over the store they come from, or over what stands beside it."""
    if store is None:
        return
    beside = [store, store.with_name(f"{store.name}.wal"), store.with_name(f"{store.name}.journal")]
    if output.exists() and any(path.exists() and path.samefile(output) for path in beside):
        raise QueryRefusedError(f"{str(output)!r} belongs to the store.", hint="Name another file for the rows.")


def _show(answer: QueryRows, wanted: Wanted) -> None:
    if wanted.as_json:
        for row in named_rows(answer):
            _output.emit_json(row)
    elif wanted.as_csv:
        _output.emit_text(as_csv(answer))
    elif answer.rows:
        _table.emit_table(answer.columns, answer.rows)
    else:
        say("No rows.")
