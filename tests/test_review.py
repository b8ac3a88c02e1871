"""Decisions: what they change and leave; none is made twice, or on what somebody else changed meanwhile."""

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from factcheck.errors import DecisionRefusedError, NotFoundError, ReviewOvertakenError
from factcheck.review.deciding import Choice, Part, Seen, Voice, decide, decide_all, history, undo
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.vocabulary import Decision, OpinionKind
from tests.review_records import (
    ACCEPT,
    AS_FACT,
    BY_THE_MAYOR,
    FACT,
    HEAD,
    IN_TWO,
    NONE,
    OPINION,
    SAID,
    SKIP,
    TO_FARCE,
    a_later_version,
    a_store,
)
from tests.store_records import BODY, TEXT, place

TO_FARCE_SAID = Part(span=place("a needless farce"), label=SAID)
NOW = "select label, quote, source, decision, part from claims_now where claim_id = $claim order by part"


def named(source: str, **words: str) -> Choice:
    return Choice(decision=Decision.ATTRIBUTION, chain=(Voice(source=source, kind="person", **words),))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "news.duckdb")


def ask(store: Store, sql: str, **parameters: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(store.path), read_only=True) as connection:
        return connection.execute(sql, parameters or None).fetchall()


def now(store: Store, claim: int) -> list[tuple[Any, ...]]:
    return ask(store, NOW, claim=claim)


