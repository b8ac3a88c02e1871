"""Where sentences end: quotation marks, shortenings, lists, line breaks, and text without any full stop."""

import pytest

from factcheck.records import Sentence
from factcheck.segment import SEGMENTER_VERSION, segment, uncovered
from factcheck.segment.boundaries import LONGEST
from factcheck.spans import Span


def cut(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in segment(text)]


@pytest.mark.parametrize(
    "marked",
    [
        # quotation marks, every style, over one sentence and over several
        "“We lost.| We will rebuild,” he added.| Then he left.",
        '"We lost.| We will rebuild," he added.',
        '“We lost.| We will rebuild," he added.| Then he left.',
        "“He said: ‘Never.| We will not go.’| Then he left,” Brekke said.",
        '"We won."| "We lost."| ‘We drew.’| Then they left.',
        "She said: “We won.| We lost.| It is over.”| Then she left.",
        'They kept the "definite policy" of the port.| Nobody "quite knew why".| It stayed.',
        "The ’90s were good.| The boys' boat sank.| James’ boat did not.",
        "He was disappointed.“| However, the pier stands.",
        "They were insiders (most of them “dual insiders”).| Then they left.",
        '"Is it over?"|"Not yet," she said.',
        # a quotation and its attribution stay together
        '"Why?" she asked.| Nobody knew.',
        "“Is it safe?” Brekke asked reporters.| Nobody knew.",
        '"Never!" Harbour Minister Oda Brekke said.| She left.',
        "“We lost.| Why?” Brekke asked.",
        'He yelled "Stop!" and left.',
        # but two quotations in a row, or a new sentence after one, do not
        'They shouted "Shame!" and “Go!”| Brekke said the protest was peaceful.',
        "She called it “a merit system.”| “So be it,” he said.",
        # brackets
        "(This story was updated.| It corrects the date.)| The end.",
        "He teaches (He was an engineer once.) at the local school.",
        "He left.[1]| She stayed.[2][3]| They met.",
        '"The port stays" (Moe 55).| It did.',
    ],
)
def test_a_quotation_neither_holds_sentences_together_nor_loses_its_marks(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "Mr. Vik met Ms. Brekke, Dr. Lund and Prof. Moe.| They spoke.",
        "Lt. Gov. Ann Moe, Rep. Jan Vik, Amb. Lee and Atty. Gen. Roe left.| Gov. Lund stayed.",
        "The U.S. Navy left the U.S. on Monday.| He is from the U.S.| The ship is not.",
        "No. 10 said no.| She agreed.",
        "It began on Oct. 7 and ended Jan. 6.| Nobody won.",
        "The quay opened in May.| Officials met on May 4.| “It was May.”| Boats came.",
        "At 5 a.m. Monday the port opened.| It closed at 6 p.m.| The ferry left.",
        "Brix Inc. said it would sell.| It is owned by Acme Ltd.| The firm declined.",
        "J. R. Smith and John F. Vik wrote it.| J.K. Lund did not.",
        "St. Halden Street is closed.| Mt. Brekke is not.",
        "They brought ropes, nets, etc.| The pier held.",
        "It grew 3.5 percent, to 4.2 million.| Then it fell.",
        "See vol. 3, ch. 4 and pp. 6-7.| Approx. 30 people came.",
        "Visit www.halden.example or https://port.example/a.b?c=d.e today.| Then mail a.b@c.example.| Thanks.",
        "Posted on Halden.Com by Vik.| It stayed.",
        "Rep. Moe (D-N.Y.) spoke in N.Y. on Monday.| She left.|Vik stayed.",
        "Wait… what?| He stopped...| The end came.| “Well…” he said.",
        "It was . . . odd.| Then it ended. . . .",
        "Really?!| Yes!!| No.",
        "The list is public.| https://port.example/list",
        "iPhone sales fell.| eBay rose.| al-Amr said so.",
        "She has plan B.| The mayor agreed.",
        # words of their own, which are shortenings elsewhere
        "It is art.| Workers left.| They blamed me.| Vik said no.| OK.| Brekke flew to LA.| Vik paid the Fed.",
        "He read no. 5 and nos. 6 and 7.| Lund fell ill.| Vik brought ropes, nets, etc.| Moe came.",
        "He is a sales rep.| They met Rep. Vik.",
        # an hour, and what belongs to it
        "It starts at 3 p.m. Eastern.| Vik comes at 4 p.m. CET on Monday.| Lund left at 6 a.m. Tuesday.| Moe slept.",
        "It starts at 3 p.m. Oct. 5.| It closes at 6 p.m.| Police will be there.",
        # titles and places before a name, several people too
        "Sens. Orr and Vik met Profs. Low and Moe at Ft. Halden.| Col. (ret.) Vik and Br. Lund came.| They ate.",
        "The Natl. Guard left Vik Intl. Ltd. on Monday.| It came back.",
        # what a quotation ends with, the sentence ends with
        "He was told “no.”| Vik left.| “We must go…”| Lund stayed.",
        'John "J.R." Vik and Jan "T.J." Moe left.',
        '"We lost!" Vik warned.| Nobody heard.',
        # who reports it
        "(BBC)| The port is shut.| It is late.",
        "(Halden Post) --| The port is shut.",
        "(Vik) left, he wrote.",
        "1. The first item| 2. The second item| 3. The third",
        "1) Go there.| 2) Come back.",
        "今日は晴れ。|明日は雨！|はい。",
        "هل هذا صحيح؟| نعم هذا صحيح.",
    ],
)
def test_a_shortening_a_number_or_an_address_ends_no_sentence(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "line_break", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n \n", "\r\n\r\n"]
)
def test_every_kind_of_line_break_parts_sentences_and_paragraphs(line_break: str) -> None:
    text = f"The port is closed.{line_break}It will open soon."
    assert [(sentence.span.of(text), sentence.paragraph) for sentence in segment(text)] == [
        ("The port is closed.", 1),
        ("It will open soon.", 2),
    ]


