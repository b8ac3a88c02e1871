"""What counts as right, on texts small enough to count by hand."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.evaluation import Evaluation, Examined, GoldDocument, Question, evaluate
from factcheck.evaluation.calibration import calibrations
from factcheck.evaluation.gold import GoldClaim, GoldLink, GoldSentence
from factcheck.evaluation.judging import Forecast
from factcheck.evaluation.matching import cover, overlap, pairs
from factcheck.evaluation.voices import is_source
from factcheck.records import AnnotatorInfo, Article, AuditedArticle, Claim, Link, Sentence, SentenceOutcome
from factcheck.spans import Span
from factcheck.vocabulary import Alignment, AuditStatus, Label, NoClaimReason, OpinionKind, Outcome, SourceKind

FACT, SAID, OPINION = Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.OPINION
NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


def place(words: str, text: str) -> Span:
    """Where `words` first stand."""
    return Span(text.index(words), text.index(words) + len(words))


def marked(label: Label, words: str, text: str, **more: object) -> GoldClaim:
    return GoldClaim.model_validate({"label": label, "span": place(words, text)} | more)


def voice(text: str, source: str, cue: str = "", **more: object) -> GoldLink:
    cue_span = place(cue, text) if cue else None
    return GoldLink.model_validate({"source": source, "source_span": place(source, text), "cue_span": cue_span} | more)


def found(number: int, label: Label, words: str, text: str, **more: object) -> Claim:
    basic = {"number": number, "sentence": 1, "label": label, "span": place(words, text), "quote": words}
    return Claim.model_validate(basic | {"alignment": Alignment.EXACT} | more)


def link(text: str, source: str, cue: str = "", **more: object) -> Link:
    basic = {"source": source, "source_span": place(source, text) if source else None, "cue": cue}
    placed = {"cue_span": place(cue, text) if cue else None, "kind": SourceKind.PERSON}
    return Link.model_validate(basic | placed | more)


def an_audit(
    text: str, claims: Sequence[Claim], sentences: Sequence[Span] = (), silent: Sequence[int] = ()
) -> AuditedArticle:
    numbered = tuple(
        Sentence(number=number, kind="body", span=span, paragraph=1)
        for number, span in enumerate(sentences or [Span(0, len(text))], start=1)
    )
    outcomes = tuple(
        SentenceOutcome(sentence=one.number, outcome=Outcome.NO_CLAIM, reason=NoClaimReason.FRAGMENT)
        if one.number in silent
        else SentenceOutcome(sentence=one.number, outcome=Outcome.CLAIMS)
        for one in numbered
    )
    return AuditedArticle(
        article=Article(text=text),
        sentences=numbered,
        annotator=AnnotatorInfo(name="somebody", version="1"),
        status=AuditStatus.COMPLETE,
        claims=tuple(claims),
        outcomes=outcomes,
        signals=(),
        calls=(),
        started_at=NOON,
        finished_at=NOON,
    )


def gold_of(
    text: str,
    *questions: Question,
    claims: Sequence[GoldClaim] = (),
    sentences: Sequence[GoldSentence] = (),
    exhaustive: bool = True,
) -> GoldDocument:
    return GoldDocument(
        "made up", Article(text=text), frozenset(questions), exhaustive, tuple(sentences), tuple(claims)
    )


def evaluated(gold: GoldDocument, audited: AuditedArticle) -> Evaluation:
    return evaluate([Examined(gold, audited)])


def value(found: Evaluation, name: str, measure: str) -> float | None:
    """A figure; None where there is none."""
    values = [one.value for one in found.figures if (one.name, one.measure) == (name, measure)]
    assert len(values) <= 1
    return values[0] if values else None


def counts(
    found: Evaluation, name: str, measure: str, question: Question | None = None
) -> tuple[int | None, int | None]:
    """What a figure was counted from: the right ones, and all."""
    (one,) = [
        one for one in found.figures if (one.name, one.measure) == (name, measure) and question in (None, one.question)
    ]
    return one.right, one.of


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


class TestAttribution:
    TEXT = "Mayor Oda Brekke said the bridge would stay shut. She blamed rust, the Halden Post wrote."

    def judged(self, gold: Sequence[GoldClaim], given_: Sequence[Claim], *, exhaustive: bool = True) -> Evaluation:
        document = gold_of(self.TEXT, Question.ATTRIBUTION, claims=gold, exhaustive=exhaustive)
        return evaluated(document, an_audit(self.TEXT, given_))

    def said(self, *chain: GoldLink, content: str = "the bridge would stay shut") -> GoldClaim:
        return marked(SAID, content, self.TEXT, content=(place(content, self.TEXT),), chain=chain)

    def gave(self, *chain: Link, content: str = "the bridge would stay shut", number: int = 1) -> Claim:
        return found(number, SAID, content, self.TEXT, content=(place(content, self.TEXT),), chain=chain)

    def test_content_with_the_right_source_is_found(self) -> None:
        judged = self.judged(
            [self.said(voice(self.TEXT, "Mayor Oda Brekke", "said", kind="person"))],
            [self.gave(link(self.TEXT, "Oda Brekke", "said"), content="bridge would stay")],
        )
        assert value(judged, "content + source", "f1") == 1
        for name in ("source", "cue", "source kind", "whole chain"):
            assert counts(judged, name, "share") == (1, 1)
        assert judged.mistakes == ()

    def test_content_with_another_source_is_content_alone(self) -> None:
        judged = self.judged(
            [self.said(voice(self.TEXT, "Mayor Oda Brekke"))], [self.gave(link(self.TEXT, "the Halden Post"))]
        )
        assert (value(judged, "content", "f1"), value(judged, "content + source", "f1")) == (1, 0)
        assert [one.kind for one in judged.mistakes] == ["source wrong"]

    def test_content_of_which_less_than_half_is_found_is_not(self) -> None:
        judged = self.judged(
            [self.said(voice(self.TEXT, "Mayor Oda Brekke"))],
            [self.gave(link(self.TEXT, "Mayor Oda Brekke"), content="the bridge")],
        )
        assert value(judged, "content", "recall") == 0
        assert counts(judged, "content characters", "recall") == (9, 22)

    def test_content_may_be_found_in_several_claims_of_one_source(self) -> None:
        brekke = link(self.TEXT, "Mayor Oda Brekke")
        parts = [self.gave(brekke, content="the bridge"), self.gave(brekke, content="would stay shut", number=2)]
        judged = self.judged([self.said(voice(self.TEXT, "Mayor Oda Brekke"))], parts)
        assert value(judged, "content + source", "recall") == 1
        assert counts(judged, "content + source", "precision") == (2, 2)

    def test_sentences_given_to_the_name_of_a_right_source_are_of_that_source(self) -> None:
        brekke = link(self.TEXT, "Mayor Oda Brekke", full_name="Oda Brekke")
        later = link(self.TEXT, "", full_name="Oda Brekke")
        parts = [self.gave(brekke, content="the"), self.gave(later, content="bridge would stay shut", number=2)]
        mayor = GoldLink(source="Mayor", source_span=place("Mayor", self.TEXT), also=(place("Brekke", self.TEXT),))
        assert value(self.judged([self.said(mayor)], parts), "content + source", "recall") == 1

    def test_an_attribution_that_nobody_marked_costs_precision_unless_gold_is_not_exhaustive(self) -> None:
        brekke = self.gave(link(self.TEXT, "Mayor Oda Brekke"))
        assert counts(self.judged([], [brekke]), "content", "precision") == (0, 1)
        assert self.judged([], [brekke], exhaustive=False).figures == ()

    CHAIN = ("the Halden Post", "She")

    @pytest.mark.parametrize(
        ("given_", "right"),
        [(("the Halden Post", "She"), 1), (("She",), 0), (("She", "the Halden Post"), 0), (("the Halden Post",), 0)],
    )
    def test_a_chain_is_right_when_all_its_voices_are_in_their_order(self, given_: tuple[str, ...], right: int) -> None:
        judged = self.judged(
            [self.said(*(voice(self.TEXT, source) for source in self.CHAIN), content="rust")],
            [self.gave(*(link(self.TEXT, source) for source in given_), content="rust")],
        )
        assert counts(judged, "nested chain", "share") == (right, 1)
        assert counts(judged, "whole chain", "share") == (right, 1)

    def test_an_outer_voice_puts_forward_what_those_further_in_say_and_that_they_say_it(self) -> None:
        outer = marked(
            SAID,
            "She blamed rust, the Halden Post wrote.",
            self.TEXT,
            content=(place("She blamed rust", self.TEXT),),
            chain=(voice(self.TEXT, "the Halden Post"),),
        )
        chain = (link(self.TEXT, "the Halden Post", "wrote"), link(self.TEXT, "She", "blamed"))
        judged = self.judged([outer], [self.gave(*chain, content="rust")], exhaustive=False)
        assert value(judged, "content + source", "recall") == 1

    def test_a_speaker_whom_no_word_names_may_stand_outside_a_chain_where_gold_is_not_exhaustive(self) -> None:
        implied = Link(source="", source_span=None, cue="", cue_span=None, full_name="Jon Vik", kind=SourceKind.PERSON)
        gold = [self.said(voice(self.TEXT, "Mayor Oda Brekke"))]
        given_ = [self.gave(implied, link(self.TEXT, "Mayor Oda Brekke", "said"))]
        assert counts(self.judged(gold, given_, exhaustive=False), "whole chain", "share") == (1, 1)
        assert counts(self.judged(gold, given_), "whole chain", "share") == (0, 1)

    def test_a_source_that_was_not_marked_is_not_judged(self) -> None:
        judged = self.judged([self.said()], [self.gave(link(self.TEXT, "Mayor Oda Brekke"))])
        assert value(judged, "content + source", "recall") == 1
        assert value(judged, "source", "share") is None


SOURCES = "A spokesman for the harbour office, Jon Vik, said so. The ministry of works agreed. He left."


@pytest.mark.parametrize(
    ("gold", "given_", "right"),
    [
        ("A spokesman for the harbour office, Jon Vik", "A spokesman", True),
        ("A spokesman for the harbour office, Jon Vik", "Jon Vik", True),
        ("A spokesman for the harbour office, Jon Vik", "the harbour office", False),
        ("The ministry of works", "The ministry", True),
        ("The ministry of works", "works", False),
        ("The ministry of works", "Jon Vik", False),
    ],
)
def test_a_source_is_right_where_its_head_is(gold: str, given_: str, right: bool) -> None:
    assert is_source(voice(SOURCES, gold), link(SOURCES, given_), SOURCES) is right


@pytest.mark.parametrize(
    ("gold", "given_", "right"),
    [
        ("Jon Vik", "Mr. Vik", True),
        ("Jon Vik himself", "Jon Vik", True),
        ("Jon Vik", "Oda Brekke", False),
        ("the city council", "council", True),
        ("the city council", "the school council", False),
    ],
)
def test_a_source_in_another_sentence_is_known_by_its_name(gold: str, given_: str, right: bool) -> None:
    pronoun = voice(SOURCES, "He", full_name=gold)
    assert is_source(pronoun, link(SOURCES, "", full_name=given_), SOURCES) is right


def test_a_pronoun_elsewhere_names_nobody() -> None:
    two = "He left. He came."
    there = GoldLink(source="He", source_span=Span(0, 2))
    here = Link(source="He", source_span=Span(9, 11), cue="", cue_span=None, kind=SourceKind.PERSON)
    assert not is_source(there, here, two)


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
