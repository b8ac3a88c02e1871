"""Whom "he" and "she" mean by what their own sentence tells, and by what a title or "he" says of a name."""

import pytest

from tests.builtin_drafts import article, drafts_of, named


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The fair has replaced Drenn Vik as its patron after he claimed that a judge was late.", "Drenn Vik"),
        ("The party removed Orrin Steed as its chairman after he claimed the vote was rigged.", "Orrin Steed"),
        ("A judge jailed Mezla Brekke after she admitted the theft.", "Mezla Brekke"),
        ("Halden United sold Garrin Vik because he claimed the ground was unsafe.", "Garrin Vik"),
        ("Her lawyer met Zella Dahl at the clerk's office before she said it was late.", ""),
        ("The vicar and Zella Dahl left when the nurse heard, and she said it was late.", ""),
    ],
)
def test_he_is_the_only_one_named_in_his_sentence(words: str, name: str) -> None:
    assert named(drafts_of([words])[-1]) == [name]


def test_one_called_ms_is_never_he_and_her_sentence_leaves_him_who_he_was() -> None:
    drafts = drafts_of(
        ["Mr Vik said anchor Mezla Brekke was tough."],
        ["After the debate, Drenn Vik said Ms Brekke had bombed.", "He added that it was late."],
        ["He then added: 'There was fire in those eyes'."],
    )
    assert [named(draft)[-1] for draft in drafts[-3:]] == ["", "Drenn Vik", "Drenn Vik"]


def test_who_says_of_himself_that_he_slept_is_not_she() -> None:
    drafts = drafts_of(["The officer said he slept."], ["'I had no idea', she told the Mail."])
    assert named(drafts[-1])[0] == ""
    assert named(drafts_of(["The officer said it was late."], ["'I had no idea', she told the Mail."])[-1])[0] != ""


def test_what_a_firm_makes_is_nobody_who_could_be_he() -> None:
    drafts = drafts_of(["The boss of Velotta said it was ready.", "It will use Velotta's Zephyr to fly, he told them."])
    assert named(drafts[-1]) == ["The boss of Velotta"]


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        (["The vicar, the Rev Tansy Rudd, said nobody was there.", "'It was late', she said."], "Tansy Rudd"),
        (["The analyst Bram Coley of Teale and Marsh said it was late.", "'She left', he said."], "Bram Coley"),
        (["Dame Hester Quill led it.", "'It was late', Dame Hester said."], "Hester Quill"),
        (["Ms Lund's cousin, Idris Lund, said it was late.", "'We left', he said."], "Idris Lund"),
    ],
)
def test_a_short_form_is_the_name_that_stands_with_what_somebody_is(paragraph: list[str], name: str) -> None:
    assert named(drafts_of(paragraph)[-1]) == [name]


def test_who_asks_a_question_says_what_is_quoted_behind_it() -> None:
    drafts = article("Per Vik left.\n\nIda Holm told the Mail: 'Who are they? They slept. It's a joke'.")
    assert [named(draft) for draft in drafts[1:]] == [["Ida Holm"], ["Ida Holm"]]


def test_what_a_speaker_is_between_commas_turns_no_verb_into_a_source() -> None:
    words = "Her neighbour, retired teacher Clem Varley, said he dived under the piano."
    assert [draft.content[0].text for draft in drafts_of([words])] == ["he dived under the piano."]
    assert [draft.chain[0].source.text for draft in drafts_of(["The Met Office said it would rain."])] == [
        "The Met Office"
    ]
