"""Whose word each sentence of a text is, as the built-in annotator has it, for tests that compare it with a table."""

import re
from unicodedata import normalize

from factcheck.records import Draft
from factcheck.segment import segment, uncovered
from tests.builtin_drafts import BUILTIN, phrases

OWN, NOTHING = "", None  # the article's own word, and no claim at all
Told = list[tuple[str, str | None]]
TENNANT, REED, LUND, VIK = "Maria Tennant", "Tom Reed", "Ane Lund", "Per Vik"
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
