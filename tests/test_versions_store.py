"""Which texts the store takes for versions of one article, which of them speaks, and what carries over between them."""

import asyncio
from pathlib import Path
from typing import Any

import duckdb
import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.auditing import audit_article
from factcheck.records import Article, AuditedArticle
from factcheck.store import Store
from factcheck.store.statements import migrations
from factcheck.vocabulary import Label
from tests.store_records import a_review

FERRY = (
    "The ferry to Port Halden stopped on Monday.",
    "Nobody was hurt.",
    "“It is late,” Minister Oda Brekke said.",
    "The delay is a needless farce.",
)
FIRST = " ".join(FERRY)
SECOND = FIRST.replace("on Monday", "on Tuesday")
THIRD = f"A correction was made on Friday. {SECOND}"
OTHER = "The choir of Sandvik won a prize. Its leader wept. “We sang for Quarrick,” she said."
WALL = "Please subscribe. The rest is for members. Thank you."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "news.duckdb")


def built_in(text: str, **about: str) -> AuditedArticle:
    return asyncio.run(audit_article(Article(text=text, **about), BuiltinAnnotator()))  # type: ignore[arg-type]


def met(store: Store, text: str, **about: str) -> int:
    (stored,) = store.save_audits([built_in(text, **about)])
    return stored.article_id


