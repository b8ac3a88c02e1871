"""Whom each voice of one article belongs to, with the reason in words."""

import re
from bisect import bisect_left, insort
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from factcheck.given_names import given_to_men
from factcheck.records import VoicePlace
from factcheck.sources.bodies import Body, head_of, same_words
from factcheck.sources.cast import Cast, Person
from factcheck.sources.evidence import Seen, people_in
from factcheck.sources.folding import fold
from factcheck.sources.mentions import Form, Mention, Voice, mention
from factcheck.sources.people import PersonName
from factcheck.sources.standing import Standing
from factcheck.sources.words import standing_together, words
from factcheck.vocabulary import SourceKind

_PLURAL = re.compile(r"(?:[^s]s|men|women|people|children)$", re.IGNORECASE)
_MANY = (SourceKind.GROUP, SourceKind.UNNAMED)


class Meant(NamedTuple):
    """Whom a voice means: equal `who` are one source."""

    who: Hashable
    mention: Mention
    reason: str
    person: Person | None = None
    name: PersonName | None = None
    body: tuple[str, ...] = ()
    office: str = ""  # what alone tells somebody from another person of the same family name


class Resolver:
    """The voices of one article, read in their order."""

    def __init__(self, text: str, voices: Sequence[Voice]) -> None:
        self._text = text
        self._read = {voice: self._mention(voice) for voice in voices}
        heard = [one for one in self._read.values() if one.form in (Form.PERSON, Form.OFFICE, Form.PRONOUN)]
        self.seen: tuple[Seen, ...] = people_in(text) if heard else ()
        self.cast = Cast([(m.name, m.roles, m.said) for m in heard if m.name is not None], self.seen)
        bodies = [(one.body, one.kind) for one in self._read.values() if one.body is not None]
        self.standing = Standing(text, bodies)
        self._described = [body.described for body, _ in bodies if not body.name]
        self._starts = [one.start for one in self.seen]
        self._before: list[tuple[Voice, Meant]] = []
        self._at_place: dict[VoicePlace, Meant] = {}
        self._places: list[tuple[int, int]] = []  # of `_before`: where each speaks, and its index; sorted

    def meant(self, voice: Voice) -> Meant:
        """Whom a voice means; to be asked in the order of the article, since short forms look back."""
        found = self._meant(voice, self._read[voice])
        insort(self._places, (voice.at, len(self._before)))
        self._before.append((voice, found))
        self._at_place[voice.place] = found
        return found

    def _between(self, start: int, end: int) -> list[tuple[Voice, Meant]]:
        """The voices of [start, end) that were asked about, in the order in which they were."""
        found = self._places[bisect_left(self._places, (start, 0)) : bisect_left(self._places, (end, 0))]
        return [self._before[index] for index in sorted(index for _, index in found)]

    def _mention(self, voice: Voice) -> Mention:
        read = mention(voice.said, voice.kind, is_name=bool(voice.full_name))
        if voice.full_name or voice.at != voice.sentence_start or not self._may_be_common(read):
            return read
        # A capital letter at the beginning of a sentence does not make a name: "Bookmakers expect".
        low = read.said[:1].lower() + read.said[1:]
        again = mention(low, voice.kind, is_name=False)
        return again._replace(said=read.said)

    def _may_be_common(self, read: Mention) -> bool:
        if read.form not in (Form.PERSON, Form.BODY) or (read.form is Form.BODY and read.kind not in _MANY):
            return False
        name = read.name.shown if read.name else read.body.shown if read.body else ""
        if " " in name or not _PLURAL.search(name):
            return False
        return not re.search(rf"\w[\w,]* {re.escape(name)}\b", self._text)

    def _meant(self, voice: Voice, read: Mention) -> Meant:
        match read.form:
            case Form.PERSON:
                return self._person(read)
            case Form.OFFICE:
                return self._office(read)
            case Form.BODY:
                return self._body(read)
            case Form.DESCRIBED:
                return self._described_one(voice, read)
            case Form.PRONOUN:
                return self._pronoun(voice, read)
            case Form.UNNAMED:
                return Meant(("unnamed", fold(read.said)), read, "the article does not name them")

    def _person(self, read: Mention) -> Meant:
        name = read.name
        assert name is not None
        found = self.cast.find(name, read.roles)
        if found.person is None:
            office = read.roles[0].head if found.is_another else ""
            return Meant(("family", name.folded, office), read, found.reason, name=name, office=office)
        plain = found.reason == "the name itself" and read.said != name.shown
        reason = "the name, with what stands beside it" if plain else found.reason
        return Meant(found.person, read, reason, person=found.person, name=name)

    def _office(self, read: Mention) -> Meant:
        is_definite = len(read.said.split()) > 1
        for role in read.roles if is_definite else ():
            found = self.cast.holder(role)
            if found.person is not None:
                return Meant(found.person, read, found.reason, person=found.person)
        role = read.roles[0]
        return Meant(("office", role), read, self.cast.holder(role).reason)

    def _body(self, read: Mention) -> Meant:
        body = _known(read.body)
        longer = self.standing.of_name(body)
        if longer is not None:
            return Meant(("body", longer.name), read, longer.reason, body=longer.name)
        plain = fold(body.shown) == fold(read.said.removeprefix("the ").removeprefix("The "))
        reason = "the name itself" if plain else "the name, with what stands beside it"
        return Meant(("body", body.name), read, reason, body=body.name)

    def _described_one(self, voice: Voice, read: Mention) -> Meant:
        body = _known(read.body)
        indefinite = fold(read.said).split()[:1] and fold(read.said).split()[0] in words("indefinite")
        document = None if indefinite else self._document(voice, body)
        if document is not None:
            return document
        named = (
            None
            if indefinite
            else self.standing.of_description(
                body.described, is_name=voice.at != voice.sentence_start and read.said.split()[-1][:1].isupper()
            )
        )
        if named is not None:
            return Meant(("body", named.name), read, named.reason, body=named.name)
        longer = {other for other in self._described if len(other) > len(body.described)}
        longer = {other for other in longer if same_words(other[-len(body.described) :], body.described)}
        if len(longer) == 1 and len(body.described) == 1 and not indefinite:
            (full,) = longer
            return Meant(("described", full), read, f"the one {body.shown} that speaks in this article")
        return Meant(("described", body.described), read, "the article gives it no name")

    def _document(self, voice: Voice, body: Body) -> Meant | None:
        """As in "the report": the last voice before that is such a document, or a paper that could publish one."""
        noun = body.described[-1] if body.described else ""
        if len(body.described) > 1 or noun not in words("document nouns"):
            return None
        same = standing_together("same document").get(noun, frozenset()) | {noun}
        for earlier, found in reversed(self._before):
            told = found.mention.body
            is_same = told is not None and not told.name and head_of(told.described) in same
            is_paper = noun in words("published") and found.mention.kind is SourceKind.MEDIA
            if is_same or is_paper:
                return found._replace(
                    mention=self._read[voice], reason=f"“{earlier.said}” is the last before it to speak"
                )
        return None

    def _pronoun(self, voice: Voice, read: Mention) -> Meant:
        low = fold(read.said)
        if low in words("speaking pronouns"):
            outer = self._at_place.get(voice.place._replace(position=voice.place.position - 1))
            if outer is not None and low in words("first person"):
                return outer._replace(mention=read, reason="whoever says this, of himself or of all he speaks for")
            return Meant(("speaker", low), read, "whoever speaks here is not named by these words")
        found = self._person_before(voice, read) if low in ("he", "she") else self._voice_before(voice, read, low)
        return found or Meant(("pronoun", voice.place), read, "nothing says for sure whom this stands for")

    def _person_before(self, voice: Voice, read: Mention) -> Meant | None:
        """The only person named in the sentence before and in this one up to here, unless the given name tells not."""
        first, last = (bisect_left(self._starts, at) for at in (voice.previous_start, voice.at))
        near = self.seen[first:last]
        people = [self.cast.find(one.name, one.roles).person for one in near if one.titles or one.roles]
        people += [self.cast.find(one.name).person for one in near if not (one.titles or one.roles)]
        people += [found.person for _, found in self._between(voice.previous_start, voice.at)]
        heard = list(dict.fromkeys(person for person in people if person and (person.is_heard or person.offices)))
        if len(heard) != 1 or given_to_men(heard[0].name.shown) is (fold(read.said) != "he"):
            return None
        return Meant(heard[0], read, "nobody else is named in the sentence before", person=heard[0])

    def _voice_before(self, voice: Voice, read: Mention, low: str) -> Meant | None:
        """The voice of the sentence before, where it is one and no person."""
        before = self._between(voice.previous_start, voice.sentence_start)
        if low != "it" or len({m.who for _, m in before}) != 1:
            return None
        earlier, found = before[-1]
        if found.person is not None or found.mention.form in (Form.UNNAMED, Form.PERSON, Form.OFFICE, Form.PRONOUN):
            return None
        return found._replace(mention=read, reason=f"only “{earlier.said}” speaks in the sentence before")


def _known(body: Body | None) -> Body:
    assert body is not None
    return body
