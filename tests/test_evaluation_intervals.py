"""How sure figures are, how well probabilities fit, and which mistakes are shown."""

import pytest

from factcheck.evaluation import Examined, Question, evaluate
from factcheck.evaluation.calibration import calibrations
from factcheck.evaluation.gold import GoldSentence
from factcheck.evaluation.judging import Forecast
from factcheck.spans import Span
from tests.evaluation_records import FACT, OPINION, SAID, an_audit, evaluated, found, gold_of, marked


class TestIntervals:
    def examined(self, right: int, wrong: int) -> list[Examined]:
        text = "It is a farce."
        gold = gold_of(text, Question.OPINION, sentences=[GoldSentence(span=Span(0, 14), opinion=True)])
        hit, miss = (an_audit(text, [found(1, label, text, text)]) for label in (OPINION, FACT))
        return [Examined(gold, hit)] * right + [Examined(gold, miss)] * wrong

    def recall(self, examined: list[Examined], **options: int) -> tuple[float | None, float | None]:
        (one,) = [
            one for one in evaluate(examined, **options).figures if (one.name, one.measure) == ("opinion", "recall")
        ]
        return one.low, one.high

    def test_the_interval_is_that_of_draws_with_replacement(self) -> None:
        # Of 100 documents 70 are right: the share of a draw has the deviation of sqrt(.7 * .3 / 100), .046.
        low, high = self.recall(self.examined(70, 30), resamples=4000)
        assert low == pytest.approx(0.7 - 1.96 * 0.0458, abs=0.015)
        assert high == pytest.approx(0.7 + 1.96 * 0.0458, abs=0.015)

    def test_the_same_seed_draws_the_same(self) -> None:
        examined = self.examined(7, 3)
        assert self.recall(examined, seed=3) == self.recall(examined, seed=3)

    def test_one_document_has_none(self) -> None:
        assert self.recall(self.examined(1, 0)) == (None, None)


class TestCalibration:
    def test_bins_and_errors_are_those_counted_by_hand(self) -> None:
        came = [(0.9, True), (0.9, False), (1.0, True), (0.2, False)]
        (measured,) = calibrations([Forecast(Question.LABELS, probability, right) for probability, right in came])
        assert [(one.low, one.count, one.came) for one in measured.bins] == [(0.2, 1, 0.0), (0.9, 3, 2 / 3)]
        # 1 of 4 is .2 off; 3 of 4 are (.9 + .9 + 1) / 3 - 2 / 3 = .8 / 3 off.
        assert measured.expected_error == pytest.approx(0.25 * 0.2 + 0.75 * 0.8 / 3)
        assert measured.brier == pytest.approx((0.01 + 0.81 + 0 + 0.04) / 4)

    TEXT = "It is a farce."

    def test_who_gives_no_probabilities_has_no_calibration(self) -> None:
        gold = gold_of(self.TEXT, Question.LABELS, claims=[marked(OPINION, self.TEXT, self.TEXT)])
        assert evaluated(gold, an_audit(self.TEXT, [found(1, FACT, self.TEXT, self.TEXT)])).calibration == ()

    def test_of_a_claim_the_label_that_it_was_given_is_held_against_the_marked_one(self) -> None:
        gold = gold_of(self.TEXT, Question.LABELS, claims=[marked(OPINION, self.TEXT, self.TEXT)])
        audit = an_audit(self.TEXT, [found(1, FACT, self.TEXT, self.TEXT)])
        (measured,) = evaluate([Examined(gold, audit, {1: {FACT: 0.75, OPINION: 0.25}})]).calibration
        assert measured.expected_error == pytest.approx(0.75)

    def test_of_a_sentence_it_is_the_chance_of_an_opinion_whatever_the_label(self) -> None:
        sentence = GoldSentence(span=Span(0, len(self.TEXT)), opinion=True)
        gold = gold_of(self.TEXT, Question.OPINION, sentences=[sentence])
        audit = an_audit(self.TEXT, [found(1, FACT, self.TEXT, self.TEXT)])
        (measured,) = evaluate([Examined(gold, audit, {1: {FACT: 0.75, OPINION: 0.25}})]).calibration
        assert (measured.question, measured.expected_error) == (Question.OPINION, pytest.approx(0.75))


def test_the_worst_mistakes_are_one_of_each_kind_in_turn_the_commonest_first() -> None:
    text = "One came early. Two left. Three stayed. Four fell."
    gold = gold_of(
        text,
        Question.LABELS,
        claims=[
            marked(FACT, "One came early.", text),
            marked(FACT, "Two left.", text),
            marked(FACT, "Three stayed.", text),
            marked(OPINION, "Four fell.", text),
        ],
    )
    given_ = [
        found(1, OPINION, "One came early.", text),
        found(2, OPINION, "Two left.", text),
        found(3, FACT, "Three stayed.", text),
        found(4, SAID, "Four fell.", text),
    ]
    told = evaluate([Examined(gold, an_audit(text, given_))], worst=2)
    assert [one.text for one in told.mistakes] == ["One came early.", "Four fell."]
    assert [(kind.kind, kind.count) for kind in told.mistake_kinds] == [
        ("reported_fact taken for opinion", 2),
        ("opinion taken for attributed_statement", 1),
    ]
