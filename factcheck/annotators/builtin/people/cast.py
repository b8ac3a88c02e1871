"""Who appears in an article: the full name that a pronoun or a short form stands for, where only one fits."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.annotators.builtin.people.bodies import Bodies
from factcheck.annotators.builtin.people.companies import is_company, is_long_company, may_be_company
from factcheck.annotators.builtin.people.groups import THEY, Groups
from factcheck.annotators.builtin.people.mentions import CAPITAL, Mention, Names
from factcheck.annotators.builtin.people.pronouns import Pronouns
from factcheck.annotators.builtin.people.sexes import Sexes
from factcheck.annotators.builtin.people.short_forms import ShortForms
from factcheck.annotators.builtin.words.grammar import PREPOSITIONS
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_ARTICLE = re.compile(r"\bthe [\"“'‘]?$", re.IGNORECASE)
_OWNED = re.compile(r"['’]s ")  # "May's Interview"
_NAME_BEGINS = re.compile(rf"(?:The )?{CAPITAL}[\w’'\-‑]* (?:of |for )?{CAPITAL}")
_LONE_NAME = re.compile(rf"{CAPITAL}[\w\-‑]+")
_NEAR = 400  # code points back that the sentence before is looked for
_FOLLOWING = 1500  # code points back that a pronoun may reach
_SUBJECT = 8  # words at the start of a sentence in which its subject ends
_BODIES = (SourceKind.DOCUMENT, SourceKind.MEDIA, SourceKind.ORGANISATION, SourceKind.GOVERNMENT)
_BEFORE_DOCUMENT = WORDS["before document"]
_SPEAKER_DOCUMENTS = WORDS["speaker documents"]
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s")
_SINGULAR = WORDS["singular"]
_NO_NAMES = _SINGULAR | {"his", "their", "these", "those", "this", "that", "theirs", "hers"}
_OWNING = WORDS["people and companies"] | {
    "owner",
    "parent",
    "employer",
    "landlord",
    "builder",
    "contractor",
    "insurer",
}
_ONE_OF_MANY = WORDS["one of many"]
_POSSESSIVE = frozenset({"my", "our", "his", "her", "their"})
_WHOEVER = ("i", "we", "you", "who")
_ONE_UNNAMED = ("a source", "one source", "an official", "one official", "a diplomat", "an insider", "one insider")
_BEHIND_HEAD = frozenset({"for", "of", "who", "close", "familiar", "involved"})
_FEWEST_SHORT = 2  # words: "the ministry"
_LONGEST_SHORT = 4  # words: "the Halden shipping company"


class Voice(NamedTuple):
    """A source with its kind, and the full name it stands for where that is sure."""

    kind: SourceKind
    full_name: str


class Cast:
    """Who appears in one article, and in what order; made once, asked for every short form."""

    def __init__(self, text: str, voices: Voices) -> None:
        self.text, self.voices = text, voices
        self._found_bodies: Bodies | None = None
        self._bodies: list[tuple[int, Voice]] = []  # whatever spoke and is no person
        self._kinds: dict[str, SourceKind] = {}  # of each source by its words
        self._sexes = Sexes()
        self._forms = ShortForms(text, voices, self._sexes)
        self._pronouns = Pronouns(text, voices, self._forms, self._sexes)
        self._groups = Groups(text, voices)
        self._nobodies: list[tuple[int, str]] = []  # lone names that may be a company's, and where they spoke
        self._documents: list[tuple[int, str]] = []
        self._likely: dict[str, bool] = {}  # whether a lone name could be a company's

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
            self._body_spoke(stands_for, at)
            self._groups.spoke("it", at, stands_for.kind)
            return stands_for
        if source.lower() == THEY:
            return self._several(source, at, besides)
        owner = self._owner(source, at)
        kind = SourceKind.ORGANISATION if owner else self._kind_of(source)
        full_name = owner or self._full_name(source, kind, at, besides)
        voice = Voice(kind, "" if full_name == source else full_name)
        if source.lower() not in _WHOEVER:
            self._groups.spoke(source, at, kind)
        if kind in _BODIES and source.lower() != "it":
            self._body_spoke(Voice(kind, full_name or self._body_in(source, at) or source), at)
        if kind is SourceKind.PERSON and self._may_be_company(source, at):
            self._nobodies.append((at, source))
            self._pronouns.other_spoke(at)
        elif kind is SourceKind.PERSON and source.lower() not in _WHOEVER:
            known = full_name or self._forms.name_in(source, at) or self._as_written(source, at)
            self._pronouns.spoke(known, at)
            self._sexes.learn(known, source)
            if not full_name and _is_one_of_many(source):
                return Voice(SourceKind.UNNAMED, "")
        elif kind is SourceKind.UNNAMED and source.lower().startswith(_ONE_UNNAMED):
            self._pronouns.spoke(source, at)
        elif kind in (SourceKind.MEDIA, SourceKind.DOCUMENT) and source[:4].lower() != "the ":
            self._documents.append((at, _proper_end(source) or source))
        return voice

    def spoke_again(self, name: str, named: int, at: int) -> None:
        """A person, `named` there, whose word all of a sentence was that ends at `at`, whoever else is heard in it."""
        if name.lower() not in _SINGULAR:
            self._pronouns.spoke(self._forms.name_in(name, named) or name, at)

    def _several(self, source: str, at: int, besides: str) -> Voice:
        """Whom "they" means; who says it of others does not mean himself."""
        name = self._groups.meant(at, self._pronouns.before_quotation(at))
        if not name or name == besides:
            return Voice(self._kind_of(source), "")
        kind = self._kind_of(name)
        self._groups.spoke(name, at, kind)
        return Voice(SourceKind.GROUP if kind is SourceKind.PERSON else kind, name)

    def _owner(self, source: str, at: int) -> str:
        """The company set off behind "its owner" in "said its owner, Halton Logistics"."""
        behind = at + len(source)
        if source.rpartition(" ")[2] not in _OWNING or not self.text.startswith(", ", behind):
            return ""
        return self._named_bodies.set_off(behind + len(", "))

    def _body_spoke(self, voice: Voice, at: int) -> None:
        self._bodies.append((at, voice))
        self._pronouns.other_spoke(at)

    def titled(self, mention: Mention) -> bool:
        """Whether a title stands before a name, as part of it or in lower case."""
        return self._forms.titled(mention)

    def _kind_of(self, source: str) -> SourceKind:
        """The kind of a source by its words; of a lone name, by what it is called anywhere in the article."""
        if source not in self._kinds:
            kind = self.voices.kind_of(source)
            company = kind is SourceKind.PERSON and (
                self._is_company(source) if self._is_lone(source) else is_long_company(source, self.text)
            )
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
        if not self._is_lone(source) or not self._names.between(at - _FOLLOWING, at):
            return False
        if source not in self._likely:
            self._likely[source] = may_be_company(source, self.text)
        return self._likely[source] and any(at - m.start < _FOLLOWING for m in self.people(at))

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
            return self._pronouns.meant(low, at, besides=besides)
        words = low.replace("’", "'").split()
        described = self._described(words, at)
        if described:
            return described
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

    def _described(self, words: Sequence[str], at: int) -> str:
        """As in "The spokesman", right after "a spokesman for the port" spoke; nobody where one was named, too."""
        if len(words) != _FEWEST_SHORT or words[0] != "the" or self._names.known(words[1], at):
            return ""
        last = self._pronouns.last()
        told = last.lower().split()
        head = next((i for i, word in enumerate(told) if word in PREPOSITIONS or word in _BEHIND_HEAD), len(told)) - 1
        return last if told[:1] in (["a"], ["an"]) and told[head] == words[1] else ""

    def _body(self, source: str, words: Sequence[str], at: int) -> str:
        """As in "The company", "The HPA", "Norwell": the one body so far that this is short for."""
        if len(words) > _LONGEST_SHORT or not (words[0] == "the" or (len(words) == 1 and source[0].isupper())):
            return ""
        spoke = (voice.full_name for _, voice in self._bodies if voice.kind is SourceKind.ORGANISATION)
        unclear = [name for name in spoke if name[:1].isupper() and self.voices.kind_of(name) is SourceKind.PERSON]
        unclear += [name for _, name in self._nobodies] + self._pronouns.unknown()
        meant = self._named_bodies.meant(source, at, unclear)
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
        return source if not several and source.lower() not in _NO_NAMES and self.voices.is_voice(source) else ""

    def _document(self, word: str, at: int) -> str:
        """As in "The report": the last one by that word, or the last named voice that publishes."""
        fitting = (name for place, name in reversed(self._documents) if place < at)
        return next((name for name in fitting if word in name.lower().split() or name[0].isupper()), "")


def _is_one_of_many(source: str) -> bool:
    """As in "My neighbour", "her friend": somebody of whom there are several, and nobody can tell who."""
    words = source.lower().split()
    return words[0] in _POSSESSIVE and words[-1] in _ONE_OF_MANY


def _proper_end(source: str) -> str:
    """The proper name that a source ends with: "IRNA" of "Iran's state media, IRNA"."""
    parts = source.split()
    first = len(parts)
    while first and parts[first - 1][0].isupper() and (first == len(parts) or not parts[first - 1].endswith(",")):
        first -= 1
    return " ".join(parts[first:])
