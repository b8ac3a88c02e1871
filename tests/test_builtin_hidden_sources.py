"""Sources that are easily overlooked: far from their verb, behind a clause about them, or owners of a reckoning."""

import pytest

from factcheck.vocabulary import NoClaimReason
from tests.builtin_drafts import attributed, outcome_of, said, voices


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
        # what somebody grants
        ("She accepts the ferry has to stop in winter.", ["She/accepts: the ferry has to stop in winter."]),
        ("The firm accepts orders that have a number.", []),
        ("He accepts the prize tonight.", []),
        # what somebody reckons
        ("By his reckoning, the town will be lit in May.", ["his/reckoning: the town will be lit in May."]),
        ("In her estimate the flock has doubled since May.", ["her/estimate: the flock has doubled since May."]),
        ("At that rate, by their count, it has doubled.", ["their/count: At that rate … it has doubled."]),
        ("To his mind the sale was decided in May.", ["his/mind: the sale was decided in May."]),
        ("It came to his mind the sale was off.", []),
        ("The chair was lost by his count of Monday.", []),
        ("He took the sum from his calculations.", []),
        ("By our count, the flock has doubled.", []),
        # a voice in the second of two clauses
        ("The town shrank, and in her estimate it will shrink on.", ["her/estimate: it will shrink on."]),
        (
            "The town shrank, and according to the mayor the school will close.",
            ["the mayor/according to: the school will close."],
        ),
        # what many say to whoever listens
        ("Some here will tell you they have not slept since May.", ["Some here/tell: they have not slept since May."]),
        ("They will tell you where to park.", []),
        # a name behind what nobody knows yet
        ("An old man at the gate, Tore, said the dam was old.", ["Tore/said: the dam was old."]),
        ("One baker, Ada Brix, said the dam was old.", ["Ada Brix/said: the dam was old."]),
        ("The baker, Ada Brix, said the dam was old.", ["The baker, Ada Brix/said: the dam was old."]),
    ],
)
def test_sources_far_from_what_they_say_are_heard(words: str, parts: list[str]) -> None:
    assert heard(words) == parts


@pytest.mark.parametrize(
    "words",
    [
        # what stands before is what was seen or blamed, and no part of who did
        "Several visitors the Herald observed took off their shoes.",
        "The climate of fear that critics blame for the closure has changed.",
    ],
)
def test_the_object_of_a_verb_behind_it_makes_nobody_a_source(words: str) -> None:
    assert not heard(words)


@pytest.mark.parametrize("words", ["It is estimated that Halden has 300 wells.", "It was estimated that it had sunk."])
def test_what_is_estimated_is_on_nobodys_word(words: str) -> None:
    (draft,) = attributed(words)
    assert [voice[0] for voice in voices(draft)] == [None]


def test_a_stage_direction_alone_claims_nothing() -> None:
    for words in ("(Laughter.)", "(Laughter and applause)", "[loud cheers]."):
        assert outcome_of(words) is NoClaimReason.FRAGMENT
    assert outcome_of("(They laugh.)") is None
