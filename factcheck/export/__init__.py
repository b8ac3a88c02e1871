"""Exports: claims with their places, labels and receipts in the formats that others read.

A format is a module that turns audits into text, a piece at a time; `FORMATS` says which there are.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import ExportError
from factcheck.export import annotations, cells, claim_review, lines, provenance
from factcheck.export.cells import read_csv
from factcheck.export.lines import read_jsonl
from factcheck.export.options import Choices, ExportRequest, ExportSummary
from factcheck.export.placing import placed
from factcheck.store import Store
from factcheck.store.exporting import ExportedAudit, ExportedClaim, join_parquet

__all__ = [
    "FORMATS",
    "Choices",
    "Export",
    "ExportRequest",
    "ExportSummary",
    "ExportedAudit",
    "ExportedClaim",
    "Format",
    "read_csv",
    "read_jsonl",
]

_AT_A_TIME = 250  # articles read and held at once
_IN_A_PART = 1_000  # articles that DuckDB joins at once


class Format(NamedTuple):
    """One format: its name on the command line, what it is, and the function that writes it."""

    name: str
    about: str
    chunks: Callable[[Iterable[ExportedAudit], Choices], Iterator[str]] | None  # None: DuckDB writes the file
    reviewed_only: bool = False


FORMATS = {
    one.name: one
    for one in (
        Format("jsonl", "JSON lines: one claim a line, with everything", lines.chunks),
        Format("csv", "one claim a row, for spreadsheets", cells.chunks),
        Format("parquet", "one claim a row, typed and nested, for DuckDB, pandas and Spark", None),
        Format("web-annotation", "W3C Web Annotations (JSON-LD): one collection an article", annotations.chunks),
        Format("prov-json", "W3C PROV as PROV-JSON: who made which claim, and who revised it", provenance.json_chunks),
        Format("prov-n", "the same as PROV-N", provenance.notation_chunks),
        Format("claim-review", "schema.org ClaimReview (JSON-LD) of reviewed claims", claim_review.chunks, True),
    )
}


class Export:
    """One export of a store. `articles` and `claims` count what has gone out so far.

    The audits are chosen when it is made, so that an audit that ends meanwhile changes nothing.

    Raises:
        ExportError: there is no such format.
        NotFoundError: there is no finished audit to export.
    """

    def __init__(self, store: Store, request: ExportRequest) -> None:
        if request.format not in FORMATS:
            raise ExportError(f"There is no format {request.format!r}.", hint=f"Formats: {', '.join(FORMATS)}.")
        self.format = FORMATS[request.format]
        self.articles = 0
        self.claims = 0
        self._store = store
        self._request = request
        self._audits = store.audits_to_export(request.articles, request.annotator)

    def chunks(self) -> Iterator[str]:
        """The text of the export, a piece at a time.

        Raises:
            ExportError: the format is no text.
        """
        if self.format.chunks is None:
            raise ExportError(f"{self.format.name!r} is no text.", hint="Name a file: -o claims.parquet")
        yield from self.format.chunks(self._counted(), self._request.choices)

    def write(self, path: Path, *, over: bool = False) -> ExportSummary:
        """Write the export to `path`: whole or, where anything fails, not at all.

        Raises:
            ExportError: something stands at `path` and `over` is false, or the file could not be written.
        """
        with placed(path, over=over, store=self._store.path) as place:
            if self.format.chunks is None:
                self._write_parquet(place)
            else:
                with place.open("w", encoding="utf-8", newline="") as file:
                    file.writelines(self.chunks())
            size = place.stat().st_size
        return ExportSummary(format=self.format.name, path=path, articles=self.articles, claims=self.claims, bytes=size)

    def _write_parquet(self, place: Path) -> None:
        """In parts beside `place`, so that the memory it takes does not grow with the store."""
        parts: list[Path] = []
        for first in range(0, len(self._audits), _IN_A_PART):
            parts.append(place.with_name(f"part-{first}"))
            some = self._audits[first : first + _IN_A_PART]
            self.claims += self._store.export_parquet(some, self._request.labels, parts[-1])
            self.articles += len(some)
        join_parquet(parts, place) if len(parts) > 1 else parts[0].replace(place)

    def _counted(self) -> Iterator[ExportedAudit]:
        for first in range(0, len(self._audits), _AT_A_TIME):
            some = self._audits[first : first + _AT_A_TIME]
            for audit in self._store.exported(some, self._request.labels):
                kept = _reviewed(audit) if self.format.reviewed_only else audit
                self.articles += 1
                self.claims += len(kept.claims)
                yield kept


def _reviewed(audit: ExportedAudit) -> ExportedAudit:
    """The audit with the claims alone that a person decided on."""
    claims = tuple(claim for claim in audit.claims if claim.decision is not None)
    return audit.model_copy(update={"claims": claims})
