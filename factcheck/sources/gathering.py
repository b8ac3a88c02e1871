"""Gathers the voices of one article by whom they mean, and gives each source its name, kind and keys."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from factcheck.records import ArticleSource, SourceName
from factcheck.sources.folding import fold
from factcheck.sources.keys import Keys, of_body, of_family_name, of_full_name, of_one_article
from factcheck.sources.mentions import Form, Voice
from factcheck.sources.resolving import Meant, Resolver
from factcheck.sources.roles import Role
from factcheck.vocabulary import SourceKind, SourceStanding

_HASH_SHOWN = 12  # hex digits of an article's hash, in the keys of what only it can mean
_KINDS = list(SourceKind)
_PLAIN = ("the name itself", "the name, with what stands beside it")
_NAMES = (Form.PERSON, Form.BODY)


class _Heard(NamedTuple):
    voice: Voice
    meant: Meant


def sources_of(text: str, text_sha256: str, voices: Sequence[Voice]) -> tuple[ArticleSource, ...]:
    """Whom the voices of an article belong to; the same for the same voices, whatever else is known."""
    resolver = Resolver(text, voices)
    groups: dict[Hashable, list[_Heard]] = defaultdict(list)
    for voice in voices:
        meant = resolver.meant(voice)
        groups[meant.who].append(_Heard(voice, meant))
    return tuple(_source(heard, resolver, text_sha256[:_HASH_SHOWN]) for heard in groups.values())


def _source(heard: Sequence[_Heard], resolver: Resolver, article: str) -> ArticleSource:
    name = _name(heard, resolver)
    keys = _keys(heard, resolver, article)
    return ArticleSource(
        name=name,
        kind=_kind(heard),
        standing=_standing(heard, keys),
        key=keys.key,
        offers=keys.offers,
        asks=keys.asks,
        names=_names(heard, name),
    )


def _name(heard: Sequence[_Heard], resolver: Resolver) -> str:
    """The longest name of a person, the fullest of a body, else the words as first written."""
    first = heard[0].meant
    if first.person is not None:
        return _fullest([one.shown for one in first.person.names if one.folded == first.person.name.folded])
    if first.name is not None:
        return first.name.shown
    if first.body:
        return resolver.standing.shown(first.body)
    return heard[0].voice.said


def _fullest(written: Sequence[str]) -> str:
    """Of the spellings of a name the longest, and of equally long ones the first in the alphabet."""
    return min(written, key=lambda name: (-len(name), name))


def _kind(heard: Sequence[_Heard]) -> SourceKind:
    """What most of the voices that go by name are said to be; of equally many, the kind that is listed first.

    Short forms are asked only where no voice goes by name: "the report" makes a news agency no document.
    """
    if any(one.meant.person is not None or one.meant.name is not None for one in heard):
        return SourceKind.PERSON
    if heard[0].meant.mention.form is Form.UNNAMED:
        return SourceKind.UNNAMED
    by_name = [one for one in heard if one.meant.mention.form in _NAMES] or heard
    counted = Counter(one.meant.mention.kind for one in by_name if one.meant.mention.kind is not SourceKind.UNNAMED)
    return min(counted, key=lambda kind: (-counted[kind], _KINDS.index(kind)), default=SourceKind.UNNAMED)


def _standing(heard: Sequence[_Heard], keys: Keys) -> SourceStanding:
    if heard[0].meant.mention.form is Form.UNNAMED:
        return SourceStanding.UNNAMED
    meant = heard[0].meant
    named = meant.person is not None or meant.name is not None or bool(meant.body) or "@" not in keys.key
    return SourceStanding.NAMED if named else SourceStanding.DESCRIBED


def _keys(heard: Sequence[_Heard], resolver: Resolver, article: str) -> Keys:
    meant = heard[0].meant
    mention = meant.mention
    if meant.person is not None:
        return of_full_name(meant.person.name, meant.person.offices)
    if meant.name is not None:
        return of_family_name(meant.name, _roles(heard, resolver), article, apart_by=meant.office)
    if meant.body:
        acronyms = resolver.standing.acronyms(meant.body)
        return of_body(meant.body, acronyms, is_acronym=resolver.standing.is_acronym(meant.body))
    if mention.body is not None and mention.body.proper and mention.form is Form.DESCRIBED:
        return of_body(mention.body.described, (), is_acronym=False)
    return of_one_article(_sort(heard), fold(heard[0].voice.said), article)


def _roles(heard: Sequence[_Heard], resolver: Resolver) -> set[Role]:
    """The offices that the article gives to somebody of whom it has the family name only."""
    family = heard[0].meant.name
    told = {role for one in heard for role in one.meant.mention.roles}
    if family and resolver.cast.has_others(family):
        return told
    return told | {role for one in resolver.seen if family and one.name.folded == family.folded for role in one.roles}


def _sort(heard: Sequence[_Heard]) -> str:
    form, voice = heard[0].meant.mention.form, heard[0].voice
    if form is not Form.PRONOUN:
        return form.name.lower()
    claim, position, part = voice.place
    return f"pronoun {claim}.{position}" + (f".{part}" if part else "")


def _names(heard: Sequence[_Heard], name: str) -> tuple[SourceName, ...]:
    """Every way in which the source is written, with the reason of the first voice that writes it so."""
    by_name: dict[str, list[_Heard]] = defaultdict(list)
    for one in heard:
        by_name[one.voice.source or one.voice.full_name].append(one)
    return tuple(
        SourceName(
            name=written,
            reason=_reason(written, voices[0], name),
            voices=tuple(one.voice.place for one in voices),
        )
        for written, voices in by_name.items()
    )


def _reason(written: str, first: _Heard, name: str) -> str:
    said, reason = first.voice.full_name, first.meant.reason
    if not said or said == written:
        person = first.meant.person if reason == _PLAIN[0] else None
        office = next(iter(person.offices.values()), "") if person else ""
        return f"{reason}; the article speaks of “{office}”" if office else reason
    by_annotator = f"the annotator says that it stands for {said}"
    return by_annotator if said == name or reason in _PLAIN else f"{by_annotator}: {reason}"
