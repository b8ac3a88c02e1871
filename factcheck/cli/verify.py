"""`factcheck verify`: do spans, coverage, receipts and hashes hold?"""

import typer

from factcheck.cli._diagnostics import ExitCode
from factcheck.cli._options import JsonOption, StoreOption, opened_store


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("verify")(verify)


def verify(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """Check that spans, coverage, receipts and hashes hold.

    Exit code 0 says that everything holds, 1 that something does not.

    Example: factcheck verify --store audits.duckdb
    """
    # Loaded late: start-up time.
    from factcheck.cli import _output
    from factcheck.cli._visible import on_one_line

    violations = opened_store(store).verify()
    if as_json:
        _output.emit_json({"holds": not violations, "violations": [one.model_dump(mode="json") for one in violations]})
    for violation in () if as_json else violations:
        _output.emit_text(on_one_line(f"{violation.check}: {violation.detail}"))
    if violations:
        raise typer.Exit(ExitCode.PARTIAL)
    if not as_json:
        _output.emit_text(
            "All hold: every span slices to its words, every sentence is accounted for, every label has a receipt."
        )
