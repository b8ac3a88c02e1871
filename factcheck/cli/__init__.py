"""The command line: one command a file, put together here."""

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from factcheck.cli import audit as audit
from factcheck.cli import diff as diff
from factcheck.cli import eval as eval
from factcheck.cli import export as export
from factcheck.cli import matches as matches
from factcheck.cli import prompts as prompts
from factcheck.cli import query as query
from factcheck.cli import report as report
from factcheck.cli import review as review
from factcheck.cli import serve as serve
from factcheck.cli import show as show
from factcheck.cli import sources as sources
from factcheck.cli import sql as sql
from factcheck.cli import trail as trail
from factcheck.cli import verify as verify
from factcheck.cli._diagnostics import EXIT_CODES, report_defect
from factcheck.cli._diagnostics import report as report_error
from factcheck.errors import FactcheckError

_EPILOG = f"""\
\b
Exit codes
{EXIT_CODES}

Options stand above FACTCHECK_* in the environment (FACTCHECK_STORE, FACTCHECK_MODEL, ...), and those above a
factcheck.toml in this folder (store = "audits.duckdb").
"""

app = typer.Typer(
    name="factcheck",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EPILOG,
)
for command in (
    audit,
    show,
    review,
    serve,
    report,
    sources,
    matches,
    trail,
    diff,
    query,
    sql,
    export,
    verify,
    eval,
    prompts,
):
    command.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        # Loaded late: start-up time.
        from importlib.metadata import version

        typer.echo(f"factcheck {version('factcheck')}")
        raise typer.Exit


@app.callback()
def factcheck(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an error; may stand anywhere in the line.")
    ] = False,
) -> None:
    """Whose word is this? Splits articles into claims and labels each one.

    A claim is a reported fact, an attributed statement or an opinion. Everything is kept in one DuckDB file, with the
    exact place of every claim and a receipt for every label.

    \b
    Examples
    factcheck audit article.txt      label its claims and store them
    factcheck show                   what the store holds
    factcheck show 1                 article 1 in colour with its claims
    factcheck trail 1#2              where its second claim comes from
    factcheck query                  the questions that can be asked
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; every error that a user can cause ends in a message and an exit code."""
    given, debug = _without_debug(list(sys.argv[1:] if arguments is None else arguments))
    _open_standard_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file name need not be text, and a terminal need not know every character.
            stream.reconfigure(errors="backslashreplace")
    try:
        app(args=given, prog_name="factcheck", obj=debug)
    except FactcheckError as error:
        if debug:
            # Loaded late: start-up time.
            import traceback

            traceback.print_exception(error)
        raise SystemExit(report_error(error)) from None
    except Exception as error:  # the last resort: a line and an exit code in place of a traceback
        if debug:
            raise
        raise SystemExit(report_defect(error)) from None


def _open_standard_streams() -> None:
    """A stream that whoever started us has closed reads nothing and writes nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end


def _without_debug(given: list[str]) -> tuple[list[str], bool]:
    """The arguments without ``--debug``, wherever it stands before a ``--``, and whether it stood there."""
    end = given.index("--") if "--" in given else len(given)
    return [word for place, word in enumerate(given) if word != "--debug" or place > end], "--debug" in given[:end]
