"""Reports: what is known of some articles as one file that needs no store, to be read by somebody else."""

from enum import StrEnum
from pathlib import Path

from factcheck.export.placing import placed
from factcheck.report.reading import report_of
from factcheck.report.records import ArticleReport, Report, ReportSummary

__all__ = ["ArticleReport", "Report", "ReportFormat", "ReportSummary", "report_of", "text_of", "write"]


class ReportFormat(StrEnum):
    """The forms of a report."""

    HTML = "html"
    MARKDOWN = "md"


def text_of(report: Report, form: ReportFormat) -> str:
    """The report as text."""
    if form is ReportFormat.HTML:
        from factcheck.report.page import html  # loads the page's templates, which Markdown does without

        return html(report)
    from factcheck.report.markdown import markdown

    return markdown(report)


def write(report: Report, form: ReportFormat, path: Path, *, over: bool = False, store: Path | None) -> ReportSummary:
    """Write the report to `path`: whole or, where anything fails, not at all.

    Raises:
        ExportError: something stands at `path` and `over` is false, it belongs to `store`, or it could not be written.
    """
    content = text_of(report, form).encode()
    with placed(path, over=over, store=store) as place:
        place.write_bytes(content)
    return ReportSummary(
        format=form, path=path, articles=len(report.articles), claims=report.tally.claims, bytes=len(content)
    )