class TestWhatIsDecided:
    def test_a_label_is_changed_and_the_given_one_stays(self, store: Store) -> None:
        kept = decide(store, 3, AS_FACT, reviewer="Ada")
        assert (kept.label, kept.seen_label, kept.seen_audit) == (FACT, OPINION, 1)
        assert now(store, 3) == [(FACT, BODY[2], None, "relabel", None)]
        assert ask(store, "select label from claims where claim_id = 3") == [(OPINION,)]

    def test_an_opinion_gets_the_kind_that_a_person_names(self, store: Store) -> None:
        choice = Choice(decision=Decision.RELABEL, label=OPINION, opinion_kind=OpinionKind.SPECULATION)
        decide(store, 1, choice, reviewer="Ada")
        assert ask(store, "select opinion_kind from claims_now where claim_id = 1") == [("speculation",)]

    def test_accepting_an_opinion_keeps_its_kind(self, store: Store) -> None:
        assert decide(store, 3, ACCEPT, reviewer="Ada").opinion_kind is OpinionKind.EVALUATION

    def test_other_ends_of_a_claim_show_and_the_first_ones_stay(self, store: Store) -> None:
        decide(store, 3, TO_FARCE, reviewer="Ada")
        assert now(store, 3) == [(OPINION, "a needless farce", None, "span", None)]
        assert ask(store, "select quote from claims where claim_id = 3") == [(BODY[2],)]
        assert store.verify() == []

    def test_another_source_shows_with_its_words_in_their_places(self, store: Store) -> None:
        kept = decide(store, 2, BY_THE_MAYOR, reviewer="Ada")
        assert kept.parts is not None
        (link,) = kept.parts[0].chain
        assert (link.source_span, link.cue, link.cue_span) == (place("Oda Brekke"), "said", place("said"))
        assert now(store, 2) == [(SAID, BODY[1], "Mayor Oda Brekke", "attribution", None)]
        assert store.verify() == []

    def test_a_source_that_stands_elsewhere_has_no_place(self, store: Store) -> None:
        choice = Choice(decision=Decision.ATTRIBUTION, chain=(Voice(source="the harbour office", kind="government"),))
        kept = decide(store, 2, choice, reviewer="Ada")
        assert kept.parts is not None
        assert kept.parts[0].chain[0].source_span is None

    def test_a_claim_that_was_split_is_several(self, store: Store) -> None:
        decide(store, 3, IN_TWO, reviewer="Ada")
        assert now(store, 3) == [
            (FACT, "The delay", None, "split", 1),
            (OPINION, "a needless farce", None, "split", 2),
        ]
        assert store.verify() == []

    def test_what_was_corrected_stays_when_something_else_is(self, store: Store) -> None:
        decide(store, 2, BY_THE_MAYOR, reviewer="Ada")
        decide(store, 2, Choice(decision=Decision.SPAN, span=place("“It is late” 🚢, said Oda Brekke")), reviewer="Bo")
        decide(store, 2, ACCEPT, reviewer="Ada")
        decide(store, 2, Choice(decision=Decision.NOTE, note="see the minutes"), reviewer="Ada")
        assert now(store, 2) == [(SAID, "“It is late” 🚢, said Oda Brekke", "Mayor Oda Brekke", "accept", None)]

    def test_the_parts_of_a_claim_keep_the_voices_that_a_person_gave_it(self, store: Store) -> None:
        said = Part(span=place("“It is late”"), label=SAID)
        rest = Part(span=place("an aide reported"), label=FACT)
        decide(store, 2, BY_THE_MAYOR, reviewer="Ada")
        decide(store, 2, Choice(decision=Decision.SPLIT, parts=(said, rest)), reviewer="Ada")
        assert [row[2] for row in now(store, 2)] == ["Mayor Oda Brekke", None]
        own = said.model_copy(update={"chain": (Voice(source="an aide", kind="unnamed"),)})
        decide(store, 2, Choice(decision=Decision.SPLIT, parts=(own, rest)), reviewer="Ada")
        decide(store, 2, Choice(decision=Decision.RELABEL, label=SAID), reviewer="Ada")
        assert [row[2] for row in now(store, 2)] == ["an aide", "Mayor Oda Brekke"]
        decide(store, 3, BY_THE_MAYOR, reviewer="Ada")
        decide(store, 3, Choice(decision=Decision.SPLIT, parts=(IN_TWO.parts[0], TO_FARCE_SAID)), reviewer="Ada")
        assert [row[2] for row in now(store, 3)] == [None, "Mayor Oda Brekke"]

    def test_only_what_is_attributed_has_voices(self, store: Store) -> None:
        decide(store, 2, AS_FACT, reviewer="Ada")
        decide(store, 3, BY_THE_MAYOR, reviewer="Ada")
        decide(store, 3, Choice(decision=Decision.SPLIT, parts=(IN_TWO.parts[0], TO_FARCE_SAID)), reviewer="Ada")
        sql = "select claim_id, part, voices from claims_now where claim_id in (2, 3) order by all"
        assert ask(store, sql) == [(2, None, 0), (3, 1, 0), (3, 2, 1)]

    def test_a_part_that_nobody_gave_a_voice_is_a_statement_of_an_unnamed_source(self, store: Store) -> None:
        decide(store, 3, Choice(decision=Decision.SPLIT, parts=(IN_TWO.parts[0], TO_FARCE_SAID)), reviewer="Ada")
        assert ask(store, "select unnamed from article_sourcing where article_id = 1") == [(1,)]

    def test_a_new_label_of_a_split_claim_is_that_of_all_its_parts(self, store: Store) -> None:
        decide(store, 3, IN_TWO, reviewer="Ada")
        decide(store, 3, AS_FACT, reviewer="Ada")
        assert [row[0] for row in now(store, 3)] == [FACT, FACT]

    @pytest.mark.parametrize("choice", [SKIP, Choice(decision=Decision.NOTE, note="ask the desk")])
    def test_a_skip_and_a_note_decide_nothing(self, store: Store, choice: Choice) -> None:
        decide(store, 3, choice, reviewer="Ada")
        assert now(store, 3) == [(OPINION, BODY[2], None, None, None)]

    def test_what_is_no_claim_is_gone_until_somebody_accepts_it(self, store: Store) -> None:
        decide(store, 3, NONE, reviewer="Ada")
        assert now(store, 3) == []
        decide(store, 3, ACCEPT, reviewer="Bo")
        assert now(store, 3) == [(OPINION, BODY[2], None, "accept", None)]

    def test_corrections_hold_in_a_later_audit_and_in_another_version(self, store: Store) -> None:
        decide(store, 3, TO_FARCE, reviewer="Ada")
        saved = store.save_audits([a_later_version()])[0]
        sql = "select quote, start_char from claims_now where audit_id = $audit and decision = 'span'"
        assert ask(store, sql, audit=saved.audit_id) == [
            ("a needless farce", place("a needless farce").start + len(HEAD))
        ]


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("choice", "why"),
        [
            (Choice(decision=Decision.RELABEL), "A new label is missing"),
            (Choice(decision=Decision.SPAN), "A place is missing"),
            (Choice(decision=Decision.SPAN, span=Span(5, 10_000)), "no stretch of the article"),
            (Choice(decision=Decision.SPAN, span=Span(5, 5)), "no stretch of the article"),
            (Choice(decision=Decision.SPAN, span=Span(31, 32)), "no words"),
            (Choice(decision=Decision.ATTRIBUTION), "needs a voice"),
            (Choice(decision=Decision.SPLIT, parts=IN_TWO.parts[:1]), "two parts or more"),
            (Choice(decision=Decision.SPLIT, parts=(IN_TWO.parts[0], IN_TWO.parts[0])), "the same words"),
            (Choice(decision=Decision.SPAN, span=Span(0, len(TEXT))), "beyond the claim's sentence"),
            (Choice(decision=Decision.SPAN, span=place(BODY[1])), "beyond the claim's sentence"),
            (
                Choice(decision=Decision.SPLIT, parts=(IN_TWO.parts[0], Part(span=place(BODY[0]), label=FACT))),
                "beyond the claim's sentence",
            ),
            (
                Choice(decision=Decision.SPLIT, parts=(IN_TWO.parts[1], Part(span=place(BODY[2]), label=FACT))),
                "share words",
            ),
            (named("Oda Brekke", full_name="B" * 301), "has 301 characters; 300 are the most"),
            (named("a\0b"), "The source holds a line break or a character that cannot be seen (U+0000)"),
            (named("an aide", cue="said\nso"), "The verb holds a line break"),
            (named("an aide", full_name="\u202eekkerB"), "The full name holds a line break or a character"),
            (Choice(decision=Decision.NOTE, note="  "), "without words"),
            (Choice(decision=Decision.UNDO), "named by its review"),
        ],
    )
    def test_a_choice_that_lacks_something_says_what(self, store: Store, choice: Choice, why: str) -> None:
        with pytest.raises(DecisionRefusedError, match=re.escape(why)):
            decide(store, 3, choice, reviewer="Ada")
        assert history(store, 3) == []

    def test_a_claim_that_is_not_there_is_named(self, store: Store) -> None:
        with pytest.raises(NotFoundError, match="no claim 999"):
            decide(store, 999, ACCEPT, reviewer="Ada")

    def test_a_decision_has_somebody_who_makes_it(self, store: Store) -> None:
        with pytest.raises(DecisionRefusedError, match="name"):
            decide(store, 3, ACCEPT, reviewer=" ")

    def test_of_several_claims_all_are_decided_or_none(self, store: Store) -> None:
        with pytest.raises(NotFoundError):
            decide_all(store, 3, (999,), ACCEPT, reviewer="Ada")
        assert history(store, 3) == []

    def test_places_are_decided_claim_by_claim(self, store: Store) -> None:
        with pytest.raises(DecisionRefusedError, match="one claim alone"):
            decide_all(store, 3, (9,), TO_FARCE, reviewer="Ada")

    def test_what_somebody_changed_meanwhile_is_looked_at_again_first(self, store: Store) -> None:
        decide(store, 3, AS_FACT, reviewer="Bo", seen=Seen(label=OPINION))
        with pytest.raises(ReviewOvertakenError, match="Bo decided on claim 3 meanwhile"):
            decide(store, 3, ACCEPT, reviewer="Ada", seen=Seen(label=OPINION))
        assert decide(store, 3, ACCEPT, reviewer="Ada", seen=Seen(label=FACT)).label is FACT


