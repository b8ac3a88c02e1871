"""`factcheck query`: the saved queries, listed and run by name."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import _options as options

if TYPE_CHECKING:
    from factcheck.store import Store
    from factcheck.store.queries import SavedQuery

ArticleOption = Annotated[
    str,
    typer.Option("--article", "-a", help="Only this article: its number, file name, URL or title.", metavar="ARTICLE"),
]
ParameterOption = Annotated[
    list[str] | None, typer.Option("--set", "-s", help="Any other parameter of the query.", metavar="NAME=VALUE")
]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("query")(query)


def query(
    name: Annotated[str, typer.Argument(help="A saved query; without it they are listed.", metavar="NAME")] = "",
    article: ArticleOption = "",
    parameters: ParameterOption = None,
    store: options.StoreOption = None,
    output: options.OutputOption = None,
    force: options.ForceOption = False,
    show_sql: Annotated[bool, typer.Option("--sql", help="Print the query instead of running it.")] = False,
    as_json: options.JsonOption = False,
    as_csv: options.CsvOption = False,
    max_rows: options.MaxRowsOption = 10_000,
    time_limit: options.TimeLimitOption = 10.0,
) -> None:
    """Run a saved query, or list them.

    Each answers a question that editors ask. Where one needs sources or matches of audits that nobody looked at yet,
    these are looked at first, if that takes moments and the store may be written; else a line says so.

    \b
    Examples
    factcheck query                                   the questions
    factcheck query opinions_to_review --article 1    one answer
    factcheck query most_quoted_sources -s limit=5    with a parameter
    factcheck query prompt_of_claim -s claim=1#3      of a claim, as show numbers it
    factcheck query unnamed_sources --sql             how it is asked
    """
    # Loaded late: start-up time.
    from factcheck.cli import _output
    from factcheck.cli._catching_up import catch_up_for
    from factcheck.cli._rows import Wanted, check, give
    from factcheck.cli._versions import say_who_speaks
    from factcheck.store import queries
    from factcheck.store.fence import QueryLimits

    if not name:
        if article or parameters or output or show_sql or as_csv:
            raise typer.BadParameter("name a query, or leave its options out to list them all", param_hint="NAME")
        _list(as_json=as_json)
        return
    if show_sql:
        _output.emit_data(queries.get(name).sql)
        return
    opened = options.opened_store(store)
    saved, limits = queries.get(name), QueryLimits(seconds=time_limit, rows=max_rows)
    wanted = Wanted(output, force, as_json, as_csv, limits, opened.path, saved.no_rows)
    check(wanted)
    given = _with_claims_found(opened, saved, _given(parameters or [], article))
    catch_up_for(opened, saved.sql, write=True)
    give(opened.saved_query(name, given, wanted.limits), wanted)
    say_who_speaks(opened, [opened.find_article(given["article"])] if "article" in given else [])


def _given(parameters: list[str], article: str) -> dict[str, str]:
    """The values by name.

    Raises:
        typer.BadParameter: a setting without an equals sign.
    """
    odd = next((setting for setting in parameters if "=" not in setting), None)
    if odd is not None:
        raise typer.BadParameter(f"{odd!r} is not of the form NAME=VALUE", param_hint="--set")
    given = dict(setting.split("=", 1) for setting in parameters)
    return given | ({"article": article} if article else {})


def _with_claims_found(opened: "Store", saved: "SavedQuery", given: dict[str, str]) -> dict[str, str]:
    """`given`, where a claim may be named as ARTICLE#3, too, with the number that it has in the store.

    Raises:
        NotFoundError: there is no such article or claim.
    """
    # Loaded late: start-up time.
    from factcheck.trail import find_claim

    claims = {one.name for one in saved.parameters if one.kind == "claim"}
    return {name: str(find_claim(opened, ref)) if name in claims and "#" in ref else ref for name, ref in given.items()}


def _list(*, as_json: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _output, _table
    from factcheck.store import queries

    saved = queries.list_queries()
    if as_json:
        for one in saved:
            _output.emit_json(one)
        return
    rows = [(one.name, one.question, ", ".join(parameter.name for parameter in one.parameters)) for one in saved]
    _table.emit_table(("query", "question", "parameters"), rows)
