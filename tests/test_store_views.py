"""What the views answer: labels after review, what is left to do, who is heard, and whether all is accounted for."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from factcheck.records import AnnotatorInfo
from factcheck.store import Store
from factcheck.store.statements import migrations
from factcheck.vocabulary import AuditStatus, Label
from tests.store_records import BODY, BUILTIN, MODEL, NOON, a_call, a_review, audited

FACT, SAID, OPINION = Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.OPINION
LATER = NOON + timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "news.duckdb")
    store.save_audits([audited()])
    return store


def ask(store: Store, sql: str, parameters: dict[str, str] | None = None) -> list[list[Any]]:
    with duckdb.connect(str(store.path), read_only=True) as connection:
        return [list(row) for row in connection.execute(sql, parameters).fetchall()]


def labels(store: Store, annotator: str = "builtin") -> dict[int, str]:
    rows = ask(store, "select sentence, label from claims_now where annotator = $who", {"who": annotator})
    return dict(rows)


def test_without_reviews_the_labels_are_the_annotators(store: Store) -> None:
    assert labels(store) == {1: FACT, 2: SAID, 3: OPINION}


def test_a_relabelled_claim_has_the_new_label_and_remembers_the_given_one(store: Store) -> None:
    store.save_review(a_review(3, "relabel", FACT))
    sql = "select label, label_given, opinion_kind, reviewed_by from claims_now where claim_id = 3"
    assert ask(store, sql) == [[FACT, OPINION, None, "Ada"]]


def test_what_is_no_claim_is_gone_and_comes_back_when_decided_otherwise(store: Store) -> None:
    store.save_review(a_review(3, "not_a_claim"))
    assert set(labels(store)) == {1, 2}
    store.save_review(a_review(3, "accept", reviewed_at=LATER))
    assert labels(store)[3] == OPINION


def test_the_latest_decision_stands_whoever_made_it_and_in_whatever_order_they_arrive(store: Store) -> None:
    store.save_review(a_review(3, "relabel", FACT, reviewer="Bo", reviewed_at=LATER))
    store.save_review(a_review(3, "relabel", SAID, reviewed_at=NOON))
    assert labels(store)[3] == FACT


def test_a_skip_decides_nothing(store: Store) -> None:
    store.save_review(a_review(3, "relabel", FACT))
    store.save_review(a_review(3, "skip", reviewed_at=LATER))
    assert labels(store)[3] == FACT


def test_accepting_keeps_the_label_that_the_person_saw(store: Store) -> None:
    store.save_review(a_review(3, "relabel", FACT, reviewer="Bo"))
    store.save_review(a_review(3, "accept", seen_label=FACT, reviewed_at=LATER))
    assert labels(store)[3] == FACT


def test_a_persons_word_outlives_a_new_audit(store: Store) -> None:
    store.save_review(a_review(3, "relabel", FACT))
    store.save_review(a_review(1, "not_a_claim", seen_label=FACT))
    store.save_audits([audited(finished_at=LATER)])
    rows = ask(store, "select audit_id, sentence, label, reviewed_claim_id from claims_now order by sentence")
    assert rows == [[2, 2, SAID, None], [2, 3, FACT, 3]]


def test_a_persons_word_holds_for_another_annotator_too(store: Store) -> None:
    store.save_review(a_review(3, "relabel", FACT))
    store.save_audits([audited(MODEL)])
    assert labels(store, MODEL.name)[3] == FACT
    assert [(one.claim_id, one.label) for one in store.reviewed_labels(2)] == [(6, FACT)]


def test_of_two_claims_on_the_same_words_only_the_reviewed_one_changes(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.duckdb")
    one = audited()
    twin = one.claims[2].model_copy(update={"number": 4, "label": FACT})
    doubled = one.model_copy(update={"claims": (*one.claims, twin)})
    store.save_audits([doubled])
    store.save_review(a_review(4, "not_a_claim", seen_label=FACT))
    store.save_audits([doubled.model_copy(update={"finished_at": LATER})])
    assert ask(store, "select claim_id, number from claims_now order by number") == [[5, 1], [6, 2], [7, 3]]


def test_a_decision_whose_words_are_no_claim_any_more_is_listed(store: Store) -> None:
    store.save_review(a_review(3, "relabel", FACT))
    assert ask(store, "from reviews_left_behind") == []
    shorter = audited(finished_at=LATER)
    store.save_audits([shorter.model_copy(update={"claims": shorter.claims[:2], "signals": ()})])
    assert ask(store, "select review_id, reviewed_claim_id from reviews_left_behind") == [[1, 3]]


def test_a_failed_or_interrupted_audit_replaces_nothing(store: Store) -> None:
    for status in (AuditStatus.FAILED, AuditStatus.INTERRUPTED):
        broken = audited(finished_at=LATER).model_copy(update={"status": status, "claims": (), "signals": ()})
        store.save_audits([broken])
    assert set(labels(store)) == {1, 2, 3}


def test_the_innermost_voice_is_the_source(store: Store) -> None:
    sql = "select sentence, source from claims_now where source is not null"
    assert ask(store, sql) == [[2, "Minister Oda Brekke"]]


def test_an_opinion_waits_once_for_review_though_two_annotators_found_it(store: Store) -> None:
    store.save_audits([audited(MODEL)])
    waiting = "select annotator, quote, opinion_cues from opinions_to_review"
    assert ask(store, waiting) == [[MODEL.name, BODY[2], ["needless", "farce"]]]
    store.save_review(a_review(3, "accept"))
    assert ask(store, waiting) == []


def test_a_skipped_opinion_still_waits(store: Store) -> None:
    store.save_review(a_review(3, "skip"))
    assert ask(store, "select claim_id, skipped from opinions_to_review") == [[3, True]]


def test_a_claim_leads_to_its_annotator_prompt_request_cost_and_review(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.duckdb")
    store.save_audits([audited(MODEL, calls=(a_call(call_id=1),))])
    store.save_review(a_review(3, "accept"))
    sql = """
        select annotator, prompt_version, prompt_hash, model_answered, request_hash, tokens_in, cost_usd, reviewed_by
        from claim_provenance where claim_id = 3
    """
    call = a_call()
    assert ask(store, sql) == [
        [MODEL.name, "2", "prompt:1", "model-a-1", call.request_hash, call.tokens_in, call.cost_usd, "Ada"]
    ]


def test_the_profile_of_a_source_tells_its_own_words_from_those_it_passed_on(store: Store) -> None:
    rows = ask(store, "select source, source_kind, own_words, passed_on, cues from source_profile order by source")
    assert rows == [["Minister Oda Brekke", "person", 1, 0, ["said"]], ["an aide", "unnamed", 0, 1, ["reported"]]]


def test_coverage_counts_every_sentence_of_every_ended_audit(store: Store) -> None:
    store.start_audit(audited().article, audited().sentences, MODEL)
    sql = "select audit_id, sentences, with_claims, without_claim, failed, all_accounted_for from coverage"
    assert ask(store, sql) == [[1, 4, 3, 1, 0, True]]


def test_a_changed_mind_of_one_annotator_is_a_flip_and_of_two_a_disagreement(store: Store) -> None:
    newer = BUILTIN.model_copy(update={"version": "2"})
    store.save_audits([audited(newer, finished_at=LATER, labels=(FACT, SAID, FACT)), audited(MODEL)])
    flips = "select annotator, quote, label_before, label_after, audit_id_before from label_flips"
    assert ask(store, flips) == [["builtin", BODY[2], OPINION, FACT, 1]]
    disagreements = "select annotator_one, label_one, annotator_other, label_other from annotator_disagreements"
    assert ask(store, disagreements) == [["builtin", FACT, MODEL.name, OPINION]]


def test_what_is_known_of_an_article_is_the_newest_that_any_origin_said(store: Store) -> None:
    store.save_audits(
        [audited(AnnotatorInfo(name="other", version="1"), title="", location="-", url="https://h.invalid/")]
    )
    (row,) = store.articles()
    assert (row.title, row.location, row.url, row.audits, row.claims) == ("Late again", "-", "https://h.invalid/", 2, 3)


CARRIED = "select claim_id, sentence, twin, voices, source from claims order by claim_id"


def test_claims_of_an_older_store_get_what_newer_ones_are_written_with(store: Store) -> None:
    one = audited()
    twin = one.claims[1].model_copy(update={"number": 4})
    store.save_audits([one.model_copy(update={"claims": (*one.claims, twin), "finished_at": LATER})])
    written = ask(store, CARRIED)
    assert written[1] == [2, 2, 1, 2, "Minister Oda Brekke"]
    assert written[-1] == [7, 2, 2, 2, "Minister Oda Brekke"]
    with duckdb.connect(str(store.path)) as connection:
        for column in ("sentence", "twin", "voices", "source"):
            connection.execute(f"alter table claims drop column {column}")
        connection.execute(next(migration.sql for migration in migrations() if migration.version == 5))
    assert ask(store, CARRIED) == written


@pytest.mark.parametrize("change", ["sentence = 2", "twin = 2", "voices = 1", "source = 'The mayor'", "twin = null"])
def test_verify_notices_what_a_claim_carries_and_its_rows_do_not(store: Store, change: str) -> None:
    with duckdb.connect(str(store.path)) as connection:
        connection.execute(f"update claims set {change} where claim_id = 1")
    (violation,) = store.verify()
    assert violation.check == "context"
    assert violation.detail.startswith("claim 1 says ")
    assert change.split()[0] in violation.detail


def test_one_audit_an_article_is_preferred_and_no_words_count_twice(store: Store) -> None:
    store.save_audits([audited(MODEL)])
    assert ask(store, "select annotator, count(*) from preferred_claims group by all") == [[MODEL.name, 3]]
    assert ask(store, "select count(*) from claims_now") == [[6]]