class TestTwice:
    @pytest.mark.parametrize("choice", [ACCEPT, AS_FACT, NONE, SKIP, TO_FARCE, IN_TWO])
    def test_the_same_decision_sent_twice_is_one_row(self, store: Store, choice: Choice) -> None:
        first = decide(store, 3, choice, reviewer="Ada", seen=Seen(label=OPINION))
        again = decide(store, 3, choice, reviewer="Ada", seen=Seen(label=OPINION))
        assert first == again
        assert len(history(store, 3)) == 1

    def test_a_decision_made_again_after_somebody_else_is_a_new_one(self, store: Store) -> None:
        decide(store, 3, ACCEPT, reviewer="Ada")
        decide(store, 3, AS_FACT, reviewer="Bo")
        decide(store, 3, Choice(decision=Decision.RELABEL, label=OPINION), reviewer="Ada")
        assert [one.reviewer for one in history(store, 3)] == ["Ada", "Bo", "Ada"]


class TestTwoReviewers:
    def test_the_latest_decision_stands_both_are_kept_and_it_shows_that_they_differ(self, store: Store) -> None:
        decide(store, 3, ACCEPT, reviewer="Ada")
        decide(store, 3, AS_FACT, reviewer="Bo")
        sql = "select label, reviewed_by, others_differ from claims_now where claim_id = 3"
        assert ask(store, sql) == [(FACT, "Bo", True)]
        assert [(one.reviewer, one.label) for one in history(store, 3)] == [("Ada", OPINION), ("Bo", FACT)]

    @pytest.mark.parametrize(
        ("one", "other", "differ"),
        [(ACCEPT, ACCEPT, False), (ACCEPT, NONE, True), (TO_FARCE, TO_FARCE, False), (NONE, NONE, False)],
    )
    def test_who_says_the_same_does_not_differ(self, store: Store, one: Choice, other: Choice, differ: bool) -> None:
        decide(store, 3, one, reviewer="Ada")
        decide(store, 3, other, reviewer="Bo")
        assert ask(store, "select others_differ from reviewed_places where claim_id = 3") == [(differ,)]

    def test_who_comes_round_differs_no_more(self, store: Store) -> None:
        decide(store, 3, ACCEPT, reviewer="Ada")
        decide(store, 3, AS_FACT, reviewer="Bo")
        decide(store, 3, AS_FACT, reviewer="Ada")
        assert ask(store, "select others_differ from claims_now where claim_id = 3") == [(False,)]


