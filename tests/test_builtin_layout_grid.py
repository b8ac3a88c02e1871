"""The built-in annotator and the layout of an article: whose word a sentence is stays the same however it is set."""

import re
import textwrap
from collections.abc import Callable
from unicodedata import normalize

import pytest

from factcheck.segment import segment
from tests.builtin_drafts import BUILTIN
from tests.builtin_whose import LUND, NOTHING, OWN, REED, TENNANT, VIK, Told, sentences_of, written, wrong

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


def test_a_source_in_which_a_line_or_a_syllable_ends_is_given_exactly_and_named_whole() -> None:
    text = "It moved, Maria Ten\u00adnant said on\nMonday. It was late, Maria\nTennant said. Tennant said it rained.\n"
    chains = [draft.chain[0] for draft in BUILTIN.label(text, segment(text)).drafts if draft.chain]
    assert [link.source.text for link in chains if link.source] == ["Maria Ten\u00adnant", "Maria\nTennant", "Tennant"]
    assert chains[2].full_name == "Maria Tennant"
