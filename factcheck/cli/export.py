"""`factcheck export`: claims with their places, labels and receipts, in the formats that others read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli._diagnostics import say
from factcheck.cli._options import ForceOption, JsonOption, StoreOption, opened_store
from factcheck.vocabulary import Label

if TYPE_CHECKING:
    from factcheck.export import Export
    from factcheck.store import Store

FormatArgument = Annotated[str, typer.Argument(help="A format; without it they are listed.", metavar="FORMAT")]
ArticlesArgument = Annotated[
    list[str] | None,
    typer.Argument(help="Only these: number, file name, URL, title. [default: every article]", metavar="ARTICLE"),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file. [default: standard output, as with -]", metavar="FILE")
]
AnnotatorOption = Annotated[
    str | None,
    typer.Option(
        "--annotator",
        help="Whose audits: builtin, or a model's name. [default: a model's, else builtin]",
        metavar="NAME",
    ),
]
LabelOption = Annotated[
    list[Label] | None, typer.Option("--label", help="Only claims with this label after review; may come again.")
]
BomOption = Annotated[bool, typer.Option("--bom", help="csv: begin with the mark by which Excel knows UTF-8.")]
OrganisationOption = Annotated[
    str, typer.Option("--organisation", help="claim-review: who publishes, in place of the reviewer.", metavar="NAME")
]
RatingOption = Annotated[
    bool, typer.Option("--rating-needed", help="claim-review: a placeholder where the rating has to stand.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("export")(export)


def export(
    format_name: FormatArgument = "",
    articles: ArticlesArgument = None,
    output: OutputOption = None,
    annotator: AnnotatorOption = None,
    label: LabelOption = None,
    bom: BomOption = False,
    organisation: OrganisationOption = "",
    rating_needed: RatingOption = False,
    force: ForceOption = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write claims for others to read: one audit an article, as its claims stand after review.

    Of an article that was edited it is the version that speaks for it; a version named by its number is written itself.

    A file is written whole or not at all. --json gives, after writing FILE, a record of what was written.

    \b
    Examples
    factcheck export                                       the formats
    factcheck export jsonl -o claims.jsonl                 every claim with everything
    factcheck export csv --label opinion --bom -o o.csv    opinions, for a spreadsheet
    factcheck export parquet -o claims.parquet             for DuckDB, pandas, Spark
    factcheck export web-annotation tram-vote.txt          W3C Web Annotations of one article
    factcheck export prov-json 1 -o tram.prov.json         W3C PROV: who made which claim
    factcheck export prov-n 1                              the same, for people
    factcheck export claim-review --organisation "The Port Halden Post"
    """
    if not format_name:
        _list(as_json=as_json)
        return
    if as_json and _is_standard_output(output):
        raise typer.BadParameter("it tells of a file, so it needs -o FILE", param_hint="--json")
    # Loaded late: start-up time.
    from factcheck.export import Choices, Export, ExportRequest

    opened = opened_store(store)
    request = ExportRequest(
        format=format_name,
        articles=_numbers(opened, articles),
        annotator=annotator,
        labels=tuple(label or Label),
        choices=Choices(bom=bom, organisation=organisation, rating_needed=rating_needed),
    )
    _give(Export(opened, request), output, over=force, as_json=as_json)


def _numbers(opened: "Store", articles: list[str] | None) -> tuple[int, ...] | None:
    return tuple(opened.find_article(article) for article in articles) if articles else None


def _is_standard_output(output: Path | None) -> bool:
    return output is None or str(output) == "-"


def _give(wanted: "Export", output: Path | None, *, over: bool, as_json: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _output
    from factcheck.showing.words import many

    if output is None or _is_standard_output(output):
        for chunk in wanted.chunks():
            _output.emit_data(chunk)
    else:
        summary = wanted.write(output, over=over)
        if as_json:
            _output.emit_json(summary)
            return
    where = "" if output is None or _is_standard_output(output) else f" to {output}"
    say(f"{many(wanted.claims, 'claim')} of {many(wanted.articles, 'article')} exported{where}.")
    if wanted.format.reviewed_only and not wanted.claims:
        say("  Only claims that a person decided on are exported: factcheck query opinions_to_review lists some to do.")


def _list(*, as_json: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _output, _table
    from factcheck.export import FORMATS

    if as_json:
        for one in FORMATS.values():
            _output.emit_json({"format": one.name, "about": one.about})
        return
    _table.emit_table(("format", "what it is"), [(one.name, one.about) for one in FORMATS.values()])
