"""`factcheck trail`: the receipt of one claim on one screen."""

from typing import Annotated

import typer

from factcheck.cli._options import JsonOption, StoreOption, opened_store

ClaimArgument = Annotated[
    str,
    typer.Argument(
        help="A claim's number in the store, or ARTICLE#N for the Nth claim that show marks.", metavar="CLAIM"
    ),
]
AnnotatorOption = Annotated[
    str,
    typer.Option("--annotator", help="Whose Nth claim. [default: a model's, else builtin]", metavar="NAME"),
]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("trail")(trail)


def trail(
    claim: ClaimArgument,
    annotator: AnnotatorOption = "",
    prompt: Annotated[bool, typer.Option("--prompt", help="Also the instructions that the model was given.")] = False,
    call: Annotated[bool, typer.Option("--call", help="Also the question and the answer, as they were sent.")] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell where a claim comes from, and on whose authority its label stands.

    Its words, each voice that carries them, the same elsewhere, reasons to look, who labelled it with which prompt in
    which call at what cost, every decision of a person, and the labels of every audit.

    \b
    Examples
    factcheck trail 12                 the claim with that number: show ARTICLE --lines gives them
    factcheck trail tram-vote.txt#3    the third claim that show marks in an article
    factcheck trail 12 --prompt        with the instructions behind its label
    """
    # Loaded late: start-up time.
    from factcheck.cli import _output
    from factcheck.trail import trail as trail_of

    found = trail_of(opened_store(store), claim, annotator or None)
    if as_json:
        _output.emit_json(found)
        return
    # Loaded late: start-up time.
    from factcheck.cli import _receipt

    _receipt.emit(found, prompt=prompt, call=call)