def test_a_stray_break_within_a_sentence_is_white_space() -> None:
    for odd in "\v\f\x85":
        text = f"“We won,” said Anna{odd} Berg. The end{odd} was near.\n\n{odd}Rain\n\nIt fell{odd}on Monday.\n"
        first, second, heading, last = segment(text)
        assert [one.kind for one in (first, second, heading, last)] == ["body", "body", "heading", "body"]
        assert first.span.of(text) == f"“We won,” said Anna{odd} Berg."
        assert (second.span.of(text), second.paragraph) == (f"The end{odd} was near.", 1)
        assert last.span.of(text) == f"It fell{odd}on Monday."
        lines = odd.join(["A long wait", "The port closed on Monday.", "It opened in May.", "Rain fell."])
        assert [one.paragraph for one in segment(lines)] == [1, 2, 3, 4]


def test_text_wrapped_at_a_width_keeps_its_sentences_whole() -> None:
    text = (
        "The council of Port Halden voted on Monday to close the\n"
        "harbour for the winter, a step that the mayor had called\n"
        "for since the storm of last year. Fishers said that they\n"
        "would lose money.\n\n"
        "The Mayor\n"
        "The mayor declined to speak. She left the hall at once\n"
        "and drove north."
    )
    assert [words.replace("\n", " ") for words in cut(text)] == [
        "The council of Port Halden voted on Monday to close the harbour for the winter, "
        "a step that the mayor had called for since the storm of last year.",
        "Fishers said that they would lose money.",
        "The Mayor",
        "The mayor declined to speak.",
        "She left the hall at once and drove north.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The pier\u00a0– No.\u00a010 – fell. A\u00a0B. C\u00a0fell.",
        "👩\u200d👩\u200d👧 came. 🇳🇴 left! The cafe\u0301 closed.",
        "\u202eהנמל נסגר.\u202c הוא ייפתח מחר.",
        "\ufeffThe port closed.\u200b It opened.",
        "A\x00b.\x01 C\x1fd. \ud800 E.",
    ],
)
def test_odd_characters_move_no_sentence(text: str) -> None:
    sentences = segment(text)
    assert len(sentences) > 1
    assert not uncovered(text, sentences)
    assert all(words == words.strip() for words in cut(text))


def test_a_megabyte_without_a_full_stop_is_cut_at_white_space() -> None:
    text = "herring " * 125_000
    sentences = segment(text)
    assert not uncovered(text, sentences)
    assert all(words.split() == ["herring"] * len(words.split()) and len(words) <= LONGEST for words in cut(text))


def test_a_megabyte_without_white_space_is_cut_between_written_characters() -> None:
    text = "e\u0301" * 500_000
    assert all(len(words) <= LONGEST and words.startswith("e") for words in cut(text))


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u00a0\u2028\u3000"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert segment(text) == ()


def test_sentences_and_paragraphs_are_numbered_from_one() -> None:
    sentences = segment("One came. Two left.\n\nThree stayed.")
    assert [(sentence.number, sentence.paragraph) for sentence in sentences] == [(1, 1), (2, 1), (3, 2)]


def test_whatever_is_left_out_counted_twice_or_out_of_reach_is_named() -> None:
    text = "One came. Two left. Three stayed."
    one, two, three = segment(text)
    twice = Sentence(number=2, kind=two.kind, span=Span(5, 19), paragraph=1)
    beyond = Sentence(number=3, kind=three.kind, span=Span(20, 34), paragraph=1)
    assert uncovered(text, [one, two, three]) == ()
    assert uncovered(text, [one, three]) == (two.span,)
    assert uncovered(text, [one, two]) == (three.span,)
    assert uncovered(text, [one, twice, three]) == (twice.span,)
    assert uncovered(text, [one, two, beyond]) == (beyond.span,)
    assert uncovered(text, []) == (Span(0, len(text)),)


def test_the_version_of_the_segmenter_is_known() -> None:
    assert SEGMENTER_VERSION


def test_what_nobody_sees_divides_and_joins_no_sentences() -> None:
    text = "By Oda Brekke\n\nPort Halden, Noria - The quay closed. “It was late,” he said.\n\nPhoto: Ivo Marn\n"
    plain = [(one.span.of(text), one.kind, one.paragraph) for one in segment(text)]
    for unseen in ("\u00ad", "\u200b", "\ufeff", "\u2060"):
        for odd in (text.replace(" ", f" {unseen}"), f"{unseen}{text.replace('.', f'.{unseen}')}"):
            found = [(one.span.of(odd).replace(unseen, ""), one.kind, one.paragraph) for one in segment(odd)]
            assert found == plain
            assert not uncovered(odd, segment(odd))
        alone = segment(f"One.\n\n{unseen}\n\nTwo.")
        assert [one.span.start for one in alone] == [0, 6, 9]
