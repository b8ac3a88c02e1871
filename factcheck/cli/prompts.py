"""`factcheck prompts`: what exactly a model is told, with version and hash."""

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli._options import JsonOption


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("prompts")(prompts)


def prompts(
    name: Annotated[str, typer.Argument(help="Print this prompt; without it they are listed.", metavar="NAME")] = "",
    version: Annotated[str, typer.Option("--version", help="Which version. [default: the newest]", metavar="N")] = "",
    folder: Annotated[
        Path | None, typer.Option("--prompts", help="A folder of your own prompts.", metavar="FOLDER")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the prompts, or print one as a model gets it.

    A folder of your own, with the same layout, stands in front of the shipped one.

    \b
    Examples
    factcheck prompts
    factcheck prompts label_claims
    factcheck audit news/ --model ollama/llama3.2 --prompts my-prompts
    """
    # Loaded late: start-up time.
    from factcheck.cli import _output, _table
    from factcheck.prompts import PromptShelf, shown
    from factcheck.settings import load_settings

    shelf = PromptShelf(load_settings(prompts=folder).prompts)
    chosen = [shelf.get(name, version)] if name else shelf.all()
    if as_json:
        for prompt in chosen:
            _output.emit_json(prompt.model_dump(mode="json") | {"hash": prompt.hash()})
    elif name:
        _output.emit_data(shown(chosen[0]))
    else:
        rows = [(prompt.name, prompt.version, prompt.hash(), str(prompt.path)) for prompt in chosen]
        _table.emit_table(("prompt", "version", "hash", "file"), rows)
