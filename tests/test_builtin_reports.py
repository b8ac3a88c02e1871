"""Turns of phrase of news and court reports: polls, letters, what is said by doing something, what is reported."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import attributed, drafts_of, said, voices


@pytest.mark.parametrize(
    ("words", "chain", "content"),
    [
        # counts
        ("The poll put Holm at 41 percent.", [("The poll", "put")], ["Holm at 41 percent."]),
        ("The last survey by Harmon has him at 0.7.", [("The last survey by Harmon", "has")], ["him at 0.7."]),
        ("A poll for the Post gives her 41% of it.", [("A poll for the Post", "gives")], ["her 41% of it."]),
        ("Polls put the party three points ahead.", [("Polls", "put")], ["the party three points ahead."]),
        # by means of saying, and in writing
        ("Moe ended the talk by saying that it was safe.", [("Moe", "saying")], ["it was safe."]),
        ("Moe sent a letter saying the quay was safe.", [("a letter", "saying")], ["the quay was safe."]),
        ("Moe filed a lawsuit claiming that it was old.", [("a lawsuit", "claiming")], ["it was old."]),
        ("Moe reportedly told the council that it was safe.", [("Moe", "told")], ["it was safe."]),
        ("The suspect told police he acted alone.", [("The suspect", "told")], ["he acted alone."]),
        ("Prosecutor Ola Rye told jurors Moe had lied.", [("Prosecutor Ola Rye", "told")], ["Moe had lied."]),
        (
            "Holm said in an interview with the Post published on Sunday that she was done.",
            [("Holm", "said")],
            ["she was done."],
        ),
        ("In a statement, Tessaly said it would close.", [("Tessaly", "said")], ["it would close."]),
        ("Moe attributed the fall to the storm.", [("Moe", "attributed")], ["the fall to the storm."]),
        ("In his recollection there had been a wall.", [("his", "recollection")], ["there had been a wall."]),
        ("Researchers found the fish had left.", [("Researchers", "found")], ["the fish had left."]),
        # where the speaker stands
        ("“The best place of all,” as Dack puts it.", [("Dack", "puts it")], ["The best place of all"]),
        ("The quay is old, as Moe told reporters on Monday.", [("Moe", "told")], ["The quay is old"]),
        ("It is, says Dack, the best place on earth.", [("Dack", "says")], ["It is", "the best place on earth."]),
    ],
)
def test_who_speaks_in_a_report_is_heard(words: str, chain: list[tuple[str, str]], content: list[str]) -> None:
    (draft,) = attributed(words)
    assert [voice[:2] for voice in voices(draft)] == chain
    assert said(draft) == content


@pytest.mark.parametrize(
    ("words", "own", "source"),
    [
        ("We met in Halden, where a sign on the door says that it is shut.", "We met in Halden", "a sign on the door"),
        ("Moe wrote a letter in which he said the quay was safe.", "Moe wrote a letter", "he"),
        ("The firm shut the plant because, it said, sales had slowed.", "The firm shut the plant", "it"),
    ],
)
def test_a_clause_that_somebody_speaks_in_is_apart_from_the_one_it_hangs_on(words: str, own: str, source: str) -> None:
    first, second = drafts_of([words])
    assert first.part is not None
    assert (first.label, first.part.text) == (Label.REPORTED_FACT, own)
    assert voices(second)[0][0] == source


@pytest.mark.parametrize(
    "words",
    [
        "The poll was taken in May.",
        "The poll has 41 questions.",
        "The survey gave him 41 questions on Monday.",
        "A painting attributed to Vik was sold on Monday.",
        "Moe began by thanking the crew.",
        "The clerk found the hall shut.",
        "The divers found the boat that had sunk.",
        "When he found his brother he had a meal.",
        "A team reporting to Moe left.",
        "A man claiming to be a doctor left.",
    ],
)
def test_what_a_report_tells_itself_is_a_fact(words: str) -> None:
    assert [draft.label for draft in drafts_of([words])] == [Label.REPORTED_FACT]


def test_what_nobody_in_particular_suggests_is_on_an_unnamed_word() -> None:
    (draft,) = attributed("It has been suggested that Moe knew of the leak.")
    assert voices(draft) == [(None, "been suggested", "unnamed")]
