"""The built-in annotator where names stand before paragraphs: each answer is its own speaker's, and nobody else's."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import article, named, said, voices

OVEN = """{introduction}

{asker}How did it begin?

Signe Marn: With an oven we bought in 1998.

{asker}Did it work?

Signe: It never worked. The rent doubled in 2021.

Tove: I told them it would fail. Nobody listened.
"""


def heard(text: str) -> list[tuple[str, str]]:
    """Who says what, of every draft that is on somebody's word; names as written where no longer one is known."""
    spoken = [draft for draft in article(text) if draft.chain]
    return [(named(draft)[0] or voices(draft)[0][0] or "", said(draft)[0]) for draft in spoken]


@pytest.mark.parametrize(
    "introduction",
    [
        "The Halden Post spoke to Lise Marn.",
        "The Halden Post spoke to the sisters Signe and Lise Marn and their father, Tove.",
        "The bakery at the corner closes in May.",
    ],
)
@pytest.mark.parametrize("asker", ["Halden Post: ", ""])
def test_an_answer_is_the_word_of_the_name_before_it_whoever_is_introduced(introduction: str, asker: str) -> None:
    assert heard(OVEN.format(introduction=introduction, asker=asker)) == [
        ("Signe Marn", "With an oven we bought in 1998."),
        ("Signe Marn", "It never worked."),
        ("Signe Marn", "The rent doubled in 2021."),
        ("Tove", "it would fail."),
        ("Tove", "Nobody listened."),
    ]


def test_two_who_are_asked_together_answer_each_for_himself() -> None:
    text = (
        "Tern Courier spoke to the two coaches.\n\nHow was the game?\n\nTim Hallo: We lost it. The field was wet.\n\n"
        "And the next one?\n\nRita Sund, 40, a coach: I think we will win. The team is young."
    )
    assert heard(text) == [
        ("Tim Hallo", "We lost it."),
        ("Tim Hallo", "The field was wet."),
        ("Rita Sund", "we will win."),
        ("Rita Sund", "The team is young."),
    ]


def test_a_first_name_and_a_surname_before_answers_are_the_one_who_is_interviewed() -> None:
    text = (
        "Tern Courier interviews diver Ivo Brandt\n\nWhy do you dive?\n\nI like the cold.\n\nWhat next?\n\n"
        "{name}: The reef rests. It is late.\n\nUpdate: The reef was closed in May."
    )
    for name in ("Ivo", "Brandt", "Mr Brandt", "Ivo Brandt"):
        answers = heard(text.format(name=name))
        assert answers[-1] == ("Ivo Brandt", "It is late.")
        assert {who for who, _ in answers} == {"Ivo Brandt"}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Bread\n\nWe met Lise Marn and her father Tove Marn.\n\nGAZETTE: Why?\n\nLISE: We had an oven.\n\n"
            "TOVE: It was cold.\n\nGAZETTE: And then?\n\nLISE: We sold it.",
            ["Lise Marn", "Tove Marn", "Lise Marn"],
        ),
        (
            "The Gazette: Why do you dive?\n\nÉlodie van Brandt: I like it.\n\nThe Gazette: And now?\n\n"
            "Van Brandt: It is late.\n\nÅse: It rains.",
            ["Élodie van Brandt", "Élodie van Brandt", "Åse"],
        ),
        (
            "How it was\n\nSigne Marn (42): I love the oven.\n\nTove Marn, 70: I hate it.\n\nIt is late.",
            ["Signe Marn", "Tove Marn"],
        ),
        (
            "How did it begin?\n\nSigne: We had an oven.\n\nAnd then?\n\nTove: It was cold.",
            ["Signe", "Tove"],
        ),
    ],
)
def test_names_in_capitals_with_particles_or_ages_mark_turns(text: str, speakers: list[str]) -> None:
    assert [who for who, _ in heard(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Ferry\n\nBackground: The union called a strike. We wait.\n\nUpdate: The ferry sailed.\n\nWhy does it matter?",
        "Films\n\nWho will win?\n\nBest Picture: I think The Quay will win.\n\nBest Actor: I like Per Vik.",
        "Review\n\nThe Food: We had soup.\n\nThe Service: Our waiter slept.\n\nIs it worth it? No.",
        "Ferry\n\nPort Halden: The ferry was late. We waited.\n\nTern Bay: It was on time.\n\nWill it sail on Monday?",
        "How do I pay?\n\nCredit Card: You pay here. We take all.\n\nBank Transfer: We send a letter.\n\nDo you wait?",
        "Fair\n\nDay 1: We came late.\n\nDay 2: We saw the bells.\n\nWhat will Day 3 bring?",
    ],
)
def test_headings_places_and_days_before_a_colon_are_nobody(text: str) -> None:
    assert all(draft.chain == () for draft in article(text))


@pytest.mark.parametrize(("asking", "answering"), [("Q:", "A:"), ("Question:", "Answer:"), ("Q.", "A.")])
def test_an_explainer_answers_in_the_words_of_the_article(asking: str, answering: str) -> None:
    text = (
        f"New rules on ferries\n\nMinister Oda Brekke signed them.\n\n{asking} When do they start?\n\n"
        f"{answering} They take effect on January 1. The change is long overdue.\n\n{asking} Who pays?\n\n"
        f"{answering} The owners pay 3 crowns, the ministry said."
    )
    drafts = article(text)
    assert [draft.label for draft in drafts[1:3]] == [Label.REPORTED_FACT, Label.OPINION]
    assert [voices(draft)[0][0] for draft in drafts if draft.chain] == ["the ministry"]


def test_who_answers_under_a_letter_alone_has_no_name() -> None:
    text = "Q: Why do you sell?\n\nA: I think it is time. My aunt left.\n\nQ: And now?\n\nA: We rest."
    drafts = article(text)
    assert [voices(draft)[0][:2] for draft in drafts] == [("I", "think"), (None, None), (None, None)]
    assert [named(draft) for draft in drafts] == [[""]] * 3
    assert said(drafts[2]) == ["We rest."]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Full text: Speech by Prime Minister Oda Brekke to the nation, 4 May", "Oda Brekke"),
        ("Read in full: Oda Brekke's resignation statement", "Oda Brekke"),
        ("The following is a transcript of the governor's speech.", "the governor"),
        ("Address by the governor: transcript", "the governor"),
        ("Text of the speech by the governor", "the governor"),
        ("Transcript: farewell speech", ""),
    ],
)
def test_a_speech_in_full_is_the_word_of_who_gave_it(head: str, name: str) -> None:
    speech = "I stand here tonight to speak of the flood. The army will build the dam.\n\nWe have lost nine boats."
    drafts = [draft for draft in article(f"{head}\n\n{speech}\n") if draft.chain]
    assert [named(draft) for draft in drafts] == [[name]] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Speech by Oda Brekke angers unions\n\nThe quay will close.\n\nThe vote is on Monday.",
        "Transcript of the mayor's speech is lost\n\nThe town looked for it on Monday.\n\nIt was not there.",
        "What the governor's speech says in full\n\nThe governor spoke for an hour. We counted.\n\nThe town waits.",
        "We heard the speech\n\nI liked it.\n\nWe left early.",
    ],
)
def test_a_report_on_a_speech_is_the_articles_own(text: str) -> None:
    assert all(draft.chain == () for draft in article(text))
