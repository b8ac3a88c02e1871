"""What is told of sources: tables for people, one record a line for programs."""

import sys
from collections.abc import Iterator, Sequence

from factcheck.cli import _output, _table
from factcheck.cli._visible import on_one_line
from factcheck.showing.words import many
from factcheck.store.told_sources import ArticleShares, ToldSource, ToldSources
from factcheck.vocabulary import SourceKind, SourceStanding

_COLUMNS = ("source", "name", "kind", "statements", "share", "own word", "passed on", "words", "articles")
_NARROW = ("source", "name", "kind", "statements", "own word", "articles")
_OF_ARTICLES = ("article", "title", "claims", "opinion", "statements", "unnamed", "sources", "single source")
_NARROW_OF_ARTICLES = ("article", "title", "opinion", "statements", "unnamed", "single source")
_WIDE = 112  # characters that the widest row of all columns takes
_MOST_RELAYS = 20


def emit_json(told: ToldSources) -> None:
    """Every source, relay and article, each with what it is."""
    for row, records in (("source", told.sources), ("relay", told.relays), ("article", told.articles)):
        for record in records:
            _output.emit_json({"row": row} | record.model_dump(mode="json"))


def emit(told: ToldSources, *, limit: int, why: bool) -> None:
    """The most heard sources, who speaks through whom, and how each article rests on them."""
    if not told.sources:
        _output.emit_text("No statement of anybody's in these articles.")
        return
    named = [source for source in told.sources if source.standing is not SourceStanding.UNNAMED]
    rows = [*map(_row, named[:limit]), *_unnamed(told)]
    if _is_narrow():
        _emit_some(_NARROW, _COLUMNS, list(map(_drawn_together, rows)))
    else:
        _table.emit_table(_COLUMNS, rows)
    if len(named) > limit:
        _output.emit_text(f"… and {len(named) - limit} more; --limit {len(named)} shows all.")
    if why:
        _output.emit_text("\nNames, and why they are one source")
        _table.emit_table(("source", "written", "article", "times", "why"), list(_names(named[:limit])))
    if told.relays:
        _output.emit_text("\nWho speaks through whom")
        relays = [(one.through, one.source, one.statements, one.articles) for one in told.relays[:_MOST_RELAYS]]
        _table.emit_table(("through", "whose word", "statements", "articles"), relays)
    _output.emit_text("\nOn whom each article rests")
    rests = list(map(_rest, told.articles))
    if _is_narrow():
        _emit_some(_NARROW_OF_ARTICLES, _OF_ARTICLES, rests)
    else:
        _table.emit_table(_OF_ARTICLES, rests)
    _output.emit_text(_sum(told))


def _is_narrow() -> bool:
    return sys.stdout.isatty() and _output.console().width < _WIDE


def _emit_some(shown: Sequence[str], columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Only these of the columns, under the first word of their names; --json has all."""
    picked = [[row[columns.index(column)] for column in shown] for row in rows]
    _table.emit_table([column.partition(" ")[0] for column in shown], picked)


def _drawn_together(row: Sequence[object]) -> tuple[object, ...]:
    """A row for few columns: the share beside the statements, and that nobody has a name beside what it is called."""
    number, name, kind, statements, share, *others = row
    plain, _, unnamed = str(kind).partition(", ")
    return (number, f"{name} ({unnamed})" if unnamed else name, plain, f"{statements} ({share})", share, *others)


def _row(source: ToldSource) -> tuple[object, ...]:
    kind = source.kind if source.standing is SourceStanding.NAMED else f"{source.kind}, not named"
    return (
        source.source_id,
        on_one_line(source.name),
        kind if source.standing is not None else source.kind,
        source.statements,
        f"{source.share:.0%}",
        source.own_words,
        source.passed_on,
        source.words,
        source.articles,
    )


def _rest(one: ArticleShares) -> tuple[object, ...]:
    return (
        one.article_id,
        on_one_line(one.title),
        one.claims,
        _percent(one.opinions, one.claims),
        one.statements,
        _percent(one.unnamed, one.statements),
        one.sources,
        "yes" if one.is_single_source else "",
    )


def _unnamed(told: ToldSources) -> Iterator[tuple[object, ...]]:
    """All unnamed sources in one row: whether any two of them are one, nobody knows."""
    unnamed = [source for source in told.sources if source.standing is SourceStanding.UNNAMED]
    if unnamed:
        count = sum(source.statements for source in unnamed)
        yield (
            "",
            f"unnamed, {len(unnamed)} in all",
            SourceKind.UNNAMED,
            count,
            f"{count / told.statements:.0%}" if told.statements else "",
            sum(source.own_words for source in unnamed),
            sum(source.passed_on for source in unnamed),
            sum(source.words for source in unnamed),
            "",
        )


def _names(sources: list[ToldSource]) -> Iterator[tuple[object, ...]]:
    for source in sources:
        for name in source.names:
            written = on_one_line(name.name) or "(in another sentence)"
            yield source.source_id, written, name.article_id, name.voices, on_one_line(name.reason)
        for joined in source.joined:
            yield (
                source.source_id,
                f"{on_one_line(joined.name)} ({joined.source_id})",
                "",
                "",
                on_one_line(joined.reason),
            )


def _sum(told: ToldSources) -> str:
    single = sum(article.is_single_source for article in told.articles)
    claims = sum(article.claims for article in told.articles)
    opinions = sum(article.opinions for article in told.articles)
    unnamed = f"({_percent(told.unnamed, told.statements)})"
    are = f"({_percent(opinions, claims)}) {_are(opinions)}"
    return (
        f"\n{told.statements} of {many(claims, 'claim')} {_are(told.statements)} somebody's statement;"
        f"\nin {told.unnamed} of these {unnamed} nobody is named whose word it finally is."
        f"\n{many(opinions, 'claim')} {are} opinion. Single-source articles: {single}."
    )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"
