"""The built-in annotator on plain news sentences: the same source and content whatever stands around."""

import pytest

from factcheck.records import Draft
from tests.builtin_drafts import article, attributed

_OPENINGS = [
    "",
    "But ",
    "Yet ",
    "And ",
    "So ",
    "Now ",
    "However, ",
    "Still, ",
    "Meanwhile, ",
    "Nevertheless, ",
    "For example, ",
    "On Friday, ",
    "On Friday ",
    "But on Friday, ",
    "Last week ",
    "Last week, ",
    "That evening, ",
    "Two days later, ",
    "In a statement, ",
    "In a statement on Friday, ",
    "At a hearing in Halden last week, ",
    "After the vote, ",
    "Asked about the delay, ",
    "Speaking to reporters, ",
    "Earlier in the day, ",
    "Overnight, ",
    "In 2019, ",
]
_CLAUSES = ["that the dam was safe.", "the dam was safe."]
_SUBJECTS = {  # each with the words that name it
    "Maria Tennant": "Maria Tennant",
    "Mayor Oda Brekke": "Mayor Oda Brekke",
    "Oda Brekke, the harbour minister,": "Oda Brekke",
    "Maria Tennant, a baker,": "Maria Tennant",
    "Maria Tennant, president of the Dockers' League,": "Maria Tennant",
    "Tom Reed, 54,": "Tom Reed",
    "Tom Reed, 54, who lives by the quay,": "Tom Reed",
    "Maria Tennant, who lives 300 metres from the warehouse,": "Maria Tennant",
    "Maria Tennant, whose son was hurt,": "Maria Tennant",
    "Maria Tennant (Union)": "Maria Tennant",
    "a source close to the inquiry, who asked not to be named,": "a source close to the inquiry",
    "a senior official, speaking on condition of anonymity,": "a senior official",
    "a spokeswoman for the ministry, Maria Tennant,": "Maria Tennant",
    "one Halden-based diplomat": "one Halden-based diplomat",
    "a 54-year-old baker named Maria Tennant": "a 54-year-old baker named Maria Tennant",
    "two people familiar with the talks": "two people familiar with the talks",
    "officials in the capital": "officials in the capital",
    "the union, which represents 400 workers,": "the union",
    "police": "police",
    "she": "she",
    "Piet van der Berg": "Piet van der Berg",
    "Sean O'Dowd": "Sean O'Dowd",
}


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]


def _told(drafts: list[Draft]) -> list[tuple[list[str], list[str]]]:
    """Of each draft the sources, as they read in the middle of a sentence, and what is put forward."""
    return [
        (
            [link.source.text.lower() if link.source is not None else "" for link in draft.chain],
            [piece.text.strip(".,") for piece in draft.content],
        )
        for draft in drafts
    ]


@pytest.mark.parametrize("subject", _SUBJECTS)
def test_a_source_and_what_it_says_are_the_same_whatever_opens_the_sentence(subject: str) -> None:
    expected = [([_SUBJECTS[subject].lower()], ["the dam was safe"])]
    verbs = ("said", "told reporters", "told the Halden Gazette on Monday")
    for number, opening in enumerate(_OPENINGS):
        words = _begun(f"{opening}{subject} {verbs[number % len(verbs)]} {_CLAUSES[number % len(_CLAUSES)]}")
        assert _told(attributed(words)) == expected, words


@pytest.mark.parametrize("subject", [one for one in _SUBJECTS if one != "she" and "spokeswoman" not in one])
def test_according_to_somebody_has_the_same_source_wherever_it_stands(subject: str) -> None:
    bare = subject.strip(",")
    for opening in ("", "But ", "However, ", "Meanwhile, ", "For example, ", "Even so, "):
        words = _begun(f"{opening}according to {bare}, the dam was safe.")
        assert _told(attributed(words)) == [([_SUBJECTS[subject].lower()], ["the dam was safe"])], words
    words = f"The dam was safe, according to {bare}."
    assert _told(attributed(words)) == [([_SUBJECTS[subject].lower()], ["The dam was safe"])], words


@pytest.mark.parametrize("subject", _SUBJECTS)
def test_a_source_behind_or_inside_what_it_says_is_the_same(subject: str) -> None:
    source = [_SUBJECTS[subject].lower()]
    for words, said in (
        (f"“The dam was safe,” {subject} said on Monday.", ["The dam was safe"]),
        (f"The dam was safe, {subject} told reporters.", ["The dam was safe"]),
        (f"“The dam was safe,” {subject} said, “and we all knew.”", ["The dam was safe", "and we all knew"]),
    ):
        assert _told(attributed(words)) == [(source, said)], words


def test_what_was_not_said_is_on_nobodys_word_whatever_opens_the_sentence() -> None:
    for opening in _OPENINGS:
        for verb in ("did not say whether", "declined to say whether", "is expected to say that"):
            words = f"{opening}Maria Tennant {verb} the dam was safe."
            assert attributed(words) == [], words


@pytest.mark.parametrize(
    ("subject", "later", "name"),
    [
        ("Maria Tennant, a baker,", "Tennant", "Maria Tennant"),
        ("Maria Tennant, who lives by the quay,", "She", "Maria Tennant"),
        ("Tom Reed, 54,", "Reed", "Tom Reed"),
        ("Tom Reed Jr.", "Reed", "Tom Reed Jr"),
        ("the mayor, Oda Brekke,", "The mayor", "Oda Brekke"),
        ("Sean O'Dowd", "O'Dowd", "Sean O'Dowd"),
        ("Yusuf al-Karim", "Al-Karim", "Yusuf al-Karim"),
        ("Piet van der Berg", "Van der Berg", "Piet van der Berg"),
        ("Anne-Marie Dubois-Lund", "She", "Anne-Marie Dubois-Lund"),
        ("José Ibáñez", "Ibáñez", "José Ibáñez"),
    ],
)
def test_who_spoke_is_known_later_whatever_opened_the_sentence(subject: str, later: str, name: str) -> None:
    for opening in _OPENINGS[::4]:
        first = _begun(f"{opening}{subject} said that the dam was safe.")
        last = article(f"{first} {later} said that the walls were sound.")[-1]
        assert [link.full_name for link in last.chain] == [name], first
