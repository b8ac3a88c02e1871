"""`factcheck review`: what waits for a person, decided with one key a claim."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli._options import JsonOption, StoreOption, opened_store, reviewer_of
from factcheck.vocabulary import Label, ReviewReason

if TYPE_CHECKING:
    from factcheck.review.queue import Filters
    from factcheck.review.terminal.drawing import Look
    from factcheck.review.terminal.session import Session
    from factcheck.store import Store

ArticlesArgument = Annotated[
    list[str] | None,
    typer.Argument(help="Only these: number, file name, URL, title. [default: all]", metavar="[ARTICLE]..."),
]
LabelOption = Annotated[list[Label] | None, typer.Option("--label", help="Only claims with this label.")]
SignalOption = Annotated[
    list[str] | None,
    typer.Option("--signal", help=f"Only for this reason: {', '.join(ReviewReason)}.", metavar="REASON"),
]
SourceOption = Annotated[
    str, typer.Option("--source", help="Only whose word is somebody's of this name.", metavar="NAME")
]
TextOption = Annotated[str, typer.Option("--text", help="Only claims with these words.", metavar="WORDS")]
AnnotatorOption = Annotated[
    str, typer.Option("--annotator", help="Whose audits. [default: a model's, else builtin]", metavar="NAME")
]
ReviewerOption = Annotated[
    str, typer.Option("--reviewer", help="Who decides. [default: whoever is logged in]", metavar="NAME")
]
UndecidedOption = Annotated[bool, typer.Option("--undecided", help="What nobody decided on; the usual pass.")]
SecondOption = Annotated[bool, typer.Option("--second", help="What you did not decide on, not told what others did.")]
MineOption = Annotated[bool, typer.Option("--mine", help="What you decided on, to look again.")]
AllOption = Annotated[bool, typer.Option("--all", help="Claims without any reason to look, too.")]
PlainOption = Annotated[bool, typer.Option("--plain", help="Line by line: a key, then Enter.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, help="List so many.")]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("review")(review)


def review(
    articles: ArticlesArgument = None,
    label: LabelOption = None,
    signal: SignalOption = None,
    source: SourceOption = "",
    text: TextOption = "",
    annotator: AnnotatorOption = "",
    reviewer: ReviewerOption = "",
    undecided: UndecidedOption = False,
    second: SecondOption = False,
    mine: MineOption = False,
    everything: AllOption = False,
    plain: PlainOption = False,
    limit: LimitOption = 50,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Decide on what the audits found, what needs it most first: one key a claim.

    Each decision is stored before the next claim is shown; quit whenever you like, the same command goes on from there.
    Enter: the label is right. 1 fact, 2 attributed, 3 opinion, 0 no claim, s skip, u undo, ? all keys, q quit.
    Where nobody can press keys (no terminal, or --json) what waits is listed.

    \b
    Examples
    factcheck review                                  all articles
    factcheck review tram-vote.txt --label opinion    the opinions of one
    factcheck review --signal unnamed_source --reviewer "Ida"
    factcheck review --second --reviewer "Ida"        a second, blind reading, for agreement
    factcheck review --json --limit 10                the ten that wait first
    """
    # Loaded late: start-up time.
    from factcheck.review.queue import DecidedBy, Filters

    if undecided + second + mine > 1:
        raise typer.BadParameter("give one of --undecided, --second and --mine")
    for kind in signal or ():
        if kind not in list(ReviewReason):
            raise typer.BadParameter(
                f"{kind!r} is no reason; there are {', '.join(ReviewReason)}", param_hint="--signal"
            )
    opened = opened_store(store)
    decided = DecidedBy.ME if mine else DecidedBy.NOT_ME if second else DecidedBy.NOBODY
    filters = Filters(
        labels=tuple(label or ()),
        reasons=tuple(signal or ()),
        articles=tuple(opened.find_article(one) for one in articles or ()),
        source=source,
        annotator=annotator,
        text=text,
        decided=decided,
        reviewer=reviewer_of(reviewer),
        everything=everything,
        blind=second,
    )
    if as_json or not (plain or sys.stdin.isatty()):
        _list(opened, filters, limit=limit, as_json=as_json)
    else:
        _decide(opened, filters, plain=plain)


def _list(opened: "Store", filters: "Filters", *, limit: int, as_json: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _lines, _output, _table
    from factcheck.cli._diagnostics import say
    from factcheck.review.queue import count, queue

    items = queue(opened, filters, limit=limit)
    if as_json:
        for item in items:
            _output.emit_json(item)
        return
    rows = [
        (
            one.score,
            one.claim_id,
            one.article_id,
            _lines.SHORT[one.label],
            one.quote,
            "; ".join(reason.why for reason in one.reasons),
        )
        for one in items
    ]
    if not rows:
        _output.emit_text(" ".join(filter(None, ("Nothing waits for a look.", _beside(opened, filters)))))
        return
    _table.emit_table(("score", "id", "article", "label", "words", "why look"), rows)
    if len(items) == limit:
        say(f"factcheck: {len(items)} of {count(opened, filters)}; --limit shows more.")


def _beside(opened: "Store", filters: "Filters") -> str:
    """What there is where nothing waits: claims that fit, but give no reason to look."""
    # Loaded late: start-up time.
    from factcheck.review.queue import count
    from factcheck.showing.words import many

    fit = 0 if filters.everything else count(opened, filters.model_copy(update={"everything": True}))
    return f"{many(fit, 'claim')} without a reason to look: --all asks about every claim." if fit else ""


def _decide(opened: "Store", filters: "Filters", *, plain: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.cli._diagnostics import say
    from factcheck.review.terminal.session import Session
    from factcheck.store.lingering import lingering

    opened.check_writable()
    with lingering(opened) as store:
        session = Session(store, filters)
        if not session.total:
            session.message = _beside(store, filters)
        with suppress(KeyboardInterrupt):  # as q: everything decided is kept
            _show(session, plain=plain)
    left = max(0, session.total - session.done)
    say(f"factcheck: {session.done} done as {filters.reviewer}, {left} left; the same command goes on from there.")


def _show(session: "Session", *, plain: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.review.terminal import lines
    from factcheck.review.terminal.screen import Screen, can_draw

    if plain or not (can_draw() and sys.stdout.isatty()):
        _forget_typed()
        lines.run(session, _look(colour=False), read=sys.stdin.readline, write=_write)
    else:
        Screen(session, _look(colour=not os.environ.get("NO_COLOR"))).run(_forget_typed)


def _forget_typed() -> None:
    """Nobody decides on what was not shown: what was typed before there was a claim to see is forgotten."""
    with suppress(ImportError):  # where there is no such library, nothing can be forgotten
        import termios

        if sys.stdin.isatty():
            termios.tcflush(sys.stdin, termios.TCIFLUSH)


def _look(*, colour: bool) -> "Look":
    # Loaded late: start-up time.
    from factcheck.cli._visible import visible
    from factcheck.review.terminal.drawing import Look

    return Look(colour=colour, visible=visible)


def _write(text: str) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _output

    _output.emit_text(text)
