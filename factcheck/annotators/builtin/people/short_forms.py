"""Which person of an article a short form of a name means, or an office: "Brekke", "Oda", "the mayor", "her lawyer"."""

import re
from collections.abc import Iterable, Sequence

from factcheck.annotators.builtin.people.mentions import (
    GENERATIONS,
    Mention,
    Names,
    nameless,
    uncapitalised,
    without_honours,
)
from factcheck.annotators.builtin.people.offices import closes, is_owned
from factcheck.annotators.builtin.people.sexes import Sexes
from factcheck.annotators.builtin.words.grammar import PREPOSITIONS
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.given_names import is_given
from factcheck.vocabulary import SourceKind

_NOT_OF_A_TITLE = WORDS["not of a title"]
_OF = (" of ", " for ", " from ", " at ", " with ", " (")  # "Oda Brekke of the Harbour League"
_TWO_WORDS = 2
_NAMED_SOON = 90  # code points between who somebody is and the name
_OWNERS = frozenset({"his", "her", "their", "its", "our", "my"})


class ShortForms:
    """The short forms of one article, by the names in it and what it tells of them."""

    def __init__(self, text: str, voices: Voices, sexes: Sexes) -> None:
        self._text, self._voices, self._sexes = text, voices, sexes
        self._found: Names | None = None

    @property
    def names(self) -> Names:
        """The names in the article; many articles never ask."""
        if self._found is None:
            self._found = Names(self._text, self._voices.titles)
        return self._found

    def name_in(self, source: str, at: int) -> str:
        """The one name in "the harbour master, Oda Brekke", or the last, of who is told of before it."""
        inside = self.people_between(at - 1, at + len(source))
        names = distinct(mention.name for mention in inside if not self._owns(mention))
        if names and source.partition(names[0])[2].startswith(_OF):
            before = source.partition(names[0])[0].split()[-1:]
            if inside[0].start == at or (before and self._voices.names_person(before[0].lower())):
                return names[0]
        source = " ".join(without_honours(source.split()))
        if not names or not source.endswith(names[-1]):
            return ""
        told = source.removesuffix(names[-1]).split()[-1:]
        if told and told[0].lower() in PREPOSITIONS:
            return ""  # "a spokesman for Oda Brekke"
        set_off = told and (told[0].endswith(",") or told[0].lower() in self._voices.titles)
        return names[-1] if len(names) == 1 or set_off else ""

    def set_off(self, source: str, at: int) -> str:
        """The name behind "the mayor" in "said the mayor, Oda Brekke."."""
        behind = at + len(source)
        inside = self.people_between(at - 1, behind)
        if self._text[behind : behind + 2] != ", " or any(not self._owns(mention) for mention in inside):
            return ""
        first = behind + len(", ") + len("the ") * self._text.startswith("the Rev ", behind + len(", "))
        found = self.people_between(first - 1, first + 1)
        set_off = found and found[0].start == first and closes(self._text, found[0].end)
        return found[0].name if set_off else ""

    def _owns(self, mention: Mention) -> bool:
        """As in "Oda Brekke’s lawyer"."""
        return self._text.startswith(("’s ", "'s "), mention.end)

    def people_between(self, start: int, end: int) -> list[Mention]:
        """The names that can be those of persons and begin behind `start` and before `end`."""
        found = self.names.between(start, end)
        return [m for m in found if self._voices.kind_of(m.name) is SourceKind.PERSON]

    def is_unknown(self, name: str) -> bool:
        """Whether nothing tells that a name of two words is a person's: no given name, age, office, surname alone."""
        if len(name.split()) != _TWO_WORDS or self._sexes.is_known(name) or not name.istitle():
            return False
        told = any(
            m.name == name and (m.offices or m.titles) for m in self.names.known(name.split()[1], len(self._text))
        )
        alone = self._text.count(name.split()[1]) > self._text.count(name)
        return not (told or alone)

    def titled(self, mention: Mention) -> bool:
        """Whether a title stands before a name, as part of it or in lower case."""
        if mention.titles:
            return mention.titles[-1] in self._voices.titles
        before = self._text[max(0, mention.start - 20) : mention.start].split()
        return bool(before) and before[-1] in self._voices.titles

    def office(self, words: Sequence[str], at: int) -> str:
        """As in "The Iranian president", "The baker": the one person so far who was named with that title or trade."""
        title = words[-1]
        named = [m for m in self.names.known(title, at) if title in m.offices]
        if not named or words[0] == "a":
            return ""
        asked = {word.removesuffix("'s") for word in words[:-1] if word not in _NOT_OF_A_TITLE}
        if words[-2:-1] == ["prime"]:
            named = [m for m in named if "prime" in m.offices]
        if words[0] in _OWNERS:
            named = [m for m in named if is_owned(m.offices)]
        fitting = [m for m in named if asked <= m.offices] or (named if not asked else [])
        names = distinct(m.name for m in fitting)
        return names[0] if len(names) == 1 and not self._without_name(title, fitting, at) else ""

    def _without_name(self, title: str, named: Sequence[Mention], before: int) -> bool:
        """Whether somebody who has no name could be meant as well: "a spokesman for the port"."""
        beside = [(m.start - _NAMED_SOON, m.end) for m in named]
        places = nameless(title, self._text, before)
        return any(not any(start <= place < end for start, end in beside) for place in places)

    def surname(self, source: str, at: int) -> str:
        """As in "Brekke", "Ms Brekke": the one longer name so far that ends the same."""
        parts = source.removesuffix("'s").removesuffix("’s").split()
        while len(parts) > 1 and parts[0].strip(".").lower() in self._voices.titles:
            parts = parts[1:]
        tail = tuple(parts)
        known = self.names.known(tail[-1], at) or self.names.known(uncapitalised(tail[-1]), at)
        names = distinct(m.name for m in known if _ends(m.name, tail))
        names = [name for name in names if self._sexes.agrees(name, source)]
        return names[0] if len(names) == 1 else ""

    def given_name(self, source: str, at: int) -> str:
        """As in "Oda", "Dame Oda": the one person so far whose name begins so.

        Nobody, where anybody's child or husband is called that.
        """
        knighted = source.startswith(("Sir ", "Dame "))
        source = source.partition(" ")[2] if knighted else source
        if " " in source or not (knighted or is_given(source)):
            return ""
        names = distinct(m.name for m in self.names.called(source, at))
        if len(names) != 1 or self._voices.kind_of(names[0]) is not SourceKind.PERSON:
            return ""
        if knighted:
            return names[0]
        second = names[0].split()[1]
        alone = re.finditer(rf"([\w-]+),? {re.escape(source)}\b(?! {re.escape(second)})", self._text)
        return "" if any(self._voices.names_person(match[1]) for match in alone) else names[0]


def _ends(name: str, tail: tuple[str, ...]) -> bool:
    """Whether a longer name ends the same, as "Piet van der Berg" does for "Van der Berg"."""
    words = name.split()
    words = words[:-1] if words[-1] in GENERATIONS and tail[-1] != words[-1] else words
    same = tuple(words[-len(tail) :])
    return len(words) > len(tail) and same in (tail, (uncapitalised(tail[0]), *tail[1:]))


def distinct(names: Iterable[str]) -> list[str]:
    """Names without those that end with another one: a place or a title before a name is none of it."""
    seen = list(dict.fromkeys(names))
    return [name for name in seen if not any(other != name and name.endswith(" " + other) for other in seen)]
