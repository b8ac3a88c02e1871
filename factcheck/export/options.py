"""What an export is asked for, and what came of it."""

from pathlib import Path
from typing import NamedTuple

from factcheck.records import Record
from factcheck.vocabulary import Label


class Choices(NamedTuple):
    """What some formats let one choose; the others take no notice."""

    bom: bool = False  # csv: begin with the mark by which Excel knows UTF-8
    organisation: str = ""  # claim-review: who publishes the reviews, in place of the reviewer
    rating_needed: bool = False  # claim-review: a placeholder where the rating has to stand


class ExportRequest(Record):
    """Which claims go out, and in which format."""

    format: str
    articles: tuple[int, ...] | None = None  # None: every article with a finished audit
    annotator: str | None = None  # None: the audit that speaks for each article
    labels: tuple[Label, ...] = tuple(Label)  # after review
    choices: Choices = Choices()


class ExportSummary(Record):
    """What was written."""

    format: str
    path: Path
    articles: int  # whose audits were read; for parquet, those with a claim
    claims: int
    bytes: int
