"""One pass over a row of words: what each of them is by the word lists of opinions, and where phrases may begin."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from factcheck.annotators.builtin.words.lexicon import Lexicon
from factcheck.annotators.builtin.words.tokens import QUOTE

_IDEAS = ("ism", "isms", "ist", "ists", "ness")
_MOST_KNOWN = 50_000  # words, with those of the lists: beyond them what else is met is told anew each time


class _Known:
    """What is known of a word of the lists, or of one that was met."""

    __slots__ = ("alone", "counts", "figure", "seconds", "sign")

    def __init__(self, word: str, sign: str, seconds: frozenset[str]) -> None:
        self.sign = sign or _form(word)  # its class, rating or form, if it has any
        self.alone = "" in seconds  # it is a phrase by itself
        self.seconds = seconds  # the words behind it with which a phrase may go on
        self.counts = bool(sign) or (word[:1].isalpha() and word != QUOTE)  # as a word
        self.figure = word[:1].isdigit() and not sign


def _form(word: str) -> str:
    """What a word of no list is by its end, if anything."""
    if len(word) > 5 and word[0].isalpha():
        if word.endswith(_IDEAS):
            return "ism"
        if word.endswith("est"):
            return "superlative"
    return ""


class Row(NamedTuple):
    """A row of words, looked up one by one."""

    signs: dict[int, str]  # by their places the classes, ratings and forms of words
    begins: list[int]  # where a phrase of the lexicons may begin
    figures: int
    words: int  # how many they are, without figures and punctuation


class RowReader:
    """The words of all lists in one table, so that a word is looked up once and not list by list."""

    def __init__(self, signs: Mapping[str, str], lexicons: Iterable[Lexicon]) -> None:
        seconds: dict[str, set[str]] = {}
        for lexicon in lexicons:
            for word, behind in lexicon.seconds():
                seconds.setdefault(word, set()).update(behind)
        nothing: frozenset[str] = frozenset()
        # Thousands of words begin no phrase: those of one sign share what is known of them.
        plain = {sign: _Known("", sign, nothing) for sign in signs.values()}
        self._known = {word: plain[sign] for word, sign in signs.items()}
        for word, behind in seconds.items():
            self._known[word] = _Known(word, signs.get(word, ""), frozenset(behind))
        self._plain_word = _Known("a", "", nothing)

    def read(self, low: list[str]) -> Row:
        """The row of words in lower case."""
        plain_word, behind_last = self._plain_word, len(low) - 1
        signs: dict[int, str] = {}
        begins: list[int] = []
        figures = others = 0
        for index, known in enumerate(map(self._known.get, low)):
            if known is plain_word:  # as most are
                continue
            if known is None:
                known = self._met(low[index])
            if known.seconds and (known.alone or (index < behind_last and low[index + 1] in known.seconds)):
                begins.append(index)
            if known.sign:
                signs[index] = known.sign
            elif not known.counts:
                others += 1
                figures += known.figure
        return Row(signs, begins, figures, len(low) - others)

    def _met(self, word: str) -> _Known:
        """What there is to know of a word of no list, kept for the next time: a text says most of its words again."""
        known = _Known(word, "", frozenset())
        if known.counts and not known.sign:
            known = self._plain_word
        if len(self._known) < _MOST_KNOWN:
            self._known[word] = known
        return known
