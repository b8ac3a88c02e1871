"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store", help="The DuckDB file. [default: FACTCHECK_STORE, else factcheck.duckdb here]", metavar="FILE"
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON for programs, one record a line.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="CSV; a cell that a spreadsheet would run begins with '.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write the rows to FILE.parquet, FILE.csv or FILE.json.", metavar="FILE"),
]
MaxRowsOption = Annotated[int, typer.Option("--max-rows", min=1, help="Stop after so many rows.")]
TimeLimitOption = Annotated[float, typer.Option("--time-limit", min=0.1, help="Seconds until the query is stopped.")]
