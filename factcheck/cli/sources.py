"""`factcheck sources`: who is quoted how much and through whom, and people's decisions about who is who."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from factcheck.cli._options import JsonOption, StoreOption, opened_store, reviewer_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.decisions import By, Done
    from factcheck.records import SourceDecision
    from factcheck.store import Store

ArticlesArgument = Annotated[
    list[str] | None,
    typer.Argument(help="Only these: number, file name, URL, title. [default: every article]", metavar="ARTICLE"),
]
SourceArgument = Annotated[str, typer.Argument(help="A source: its number or its name.", metavar="SOURCE")]
OtherArgument = Annotated[str, typer.Argument(help="Another source: its number or its name.", metavar="OTHER")]
ReviewerOption = Annotated[
    str, typer.Option("--reviewer", help="Who decides. [default: whoever is logged in]", metavar="NAME")
]
NoteOption = Annotated[str, typer.Option("--note", help="Why, for those who read it later.", metavar="TEXT")]
WhyOption = Annotated[bool, typer.Option("--why", help="Also the names, and why they are held to be one source.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, help="Show so many sources.")]
ArticleOption = Annotated[
    str, typer.Option("--article", "-a", help="Only in this article: number, file name, URL, title.", metavar="ARTICLE")
]
WrittenOption = Annotated[
    str, typer.Option("--written", help="With --article: only what is written so.", metavar="NAME")
]


class _Sources(TyperGroup):
    """A group whose first argument may be an article: without a command it lists."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put ``list`` in front of what is no command and asks for no help."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h")):
            args = ["list", *args]
        return super().parse_args(ctx, args)


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    group = typer.Typer(cls=_Sources, rich_markup_mode=None, help=_HELP, context_settings=_CONTEXT)
    for command, name in ((sources, "list"), (merge, "merge"), (split, "split"), (rename, "rename"), (undo, "undo")):
        group.command(name)(command)
    group.command("history")(history)
    app.add_typer(group, name="sources")


_CONTEXT = {"help_option_names": ["-h", "--help"]}
_HELP = """Tell who is quoted how much, through whom, and by which names.

`factcheck sources [ARTICLE...] [OPTIONS]` is short for `factcheck sources list`. Names that mean the same person or
body are one source, by rules that give their reason; what people decide stands above the rules and is kept.

\b
Examples
factcheck sources                                  of all articles
factcheck sources 1 --why                          of one, with names and reasons
factcheck sources merge "the ministry" 12          they are one
factcheck sources split "Brekke" "Oda Brekke"      they are not
factcheck sources split 12 --article 3             not in that article
factcheck sources rename 12 "Ministry of Transport"
factcheck sources history                          every decision
"""


