"""The command line: one command a file, put together here."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from factcheck.cli import audit as audit
from factcheck.cli import prompts as prompts
from factcheck.cli import query as query
from factcheck.cli import show as show
from factcheck.cli import sql as sql
from factcheck.cli import verify as verify
from factcheck.cli._diagnostics import ExitCode, report, say
from factcheck.errors import FactcheckError

app = typer.Typer(
    name="factcheck",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (audit, show, query, sql, verify, prompts):
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
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Whose word is this? Splits articles into claims and labels each one.

    A claim is a reported fact, an attributed statement or an opinion. Everything is kept in one DuckDB file, with the
    exact place of every claim and a receipt for every label.

    Example: factcheck audit article.txt && factcheck show 1
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; every error that a user can cause ends in a message and an exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        app(args=given)
    except FactcheckError as error:
        if "--debug" in given:
            raise
        raise SystemExit(report(error)) from None
    except KeyboardInterrupt:
        say("factcheck: interrupted; what was finished is stored.")
        raise SystemExit(ExitCode.INTERRUPTED) from None
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); there is nobody left to tell.
        sys.stderr.close()
        raise SystemExit(ExitCode.DONE) from None
