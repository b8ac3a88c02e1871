"""`factcheck serve`: the page on which people read articles and decide on their claims."""

from typing import Annotated

import typer

from factcheck.cli._options import JsonOption, StoreOption, reviewer_of


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("serve")(serve)


def serve(
    context: typer.Context,
    port: Annotated[
        int | None,
        typer.Option("--port", min=0, max=65_535, help="[default: 8765, or any that is free]", metavar="PORT"),
    ] = None,
    host: Annotated[
        str,
        typer.Option("--host", help="The address to listen on; this machine alone unless --expose.", metavar="HOST"),
    ] = "127.0.0.1",
    expose: Annotated[
        bool, typer.Option("--expose", help="Let other machines in: unencrypted, to whoever has the token.")
    ] = False,
    reviewer: Annotated[
        str, typer.Option("--reviewer", help="Who decides. [default: whoever is logged in]", metavar="NAME")
    ] = "",
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read the articles and decide on their claims in a browser.

    The address that it prints holds a token; nobody gets in without. Decisions are kept as they are taken, and the page
    works beside a running audit. Ctrl-C ends it.

    \b
    Examples
    factcheck serve                            print the address, to be opened in a browser
    factcheck serve --open --reviewer "Ida"    open it, and decide as Ida
    factcheck serve --port 9000 --store a.duckdb
    """
    # Loaded late: start-up time.
    from factcheck.cli import _output
    from factcheck.cli._diagnostics import report_defect, say
    from factcheck.review.page.serving import Where
    from factcheck.review.page.serving import serve as serve_page
    from factcheck.settings import load_settings
    from factcheck.store import Store
    from factcheck.store.lingering import lingering

    def ready(address: str) -> None:
        if as_json:
            _output.emit_json({"address": address, "reviewer": name})
        else:
            _output.emit_text(address)
        say(f"Deciding as {name}. Ctrl-C ends it.")
        if open_browser:
            # Loaded late: start-up time.
            import webbrowser

            webbrowser.open(address)

    def broken(error: Exception) -> None:
        if context.obj:
            # Loaded late: start-up time.
            import traceback

            traceback.print_exception(error)
        report_defect(error)

    name, settings = reviewer_of(reviewer), load_settings(store=store)
    with lingering(Store(settings.store, wait_s=settings.store_wait_s)) as opened:
        opened.paged(lambda pager: pager.undoable(name))  # what is wrong with the store is said before anybody looks
        serve_page(opened, name, Where(host, port, expose), ready, broken)
