"""The built-in annotator where a verb of saying says nothing, and beside it where the same verb says something."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import attributed, drafts_of, said, voices


@pytest.mark.parametrize(
    "words",
    [
        # idioms
        "The manager told off two players.",
        "The team called it a day.",
        "Two men argued with the driver.",
        "She said goodbye to the crew.",
        "The scores told a different story.",
        # things as subjects
        "The job demands patience.",
        "The storm promised rain.",
        "The cracks threatened to spread.",
        "The recipe calls for two eggs.",
        "The town boasts two museums.",
        "The closure means that 40 people will go.",
        "Prices continued to “rise fast”.",
        "The governor declared a state of emergency.",
        "Officers declared an unlawful assembly and cleared the square.",
        "Berg took two days to say where the boat was.",
        "The heat stressed the trees.",
        # plain objects
        "The club denied Halden a late win.",
        "The rule denied them a vote.",
        "The council considered three designs.",
        "The hospital admitted nine people.",
        "The side conceded a late goal.",
    ],
)
def test_idioms_verbs_of_things_and_plain_objects_are_no_speech(words: str) -> None:
    assert [draft.label for draft in drafts_of([words])] == [Label.REPORTED_FACT]


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("They argued with the driver that they had paid.", ["They"]),
        ("She said a lot of people had left.", ["She"]),
        ("The club denied Oda Brekke had left.", ["The club"]),
        ("The crew demanded more pay.", ["The crew"]),
        ("The hauliers demanded a refund.", ["The hauliers"]),
        ("The report demanded a refund.", ["The report"]),
        ("Officials consider the area safe.", ["Officials"]),
        ("The hospital admitted it had lost the file.", ["The hospital"]),
        # inside what somebody says a thing may do as a verb of saying does
        ("Coach Pal Moe said the point could prove decisive in May.", ["Coach Pal Moe"]),
        ("The mayor said the museum would tell the story of the port.", ["The mayor"]),
        ("He said the ferry had promised to be a success.", ["He"]),
        ("He said the test proved that the boat was safe.", ["He", "the test"]),
    ],
)
def test_the_same_verbs_are_speech_where_somebody_says_something(words: str, sources: list[str]) -> None:
    (draft,) = attributed(words)
    assert [name for name, _, _ in voices(draft)] == sources


def test_what_there_is_to_be_said_for_something_is_on_nobodys_word() -> None:
    assert not attributed("There is something to be said for waiting.")


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        ("The mayor boasts that the town has two museums.", "The mayor", "the town has two museums."),
        ("Analysts said the figures meant a rise was likely.", "Analysts", "the figures meant a rise was likely."),
        ("The mayor declared that the pier was safe.", "The mayor", "the pier was safe."),
        ("“We will see,” Moe said on “Mad Hour.”", "Moe", "We will see"),
        ("Police said later Friday they had left.", "Police", "they had left."),
        ("Tveit informed the board he was ill.", "Tveit", "he was ill."),
        ("Two studies suggest a link between rain and mood.", "Two studies", "a link between rain and mood."),
        ("He and his aides left, saying Halden was poor.", "He and his aides", "Halden was poor."),
        ("Moe took to the radio to say the pool was shut.", "Moe", "the pool was shut."),
        ("Berg used her speech to warn that the fund was empty.", "Berg", "the fund was empty."),
        ("The council said last week the quay would stay open.", "The council", "the quay would stay open."),
        ("The ministry said late on Monday the talks had failed.", "The ministry", "the talks had failed."),
        ("Last month, the Reserve raised its rate, saying it was too low.", "the Reserve", "it was too low."),
        ("Two weeks ago, the council shut the pool, saying it was unsafe.", "the council", "it was unsafe."),
    ],
)
def test_the_same_verbs_say_something_and_times_beside_them_are_nobody(words: str, source: str, content: str) -> None:
    (draft,) = attributed(words)
    assert voices(draft)[-1][0] == source
    assert said(draft) == [content]
