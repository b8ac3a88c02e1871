"""Voices of made-up articles for the tests of sources."""

from collections.abc import Sequence

from factcheck.ids import text_hash
from factcheck.records import ArticleSource, VoicePlace
from factcheck.segment import segment
from factcheck.sources import Voice, sources_of
from factcheck.vocabulary import SourceKind

PERSON, MEDIA, BODY = SourceKind.PERSON, SourceKind.MEDIA, SourceKind.ORGANISATION
STATE, PAPER, GROUP, NOBODY = SourceKind.GOVERNMENT, SourceKind.DOCUMENT, SourceKind.GROUP, SourceKind.UNNAMED


def voices(text: str, *said: tuple[str, SourceKind] | tuple[str, SourceKind, str]) -> list[Voice]:
    """A voice for each source as written, found one behind the other; a third item is its full name."""
    sentences = segment(text)
    found, at = [], 0
    for number, (source, kind, *full_name) in enumerate(said, start=1):
        at = text.index(source, at)
        inside = next(index for index, one in enumerate(sentences) if one.span.start <= at < one.span.end)
        here, before = sentences[inside], sentences[max(0, inside - 1)]
        previous = before if before.paragraph == here.paragraph else here
        name = full_name[0] if full_name else ""
        found.append(Voice(VoicePlace(number, 1), source, name, kind, at, here.span.start, previous.span.start))
        at += len(source)
    return found


def sources(text: str, *said: tuple[str, SourceKind] | tuple[str, SourceKind, str]) -> tuple[ArticleSource, ...]:
    """Whom these voices of a text belong to."""
    return sources_of(text, text_hash(text), voices(text, *said))


def groups(found: Sequence[ArticleSource]) -> list[list[str]]:
    """The names of each source as the article writes them, in the order of the article."""
    return [[name.name for name in one.names] for one in found]


def reason(found: Sequence[ArticleSource], written: str) -> str:
    """Why a name is held to be its source's."""
    return next(name.reason for one in found for name in one.names if name.name == written)
