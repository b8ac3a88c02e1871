"""Reads one voice: what kind of words name it, before anybody asks whom they mean."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from factcheck.records import AuditedArticle, VoicePlace
from factcheck.sources.bodies import Body, body_of
from factcheck.sources.folding import fold
from factcheck.sources.people import PersonName, spoken, titled_in
from factcheck.sources.roles import Role, is_honorific, is_title
from factcheck.sources.words import words
from factcheck.vocabulary import SourceKind

_AND = re.compile(r"\s+(?:and|&)\s+")


class Voice(NamedTuple):
    """One voice of an audit as it was stored. Offsets count from the start of the article."""

    place: VoicePlace
    source: str
    full_name: str
    kind: SourceKind
    at: int  # where the source stands, or its claim where it stands in another sentence
    sentence_start: int
    previous_start: int  # of the sentence before in the same paragraph, or of this one where it is the first

    @property
    def said(self) -> str:
        """The words that say most of whom it is."""
        return self.full_name or self.source


class Form(Enum):
    """What the words that name a voice are."""

    PERSON = auto()  # a name of a person
    OFFICE = auto()  # "the minister"
    BODY = auto()  # a name of anything else
    DESCRIBED = auto()  # "the company", "the report"
    PRONOUN = auto()
    UNNAMED = auto()


class Mention(NamedTuple):
    """What the words of a voice say."""

    form: Form
    said: str
    kind: SourceKind
    name: PersonName | None = None
    roles: tuple[Role, ...] = ()
    body: Body | None = None


def voices_of(audited: AuditedArticle) -> Iterator[Voice]:
    """Every voice of an audit, in the order of its claims."""
    starts: dict[int, tuple[int, int]] = {}
    before = None
    for sentence in audited.sentences:
        follows = before is not None and before.paragraph == sentence.paragraph
        starts[sentence.number] = (
            sentence.span.start,
            before.span.start if before and follows else sentence.span.start,
        )
        before = sentence
    for claim in audited.claims:
        for position, link in enumerate(claim.chain, start=1):
            at = link.source_span.start if link.source_span else claim.span.start
            place = VoicePlace(claim.number, position)
            yield Voice(place, link.source, link.full_name, link.kind, at, *starts.get(claim.sentence, (at, at)))


def mention(said: str, kind: SourceKind, *, is_name: bool) -> Mention:
    """Read the words that name a voice; `is_name` where the words are a full name and no description."""
    low = said.strip().lower()
    if not low:
        return Mention(Form.UNNAMED, said, kind)
    is_acronym = len(low) > 1 and said.strip().isupper()
    if low in words("pronouns") | words("speaking pronouns") and not is_acronym:
        return Mention(Form.PRONOUN, said, kind)
    if kind is SourceKind.PERSON:
        return _person(said, kind, is_name=is_name)
    body = body_of(said)
    if kind is SourceKind.UNNAMED or (kind is SourceKind.GROUP and not body.name and _is_indefinite(said)):
        return Mention(Form.UNNAMED, said, kind)
    titled = spoken(said)
    if titled.name and titled.name.given and titled.roles and is_title(titled.roles[0].head):
        return Mention(Form.PERSON, said, SourceKind.PERSON, titled.name, titled.roles)
    return _body(said, kind, body)


def _body(said: str, kind: SourceKind, body: Body) -> Mention:
    """A name, unless it is a word for any such body: "Police", "the Post"."""
    if len(body.name) == 1 and body.name[0] in words("bodies"):
        body = body._replace(name=(), described=body.name)
    return Mention(Form.BODY if body.name else Form.DESCRIBED, said, kind, body=body)


def _person(said: str, kind: SourceKind, *, is_name: bool) -> Mention:
    read = spoken(said)
    if read.name is not None and _names_two(said):
        return Mention(Form.BODY, said, kind, body=body_of(said)._replace(name=tuple(fold(said).split()), shown=said))
    if read.name is not None:
        return Mention(Form.PERSON, said, kind, read.name, read.roles)
    if _is_indefinite(said) and not is_name:
        return Mention(Form.UNNAMED, said, kind)
    if read.roles and not _names_many(said):
        return Mention(Form.OFFICE, said, kind, roles=read.roles)
    return _body(said, kind, body_of(said))


def _names_two(said: str) -> bool:
    """As in "Oda Brekke and Pavel Dorin", "Oda and Jon Brekke", who speak with one voice and stay two people."""
    parts = _AND.split(said)
    if len(parts) == 1:
        return False
    found = [spoken(part).name for part in parts]
    if sum(name is not None and bool(name.given) for name in found) > 1:
        return True
    return all(found) and all(map(_is_name_alone, parts))


def _is_name_alone(part: str) -> bool:
    """Whether words are a name with nothing but titles before it: "Industry Minister Brekke" has more."""
    titled = titled_in(part)
    if titled is None or not all(word[0].isupper() for word in part.split()):
        return False
    return all(is_title(word) or is_honorific(word) for word in titled.titles.split())


def _names_many(said: str) -> bool:
    """As in "the Gull Singers": a title in the plural is no office."""
    return any(word.endswith("s") and word[:-1].lower() in words("titles") for word in said.split())


def _is_indefinite(said: str) -> bool:
    first = fold(said).split()[:1]
    return bool(first) and (first[0] in words("indefinite") or first[0].isdigit())