def sources(
    articles: ArticlesArgument = None,
    why: WhyOption = False,
    limit: LimitOption = 20,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell who is quoted how much, through whom, and on whom each article rests.

    A statement counts once for each source that is heard in it: the one whose word it is, and whoever passes it on.

    \b
    Examples
    factcheck sources list                  all articles
    factcheck sources list tram-vote.txt    one of them
    factcheck sources list --why --limit 5  names, and why they are one source
    factcheck sources list --json           every source, relay and article, one a line
    """
    # Loaded late: start-up time.
    from factcheck.cli import _told_sources
    from factcheck.cli._versions import say_who_speaks

    opened = _caught_up(store)
    chosen = [opened.find_article(article) for article in articles] if articles else None
    told = opened.told_sources(chosen)
    if as_json:
        _told_sources.emit_json(told)
    else:
        _told_sources.emit(told, limit=limit, why=why)
    say_who_speaks(opened, chosen or [])


def merge(
    source: SourceArgument,
    other: OtherArgument,
    reviewer: ReviewerOption = "",
    note: NoteOption = "",
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that SOURCE is OTHER, whose name and number stay.

    \b
    Example
    factcheck sources merge "HWU" "Harbour Workers' Union" --note "their own abbreviation"
    """
    # Loaded late: start-up time.
    from factcheck import decisions

    done = decisions.merge(_caught_up(store), source, other, _by(reviewer, note))
    _tell_done(done, as_json=as_json)


def split(
    source: SourceArgument,
    other: Annotated[str, typer.Argument(help="What it was held to be.", metavar="[OTHER]", show_default=False)] = "",
    article: ArticleOption = "",
    written: WrittenOption = "",
    reviewer: ReviewerOption = "",
    note: NoteOption = "",
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that SOURCE is not OTHER; or, with --article, that in one article it is a source of its own.

    \b
    Examples
    factcheck sources split 31 12
    factcheck sources split "Jon Vik" --article 3                   another man of that name
    factcheck sources split "Oda Brekke" --article 3 --written he   the pronoun means somebody else
    """
    # Loaded late: start-up time.
    from factcheck import decisions

    if bool(other) == bool(article) or (written and not article):
        raise typer.BadParameter("give either OTHER or --article, and --written only with --article")
    opened, by = _caught_up(store), _by(reviewer, note)
    if other:
        _tell_done(decisions.split(opened, source, other, by), as_json=as_json)
    else:
        _tell_done(decisions.split_in_article(opened, source, article, written, by), as_json=as_json)


def rename(
    source: SourceArgument,
    name: Annotated[str, typer.Argument(help="The name it goes by from now on.", metavar="NAME")],
    reviewer: ReviewerOption = "",
    note: NoteOption = "",
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give SOURCE another name; the names that articles use stay as they are.

    \b
    Example
    factcheck sources rename 12 "Ministry of Transport, Velmara"
    """
    # Loaded late: start-up time.
    from factcheck import decisions

    _tell_done(decisions.rename(_caught_up(store), source, name, _by(reviewer, note)), as_json=as_json)


def undo(
    decision: Annotated[int, typer.Argument(help="Its number in the history.", metavar="DECISION")],
    reviewer: ReviewerOption = "",
    note: NoteOption = "",
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take back a decision, which stays in the history; an undoing can be taken back, too.

    \b
    Example
    factcheck sources undo 4
    """
    # Loaded late: start-up time.
    from factcheck import decisions
    from factcheck.cli import _output

    kept = decisions.undo(_caught_up(store), decision, _by(reviewer, note))
    if as_json:
        _output.emit_json(kept)
    else:
        _output.emit_text(f"Decision {decision} is taken back. (decision {kept.decision_id})")


def history(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """List what people decided about sources, the oldest first.

    \b
    Example
    factcheck sources history
    """
    # Loaded late: start-up time.
    from factcheck import decisions
    from factcheck.cli import _output, _table

    opened = opened_store(store)
    rows = decisions.history(opened)
    if as_json:
        for row in rows:
            _output.emit_json(row)
    elif not rows:
        _output.emit_text("Nobody decided anything about sources yet.")
    else:
        names = decisions.names_in(opened, rows)
        lines = [
            (one.decision_id, _what(one, names), one.reviewer, f"{one.decided_at:%Y-%m-%d %H:%M} UTC", one.note)
            for one in rows
        ]
        _table.emit_table(("decision", "what", "by", "when", "note"), lines)


def _what(one: "SourceDecision", names: "Mapping[str, str]") -> str:
    """A decision in words, with the names as articles write them; where none does, the key that it was kept by."""
    source, other = (repr(names.get(key, key)) for key in (one.source_key, one.other_key))
    written = f" written {one.written!r}" if one.written else ""
    return {
        "merge": f"{source} is {other}",
        "split": f"{source} is not {other}"
        if one.other_key
        else f"{source}{written} is its own in the text {one.text_sha256[:12]}",
        "rename": f"{source} goes by {one.name!r}",
        "undo": f"takes back decision {one.undoes}",
    }[one.decision]


def _tell_done(done: "Done", *, as_json: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _output

    if as_json:
        _output.emit_json(done.decision)
        return
    one, other, decision = done.source, done.other, done.decision
    asked = done.asked or one
    meant = f"{asked.source_id} ({asked.name}) stands for {one.source_id}: " if asked.source_id != one.source_id else ""
    said = {
        "merge": f"{one.source_id} ({one.name}) is {other.source_id} ({other.name}) from now on." if other else "",
        "split": f"{one.source_id} ({one.name}) is not {other.source_id} ({other.name})."
        if other
        else f"{one.source_id} ({one.name}) is a source of its own in that article.",
        "rename": f"{meant}{one.source_id} goes by {one.name!r} from now on.",
    }[decision.decision]
    _output.emit_text(f"{said} (decision {decision.decision_id}; factcheck sources undo {decision.decision_id})")
    for earlier in done.above:
        _output.emit_text(f"It stands above decision {earlier.decision_id}: {_what(earlier, done.names)}.")


def _caught_up(store_option: "StoreOption") -> "Store":
    """The store, after a look at what nobody looked at yet."""
    # Loaded late: start-up time.
    from factcheck.cli._catching_up import catch_up

    opened = opened_store(store_option)
    catch_up(opened, only_sources=True)
    return opened


def _by(reviewer: str, note: str) -> "By":
    # Loaded late: start-up time.
    from factcheck.decisions import By

    return By(reviewer_of(reviewer), note.strip())
