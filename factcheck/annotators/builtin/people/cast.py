"""Who appears in an article: the full name that a pronoun or a short form stands for, where only one fits."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from factcheck.annotators.builtin.people.companies import is_company, may_be_company
from factcheck.annotators.builtin.people.mentions import (
    CAPITAL,
    GENERATIONS,
    NO_FIRST_NAMES,
    Mention,
    Names,
    last_of,
    uncapitalised,
)
from factcheck.annotators.builtin.people.sexes import Sexes
from factcheck.annotators.builtin.words.grammar import verbal
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_ARTICLE = re.compile(r"\bthe [\"“'‘]?$", re.IGNORECASE)
_OWNED = re.compile(r"['’]s ")  # "May's Interview"
_SURNAME = re.compile(rf"\s*({CAPITAL}[\w\-‑]+)(?: (?=[a-z])|, (?=(?:an?|the|who|whose|now|\d\d,)\b))")
_APPOSITION = re.compile(r"\s*((?:The|An?|Its|His|Her|Their|Our)\b[^,.!?\n]{3,60}), ([^,.!?\n]{5,40}), (?=[a-z])")
_LONE_NAME = re.compile(rf"{CAPITAL}[\w\-‑]+")
_NEAR = 400  # code points back that the sentence before is looked for
_FOLLOWING = 1500  # code points back that a pronoun may reach
_SUBJECT = 8  # words at the start of a sentence in which its subject ends
_BODIES = (SourceKind.DOCUMENT, SourceKind.MEDIA, SourceKind.ORGANISATION, SourceKind.GOVERNMENT)
_BEFORE_DOCUMENT = WORDS["before document"]
_SPEAKER_DOCUMENTS = WORDS["speaker documents"]
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s")
_NOT_OF_A_TITLE = WORDS["not of a title"]
_TURNING = re.compile(r"(?:^|[.!?”\"]\s|\n)(?:But|And|Yet|While|So)\s$")
_SINGULAR = WORDS["singular"]
_OF = (" of ", " for ", " from ", " at ", " with ", " (")  # "Oda Brekke of the Harbour League"


class Voice(NamedTuple):
    """A source with its kind, and the full name it stands for where that is sure."""

    kind: SourceKind
    full_name: str


_CLOSING_MARKS = {"”": "“", '"': '"', "’": "‘", "»": "«"}  # each with the mark that opens
_LONGEST_SPEECH = 600  # code points


class Cast:
    """Who appears in one article, and in what order; made once, asked for every short form."""

    def __init__(self, text: str, voices: Voices) -> None:
        self.text, self.voices = text, voices
        self._found: Names | None = None
        self._bodies: list[tuple[int, Voice]] = []  # whatever spoke and is no person
        self._kinds: dict[str, SourceKind] = {}  # of each source by its words
        self._sexes = Sexes()
        self._spoke: list[tuple[int, str]] = []  # every person who spoke by name, and where
        self._nobodies: list[int] = []  # where a lone name spoke that may be a company's
        self._documents: list[tuple[int, str]] = []
        self.last: tuple[int, Voice] | None = None  # the person who spoke last, and where

    @property
    def _names(self) -> Names:
        if self._found is None:  # many articles never ask
            self._found = Names(self.text, self.voices.titles)
        return self._found

    def voice(self, source: str, at: int) -> Voice:
        """The voice of a source that stands at `at` of the article."""
        if source.lower() == "it" and (stands_for := self.it(at)) is not None:
            self._bodies.append((at, stands_for))
            return stands_for
        kind = self._kind_of(source)
        full_name = self._full_name(source, kind, at)
        voice = Voice(kind, "" if full_name == source else full_name)
        if kind in _BODIES and source.lower() != "it":
            self._bodies.append((at, Voice(kind, full_name or source)))
        if kind is SourceKind.PERSON and self._may_be_company(source, at):
            self._nobodies.append(at)
        elif kind is SourceKind.PERSON and source.lower() not in ("i", "we", "you", "who"):
            known = full_name or self._name_in(source, at) or (source if source.lower() not in _SINGULAR else "")
            self.last = (at, Voice(kind, known))
            self._spoke.append((at, known))
            self._sexes.learn(known, source)
        elif kind in (SourceKind.MEDIA, SourceKind.DOCUMENT) and source[:4].lower() != "the ":
            self._documents.append((at, _proper_end(source) or source))
        return voice

    def _kind_of(self, source: str) -> SourceKind:
        """The kind of a source by its words; of a lone name, by what it is called anywhere in the article."""
        if source not in self._kinds:
            kind = self.voices.kind_of(source)
            company = kind is SourceKind.PERSON and self._is_lone(source) and is_company(source, self.text, self.voices)
            self._kinds[source] = SourceKind.ORGANISATION if company else kind
        return self._kinds[source]

    def _is_lone(self, source: str) -> bool:
        """Whether a source is one capitalised word that nobody in the article has for a surname."""
        name = _LONE_NAME.fullmatch(source) is not None and not self.voices.names_person(source)
        return name and not self._names.known(source, len(self.text))

    def _may_be_company(self, source: str, at: int) -> bool:
        """Whether a lone name had better not be "he" or "she": somebody was named in full, and it may be an "it"."""
        lone = self._is_lone(source) and may_be_company(source, self.text)
        return lone and any(at - m.start < _FOLLOWING for m in self.people(at))

    def it(self, at: int) -> Voice | None:
        """What "it" stands for at the start of a sentence: what is written or speaks in the sentence before."""
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text, max(0, at - _NEAR), at)]
        begin = ends[-2] if len(ends) > 1 else max(0, at - _NEAR)
        place, voice = self._bodies[-1] if self._bodies else (-1, None)
        if voice is not None and begin <= place < at:
            return voice
        words = self.text[begin:at].split()[:_SUBJECT]
        if words and words[0].lower() in _BEFORE_DOCUMENT:
            for behind, word in enumerate(words, start=1):
                if word.strip(",.").lower() in self.voices.documents:
                    return Voice(SourceKind.DOCUMENT, " ".join(words[:behind]).strip(",."))
        return None

    def people(self, before: int) -> list[Mention]:
        """The names of persons that stand before a place, in the order of the text."""
        known = self._names.between(-1, before)
        things = {m.name for m in known if _ARTICLE.search(self.text[max(0, m.start - 5) : m.start]) is not None}
        things.update(m.name for m in known if _OWNED.search(m.name) is not None)
        return [m for m in known if m.name not in things and self.voices.kind_of(m.name) is SourceKind.PERSON]

    def by_initials(self, initials: str) -> str:
        """The one name in the article that begins with these letters, as "PV" stands for Per Vik."""
        fitting = (m.name for m in self._names.between(-1, len(self.text)))
        names = {name for name in fitting if "".join(word[0] for word in name.split()) == initials}
        return names.pop() if len(names) == 1 else ""

    def _full_name(self, source: str, kind: SourceKind, at: int) -> str:
        low = source.lower()
        if low in _SINGULAR:
            return self._sexes.called(self._pronoun(at, low), low)
        words = low.replace("’", "'").split()
        if words[0] == "the" and words[-1] in _SPEAKER_DOCUMENTS:
            return self._document(words[-1], at)
        if kind is not SourceKind.PERSON:
            return ""
        if source.split()[-1].islower():
            return self._office(source, words, at)
        return self._surname(source, at)

    def _name_in(self, source: str, at: int) -> str:
        """The one name in "the harbour master, Oda Brekke"."""
        inside = self._names.between(at - 1, at + len(source))
        names = distinct(mention.name for mention in inside)
        if names and inside[0].start == at and source.partition(names[0])[2].startswith(_OF):
            return names[0]
        return names[0] if len(names) == 1 and source.endswith(names[0]) else ""

    def _document(self, word: str, at: int) -> str:
        """As in "The report": the last one by that word, or the last named voice that publishes."""
        fitting = (name for place, name in reversed(self._documents) if place < at)
        return next((name for name in fitting if word in name.lower().split() or name[0].isupper()), "")

    def _pronoun(self, at: int, pronoun: str) -> str:
        """The person who spoke last, or the only one in the sentence before; nobody where that leaves a doubt."""
        since = max(self.last[0] if self.last is not None else -1, at - _FOLLOWING)
        spoken = self.last[1].full_name if self.last is not None and self.last[0] >= since else ""
        if not self._sexes.fits(spoken, pronoun):
            spoken = self._spoke_before(at, pronoun)
        between = [m for m in self._names.between(since, at) if self.titled(m) or self._begins(m)]
        between = [m for m in between if self._sexes.fits(m.name, pronoun)]
        others = [m for m in between if not _same(m.name, spoken)]
        if not others and spoken:
            return spoken
        at = self._before_quotation(at)
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text, max(0, at - _NEAR), at)]
        before = ends[-2] if len(ends) > 1 else at - _NEAR
        near = distinct(m.name for m in between if m.start >= before)
        if not near and ends and not spoken and self._nobody_speaks(before, at):
            before = ends[-3] if len(ends) > 2 else at - _NEAR
            near = distinct(m.name for m in between if m.start >= before)
        if not near and ends and not spoken:
            return self._told_of(max(before, self.text.rfind("\n", 0, ends[-1] - 1) + 1, 0))
        sure = not spoken or self._begins(others[-1])
        return near[0] if len(near) == 1 and sure else ""

    def _spoke_before(self, at: int, pronoun: str) -> str:
        """Who was "he", or "she", before and spoke last of those, since who spoke last of all is not."""
        spoke = (name for place, name in reversed(self._spoke) if name and at - _FOLLOWING <= place < at)
        return next((name for name in spoke if self._sexes.is_known(name) and self._sexes.fits(name, pronoun)), "")

    def _nobody_speaks(self, start: int, end: int) -> bool:
        """Whether what speaks between two places is no person."""
        places = [*self._nobodies, *(place for place, _ in self._bodies)]
        return any(start <= place < end for place in places)

    def _before_quotation(self, at: int) -> int:
        """Where the quotation opens that a pronoun follows, of "“It is late. We go,” he said"; else `at` itself."""
        before = self.text[max(0, at - 2) : at].strip()
        if before not in _CLOSING_MARKS:
            return at
        opening = self.text.rfind(_CLOSING_MARKS[before], max(0, at - _LONGEST_SPEECH), at - 2)
        return at if opening < 0 or "\n" in self.text[opening:at] else opening + 1

    def _told_of(self, at: int) -> str:
        """Whom a sentence tells of that begins with a surname, or with who somebody is and the name set off behind it.

        As in "Brekke was late.", "The museum's director, Oda Brekke, was late."; nobody where it begins otherwise.
        """
        first = _SURNAME.match(self.text, at)
        if first is not None and first[1].lower() not in NO_FIRST_NAMES:
            return self._surname(first[1], at)
        named = _APPOSITION.match(self.text, at)
        words = [] if named is None else named[1].lower().split()
        if named is None or not self.voices.names_person(words[-1]) or any(map(verbal, words)):
            return ""
        start = named.start(2)
        return next((m.name for m in self._names.between(start - 1, start + 1) if m.name == named[2]), "")

    def _begins(self, mention: Mention) -> bool:
        """Whether an untitled name that can be a person's begins its sentence."""
        turns = _TURNING.search(self.text, max(0, mention.start - 8), mention.start)
        if turns is None and self.text[max(0, mention.start - 2) : mention.start].strip(' \n“"') not in ("", "."):
            return False
        first = mention.name.split()[0].lower()
        return first not in NO_FIRST_NAMES and self.voices.kind_of(mention.name) is SourceKind.PERSON

    def titled(self, mention: Mention) -> bool:
        """Whether a title stands before a name, as part of it or in lower case."""
        if mention.titles:
            return mention.titles[-1] in self.voices.titles
        before = self.text[max(0, mention.start - 20) : mention.start].split()
        return bool(before) and before[-1] in self.voices.titles

    def _office(self, source: str, words: list[str], at: int) -> str:
        """As in "The Iranian president": the one person so far who was named with that title."""
        title = words[-1]
        if title not in self.voices.titles:
            return ""
        asked = {word for word in words[:-1] if word not in _NOT_OF_A_TITLE}
        named = [m for m in self._names.known(title, at) if title in m.offices]
        if words[-2:-1] == ["prime"]:
            named = [m for m in named if "prime" in m.offices]
        fitting = [m for m in named if asked <= m.offices] or (named if not asked else [])
        names = distinct(m.name for m in fitting)
        return names[0] if len(names) == 1 and words[0] != "a" else ""

    def _surname(self, source: str, at: int) -> str:
        """As in "Brekke", "Ms Brekke": the one longer name so far that ends the same."""
        parts = source.removesuffix("'s").removesuffix("’s").split()
        while len(parts) > 1 and parts[0].strip(".").lower() in self.voices.titles:
            parts = parts[1:]
        tail = tuple(parts)
        known = self._names.known(tail[-1], at) or self._names.known(uncapitalised(tail[-1]), at)
        names = distinct(m.name for m in known if _ends(m.name, tail))
        return names[0] if len(names) == 1 else ""


def _proper_end(source: str) -> str:
    """The proper name that a source ends with: "IRNA" of "Iran's state media, IRNA"."""
    parts = source.split()
    first = len(parts)
    while first and parts[first - 1][0].isupper() and (first == len(parts) or not parts[first - 1].endswith(",")):
        first -= 1
    return " ".join(parts[first:])


def _ends(name: str, tail: tuple[str, ...]) -> bool:
    """Whether a longer name ends the same, as "Piet van der Berg" does for "Van der Berg"."""
    words = name.split()
    words = words[:-1] if words[-1] in GENERATIONS and tail[-1] != words[-1] else words
    same = tuple(words[-len(tail) :])
    return len(words) > len(tail) and same in (tail, (uncapitalised(tail[0]), *tail[1:]))


def _same(one: str, other: str) -> bool:
    return bool(one and other) and last_of(one) == last_of(other)


def distinct(names: Iterable[str]) -> list[str]:
    """Names without those that end with another one: a place or a title before a name is none of it."""
    seen = list(dict.fromkeys(names))
    return [name for name in seen if not any(other != name and name.endswith(" " + other) for other in seen)]
