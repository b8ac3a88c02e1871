"""`factcheck sql`: one SELECT over the store, behind a fence."""

import re
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from factcheck.cli import _options as options

_COMMENT = re.compile(r"--(?![\w-]*=)[^\s]*\s")  # and no option, which has no white space but in its value


class _Asking(TyperCommand):
    """A command whose question may begin with a comment, which looks like an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [f" {word}" if _COMMENT.match(word) else word for word in args])


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("sql", cls=_Asking)(sql)


def sql(
    query: Annotated[str, typer.Argument(help="One SELECT (or DuckDB's FROM …); - reads it from standard input.")],
    store: options.StoreOption = None,
    output: options.OutputOption = None,
    force: options.ForceOption = False,
    as_json: options.JsonOption = False,
    as_csv: options.CsvOption = False,
    max_rows: options.MaxRowsOption = 10_000,
    time_limit: options.TimeLimitOption = 10.0,
) -> None:
    """Ask the store a question in SQL.

    Nothing can be changed, and no file or network be reached.

    \b
    Examples
    factcheck sql "from claims_now select label, count(*) group by all"
    factcheck sql "show tables"
    factcheck sql "describe claims_now"
    factcheck sql - --csv < question.sql
    """
    # Loaded late: start-up time.
    import sys

    from factcheck.cli._catching_up import catch_up_for
    from factcheck.cli._rows import Wanted, check, give
    from factcheck.store.fence import QueryLimits

    # Bytes that are no text become half characters, which the fence refuses with their place.
    text = sys.stdin.buffer.read().decode("utf-8-sig", "surrogateescape") if query == "-" else query
    opened = options.opened_store(store)
    wanted = Wanted(output, force, as_json, as_csv, QueryLimits(seconds=time_limit, rows=max_rows), opened.path)
    check(wanted)
    catch_up_for(opened, text, write=False)
    give(opened.query(text, {}, wanted.limits), wanted)
