"""Speeches printed in full: a headline that says whose, and then nothing but that speaker's words."""

import re
from collections.abc import Iterator, Sequence

from factcheck.annotators.builtin.people.cast import Cast, Voice
from factcheck.annotators.builtin.turns.asked import who_is_asked
from factcheck.annotators.builtin.turns.talk import Paragraph, Turn, holds_one_of
from factcheck.vocabulary import SourceKind

_LINES, _LINE = 3, 240  # lines at the top of an article, and code points of one that may tell of a speech
_SHARE = 3  # of so many paragraphs one at least must speak of "me" or to "you"
_SPEECHES = (
    *("speech", "address", "remarks", "statement", "lecture"),
    *("sermon", "eulogy", "testimony", "keynote", "farewell"),
)
_SPEECH = rf"(?:{'|'.join(_SPEECHES)})"
_IN_FULL = re.compile(
    rf"(?:\b(?:full|complete|entire|prepared) (?:text|transcript|{_SPEECH})|\btranscript\b|^(?:read )?in full\b"
    rf"|(?:^|\bthe )text of\b)[^\n]*\b{_SPEECH}\b"
    rf"|\b{_SPEECH}\b[^\n]{{0,80}}(?:\bin full\b|\bfull text\b|\btranscript\b)"
    rf"|^{_SPEECH} (?:by|of) (?:[A-Z]|the )",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|of|from)\b", re.IGNORECASE)
_OFFICE = re.compile(
    rf"\b(?P<whose>[Tt]he [a-z]+(?: [a-z]+){{0,2}})['’]s\b[^\n]*?\b{_SPEECH}\b|\bby (?P<by>the [a-z]+)\b"
)


def find_speech(text: str, paragraphs: Sequence[Paragraph], cast: Cast) -> dict[int, Turn]:
    """The turn of each paragraph of a speech, by its number; of a text that is none nothing."""
    if not holds_one_of(_SPEECHES, text[: _LINES * _LINE]):
        return {}
    head = next((line for line in _first_lines(text) if _IN_FULL.search(line[0])), None)
    if head is None:
        return {}
    line, end = head
    said = [p for p in paragraphs if p.start >= end and p.talks]
    spoken = [p.about_me or p.to_you for p in said]
    if not any(p.about_me for p in said) or _SHARE * sum(spoken) < len(said):
        return {}
    voice = _speaker(line, end, cast)
    whom = re.compile(rf"\b{re.escape(voice.full_name.split()[-1])}\b") if voice.full_name else None
    begins = next((i for i, p in enumerate(said) if spoken[i] and not (whom and whom.search(p.text))), len(said))
    return {p.number: Turn(voice) for p in said[begins:] if not p.names(voice.full_name)}


def _first_lines(text: str) -> Iterator[tuple[str, int]]:
    """The lines that may tell of a speech, and where each ends in the text."""
    found = (match for match in re.finditer(r"[^\n]*\S[^\n]*", text[: _LINES * _LINE]))
    for match, _ in zip(found, range(_LINES), strict=False):
        if len(match[0]) <= _LINE:
            yield match[0].strip(), match.end()


def _speaker(line: str, end: int, cast: Cast) -> Voice:
    """By name where the text names one so far, else as the line calls who speaks; else somebody unnamed."""
    office = _OFFICE.search(line)
    called = (office["whose"] or office["by"]) if office is not None else ""
    named = cast.voice(called, end).full_name if called else who_is_asked(cast, end, _BY)
    return Voice(SourceKind.PERSON, named or (called[:1].lower() + called[1:]))
