"""schema.org ClaimReview: names of that vocabulary alone, of reviewed claims alone, and no verdict."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib

from factcheck.export import Choices
from factcheck.store import Store
from factcheck.vocabulary import Label, SourceKind
from tests.export_records import HOSTILE, hostile_store, loaded, reviewed_store, text_of
from tests.store_records import a_review

# What schema.org lets a thing of each type have, as far as an export uses it; a Claim and a review are creative works.
WORK = {"author", "citation", "contributor", "datePublished", "headline", "keywords", "text", "name", "url"}
OF_TYPE = {
    "ClaimReview": WORK | {"claimReviewed", "itemReviewed", "reviewBody", "reviewRating"},
    "Claim": WORK | {"appearance"},
    "CreativeWork": WORK,
    "Person": {"name"},
    "Organization": {"name"},
    "Rating": {"alternateName"},
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """As `reviewed_store`, and a statement that Ada accepted."""
    made = reviewed_store(tmp_path / "store.duckdb")
    made.save_review(a_review(8, seen_label=Label.ATTRIBUTED_STATEMENT))
    return made


def reviews(store: Store, **choices: Any) -> list[Any]:
    document: Any = loaded(text_of(store, "claim-review", choices=Choices(**choices)))
    assert document["@context"] == "https://schema.org"
    made: list[Any] = document["@graph"]
    return made


def things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from things(inner)


@pytest.mark.parametrize("choices", [{}, {"organisation": "The Port Halden Post", "rating_needed": True}])
def test_every_name_is_schema_orgs_and_belongs_to_its_type(store: Store, tmp_path: Path, choices: Any) -> None:
    (tmp_path / "bad").mkdir()
    for made in reviews(store, **choices) + reviews(hostile_store(tmp_path / "bad" / "store.duckdb"), **choices):
        for thing in things(made):
            assert thing["@type"] in rdflib.SDO
            names = {name for name in thing if not name.startswith("@")}
            assert names <= OF_TYPE[thing["@type"]]
            assert [name for name in names if name not in rdflib.SDO] == []


def test_the_vocabulary_knows_what_it_does_not_hold() -> None:
    assert "claimReviewd" not in rdflib.SDO


def test_only_reviewed_claims_go_out(store: Store) -> None:
    statement, fact = reviews(store)
    assert fact["claimReviewed"] == "The delay was a needless farce."
    assert statement["claimReviewed"].startswith("“It is late”")


def test_what_is_known_stands_in_its_place(store: Store) -> None:
    statement, fact = reviews(store)
    assert (fact["author"]["name"], fact["datePublished"], fact["reviewBody"]) == ("Bo", "2031-05-04", "It was late.")
    assert fact["itemReviewed"]["keywords"] == "reported_fact"
    appearance = {"url": "https://news.invalid/late", "headline": "Late again", "datePublished": "2031-05-04"}
    assert appearance.items() <= fact["itemReviewed"]["appearance"].items()
    assert statement["itemReviewed"]["author"] == {"@type": "Person", "name": "Minister Oda Brekke"}
    assert "author" not in fact["itemReviewed"]


def test_no_verdict_is_invented(store: Store) -> None:
    assert not [made for made in reviews(store) if "reviewRating" in made or "url" in made]
    rated = reviews(store, rating_needed=True)
    assert [made["reviewRating"] for made in rated] == [{"@type": "Rating", "alternateName": "rating needed"}] * 2


def test_an_organisation_publishes_and_the_reviewer_contributes(store: Store) -> None:
    made = reviews(store, organisation="The Port Halden Post")[1]
    assert made["author"] == {"@type": "Organization", "name": "The Port Halden Post"}
    assert (made["contributor"]["@type"], made["contributor"]["name"]) == ("Person", "Bo")


@pytest.mark.parametrize(
    ("kind", "who"),
    [
        (SourceKind.GOVERNMENT, {"author": {"@type": "Organization", "name": "Minister Oda Brekke"}}),
        (SourceKind.DOCUMENT, {"citation": {"@type": "CreativeWork", "name": "Minister Oda Brekke"}}),
        (SourceKind.UNNAMED, {}),
    ],
)
def test_whoever_has_no_name_is_no_author_and_a_document_is_cited(store: Store, kind: str, who: Any) -> None:
    with store._writing() as connection:
        connection.execute("update links set source_kind = $kind where position = 2", {"kind": kind})
    claim = reviews(store)[0]["itemReviewed"]
    assert {name: claim[name] for name in ("author", "citation") if name in claim} == who


def test_a_restatement_is_what_was_reviewed(tmp_path: Path) -> None:
    made = reviews(hostile_store(tmp_path / "store.duckdb"))
    assert [one["claimReviewed"] for one in made] == list(HOSTILE)
