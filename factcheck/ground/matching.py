"""Finds words in a sentence: as written first, then word by word with case, marks and accents' spelling folded.

Nothing is guessed: every word given must stand there, in order and without others between, or the match fails.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.records import Phrase
from factcheck.spans import Span
from factcheck.vocabulary import Alignment

_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)\s*")


class Match(NamedTuple):
    """Where words stand, counted from the start of the sentence, and how they were found."""

    span: Span
    alignment: Alignment


class Word(NamedTuple):
    """One word of a sentence: its folded form, and where it stands."""

    folded: str
    start: int
    end: int


def found(sentence: str, phrase: Phrase) -> Match | None:
    """The first place of `phrase` in `sentence`, or None; an empty phrase is nowhere."""
    places = occurrences(sentence, phrase)
    return places[0] if places else None


def occurrences(sentence: str, phrase: Phrase) -> Sequence[Match]:
    """Every place of `phrase`, in order: where the annotator knows the place, that one and no other."""
    if phrase.at is None:
        return tuple(_searched(sentence, phrase.text.strip()))
    place = known_place(sentence, phrase)
    return () if place is None else (Match(place, Alignment.EXACT),)


def known_place(sentence: str, phrase: Phrase) -> Span | None:
    """Where `phrase` stands, of which the annotator knows the place; None where other words stand there."""
    at, text = phrase.at, phrase.text
    stands = at is not None and at >= 0 and text and sentence.startswith(text, at)
    return Span(at, at + len(text)) if stands and at is not None else None


def _searched(sentence: str, words: str) -> Iterator[Match]:
    for find, alignment in ((_exact, Alignment.EXACT), (_elided, Alignment.EXACT), (_folded, Alignment.NORMALIZED)):
        spans = list(find(sentence, words))
        if spans:
            yield from (Match(span, alignment) for span in spans)
            return


def _exact(sentence: str, words: str) -> Iterator[Span]:
    start = sentence.find(words) if words else -1
    while start >= 0:
        span = Span(start, start + len(words))
        if _stands_alone(sentence, span):
            yield span
        start = sentence.find(words, start + 1)


def _elided(sentence: str, words: str) -> Iterator[Span]:
    """`first words … last words`: from each place of the first to the nearest place of the last behind it.

    Without first words it begins with the sentence, without last words it ends with it.
    """
    head, tail = _split(words)
    if not head and not tail:
        return
    ends = list(_exact(sentence, tail)) if tail else [Span(len(sentence), len(sentence))]
    for start in _exact(sentence, head) if head else [Span(0, 0)]:
        end = next((end for end in ends if end.start >= start.end), None)
        if end is not None:
            yield Span(start.start, end.end)


def _folded(sentence: str, words: str) -> Iterator[Span]:
    standing = list(_words(sentence))
    whole = [word.folded for word in _words(words)]
    places = list(_runs(standing, whole))
    if not places:
        head, tail = ([word.folded for word in _words(side)] for side in _split(words))
        places = list(_between(standing, head, tail))
    yield from (Span(standing[first].start, standing[last].end) for first, last in places)


def _between(standing: Sequence[Word], head: Sequence[str], tail: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last index from each run of `head` to the nearest run of `tail` behind it."""
    ends = list(_runs(standing, tail)) if tail else [(len(standing), len(standing) - 1)]
    for first, last in _runs(standing, head) if head else [(0, -1)]:
        end = next((end for end in ends if end[0] > last), None)
        if end is not None and (head or tail):
            yield first, end[1]


def _runs(standing: Sequence[Word], wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last index of every run of `standing` that equals `wanted`."""
    size = len(wanted)
    for first in range(len(standing) - size + 1) if size else ():
        if all(standing[first + place].folded == word for place, word in enumerate(wanted)):
            yield first, first + size - 1


def _split(words: str) -> tuple[str, str]:
    sides = _ELLIPSIS.split(words)
    return (sides[0], sides[-1]) if len(sides) > 1 else ("", "")


def _stands_alone(sentence: str, span: Span) -> bool:
    """Whether the span cuts no word in two: "he" does not stand in "the", nor a letter without its accent."""
    before = sentence[span.start - 1 : span.start]
    after = sentence[span.end : span.end + 1]
    cuts_start = _joins(before) and _joins(sentence[span.start])
    cuts_end = _joins(after) and _joins(sentence[span.end - 1])
    return not (cuts_start or cuts_end or (after and unicodedata.combining(after)))


def _words(text: str) -> Iterator[Word]:
    start = None
    for place, character in enumerate(text):
        if _joins(character):
            start = place if start is None else start
        elif start is not None:
            yield _word(text, start, place)
            start = None
    if start is not None:
        yield _word(text, start, len(text))


def _word(text: str, start: int, end: int) -> Word:
    folded = unicodedata.normalize("NFKC", text[start:end]).casefold()
    return Word(folded, start, end)


def _joins(character: str) -> bool:
    """Whether a character is part of a word: a letter, a digit, or a mark that sits on one."""
    return character.isalnum() or (bool(character) and unicodedata.category(character)[0] == "M")
