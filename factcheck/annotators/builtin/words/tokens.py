"""A sentence as a row of words and punctuation, where every quotation is one opaque token."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from factcheck.annotators.builtin.words.single_marks import is_tagged
from factcheck.annotators.builtin.words.titles import is_title
from factcheck.annotators.builtin.words.votes import vote_count

QUOTE, MENTION = "Q", '"'  # words are lower case, so neither can be mistaken for one
PUNCTUATION = frozenset(",;:—()")

_FORMAT = "\u00ad\u200b-\u200f\u2060\ufeff"  # soft hyphens, spaces without a width: no part of how a word reads
_TOKEN = re.compile(  # a comma belongs to a number where three figures follow it: "1,004"
    rf"([^\W_]+(?:(?:[.'’\-‑&/]|[{_FORMAT}]+)[^\W_]+|(?<=[0-9]),[0-9]{{3}}(?![^\W_])|(?<=[0-9]):[0-9]{{2}}(?:[ap]m)?(?![^\W_]))*(?:['’](?!\w))?|[,;:()—])"
)
_UNSEEN = re.compile(f"[{_FORMAT}]")
_LIST_NUMBER = re.compile(
    r"\[?[0-9]{1,3}(?:[.)]|\.?\]) |[¹²³⁰⁴-⁹]+ ?"
    r"|\W{0,3}(?:(?:[Ee]ditor|EDITOR|[Aa]uthor|[Pp]ublisher)['’][Ss] (?:[Nn]ote|NOTE)|[Nn]ote|NOTE)\*{0,2}:\*{0,2} "
)
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_PLAIN_TOKEN = re.compile(  # the same in ASCII, sooner
    r"([a-z0-9]+(?:[.'\-&/][a-z0-9]+|(?<=[0-9]),[0-9]{3}(?![a-z0-9])|(?<=[0-9]):[0-9]{2}(?:[ap]m)?(?![a-z0-9]))*(?:'(?!\w))?|[,;:()])"
)
_INNER_END = re.compile(r"[.!?…][\"”] ")  # the end of a sentence inside what was not split
_TYPED_DASH = re.compile(r"(?<!-)--(?!-)")
_LONG_WORD = re.compile(r"[^\W_]{4,}")
_BODIES = {"who": "WHO", "who's": "WHO's", "is": "IS"}
_BEFORE_BODIES = frozenset(
    {"the", "an", "of", "by", "with", "and", "or", "against", "to", "for", "from", "in", "on", "between", "as", "than"}
)
_SPEECH_ENDS = (".", ",", "!", "?", "…")
_MARKED = (QUOTE, MENTION)
_MENTION_WORDS = 3  # quotation marks around so few words may be a name, a title or a distance kept


class Tokens:
    """The tokens of one stretch of a sentence; `start` and `end` count from the start of the sentence."""

    __slots__ = ("_folded", "_known", "apart", "end", "it_is_written", "low", "start", "text", "written")

    def __init__(self, text: str, blocks: Sequence[tuple[int, int]] = (), *, same: "Tokens | None" = None) -> None:
        # With `same`, of which the text is the same, as yet without a token.
        self.text = text
        self._folded: str = _folded(text) if same is None else same._folded
        # In a sentence of capitals these tell no name from another word: there it reads as if there were none.
        self.written: str = (self._folded if text.isupper() else text) if same is None else same.written
        self.it_is_written = False  # "it" stands for a report, a study, a newspaper
        # Where the mark stands that opens a quotation which goes on behind the sentence, and the one that closes one
        # which began before it; -1 for none.
        self.apart: tuple[int, int] = (-1, -1) if same is None else same.apart
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self._known = (0, 0)  # every word that stands here is one of the tokens
        if same is None:
            number = _LIST_NUMBER.match(text)  # of a list, and no part of what its line says
            self._read(blocks, 0 if number is None else number.end(), len(text))

    def within(self, blocks: Sequence[tuple[int, int]], begin: int, stop: int) -> "Tokens":
        """The tokens of another stretch of the same text, from `begin` to `stop`."""
        other = Tokens(self.text, same=self)
        other._read(blocks, begin, stop)
        return other

    def between(self, begin: int, stop: int) -> "Tokens":
        """The tokens from `begin` to `stop`; a quotation is one where all of it stands there."""
        first, behind = bisect_left(self.start, begin), bisect_left(self.start, stop)
        apart = (not first or self.end[first - 1] <= begin) and (not behind or self.end[behind - 1] <= stop)
        if not (apart and self._known[0] <= begin and stop <= self._known[1]):
            found = zip(self.low, self.start, self.end, strict=True)
            marked = [(start, end) for low, start, end in found if low in _MARKED and begin <= start and end <= stop]
            return self.within(marked, begin, stop)
        other = Tokens(self.text, same=self)
        other.low = self.low[first:behind]
        other.start = self.start[first:behind]
        other.end = self.end[first:behind]
        other._known = (begin, stop)
        return other

    def taken(self, ranges: Iterable[tuple[int, int]]) -> "Tokens":
        """The same tokens without those that stand in none of the `ranges` of indexes."""
        other = Tokens(self.text, same=self)
        other.it_is_written = self.it_is_written
        for first, behind in ranges:
            other.low += self.low[first:behind]
            other.start += self.start[first:behind]
            other.end += self.end[first:behind]
        return other

    def _read(self, blocks: Sequence[tuple[int, int]], begin: int, stop: int) -> None:
        self._known = (begin, stop)
        for opening, closing in blocks:
            self._words(begin, opening)
            goes_on = self.low[:1] == [QUOTE] and self.low[-1] == "," and self.text[closing:] == "."
            kind = QUOTE if goes_on else _kind_of(self.written, opening, closing)
            self.low.append(kind)
            self.start.append(opening)
            # A comma behind the mark belongs to what is quoted, as one before it does.
            begin = closing + (kind == QUOTE and is_tagged(self.text, closing))
            self.end.append(begin)
        self._words(begin, stop)
        if "WHO" in self.written or "IS" in self.written:
            self._name_bodies()
        counted = vote_count(self.low)
        if counted is not None:
            self._known = (0, 0)
            for row in (self.low, self.start, self.end):
                del row[slice(*counted)]

    def _words(self, begin: int, stop: int) -> None:
        # Gaps and tokens in turn; their lengths add up to where each of them stands.
        stretch = self._folded[begin:stop]
        plain = stretch.isascii()
        pieces = (_PLAIN_TOKEN if plain else _TOKEN).split(stretch)
        if len(pieces) > 1:
            places = list(accumulate(map(len, pieces), initial=begin))
            self.low += pieces[1::2] if plain else [_UNSEEN.sub("", piece) for piece in pieces[1::2]]
            self.start += places[1:-1:2]
            self.end += places[2::2]

    def _name_bodies(self) -> None:
        """WHO and IS in capitals are names, so that "WHO officials" has no pronoun and "IS claims" no second verb."""
        for index, low in enumerate(self.low):
            name = _BODIES.get(low)
            if name is not None and self.word(index).startswith(name[:2]) and self._stands_as_name(index):
                self.low[index] = name

    def _stands_as_name(self, index: int) -> bool:
        """Not "he IS late", "ask WHO DID it"."""
        following = self.word(index + 1) if index + 1 < len(self.low) else ""
        if len(following) > 1 and following.isupper():
            return False
        before = self.low[index - 1] if index else ","
        return self.low[index].startswith("who") or before in PUNCTUATION or before in _BEFORE_BODIES

    def __len__(self) -> int:
        return len(self.low)

    def word(self, index: int) -> str:
        """The token at `index` as written; of a sentence of capitals, in lower case."""
        return self.written[self.start[index] : self.end[index]]

    def capital(self, index: int) -> bool:
        """Whether the token at `index` is a word that begins with a capital letter."""
        return self.written[self.start[index]].isupper()

    def phrase(self, first: int, behind: int) -> str:
        """The words from `first` up to, and without, `behind`, as written; of a sentence of capitals, in lower case."""
        return self.written[self.start[first] : self.end[behind - 1]]

    def place(self, first: int, behind: int) -> tuple[int, int]:
        """Where these words stand."""
        return self.start[first], self.end[behind - 1]

    @property
    def in_capitals(self) -> bool:
        """Whether the whole sentence is."""
        return self.written is not self.text


def _folded(text: str) -> str:
    """`text` in lower case with plain apostrophes and one kind of dash, code point for code point."""
    low = text.lower()
    if len(low) != len(text):  # a few capitals have no lower case of one code point
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    low = low.replace("’", "'").replace("–", "—").replace(" - ", " — ")
    if "--" in low:
        low = _TYPED_DASH.sub("— ", low)
    return _INNER_END.sub(";; ", low) if '" ' in low or "” " in low else low


def _kind_of(text: str, opening: int, closing: int) -> str:
    """Speech, or a few words in marks that only mention something: a title, a nickname, a word kept at arm's length."""
    inner = text[opening:closing].strip("\"'“”‘’„‟«» ")
    words = _WORD.findall(inner)
    if is_title(text, opening, closing):
        return MENTION
    if not opening and _is_speech(text, closing):
        return QUOTE
    if text[opening:closing].rstrip("\"'”’»“ ").endswith(_SPEECH_ENDS):
        return QUOTE
    if len(words) <= _MENTION_WORDS or all(word[0].isupper() for word in _LONG_WORD.findall(inner)):
        return MENTION
    return QUOTE


def _is_speech(text: str, closing: int) -> bool:
    """Whether what a sentence begins with, up to `closing`, ends speech or is all of it: "It simply existed'."."""
    if is_tagged(text, closing):
        return True
    if text[0] not in "\"'“‘„‟«":
        return True
    return text[closing:] == "." and text[closing - 1] in "\"'”’»" and any(map(str.islower, text.split()[1:]))
