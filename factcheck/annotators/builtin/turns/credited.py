"""Quotations set off from an article with their speaker behind a dash, on a line below, or in brackets."""

import re
from collections.abc import Iterator, Sequence

from factcheck.annotators.builtin.people.cast import Cast
from factcheck.annotators.builtin.turns.talk import Paragraph, Turn
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.spans import Span
from factcheck.vocabulary import SourceKind

_MARKS = ("“", '"', "‘", "«", "``")  # one of these stands near the beginning of every such quotation
_WITHIN = 40  # code points
_OPENING = re.compile(  # behind the mark of a list or of quoted mail, or a label in capitals
    r"(?:[>\-*•–_]{1,3} ?|\d{1,2}[.)] )*(?:[A-Z]{3,12}: )?[*_]{0,2}(?P<mark>[“\"‘«]|``)"
)
_BODIES = {
    "“": re.compile(r"[^“”\"]+[”\"]"),
    '"': re.compile(r"[^“”\"]+[\"”]"),
    "‘": re.compile(r"(?:[^‘“”\"’]|’(?=\w))+’"),
    "«": re.compile(r"[^«»]+»"),
    "``": re.compile(r"(?:[^`“”\"'’]|['’](?=\w))+(?:''|\")"),
}
_NAME = r"[A-Z][\w.'’\-]*(?: (?:(?:de|van|von|der|bin|al|den|la|le) ){0,2}[A-Z][\w.'’\-]*){0,4}"
_NAMES = rf"{_NAME}(?:(?:, {_NAME})*,? (?:and|&) {_NAME})?"
_REST = r"(?:, |,? ?\()(?:[^.!?\n]|(?<=\b[A-Z])\.){2,160}"
_DASH = r"[*_]{0,2}(?:[—–―~]|--+|-(?= )) ?"
_DASHED = re.compile(
    rf"[*_]{{0,2}}[>\s]*{_DASH}[*_]{{0,2}}(?P<who>{_NAMES}?)[*_]{{0,2}}(?:{_REST})?(?P<stop>\.?)[*_]{{0,2}}"
)
_BRACKETED = re.compile(rf"[*_]{{0,2}} ?\((?P<who>{_NAME}), [^().!?\n]{{3,80}}\)(?P<stop>\.?)")
_SIGNED = re.compile(rf"\n(?P<who>{_NAME}), [a-z][^.!?\n]{{2,80}}(?P<stop>)")  # on the very next line
_GOES_ON = re.compile(r" [—–] | -- |\b(?:is|was|are|were|has|had|have|will|would|said|says)\b")
_CIRCUMSTANCE = re.compile(r"[,(] ?(?:on|about|in|at|after|before|to|who|whose|when)\b")
_ENDED = re.compile(r"[.!?…,][”\"’»']+\Z")
_NO_FIRST_NAMES = WORDS["no first names"]


def find_credited(paragraphs: Sequence[Paragraph], cast: Cast, voices: Voices) -> Iterator[tuple[int, Turn]]:
    """The turn of each paragraph that is such a quotation, and of a line below that only names who says it."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.text[0] == ">" or any(mark in paragraph.text[:_WITHIN] for mark in _MARKS):
            yield from _credited(paragraphs, index, cast, voices)


def _credited(paragraphs: Sequence[Paragraph], index: int, cast: Cast, voices: Voices) -> Iterator[tuple[int, Turn]]:
    paragraph = paragraphs[index]
    quoted = _quotation(paragraph.text)
    if quoted is None:
        below = _block_below(paragraphs, index)
        quoted = _unmarked(paragraph.text) if below is not None else None
    elif quoted[1] == len(paragraph.text.rstrip("*_")):
        below = next((one for one in paragraphs[index + 1 : index + 3] if one.text != ">"), None)
    else:
        below = paragraph
    if quoted is None or below is None:
        return
    start = quoted[1] if below is paragraph else 0
    credit = _who(
        below.text, start, ended=below is not paragraph or _ENDED.search(paragraph.text, 0, start) is not None
    )
    if credit is None:
        return
    place = Span(below.start + credit[0], below.start + credit[1])
    name = below.text[slice(*credit)]
    voice = cast.voice(name, place.start)
    if SourceKind.MEDIA in (voice.kind, voices.kind_of(name)):
        return  # an agency's text
    voice = voice._replace(full_name=voice.full_name or name)
    turn = Turn(voice, place, quotation=Span(paragraph.start + quoted[0], paragraph.start + quoted[1]))
    yield paragraph.number, turn
    if below is not paragraph:
        yield below.number, turn


def _quotation(text: str) -> tuple[int, int] | None:
    """Where the one quotation stands that a paragraph begins with."""
    opening = _OPENING.match(text)
    body = None if opening is None else _BODIES[opening["mark"]].match(text, opening.end())
    return None if opening is None or body is None else (opening.start("mark"), body.end())


def _unmarked(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip("> ")), len(text)


def _block_below(paragraphs: Sequence[Paragraph], index: int) -> Paragraph | None:
    """The last line of a block quotation without marks, where it begins with a dash."""
    for below in paragraphs[index + 1 :]:
        if below.text[0] != ">":
            return None
        if _DASHED.fullmatch(below.text) is not None:
            return below
    return None


def _who(text: str, start: int, *, ended: bool) -> tuple[int, int] | None:
    """Where the name stands in what is nothing but a credit; `ended` says that the quotation ends a sentence."""
    credit = (
        _DASHED.fullmatch(text, start)
        or (start and _BRACKETED.fullmatch(text, start))
        or _SIGNED.fullmatch(text, start)
    )
    if credit is None or (credit["stop"] and not ended):
        return None
    who, rest = credit["who"], text[credit.end("who") :]
    if who.split()[0].lower() in _NO_FIRST_NAMES:
        return None
    office = _CIRCUMSTANCE.split(rest, maxsplit=1)[0]
    if _GOES_ON.search(office) is not None:
        return None
    return credit.span("who")
