"""`factcheck verify`: do spans, coverage, receipts and hashes hold, and what is to be done where they do not?"""

from collections.abc import Iterable, Iterator

import typer

from factcheck.cli._diagnostics import ExitCode
from factcheck.cli._options import JsonOption, StoreOption, opened_store

_AGAIN = (
    "audit the article again: factcheck audit FILE --again. The new audit then speaks for it; the old one stays as it "
    "is, and is named here for good."
)
_ANEW = "audit the articles into a new store: --store NEW.duckdb. In this one, a new audit would rest on the same."
_DECIDE = "decide on these claims anew: factcheck review --mine. The latest decision stands."
_OF_AN_AUDIT = (
    *("spans", "coverage", "status", "findings", "signals"),
    *("probability", "receipt", "reference", "across", "context"),
)
_UNDER_ALL_AUDITS = ("article hash", "sentences", "prompt hash", "request hash", "versions", "schema")
_WAYS_OUT = {
    **dict.fromkeys(_OF_AN_AUDIT, _AGAIN),
    **dict.fromkeys(_UNDER_ALL_AUDITS, _ANEW),
    **dict.fromkeys(("reviews", "decisions"), _DECIDE),
    "commits": "remove the journal, to go on without the commits that are lost.",
}


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("verify")(verify)


def verify(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """Check that spans, coverage, receipts and hashes hold.

    Exit code 0 says that everything holds, 1 that something does not, and what can be done about it.

    Example: factcheck verify --store audits.duckdb
    """
    # Loaded late: start-up time.
    from factcheck.cli import _output
    from factcheck.cli._diagnostics import say
    from factcheck.cli._visible import on_one_line

    checked = opened_store(store)
    violations = checked.verify()
    # Of a store with another schema no further question can be asked.
    uncounted = 0 if any(one.check == "schema" for one in violations) else checked.uncounted_audits()
    if as_json:
        told = [one.model_dump(mode="json") for one in violations]
        _output.emit_json({"holds": not violations, "violations": told, "uncounted_audits": uncounted})
    for violation in () if as_json else violations:
        _output.emit_text(on_one_line(f"{violation.check}: {violation.detail}"))
    if uncounted:
        say(_uncounted(uncounted))
    if violations:
        for line in _ways_out(one.check for one in violations):
            say(line)
        raise typer.Exit(ExitCode.PARTIAL)
    if not as_json:
        _output.emit_text(
            "All hold: every span slices to its words, every sentence is accounted for, every label has a receipt."
        )


def _uncounted(audits: int) -> str:
    """What cannot be told of audits that older versions made."""
    # Loaded late: start-up time.
    from factcheck.showing.words import many

    return (
        f"factcheck: {many(audits, 'audit')} ended before claims were counted: whether the last claims of one are all "
        "there cannot be told. factcheck audit FILE --again makes one that is counted."
    )


def _ways_out(checks: Iterable[str]) -> Iterator[str]:
    """What to do about what does not hold, a line for all findings that are mended alike."""
    yield "factcheck: Best put a copy of the store back, with its .journal and, if it has one, its .wal. Without one:"
    found = dict.fromkeys(checks)
    for way in dict.fromkeys(_WAYS_OUT[check] for check in found):
        yield f"  {', '.join(check for check in found if _WAYS_OUT[check] == way)}: {way}"
