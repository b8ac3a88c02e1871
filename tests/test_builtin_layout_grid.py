"""The built-in annotator and the layout of an article: whose word a sentence is stays the same however it is set."""

import re
import textwrap
from collections.abc import Callable
from unicodedata import normalize

import pytest

from factcheck.records import Draft
from factcheck.segment import segment, uncovered
from tests.builtin_drafts import BUILTIN, phrases

OWN, NOTHING = "", None  # the article's own word, and no claim at all
Told = list[tuple[str, str | None]]
TENNANT, REED, LUND, VIK = "Maria Tennant", "Tom Reed", "Ane Lund", "Per Vik"
HARBOUR: list[Told] = [
    [("Port Halden to close the old quay in May", NOTHING)],
    [
        ("The council of Port Halden will close the old quay on 3 May after 140 years.", OWN),
        ("Forty boats will move to the new basin.", OWN),
    ],
    [
        ("“The walls are no longer safe,” said Maria Tennant, the harbour minister.", TENNANT),
        ("“We waited too long.", TENNANT),
        ("We will not wait again.”", TENNANT),
    ],
    [("Tenants of the quay say the council hid the reports for a year.", "Tenants of the quay")],
    [
        ("“It’s in the dockers’ paper,” Tom Reed, a baker, told the Halden Gazette.", REED),
        ("Reed employs nine people.", OWN),
    ],
    [("The basin opened in 2029 and cost 12 million crowns.", OWN), ("Tennant said the move would be free.", TENNANT)],
]
STRIKE: list[Told] = [
    [("Teachers end their strike", NOTHING)],
    [("Teachers in Northmark returned to work on Tuesday after a strike of nine days.", OWN)],
    [("“We asked for smaller classes,” said Ane Lund.", LUND), ("“We got promises.", LUND)],
    [("“The minister has our word and we have hers.", LUND), ("In June we will count the pupils.”", LUND)],
    [("The ministry has hired 200 teachers since March.", OWN)],
    [
        ("“Every class will have fewer than 25 pupils.", VIK),
        ("The money … is there.", VIK),
        ("The rooms are there,” said Per Vik, a spokesman for the ministry.", VIK),
    ],
    [("The strike was the longest since 1998.", OWN)],
]
MARKUP = re.compile(r"[\"“”„«»‘’'`*_\u00ad\u200b\ufeff]|(?<=\n)> ?|\[\d\]|[¹²]|\]\(\S+\)|\[")


def written(paragraphs: list[Told]) -> str:
    return "\n\n".join(" ".join(words for words, _ in paragraph) for paragraph in paragraphs) + "\n"


def sentences_of(paragraphs: list[Told]) -> Told:
    return [sentence for paragraph in paragraphs for sentence in paragraph]


def bare(words: str) -> str:
    """Words without marks, in lower case, and with one space between them."""
    return " ".join(MARKUP.sub("", normalize("NFC", words)).lower().split())


def voice(draft: Draft) -> str:
    """The bare name of who is heard first in a draft; none in what is the article's own word."""
    if not draft.chain:
        return OWN
    first = draft.chain[0]
    return bare(first.full_name or (first.source.text if first.source is not None else "?"))


def whose(text: str) -> Told:
    """Of each sentence the bare words and whose word it is, by the first of its drafts, where all are exact."""
    sentences = segment(text)
    annotation = BUILTIN.label(text, sentences)
    assert not uncovered(text, sentences)
    for draft in annotation.drafts:
        start = sentences[draft.sentence - 1].span.start
        for one in phrases(draft):
            assert one.at is not None
            assert text[start + one.at :].startswith(one.text)
    voices = {draft.sentence: voice(draft) for draft in reversed(annotation.drafts)}
    outcomes = {one.sentence: None for one in annotation.outcomes}
    assert voices.keys() | outcomes.keys() == {one.number for one in sentences}
    return [(bare(one.span.of(text)), (voices | outcomes)[one.number]) for one in sentences]


