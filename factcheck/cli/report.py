"""`factcheck report`: articles with what is known of their claims as one file, to be read by somebody else."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from factcheck.cli._diagnostics import say
from factcheck.cli._options import ForceOption, JsonOption, StoreOption, opened_store

if TYPE_CHECKING:
    from factcheck.report import Report, ReportFormat

ArticlesArgument = Annotated[
    list[str],
    typer.Argument(
        help="Number, file name, URL, title, or the beginning of the text's hash; one or several.", metavar="ARTICLE"
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file. [default: standard output, as with -]", metavar="FILE")
]
FormatOption = Annotated[
    Literal["html", "md"] | None,
    typer.Option("--format", help="[default: html, or as FILE ends: .html, .htm, .md, .markdown]"),
]
AnnotatorOption = Annotated[
    str | None,
    typer.Option(
        "--annotator",
        help="Whose audits: builtin, or a model's name. [default: a model's, else builtin]",
        metavar="NAME",
    ),
]
VersionOption = Annotated[
    int | None, typer.Option("--version", help="Another version of it. [default: the last one audited]", metavar="N")
]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("report")(report)


def report(
    articles: ArticlesArgument,
    output: OutputOption = None,
    form: FormatOption = None,
    annotator: AnnotatorOption = None,
    version: VersionOption = None,
    force: ForceOption = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write one file that shows articles with their claims, to mail to a colleague: it needs no network and no store.

    It holds a summary, the marked text, opinions, statements by source, reasons to look, what people decided, receipts.
    What a person decided stands above what an annotator said.

    A file is written whole or not at all. --json gives, after writing FILE, a record of what was written.

    \b
    Examples
    factcheck report tram-vote.txt -o tram-vote.html
    factcheck report 1 2 3 -o week.html            one report on several articles, with a summary of all
    factcheck report tram-vote.txt -o tram-vote.md
    factcheck report 1 --format md                 to standard output
    factcheck report tram-vote.txt --version 1 -o before.html
    """
    if as_json and _is_standard_output(output):
        raise typer.BadParameter("it tells of a file, so it needs -o FILE", param_hint="--json")
    # Loaded late: start-up time.
    from datetime import UTC, datetime
    from importlib.metadata import version as installed

    from factcheck.report import report_of

    chosen = _form(form, output)
    opened = opened_store(store)
    numbers = [opened.find_article(article, version) for article in articles]
    made = report_of(opened, numbers, annotator, made_at=datetime.now(UTC), factcheck_version=installed("factcheck"))
    _give(made, chosen, output, over=force, store=opened.path, as_json=as_json)


def _is_standard_output(output: Path | None) -> bool:
    return output is None or str(output) == "-"


def _form(wanted: str | None, output: Path | None) -> "ReportFormat":
    """The format, by its name or by how the file ends.

    Raises:
        ExportError: the file ends like one of another kind.
    """
    # Loaded late: start-up time.
    from factcheck.errors import ExportError
    from factcheck.report import ReportFormat

    if wanted:
        return ReportFormat(wanted)
    match output.suffix.lower() if output else "":
        case ".md" | ".markdown":
            return ReportFormat.MARKDOWN
        case ".html" | ".htm" | "":
            return ReportFormat.HTML
        case ending:
            raise ExportError(
                f"A report is HTML or Markdown, and {str(output)!r} ends in {ending!r}.",
                hint="Name a file that ends in .html or .md, or say what it is to hold: --format html, --format md.",
            )


def _give(
    made: "Report", form: "ReportFormat", output: Path | None, *, over: bool, store: Path | None, as_json: bool
) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _output
    from factcheck.report import text_of, write

    if output is None or _is_standard_output(output):
        _output.emit_data(text_of(made, form))
        return
    summary = write(made, form, output, over=over, store=store)
    if as_json:
        _output.emit_json(summary)
    else:
        articles = f"{summary.articles} article" + ("" if summary.articles == 1 else "s")
        say(f"A report on {articles} with {summary.claims} claims is in {output}.")
