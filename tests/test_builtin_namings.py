"""What somebody calls something, wherever in the sentence that something and the one who calls it so stand."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import article, attributed, drafts_of, said, voices


@pytest.mark.parametrize(
    ("words", "chain", "content"),
    [
        (
            "“A black day for the whole port” was how Moe described it.",
            [("Moe", "described", "person")],
            "A black day for the whole port",
        ),
        (
            "The firm closed in what the mayor called “a black day for all of us”.",
            [("the mayor", "called", "person")],
            "a black day for all of us",
        ),
        (
            "Police held a man in what they called a routine check.",
            [("they", "called", "group")],
            "a routine check",
        ),
        (
            "The yard shut in what unions called the worst blow the town had suffered.",
            [("unions", "called", "organisation")],
            "the worst blow the town had suffered",
        ),
        (
            "Police raided the hall in what they described as the largest inquiry that the port has seen.",
            [("they", "described", "group")],
            "the largest inquiry that the port has seen",
        ),
        (
            "What the mayor called “a scandal for all of us” has become a court case.",
            [("the mayor", "called", "person")],
            "a scandal for all of us",
        ),
        (
            "The ship, which the mayor has called “a floating coffin for the crew”, left on Monday.",
            [("the mayor", "called", "person")],
            "a floating coffin for the crew",
        ),
        (
            "He wrote a book, which the Halden Post described as “the dullest of all the memoirs”.",
            [("the Halden Post", "described", "media")],
            "the dullest of all the memoirs",
        ),
        (
            "The plan was dubbed “a gift to the rich and nobody else” by the union.",
            [("the union", "dubbed", "organisation")],
            "a gift to the rich and nobody else",
        ),
        (
            "The Halden Post quoted two sailors who said the ship had no radio.",
            [("The Halden Post", "quoted", "media"), ("two sailors", "said", "unnamed")],
            "the ship had no radio.",
        ),
    ],
)
def test_what_somebody_calls_something_is_his_word(
    words: str, chain: list[tuple[str | None, str, str]], content: str
) -> None:
    (draft,) = attributed(words)
    assert voices(draft) == chain
    assert said(draft) == [content]


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("The firm closed in what the mayor called “a black day for all of us”.", "The firm closed"),
        ("Police held a man in what they called a routine check.", "Police held a man"),
    ],
)
def test_what_happened_stays_a_fact_beside_what_somebody_calls_it(words: str, fact: str) -> None:
    first, _ = drafts_of([words])
    assert (first.label, first.part and first.part.text) == (Label.REPORTED_FACT, fact)


@pytest.mark.parametrize("did", ["made", "has made", "will make", "is making"])
def test_what_was_done_stays_whole_where_somebody_calls_it_something(did: str) -> None:
    [draft] = drafts_of([f"The bank {did} what analysts call a grave mistake."])
    assert (draft.part, voices(draft)) == (None, [("analysts", "call", "unnamed")])


@pytest.mark.parametrize(
    "words",
    [
        "A book called “The Long Night of the Harbour” was sold by the union.",
        "The storm, dubbed “the Beast of the North” by the Halden Post, hit on Monday.",
        "The ship, which was called “the Gull of the North”, left on Monday.",
        "The Halden Post quoted a sailor.",
        "The firm did what it called for in May.",
    ],
)
def test_a_mere_name_is_on_nobodys_word(words: str) -> None:
    assert attributed(words) == []


@pytest.mark.parametrize(
    ("words", "source", "cue"),
    [
        ("The firm has since said that the quay is safe.", "The firm", "said"),
        ("Moe was quick to stress that the quay was safe.", "Moe", "stress"),
        ("Moe is careful, however, to point out that it may fall.", "Moe", "point out"),
        ("Moe was at pains to say that the quay was safe.", "Moe", "say"),
        ("Moe kept insisting that the quay was safe.", "Moe", "insisting"),
        ("The guidebook went on describing it as the pride of the town.", "The guidebook", "describing"),
    ],
)
def test_a_verb_that_another_leads_on_to_is_heard(words: str, source: str, cue: str) -> None:
    (draft,) = attributed(words)
    assert voices(draft)[0][:2] == (source, cue)


@pytest.mark.parametrize(
    "words", ["Moe was quick to leave the hall.", "The boat went on to Halden in May.", "Moe kept the reporting team."]
)
def test_what_leads_on_to_no_verb_of_saying_is_a_fact(words: str) -> None:
    assert attributed(words) == []


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        ("The plan was called cruel by critics.", "critics", "cruel"),
        ("The plan was described as cruel and reckless by critics.", "critics", "cruel and reckless"),
        ("The plan was dubbed a waste of money by the union.", "the union", "a waste of money"),
        ("The mayor was called a liar by the union on Monday.", "the union", "a liar"),
        ("The plan was branded cruel by critics and was dropped.", "critics", "cruel"),
        ("The film was hailed as a triumph by the Herald.", "the Herald", "a triumph"),
    ],
)
def test_what_something_is_called_without_quotation_marks_is_his_word_who_calls_it_so(
    words: str, source: str, content: str
) -> None:
    (draft,) = [draft for draft in drafts_of([words]) if draft.chain]
    assert [link.source and link.source.text for link in draft.chain] == [source]
    assert [piece.text for piece in draft.content] == [content]


@pytest.mark.parametrize(
    "words",
    [
        "The boat was called Gull by her owner.",
        "She was called to the office by her boss.",
        "The meeting was called by the mayor.",
        "The plan was called off by the council.",
    ],
)
def test_what_is_only_named_or_called_together_is_called_nothing(words: str) -> None:
    assert [draft for draft in drafts_of([words]) if draft.chain] == []


def test_what_critics_said_is_put_by_a_question_and_not_by_who_answers() -> None:
    told = (
        "Interview with Ida Moe\n\nWe met skipper Ida Moe in May.\n\n"
        "Q: The plan was called cruel by critics. How do you answer?\n\nA: It was never cruel. We gave them water."
    )
    asked = [draft for draft in article(told) if draft.sentence == 3]
    assert [[link.source and link.source.text for link in draft.chain] for draft in asked] == [["critics"]]
