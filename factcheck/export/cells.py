"""CSV: one claim a row, lists as JSON, and no cell that a spreadsheet would run."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from factcheck.errors import InputError
from factcheck.export.options import Choices
from factcheck.spreadsheets import armed, disarmed
from factcheck.store.exporting import ExportedAudit, ExportedClaim

COLUMNS = tuple(ExportedClaim.model_fields)
_BOM = "\ufeff"


def chunks(audits: Iterable[ExportedAudit], choices: Choices) -> Iterator[str]:
    """A row of names, then the claims of an article at a time; rows end with CR LF."""
    yield (_BOM if choices.bom else "") + _rows([COLUMNS])
    for audit in audits:
        if audit.claims:
            yield _rows(_cells(claim) for claim in audit.claims)


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of an exported file by the names of their columns, each cell as it was before it was disarmed.

    Raises:
        InputError: the file cannot be read, or its columns are others.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise InputError(f"{str(path)!r} has other columns than factcheck export csv writes.")
            for row in reader:
                yield {name: armed(cell) for name, cell in row.items()}
    except (OSError, csv.Error) as error:
        raise InputError(f"{str(path)!r} could not be read: {error}.") from error


def _rows(rows: Iterable[Iterable[Any]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _cells(claim: ExportedClaim) -> list[Any]:
    values = claim.model_dump(mode="json")
    return [_cell(values[name]) for name in COLUMNS]


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return disarmed(value) if isinstance(value, str) else value
