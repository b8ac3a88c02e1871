"""One pass over a row of words: what each of them is by the word lists of opinions, and where phrases may begin."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from factcheck.annotators.builtin.words.lexicon import Lexicon
from factcheck.annotators.builtin.words.tokens import QUOTE

_IDEAS = ("ism", "isms", "ist", "ists", "ness")


# What is known of a word of the lists: its class or rating, if it has any; whether it is a phrase by itself; and the
# words behind it with which a phrase may go on. A plain tuple, which is taken apart sooner than a named one.
_Known = tuple[str, bool, frozenset[str]]


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
        # Thousands of words begin no phrase: those of one sign share what is known of them.
        plain: dict[str, _Known] = {sign: (sign, False, frozenset()) for sign in signs.values()}
        self._known = {word: plain[sign] for word, sign in signs.items()}
        for word, behind in seconds.items():
            self._known[word] = (signs.get(word, ""), "" in behind, frozenset(behind))

    def read(self, low: list[str]) -> Row:
        """The row of words in lower case."""
        signs: dict[int, str] = {}
        begins: list[int] = []
        figures = others = 0
        for index, (known, behind) in enumerate(zip(map(self._known.get, low), [*low[1:], ""], strict=False)):
            if known is not None:
                sign, alone, seconds = known
                if alone or behind in seconds:
                    begins.append(index)
                if sign:
                    signs[index] = sign
                    continue
            word = low[index]
            letter = word[0]
            if not letter.isalpha() or word == QUOTE:
                others += 1
                figures += letter.isdigit()
            elif len(word) > 5 and word[-1] in "mst":  # as all of the endings do
                if word.endswith(_IDEAS):
                    signs[index] = "ism"
                elif word.endswith("est"):
                    signs[index] = "superlative"
        return Row(signs, begins, figures, len(low) - others)
