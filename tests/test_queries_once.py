"""What the saved queries count once: decisions, costs, and each of several claims on the same words."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from factcheck.records import AuditedArticle
from factcheck.review.deciding import Choice, decide
from factcheck.review.queue import Filters, line
from factcheck.store import Store
from factcheck.store.queries import get
from factcheck.vocabulary import Decision, Label
from tests.review_records import BY_THE_MAYOR
from tests.store_records import BUILTIN, MODEL, NOON, TEXT, a_call, a_review, audited

FACT, SAID, OPINION = Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.OPINION
LATER = NOON + timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "news.duckdb")


def answer(store: Store, name: str, **given: str) -> list[dict[str, Any]]:
    """The rows of a saved query by column, without the fence."""
    query = get(name)
    with duckdb.connect(str(store.path), read_only=True) as connection:
        answered = connection.execute(query.sql, query.bound(given, int, rows=100))
        columns = [one[0] for one in answered.description or []]
        return [dict(zip(columns, row, strict=True)) for row in answered.fetchall()]


def edited(one: AuditedArticle) -> AuditedArticle:
    """The same article with a line before it, met later."""
    head = "Corrected at noon. "

    def moved(claim: Any) -> Any:
        none: dict[str, Any] = {"content": (), "chain": (), "opinion_cues": ()}
        return claim.model_copy(update={"span": claim.span.shifted(len(head)), **none})

    sentences = [one.model_copy(update={"span": one.span.shifted(len(head))}) for one in one.sentences]
    changes: dict[str, Any] = {
        "article": one.article.model_copy(update={"text": head + TEXT}),
        "claims": tuple(map(moved, one.claims)),
        "sentences": tuple(sentences),
        "signals": (),
        "finished_at": LATER,
    }
    return one.model_copy(update=changes)


def test_a_decision_counts_once_though_the_article_has_two_versions(store: Store) -> None:
    store.save_audits([audited(), audited(MODEL)])
    store.save_audits([edited(audited())])
    decide(store, 3, Choice(decision=Decision.RELABEL, label=FACT), reviewer="Ada")
    decide(store, 2, Choice(decision=Decision.NOT_A_CLAIM), reviewer="Ada")
    changed = answer(store, "labels_changed")
    assert sorted((row["annotator"], row["article_id"], row["label_now"]) for row in changed) == [
        ("builtin", 2, "not_a_claim"),
        ("builtin", 2, FACT),
        (MODEL.name, 1, "not_a_claim"),
        (MODEL.name, 1, FACT),
    ]
    assert [row["claim_id"] for row in answer(store, "labels_changed", article="1")] == [3, 6, 2, 5]
    assert [(row["annotator"], row["label_given"], row["decided"]) for row in answer(store, "overruled")] == [
        ("builtin", SAID, 1),
        ("builtin", OPINION, 1),
        (MODEL.name, SAID, 1),
        (MODEL.name, OPINION, 1),
    ]


def test_a_corrected_source_is_counted_and_listed_though_the_label_was_kept(store: Store) -> None:
    store.save_audits([audited(), audited(MODEL)])
    decide(store, 2, BY_THE_MAYOR, reviewer="Ada")
    decide(store, 2, Choice(decision=Decision.ACCEPT), reviewer="Ada")
    decide(store, 1, Choice(decision=Decision.ACCEPT), reviewer="Ada")
    assert [(row["label_given"], row["kept"], row["voices_corrected"]) for row in answer(store, "overruled")] == [
        (SAID, 1, 1),
        (FACT, 1, 0),
    ] * 2
    assert [
        (row["claim_id"], row["annotator"], row["voices_given"], row["voices_now"], row["reviewed_by"])
        for row in answer(store, "sources_corrected")
    ] == [
        (claim, annotator, ["an aide", "Minister Oda Brekke"], ["Mayor Oda Brekke"], "Ada")
        for claim, annotator in ((2, "builtin"), (5, MODEL.name))
    ]


def test_each_of_two_claims_on_the_same_words_is_compared_with_its_like(store: Store) -> None:
    def doubled(one: AuditedArticle, label: Label) -> AuditedArticle:
        twin = one.claims[2].model_copy(update={"number": 4, "label": label, "opinion_kind": None})
        return one.model_copy(update={"claims": (*one.claims, twin)})

    newer = BUILTIN.model_copy(update={"version": "2"})
    store.save_audits([doubled(audited(), FACT), doubled(audited(newer, finished_at=LATER), FACT)])
    store.save_audits([doubled(audited(MODEL), FACT)])
    assert (answer(store, "labels_flipped"), answer(store, "disagreements")) == ([], [])
    store.save_audits([doubled(audited(newer, finished_at=LATER + timedelta(days=1)), SAID)])
    assert [(row["label_before"], row["label_after"]) for row in answer(store, "labels_flipped")] == [(FACT, SAID)]
    assert [(row["label_one"], row["label_other"]) for row in answer(store, "disagreements")] == [(SAID, FACT)]
    assert {(row["label_one"], row["label_other"]): row["times"] for row in answer(store, "agreement")} == {
        (FACT, FACT): 1,
        (SAID, SAID): 1,
        (OPINION, OPINION): 1,
        (SAID, FACT): 1,
    }


def test_an_answer_that_a_second_audit_takes_from_the_ledger_costs_and_counts_once(store: Store) -> None:
    first = store.save_audits([audited(MODEL, calls=(a_call(call_id=1),))])[0]
    kept = store.audit(first.audit_id)
    again = MODEL.model_copy(update={"version": "3"})
    (call,) = kept.calls
    store.save_audits([audited(again, calls=(call,), finished_at=LATER)])
    (day,) = answer(store, "cost_by_day")
    assert (day["day"], day["calls"], day["cost_usd"], day["claims"]) == (NOON.date(), 1, 0.0003, 3)
    assert day["usd_per_1000_claims"] == 0.1


def test_a_note_or_a_decision_taken_back_is_no_skip(store: Store) -> None:
    store.save_audits([audited()])
    waiting = "select skipped from opinions_to_review"
    for number, decision in enumerate(("note", "skip")):
        store.save_review(a_review(3, decision, note="see the minutes", reviewed_at=NOON + timedelta(hours=number)))
        assert [row["skipped"] for row in answer(store, "opinions_to_review")] == [decision == "skip"]
        with duckdb.connect(str(store.path), read_only=True) as connection:
            assert connection.execute(waiting).fetchall() == [(decision == "skip",)]


def test_what_waits_is_the_same_claims_in_the_queue_and_in_the_queries(store: Store) -> None:
    one = audited()
    doubted = one.claims[0].model_copy(update={"probability": 0.4})
    store.save_audits([one.model_copy(update={"claims": (doubted, *one.claims[1:])})])

    def waiting() -> list[int]:
        return sorted(one.claim_id for one in line(store, Filters(), limit=9).waiting)

    assert [row["claim_id"] for row in answer(store, "never_reviewed")] == waiting() == [1, 3]
    counted = {row["kind"]: row["undecided"] for row in answer(store, "reasons_to_look")}
    assert counted == {"opinion": 1, "loaded_words": 1, "unsure": 1, "hidden_text": 0}
    decide(store, 3, Choice(decision=Decision.ACCEPT), reviewer="Ada")
    assert [row["claim_id"] for row in answer(store, "never_reviewed")] == waiting() == [1]


def test_a_sentence_whose_only_claim_was_found_to_be_none_holds_no_claim(store: Store) -> None:
    store.save_audits([audited(), audited(number=1)])
    decide(store, 3, Choice(decision=Decision.NOT_A_CLAIM), reviewer="Ada")
    assert [
        (row["sentence"], row["reason"], row["words"]) for row in answer(store, "sentences_without_claims", article="1")
    ] == [
        (3, "a person found no claim", "The delay was a needless farce."),
        (4, "credit", "Photo: N. Vik"),
    ]
    assert len(answer(store, "sentences_without_claims")) == 3
