"""Sources that are easily overlooked: far from their verb, behind a clause about them, or owners of a reckoning."""

import pytest

from tests.builtin_drafts import attributed, said, voices


def heard(words: str) -> list[str]:
    """What a sentence says on somebody's word: the source, the cue and what is put forward."""
    return [f"{voices(one)[-1][0]}/{voices(one)[-1][1]}: {' … '.join(said(one))}" for one in attributed(words)]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        # a verb that shares its subject
        (
            "Surveyors at Tarn College visited sixty wells that had been cleaned and found rust had not spread.",
            ["Surveyors at Tarn College/found: rust had not spread."],
        ),
        ("The crew looked at the map and found the road closed.", []),
        # behind a clause that tells of who speaks
        (
            "But a cook at the Anchor, who asks that her name be left out, says she saw the van.",
            [
                "a cook at the Anchor/says: she saw the van.",
                "a cook at the Anchor/asks: her name be left out",
            ],
        ),
        ("An aide to the mayor, who said it was late, left.", ["the mayor/said: it was late"]),
        # what somebody reckons
        ("By his reckoning, the town will be lit in May.", ["his/reckoning: the town will be lit in May."]),
        ("In her estimate the flock has doubled since May.", ["her/estimate: the flock has doubled since May."]),
        ("At that rate, by their count, it has doubled.", ["their/count: At that rate … it has doubled."]),
        ("To his mind the sale was decided in May.", ["his/mind: the sale was decided in May."]),
        ("It came to his mind the sale was off.", []),
        ("The chair was lost by his count of Monday.", []),
        ("He took the sum from his calculations.", []),
        ("By our count, the flock has doubled.", []),
    ],
)
def test_sources_far_from_what_they_say_are_heard(words: str, parts: list[str]) -> None:
    assert heard(words) == parts
