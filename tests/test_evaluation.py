"""What counts as right, on texts small enough to count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.evaluation import Evaluation, Question
from factcheck.evaluation.gold import GoldSentence
from factcheck.evaluation.matching import cover, overlap, pairs
from factcheck.spans import Span
from factcheck.vocabulary import NoClaimReason, OpinionKind
from tests.evaluation_records import (
    FACT,
    OPINION,
    SAID,
    an_audit,
    counts,
    evaluated,
    found,
    gold_of,
    marked,
    place,
    value,
)


class TestLabels:
    TEXT = "One came. Two left. Three stayed. Four fell. Five rose. Six sank."
    WORDS = ("One came.", "Two left.", "Three stayed.", "Four fell.", "Five rose.", "Six sank.")
    MARKED = (FACT, FACT, FACT, SAID, OPINION, OPINION)
    GIVEN = (FACT, FACT, OPINION, SAID, OPINION, FACT)

    @pytest.fixture
    def six(self) -> Evaluation:
        """Facts: 3 marked, 3 given, 2 of them right. Statements: all right. Opinions: 2 marked, 2 given, 1 right."""
        claims = [marked(label, words, self.TEXT) for label, words in zip(self.MARKED, self.WORDS, strict=True)]
        given_ = [
            found(number, label, words, self.TEXT)
            for number, (label, words) in enumerate(zip(self.GIVEN, self.WORDS, strict=True), start=1)
        ]
        return evaluated(gold_of(self.TEXT, Question.LABELS, claims=claims), an_audit(self.TEXT, given_))

    @pytest.mark.parametrize(
        ("name", "precision", "recall", "f1"),
        [(FACT, 2 / 3, 2 / 3, 2 / 3), (SAID, 1.0, 1.0, 1.0), (OPINION, 1 / 2, 1 / 2, 1 / 2)],
    )
    def test_precision_recall_and_f1_are_those_counted_by_hand(
        self, six: Evaluation, name: str, precision: float, recall: float, f1: float
    ) -> None:
        assert value(six, name, "precision") == pytest.approx(precision)
        assert value(six, name, "recall") == pytest.approx(recall)
        assert value(six, name, "f1") == pytest.approx(f1)

    def test_macro_f1_weighs_every_label_alike(self, six: Evaluation) -> None:
        assert value(six, "all", "macro_f1") == pytest.approx((2 / 3 + 1 + 1 / 2) / 3)

    def test_the_confusion_says_what_was_taken_for_what(self, six: Evaluation) -> None:
        assert {(one.marked, one.given): one.count for one in six.confusion} == {
            (FACT, FACT): 2,
            (FACT, OPINION): 1,
            (SAID, SAID): 1,
            (OPINION, OPINION): 1,
            (OPINION, FACT): 1,
        }

    def test_mistakes_are_shown_with_their_text_and_both_labels(self, six: Evaluation) -> None:
        told = {(one.text, one.marked, one.given) for one in six.mistakes}
        assert told == {("Three stayed.", FACT, OPINION), ("Six sank.", OPINION, FACT)}

    def test_a_claim_that_nobody_marked_costs_precision_and_one_that_nobody_found_recall(self) -> None:
        text = "One came. Two left."
        gold = gold_of(text, Question.LABELS, claims=[marked(FACT, "One came.", text)])
        none = evaluated(gold, an_audit(text, [found(1, FACT, "Two left.", text)]))
        assert (value(none, FACT, "precision"), value(none, FACT, "recall"), value(none, FACT, "f1")) == (0, 0, 0)
        assert {(one.marked, one.given) for one in none.confusion} == {(FACT, "missed"), ("not marked", FACT)}

    def test_one_given_claim_answers_to_one_marked_claim_only(self) -> None:
        text = "One came and two left."
        gold = gold_of(text, Question.LABELS, claims=[marked(FACT, text, text), marked(FACT, text[:-1], text)])
        assert counts(evaluated(gold, an_audit(text, [found(1, FACT, text, text)])), FACT, "recall") == (1, 2)

    def test_of_two_equal_answers_the_one_with_the_same_label_counts(self) -> None:
        text = "One came."
        gold = gold_of(text, Question.LABELS, claims=[marked(OPINION, text, text)])
        both = [found(1, FACT, text, text), found(2, OPINION, text, text)]
        assert value(evaluated(gold, an_audit(text, both)), OPINION, "recall") == 1

    def test_the_kind_of_an_opinion_is_judged_where_it_is_marked(self) -> None:
        text = "It was a farce. It will end badly."
        gold = gold_of(
            text,
            Question.LABELS,
            claims=[
                marked(OPINION, "It was a farce.", text, opinion_kind=OpinionKind.EVALUATION),
                marked(OPINION, "It will end badly.", text),
            ],
        )
        given_ = [
            found(1, OPINION, "It was a farce.", text, opinion_kind=OpinionKind.PREDICTION),
            found(2, OPINION, "It will end badly.", text, opinion_kind=OpinionKind.PREDICTION),
        ]
        assert counts(evaluated(gold, an_audit(text, given_)), "opinion kind", "share") == (0, 1)

    def test_gold_that_is_not_exhaustive_has_recall_alone(self) -> None:
        text = "One came. Two left."
        gold = gold_of(text, Question.LABELS, claims=[marked(FACT, "One came.", text)], exhaustive=False)
        both = evaluated(gold, an_audit(text, [found(1, FACT, "One came.", text), found(2, FACT, "Two left.", text)]))
        assert value(both, FACT, "recall") == 1
        assert {one.measure for one in both.figures} == {"recall"}
        assert (both.not_exhaustive, both.mistakes) == (1, ())


class TestSpans:
    TEXT = "The tram runs, and the ferry stops."

    def test_exact_overlap_and_characters_are_three_measures(self) -> None:
        # Letters: "The tram runs" 11, "the ferry stops" 13, the whole with "and" 27.
        gold = gold_of(
            self.TEXT,
            Question.SPANS,
            claims=[marked(FACT, "The tram runs", self.TEXT), marked(FACT, "the ferry stops", self.TEXT)],
        )
        whole = evaluated(
            gold,
            an_audit(self.TEXT, [found(1, FACT, "The tram runs", self.TEXT), found(2, OPINION, "stops", self.TEXT)]),
        )
        assert counts(whole, "exact", "recall") == (1, 2)
        assert counts(whole, "overlap", "recall") == (1, 2)
        assert counts(whole, "labelled characters", "recall") == (11, 24)
        assert counts(whole, "labelled characters", "precision") == (11, 16)

    def test_two_marks_on_one_place_are_two_exact_hits_only_where_two_claims_were_found(self) -> None:
        twice = [marked(label, "The tram runs", self.TEXT) for label in (FACT, OPINION)]
        gold, once = gold_of(self.TEXT, Question.SPANS, claims=twice), [found(1, FACT, "The tram runs", self.TEXT)]
        one, two, three = (
            evaluated(gold, an_audit(self.TEXT, given_))
            for given_ in (once, [*once, found(2, FACT, "The tram runs", self.TEXT)], once * 3)
        )
        assert (counts(one, "exact", "recall"), counts(one, "exact", "precision")) == ((1, 2), (1, 1))
        assert counts(two, "exact", "recall") == (2, 2)
        assert counts(three, "exact", "precision") == (2, 3)

    def test_overlap_is_the_shared_letters_of_all_letters(self) -> None:
        text = "aaaa bb!"
        one, other = cover(text, [Span(0, 4)]), cover(text, [Span(2, 8)])
        assert overlap(one, other) == pytest.approx(2 / 6)

    @given(st.lists(st.sets(st.integers(0, 12)), max_size=5), st.lists(st.sets(st.integers(0, 12)), max_size=5))
    def test_each_stretch_has_at_most_one_answer_and_shares_half_with_it(
        self, marks: list[set[int]], gives: list[set[int]]
    ) -> None:
        one, other = [frozenset(mark) for mark in marks], [frozenset(give) for give in gives]
        paired = pairs(one, other)
        assert len(set(paired.values())) == len(paired)
        assert all(overlap(one[m], other[g]) >= 0.5 for m, g in paired.items())


class TestOpinion:
    TEXT = "It opened in May. It is a farce. He called it a farce."
    SPANS = (Span(0, 17), Span(18, 32), Span(33, 54))

    def test_a_sentence_is_an_opinion_where_the_article_gives_one_of_its_own(self) -> None:
        sentences = [GoldSentence(span=span, opinion=place == 1) for place, span in enumerate(self.SPANS)]
        given_ = [
            found(1, FACT, "It opened in May.", self.TEXT),
            found(2, OPINION, "It is a farce.", self.TEXT),
            found(3, OPINION, "He called it a farce.", self.TEXT),
        ]
        gold = gold_of(self.TEXT, Question.OPINION, sentences=sentences)
        judged = evaluated(gold, an_audit(self.TEXT, given_, self.SPANS))
        assert counts(judged, "opinion", "precision") == (1, 2)
        assert counts(judged, "opinion", "recall") == (1, 1)
        assert counts(judged, "rest", "recall") == (1, 2)
        assert value(judged, "all", "macro_f1") == pytest.approx(2 / 3)
        assert [one.kind for one in judged.mistakes] == ["no opinion taken for opinion"]

    def test_a_sentence_of_which_nobody_said_is_not_judged(self) -> None:
        sentences = [GoldSentence(span=self.SPANS[0]), GoldSentence(span=self.SPANS[1], opinion=True)]
        judged = evaluated(gold_of(self.TEXT, Question.OPINION, sentences=sentences), an_audit(self.TEXT, []))
        assert counts(judged, "opinion", "recall") == (0, 1)
        assert value(judged, "rest", "recall") is None

    def test_where_all_labels_are_marked_the_sentence_follows_from_its_claims(self) -> None:
        gold = gold_of(
            self.TEXT,
            Question.OPINION,
            Question.LABELS,
            sentences=[GoldSentence(span=span) for span in self.SPANS],
            claims=[marked(OPINION, "It is a farce.", self.TEXT)],
        )
        judged = evaluated(gold, an_audit(self.TEXT, [found(1, OPINION, "It is a farce.", self.TEXT)], self.SPANS))
        assert counts(judged, "opinion", "recall", Question.OPINION) == (1, 1)
        assert counts(judged, "rest", "recall") == (2, 2)


def test_sentences_without_claims_are_judged_with_their_reasons() -> None:
    text = "A long wait. It opened. Photo: N. Vik."
    spans = [place(words, text) for words in ("A long wait.", "It opened.", "Photo: N. Vik.")]
    reasons = [NoClaimReason.HEADING, None, NoClaimReason.FRAGMENT]
    sentences = [GoldSentence(span=span, no_claim=reason) for span, reason in zip(spans, reasons, strict=True)]
    judged = evaluated(gold_of(text, Question.NO_CLAIM, sentences=sentences), an_audit(text, [], spans, silent=[2, 3]))
    assert counts(judged, "no_claim", "recall") == (1, 2)
    assert counts(judged, "no_claim", "precision") == (1, 2)
    assert counts(judged, "reason", "share") == (1, 1)


def test_a_sentence_counts_only_where_both_ends_are_right() -> None:
    text = "One came. Two left."
    gold = gold_of(text, Question.SENTENCES, sentences=[GoldSentence(span=Span(0, 9)), GoldSentence(span=Span(10, 19))])
    judged = evaluated(gold, an_audit(text, [], [Span(0, 9), Span(10, 13), Span(14, 19)]))
    assert (counts(judged, "exact", "recall"), counts(judged, "exact", "precision")) == ((1, 2), (1, 3))
