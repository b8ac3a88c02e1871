"""Keeps which articles are versions of one article: found when a text is met, and never taken back."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from factcheck.records import Article, Record
from factcheck.store.batch import Row, now
from factcheck.store.statements import statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Of the sentences of the shorter text. What a house prints under every article (a credit, a note on the newsletter) is
# never half of one, and an edit that leaves less than half of a text is one nobody would call a correction.
LEAST_SHARED = 0.5


class Standing(Record):
    """Which version of its article a text is, and which text speaks for them all."""

    version: int = 1  # from 1, in the order in which they were first met
    versions: int = 1
    is_current: bool = True
    current_article_id: int | None = None  # None: there is no other version


class _Evidence(NamedTuple):
    """Two articles that are versions of one."""

    article_id: int
    like_article_id: int
    reason: str
    shared: float | None


def link(connection: "DuckDBPyConnection", met: Sequence[tuple[int, Article]], since: datetime) -> None:
    """Keep of which article those met since `since` are versions, and which older texts came back.

    It goes by what the store holds, so the rows of the articles and of where they were met must be in.
    """
    numbers = sorted({number for number, _ in met})
    kin = [number for (number,) in _rows(connection, "kin", articles=numbers)]
    if not kin:
        return
    evidence = _rows(connection, "evidence", articles=numbers, kin=kin, least_shared=LEAST_SHARED)
    families: dict[int, int] = dict(_rows(connection, "families", articles=kin))
    _append(connection, "version_links", links([_Evidence(*row) for row in evidence], families))
    places = {"articles": [number for number, _ in met], "locations": [article.location for _, article in met]}
    returned = _rows(connection, "came_back", since=since, **places)
    _append(connection, "version_returns", [(*row, now()) for row in returned])


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


def earlier_audit(connection: "DuckDBPyConnection", article_id: int, fingerprint: str) -> int | None:
    """The newest finished audit with a fingerprint of another version of an article: of the version met last."""
    found = _rows(connection, "earlier_audit", article=article_id, fingerprint=fingerprint)
    return int(found[0][0]) if found else None


def standing(connection: "DuckDBPyConnection", article_id: int) -> Standing:
    """Where an article stands among its versions; alone, where no other is known."""
    found = _rows(connection, "standing", article=article_id)
    return Standing(**dict(zip(Standing.model_fields, found[0], strict=True))) if found else Standing()


def versions(connection: "DuckDBPyConnection", article_id: int) -> list[tuple[int, int]]:
    """Version and article number of each version of an article, the first met first; the article alone where it is."""
    found = _rows(connection, "versions", article=article_id)
    return [(version, number) for number, version, _ in found] or [(1, article_id)]


def _rows(connection: "DuckDBPyConnection", name: str, /, **parameters: object) -> list[Row]:
    return connection.execute(statements("versions")[name], parameters).fetchall()


def _append(connection: "DuckDBPyConnection", table: str, rows: Sequence[Row]) -> None:
    if rows:
        with connection.appender(table) as appender:
            for row in rows:
                appender.append_row(*row)
