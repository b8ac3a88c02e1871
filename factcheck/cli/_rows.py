"""Gives the rows of a query as they are wanted: a table, JSON, CSV, or a file."""

from pathlib import Path
from typing import NamedTuple

import typer

from factcheck.cli import _output, _table
from factcheck.cli._diagnostics import say
from factcheck.export.placing import check_place, placed
from factcheck.showing.words import many
from factcheck.store.fence import QueryLimits, QueryRows
from factcheck.store.output import as_csv, check_ending, named_rows, write_rows


class Wanted(NamedTuple):
    """How the rows are wanted."""

    output: Path | None
    over: bool  # what stands there
    as_json: bool
    as_csv: bool
    limits: QueryLimits
    store: Path | None  # None: in memory
    no_rows: str = ""  # what to say where there are none


def check(wanted: Wanted) -> None:
    """Refuse a file that no rows could be written to, before they are asked for.

    Raises:
        typer.BadParameter: they are wanted in two ways at once.
        QueryRefusedError: an ending that stands for no format.
        ExportError: something stands there already, or it is no place for a file, or belongs to the store.
    """
    if wanted.as_json and wanted.as_csv:
        raise typer.BadParameter("give one of --json and --csv")
    if wanted.output is not None:
        check_ending(wanted.output)
        check_place(wanted.output, over=wanted.over, store=wanted.store)


def give(answer: QueryRows, wanted: Wanted) -> None:
    """Show the rows, or write them to the file that is wanted."""
    if wanted.output is not None:
        with placed(wanted.output, over=wanted.over, store=wanted.store) as place:
            write_rows(answer, place)
        say(f"{many(len(answer.rows), 'row')} written to {wanted.output}.")
    else:
        _show(answer, wanted)
    if answer.truncated:
        first = "row is" if len(answer.rows) == 1 else f"{len(answer.rows)} rows are"
        say(f"Only the first {first} given; --max-rows raises the limit.")


def _show(answer: QueryRows, wanted: Wanted) -> None:
    if wanted.as_json:
        for row in named_rows(answer):
            _output.emit_json(row)
    elif wanted.as_csv:
        _output.emit_data(as_csv(answer))
    elif answer.rows:
        _table.emit_table(answer.columns, answer.rows)
    else:
        say(f"No rows. {wanted.no_rows}".strip())
