"""The built-in annotator on "they": the several people told of right before, where nobody else could be meant."""

import pytest

from factcheck.vocabulary import SourceKind
from tests.builtin_drafts import article, named


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        ("Residents told the Courier it shook. They said the lorries made it worse.", "Residents"),
        ("Two clerks close to the talks said the mayor knew. They asked for tea. They said it rained.",
         "Two clerks close to the talks"),
        ("On Friday night, police closed the road. They said a lorry had lost its load.", "police"),
        ("Police and firefighters closed the road. They said a lorry had sunk.", "Police and firefighters"),
        ("Nurses in Halden stopped work. The ward is full, they say.", "Nurses in Halden"),
        ("Researchers at the University of Tern met. They said it was late.", "Researchers at the University of Tern"),
        ("Workers, who walked out in May, met the mayor. They said pay was too low.", "Workers"),
        ("Two sisters, Ida and Ann Moe, run the inn. “We are tired,” they said.", "Two sisters"),
        ("“It is late,” said Ida Moe and Piet Berg. “We are tired. We go,” they said.", "Ida Moe and Piet Berg"),
        ("Moe and Berg met on Friday. They said the talks had gone well.", "Moe and Berg"),
        ("Residents say it is loud.\n\n“We cannot sleep,” they said.", "Residents"),
        ("The researchers say seals sleep, but they say more work is needed.", "The researchers"),
        ("The mayor said it was safe. Residents said it was not. They said it shook.", "Residents"),
    ],
)  # fmt: skip
def test_they_are_the_several_who_spoke_or_are_told_of_before(text: str, full_name: str) -> None:
    assert named(article(text)[-1]) == [full_name]


@pytest.mark.parametrize(
    "text",
    [
        "Residents met council officials on Monday. They said the noise was too much.",
        "The council said the bridge was safe. They said it was tested.",
        "Farmers said it was dry. The council said it was not. They said the wells were full.",
        "Police cars blocked the road. They said a lorry had sunk.",
        "The students' union met on Friday. They said the school was cold.",
        "Students met teachers on Friday. They said the school was cold.",
        "Police and the coast guard met on Monday. They said the strait was safe.",
        "Seals swim far. They say the sea is warm.",
        "Actress Ida Moe spoke. They said it would rain.",
    ],
)
def test_they_stay_as_written_where_others_or_nobody_could_be_meant(text: str) -> None:
    assert named(article(text)[-1]) == [""]


def test_they_are_of_the_kind_of_those_they_stand_for() -> None:
    kinds = [
        article(f"{who} closed the road. They said it had sunk.")[-1].chain[0].kind
        for who in ("Police", "Moe and Berg", "Two men")
    ]
    assert kinds == [SourceKind.GOVERNMENT, SourceKind.GROUP, SourceKind.UNNAMED]


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_they_whom_somebody_quoted_tells_of_are_not_those_who_spoke_before(marks: str) -> None:
    told = f"Police said two men had fled. {marks[0]}They told us that it was loaded,{marks[1]} the clerk said."
    assert named(article(told)[-1]) == ["", ""]
