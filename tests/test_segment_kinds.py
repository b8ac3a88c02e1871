"""What a sentence is in its article: heading, caption, credit, metadata, question, or body."""

import pytest

from factcheck.segment import segment

KIND = {"b": "body", "h": "heading", "p": "caption", "c": "credit", "m": "metadata", "q": "question"}


def read(text: str) -> list[tuple[str, str]]:
    return [(sentence.kind.value, sentence.span.of(text)) for sentence in segment(text)]


def expected(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """Text in which ``<h>`` before a sentence gives its kind, and what should come of it."""
    _, *parts = marked.replace(">", "<").split("<")
    kinds, words = parts[::2], parts[1::2]
    return "".join(words), [(KIND[kind], word.strip()) for kind, word in zip(kinds, words, strict=True)]


ARTICLES = {
    "a header on the line of the text": (
        " <m> date 2024-03-01 <b>Harbour Minister Oda Brekke called for “deeper” docks on Monday, the agency reported."
        "\n\n<b>It rained."
    ),
    "a header on the line of the headline": "<m>date 2024-03-01 <h>Harbour closes\n\n<b>The harbour closed.",
    "a full date behind the headline": "<h>Harbour closes for the winter <m>Friday, March 1, 2024\n\n<b>It rained.",
    "a full date before the text": "<h>Harbour closes\n\n<m>Friday, March 1, 2024 <b>The harbour closed.",
    "a date that the sentence needs": "<b>The harbour closed on Friday, March 1, 2024.\n\n<b>It rained.",
    "front matter": (
        "<m>---\n<m>title: Harbour closes\n<m>date: 2024-03-01\n<m>---\n\n<h># Harbour closes\n\n<b>It closed."
    ),
    "byline, dates and dateline": (
        "<h>Harbour closes\n\n<m>By Ann Moe and Jan Vik, Halden Gazette\n\n<m>Updated: March 1, 2024 at 5:12 pm GMT\n\n"
        "<m>PORT HALDEN, March 1 (Agency) — <b>The harbour closed. <b>Two ships left.\n\n"
        "<m>Published on 1 March 2024\n\n<m>2024-03-01T10:00:00Z\n\n<m>(Reporting by Ann Moe; Editing by Jan Vik)"
    ),
    "datelines with the day first, in small letters, and behind a bar": (
        "<m>PORT HALDEN, 4 March (Agency) — <b>The harbour closed.\n\n"
        "<m>Port Halden, March 4 — <b>It rained.\n\n<m>HALDEN ― <b>It snowed."
    ),
    "dashes that are no dateline": (
        "<b>The port of Halden — once the largest in Noria — is closed.\n\n<b>Moe - The Ship - sank."
    ),
    "a sentence that begins with By": "<b>By Monday the port was empty.\n\n<b>It rained.",
    "headings": (
        "<h>Harbour closes after storm\n\n<b>The harbour closed.\n\n<h>Mayor: ‘We will not yield’\n\n<b>She left.\n\n"
        "<h>**What next**\n\n<b>Nobody knows.\n\n<h>## The end\n\n<b>It ended."
    ),
    "a last line without a full stop": "<b>The harbour closed.\n\n<b>The mayor said that the council",
    "an only line": "<b>Three killed in Port Halden",
    "lists": "<b>The storm did this:\n\n<b>- The pier fell\n\n<b>- Two boats sank\n\n<b>It is over.",
    "many short lines": (
        "<h>What we know\n\n<b>Three people died\n\n<b>The road is closed\n\n<b>Schools are shut\n\n<b>It is over."
    ),
    "a caption glued to a paragraph": (
        "<b>The ministry agreed, the agency reported. <p>Harbour Minister Oda Brekke attends a press conference, "
        "in Port Halden, March 3, 2024. <c>(credit: AGENCY/Name Name/Pool)\n\n<b>It rained."
    ),
    "a caption with its date behind it, and brackets within the credit": (
        "<b>Moe said so. <p>Jan Vik welcomes Oda Brekke, in Port Halden, Noria. <p>March 3, 2024. "
        "<c>(credit: NAME NAME/DESK (LONG AGENCY NAME) VIA WIRE)\n\n<b>It rained."
    ),
    "text behind a credit": "<p>Residents gather. <c>(Photo by Ann Moe) <b>After the storm, they left.",
    "agency and name": "<b>It rained. <p>The ferry returns. <c>(REUTERS/Jan Vik)\n\n<b>It left.",
    "brackets that are no credit": (
        "<b>It sank (the credit was lost). <b>The bank (credit rating AA) fell. <b>A poll (Reuters/Ipsos) said so. "
        "<b>He told the wire (EFE). <b>He left."
    ),
    "a quotation before a credit": "<b>“We lost,” the mayor said. <c>(credit: AGENCY/Name Name)\n\n<b>It rained.",
    "captions and credits of their own": (
        "<h>Harbour closes\n\n<p>The pier at dusk <c>(Photo: Ann Moe)\n\n<p>The pier at noon. <c>Image: Ann Moe.\n\n"
        "<p>The pier <c>Image: Ann Moe & Jan Vik.\n\n<b>The harbour closed.\n\n<c>Photo: Ann Moe/AGENCY\n\n"
        "<c>© Ann Moe\n\n<c>Picture credit: Ann Moe\n\n<b>It rained."
    ),
    "a credit under its caption": "<b>It closed.\n\n<p>The pier at dusk.\n<c>Photo: Ann Moe\n\n<b>It rained.",
    "a caption and its credit under a byline": (
        "<h>Harbour closes\n\n<m>By Ann Moe\n<p>The pier at dusk, Port Halden.\n<c>Photo: Jan Vik\n\n<b>It rained."
    ),
    "a credit under a headline": "<m>March 1, 2024\n\n<h>Harbour closes\n\n<c>Photo: Jan Vik\n\n<b>It rained.",
    "a date between two credits": "<p>The pier. <c>(credit: Jan Vik) <p>March 3, 2024. <c>(credit: Ann Moe)",
    "a credit under a paragraph": "<b>It closed.\n<b>It rained.\n<c>Photo: Jan Vik\n<b>It opened.",
    "labelled captions": (
        "<b>It closed.\n\n<p>Photo: A ship leaves Port Halden on Monday\n\n<p>Pictured: Oda Brekke\n\n"
        "<p>Caption: The pier.\n\n<p>![The pier](pier.jpg)\n\n"
        "<p>FILE PHOTO: Oda Brekke speaks in Port Halden, March 3, 2024. <c>REUTERS/Ann Moe/File Photo\n\n"
        "<b>Photos show the pier.\n\n<b>Credit: the bank gave it to the town in May."
    ),
    "questions": (
        "<q>What now?\n\n<q>Is this what he meant by “freedom”? <q>“Is it safe?” <q>Did he say “never?” <q>Really?!"
    ),
    "questions that somebody else asks": (
        '<b>"Why?" she asked. <b>Officials asked: “Who will pay?” <b>He wondered, "Who?" <b>Brekke asked “Why?”'
        "\n\n<b>One of them held a sign reading “Who pays?” <b>The crowd chanted “Who pays?” "
        "<b>A banner bore the words “Who pays?” <q>Who held the sign reading “Who pays?”"
    ),
    "boilerplate": "<b>It closed.\n\n<m>* * *\n\n<m>Read more: Ten ships\n\n<m>© 2024 Halden Gazette. All rights.",
}


@pytest.mark.parametrize("marked", ARTICLES.values(), ids=ARTICLES.keys())
def test_a_sentence_is_of_the_kind_that_an_editor_would_say(marked: str) -> None:
    text, sentences = expected(marked)
    assert read(text) == sentences


def test_a_caption_stays_in_the_paragraph_that_it_is_glued_to() -> None:
    text = "The port closed. Oda Brekke speaks in Port Halden. (credit: AGENCY/Name Name)\n\nIt rained."
    assert [sentence.paragraph for sentence in segment(text)] == [1, 1, 1, 2]
