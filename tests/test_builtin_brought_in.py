"""Quotations that no verb of saying brings in, and verbs that only look as if they did."""

import pytest

from tests.builtin_drafts import article, attributed, named, voices


@pytest.mark.parametrize(
    ("words", "source"),
    [
        (
            "Our reporter Hal Byrne is in Skerry, where waves are breaking over the wall: “The noise is incredible.”",
            "Our reporter Hal Byrne",
        ),
        ("Oda Brekke, the harbour minister, had no patience with critics: “They should try it.”", "Oda Brekke"),
        ("Mayor Oda Brekke was on the quay in Halden when the wall gave way: “We ran.”", "Mayor Oda Brekke"),
        ("In Halden, Oda Brekke was on the quay: “We ran.”", "Oda Brekke"),
    ],
)
def test_who_is_named_in_full_before_a_colon_speaks_what_follows_it(words: str, source: str) -> None:
    [draft] = attributed(words)
    assert voices(draft)[0][:2] == (source, ":")


@pytest.mark.parametrize(
    "words",
    [
        "Oda Brekke met Ida Moe on the pier: “It was late.”",
        "Norwell Freight has a slogan: “We carry.”",
        "The motto is on the wall: “Never trust a calm sea.”",
        "The gate was shut on Sunday, as the port authority had asked.",
    ],
)
def test_nobody_speaks_where_it_may_be_another_or_what_is_written(words: str) -> None:
    assert attributed(words) == []


def test_what_the_reporter_says_goes_on_in_the_next_sentence() -> None:
    drafts = article("Our reporter Hal Byrne is in Skerry: “The noise is incredible. Most have gone home.”")
    assert [voices(draft)[0][0] for draft in drafts] == ["Our reporter Hal Byrne", None]
    assert named(drafts[1]) == ["Our reporter Hal Byrne"]


def test_who_tells_us_is_heard_behind_what_he_tells() -> None:
    [draft] = attributed("The search is off until first light, a spokeswoman tells us.")
    assert voices(draft) == [("a spokeswoman", "tells", "person")]


def test_forecasts_that_something_is_compared_with_are_no_voice() -> None:
    [draft] = attributed("The bank expects prices to rise by 5 percent, compared with June forecasts of 4 percent.")
    assert [source for source, _, _ in voices(draft)] == ["The bank"]


def test_a_verb_behind_a_quoted_object_has_the_subject_of_the_one_before() -> None:
    [draft] = attributed(
        "Directors discussed “the orderly wind-down of Braemoor” and agreed that nothing should be said."
    )
    assert voices(draft)[0][:2] == ("Directors", "agreed")


def test_what_somebody_says_of_another_does_not_make_the_other_speak() -> None:
    words = "The master says that staffing on the quay has fallen “below what is safe” and asks for £4m."
    assert [source for draft in attributed(words) for source, _, _ in voices(draft)] == ["The master"]
