"""Keeps which articles are versions of one article: found when a text is met, and never taken back."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import NotFoundError
from factcheck.records import Article, Record
from factcheck.store.batch import Row, now
from factcheck.store.columns import aware
from factcheck.store.statements import statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Of the runs of three words in the sentences of the shorter text. Articles that have nothing to do with one another
# share less than a twentieth, those of one house perhaps a fifth, for what stands under all (a note on the newsletter);
# of a text in which every other sentence was edited a good third is left.
LEAST_SHARED = 0.3333


class ArticleVersion(Record):
    """One version of an article."""

    article_id: int
    version: int  # from 1, in the order in which they were first met
    is_current: bool  # speaks for them all: the one met last of those audited, where any is
    last_met_at: datetime  # UTC: first met, or met again after another version
    annotators: tuple[str, ...]  # whose finished audits there are: models' before the built-in one's, then the newest


class VersionNumber(NamedTuple):
    """Which version of which article a text is."""

    first_article_id: int  # the first version
    version: int  # from 1
    reason: str  # address, external_id or location, by which it is known to be one; empty of the first


class _Evidence(NamedTuple):
    """Two articles that are versions of one."""

    article_id: int
    like_article_id: int
    reason: str
    shared: float | None


def link(connection: "DuckDBPyConnection", met: Sequence[tuple[int, Article]], since: datetime) -> set[int]:
    """Keep of which article those met since `since` are versions, and which older texts came back.

    It goes by what the store holds, so the rows of the articles and of where they were met must be in. Given are the
    numbers of those of which other versions are known.
    """
    numbers = sorted({number for number, _ in met})
    kin = [number for (number,) in _rows(connection, "kin", articles=numbers)]
    if not kin:
        return set()
    evidence = _rows(connection, "evidence", articles=numbers, kin=kin, least_shared=LEAST_SHARED)
    families: dict[int, int] = dict(_rows(connection, "families", articles=kin))
    _append(connection, "version_links", links([_Evidence(*row) for row in evidence], families))
    _append(connection, "version_sentences", _rows(connection, "new_sentences", articles=numbers))
    places = {"articles": [number for number, _ in met], "locations": [article.location for _, article in met]}
    returned = _rows(connection, "came_back", since=since, **places)
    _append(connection, "version_returns", [(*row, now()) for row in returned])
    return {number for number, _ in _rows(connection, "families", articles=numbers)}


def links(evidence: Sequence[_Evidence], families: dict[int, int]) -> list[Row]:
    """A row of ``version_links`` for each family that the evidence adds to an earlier one.

    `families` has the first article of the family of each article that has one; an article alone is its own.
    """
    first = dict(families)

    def family_of(number: int) -> int:
        while first.get(number, number) != number:
            number = first[number]
        return number

    rows: list[Row] = []
    for one in evidence:
        earlier, later = sorted((family_of(one.article_id), family_of(one.like_article_id)))
        if earlier != later:
            like = one.like_article_id if later == one.article_id else one.article_id
            first[later] = earlier
            rows.append((later, earlier, like, one.reason, one.shared, now()))
    return rows


def earlier_audits(connection: "DuckDBPyConnection", numbers: Sequence[int], fingerprint: str) -> dict[int, int]:
    """By article, the newest finished audit with a fingerprint of another version: of the one met last of those."""
    return dict(_rows(connection, "earlier_audits", articles=list(numbers), fingerprint=fingerprint))


def likely_earlier_audits(
    connection: "DuckDBPyConnection", articles: Sequence[Article], fingerprint: str
) -> dict[int, int]:
    """By place in `articles`, the newest audit of a text that one of them may be a version of."""
    given = {
        "places": list(range(len(articles))),
        "hashes": [one.id for one in articles],
        "urls": [one.url for one in articles],
        "external_ids": [one.external_id for one in articles],
        "locations": [one.location for one in articles],
    }
    return dict(_rows(connection, "likely_earlier_audits", fingerprint=fingerprint, **given))


def versions(connection: "DuckDBPyConnection", article_id: int) -> list[ArticleVersion]:
    """The versions of an article, the first met first; the article alone where no other is known."""
    names = list(ArticleVersion.model_fields)
    rows = [dict(zip(names, row, strict=True)) for row in _rows(connection, "versions", article=article_id)]
    return [ArticleVersion(**row | {"last_met_at": aware(row["last_met_at"])}) for row in rows]


def numbers(connection: "DuckDBPyConnection", articles: Sequence[int]) -> dict[int, VersionNumber]:
    """Of each article, which version it is of which."""
    rows = _rows(connection, "numbers", articles=list(articles))
    return {article_id: VersionNumber(*about) for article_id, *about in rows}


def of_version(connection: "DuckDBPyConnection", article_id: int, version: int) -> int:
    """The number of the article that is `version` of the one with the number given.

    Raises:
        NotFoundError: it has no such version.
    """
    found = {one.version: one.article_id for one in versions(connection, article_id)}
    if version not in found:
        known = f"It has versions 1 to {len(found)}." if len(found) > 1 else "It has one version only."
        raise NotFoundError(f"Article {article_id} has no version {version}.", hint=known)
    return found[version]


def _rows(connection: "DuckDBPyConnection", name: str, /, **parameters: object) -> list[Row]:
    return connection.execute(statements("versions")[name], parameters).fetchall()


def _append(connection: "DuckDBPyConnection", table: str, rows: Sequence[Row]) -> None:
    if rows:
        with connection.appender(table) as appender:
            for row in rows:
                appender.append_row(*row)
