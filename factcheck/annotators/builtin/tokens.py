"""A sentence as a row of words and punctuation, where every quotation is one opaque token."""

import re
from collections.abc import Sequence

QUOTE, MENTION = "Q", '"'  # words are lower case, so neither can be mistaken for one
PUNCTUATION = frozenset(",;:—()")

_TOKEN = re.compile(r"[^\W_]+(?:[.'’\-‑&/][^\W_]+)*(?:['’](?!\w))?|[,;:()—]")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_INNER_END = re.compile(r"[.!?…][\"”] ")  # the end of a sentence inside what was not split
_LONG_WORD = re.compile(r"[^\W_]{4,}")
_SPEECH_ENDS = (".", ",", "!", "?", "…")
_MENTION_WORDS = 3  # quotation marks around so few words may be a name, a title or a distance kept


class Tokens:
    """The tokens of one stretch of a sentence; `start` and `end` count from the start of the sentence."""

    __slots__ = ("end", "it_is_written", "low", "start", "text")

    def __init__(
        self, text: str, blocks: Sequence[tuple[int, int]] = (), begin: int = 0, stop: int | None = None
    ) -> None:
        self.text = text
        self.it_is_written = False  # "it" stands for a report, a study, a newspaper
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        folded = _folded(text)
        for opening, closing in blocks:
            self._read(folded, begin, opening)
            self.low.append(_kind_of(text, opening, closing))
            self.start.append(opening)
            self.end.append(closing)
            begin = closing
        self._read(folded, begin, len(text) if stop is None else stop)

    def _read(self, folded: str, begin: int, stop: int) -> None:
        matches = list(_TOKEN.finditer(folded, begin, stop))
        self.low += [match[0] for match in matches]
        self.start += [match.start() for match in matches]
        self.end += [match.end() for match in matches]

    def __len__(self) -> int:
        return len(self.low)

    def word(self, index: int) -> str:
        """The token at `index` as written."""
        return self.text[self.start[index] : self.end[index]]

    def capital(self, index: int) -> bool:
        """Whether the token at `index` is a word that begins with a capital letter."""
        return self.text[self.start[index]].isupper()

    def phrase(self, first: int, behind: int) -> str:
        """The words from token `first` up to, and without, token `behind`, as written."""
        return self.text[self.start[first] : self.end[behind - 1]]


def _folded(text: str) -> str:
    """`text` in lower case with plain apostrophes and one kind of dash, code point for code point."""
    low = text.lower()
    if len(low) != len(text):  # a few capitals have no lower case of one code point
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    low = low.replace("’", "'").replace("–", "—").replace(" - ", " — ")
    return _INNER_END.sub(";; ", low) if _INNER_END.search(low) else low


def _kind_of(text: str, opening: int, closing: int) -> str:
    """Speech, or a few words in marks that only mention something: a title, a nickname, a word kept at arm's length."""
    inner = text[opening:closing].strip("\"'“”‘’„‟«» ")
    words = _WORD.findall(inner)
    if text[opening:closing].rstrip("\"'”’»“ ").endswith(_SPEECH_ENDS):
        return QUOTE
    if len(words) <= _MENTION_WORDS or all(word[0].isupper() for word in _LONG_WORD.findall(inner)):
        return MENTION
    return QUOTE
