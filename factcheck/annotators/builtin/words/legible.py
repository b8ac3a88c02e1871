"""A text as the rules read it: no characters that nobody sees, marks of one kind, and each sentence on one line.

Wrapped lines, soft hyphens, spaces of other widths, the addresses behind links and the shape of quotation marks say
nothing of whose word it is. A copy does without them, and what is found in it is given back in the words of the text.
"""

import re
from collections.abc import Sequence

from factcheck.records import Draft, DraftLink, Phrase, Sentence
from factcheck.spans import Span

_FORMAT = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_ODD = re.compile(
    rf"[\t\r\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{_FORMAT}„‟«»‹›]|  |\]\(|``|“\s|\s”"
)
_ODD_IN_ASCII = ("\t", "\r", "\v", "\f", "  ", "](", "``")
_ODD_IN_PRINT = (*"„‟«»‹›", "  ", "](", "``", "“ ", "“\n", " ”", "\n”")
_UNSEEN = re.compile(f"[{_FORMAT}]+")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_LINK = r"!?\[(?=[^\[\]\n]{1,300}\]\([^()\s])|\]\([^()\s]{1,500}(?:\([^()\s]{0,100}\)[^()\s]{0,200})?\)"
# What goes, and white space, which becomes one space, as most of it is already; behind the end of a line a mark of
# quoted mail goes with it.
_GOES = re.compile(
    rf"(?P<goes>[{_FORMAT}]+|{_LINK})|(?P<mark>[^\S\n\r]*(?:[“”„‟«»‹›]|``|'')[^\S\n\r]*)"
    rf"|(?! [^\s{_FORMAT}])(?:[\n\r\u2028][^\S\n\r]*>+|\s)(?:\s|[\n\r\u2028]>+|[{_FORMAT}])*"
)
# One of these stands in whatever goes or changes; most sentences hold none.
_MAY_GO = re.compile(rf"[^\S ]|  |[{_FORMAT}“”„‟«»‹›]|``|''|\]\(")
_TIGHT = " ([{—–-/‘'\""  # behind one of these a mark opens
_LOOSE = " ,.;:!?)]}—–…"  # and before one of these it closes


class Legible:
    """A copy of some text and its sentences, and the way back from it."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._was = text
        self._typed = "``" in text  # with two marks of one kind for one of the other
        self._from = {one.number: one.span.start for one in sentences}
        self._places: dict[int, list[int]] = {}
        self.sentences: list[Sentence] = []
        pieces: list[str] = []
        length = end = 0
        for one in sentences:
            gap = _between(text[end : one.span.start])
            words = self._line(one)
            length += len(gap)
            span = Span(length, length + len(words))
            self.sentences.append(one if span == one.span else one.model_copy(update={"span": span}))
            pieces += (gap, words)
            length, end = span.end, one.span.end
        self.text = "".join(pieces) + _between(text[end:])

    def given_back(self, draft: Draft) -> Draft:
        """A draft of the copy, in the words of the text."""
        number = draft.sentence
        if number not in self._places:
            return draft
        return draft.model_copy(
            update={
                "part": self._phrase(number, draft.part),
                "content": tuple([self._there(number, piece) for piece in draft.content]),
                "opinion_cues": tuple([self._there(number, cue) for cue in draft.opinion_cues]),
                "chain": tuple([self._link(number, link) for link in draft.chain]),
            }
        )

    def _line(self, sentence: Sentence) -> str:
        """The words of a sentence on one line; as they are where nothing else is left of them."""
        words = sentence.span.of(self._was)
        if _MAY_GO.search(words) is None:
            return words
        pieces: list[str] = []
        places: list[int] = []
        end = 0
        for odd in _GOES.finditer(words):
            written, at = _instead(self._was, sentence.span.start, odd, self._typed)
            if written != odd[0]:
                pieces += (words[end : odd.start()], written)
                places += (*range(end, odd.start()), *at)
                end = odd.end()
        if not end:
            return words
        line = "".join([*pieces, words[end:]])
        places += range(end, len(words))
        first = len(line) - len(line.lstrip())
        if first == len(line):
            return words
        self._places[sentence.number] = places[first:]
        return line[first:].rstrip()

    def _link(self, number: int, link: DraftLink) -> DraftLink:
        """A link whose source, where nobody can see all of it, is at least named as it reads."""
        source = self._phrase(number, link.source)
        odd = source is not None and link.source is not None and " ".join(source.text.split()) != link.source.text
        name = link.source.text if odd and link.source is not None and not link.full_name else link.full_name
        return link.model_copy(update={"source": source, "cue": self._phrase(number, link.cue), "full_name": name})

    def _phrase(self, number: int, phrase: Phrase | None) -> Phrase | None:
        return None if phrase is None else self._there(number, phrase)

    def _there(self, number: int, phrase: Phrase) -> Phrase:
        if phrase.at is None or not phrase.text:
            return phrase
        places = self._places[number]
        at, last = places[phrase.at], places[phrase.at + len(phrase.text) - 1]
        start = self._from[number]
        return Phrase(text=self._was[start + at : start + last + 1], at=at)


def legible(text: str, sentences: Sequence[Sentence]) -> Legible | None:
    """A copy that the rules can read; None of a text that they can read as it is, as most are."""
    if _is_odd(text) or any(text.find("\n", *one.span) >= 0 for one in sentences):
        return Legible(text, sentences)
    return None


def _is_odd(text: str) -> bool:
    """Whether the pattern of what is odd finds anything; asked word by word where that is sooner told."""
    if text.isascii():
        return any(map(text.__contains__, _ODD_IN_ASCII))
    if text.replace("\n", "").isprintable():  # no space but plain ones, and nothing unseen
        return any(map(text.__contains__, _ODD_IN_PRINT))
    return _ODD.search(text) is not None


def _instead(text: str, start: int, odd: re.Match[str], typed: bool) -> tuple[str, list[int]]:
    """What stands in the copy for something odd in the sentence from `start`, and where each character of it stood.

    `typed` says that two marks of one kind are one of the other.
    """
    if odd["goes"] is not None:
        return "", []
    if odd["mark"] is None:
        return " ", [odd.start()]
    mark = odd[0].strip()
    if mark == "''" and not typed:
        return odd[0], []
    at = odd.start() + odd[0].index(mark)
    single = mark in "‹›"
    if _opens(text, start + at, start + at + len(mark)):
        before = odd[0][0].isspace()
        return " " * before + ("‘" if single else "“"), [odd.start()] * before + [at]
    after = odd[0][-1].isspace()
    return ("’" if single else "”") + " " * after, [at + len(mark) - 1] + [odd.end() - 1] * after


def _opens(text: str, start: int, end: int) -> bool:
    """Whether the mark at ``text[start:end]`` opens a quotation: by its neighbours, else by its shape."""
    mark = text[start:end]
    if mark in "„‟":
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    tight = not before or before.isspace() or before in _TIGHT
    loose = not after or after.isspace() or after in _LOOSE
    return tight if tight != loose else mark in ("“", "«", "‹", "``")


def _between(gap: str) -> str:
    """What stands between two sentences: line ends of one kind, no more than two of them."""
    if gap in ("", " ", "\n", "\n\n"):
        return gap
    gap = _UNSEEN.sub("", gap)
    if gap.strip():
        return gap
    return "\n\n"[: len(_LINE_END.findall(gap))] or " " * bool(gap)
