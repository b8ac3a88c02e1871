"""The built-in annotator on "he" and "she": never a company, and the nearest who fits."""

import pytest

from factcheck.vocabulary import SourceKind
from tests.builtin_drafts import article, drafts_of, named


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        (["Pia Holt keeps bees by the works.", "Lumio said it regretted the noise.", "“I have had enough,” she said."],
         "Pia Holt"),
        (["Pia Holt keeps bees.", "Lumio said it was late.", "“I have had enough,” she said."], "Pia Holt"),
        (["Mayor Pia Holt came.", "“It is loud,” she said.", "Lumio said it was loud.", "“No more,” she said."],
         "Pia Holt"),
        (["Vik said it was late.", "“We go,” he said."], "Vik"),
        (["Pia Holt keeps bees.", "Vik, 40, said it was late.", "“We go,” he said."], "Vik"),
        (["Pia Holt keeps bees.", "“It hums,” Holt said.", "But Per Vik was not pleased.", "“It stings,” he said."],
         "Per Vik"),
        (["Mayor Per Vik came.", "“It is,” he said.", "Mrs Holt said it was not.", "“It is,” he said."], "Per Vik"),
        (["Ida Holm said it was late.", "Mrs Holt said it was not.", "“It is,” he said."], ""),
        (["Odd Vik lied in court.", "Ida Holm KC told the court that Vik had lied.", "“No bad luck,” she said."],
         "Ida Holm"),
        (["Her only apprentice, a thin lad named Teo Marsh, thinks so.", "Bells, he insists, are easy."], "Teo Marsh"),
        (["“It is late,” said Ida Holm OBE.", "“We go,” she said."], "Ida Holm"),
    ],
    ids=[
        "a company that regrets", "a name that may be one", "a company between", "nobody else", "of an age",
        "named behind but", "who was he before", "nobody who was",
        "letters behind a name", "named behind who it is", "letters behind who spoke",
    ],
)  # fmt: skip
def test_he_or_she_is_the_nearest_person_who_fits(text: list[str], full_name: str) -> None:
    assert named(drafts_of(text)[-1]) == [full_name]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (["Lumio said that it was aware of the leak."], SourceKind.ORGANISATION),
        (["Lumio denied any fault.", "A Lumio spokeswoman came."], SourceKind.ORGANISATION),
        (["Lumio said it was late."], SourceKind.PERSON),
        (["Lumio said it was aware of the leak.", "He left."], SourceKind.PERSON),
        (["Ida Lumio came.", "Lumio said it was aware of the leak."], SourceKind.PERSON),
    ],
)
def test_a_lone_name_is_a_company_where_it_does_as_one(text: list[str], kind: SourceKind) -> None:
    (draft,) = [draft for draft in drafts_of(text) if draft.chain]
    assert draft.chain[0].kind is kind


def test_she_is_the_one_the_sentence_before_begins_with_rather_than_who_spoke_last() -> None:
    told = (
        "Ask Ingrid Solheim what the sea costs and she will tell you.\n\n"
        "“We were told the same about wind farms,” says Aksel Torp, who chairs the fishermen.\n\n"
        "Solheim has heard it all before. She believes that the new design will last."
    )
    assert named(article(told)[-1]) == ["Ingrid Solheim"]


@pytest.mark.parametrize(
    ("before", "full_name"),
    [
        ("Her husband, Karl, agreed.", "Karl"),
        ("His brother, Karl, agreed.", "Karl"),
        ("Minister Berit Aalto's husband, Karl, left the hall.", "Karl"),
        ("Her elder brother Karl laughed.", "Karl"),
        ("Her husband agreed.", ""),
        ("Her husband, Karl, drowned.", ""),
        ("His father drowned.", "Mo Foss"),
        ("He met Anna's father, Karl.", "Mo Foss"),
    ],
)
def test_he_is_the_kin_told_of_right_before_and_never_who_was_her(before: str, full_name: str) -> None:
    text = ["“It is late,” said Mo Foss.", before, "“We trusted them.", "We were fools,” he said."]
    assert named(drafts_of(text)[-1]) == [full_name]


def test_who_has_a_husband_is_not_he() -> None:
    text = ["“It is late,” said Mo Foss, whose husband drowned.", "“We go,” he said."]
    assert named(drafts_of(text)[-1]) == [""]


_OTHERS = "“I loved it,” said Ida Moe.\n\nA spokeswoman for the port said the plan was changed.\n\n"


@pytest.mark.parametrize(
    ("paragraph", "full_name"),
    [
        ("Moe has sailed since 1987. The winters were cold. “We lost it,” she said.", "Ida Moe"),
        ("Moe's husband drowned in 1987. “We lost it,” she said.", "Ida Moe"),
        ("When the ferry stopped, Moe was at home. “We lost it,” she said.", "Ida Moe"),
        ("In 1987 Moe bought a boat. The winters were cold. She said it had sunk.", "Ida Moe"),
        ("Moe was ill. Oda Vik drove her home. “We lost it,” she said.", "Oda Vik"),
        ("“My mother wept,” she said.", ""),
        ("“We lost it,” she said.", "A spokeswoman for the port"),
        ("“I can confirm it,” she said.", "A spokeswoman for the port"),
        ("In Port Halden the rain fell. “We lost it,” she said.", "A spokeswoman for the port"),
        ("A neighbour of Moe heard it. “I ran,” she said.", ""),
    ],
)
def test_she_is_whom_the_paragraph_tells_of_before_who_spoke_in_another(paragraph: str, full_name: str) -> None:
    assert named(article(_OTHERS + paragraph)[-1])[0] == full_name


def test_who_is_called_as_men_are_has_no_husband() -> None:
    assert named(article("“We sailed,” said Odd Krane. Her husband drowned. “I stayed,” she said.")[-1]) == [""]


def test_a_story_quoted_from_in_what_he_writes_is_nobody_whom_he_could_mean() -> None:
    text = (
        "The minister Odd Tveit plans a tax.\n\nTveit, however, disputed the report.\n\n"
        "“The story in the paper states that boats will be cheap. That is wrong,” he wrote."
    )
    assert named(article(text)[-1]) == ["Odd Tveit"]


def test_who_tells_what_another_thought_is_who_goes_on() -> None:
    text = "Odd Malm told the board another clerk thought Malm had done it.\n\n“It was an error,” he said."
    assert named(article(text)[-1]) == ["Odd Malm"]


@pytest.mark.parametrize(
    "opening", ["Asked about it, Moe laughed.", "On Monday, Moe left.", "After a pause, Moe rose."]
)
def test_she_is_who_the_sentence_before_tells_of_behind_its_opening(opening: str) -> None:
    text = (
        f"“It was late,” Ida Moe said.\n\n“It was early,” said Oda Vik, the director.\n\n{opening} “We go,” she said."
    )
    assert named(article(text)[-1]) == ["Ida Moe"]
