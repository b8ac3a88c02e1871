"""What the bodies of an article are called elsewhere in it: full names, initials, descriptions, short forms."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.sources.bodies import Body, body_of, description_words, initials, same_words
from factcheck.sources.folding import fold
from factcheck.sources.words import words
from factcheck.vocabulary import SourceKind

_BRACKETED = re.compile(
    r"((?:[^\W\d_a-z][\w’'\-]*\s+)(?:(?:of|for|and|the|[^\W\d_a-z][\w’'\-]*)\s+){0,6})\(([^\W\d_a-z][^\W\d_a-z.]{1,9})\)"
)
_APPOSED = re.compile(r",\s+(?:the|a|an|its|[^\W\d_a-z]\w*[’']s)\s+([^,.;()“”\"\n]{3,80})(?=[,.;]|\s[–—])")
_DESCRIBED_BEFORE = re.compile(r"((?:[\w’'\-]+\s+){1,4}?[\w’'\-]+),?\s+$")


class Named(NamedTuple):
    """Which name a description or a short form stands for, and why."""

    name: tuple[str, ...]
    reason: str


class Standing:
    """The named bodies of an article, and what stands for them."""

    def __init__(self, text: str, heard: Iterable[tuple[Body, SourceKind]]) -> None:
        self._text = text
        told = list(heard)
        self._bodies = [body for body, _ in told]
        self._kinds = {body.name: kind for body, kind in told}
        self._named = {body.name: body for body in self._bodies if body.name}
        self._given = self._in_brackets()
        self._long = {body.name: body for body in self._given.values()}
        self._short = dict(self._shortened())

    def shown(self, name: tuple[str, ...]) -> str:
        """A name as the article writes it, the longest way first."""
        written = [body.shown for body in self._bodies if body.name == name] or [self._long[name].shown]
        return min(written, key=lambda one: (-len(one), one))

    def is_acronym(self, name: tuple[str, ...]) -> bool:
        """Whether a name is only written in capital letters."""
        return len(name) == 1 and all(body.is_acronym for body in self._bodies if body.name == name)

    def acronyms(self, name: tuple[str, ...]) -> set[str]:
        """The initials that the article itself gives for a name."""
        return {short for short, body in self._given.items() if body.name == name}

    def of_name(self, body: Body) -> Named | None:
        """The longer name that a name is short for."""
        if body.name in self._short:
            return self._short[body.name]
        if len(body.name) != 1 or body.is_acronym or body.name[0] in words("bodies"):
            return None
        longer = [name for name in self._named if len(name) > 1 and name[0] == body.name[0]]
        longer = [name for name in longer if self._kinds[name] == self._kinds[body.name] != SourceKind.GOVERNMENT]
        if len(longer) != 1 or longer[0][1] not in words("bodies"):
            return None
        return Named(longer[0], f"the first word of {self._named[longer[0]].shown}, and of no other source here")

    def of_description(self, described: Sequence[str], *, is_name: bool = False) -> Named | None:
        """The name that the article puts beside a description, where it is one and no other.

        `is_name` where the description is written as a name is, as in "the Post": then any name in the text will do.
        """
        beside = dict(self._beside(tuple(described)))
        if not beside:
            reason = f"the only name here that ends with “{described[-1]}”"
            beside = dict.fromkeys(self._by_head(described, is_name=is_name), reason)
        if len(beside) != 1:
            return None
        ((name, reason),) = beside.items()
        return Named(name, reason)

    def _shortened(self) -> Iterator[tuple[tuple[str, ...], Named]]:
        """Names in capital letters whose long form the article gives."""
        for name, body in self._named.items():
            if len(name) != 1 or not body.is_acronym:
                continue
            long = self._given.get(name[0]) or self._spelled_out(name[0])
            if long is not None and long.name != name:
                yield name, Named(long.name, f"the short form of {long.shown} in this article")

    def _in_brackets(self) -> dict[str, Body]:
        """By initials, the named body that the article puts them behind."""
        given = {body.acronym: body for body in self._bodies if body.acronym and body.name}
        for match in _BRACKETED.finditer(self._text):
            for body in self._tails(match[1]):
                given.setdefault(fold(match[2]), body)
        return given

    def _tails(self, words_before: str) -> Iterator[Body]:
        """The named body that the words before a bracket end with."""
        read = body_of(words_before).name
        for name, body in self._named.items():
            if name and read[-len(name) :] == name and len(name) > 1:
                yield body
                return
        if len(read) > 1:
            yield body_of(words_before)

    def _spelled_out(self, short: str) -> Body | None:
        fitting = [body for name, body in self._named.items() if len(name) > 1 and initials(name) == short]
        return fitting[0] if len(fitting) == 1 else None

    def _beside(self, described: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
        """The names that this description stands beside, in a source or in the text."""
        for body in self._bodies:
            if body.name and body.described and _describes(described, body.described):
                yield body.name, f"the article speaks of “{body.written}”"
        for name, body in self._named.items():
            for place in re.finditer(rf"\b{re.escape(body.shown)}\b", self._text):
                words_beside = self._apposition(place.start(), place.end(), described)
                if words_beside:
                    yield name, f"the article says “{' '.join(words_beside.split())}”"
                    break

    def _apposition(self, start: int, end: int, described: tuple[str, ...]) -> str:
        behind = _APPOSED.match(self._text, end)
        if behind and _describes(described, description_words(behind[0].strip(" ,"))):
            return self._text[start : behind.end()]
        window = self._text[max(0, start - 80) : start]
        before = _DESCRIBED_BEFORE.search(re.split(r"[.;:!?“”\"()\n]", window)[-1])
        if before and same_words(described, description_words(before[1])[-len(described) :]):
            return f"{before[0]}{self._text[start:end]}"
        return ""

    def _by_head(self, described: Sequence[str], *, is_name: bool) -> list[tuple[str, ...]]:
        """The named bodies that end with the words of a description, as "the union" for "Metalworkers' Union"."""
        size = len(described)
        if described[-1] not in words("bodies"):
            return []
        fitting = [name for name in self._named if len(name) > size and same_words(name[-size:], described)]
        others = _names_ending(self._text, described[-1])
        if is_name and not fitting and len(others) == 1:
            self._long |= others
            return list(others)
        return fitting if len(fitting) == 1 and all(_ends_alike(other, fitting[0]) for other in others) else []


def _describes(asked: Sequence[str], known: Sequence[str]) -> bool:
    """Whether a description is the same, or the last words of the other: "the employer", "the largest employer"."""
    if not asked or len(asked) > len(known):
        return False
    ends = known
    for joint in ("of", "in", "for", "that", "which"):
        if joint in ends and joint not in asked:
            ends = ends[: ends.index(joint)]
    return same_words(asked, ends[-len(asked) :])


def _names_ending(text: str, head: str) -> dict[tuple[str, ...], Body]:
    """Every capitalised name in the text that ends with a word."""
    found = re.findall(rf"((?:[^\W\d_a-z][\w’'\-]*\s+){{1,5}}{re.escape(head.capitalize())})\b", text)
    bodies = (body_of(words_) for words_ in found)
    return {body.name: body for body in bodies if len(body.name) > 1}


def _ends_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    size = min(len(one), len(other), 2)
    return tuple(one[-size:]) == tuple(other[-size:])
