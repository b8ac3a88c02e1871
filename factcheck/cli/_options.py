"""Options that several commands share, and the store that they name."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli._diagnostics import say

if TYPE_CHECKING:
    from factcheck.settings import Settings
    from factcheck.store import Store

StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store", help="The DuckDB file. [default: FACTCHECK_STORE, else factcheck.duckdb here]", metavar="FILE"
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON for programs, one record a line.")]
CsvOption = Annotated[
    bool,
    typer.Option(
        "--csv", help="CSV, exact unless a terminal shows it; a cell that a spreadsheet would run begins with '."
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write the rows to FILE.parquet, .csv, .json or .jsonl.", metavar="FILE"),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace FILE where it is there already.")]
MaxRowsOption = Annotated[int, typer.Option("--max-rows", min=1, help="Stop after so many rows.")]
TimeLimitOption = Annotated[
    float, typer.Option("--time-limit", min=0.1, max=86_400, help="Seconds until the query is stopped.")
]


def reviewer_of(given: str) -> str:
    """Who decides: as named, else whoever is logged in.

    Raises:
        SettingsError: nobody is named, and the system does not say who is logged in.
    """
    # Loaded late: start-up time.
    import getpass

    from factcheck.errors import SettingsError

    try:
        return given.strip() or getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # which of them depends on the version of Python
        raise SettingsError("The system does not say who is logged in.", hint="Say it: --reviewer NAME") from error


def opened_store(path: Path | None) -> "Store":
    """The store that an option, the environment or factcheck.toml names."""
    # Loaded late: start-up time.
    from factcheck.settings import load_settings

    return store_of(load_settings(store=path))


def store_of(settings: "Settings", *, least_wait_s: float = 0.0) -> "Store":
    """The store of `settings`; where another process holds it, the wait is announced.

    Unless a setting says how long to wait, `least_wait_s` is waited: what is long under way should not end for it.

    Raises:
        SettingsError: it would be none that lasts.
    """
    # Loaded late: start-up time.
    from factcheck.errors import SettingsError
    from factcheck.store import Store

    if str(settings.store) == ":memory:":
        raise SettingsError(
            "A store in memory, ':memory:', would be gone when the command ends.",
            hint="Name a file with --store, such as factcheck.duckdb.",
        )
    wait_s = settings.store_wait_s
    if "store_wait_s" not in settings.model_fields_set:
        wait_s = max(wait_s, least_wait_s)

    def announce(message: str) -> None:
        say(f"{message} Waiting up to {wait_s:g} s.")

    return Store(settings.store, wait_s=wait_s, on_wait=announce)
