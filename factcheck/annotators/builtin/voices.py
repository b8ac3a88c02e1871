"""Whose voice a source is: its kind, and the full name that a pronoun or a short form stands for."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from factcheck.annotators.builtin.lexicon import WORDS
from factcheck.vocabulary import SourceKind

_WORD = re.compile(r"[^\W\d_]+(?:['’.\-‑][^\W\d_]+)*")
_NAME = re.compile(
    r"(?:[A-Z\u00c0-\u00de][\w'’\-‑]*\.?\s)(?:(?:bin|al|von|van|de|der|den|la|le|el|da|dos|del)\s|[A-Z\u00c0-\u00de][\w\-‑]*\.?\s)*"
    r"[A-Z\u00c0-\u00de][\w\-‑]+"
)
_BREAKS = WORDS["breaks"]
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s")
_NO_FIRST_NAMES = WORDS["no first names"]
_NOT_OF_A_TITLE = WORDS["not of a title"]
_PUBLISHING = WORDS["publishing"]
_SINGULAR = WORDS["singular"]
_FOLLOWING = 1500  # code points back that a pronoun may reach
_SPEAKER_DOCUMENTS = WORDS["speaker documents"]


class Mention(NamedTuple):
    """A name of two or more capitalised words where it stands in the article."""

    start: int
    titles: tuple[str, ...]  # lower case, and the words before them: "iranian", "president"
    name: str


class Voice(NamedTuple):
    """A source with its kind, and the full name it stands for where that is sure."""

    kind: SourceKind
    full_name: str


class Voices:
    """The words that tell kinds of voices apart."""

    def __init__(self, sections: dict[str, list[str]]) -> None:
        self._kinds = {word: SourceKind(kind) for kind, words in reversed(sections.items()) for word in words}
        self._media = frozenset(sections["media"])
        self.titles = frozenset(sections["person"])

    def kind_of(self, source: str) -> SourceKind:
        """The kind of a source as written; the last word before "of" or a comma decides, then its titles."""
        words = [m[0].replace("’", "'") for m in _WORD.finditer(source)]
        if not words:
            return SourceKind.UNNAMED
        head = self._head(words)
        low = head.lower().removesuffix("'s")
        if low in ("spokesperson", "spokesman", "spokeswoman", "one") or low in _SINGULAR:
            return SourceKind.PERSON
        if low in self._media and head[0].isupper() and len(words) > 1:
            return SourceKind.MEDIA
        if self._vague(words):
            return SourceKind.UNNAMED
        if low in self._kinds and self._kinds[low] is not SourceKind.PERSON:
            return self._kinds[low]
        return self._by_shape(words, head, low)

    def _vague(self, words: list[str]) -> bool:
        """As in "Sources close to the talks", "two officials familiar with it": a plural of nobody in particular."""
        return any(w.endswith("s") and self._kinds.get(w) is SourceKind.UNNAMED for w in map(str.lower, words[:2]))

    def _head(self, words: list[str]) -> str:
        """The word that decides: before "of", or the last; a title that only names follow, wherever it stands."""
        for index, word in enumerate(words[:-1]):
            if self._title(word) and all(follower[0].isupper() for follower in words[index + 1 :]):
                return word.lower()
        last = words[-1].lower()
        if words[-1].islower() and last in self._kinds and words[-2:-1] and words[-2][0].isupper():
            return last
        for index, word in enumerate(words):
            if index and word in _BREAKS:
                return words[index - 1]
        return words[-1]

    def _title(self, word: str) -> bool:
        low = word.lower()
        return low in self.titles or (low.endswith(("ologist", "ician")) and word.islower())

    def _by_shape(self, words: list[str], head: str, low: str) -> SourceKind:
        if low in self._kinds or self._title(head):
            return SourceKind.PERSON
        if head.isupper() and len(head) > 1:
            published = any(word.lower() in _PUBLISHING for word in words)
            return SourceKind.MEDIA if published else SourceKind.ORGANISATION
        if head[0].isupper():
            before = words[: words.index(head)] if head in words else words
            known = [kind for word in before if (kind := self._kinds.get(word.lower())) is not None]
            organised = known and known[-1] in (SourceKind.ORGANISATION, SourceKind.MEDIA)
            return known[-1] if organised else SourceKind.PERSON
        return SourceKind.GROUP if low.endswith("s") else SourceKind.PERSON

    def speaks(self, source: str) -> bool:
        """Whether a verb that things do as well is speech when this is its subject: a name, or a known voice."""
        words = [m[0] for m in _WORD.finditer(source)]
        if words and words[0].lower() in _NO_FIRST_NAMES:
            words = words[1:] or words
        return bool(words) and (self._head(words).lower() in self._kinds or any(word[0].isupper() for word in words))


class Cast:
    """Who appears in one article, and in what order; made once, asked for every short form."""

    def __init__(self, text: str, voices: Voices) -> None:
        self._text, self._voices = text, voices
        self._mentions: list[Mention] | None = None
        self._documents: list[tuple[int, str]] = []
        self.last: tuple[int, Voice] | None = None  # the person who spoke last, and where

    def voice(self, source: str, at: int) -> Voice:
        """The voice of a source that stands at `at` of the article."""
        kind = self._voices.kind_of(source)
        full_name = self._full_name(source, kind, at)
        voice = Voice(kind, "" if full_name == source else full_name)
        if kind is SourceKind.PERSON and source.lower() not in ("i", "who"):
            known = full_name or (source if source.lower() not in _SINGULAR else "")
            self.last = (at, Voice(kind, known))
        elif kind in (SourceKind.MEDIA, SourceKind.DOCUMENT, SourceKind.ORGANISATION) and source[:4].lower() != "the ":
            self._documents.append((at, _proper_end(source) or source))
        return voice

    def _full_name(self, source: str, kind: SourceKind, at: int) -> str:
        low = source.lower()
        if low in _SINGULAR:
            return self._pronoun(at)
        words = low.replace("’", "'").split()
        if words[0] == "the" and words[-1] in _SPEAKER_DOCUMENTS:
            return self._document(words[-1], at)
        if kind is not SourceKind.PERSON:
            return ""
        if source[-1:].islower() and source.split()[-1][0].islower():
            return self._office(source, words, at)
        return self._surname(source, at)

    def _document(self, word: str, at: int) -> str:
        """As in "The report": the last one by that word, or the last named voice that publishes."""
        fitting = (name for place, name in reversed(self._documents) if place < at)
        return next((name for name in fitting if word in name.lower().split() or name[0].isupper()), "")

    def _pronoun(self, at: int) -> str:
        """The person who spoke last, or whom the sentence before began with; nobody where that leaves a doubt."""
        since = max(self.last[0] if self.last is not None else -1, at - _FOLLOWING)
        between = [m for m in self._before(at) if m.start > since and (self._person(m) or self._begins(m))]
        spoken = self.last[1].full_name if self.last is not None and self.last[0] >= since else ""
        others = _distinct(m.name for m in between if not _same(m.name, spoken))
        if not others:
            return spoken
        near = [m for m in between if m.name == others[0]]
        fresh = not spoken or (
            self._begins(near[-1]) and len(_SENTENCE_END.findall(self._text, near[-1].start, at)) <= 1
        )
        return others[0] if len(others) == 1 and fresh else ""

    def _begins(self, mention: Mention) -> bool:
        """Whether an untitled name that can be a person's begins its sentence."""
        if self._text[max(0, mention.start - 2) : mention.start].strip(' \n“"') not in ("", "."):
            return False
        first = mention.name.split()[0].lower()
        return first not in _NO_FIRST_NAMES and self._voices.kind_of(mention.name) is SourceKind.PERSON

    def _person(self, mention: Mention) -> bool:
        return bool(mention.titles) and mention.titles[-1] in self._voices.titles

    def _office(self, source: str, words: list[str], at: int) -> str:
        """As in "The Iranian president": the one person so far who was named with that title."""
        title = words[-1]
        if title not in self._voices.titles:
            return ""
        asked = {word for word in words[:-1] if word not in _NOT_OF_A_TITLE}
        named = [m for m in self._before(at) if title in m.titles]
        if words[-2:-1] == ["prime"]:
            named = [m for m in named if "prime" in m.titles]
        fitting = [m for m in named if asked <= set(m.titles)] or (named if not asked else [])
        names = _distinct(m.name for m in fitting)
        return names[0] if len(names) == 1 and words[0] != "a" else ""

    def _surname(self, source: str, at: int) -> str:
        """As in "Brekke", "Ms Brekke": the one longer name so far that ends the same."""
        parts = source.removesuffix("'s").removesuffix("’s").split()
        while len(parts) > 1 and parts[0].strip(".").lower() in self._voices.titles:
            parts = parts[1:]
        tail = tuple(parts)
        names = _distinct(m.name for m in self._before(at) if len(m.name.split()) > len(tail) and _ends(m.name, tail))
        return names[0] if len(names) == 1 else ""

    def _before(self, at: int) -> list[Mention]:
        if self._mentions is None:
            found = (self._mention(m.start(), m[0]) for m in _NAME.finditer(self._text))
            self._mentions = [mention for mention in found if mention.name]
        return self._mentions[: bisect_left(self._mentions, at, key=lambda mention: mention.start)]

    def _mention(self, start: int, words: str) -> Mention:
        """Titles and the words before them, then the name; no name where fewer than two words are left of it."""
        parts = words.split()
        lows = [part.strip(".").lower() for part in parts]
        if lows[0] in _NO_FIRST_NAMES:
            start += len(parts[0]) + 1
            parts, lows = parts[1:], lows[1:]
        behind = max((i + 1 for i, low in enumerate(lows[:-1]) if low in self._voices.titles), default=0)
        named = len(parts) - behind > (0 if behind else 1)
        return Mention(start, tuple(lows[:behind]), " ".join(parts[behind:]) if named else "")


def _proper_end(source: str) -> str:
    """The proper name that a source ends with: "IRNA" of "Iran's state media, IRNA"."""
    parts = source.split()
    first = len(parts)
    while first and parts[first - 1][0].isupper() and (first == len(parts) or not parts[first - 1].endswith(",")):
        first -= 1
    return " ".join(parts[first:])


def _ends(name: str, tail: tuple[str, ...]) -> bool:
    return tuple(name.split()[-len(tail) :]) == tail


def _same(one: str, other: str) -> bool:
    return bool(one and other) and (one.split()[-1] == other.split()[-1])


def _distinct(names: Iterable[str]) -> list[str]:
    """Names without those that end with another one: a place or a title before a name is none of it."""
    seen = list(dict.fromkeys(names))
    return [name for name in seen if not any(other != name and name.endswith(" " + other) for other in seen)]
