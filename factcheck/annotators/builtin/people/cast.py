"""Who appears in an article: the full name that a pronoun or a short form stands for, where only one fits."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from factcheck.annotators.builtin.people.bodies import Bodies
from factcheck.annotators.builtin.people.companies import is_company, may_be_company
from factcheck.annotators.builtin.people.mentions import (
    CAPITAL,
    NO_FIRST_NAMES,
    Mention,
    Names,
    last_of,
)
from factcheck.annotators.builtin.people.sexes import Sexes
from factcheck.annotators.builtin.people.short_forms import ShortForms, distinct
from factcheck.annotators.builtin.words.grammar import PREPOSITIONS, verbal
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_ARTICLE = re.compile(r"\bthe [\"“'‘]?$", re.IGNORECASE)
_OWNED = re.compile(r"['’]s ")  # "May's Interview"
_SURNAME = re.compile(rf"\s*({CAPITAL}[\w\-‑]+)(?: (?=[a-z])|, (?=(?:an?|the|who|whose|now|\d\d,)\b))")
_APPOSITION = re.compile(r"\s*((?:The|An?|Its|His|Her|Their|Our)\b[^,.!?\n]{3,60}), ([^,.!?\n]{5,40}), (?=[a-z])")
_NAME_BEGINS = re.compile(rf"(?:The )?{CAPITAL}[\w’'\-‑]* (?:of |for )?{CAPITAL}")
_LONE_NAME = re.compile(rf"{CAPITAL}[\w\-‑]+")
_NEAR = 400  # code points back that the sentence before is looked for
_FOLLOWING = 1500  # code points back that a pronoun may reach
_BEGINS_SOMEBODY = frozenset({"a", "an", "the", "his", "her", "their", "its", "another", "one"})
_SUBJECT = 8  # words at the start of a sentence in which its subject ends
_BODIES = (SourceKind.DOCUMENT, SourceKind.MEDIA, SourceKind.ORGANISATION, SourceKind.GOVERNMENT)
_BEFORE_DOCUMENT = WORDS["before document"]
_SPEAKER_DOCUMENTS = WORDS["speaker documents"]
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s")
_TURNING = re.compile(r"(?:^|[.!?”\"]\s|\n)(?:But|And|Yet|While|So)\s$")
_SINGULAR = WORDS["singular"]
_IN_PLACES = frozenset({"in", "near", "at", "outside", "around", "across"})
_TWO = 2
_FEWEST_SHORT = 2  # words: "the ministry"
_LONGEST_SHORT = 4  # words: "the Halden shipping company"


class Voice(NamedTuple):
    """A source with its kind, and the full name it stands for where that is sure."""

    kind: SourceKind
    full_name: str


_CLOSING_MARKS = {"”": "“", '"': '"', "’": "‘", "»": "«"}  # each with the mark that opens
_MARKING = 12  # code points before a line: the mark of a list, an hour
_LONGEST_SPEECH = 600  # code points


class Cast:
    """Who appears in one article, and in what order; made once, asked for every short form."""

    def __init__(self, text: str, voices: Voices) -> None:
        self.text, self.voices = text, voices
        self._found_bodies: Bodies | None = None
        self._bodies: list[tuple[int, Voice]] = []  # whatever spoke and is no person
        self._kinds: dict[str, SourceKind] = {}  # of each source by its words
        self._sexes = Sexes()
        self._forms = ShortForms(text, voices, self._sexes)
        self._spoke: list[tuple[int, str]] = []  # every person who spoke by name, and where
        self._nobodies: list[tuple[int, str]] = []  # lone names that may be a company's, and where they spoke
        self._documents: list[tuple[int, str]] = []
        self.last: tuple[int, Voice] | None = None  # the person who spoke last, and where

    @property
    def _names(self) -> Names:
        return self._forms.names

    @property
    def _named_bodies(self) -> Bodies:
        if self._found_bodies is None:
            self._found_bodies = Bodies(self.text, self.voices)
        return self._found_bodies

    def voice(self, source: str, at: int, *, besides: str = "") -> Voice:
        """The voice of a source that stands at `at` of the article; a pronoun means anybody `besides` who says it."""
        if source.lower() == "it" and (stands_for := self.it(at)) is not None:
            self._bodies.append((at, stands_for))
            return stands_for
        kind = self._kind_of(source)
        full_name = self._full_name(source, kind, at, besides)
        voice = Voice(kind, "" if full_name == source else full_name)
        if kind in _BODIES and source.lower() != "it":
            self._bodies.append((at, Voice(kind, full_name or self._body_in(source, at) or source)))
        if kind is SourceKind.PERSON and self._may_be_company(source, at):
            self._nobodies.append((at, source))
        elif kind is SourceKind.PERSON and source.lower() not in ("i", "we", "you", "who"):
            known = full_name or self._forms.name_in(source, at) or self._as_written(source, at)
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
            company = kind is SourceKind.PERSON and self._is_lone(source) and self._is_company(source)
            self._kinds[source] = SourceKind.ORGANISATION if company else kind
        return self._kinds[source]

    def _is_company(self, name: str) -> bool:
        """Whether the article tells that a lone name is a company's, or has more of it: "Brightwater Energy"."""
        if is_company(name, self.text, self.voices):
            return True
        longer = re.search(rf"\b{re.escape(name)} {CAPITAL}", self.text)
        return longer is not None and self._named_bodies.begins_one(name)

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
        body = self._named_bodies.begun(begin, at) if _NAME_BEGINS.match(self.text, begin, at) is not None else None
        if body is not None:
            return Voice(body.kind, body.name)
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

    def _full_name(self, source: str, kind: SourceKind, at: int, besides: str) -> str:
        low = source.lower()
        if low in _SINGULAR:
            name = self._pronoun(at, low) or self._only_one(at, low)
            return "" if name == besides else self._sexes.called(name, low)
        words = low.replace("’", "'").split()
        body = "" if kind is SourceKind.PERSON else self._body(source, words, at)
        if not body and words[0] == "the" and words[-1] in _SPEAKER_DOCUMENTS:
            return self._document(words[-1], at)
        if kind is not SourceKind.PERSON:
            return body
        if any(word.islower() for word in source.split()) and (named := self._forms.set_off(source, at)):
            return named
        if source.split()[-1].islower():
            return self._forms.office(words, at)
        return self._forms.surname(source, at) or self._forms.given_name(source, at)

    def _body(self, source: str, words: Sequence[str], at: int) -> str:
        """As in "The company", "The HPA", "Norwell": the one body so far that this is short for."""
        if len(words) > _LONGEST_SHORT or not (words[0] == "the" or (len(words) == 1 and source[0].isupper())):
            return ""
        spoke = (voice.full_name for _, voice in self._bodies if voice.kind is SourceKind.ORGANISATION)
        unclear = [name for name in spoke if name[:1].isupper() and self.voices.kind_of(name) is SourceKind.PERSON]
        meant = self._named_bodies.meant(source, at, [*unclear, *(name for _, name in self._nobodies)])
        return "" if meant.lower() == " ".join(words[words[0] == "the" :]) else meant or self._longer(words)

    def _longer(self, words: Sequence[str]) -> str:
        """As in "The ministry": the only one that spoke by more than that and no name, as "the fisheries ministry"."""
        told = [voice.full_name for _, voice in self._bodies if voice.kind is not SourceKind.DOCUMENT]
        told = [
            name for name in told if name.lower().split()[-1] == words[-1] and PREPOSITIONS.isdisjoint(name.split())
        ]
        names = {name.lower(): name for name in reversed(told)}
        longest = next(iter(names)) if len(names) == 1 and len(words) == _FEWEST_SHORT else ""
        return names[longest] if len(longest.split()) > _FEWEST_SHORT else ""

    def _body_in(self, source: str, at: int) -> str:
        """The one name of a body in "the carmaker Velotta Motors"."""
        return self._named_bodies.name_in(at, at + len(source)) if not source.islower() else ""

    def _as_written(self, source: str, at: int) -> str:
        """The words of a source that a pronoun may stand for: of one who is no pronoun himself, nor two."""
        several = " and " in source and len(self._forms.people_between(at - 1, at + len(source))) > 1
        return "" if several or source.lower() in _SINGULAR else source

    def _document(self, word: str, at: int) -> str:
        """As in "The report": the last one by that word, or the last named voice that publishes."""
        fitting = (name for place, name in reversed(self._documents) if place < at)
        return next((name for name in fitting if word in name.lower().split() or name[0].isupper()), "")

    def _pronoun(self, at: int, pronoun: str) -> str:
        """The person who spoke last, or the only one in the sentence before; nobody where that leaves a doubt."""
        since = max(self.last[0] if self.last is not None else -1, at - _FOLLOWING)
        spoken = self.last[1].full_name if self.last is not None and self.last[0] >= since else ""
        if not self._sexes.fits(spoken, pronoun):
            spoken = "" if self._nameless_before(at) else self._spoke_before(at, pronoun)
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
        sure = self._begins(others[-1]) if spoken else len(self._who_could_be(before, at, pronoun)) < _TWO
        return near[0] if len(near) == 1 and sure else ""

    def _who_could_be(self, start: int, end: int, pronoun: str) -> list[str]:
        """Who is told of between two places and is known to be "he", or "she"."""
        told = self._forms.people_between(start, end)
        return distinct(m.name for m in told if self._sexes.is_known(m.name) and self._sexes.fits(m.name, pronoun))

    def _only_one(self, at: int, pronoun: str) -> str:
        """The one person who is "he", or "she", where whoever spoke last is not; or the one told of right before."""
        spoken = "" if self.last is None else self.last[1].full_name
        if self._nameless_before(at) or (self.last is not None and (not spoken or self._sexes.fits(spoken, pronoun))):
            return ""
        told = self._forms.people_between(at - (_FOLLOWING if spoken else _NEAR), at)
        names = self._who_could_be(at - (_FOLLOWING if spoken else _NEAR), at, pronoun)
        unclear = not spoken and any(not self._sexes.is_known(m.name) and not self._is_no_person(m) for m in told)
        sure = len(names) == 1 and not any(self._is_no_person(m) for m in told if m.name == names[0])
        return names[0] if sure and not unclear else ""

    def _is_no_person(self, mention: Mention) -> bool:
        """Whether a name is more likely that of a place, or a company's: "near Port Halden", "a firm, Ilse Brandt"."""
        before = self.text[max(0, mention.start - 20) : mention.start].split()
        last = before[-1].lower() if before else ""
        is_company = last.endswith(",") and self.voices.noun_kind(last[:-1]) is SourceKind.ORGANISATION
        return is_company or last in _IN_PLACES

    def _spoke_before(self, at: int, pronoun: str) -> str:
        """Who was "he", or "she", before and spoke last of those, since who spoke last of all is not."""
        spoke = (name for place, name in reversed(self._spoke) if name and at - _FOLLOWING <= place < at)
        return next((name for name in spoke if self._sexes.is_known(name) and self._sexes.fits(name, pronoun)), "")

    def _nameless_before(self, at: int) -> bool:
        """Whether the sentence before begins with somebody who is told of without a name: "The county ecologist"."""
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text, max(0, at - _NEAR), at)]
        before = ends[-2] if len(ends) > 1 else self.text.rfind("\n", 0, max(0, at - 1)) + 1
        words = self.text[before:at].split()[:_SUBJECT]
        if not words or words[0].lower() not in _BEGINS_SOMEBODY:
            return False
        subject = takewhile(str.islower, words[1:])
        return any(self.voices.names_person(word) and word not in _SINGULAR for word in subject)

    def _nobody_speaks(self, start: int, end: int) -> bool:
        """Whether what speaks between two places is no person."""
        places = [place for place, _ in (*self._nobodies, *self._bodies)]
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
            return self._forms.surname(first[1], at)
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
            line = self.text[max(0, mention.start - _MARKING) : mention.start].rpartition("\n")
            if not line[1] or any(map(str.isalpha, line[2])):
                return False
        first = mention.name.split()[0].lower()
        return first not in NO_FIRST_NAMES and self.voices.kind_of(mention.name) is SourceKind.PERSON

    def titled(self, mention: Mention) -> bool:
        """Whether a title stands before a name, as part of it or in lower case."""
        if mention.titles:
            return mention.titles[-1] in self.voices.titles
        before = self.text[max(0, mention.start - 20) : mention.start].split()
        return bool(before) and before[-1] in self.voices.titles


def _proper_end(source: str) -> str:
    """The proper name that a source ends with: "IRNA" of "Iran's state media, IRNA"."""
    parts = source.split()
    first = len(parts)
    while first and parts[first - 1][0].isupper() and (first == len(parts) or not parts[first - 1].endswith(",")):
        first -= 1
    return " ".join(parts[first:])


def _same(one: str, other: str) -> bool:
    return bool(one and other) and last_of(one) == last_of(other)
