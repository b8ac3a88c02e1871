"""Quotations set off from an article, with their speaker behind a dash, on a line below or in brackets."""

from itertools import product

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import article, named, said, voices

TEXT = "Minister Oda Moe left Tarn on Monday.\n\n{}\n\nThe town was quiet on Monday.\n"
LAYOUTS = (
    "{quoted} {credit}",
    "{quoted}\n{credit}",
    "{quoted}\n\n{credit}",
    "- {quoted} {credit}",
    "QUOTE: {quoted} {credit}",
    "> {quoted}\n> {credit}",
    "> {quoted}\n>\n> {credit}",
)
QUOTED = ("“Ships are quiet. They are slow.”", '"Ships are quiet. They are slow"', "«Ships are quiet. They are slow.»")
CREDITS = ("— Oda Moe", "–Moe, minister", "-- Oda Moe, *The Long Sea* (1998)", "~ Moe, on whether it will last")


@pytest.mark.parametrize(("layout", "quoted", "credit"), [*product(LAYOUTS, QUOTED, CREDITS)])
def test_each_sentence_of_a_credited_quotation_is_its_speakers(layout: str, quoted: str, credit: str) -> None:
    _, *between, _ = article(TEXT.format(layout.format(quoted=quoted, credit=credit)))
    assert [one.label for one in between] == [Label.ATTRIBUTED_STATEMENT] * 2
    assert [said(one)[0].rstrip(".") for one in between] == ["Ships are quiet", "They are slow"]
    for one in between:
        assert "Oda Moe" in (*named(one), one.chain[0].source and one.chain[0].source.text)


def test_a_short_credited_quotation_is_no_heading() -> None:
    for layout in (
        "“Ships are quiet” — Oda Moe",
        "“Ships are quiet.” (Oda Moe, minister)",
        "“Ships are quiet”\n\n— Moe",
    ):
        _, one, _ = article(TEXT.format(layout))
        assert one.label is Label.ATTRIBUTED_STATEMENT
        assert said(one)[0].rstrip(".") == "Ships are quiet"


def test_who_says_that_he_says_so_is_heard_twice() -> None:
    _, one, other, _ = article(TEXT.format("“I say ships are quiet. They are slow.” — Moe, on the harbour."))
    assert named(one) == ["Oda Moe", "Oda Moe"]
    assert [source for source, _, _ in voices(one)][1:] == ["I"]
    assert named(other) == ["Oda Moe"]


def test_a_block_quotation_without_marks_is_its_speakers() -> None:
    _, one, _ = article(TEXT.format("> Ships are quiet.\n>\n> — *Oda Moe*"))
    assert (named(one), said(one)) == (["Oda Moe"], ["Ships are quiet."])


@pytest.mark.parametrize(
    "words",
    [
        "“Ships are quiet” — that was the slogan of the day.",
        "“The Long Sea” — Tarn Theatre, in May.",
        "The “quiet” ships — Oda Moe, minister, has two — sailed.",
    ],
)
def test_a_dash_in_running_text_credits_nobody(words: str) -> None:
    assert all(one.label is not Label.ATTRIBUTED_STATEMENT for one in article(TEXT.format(words)))


def test_a_credited_quotation_at_the_top_is_the_title() -> None:
    assert len(article("“Ships are quiet” – Oda Moe\n\nMinister Oda Moe left Tarn on Monday. It rained.\n")) == 2


def test_an_agency_behind_a_quotation_is_no_speaker() -> None:
    _, one, _ = article(TEXT.format("“Ships are quiet.” —Reuters"))
    assert named(one) == [""]
