"""What people are asked first, and what they are not asked twice."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from factcheck.errors import NotFoundError
from factcheck.records import Signal
from factcheck.review.deciding import Choice, decide, decide_all, undo
from factcheck.review.queue import DecidedBy, Filters, count, item, queue
from factcheck.showing.words import warning_words
from factcheck.store import Store
from factcheck.summary import figures
from factcheck.vocabulary import Decision, Label, SignalKind
from tests.review_records import AS_FACT, BY_THE_MAYOR, FACT, NONE, OPINION, SAID, a_store, many_opinions
from tests.store_records import BODY, MODEL, audited

ADA = Filters(reviewer="Ada")


@pytest.fixture
def store() -> Store:
    return a_store()


def ids(store: Store, **filters: object) -> list[int]:
    return [one.claim_id for one in queue(store, ADA.model_copy(update=filters))]


def test_the_weightiest_reasons_come_first_and_one_audit_speaks_for_an_article(store: Store) -> None:
    told = [(one.claim_id, [reason.kind for reason in one.reasons], one.score) for one in queue(store, ADA)]
    assert told == [
        (10, ["addresses_annotator"], 100),
        (6, ["annotators_disagree"], 45),
        (5, ["unnamed_source"], 30),
        (9, ["opinion"], 20),
    ]


def test_every_reason_that_is_ever_given_has_a_weight(store: Store) -> None:
    with store._reading() as connection:
        weighted = {kind for (kind,) in connection.execute("select kind from review_reasons").fetchall()}
    of_no_claim = {SignalKind.HIDDEN_TEXT, SignalKind.SENTENCE_FAILED}
    assert {kind.value for kind in SignalKind if kind not in of_no_claim} <= weighted


def test_what_a_claim_waits_for_is_counted_and_named_alike_before_it_is_in_the_store_and_after() -> None:
    one = audited(labels=(FACT,) * 3).model_copy(update={"signals": ()})
    probable = zip(one.claims, (0.699, 0.7, 0.701), strict=True)
    one = one.model_copy(update={"claims": tuple(c.model_copy(update={"probability": p}) for c, p in probable)})
    store = Store(":memory:")
    store.save_audits([one])
    assert figures(one).to_review == len(queue(store, ADA)) == 1
    with store._reading() as connection:
        why = dict(connection.execute("select kind, why from review_reasons").fetchall())
    assert warning_words(SignalKind.ADDRESSES_ANNOTATOR) == why[SignalKind.ADDRESSES_ANNOTATOR]


@pytest.mark.parametrize("earlier", ["claim #2 of this article", "claim 2"], ids=["as it is", "of an older store"])
def test_a_reason_that_rests_on_another_claim_goes_and_comes_with_what_people_decide_about_that_one(
    earlier: str,
) -> None:
    said = f"{earlier} gives it on the word of Minister Oda Brekke"
    restated = Signal(kind=SignalKind.RESTATED_WITHOUT_SOURCE, detail=said, claim=3, sentence=3)
    store = Store(":memory:")
    store.save_audits([audited(labels=(FACT, SAID, FACT)).model_copy(update={"signals": (restated,)})])

    def why() -> list[str]:
        return [reason.detail for one in queue(store, ADA) if one.claim_id == 3 for reason in one.reasons]

    assert why() == [said]
    decide(store, 2, BY_THE_MAYOR, reviewer="Ada")
    assert why() == ["claim #2 of this article gives it on the word of Mayor Oda Brekke"]
    for choice in (AS_FACT, NONE):
        decide(store, 2, choice, reviewer="Ada")
        assert why() == []
        undo(store, "Ada")
    undo(store, "Ada")
    assert why() == [said]


def test_a_reason_holds_while_people_leave_the_label_and_the_voices_that_it_is_about() -> None:
    about = ((1, SignalKind.LOADED_WORDS), (1, SignalKind.UNALIGNED_WORDS), (2, SignalKind.UNNAMED_SOURCE))
    signals = tuple(Signal(kind=kind, detail="", claim=claim, sentence=claim) for claim, kind in about)
    store = Store(":memory:")
    store.save_audits([audited(labels=(FACT, SAID, OPINION)).model_copy(update={"signals": signals})])
    as_opinion = Choice(decision=Decision.RELABEL, label=OPINION)

    def told() -> list[str]:
        """What the queue, the list and the exports say, which is the same."""
        shown = [reason.kind for one in (1, 2, 3) for reason in item(store, one).reasons]
        kinds = [kind for kind in shown if kind != "opinion"]
        exported = [
            one.kind for audit in store.exported([1], list(Label)) for claim in audit.claims for one in claim.signals
        ]
        assert sorted(exported) == sorted(one.kind for one in store.signals_standing(1)) == sorted(kinds)
        return shown

    everything = told()
    assert sorted(everything) == ["loaded_words", "opinion", "unaligned_words", "unnamed_source"]
    for claim, choice, gone in (
        (1, as_opinion, "loaded_words"),
        (2, BY_THE_MAYOR, "unnamed_source"),
        (2, AS_FACT, "unnamed_source"),
        (3, AS_FACT, "opinion"),
    ):
        decide(store, claim, choice, reviewer="Bo")
        assert told() == [kind for kind in everything if kind != gone]
        assert claim in ids(store, decided=DecidedBy.NOT_ME)  # who reads after Bo is shown what Bo was
        undo(store, "Bo")
    assert told() == everything


def test_an_item_shows_its_sentence_with_those_around_it_in_their_exact_places(store: Store) -> None:
    (one,) = queue(store, ADA.model_copy(update={"reasons": ("unnamed_source",)}))
    assert (one.before, one.sentence_text, one.after) == BODY
    text = store.audit(one.audit_id).article.text
    assert one.span.of(text) == one.quote
    assert one.sentence_span.of(text) == one.sentence_text
    assert [(word.role, word.span.of(text)) for word in one.words if word.role == "cue"] == [
        ("cue", "said"),
        ("cue", "reported"),
    ]
    assert [link.source for link in one.chain] == ["an aide", "Oda Brekke"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"labels": (OPINION,)}, [9]),
        ({"labels": (FACT, SAID)}, [10, 6, 5]),
        ({"reasons": ("annotators_disagree", "addresses_annotator")}, [10, 6]),
        ({"articles": (2,)}, [9]),
        ({"source": "oda brekke"}, [5]),
        ({"text": "IT IS LATE"}, [5]),
        ({"text": "nothing of the kind"}, []),
        ({"annotator": "builtin"}, [10, 3]),
        ({"annotator": MODEL.name}, [6, 5]),
        ({"audit": 1}, [3]),
        ({"audit": 99}, []),
        ({"decided": DecidedBy.ME}, []),
    ],
)
def test_filters_leave_out_what_does_not_fit(store: Store, filters: dict[str, object], expected: list[int]) -> None:
    assert ids(store, **filters) == expected
    assert count(store, ADA.model_copy(update=filters)) == len(expected)


def test_a_source_is_that_which_people_gave(store: Store) -> None:
    found = {"decided": DecidedBy.ME, "everything": True}
    decide(store, 5, BY_THE_MAYOR, reviewer="Ada")
    assert ids(store, source="mayor", **found) == [5]
    assert ids(store, source="minister", **found) == []
    decide(store, 5, AS_FACT, reviewer="Ada")
    assert ids(store, source="mayor", **found) == []
    decide(store, 5, NONE, reviewer="Ada")
    assert ids(store, source="minister", **found) == [5]  # what is no claim is found by what it was given as


def test_claims_without_a_reason_wait_only_when_everything_is_asked_for(store: Store) -> None:
    assert ids(store, articles=(2,)) == [9]
    assert ids(store, articles=(2,), everything=True) == [9, 7, 8]


def test_the_same_words_are_one_item_that_names_the_others(store: Store) -> None:
    (one,) = queue(store, ADA.model_copy(update={"labels": (OPINION,)}))
    assert (one.claim_id, one.same, one.same_articles) == (9, (12,), 2)
    decide(store, 9, Choice(decision=Decision.ACCEPT), reviewer="Ada")
    assert ids(store, labels=(OPINION,)) == [12]


def test_the_same_words_are_decided_together(store: Store) -> None:
    decide_all(store, 9, (12,), Choice(decision=Decision.NOT_A_CLAIM), reviewer="Ada")
    assert ids(store, labels=(OPINION,)) == []


def test_what_anybody_decided_waits_no_more_but_for_a_second_reader(store: Store) -> None:
    decide(store, 6, Choice(decision=Decision.ACCEPT), reviewer="Bo")
    assert ids(store) == [10, 5, 9]
    assert ids(store, decided=DecidedBy.NOT_ME) == [10, 6, 5, 9]
    assert ids(store, decided=DecidedBy.ME) == []
    assert ids(store, decided=DecidedBy.ME, reviewer="Bo") == [6]
    assert 6 in ids(store, decided=DecidedBy.EITHER)


def test_what_was_skipped_comes_last_and_not_again_in_the_same_pass(store: Store) -> None:
    began = datetime.now(UTC) - timedelta(seconds=1)
    decide(store, 10, Choice(decision=Decision.SKIP), reviewer="Ada")
    assert ids(store) == [6, 5, 9, 10]
    assert ids(store, began=began) == [6, 5, 9]
    assert ids(store, reviewer="Bo") == [10, 6, 5, 9]


def test_a_pass_shows_every_claim_once_though_decisions_are_made_on_the_way() -> None:
    store, shown, after = many_opinions(":memory:", 23), [], ""
    while page := queue(store, ADA, limit=4, after=after):
        shown += [one.claim_id for one in page]
        decide(store, page[0].claim_id, Choice(decision=Decision.SKIP), reviewer="Ada")
        decide(store, page[1].claim_id, Choice(decision=Decision.ACCEPT), reviewer="Ada")
        after = page[-1].cursor
        if len(shown) > 23:
            break
    assert shown[:23] == list(range(1, 24))
    assert count(store, ADA) == 23 - 6


@pytest.mark.parametrize("cursor", ["x", "1-2-3", "1-2-3-4-five", "0-1-2-3-" + "9" * 40, "'; drop table reviews; --"])
def test_a_place_that_is_none_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(NotFoundError):
        queue(store, ADA, after=cursor)


def test_words_of_a_filter_are_words_and_no_sql(store: Store) -> None:
    assert ids(store, text="' or true --", source="%") == []


def test_one_claim_can_be_looked_at_whatever_was_decided(store: Store) -> None:
    decide(store, 9, Choice(decision=Decision.NOT_A_CLAIM, note="a heading"), reviewer="Ada")
    one = item(store, 9)
    assert (one.decision, one.decided_by, one.note, one.label) == ("not_a_claim", "Ada", "a heading", OPINION)
    with pytest.raises(NotFoundError, match="no claim 99"):
        item(store, 99)


def test_the_guide_has_the_weights_that_count() -> None:
    guide = (Path(__file__).resolve().parents[1] / "docs" / "review.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| (\d+) \| (.+) \|$", guide, re.MULTILINE)
    with Store(":memory:")._writing() as connection:
        rows = connection.execute("select kind, weight::text, why from review_reasons").fetchall()
    assert told == rows
