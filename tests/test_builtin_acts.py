"""The built-in annotator on what somebody does by speaking or finds: an act, and nobody's word."""

import pytest

from tests.builtin_drafts import attributed, voices


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("A diver said that the guards had warned the crew twice in May.", [["A diver/said"]]),
        ("A diver said that the guards had told the crew in May, and that the crew had left.", [["A diver/said"]]),
        ("A diver said that the guards had warned that it would freeze.", [["A diver/said", "the guards/warned"]]),
        ("The mayor told the crew to leave.", [["The mayor/told"]]),
        ("The guards warned the crew twice on Monday.", []),
        ("The guards warned the crew it would freeze.", [["The guards/warned"]]),
        ("The guards warned the crew: “Stay.”", [["The guards/warned"]]),
        ("It was late, the mayor told the crew.", [["the mayor/told"]]),
        ("“We found hatches painted shut,” Oda Brekke said.", [["Oda Brekke/said"]]),
        ("“We found that the hatches leak,” Oda Brekke said.", [["Oda Brekke/said", "We/found"]]),
        ("“We found he had gone,” Oda Brekke said.", [["Oda Brekke/said", "We/found"]]),
        ("Oda Brekke says she did not.", [["Oda Brekke/says"]]),
    ],
)
def test_who_is_told_or_what_is_found_is_no_further_voice(words: str, heard: list[list[str]]) -> None:
    assert [[f"{source}/{cue}" for source, cue, *_ in voices(one)] for one in attributed(words)] == heard


def test_what_stands_for_a_thing_is_nothing_that_is_put_forward() -> None:
    assert attributed("The harbour master, Ida Holm, promised one.") == []


def test_who_published_a_source_and_when_is_no_part_of_it() -> None:
    (one,) = attributed("Tide tables issued by the harbour office on Monday morning showed that the sea had risen.")
    assert [source for source, *_ in voices(one)] == ["Tide tables"]


@pytest.mark.parametrize(
    "words",
    [
        "He read it in the hall on Friday night.",
        "The mayor smiled when she read it.",
        "Moe wept as she read it to the crowd in the hall.",
        "Moe read them all again.",
    ],
)
def test_who_reads_something_says_nothing(words: str) -> None:
    assert attributed(words) == []


def test_what_a_sign_reads_is_its_word() -> None:
    (draft,) = attributed("The sign reads: “It is late.”")
    assert [name for name, _, _ in voices(draft)] == ["The sign"]
