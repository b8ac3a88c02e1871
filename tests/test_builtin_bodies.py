"""Bodies that are called like nobody else, and papers that understand something."""

import pytest

from tests.builtin_drafts import attributed, voices


def sources(words: str) -> list[str]:
    return [f"{voices(one)[-1][0]}: {voices(one)[-1][2]}" for one in attributed(words)]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The Verge reported that the app is closing.", "The Verge: media"),
        ("The Wickerhall said the app is closing.", "The Wickerhall: organisation"),
        ("The Provost said the gate is closing.", "The Provost: person"),
        ("Meteo-France said rain would fall.", "Meteo-France: organisation"),
        ("Jean-Luc said rain would fall.", "Jean-Luc: person"),
        ("Its owner, Halton Logistics, said the quay was sold.", "Its owner, Halton Logistics: organisation"),
        ("Its owner, Ada Halton, said the quay was sold.", "Its owner, Ada Halton: person"),
        ("Ada Hill said the quay was sold.", "Ada Hill: person"),
    ],
)
def test_a_body_is_told_from_a_person_by_its_name(words: str, source: str) -> None:
    assert sources(words) == [source]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The Halden Courier understands that a buyer has been found.", "The Halden Courier: media"),
        ("The BBC understands the quay is sold.", "The BBC: media"),
        ("The mayor understands that a buyer has been found.", None),
        ("The BBC understands local radio.", None),
        ("Sources close to her say otherwise.", "Sources close to her: unnamed"),
        ("An aide loyal to her said the quay was sold.", "An aide loyal to her: unnamed"),
        ("The boat went to her report.", None),
    ],
)
def test_what_a_paper_understands_and_whoever_is_close_to_her_are_heard(words: str, source: str | None) -> None:
    assert sources(words) == ([] if source is None else [source])
