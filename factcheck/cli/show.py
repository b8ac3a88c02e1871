"""`factcheck show`: one article with its claims marked, one claim a line, or the list of articles."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli._options import JsonOption, StoreOption, opened_store

if TYPE_CHECKING:
    from factcheck.records import AuditedArticle
    from factcheck.store import ReviewedLabel, Store
    from factcheck.store.versioning import ArticleVersion

ArticleArgument = Annotated[
    str, typer.Argument(help="Number, file name, URL, title, or the beginning of the text's hash.", metavar="ARTICLE")
]
AnnotatorOption = Annotated[
    str,
    typer.Option(
        "--annotator",
        help="Whose audit: builtin, or a model's name. [default: a model's, else builtin]",
        metavar="NAME",
    ),
]
LinesOption = Annotated[bool, typer.Option("--lines", "-l", help="One claim a line instead of the article.")]
VersionOption = Annotated[
    int | None, typer.Option("--version", help="Another version of it. [default: the last one audited]", metavar="N")
]
ToReviewOption = Annotated[
    bool,
    typer.Option("--to-review", "-r", help="One claim a line, only those with a reason to look, and undecided."),
]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("show")(show)


def show(
    article: ArticleArgument = "",
    lines: LinesOption = False,
    to_review: ToReviewOption = False,
    annotator: AnnotatorOption = "",
    version: VersionOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show an article with its claims marked, or list the articles.

    Without colour the claims stand in brackets: [F1 a reported fact], [A2 an attributed statement], [O3 an opinion].
    What a person decided in a review stands above what an annotator said.

    \b
    Examples
    factcheck show                          the articles in the store
    factcheck show tram-vote.txt            one of them, in colour
    factcheck show 1 --to-review            what a person should look at
    factcheck show 1 --annotator builtin    where a model audited it too
    factcheck show tram-vote.txt --version 1    as it stood before it was edited
    """
    opened = opened_store(store)
    if not article:
        if lines or to_review or annotator or version is not None:
            raise typer.BadParameter("name one, or leave its options out to list them all", param_hint="ARTICLE")
        _list(opened, as_json=as_json)
        return
    # Loaded late: start-up time.
    from factcheck.cli import _output
    from factcheck.reviewed import reviewed

    decisions: list[ReviewedLabel] = []
    with opened.read_together():
        audited = opened.audited(opened.find_article(article, version), annotator or None)
        if audited.audit_id is not None:
            decisions = opened.reviewed_labels(audited.audit_id)
            audited = reviewed(audited, decisions, opened.signals_standing(audited.audit_id))
        versions = opened.versions(audited.article_id) if audited.article_id is not None else []
        claims = [claim.claim_id for claim in audited.claims if claim.claim_id is not None]
        reasons = opened.paged(lambda pager: pager.reasons_to_look(claims)) if lines or to_review else {}
    if as_json:
        _give_json(audited, decisions)
        return
    _output.emit_text(_head(audited, versions))
    if not lines and not to_review:
        _show(audited)
        return
    _show_lines(audited, decisions, reasons, to_review=to_review)


def _list(opened: "Store", *, as_json: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _output, _table

    rows = opened.articles()
    if as_json:
        for row in rows:
            _output.emit_json(row)
        return
    columns = ("article", "title", "from", "audits", "claims")
    shown = [(row.article_id, row.title, row.url or row.location, row.audits, row.claims) for row in rows]
    _table.emit_table(columns, shown)


def _give_json(audited: "AuditedArticle", decisions: "list[ReviewedLabel]") -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _output

    reviews = [decision.model_dump(mode="json") for decision in decisions]
    _output.emit_json(audited.model_dump(mode="json") | {"reviews": reviews})


def _show_lines(
    audited: "AuditedArticle",
    decisions: "list[ReviewedLabel]",
    reasons: Mapping[int, Sequence[tuple[str, str]]],
    *,
    to_review: bool,
) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _lines, _output, _table

    by_claim = {decision.claim_id: decision for decision in decisions}
    rows = list(_lines.lines(audited, by_claim, reasons, to_review=to_review))
    _table.emit_table(_lines.COLUMNS, rows) if rows else _output.emit_text("No claim to show.")


def _show(audited: "AuditedArticle") -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _marked, _output

    colour = _output.has_colour()
    _output.emit(_marked.legend(audited, colour=colour), "", _marked.marked_article(audited, colour=colour))


def _head(audited: "AuditedArticle", versions: "list[ArticleVersion]") -> str:
    # Loaded late: start-up time.
    from factcheck.cli._account import warnings
    from factcheck.cli._versions import unheard_words, version_words
    from factcheck.cli._visible import on_one_line
    from factcheck.showing.words import labelled_by

    article = audited.article
    named = on_one_line(article.title or article.url or article.location or "text")
    from_where = [on_one_line(place) for place in (article.location, article.url) if place]
    from_where = [place for place in dict.fromkeys(from_where) if place != named]
    published = [f"published {article.published}"] if article.published else []
    version, unheard = "", ""
    if audited.article_id is not None:
        version = version_words(versions, audited.article_id)
        unheard = unheard_words(versions, audited.article_id)
    status = "" if audited.status == "complete" else f" ({audited.status})"
    by = f"labelled by {labelled_by(audited.annotator.name, audited.annotator.version)}{status}"
    source = [", ".join(from_where + published)] if from_where else []
    first = ", ".join([f"article {audited.article_id}: {named}{version}", *([] if from_where else published)])
    beware = [*([unheard] if unheard else []), *warnings(audited)]
    return "\n".join([first, *source, by, *beware, "", ""])
