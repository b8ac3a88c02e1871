"""The trail of a claim: what it is made of, for both annotators, across audits, people and versions."""

from datetime import timedelta
from pathlib import Path

import pytest

from factcheck.errors import NotFoundError
from factcheck.store import Store
from factcheck.trail import find_claim, trail
from factcheck.vocabulary import Label
from tests.made_once import made_once
from tests.store_records import BODY, BUILTIN, MODEL, NOON, a_call, a_review, audited

FACT, SAID, OPINION = Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.OPINION
LATER = NOON + timedelta(days=1)


@made_once
def three_audits(path: Path) -> Store:
    """Audit 1 by the rules (claims 1 to 3), audit 2 by a model (4 to 6), audit 3 by newer rules (7 to 9)."""
    store = Store(path)
    newer = BUILTIN.model_copy(update={"version": "2"})
    store.save_audits(
        [
            audited(),
            audited(MODEL, calls=(a_call(call_id=1),)),
            audited(newer, labels=(FACT, SAID, FACT), finished_at=LATER),
        ]
    )
    return store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return three_audits(tmp_path / "news.duckdb")


def test_a_claim_of_the_built_in_annotator_has_no_call(store: Store) -> None:
    found = trail(store, "1")
    assert (found.call, found.payment, found.from_ledger, found.claims_of_call) == (None, None, False, 0)
    assert found.audit.annotator.name == "builtin"


def test_a_claim_of_a_model_has_the_call_that_gave_it_and_who_paid(store: Store) -> None:
    found = trail(store, "4")
    assert found.call is not None
    assert found.call.request_hash == a_call().request_hash
    assert (found.claims_of_call, found.from_ledger) == (3, False)
    assert found.payment is not None
    assert found.payment.audit_id == 2


def test_an_answer_from_the_ledger_names_the_audit_that_paid(store: Store) -> None:
    kept = store.audit(2).calls
    store.save_audits([audited(MODEL, number=1, calls=kept)])
    found = trail(store, "10")
    assert found.from_ledger
    assert found.payment is not None
    assert (found.payment.audit_id, found.payment.article_id) == (2, 1)


def test_the_words_of_the_trail_stand_where_it_says(store: Store) -> None:
    for number in range(1, 10):
        found = trail(store, str(number))
        text = store.audit(found.audit.audit_id).article.text
        assert found.claim.span.of(text) == found.claim.quote
        assert found.sentence.span.of(text) == found.sentence_text
        assert found.claim in found.claims_in_sentence


def test_voices_are_told_outermost_first_with_their_words(store: Store) -> None:
    found = trail(store, "2")
    told = [(voice.link.source, voice.link.cue, voice.link.full_name) for voice in found.chain]
    assert told == [("an aide", "reported", ""), ("Oda Brekke", "said", "Minister Oda Brekke")]
    assert found.content == ("It is late", "🚢")


def test_labels_are_told_over_all_audits_and_annotators_the_first_first(store: Store) -> None:
    told = [(one.annotator, one.annotator_version, one.label, one.claim_id) for one in trail(store, "3").labels]
    assert told == [("builtin", "1", OPINION, 3), (MODEL.name, "2", OPINION, 6), ("builtin", "2", FACT, 9)]


def test_a_claim_cut_elsewhere_is_told_as_one_on_other_words(store: Store) -> None:
    one = audited(MODEL, finished_at=LATER)
    shorter = one.claims[2].model_copy(update={"span": one.claims[2].span._replace(end=one.claims[2].span.end - 1)})
    shorter = shorter.model_copy(update={"quote": BODY[2][:-1], "alignment": "exact"})
    store.save_audits([one.model_copy(update={"claims": (*one.claims[:2], shorter)})])
    assert [label.same_words for label in trail(store, "3").labels] == [True, True, True, False]


def test_every_decision_is_told_in_order_and_which_of_them_stands(store: Store) -> None:
    store.save_review(a_review(3, "relabel", FACT, reviewer="Bo", note="Measured.", reviewed_at=LATER))
    store.save_review(a_review(6, "skip"))
    store.save_review(a_review(3, "accept"))
    found = trail(store, "6")
    told = [(one.reviewer, one.decision, one.claim_id, one.stands) for one in found.reviews]
    assert told == [("Ada", "skip", 6, False), ("Ada", "accept", 3, False), ("Bo", "relabel", 3, True)]
    assert (found.label, found.claim.label) == (FACT, OPINION)


def test_what_a_person_found_to_be_no_claim_still_has_its_trail(store: Store) -> None:
    store.save_review(a_review(3, "not_a_claim"))
    found = trail(store, "3")
    assert found.label is None
    assert [one.number for one in found.claims_in_sentence] == [3]


def test_only_the_reasons_to_look_at_the_claim_itself_are_told(store: Store) -> None:
    assert [signal.kind for signal in trail(store, "3").signals] == ["loaded_words"]
    assert trail(store, "1").signals == ()


@pytest.mark.parametrize(("claim", "latest", "preferred"), [("1", False, False), ("4", True, True), ("7", True, False)])
def test_it_says_whether_its_audit_is_the_latest_and_speaks_for_the_article(
    store: Store, claim: str, latest: bool, preferred: bool
) -> None:
    audit = trail(store, claim).audit
    assert (audit.is_latest, audit.is_preferred) == (latest, preferred)


@pytest.mark.parametrize(
    ("ref", "annotator", "claim_id"),
    [("5", None, 5), ("1#2", None, 5), ("halden0.txt#3", None, 6), ("1#3", "builtin", 9), (" 1#1 ", None, 4)],
)
def test_a_claim_is_named_by_its_own_number_or_by_its_place_in_an_article(
    store: Store, ref: str, annotator: str | None, claim_id: int
) -> None:
    assert find_claim(store, ref, annotator) == claim_id


@pytest.mark.parametrize("ref", ["", "x", "1#", "1#x", "#2", "1#0", "1#4", "99", "nowhere#1", "-1"])
def test_what_names_no_claim_is_refused_with_a_next_step(store: Store, ref: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        trail(store, ref)
    assert caught.value.hint


def test_a_decision_made_on_another_version_is_told_where_it_carries_over(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.duckdb")
    place = {"url": "https://h.invalid/late", "location": "https://h.invalid/late"}
    store.save_audits([audited(**place)])
    store.save_audits([audited(number=1, finished_at=LATER, **place)])
    store.save_review(a_review(3, "relabel", FACT))
    found = trail(store, "6")
    assert [version.article_id for version in found.article.versions] == [1, 2]
    assert [(one.claim_id, one.article_id, one.stands) for one in found.reviews] == [(3, 1, True)]
    assert found.label is FACT
