"""The words of a claim as they are compared, without white space, punctuation and typography, which change nothing."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from factcheck.annotators.builtin.words.quotes import Quote, find_quotes
from factcheck.records import AuditedArticle, Claim
from factcheck.spans import Span, without

# A dash only parts two words, but before a number it is a sign. What else is no letter counts where it says something.
_WORD = re.compile(r"(?P<word>\d+(?:[.,:]\d+)+|\w+(?:['’]\w+)*|(?<!\w)[-−–](?=\d))|(?P<mark>[^\w\s])")
_TELLING = frozenset("%‰&@#§?")  # "Is it safe?" and "It is safe." are two things to say
_TYPOGRAPHY = frozenset("`´^¨¯−")
_SAME = str.maketrans({"’": "'", "−": "-", "–": "-"})
_START = re.compile(r"(?:^|[.!?…:]\W*\s\W*|(?:^|\s)[\"“„«‘'])\W*$")


class Word(NamedTuple):
    """A word of a claim; its place counts from the start of `Worded.text`."""

    key: str  # how it is compared
    start: int
    end: int
    is_first: bool  # of a sentence or a quotation, where a capital tells nothing
    is_quoted: bool


class Worded(NamedTuple):
    """A claim's words, and the text in which they stand: composed, one space between words, without invisible marks."""

    text: str
    words: tuple[Word, ...]

    def slice(self, first: int, last: int) -> str:
        """The words from one place up to another, as they are written; empty where there is none."""
        return self.text[self.words[first].start : self.words[last - 1].end] if last > first else ""


class Reader:
    """Reads the claims of one audited article, and knows where it quotes: speech may run over many sentences."""

    def __init__(self, audited: AuditedArticle) -> None:
        paragraphs = [[*members] for _, members in groupby(audited.sentences, key=lambda one: one.paragraph)]
        spans = [Span(members[0].span.start, members[-1].span.end) for members in paragraphs]
        self._text = audited.article.text
        self._quotes: list[Quote] = find_quotes(self._text, spans)

    def worded(self, claim: Claim) -> Worded:
        """The words of a claim of this article."""
        text, words = "", list[Word]()
        for piece, is_quoted in self._pieces(claim.span):
            shown = _plain(piece.of(self._text))
            shown = shown.lstrip() if not text or text[-1].isspace() else shown
            words += _words(text, shown, is_quoted=is_quoted)
            text += shown
        return Worded(text, tuple(words))

    def _pieces(self, span: Span) -> Iterator[tuple[Span, bool]]:
        """The claim cut where a quotation begins and ends."""
        quotes = [Span(max(one.start, span.start), min(one.end, span.end)) for one in self._quotes]
        inside = [one for one in quotes if one.start < one.end]
        yield from sorted([(one, True) for one in inside] + [(one, False) for one in without(span, inside)])


def tokens(text: str) -> set[str]:
    """The words of a text, in small letters."""
    return {word.key.casefold() for word in _words("", text, is_quoted=False)}


def _plain(text: str) -> str:
    """A copy composed, with single spaces, and without soft hyphens and other marks that nobody sees."""
    seen = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", seen))


def _words(behind: str, text: str, *, is_quoted: bool) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        if match["word"] or _says_something(match["mark"]):
            before = behind + text[: match.start()]
            start, end = len(behind) + match.start(), len(behind) + match.end()
            key = match.group().translate(_SAME)
            yield Word(key, start, end, _START.search(before) is not None, is_quoted)


def _says_something(mark: str) -> bool:
    """Whether it is more than punctuation: a symbol such as that of money, a sign on a letter, a question mark."""
    return mark in _TELLING or (unicodedata.category(mark)[0] in "SM" and mark not in _TYPOGRAPHY)
