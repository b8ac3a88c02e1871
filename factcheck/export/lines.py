"""JSON lines: one claim a line, every field, and the way back."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from factcheck.errors import InputError
from factcheck.export.options import Choices
from factcheck.export.safe_json import safe_json
from factcheck.store.exporting import ExportedAudit, ExportedClaim


def chunks(audits: Iterable[ExportedAudit], choices: Choices) -> Iterator[str]:
    """A line for each claim, ended by a line feed."""
    for audit in audits:
        for claim in audit.claims:
            yield f"{safe_json(claim)}\n"


def read_jsonl(path: Path) -> Iterator[ExportedClaim]:
    """The claims of a file, one at a time; lines without anything are passed over.

    Raises:
        InputError: a line that is no claim of this format, by its number; or a file that cannot be read.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _claim(line, number, path)
    except OSError as error:
        raise InputError(f"{str(path)!r} could not be read: {error.strerror}.") from error


def _claim(line: str, number: int, path: Path) -> ExportedClaim:
    try:
        return ExportedClaim.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the line"
        message = f"Line {number} of {str(path)!r} is no exported claim: {where}: {first['msg']}."
        raise InputError(message, hint="factcheck export jsonl writes such lines.") from error
