"""Whose word counts as found, on texts small enough to count by hand."""

from collections.abc import Sequence

import pytest

from factcheck.evaluation import Evaluation, Question
from factcheck.evaluation.gold import GoldClaim, GoldLink
from factcheck.evaluation.voices import is_source
from factcheck.records import Claim, Link
from factcheck.spans import Span
from factcheck.vocabulary import SourceKind
from tests.evaluation_records import (
    SAID,
    an_audit,
    counts,
    evaluated,
    found,
    gold_of,
    link,
    marked,
    place,
    value,
    voice,
)


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

    def test_an_outer_voice_puts_forward_all_between_the_voice_further_in_and_its_words(self) -> None:
        text = "Vik said the crew had told the owner of the yard in a letter late in March that the hull leaks."
        told = "the crew had told the owner of the yard in a letter late in March that the hull leaks"
        outer = marked(SAID, told, text, content=(place(told, text),), chain=(voice(text, "Vik"),))
        chain = (link(text, "Vik", "said"), link(text, "the crew", "had told"))
        given_ = [found(1, SAID, told, text, content=(place("the hull leaks", text),), chain=chain)]
        document = gold_of(text, Question.ATTRIBUTION, claims=[outer], exhaustive=False)
        assert value(evaluated(document, an_audit(text, given_)), "content + source", "recall") == 1

    @pytest.mark.parametrize(("known_as", "right"), [("Oda Brekke", 1), ("Lene Dahl", 0), (None, 0)])
    def test_an_outer_voice_may_be_given_by_the_name_that_its_marked_pronoun_is_known_by(
        self, known_as: str | None, right: int
    ) -> None:
        text = "Mayor Oda Brekke spoke. She blamed rust. Vik, she added, had said the bridge would stay shut."
        shut = "the bridge would stay shut"
        gold = [marked(SAID, shut, text, content=(place(shut, text),), chain=(voice(text, "She"), voice(text, "Vik")))]
        chain = (link(text, "", full_name="Oda Brekke"), link(text, "Vik", "had said"))
        given_ = [found(1, SAID, shut, text, content=(place(shut, text),), chain=chain)]
        if known_as is not None:
            she = link(text, "She", "blamed", full_name=known_as)
            given_ += [found(2, SAID, "rust", text, content=(place("rust", text),), chain=(she,))]
        document = gold_of(text, Question.ATTRIBUTION, claims=gold, exhaustive=False)
        assert counts(evaluated(document, an_audit(text, given_)), "nested chain", "share") == (right, 1)

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