def wrong(text: str, expected: Told) -> list[tuple[str, str | None, object]]:
    """What is told otherwise than expected: the words, whose they are, and whose they are held to be."""
    told = whose(text)
    faults: list[tuple[str, str | None, object]] = []
    for words, who in expected:
        like = bare(words)
        found = [one for one in told if one[0].endswith(like) and len(one[0]) <= len(like) + 40]
        if not found or found[0][1] != (who and bare(who)):
            faults.append((words, who, found[0][1] if found else told))
    return faults


def marks(opening: str, closing: str, inner: str = "’") -> Callable[[str], str]:
    return lambda text: text.replace("“", opening).replace("”", closing).replace("’", inner)


def wrapped(width: int, first: str = "", other: str = "", between: str = "\n\n") -> Callable[[str], str]:
    def wrap(text: str) -> str:
        fill = textwrap.TextWrapper(width, initial_indent=first, subsequent_indent=other, break_on_hyphens=False)
        return between.join(map(fill.fill, text.strip().split("\n\n"))) + "\n"

    return wrap


def numbered(form: str) -> Callable[[str], str]:
    """Each paragraph but the first behind its number."""

    def number(text: str) -> str:
        first, *others = text.split("\n\n")
        return "\n\n".join([first, *(form.format(n) + one for n, one in enumerate(others, 1))])

    return number


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(old, new, text)


SETTINGS: dict[str, Callable[[str], str]] = {
    "straight": marks('"', '"', "'"),
    "single": marks("‘", "’"),
    "single straight": marks("'", "'", "'"),
    "German": marks("„", "“"),
    "Polish": marks("„", "”"),
    "French": marks("«\u00a0", "\u00a0»"),
    "French with plain spaces": marks("« ", " »"),
    "Swiss": marks("«", "»"),
    "Danish": marks("»", "«"),
    "Swedish": marks("”", "”"),
    "typewritten": marks("``", "''", "'"),
    "spaced": marks("“ ", " ”"),
    "half straight": marks('"', "”"),
    "Windows": swap("\n", "\r\n"),
    "old Macintosh": swap("\n", "\r"),
    "wrapped at 72": wrapped(72),
    "wrapped at 60": wrapped(60),
    "wrapped at 100": wrapped(100),
    "wrapped, Windows": lambda text: wrapped(72)(text).replace("\n", "\r\n"),
    "wrapped, indented": wrapped(72, "    ", "    "),
    "wrapped, first lines indented": wrapped(72, "    ", "", "\n"),
    "wrapped, quoted mail": lambda text: swap("(?m)^", "> ")(wrapped(70)(text).rstrip("\n")),
    "wrapped list": wrapped(72, "- ", "  ", "\n"),
    "indented": swap("\n\n", "\n    "),
    "a line each": swap("\n\n", "\n"),
    "hard line ends": swap("\n\n", "  \n"),
    "no-break spaces": swap(r" (?=\w+ )", "\u00a0"),
    "only no-break spaces": swap(" ", "\u00a0"),
    "thin spaces": swap(" ", "\u2009"),
    "two spaces": swap(r"(?<=[.”]) ", "  "),
    "tabs": swap(r"(?<=[.”]) ", "\t"),
    "spaces without width": swap(" ", " \u200b"),
    "marked paragraphs": swap("\n\n", "\n\n\ufeff"),
    "soft hyphens": swap(r"\b(\w{3})(\w{4,})\b", "\\1\u00ad\\2"),
    "Unicode line ends": swap("\n\n", "\u2028"),
    "Unicode paragraphs": swap("\n\n", "\u2029"),
    "decomposed": lambda text: normalize("NFD", text),
    "bullets": swap("\n\n", "\n\n• "),
    "bullets and tabs": swap("\n\n", "\n•\t"),
    "Markdown list": swap("\n\n", "\n\n- "),
    "Markdown heading": lambda text: "# " + text,
    "bold lead": swap(r"\A(.*\n\n)(.*)", r"\1**\2**"),
    "bold names": swap("(Maria Tennant|Tom Reed|Ane Lund|Per Vik)", r"**\1**"),
    "links": swap("(the quay|smaller classes|Halden Gazette)", r"[\1](https://gazette.example/a_(b))"),
    "italic quotations": marks("*“", "”*"),
    "dateline": swap(r"\A(.*\n\n)", r"\1PORT HALDEN, May 3 (Reuters) — "),
    "notes": swap(r"\.(?=\n\n)", ".[1]"),
    "raised notes": swap(r"\.(?=\n\n)", ".¹"),
    "numbers": numbered("{}. "),
    "numbers in brackets": numbered("[{}] "),
    "hours": numbered("10:3{} "),
    "hours of a live blog": numbered("10.3{}am – "),
    "hours in brackets": numbered("[10:3{}] "),
    "hours in bold": numbered("**10:3{}** "),
    "hours above": numbered("10:3{} GMT\n"),
    "rules between": swap("\n\n", "\n\n* * *\n\n"),
}
HEADED = {"wrapped, quoted mail", "wrapped list"}  # a headline there reads as a line of text


