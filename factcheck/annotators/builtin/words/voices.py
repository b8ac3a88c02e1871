"""What kind of voice a source is, told by its words."""

import re
from itertools import pairwise

from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.given_names import is_given
from factcheck.vocabulary import SourceKind

_WORD = re.compile(r"[^\W\d_]+(?:['’.\-‑][^\W\d_]+)*")
_SITE = re.compile(r"(?:[a-z0-9-]+[.])+(?:com|org|net|gov|edu|info|news|[a-z]{2})")
_WORKS = WORDS["works"]
_INDEFINITE = WORDS["indefinite"]
_SINGULAR = WORDS["singular"]
_BREAKS = WORDS["breaks"]
_NO_FIRST_NAMES = WORDS["no first names"]
_NO_PARTICIPLES = WORDS["no participles"]
_NO_NOUNS = _INDEFINITE | _NO_FIRST_NAMES
_PUBLISHING = WORDS["publishing"]
_PAPERS = WORDS["papers"]
_PEOPLE = WORDS["people"]
_COUNTING = frozenset({"more", "fewer"})  # "more than 2,500 voters"
_WRITTEN = WORDS["written"]  # "minutes seen by the Courier"
_COMPANY_NAMES = WORDS["company names"]  # "Halden Freight": of a name alone, since of wind people say "wind energy"
_THE_PAPERS = WORDS["the papers"]  # newspapers with an article alone: of the same letters are family names
_NAME_OF = 5  # words, at least: "Ida Moe of Union party"
_AGENTS = ("er", "or", "ist", "ian", "man", "ant", "ent", "ess", "ard", "ost", "eon")  # "The Provost"
_SEVERAL = frozenset({"police", "people", "children", "men", "women"})
_NO_PEOPLE = frozenset({"reports", "rumours", "rumors", "perhaps"})
_BEHIND_NOUN = frozenset({"close", "familiar", "privy", "loyal", "present", "critical"})  # "sources close to the talks"


