"""The built-in annotator on where something is said, on what is feared by nobody named, and on pairs of voices."""

import pytest

from tests.builtin_drafts import attributed, said, voices


def heard(words: str) -> list[tuple[str | None, str]]:
    """Of each draft on somebody's word who is heard last, and what is put forward."""
    return [(voices(draft)[-1][0], " … ".join(said(draft))) for draft in attributed(words) if draft.chain]


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("Vik said in a statement the dam was safe.", "the dam was safe."),
        ("Vik said in an interview on Monday the dam was safe.", "the dam was safe."),
        ("Vik told analysts on a call the plant would stay open.", "the plant would stay open."),
        ("Vik told the court in a letter he was ill.", "he was ill."),
        ("Vik said in the town the shops were shut.", "in the town the shops were shut."),
        ("Vik said after the war he moved to Tarn.", "after the war he moved to Tarn."),
    ],
)
def test_the_letter_or_meeting_something_is_said_in_is_no_part_of_it(words: str, content: str) -> None:
    assert heard(words) == [("Vik", content)]


@pytest.mark.parametrize(
    "words",
    ["It is feared the dam will fail.", "It is understood the plant will close.", "It has been alleged he left."],
)
def test_what_is_feared_or_understood_by_nobody_named_is_no_word_of_the_article(words: str) -> None:
    assert [voices(draft)[-1][0] for draft in attributed(words)] == [None]


@pytest.mark.parametrize("words", ["It was thought dead.", "It was decided it would go.", "It is feared in Tarn."])
def test_what_is_thought_of_a_thing_or_decided_stays_a_fact(words: str) -> None:
    assert heard(words) == []


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The move was criticised by local councillors and residents.", "local councillors and residents"),
        ("It is late, said doctors and nurses at the ward.", "doctors and nurses"),
        ("It was attacked by unions and teachers, who said it was rushed.", "unions and teachers"),
        ("The bill was condemned by clerks and fines were paid.", "clerks"),
        ("It was claimed by a group calling itself the Tarn Front.", "a group calling itself the Tarn Front"),
    ],
)
def test_two_groups_of_people_are_heard_together(words: str, source: str) -> None:
    assert {who for who, _ in heard(words)} == {source}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Shares fell after the firm warned profits would be lower.", [("the firm", "profits would be lower.")]),
        ("Two people died, local media report.", [("local media", "Two people died")]),
        ("A police report said two people died.", [("A police report", "two people died.")]),
        ("He laughed when asked if the boat was his.", []),
        ("When asked whether he would go, Vik said no.", [("Vik", "no.")]),
        ("When he asked if it was his, Vik laughed.", [("he", "if it was his")]),
    ],
)
def test_who_reports_or_asks_is_told_from_what_is_reported_and_who_is_asked(
    words: str, told: list[tuple[str | None, str]]
) -> None:
    assert heard(words) == told