def ask(store: Store, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(store.path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def versions(store: Store) -> dict[int, tuple[int, int]]:
    """By article, its family and version."""
    rows = ask(store, "select article_id, family_id, version from article_versions order by article_id")
    return {article: (family, version) for article, family, version in rows}


def speaking(store: Store) -> list[int]:
    return [row[0] for row in ask(store, "select article_id from article_versions where is_current order by all")]


ADDRESS = "https://halden.invalid/ferry"
SAME = {
    "one address": ({"url": ADDRESS}, {"url": ADDRESS}),
    "one address with a fragment and tracking": (
        {"url": f"{ADDRESS}?id=3&utm_source=mail"},
        {"url": f"{ADDRESS}?utm_medium=x&id=3#top"},
    ),
    "one external id in one feed": (
        {"external_id": "7", "location": "feed.jsonl:1"},
        {"external_id": "7", "location": "feed.jsonl:2"},
    ),
    "one external id on one host": (
        {"external_id": "7", "url": f"{ADDRESS}-late", "location": "monday.jsonl:1"},
        {"external_id": "7", "url": f"{ADDRESS}-hurt", "location": "friday.jsonl:1"},
    ),
}
NOT_SAME = {
    "another address": ({"url": ADDRESS}, {"url": f"{ADDRESS}-2"}),
    "another page of one address": ({"url": f"{ADDRESS}?id=3"}, {"url": f"{ADDRESS}?id=4"}),
    "a small number used by two feeds": (
        {"external_id": "7", "location": "halden.jsonl:1"},
        {"external_id": "7", "location": "sandvik.jsonl:1"},
    ),
    "a file name used again": ({"location": "today.txt"}, {"location": "today.txt"}),
    "standard input": ({"location": "-"}, {"location": "-"}),
    "nothing known": ({}, {}),
}


@pytest.mark.parametrize(("first", "second"), SAME.values(), ids=SAME)
def test_a_new_text_of_the_same_article_is_its_second_version(
    store: Store, first: dict[str, str], second: dict[str, str]
) -> None:
    met(store, FIRST, **first)
    met(store, OTHER, **second)
    assert versions(store) == {1: (1, 1), 2: (1, 2)}


@pytest.mark.parametrize(("first", "second"), NOT_SAME.values(), ids=NOT_SAME)
def test_texts_that_have_too_little_in_common_stay_two_articles(
    store: Store, first: dict[str, str], second: dict[str, str]
) -> None:
    met(store, FIRST, **first)
    met(store, OTHER, **second)
    assert versions(store) == {1: (1, 1), 2: (2, 1)}


def test_a_file_that_was_edited_is_a_new_version_and_says_how_much_it_kept(store: Store) -> None:
    met(store, FIRST, location="ferry.txt")
    met(store, SECOND, location="ferry.txt")
    ((reason, shared),) = ask(store, "select reason, shared from article_versions where version = 2")
    assert reason == "location"
    assert shared == pytest.approx(15 / 16)


def test_a_line_of_a_feed_that_holds_another_article_today_is_no_version(store: Store) -> None:
    met(store, FIRST, location="feed.jsonl:1", url=ADDRESS)
    met(store, SECOND, location="feed.jsonl:1", url=f"{ADDRESS}-elsewhere")
    assert versions(store) == {1: (1, 1), 2: (2, 1)}


def test_two_texts_of_one_address_in_one_run_are_two_versions_in_their_order(store: Store) -> None:
    batch = [built_in(text, url=ADDRESS, location=f"feed.jsonl:{n}") for n, text in enumerate((FIRST, SECOND), 1)]
    store.save_audits(batch)
    assert versions(store) == {1: (1, 1), 2: (1, 2)}
    assert speaking(store) == [2]


def test_a_text_met_at_several_places_is_one_article_and_one_version(store: Store) -> None:
    met(store, FIRST, location="a.txt", url=ADDRESS)
    store.note_origins([Article(text=FIRST, location="b.txt", url=f"{ADDRESS}?utm_source=mail")])
    assert versions(store) == {1: (1, 1)}


def test_a_wall_before_many_articles_does_not_make_one_of_them(store: Store) -> None:
    for place, text in (("ferry", FIRST), ("choir", OTHER)):
        met(store, WALL, url=f"https://halden.invalid/{place}", location=f"https://halden.invalid/{place}")
        met(store, text, url=f"https://halden.invalid/{place}", location=f"https://halden.invalid/{place}")
    families = versions(store)
    assert families[2][0] != families[3][0]


def test_an_article_that_two_families_have_in_common_makes_one_of_them(store: Store) -> None:
    met(store, FIRST, location="ferry.txt")
    met(store, SECOND, url=ADDRESS)
    met(store, THIRD, location="ferry.txt", url=ADDRESS)
    assert versions(store) == {1: (1, 1), 2: (1, 2), 3: (1, 3)}


def test_the_version_met_last_speaks_and_one_that_comes_back_speaks_again(store: Store) -> None:
    met(store, FIRST, location="ferry.txt")
    met(store, SECOND, location="ferry.txt")
    assert speaking(store) == [2]
    store.note_origins([Article(text=FIRST, location="ferry.txt")])
    assert speaking(store) == [1]
    assert versions(store) == {1: (1, 1), 2: (1, 2)}
    store.note_origins([Article(text=SECOND, location="ferry.txt")])
    assert speaking(store) == [2]


def test_going_over_a_folder_of_kept_versions_again_changes_nothing(store: Store) -> None:
    kept = [Article(text=text, url=ADDRESS, location=f"{n}.txt") for n, text in enumerate((FIRST, SECOND), 1)]
    for one in kept:
        met(store, one.text, url=one.url, location=one.location)
    store.note_origins(kept[:1])
    assert speaking(store) == [2]


def test_a_store_made_before_there_were_versions_gets_the_very_same_ones(store: Store) -> None:
    for text, about in (
        (FIRST, {"location": "ferry.txt"}),
        (SECOND, {"url": ADDRESS}),
        (OTHER, {"location": "ferry.txt"}),
        (THIRD, {"location": "ferry.txt", "url": f"{ADDRESS}#top"}),
        (WALL, {"url": ADDRESS, "location": "feed.jsonl:4"}),
        (OTHER + " Fine.", {"external_id": "7", "location": "feed.jsonl:5"}),
        (FIRST + " Fine.", {"external_id": "7", "location": "feed.jsonl:6"}),
    ):
        met(store, text, **about)
    families = ask(store, "select article_id, family_id from article_versions order by all")
    sentences = ask(store, "from version_sentences order by all")
    assert sum(article != family for article, family in families) == 4
    with duckdb.connect(str(store.path)) as connection:
        for table in ("version_links", "version_returns", "version_sentences"):
            connection.execute(f"drop table {table}")
        connection.execute(next(one.sql for one in migrations() if one.version == 4))
    assert ask(store, "select article_id, family_id from article_versions order by all") == families
    assert ask(store, "from version_sentences order by all") == sentences


def decide(store: Store, claim_id: int, decision: str = "relabel", label: Label | None = Label.REPORTED_FACT) -> None:
    store.save_review(a_review(claim_id, decision, label))


def labels(store: Store, article: int) -> dict[str, str]:
    sql = f"select quote, label from claims_now where article_id = {article} and decision is not null"
    return dict(ask(store, sql))


def claim_on(store: Store, words: str, article: int = 1) -> int:
    ((number,),) = ask(
        store, f"select claim_id from claims where article_id = {article} and contains(quote, '{words}')"
    )
    return int(number)


@pytest.mark.parametrize("later", [SECOND, THIRD, " ".join((FERRY[3], *FERRY[:2]))], ids=["edited", "shifted", "moved"])
def test_a_decision_holds_for_an_unchanged_sentence_wherever_it_stands_now(store: Store, later: str) -> None:
    met(store, FIRST, location="ferry.txt")
    decide(store, claim_on(store, "farce"))
    met(store, later, location="ferry.txt")
    assert labels(store, 2) == {FERRY[3]: Label.REPORTED_FACT}
    assert ask(store, "from reviews_left_behind") == []


def test_a_decision_on_a_newer_version_holds_for_the_older_one_too(store: Store) -> None:
    met(store, FIRST, location="ferry.txt")
    met(store, THIRD, location="ferry.txt")
    decide(store, claim_on(store, "farce", article=2))
    assert labels(store, 1) == {FERRY[3]: Label.REPORTED_FACT}


def test_of_a_sentence_that_was_doubled_the_first_keeps_the_decision(store: Store) -> None:
    met(store, FIRST, location="ferry.txt")
    decide(store, claim_on(store, "farce"))
    met(store, f"{FIRST} {FERRY[3]}", location="ferry.txt")
    sql = "select start_char from claims_now where article_id = 2 and decision is not null"
    assert ask(store, sql) == [(FIRST.index(FERRY[3]),)]


def test_a_decision_on_a_sentence_that_was_changed_or_taken_out_is_left_behind(store: Store) -> None:
    met(store, FIRST, location="ferry.txt")
    decide(store, claim_on(store, "Monday"), "accept", None)
    decide(store, claim_on(store, "farce"))
    met(store, " ".join((FERRY[0].replace("Monday", "Tuesday"), *FERRY[1:3])), location="ferry.txt")
    left = ask(store, "select reviewed_claim_id, article_id from reviews_left_behind order by all")
    assert left == [(claim_on(store, "Monday"), 1), (claim_on(store, "farce"), 1)]
    assert labels(store, 2) == {}


def test_of_decisions_in_two_versions_the_later_one_stands_in_both(store: Store) -> None:
    met(store, FIRST, location="ferry.txt")
    met(store, SECOND, location="ferry.txt")
    decide(store, claim_on(store, "farce", article=2))
    decide(store, claim_on(store, "farce"), "relabel", Label.ATTRIBUTED_STATEMENT)
    assert labels(store, 1) == labels(store, 2) == {FERRY[3]: Label.ATTRIBUTED_STATEMENT}


def test_nothing_carries_over_to_another_article_with_the_same_sentence(store: Store) -> None:
    met(store, FIRST, location="ferry.txt")
    decide(store, claim_on(store, "farce"))
    met(store, f"{OTHER} {FERRY[3]}", location="choir.txt")
    assert labels(store, 2) == {}


def test_what_carries_over_breaks_no_promise_of_the_store(store: Store) -> None:
    met(store, FIRST, location="ferry.txt")
    decide(store, claim_on(store, "farce"))
    met(store, THIRD, location="ferry.txt")
    assert store.verify() == []


def test_a_sentence_kept_with_other_words_than_stand_there_breaks_a_promise(store: Store) -> None:
    met(store, FIRST, location="ferry.txt")
    met(store, SECOND, location="ferry.txt")
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("update version_sentences set words = 7 where sentence_id = 2")
        connection.execute("update version_links set family_id = 0")
    assert [(one.check, one.detail) for one in store.verify()] == [
        ("versions", "sentence 2 is kept as a version with other words"),
        ("versions", "article 2 is a version of article 0"),
    ]