@pytest.mark.parametrize("setting", SETTINGS)
def test_whose_word_a_sentence_is_does_not_depend_on_how_the_article_is_set(setting: str) -> None:
    for article in (HARBOUR, STRIKE):
        expected = sentences_of(article[setting in HEADED :])
        assert wrong(SETTINGS[setting](written(article)), expected) == []


@pytest.mark.parametrize("shape", ["straight", "single", "French", "German"])
def test_neither_does_it_where_lines_and_marks_are_set_otherwise_at_once(shape: str) -> None:
    for setting in ("Windows", "wrapped at 72", "soft hyphens", "no-break spaces", "bullets", "a line each"):
        for article in (HARBOUR, STRIKE):
            assert wrong(SETTINGS[setting](SETTINGS[shape](written(article))), sentences_of(article)) == [], setting


BESIDES: dict[str, Told] = {
    "Boats at the quay in April. Photo: Ivo Marn/Gazette": [
        ("Boats at the quay in April.", OWN),
        ("Photo: Ivo Marn/Gazette", NOTHING),
    ],
    "[Editor's note: The quay was built in 1893.]": [("The quay was built in 1893.]", OWN)],
    "Note: The quay was built in 1893.": [("The quay was built in 1893.", OWN)],
    "[1] The wall was measured twice.": [("The wall was measured twice.", OWN)],
} | {
    words: [(words, NOTHING)]
    for words in (
        "Photograph by Ivo Marn",
        "Read more: Why the wall moved",
        "[Why the wall moved](https://gazette.example/wall)",
        "Related article: Why the wall moved",
        "More on this story",
        "Get the day's news in your inbox every morning: subscribe here.",
        "Sign up for our newsletter.",
        "Story continues below advertisement",
        "https://gazette.example/quay",
        "ivo.marn@gazette.example",
        "pic.twitter.com/ab12cd",
        "By Nils Aske",
        "**By Nils Aske**",
        "*Photo: Ivo Marn*",
        "_Updated: 3 May 2033_",
        "Nils Aske, 3 May 2033",
        "Updated: 3 May 2033, 10:12",
        "The northern wall",
        "**The northern wall**",
        "What happens to the wall?",
        "Additional reporting by Ida Marn",
    )
}


@pytest.mark.parametrize("words", BESIDES)
def test_what_stands_between_paragraphs_is_told_for_what_it_is_and_changes_nothing_else(words: str) -> None:
    for article in (HARBOUR, STRIKE):
        for place in (2, 3, 5):
            text = written([*article[:place], [(words, OWN)], *article[place:]])
            assert wrong(text, [*sentences_of(article), *BESIDES[words]]) == [], place


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


def test_a_source_in_which_a_line_or_a_syllable_ends_is_given_exactly_and_named_whole() -> None:
    text = "It moved, Maria Ten\u00adnant said on\nMonday. It was late, Maria\nTennant said. Tennant said it rained.\n"
    chains = [draft.chain[0] for draft in BUILTIN.label(text, segment(text)).drafts if draft.chain]
    assert [link.source.text for link in chains if link.source] == ["Maria Ten\u00adnant", "Maria\nTennant", "Tennant"]
    assert chains[2].full_name == "Maria Tennant"
