"""The built-in annotator on where who speaks, and to whom, ends, and what is said begins."""

import pytest

from tests.builtin_drafts import attributed, said, voices


def heard(words: str) -> list[tuple[str | None, str]]:
    """Of each draft who is heard last, and what is put forward."""
    return [(voices(draft)[-1][0], " … ".join(said(draft))) for draft in attributed(words) if draft.chain]


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        ("Vik told Boats magazine he was amazed.", "Vik", "he was amazed."),
        ("Vik told Radio Tarn's morning show the dam was safe.", "Vik", "the dam was safe."),
        ("Vik told Channel 9 the dam was safe.", "Vik", "the dam was safe."),
        ("Vik told Radio 5 Live the dam was safe.", "Vik", "the dam was safe."),
        ("Vik told news site Halden24 the dam was safe.", "Vik", "the dam was safe."),
        ("Vik told the Courier's weekly podcast he was ill.", "Vik", "he was ill."),
        ("Vik told Ida Moe magazine sales were down.", "Vik", "magazine sales were down."),
    ],
)
def test_a_newspaper_or_programme_that_is_told_something_is_no_part_of_what_it_is_told(
    words: str, source: str, content: str
) -> None:
    assert heard(words) == [(source, content)]


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("Vik told the owners their task that morning was to wait.", "their task that morning was to wait."),
        ("She said the fire that evening was small.", "the fire that evening was small."),
        ("Vik told the crew the boats that sank were old.", "the boats that sank were old."),
        ("Vik said the boats that sank were old.", "the boats that sank were old."),
        ("Vik told them that morning that the ship was late.", "the ship was late."),
        ("Vik told the board that night shifts would end.", "night shifts would end."),
        ("Vik told the crew that winter was near.", "winter was near."),
        ("Vik told the Courier this week that the boats were old.", "the boats were old."),
        ("Vik told the head of the union that the boats were old.", "the boats were old."),
    ],
)
def test_that_begins_what_is_said_unless_it_only_tells_which_or_when(words: str, content: str) -> None:
    assert [one for _, one in heard(words)] == [content]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("It hid it, according to two clerks who asked not to be named.", "two clerks who asked not to be named"),
        ("According to an aide who declined to be named, it hid it.", "an aide who declined to be named"),
        ("It hid it, according to papers that were leaked in May.", "papers that were leaked in May"),
        ("It hid it, according to a study that Vik published in May.", "a study that Vik published in May"),
        ("It hid it, said one of the people briefed on the plan.", "one of the people briefed on the plan"),
        ("It hid it, said an aide who asked not to be named.", "an aide who asked not to be named"),
    ],
)
def test_what_only_tells_which_people_or_papers_are_meant_belongs_to_the_source(words: str, source: str) -> None:
    assert [who for who, _ in heard(words)] == [source]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Farmer Odd Berg from Graven, East Tarn said it was late.", "Farmer Odd Berg from Graven, East Tarn"),
        ("Nurses from Graven, Tarn and Velmara said it was late.", "Nurses from Graven, Tarn and Velmara"),
        ("A nurse from Tarn, Velmara, said it was late.", "A nurse from Tarn, Velmara"),
        ("A nurse from Tarn, Ida Moe, said it was late.", "Ida Moe"),
        ("Ida Moe, a nurse from Tarn, Velmara, said it was late.", "Ida Moe"),
        ("Back from Graven, Vik said it was late.", "Vik"),
        ("After a fire in Graven, Mayor Vik said it was late.", "Mayor Vik"),
        ("A boat came from Graven, Brekke said.", "Brekke"),
    ],
)
def test_where_somebody_is_from_may_have_a_comma(words: str, source: str) -> None:
    assert [who for who, _ in heard(words)] == [source]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The sisters, Ida, Nora and Asta Moe, say it was late.", "The sisters, Ida, Nora and Asta Moe"),
        ("Her parents, Ida and Odd Moe, say it was late.", "Her parents, Ida and Odd Moe"),
        ("After the fire, Ida, Nora and Asta Moe said it was late.", "Ida, Nora and Asta Moe"),
        ("In the end, Ida and Odd Moe said it was late.", "Ida and Odd Moe"),
        ("In three towns, Graven, Tarn and Velmara, the mayor said it was late.", "the mayor"),
        ("The organisers, the Halden Club and the Tarn Trust, said it was late.", "The organisers"),
    ],
)
def test_several_people_are_heard_with_all_their_names(words: str, source: str) -> None:
    assert [who for who, _ in heard(words)] == [source]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The Tarn Front (TF) group says it set the fire.", "The Tarn Front (TF) group"),
        ("According to the Tarn Front (TF) group, it was late.", "the Tarn Front (TF) group"),
        ("“It was us,” said a Tarn Front (TF) spokesman.", "a Tarn Front (TF) spokesman"),
        ("Vik, a Tarn Front (TF) leader, said it was late.", "Vik"),
        ("Police told Vik (38) that he was banned.", "Police"),
        ("The Water Board (WB) said it was late.", "The Water Board"),
        ("The boats came in (late) and group leaders said it was late.", "group leaders"),
    ],
)
def test_letters_in_brackets_end_no_name_that_goes_on_behind_them(words: str, source: str) -> None:
    assert [who for who, _ in heard(words)] == [source]


def test_when_something_was_done_is_not_who_did_it_and_says_why() -> None:
    assert heard("Last month, the Water Board raised its fee, saying it was poor.") == [
        ("the Water Board", "it was poor.")
    ]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("WHO officials said it was over.", "WHO officials"),
        ("It is over, according to the WHO.", "the WHO"),
        ("“It is over,” said WHO spokeswoman Ida Moe.", "WHO spokeswoman Ida Moe"),
        ("The Tarn State (IS) group says it set the fire.", "The Tarn State (IS) group"),
        ("IS told its fighters to stay.", "IS"),
        ("Members of IS said it was over.", "Members of IS"),
        ("Vik said it IS over.", "Vik"),
        ("The boss claims the ring is his.", "The boss"),
        ("Vik told Parents magazine he was ill.", "Vik"),
    ],
)
def test_letters_that_read_like_a_pronoun_or_a_verb_may_be_a_name(words: str, source: str) -> None:
    assert [who for who, _ in heard(words)] == [source]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("A nurse I spoke to told me she leaves home early.", "A nurse I spoke to"),
        ("A nurse I spoke to, on her way to a shift, told me she leaves home early.", "A nurse I spoke to"),
        ("One driver I met at the depot, smoking in the rain, told me that the buses were old.",
         "One driver I met at the depot"),
        ("A man I know, a plumber, says the pipes are lead.", "A man I know"),
        ("The officials I put this to, in three ministries, said there was no plan.", "The officials I put this to"),
        ("The mayor whom I met in May said the quay was safe.", "The mayor whom I met in May"),
        ("The only man she trusted told police she was safe.", "The only man she trusted"),
        ("A report he wrote said the wall was weak.", "A report he wrote"),
        ("The letter she sent to the council said the wall was weak.", "The letter she sent to the council"),
    ],
)  # fmt: skip
def test_a_clause_without_a_relative_word_belongs_to_whom_it_tells_of(words: str, source: str) -> None:
    assert [link.source and link.source.text for draft in attributed(words) for link in draft.chain] == [source]
