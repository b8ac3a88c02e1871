"""People behind a clause about them, people others ask, and what is put to a witness or turned down."""

import pytest

from tests.builtin_drafts import attributed, said, voices


def heard(words: str) -> list[str]:
    """What a sentence says on somebody's word: the source, the cue and what is put forward."""
    return [f"{voices(one)[-1][0]}/{voices(one)[-1][1]}: {' … '.join(said(one))}" for one in attributed(words)]


@pytest.mark.parametrize(
    "who",
    [
        "Two welders who have worked on the lock",
        "A driver who was in the van",
        "One clerk who left in May",
        "Three nurses who were shown the plan",
    ],
)
@pytest.mark.parametrize(
    "aside",
    [
        "speaking anonymously because they feared for their jobs",
        "asked to describe the night",
        "now living abroad and afraid to return",
        "interviewed by telephone",
        "and who asked not to be named",
    ],
)
def test_whoever_a_past_clause_tells_of_is_heard_behind_an_aside(who: str, aside: str) -> None:
    assert heard(f"{who}, {aside}, said the wall was weak.") == [f"{who}/said: the wall was weak."]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("A driver who was in the van, asked to describe it, ran away.", []),
        (
            "Two men who saw it ran away, leaving the boat, police said.",
            ["police/said: Two men who saw it ran away, leaving the boat"],
        ),
        # the month is no auxiliary
        ("A clerk who left in May said the wall was weak.", ["A clerk who left in May/said: the wall was weak."]),
        # who is asked or told something
        ("Mayor Tarn, asked whether he would resign, laughed.", []),
        ("Dorla, told that the wall had failed, wept.", []),
        ("On Friday, Dorla, asked whether she knew, laughed.", []),
        ("Mayor Tarn, asked whether he would go, said he would.", ["Mayor Tarn/said: he would."]),
        ("Tarn, the mayor, asked whether it was safe.", ["Tarn/asked: whether it was safe."]),
        ("In May their league, Tarnfirst, warned that it was late.", ["Tarnfirst/warned: it was late."]),
        # what is put to somebody
        ("Orm put it to her that she had slept.", ["Orm/put it to: she had slept."]),
        ("Lawyers put it to the witness that it was late.", ["Lawyers/put it to: it was late."]),
        ("When the bill came, he put it to a vote.", []),
        ("He put it to the test that week.", []),
        # what is turned down or judged
        ("The company rejected that.", ["The company/rejected: that."]),
        ("The company rejected that offer.", []),
        ("Petra Lunn, the manager, called the claim false.", ["Petra Lunn/called: the claim false."]),
        ("Petra Lunn, the manager, called the police.", []),
    ],
)
def test_whose_word_it_is_shows_from_the_verb_and_its_place(words: str, parts: list[str]) -> None:
    assert heard(words) == parts
