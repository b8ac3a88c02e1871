"""Writes the rows of a query to a file: Parquet, CSV, JSON or JSON lines, by the file's ending.

In CSV a text that a spreadsheet would run as a formula gets an apostrophe before it. No other format changes anything.
"""

import csv
import io
import json
from pathlib import Path
from typing import Any

from factcheck.errors import QueryRefusedError
from factcheck.spreadsheets import disarmed
from factcheck.store.connection import in_memory
from factcheck.store.fence import QueryRows
from factcheck.store.statements import statements

_ENDINGS = (".parquet", ".csv", ".json", ".jsonl")
_AS_TEXT = ("BLOB", "INTERVAL", "BIT", "ENUM", "UNION", "MAP", "VARIANT", "NULL", '"NULL"')


def write_rows(answer: QueryRows, path: Path) -> None:
    """Write an answer to `path`, as its ending says.

    Raises:
        QueryRefusedError: an ending that stands for no format, or what cannot be written as Parquet.
        OSError: a file that cannot be written.
    """
    check_ending(path)
    match path.suffix.lower():
        case ".parquet":
            _write_parquet(answer, path)
        case ".csv":
            _write_text(as_csv(answer), path)
        case ".json":
            _write_text(_as_json(answer), path)
        case _:
            _write_text(_as_json_lines(answer), path)


def check_ending(path: Path) -> None:
    """Nothing where rows can be written to a file of this name.

    Raises:
        QueryRefusedError: its ending stands for no format.
    """
    if path.suffix.lower() not in _ENDINGS:
        raise QueryRefusedError(
            f"The ending of {path.name!r} stands for no format.", hint=f"Use {', '.join(_ENDINGS)}."
        )


def as_csv(answer: QueryRows) -> str:
    """The rows as CSV with a line of names, formulas disarmed; lists and structs as JSON."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([disarmed(name) for name in answer.columns])
    writer.writerows([[_safe(_flat(cell)) for cell in row] for row in answer.rows])
    return text.getvalue()


def named_rows(answer: QueryRows) -> list[dict[str, Any]]:
    """Each row by the names of its columns; a name that comes twice gets a number."""
    names = _distinct(answer.columns)
    return [dict(zip(names, row, strict=True)) for row in answer.rows]


def _as_json(answer: QueryRows) -> str:
    return json.dumps(named_rows(answer), ensure_ascii=False, indent=1) + "\n"


def _as_json_lines(answer: QueryRows) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in named_rows(answer))


def _write_text(text: str, path: Path) -> None:
    path.write_bytes(text.encode("utf-8"))


def _write_parquet(answer: QueryRows, path: Path) -> None:
    """Through a DuckDB in memory, where no store is attached."""
    import duckdb  # heavy, and only the store needs it

    shape = {
        name: "VARCHAR" if kind.upper().startswith(_AS_TEXT) else kind
        for name, kind in zip(_distinct(answer.columns), answer.types, strict=True)
    }
    rows = [
        {name: _flat(cell) if shape[name] == "VARCHAR" else cell for name, cell in row.items()}
        for row in named_rows(answer)
    ]
    parameters = {"rows": json.dumps(rows), "shape": json.dumps([shape])}
    try:
        with in_memory() as connection:
            connection.sql(statements("fence")["rows_as_table"], params=parameters).to_parquet(str(path))
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise QueryRefusedError(f"Parquet could not be written: {reason}", hint="Try .csv or .json.") from error


def _distinct(names: list[str]) -> list[str]:
    distinct: list[str] = []
    for name in names:
        number, candidate = 1, name
        while candidate.casefold() in {taken.casefold() for taken in distinct}:
            number += 1
            candidate = f"{name}_{number}"
        distinct.append(candidate)
    return distinct


def _flat(cell: Any) -> Any:
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, list | dict) else cell


def _safe(cell: Any) -> Any:
    return disarmed(cell) if isinstance(cell, str) else cell