class Voices:
    """The words that tell kinds of voices apart."""

    def __init__(self, sections: dict[str, list[str]]) -> None:
        self._kinds = {word: SourceKind(kind) for kind, words in reversed(sections.items()) for word in words}
        self._media = frozenset(sections["media"])
        self.documents = frozenset(sections["document"])
        self.titles = frozenset(sections["person"])

    def kind_of(self, source: str) -> SourceKind:
        """The kind of a source as written; the last word before "of" or a comma decides, then its titles."""
        words = [m[0].replace("’", "'") for m in _WORD.finditer(source)]
        if not words:
            return SourceKind.UNNAMED
        kind = self._named_kind(words)
        anybody = kind in (SourceKind.PERSON, SourceKind.GROUP) and _in_particular_nobody(words)
        anybody = anybody or (kind is SourceKind.GROUP and (source[0].isdigit() or words[0].lower() in _COUNTING))
        return SourceKind.UNNAMED if anybody else kind

    def _named_kind(self, words: list[str]) -> SourceKind:
        head = self._head(words)
        low = head.lower().removesuffix("'s")
        if low in ("spokesperson", "spokesman", "spokeswoman", "one") or low in _SINGULAR:
            return SourceKind.PERSON
        if (low in self._media or low in _PAPERS) and head[0].isupper() and len(words) > 1:
            return SourceKind.MEDIA
        if self._vague(words):
            return SourceKind.UNNAMED
        if low == "owner" and self._kinds.get(words[-1].lower()) is SourceKind.ORGANISATION:
            return SourceKind.ORGANISATION  # "its owner, Halton Logistics"
        if low in self.titles and head != words[-1] and words[-1][0].isupper():
            return SourceKind.PERSON  # "analyst Ida Holm"
        if low == "economist" and head.islower():
            return SourceKind.PERSON  # and no magazine
        if low in self._kinds and self._kinds[low] is not SourceKind.PERSON:
            return self._kinds[low]
        return self._by_shape(words, head, low)

    def _vague(self, words: list[str]) -> bool:
        """As in "Sources close to the talks", "two officials familiar with it": a plural of nobody in particular."""
        for word in words[:2]:
            low = word.lower()
            if (low.endswith("s") or low == "people") and self._kinds.get(low) is SourceKind.UNNAMED:
                return True
        return False

    def _head(self, words: list[str]) -> str:
        """The word that decides: before "of", or the last; a title that only names follow, wherever it stands."""
        for index, word in enumerate(words[:-1]):
            if self._title(word) and all(follower[0].isupper() for follower in words[index + 1 :]):
                return word.lower()
        last = words[-1].lower()
        of_a_party = self._is_of(words)
        if words[-1].islower() and last in self._kinds and words[-2:-1] and words[-2][0].isupper() and not of_a_party:
            return last
        for index, word in enumerate(words):
            if index and (word in _BREAKS or word in _WRITTEN or _participle(words, index)):
                behind_noun = index > 1 and words[index - 1] in _BEHIND_NOUN
                return words[index - 1 - behind_noun]
        return words[-1]

    def _is_of(self, words: list[str]) -> bool:
        """As in "Ida Moe of the Union party"."""
        if len(words) < _NAME_OF or words[2] not in _BREAKS or not (words[0][0].isupper() and words[1][0].isupper()):
            return False
        return self._kinds.get(words[1].lower()) is None and not names_company(words[:2])

    def _title(self, word: str) -> bool:
        low = word.lower()
        return low in self.titles or (low.endswith(("ologist", "ician")) and word.islower())

    def _by_shape(self, words: list[str], head: str, low: str) -> SourceKind:
        if low in self._kinds or self._title(head):
            return SourceKind.PERSON
        if _SITE.fullmatch(low):
            return SourceKind.ORGANISATION
        if head.islower() and (low in _WORKS or (low.endswith("s") and low[:-1] in _WORKS)):
            return SourceKind.DOCUMENT
        if head.isupper() and len(head) > 1:
            published = any(word.lower() in _PUBLISHING for word in words)
            return SourceKind.MEDIA if published else SourceKind.ORGANISATION
        if len(words) == 1 and low.endswith("s") and low[:-1] in self.titles:
            return SourceKind.GROUP  # "Reviewers" at the start of a sentence
        if head[0].isupper() and self._names_body(words, head):
            return SourceKind.MEDIA if low in _THE_PAPERS else SourceKind.ORGANISATION
        if head[0].isupper():
            before = words[: words.index(head)] if head in words else words
            known = [kind for word in before if (kind := self._kinds.get(word.lower())) is not None]
            organised = known and known[-1] in (SourceKind.ORGANISATION, SourceKind.MEDIA)
            return known[-1] if organised else SourceKind.PERSON
        return SourceKind.GROUP if low.endswith("s") else SourceKind.PERSON

    def _names_body(self, words: list[str], head: str) -> bool:
        """As in "The Verge", "Meteo-France", "Halden Freight": no person is called so."""
        if names_company(words):
            return True
        if len(words) == 1:
            last = head.rpartition("-")
            return bool(last[0]) and self._kinds.get(last[2].lower()) is SourceKind.GOVERNMENT
        return len(words) == 2 and words[0] == "The" and not head.lower().endswith(_AGENTS)

    def noun_kind(self, word: str) -> SourceKind | None:
        """The kind of voice that a noun in lower case is known to name."""
        return self._kinds.get(word)

    def names_person(self, word: str) -> bool:
        """Whether a word by itself is that of a person: "mayor", "he"."""
        low = word.lower()
        return low in self.titles or self._kinds.get(low) is SourceKind.PERSON or _is_people(word)

    def names_people(self, word: str) -> bool:
        """Whether a word by itself is that of several persons: "clerks", "police"."""
        low = word.lower()
        if low in _SEVERAL:
            return True
        if not low.endswith(("s", "men")) or low.endswith("ss") or low in _NO_PEOPLE:
            return False
        kind = self._kinds.get(low)
        return kind in (SourceKind.GROUP, SourceKind.UNNAMED) or low[:-1] in self.titles or _is_people(low)

    def are_people(self, source: str) -> bool:
        """Whether the head of a source is a word for several persons: "two clerks in Halden"."""
        words = [m[0] for m in _WORD.finditer(source)]
        return bool(words) and self.names_people(self._head(words))

    def speaks(self, source: str) -> bool:
        """Whether a verb that things do as well is speech when this is its subject: a name, or a known voice."""
        words = [m[0] for m in _WORD.finditer(source)]
        if words and words[0].lower() in _NO_FIRST_NAMES:
            words = words[1:] or words
        head = self._head(words).lower() if words else ""
        several = head.endswith("s") and head[:-1] in self.titles  # "divers"
        named = any(not word[0].islower() for word in words)  # in letters without case too
        return several or head in self._kinds or named or _is_people(head) or _SITE.fullmatch(head) is not None

    def is_voice(self, source: str) -> bool:
        """Whether the head of a source is a name or a known voice: not "the fear of the union"."""
        words = [m[0] for m in _WORD.finditer(source)]
        if not words:
            return False
        head = self._head(words)
        known = head.lower() in self._kinds or self._title(head) or _is_people(head)
        return known or not head.islower() or _SITE.fullmatch(head) is not None


def _is_people(word: str) -> bool:
    """As in "diplomat", "protesters", "policewomen"."""
    if word.endswith("men"):
        return word[:-2] + "an" in _PEOPLE
    return word in _PEOPLE or (word.endswith("s") and (word[:-1] in _PEOPLE or word[:-3] + "y" in _PEOPLE))


def names_company(words: list[str]) -> bool:
    """Whether two or more words are a name that ends as those of companies do, and begins with nobody's given name."""
    ends = len(words) > 1 and words[-1].lower() in _COMPANY_NAMES
    return ends and words[-1][0].isupper() and words[-2][0].isupper() and not is_given(words[0])


def _participle(words: list[str], index: int) -> bool:
    """As in "The union representing dockers", "residents interviewed by us": what follows the noun."""
    word = words[index]
    shaped = word.islower() and word.endswith(("ing", "ed")) and len(word) > 4 and word not in _NO_PARTICIPLES
    return shaped and index + 1 < len(words) and words[index - 1].lower() not in _NO_NOUNS


def _in_particular_nobody(words: list[str]) -> bool:
    """As in "one skipper in Velmara", "two people familiar with it"; not "a spokesman", who speaks for a body."""
    if words[0].lower() not in _INDEFINITE:
        return False
    speaks_for = any(word.lower().startswith(("spokes", "representative")) for word in words)
    named = any(one[0].isupper() and two[0].isupper() for one, two in pairwise(words[1:]))
    return not speaks_for and not named
