"""Gives the rows of a query as they are wanted: a table, JSON, CSV, or a file."""

from pathlib import Path
from typing import NamedTuple

from factcheck.cli import _output, _table
from factcheck.cli._diagnostics import say
from factcheck.store.fence import QueryLimits, QueryRows
from factcheck.store.output import as_csv, named_rows, write_rows


class Wanted(NamedTuple):
    """How the rows are wanted."""

    output: Path | None
    as_json: bool
    as_csv: bool
    limits: QueryLimits


def give(answer: QueryRows, wanted: Wanted) -> None:
    """Show the rows, or write them to the file that is wanted."""
    if wanted.output is not None:
        write_rows(answer, wanted.output)
        say(f"{len(answer.rows)} rows written to {wanted.output}.")
    else:
        _show(answer, wanted)
    if answer.truncated:
        say(f"Only the first {len(answer.rows)} rows are given; --max-rows raises the limit.")


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
