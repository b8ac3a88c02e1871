"""Agreement of people and annotators: the views and `eval` say the same, which is what a hand counts."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from factcheck.evaluation import agreements
from factcheck.evaluation.agreement import PEOPLE
from factcheck.review.deciding import Choice, Part, decide, undo
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.vocabulary import Decision, Label
from tests.review_records import FACT, OPINION, SAID, many_opinions

# What Ada and Bo make of ten claims that the annotator holds to be opinions. They agree on 7. Ada says opinion 5 times,
# fact 3, statement 1, no claim 1; Bo opinion 4, fact 4, statement 1, no claim 1: by chance (20 + 12 + 1 + 1) / 100.
ADA = [OPINION, OPINION, OPINION, OPINION, OPINION, FACT, FACT, FACT, SAID, None]
BO = [OPINION, OPINION, OPINION, FACT, FACT, FACT, FACT, OPINION, SAID, None]
KAPPA = (0.7 - 0.34) / (1 - 0.34)


def choice(label: Label | None) -> Choice:
    if label is None:
        return Choice(decision=Decision.NOT_A_CLAIM)
    return Choice(decision=Decision.RELABEL, label=label)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = many_opinions(tmp_path / "news.duckdb", 12)
    for reviewer, labels in (("Ada", ADA), ("Bo", BO)):
        for claim, label in enumerate(labels, start=1):
            decide(store, claim, choice(label), reviewer=reviewer)
    decide(store, 11, choice(FACT), reviewer="Ada")
    decide(store, 11, Choice(decision=Decision.SKIP), reviewer="Bo")
    return store


def ask(store: Store, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(store.path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_two_reviewers_agree_as_a_hand_counts(store: Store) -> None:
    sql = "select reviewer_one, reviewer_other, places, agreed, share, expected, kappa from agreement_of_reviewers"
    ((one, other, *counted, kappa),) = ask(store, sql)
    assert (one, other, counted) == ("Ada", "Bo", [10, 7, 0.7, 0.34])
    assert kappa == pytest.approx(KAPPA)


def test_the_views_and_the_evaluation_say_the_same(store: Store) -> None:
    people = "select reviewer_one, reviewer_other, places, agreed, kappa from agreement_of_reviewers"
    annotators = (
        f"select annotator, coalesce(reviewer, '{PEOPLE}'), places, agreed, kappa from agreement_with_annotators"
    )
    counted = {(one.one, one.other): (one.items, one.agreed, one.kappa) for one in agreements(store.judgements())}
    viewed = {tuple(row[:2]): tuple(row[2:]) for row in ask(store, people) + ask(store, annotators)}
    assert set(viewed) == {("Ada", "Bo"), ("builtin", "Ada"), ("builtin", "Bo"), ("builtin", PEOPLE)}
    assert {pair: row[:2] for pair, row in viewed.items()} == {pair: row[:2] for pair, row in counted.items()}
    for pair, (_, _, kappa) in counted.items():
        assert viewed[pair][2] == pytest.approx(kappa)


def test_where_both_always_say_the_same_one_label_there_is_no_kappa(tmp_path: Path) -> None:
    store = many_opinions(tmp_path / "news.duckdb", 2)
    for reviewer in ("Ada", "Bo"):
        decide(store, 1, Choice(decision=Decision.ACCEPT), reviewer=reviewer)
    assert ask(store, "select places, agreed, kappa from agreement_of_reviewers") == [(1, 1, None)]
    assert [one.kappa for one in agreements(store.judgements())] == [None] * 4


def test_what_was_taken_back_is_no_judgement(store: Store) -> None:
    undo(store, "Bo")  # the skip
    undo(store, "Bo")
    assert ask(store, "select places, agreed from agreement_of_reviewers") == [(9, 6)]


def test_who_splits_a_claim_into_different_labels_agrees_with_nobody_who_gave_one(tmp_path: Path) -> None:
    store = many_opinions(tmp_path / "news.duckdb", 1)
    parts = (Part(span=Span(0, 13), label=FACT), Part(span=Span(14, 28), label=OPINION))
    decide(store, 1, Choice(decision=Decision.SPLIT, parts=parts), reviewer="Ada")
    assert ask(store, "select reviewer, agreed from agreement_with_annotators order by all") == [("Ada", 0), (None, 0)]
