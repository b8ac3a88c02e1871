"""`factcheck show`: one article with its claims marked, one claim a line, or the list of articles."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli._options import JsonOption, StoreOption

if TYPE_CHECKING:
    from factcheck.records import AuditedArticle
    from factcheck.store import Store

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


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("show")(show)


def show(
    article: ArticleArgument = "",
    lines: Annotated[bool, typer.Option("--lines", "-l", help="One claim a line instead of the article.")] = False,
    annotator: AnnotatorOption = "",
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show an article in colour with its claims; without ARTICLE, list the articles in the store.

    Example: factcheck show tram-vote.txt --lines
    """
    # Loaded late: start-up time.
    from factcheck.settings import load_settings
    from factcheck.store import Store

    opened = Store(load_settings(store=store).store)
    if not article:
        _list(opened, as_json=as_json)
        return
    audited = opened.audited(opened.find_article(article), annotator or None)
    _show(audited, lines=lines, as_json=as_json)


def _list(opened: "Store", *, as_json: bool) -> None:
    from factcheck.cli import _output

    rows = opened.articles()
    if as_json:
        for row in rows:
            _output.emit_json(row)
        return
    columns = ("article", "title", "from", "characters", "audits", "claims")
    _output.emit_table(
        columns,
        [(row.article_id, row.title, row.url or row.location, row.chars, row.audits, row.claims) for row in rows],
    )


def _show(audited: "AuditedArticle", *, lines: bool, as_json: bool) -> None:
    from factcheck.cli import _marked, _output

    if as_json:
        _output.emit_json(audited)
        return
    _output.emit_text(_head(audited))
    if lines:
        _output.emit_table(("claim", "label", "words", "whose word, or what opinion"), _marked.claim_lines(audited))
        return
    colour = _output.console().color_system is not None
    _output.emit(_marked.legend(colour=colour), "", _marked.marked_article(audited, colour=colour))


def _head(audited: "AuditedArticle") -> str:
    article, annotator = audited.article, audited.annotator
    named = article.title or article.url or article.location or f"article {audited.article_id}"
    published = f", published {article.published}" if article.published else ""
    who = "the built-in annotator (rules, no language model)" if annotator.name == "builtin" else annotator.name
    by = f"labelled by {who}, version {annotator.version}: {audited.status}"
    return f"{named}{published}\narticle {audited.article_id}, {by}\n"
