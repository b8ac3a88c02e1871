"""What the store tells of sources: who is heard how much, through whom, by which names, and on whom articles rest."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from factcheck.records import Record
from factcheck.store.statements import statements
from factcheck.vocabulary import SourceKind, SourceStanding

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class WrittenName(Record):
    """One way in which an article writes a source, and why it is held to be that source."""

    article_id: int
    name: str  # empty where other words of the article name the speaker
    voices: int
    reason: str


class JoinedSource(Record):
    """A source that is held to be another one, and why."""

    source_id: int
    name: str
    reason: str


class ToldSource(Record):
    """One source: in how many statements it is heard, with how many words of its own, in how many articles."""

    source_id: int | None  # None: nobody has looked at its audits yet
    name: str
    kind: SourceKind
    standing: SourceStanding | None
    statements: int
    share: float  # of all statements in which anybody is heard
    own_words: int  # statements that are its own word
    passed_on: int  # statements of others that reach us through it
    words: int  # that it says itself
    articles: int
    names: tuple[WrittenName, ...]
    joined: tuple[JoinedSource, ...]


class Relay(Record):
    """Somebody whose word reaches us through somebody else."""

    source: str | None
    through: str | None
    statements: int
    articles: int


class ArticleShares(Record):
    """On whom an article rests."""

    article_id: int
    title: str
    claims: int
    statements: int
    opinions: int
    unnamed: int  # statements that are nobody's by name
    sources: int  # that speak for themselves
    is_single_source: bool  # two statements or more, and all of one source


class ToldSources(Record):
    """Everything told of the sources of some articles, the most heard first."""

    sources: tuple[ToldSource, ...]
    relays: tuple[Relay, ...]
    articles: tuple[ArticleShares, ...]

    @property
    def statements(self) -> int:
        """Attributed statements in these articles."""
        return sum(article.statements for article in self.articles)

    @property
    def unnamed(self) -> int:
        """Statements that are nobody's by name."""
        return sum(article.unnamed for article in self.articles)


def told_sources(connection: "DuckDBPyConnection", articles: Sequence[int] | None) -> ToldSources:
    """What is told of the sources of these articles, or of all."""
    sql = statements("sources")

    def rows(name: str) -> list[tuple[Any, ...]]:
        given: dict[str, Any] = {"articles": list(articles) if articles is not None else None}
        return connection.execute(sql[name], given | ({"sources": None} if name == "names" else {})).fetchall()

    shares = tuple(ArticleShares(**dict(zip(ArticleShares.model_fields, row, strict=True))) for row in rows("shares"))
    names: dict[int, list[WrittenName]] = defaultdict(list)
    joined: dict[int, dict[int, JoinedSource]] = defaultdict(dict)
    for source_id, article_id, name, reason, voices, other, other_id, why in rows("names"):
        names[source_id].append(WrittenName(article_id=article_id, name=name, voices=voices, reason=reason))
        if other_id is not None:
            joined[source_id][other_id] = JoinedSource(source_id=other_id, name=other, reason=why)
    total = sum(article.statements for article in shares)
    return ToldSources(
        sources=tuple(_source(row, total, names, joined) for row in rows("profile")),
        relays=tuple(Relay(**dict(zip(Relay.model_fields, row, strict=True))) for row in rows("relays")),
        articles=shares,
    )


def _source(
    row: tuple[Any, ...],
    total: int,
    names: dict[int, list[WrittenName]],
    joined: dict[int, dict[int, JoinedSource]],
) -> ToldSource:
    source_id, name, kind, standing, count, own_words, passed_on, words, articles = row
    return ToldSource(
        source_id=source_id,
        name=name,
        kind=kind,
        standing=standing,
        statements=count,
        share=count / total if total else 0.0,
        own_words=own_words,
        passed_on=passed_on,
        words=words or 0,
        articles=articles,
        names=tuple(names[source_id]) if source_id is not None else (),
        joined=tuple(joined[source_id].values()) if source_id is not None else (),
    )
