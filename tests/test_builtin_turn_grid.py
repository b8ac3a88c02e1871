"""The built-in annotator on turns, hearings and lists: who speaks is the same however a turn or an item is marked."""

import re
from collections.abc import Callable

import pytest

from tests.builtin_whose import NOTHING, OWN, REED, TENNANT, Told, bare, sentences_of, whose, wrong

QUESTIONS: list[tuple[Told, list[Told]]] = [
    ([("Why did you open a bakery?", NOTHING)], [[("I was tired of bad bread.", TENNANT)]]),
    (
        [("The council closed the quay.", OWN), ("How did you manage?", NOTHING)],
        [
            [("How would you have managed?", NOTHING), ("We sold bread from a boat.", TENNANT)],
            [("The oven broke in March.", TENNANT)],
        ],
    ),
    ([("What comes next?", NOTHING)], [[("The lease is signed.", TENNANT)]]),
]
INTRODUCTION = "Maria Tennant runs a bakery in Port Halden. She spoke to the Halden Gazette about rents.\n\n"
TURNS: dict[str, tuple[str, str]] = {  # what is asked and what is answered
    "letters": ("Q: {}", "A: {}"),
    "letters in bold": ("**Q:** {}", "**A:** {}"),
    "questions in bold": ("**{}**", "{}"),
    "numbered questions": ("**{n}. {}**", "{}"),
    "questions in italics": ("*{}*", "{}"),
    "plain questions": ("{}", "{}"),
    "dashes": ("— {}", "— {}"),
    "a heading each": ("### Gazette\n\n{}", "### Maria Tennant\n\n{}"),
    "bold questions and a name": ("**{}**", "Tennant: {}"),
    "answers in quotation marks": ("{}", "“{}”"),
    "bold questions, answers in quotation marks": ("**{}**", "“{}”"),
    "who somebody is": ("Gazette: {}", "Maria Tennant, baker: {}"),
    "a first name": ("Gazette: {}", "Maria: {}"),
    "a gesture": ("Gazette: {}", "Tennant (laughs): {}"),
    "an hour": ("[00:12] Gazette: {}", "[00:31] Tennant: {}"),
    "a colon set off": ("Gazette : {}", "Tennant : {}"),
    "a line above": ("Gazette:\n{}", "Maria Tennant:\n{}"),
    "who speaks as on screens": (">> Gazette: {}", ">> Tennant: {}"),
    "underlined": ("_Gazette_: {}", "_Tennant_: {}"),
    "capitals": ("GAZETTE: {}", "TENNANT: {}"),
}


def interview(asked: str, answered: str, *besides: str) -> str:
    parts = []
    for number, (question, answer) in enumerate(QUESTIONS, start=1):
        first, *others = (" ".join(words for words, _ in paragraph) for paragraph in answer)
        quoted = "“{}”" if "“" in answered else "{}"
        parts += [
            asked.format(" ".join(words for words, _ in question), n=number),
            answered.format(first),
            *map(quoted.format, others),
            *besides[:1],
        ]
    return INTRODUCTION + "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("turns", TURNS)
def test_an_answer_is_on_the_word_of_whom_was_asked_however_the_turns_are_marked(turns: str) -> None:
    expected = [one for question, answer in QUESTIONS for one in (*question, *sentences_of(answer))]
    if "Gazette" in TURNS[turns][0] or "GAZETTE" in TURNS[turns][0]:
        expected.remove(("The council closed the quay.", OWN))  # said by a paper, which is a voice
    text = interview(*TURNS[turns])
    assert wrong(text, expected) == []
    assert wrong(text.replace("\n", "\r\n"), expected) == []


@pytest.mark.parametrize("turns", ["letters", "questions in bold", "plain questions", "capitals"])
def test_what_is_no_answer_stays_the_articles_own_among_answers(turns: str) -> None:
    for words in ("[Editor's note: Bread rose by a crown.]", "[The oven is from Tern.]", "*Nils Aske is a reporter.*"):
        text = interview(*TURNS[turns], words)
        assert wrong(text, [(words, OWN)]) == []


HEARING = [
    ("Oda Brekke", "This hearing is open. We have two witnesses."),
    (REED, "The fog came in at six. I saw the pier too late."),
    ("Oda Brekke", "How many people were on board?"),
    (REED, "There were forty passengers."),
]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("{}: {}", str),
        ("{}:\n{}", str),
        ("{}\n{}", str),
        ("### {}\n\n{}", str),
        ("- {}: {}", str),
        ("{}, skipper: {}", str),
        ("{} (Harbour Party): {}", str),
        ("[00:10:12] {}: {}", str.upper),
        ("{}: {}", lambda name: name.split()[-1].upper()),
        ("{}. {}", lambda name: f"{'MS' if name.startswith('Oda') else 'MR'}. {name.split()[-1].upper()}"),
        ("{}: {}", lambda name: "".join(word[0] for word in name.split())),
    ],
)
def test_each_speaker_of_a_hearing_is_heard_however_the_turns_are_marked(form: str, name: Callable[[str], str]) -> None:
    told = "The harbour committee heard Oda Brekke and Tom Reed on Monday.\n\n"
    text = told + "\n\n".join(form.format(name(who), words) for who, words in HEARING)
    expected: Told = [
        (one, NOTHING if one[-1] == "?" else who) for who, words in HEARING for one in re.split(r"(?<=[.?]) ", words)
    ]
    assert wrong(text, expected) == []


LINES = {
    "The report found that:": "The report",
    "According to the report:": "The report",
    "In a statement, Maria Tennant said:": TENNANT,
    "The council recommends:": "The council",
    "Here is the mayor's letter in full:": "the mayor's letter",
    "The basin has three parts:": OWN,
}
ITEMS = ["The wall moved 4 cm in 2031.", "The gate broke twice."]


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "– ", "1. ", "(a) ", "■ ", "  - ", "> "])
def test_a_list_is_on_the_word_of_whom_the_line_above_it_names(mark: str) -> None:
    for line, who in LINES.items():
        for between in ("\n", "\n\n"):
            items = between.join(mark + item for item in ITEMS)
            text = f"The quay in Port Halden closed in May.\n\n{line}{between}{items}\n\nThe basin opened in 2029.\n"
            told = whose(text)
            assert [found for _, found in told[-3:]] == [bare(who), bare(who), OWN], line


def test_a_letter_below_such_a_line_needs_no_mark_and_ends_with_its_paragraph() -> None:
    text = "The quay closed.\n\nMaria Tennant wrote on her website:\n\nThe wall moved. We left.\n\nThe basin is new.\n"
    assert wrong(text, [("The wall moved.", TENNANT), ("We left.", TENNANT), ("The basin is new.", OWN)]) == []