class TestUndo:
    def test_it_is_a_new_row_that_names_the_one_it_takes_back(self, store: Store) -> None:
        kept = decide(store, 3, AS_FACT, reviewer="Ada")
        back = undo(store, "Ada")
        assert back is not None
        assert (back.decision, back.undoes) == (Decision.UNDO, kept.review_id)
        assert now(store, 3) == [(OPINION, BODY[2], None, None, None)]
        assert [one.decision for one in history(store, 3)] == [Decision.RELABEL, Decision.UNDO]
        assert store.verify() == []

    def test_what_was_decided_before_stands_again(self, store: Store) -> None:
        decide(store, 3, TO_FARCE, reviewer="Ada")
        decide(store, 3, NONE, reviewer="Ada")
        undo(store, "Ada")
        assert now(store, 3) == [(OPINION, "a needless farce", None, "span", None)]

    def test_it_goes_back_step_by_step_and_leaves_others_alone(self, store: Store) -> None:
        decide(store, 3, ACCEPT, reviewer="Ada")
        decide(store, 2, ACCEPT, reviewer="Bo")
        decide(store, 1, ACCEPT, reviewer="Ada")
        taken = [back.claim_id if (back := undo(store, "Ada")) else None for _ in range(3)]
        assert taken == [1, 3, None]
        assert ask(store, "select distinct reviewer from reviewed_places") == [("Bo",)]

    def test_naming_the_same_review_twice_takes_it_back_once(self, store: Store) -> None:
        decide(store, 3, ACCEPT, reviewer="Ada")
        kept = decide(store, 2, ACCEPT, reviewer="Ada")
        assert undo(store, "Ada", kept.review_id) == undo(store, "Ada", kept.review_id)
        assert len(history(store, 3)) == 1

    def test_nobody_takes_back_what_another_decided(self, store: Store) -> None:
        kept = decide(store, 3, ACCEPT, reviewer="Ada")
        with pytest.raises(DecisionRefusedError, match="Ada's"):
            undo(store, "Bo", kept.review_id)

    def test_what_was_taken_back_can_be_decided_again(self, store: Store) -> None:
        decide(store, 3, AS_FACT, reviewer="Ada")
        undo(store, "Ada")
        decide(store, 3, AS_FACT, reviewer="Ada")
        assert now(store, 3)[0][0] == FACT
