"""The bodies of an article by their full names, and which of them a short form means: "the company", "the HPA"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.annotators.builtin.people.companies import is_company_at
from factcheck.annotators.builtin.people.mentions import CAPITAL, NO_FIRST_NAMES, nameless
from factcheck.annotators.builtin.people.offices import closes
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.voices import Voices, names_company
from factcheck.given_names import is_given
from factcheck.vocabulary import SourceKind

_WORD = rf"{CAPITAL}[\w’'\-‑]*"
_NAME = re.compile(
    rf"{_WORD}(?:\s{_WORD})*(?:\s(?:of|for)(?:\sthe)?\s{_WORD}(?:\s{_WORD})*(?:,?\sand\s{_WORD}(?:\s{_WORD})*)?)?"
)
_IN_BRACKETS = re.compile(r" \((?:the )?([A-Z][A-Za-z]{1,9})\)")
_APPOSED = re.compile(r"(?: \([^)\n]{2,40}\))?, (?:an?|the|its|one of the) ([^,.;:()“”\"\n]{3,70})(?=[,.;:)\n]|$)")
_LEAD = 30  # code points before a name in which the word for what it is stands
_BEHIND_NOUN = frozenset({"of", "for", "in", "from", "at", "with", "that", "which", "based", "behind", "owned", "on"})
_COMPANY = WORDS["words for companies"]
_A_COMPANY = frozenset({"company"})
_PAPER = WORDS["words for papers"]
_OF_COMPANIES = WORDS["ends of companies"]
_LEGAL = frozenset({"inc", "corp", "ltd", "plc", "llc", "limited", "incorporated", "co", "gmbh", "nv", "asa", "oyj"})
_NO_HEADS = frozenset({"house", "press", "it", "its", "states", "kingdom", "side", "who", "front", "channel"})
_IN_A_PLACE = r"\b(?:in|near|outside|around|across) "
_FEWEST_LETTERS = 3  # of initials that the article doesn't give in brackets
_PEOPLE_TOO = WORDS["people and companies"]
_BODIES = (SourceKind.ORGANISATION, SourceKind.GOVERNMENT, SourceKind.MEDIA)


class Body(NamedTuple):
    """A body where it is named in full."""

    start: int
    end: int
    name: str  # without "the"
    head: str  # lower case: what it is by its name, as "union" of "National Union of Dockers"; may be empty
    kind: SourceKind
    told: frozenset[str]  # lower case: what else it is told to be, as "shipping", "company"
    acronym: str  # in brackets behind it

    @property
    def words(self) -> tuple[str, ...]:
        """Of the name, lower case, without marks of possession."""
        return tuple(_plain(word).lower() for word in self.name.split())

    @property
    def is_company(self) -> bool:
        """Whether it is one by its name, or told to be one."""
        told = any(word in _COMPANY or word.endswith("maker") for word in self.told)
        return told or self.head in _OF_COMPANIES or names_company(self.name.split())


class Bodies:
    """The bodies that one article names, found once."""

    def __init__(self, text: str, voices: Voices) -> None:
        self._text, self._voices = text, voices
        self._all = list(self._found())

    def name_in(self, start: int, end: int) -> str:
        """The one name that stands between two places."""
        names = {body.name for body in self._all if start <= body.start and body.end <= end}
        return names.pop() if len(names) == 1 else ""

    def set_off(self, start: int) -> str:
        """The name that begins at a place and is set off behind."""
        return next((b.name for b in self._all if b.start == start and closes(self._text, b.end)), "")

    def begun(self, start: int, end: int) -> Body | None:
        """The one body that is named between two places, where it begins what stands there, but for "the"."""
        inside = [body for body in self._all if start <= body.start and body.end <= end]
        names = {body.name for body in inside}
        begins = len(names) == 1 and self._text[start : inside[0].start].strip().lower() in ("", "the")
        return inside[0] if begins else None

    def meant(self, source: str, at: int, also: Sequence[str] = ()) -> str:
        """The full name of what a short form at `at` means, where only one body so far fits.

        `also` are those who spoke by a name that doesn't tell what they are: each could be "the company".
        """
        words = source.replace("’", "'").split()
        is_definite = words[0].lower() == "the" and len(words) > 1
        words = words[1:] if is_definite else words
        so_far = [body for body in self._all if body.start < at]
        also = [name for name in also if all(name != body.name for body in so_far)]
        if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
            return _only([body for body in so_far if _shortens(words[0], body)])
        if is_definite:
            found = self._described([word.lower() for word in words], so_far, also, capital=words[-1][0].isupper())
            name = _only(found)
            return "" if name in also or any(nameless(words[-1].lower(), self._text, at)) else name
        return self._begun(words[0], so_far) if len(words) == 1 else ""

    def begins_one(self, word: str) -> bool:
        """Whether a company is named in full somewhere whose name begins with a word: "Brightwater Energy"."""
        longer = (body for body in self._all if len(body.words) > 1 and body.name.split()[0] == word)
        return any(body.is_company or body.head == "bank" for body in longer)

    def _begun(self, word: str, so_far: Sequence[Body]) -> str:
        """The company whose first word this is, where that is not a place as well: "Norwell" of "Norwell Freight"."""
        fitting = [body for body in so_far if len(body.words) > 1 and body.name.split()[0] == word]
        fitting = [body for body in fitting if body.is_company or body.head == "bank"]
        name = _only(fitting)
        second = re.escape(name.split()[1]) if name else ""
        place = name and re.search(rf"{_IN_A_PLACE}{re.escape(word)}\b(?![’']|\s{second})", self._text)
        return "" if place else name

    def _described(
        self, words: Sequence[str], so_far: Sequence[Body], also: Sequence[str], *, capital: bool
    ) -> list[Body]:
        head, asked = words[-1], {*words[:-1]}
        by_name = [body for body in so_far if body.head == head and asked.issubset([*body.words, *body.told])]
        by_name = (
            by_name if capital else [body for body in by_name if body.kind is not SourceKind.MEDIA or head in _PAPER]
        )
        told = [body for body in so_far if head in body.told and asked.issubset([*body.words, *body.told])]
        if head in _COMPANY and not asked:
            told += [body for body in so_far if body.is_company]
            told += [Body(0, 0, name, "", SourceKind.ORGANISATION, frozenset(), "") for name in also]
        if head in _PAPER and not asked:
            told += [body for body in so_far if body.kind is SourceKind.MEDIA]
        return [*by_name, *told]

    def _found(self) -> Iterator[Body]:
        for match in _NAME.finditer(self._text):
            start, name = _without_openers(match.start(), match[0])
            body = self._body(start, match.end(), name) if name else None
            if body is not None:
                yield body

    def _body(self, start: int, end: int, name: str) -> Body | None:
        words = [_plain(word) for word in name.split()]
        told = self._told(start, end)
        if not told and len(words) == 1:
            return None  # as of most single words
        head = self._head(words)
        if not head and not told and len(words) > 1 and is_company_at(start, end, self._text):
            told = _A_COMPANY
        if not told and not head:
            return None  # as of most names
        name = name.removesuffix("’s").removesuffix("'s").rstrip("’'")
        kind = self._voices.kind_of(name)
        if kind is SourceKind.PERSON and told and not (is_given(words[0]) or (len(words) > 1 and told & _PEOPLE_TOO)):
            kind = SourceKind.ORGANISATION
        brackets = _IN_BRACKETS.match(self._text, end)
        return Body(start, end, name, head, kind, told, brackets[1] if brackets else "") if kind in _BODIES else None

    def _head(self, words: list[str]) -> str:
        """What a body is by its name: the last word of it, or the one before "of" and "for"."""
        joint = next((i for i, word in enumerate(words) if word in ("of", "for")), len(words))
        word = words[joint - 1].lower() if joint else ""
        known = word not in _NO_HEADS and self._voices.noun_kind(word) in _BODIES
        return word if known or names_company(words) else ""

    def _told(self, start: int, end: int) -> frozenset[str]:
        """What a name is told to be, before it ("carmaker Velotta") or behind (", a shipping company,")."""
        lead = self._text[max(0, start - _LEAD) : start].rpartition(" ")[0].rpartition(" ")[2].lower()
        told = frozenset({lead} if self._is_noun_of_body(lead) else ())
        behind = _APPOSED.match(self._text, end) if self._text[end : end + 2] in (", ", " (") else None
        if behind is None:
            return told
        words = behind[1].lower().split()
        joint = next((i for i, word in enumerate(words) if word in _BEHIND_NOUN), len(words))
        return told.union(words[:joint]) if joint and self._is_noun_of_body(words[joint - 1]) else told

    def _is_noun_of_body(self, word: str) -> bool:
        return word not in _NO_HEADS and self._voices.noun_kind(word) is SourceKind.ORGANISATION


def _without_openers(start: int, name: str) -> tuple[int, str]:
    """A name without the words before it that begin a sentence, and without what it is: "Carmaker Velotta Motors"."""
    first, _, rest = name.partition(" ")
    while rest and (first.lower() in NO_FIRST_NAMES or first.lower() in _PEOPLE_TOO or first.endswith("maker")):
        start, name = start + len(first) + 1, rest
        first, _, rest = name.partition(" ")
    return start, "" if name.lower() in NO_FIRST_NAMES else name


def _plain(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s").rstrip("’'")


def _shortens(short: str, body: Body) -> bool:
    """Whether letters stand behind a name in brackets, or begin the words of it."""
    if body.acronym:
        return body.acronym == short
    letters = "".join(word[0] for word in body.name.split() if word[0].isupper())
    return len(short) >= _FEWEST_LETTERS and letters == short


def _only(bodies: Sequence[Body]) -> str:
    """The name, where all of them are one: "Halton Logistics" and "Halton Logistics Ltd" are."""
    names = sorted({body.name for body in bodies}, key=len)
    same = names and all(_extends(name, names[0]) for name in names[1:])
    return names[-1] if same else ""


def _extends(name: str, other: str) -> bool:
    return name.startswith(other + " ") and name[len(other) + 1 :].lower().strip(".") in _LEGAL
