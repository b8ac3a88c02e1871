"""`factcheck verify`: do spans, coverage, receipts and hashes hold?"""

import typer

from factcheck.cli._diagnostics import ExitCode, say
from factcheck.cli._options import JsonOption, StoreOption


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("verify")(verify)


def verify(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """Check every promise of the store: spans, coverage, receipts, hashes and commits.

    Exit code 0 says that all hold, 1 that some do not.

    Example: factcheck verify --store audits.duckdb
    """
    # Loaded late: start-up time.
    from factcheck.cli import _output
    from factcheck.settings import load_settings
    from factcheck.store import Store

    opened = Store(load_settings(store=store).store, on_wait=say)
    violations = opened.verify()
    if as_json:
        _output.emit_json({"holds": not violations, "violations": [one.model_dump(mode="json") for one in violations]})
    for violation in () if as_json else violations:
        _output.emit_text(_output.visible(f"{violation.check}: {violation.detail}"))
    if violations:
        raise typer.Exit(ExitCode.PARTIAL)
    if not as_json:
        _output.emit_text(
            "All hold: every span slices to its words, every sentence is accounted for, every label has a receipt."
        )
