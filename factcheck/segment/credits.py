"""Recognises who made a picture: credits in brackets, behind a label, or as agency and name, also glued to a text."""

import re

from factcheck.segment.metadata import are_names
from factcheck.segment.words import AGENCIES
from factcheck.spans import Span
from factcheck.vocabulary import SentenceKind

_LABEL = r"(?:photo(?:graph)?|image|picture|pic|video|audio|illustration|graphic|map|screenshot|file photo|handout)s?"
_CREDIT_WORDS = (
    rf"(?:(?:{_LABEL}\s(?:credits?|courtesy(?:\sof)?|by|via)|credits?|courtesy(?:\sof)?|copyright)\b\s*[:/]?"
    rf"|©|{_LABEL}\s?[:/])"
)
_BRACKETED = re.compile(r"[(\[](?:[^()\[\]]|[(\[][^()\[\]]{0,200}[)\]]){1,300}[)\]]\.?")
_WROTE = r"(?:additional\s)?(?:reporting|writing|editing)\sby\b"
_SAYS_CREDIT = re.compile(rf"[(\[]\s*(?:(?i:{_CREDIT_WORDS})\s*[^\s)\]]|(?i:{_WROTE})\s+[A-Z])")
_WRITERS = re.compile(rf"[(\[]\s*(?i:{_WROTE})")
# "(AGENCY/Name Name)" without a word that says what it is; "(Agency/Other)" behind half a sentence is something else.
_AGENCY_AND_NAME = re.compile(
    rf"[(\[]\s*(?:(?i:{_LABEL}\s+)?{AGENCIES}\s?/\s?[A-Z]|[A-Z]{{2,}}(?:\s[A-Z]{{2,}})*/[A-Z]\w+\s[A-Z]"
    rf"|[^()\[\]]{{3,60}}\b(?:via|through)\s{AGENCIES}[)\]])"
)
_OPEN = re.compile(rf"[*_]{{0,2}}(?i:{_CREDIT_WORDS})\s*(?P<names>\S.{{0,150}})\Z|{AGENCIES}/[A-Z].{{0,80}}\Z")
_LABELLED = re.compile(rf"(?i:{_LABEL})\s?:")
_TRAILING = re.compile(
    r"(?:(?<=[.!?…\"”’')\]])|(?<=\w))\s+(?P<credit>"
    rf"(?i:{_LABEL}(?:\scredit)?|credits?)\s?:\s?(?P<names>[^.:!?]{{2,90}}(?:et\sal\.)?)\.?\Z"
    rf"|{AGENCIES}/[A-Z][^.:!?]{{1,80}}\.?\Z|©\s?[^.:!?]{{2,80}}\.?\Z)"
)
_CREDIT_MARKS = re.compile("[:/©]")
_CAPTION_LINE = re.compile(
    r"!\[|\[(?i:image|photo|picture|video)s?\s?:|(?i:(?:photo|image|picture)?\s?caption|pictured|file photo)\s?:\s*\S"
)
_TAIL = 160  # how far from the end of a paragraph a credit without brackets may begin
_SHORT = 150  # a line of this length, with no full stop, may be a caption


def picture_kind(words: str) -> SentenceKind | None:
    """CREDIT or CAPTION where a whole line or sentence says that it is one; else None."""
    if _CAPTION_LINE.match(words):
        return SentenceKind.CAPTION
    credit = _OPEN.match(words)
    if credit and are_names(credit["names"] or ""):
        return SentenceKind.CREDIT
    if (
        words[0] in "(["
        and _BRACKETED.fullmatch(words)
        and (_SAYS_CREDIT.match(words) or _AGENCY_AND_NAME.match(words))
    ):
        return SentenceKind.CREDIT
    return SentenceKind.CAPTION if _LABELLED.match(words) else None


def names_writers(credit: str) -> bool:
    """Whether a credit names who wrote the article, and not who made a picture."""
    return _WRITERS.match(credit) is not None


def credits_in(text: str, start: int, end: int) -> list[Span]:
    """The credits within ``text[start:end]``: in brackets anywhere, or without brackets at its end."""
    found: list[Span] = []
    if text.find("(", start, end) >= 0 or text.find("[", start, end) >= 0:
        found += [
            Span(*match.span()) for match in _BRACKETED.finditer(text, start, end) if _is_glued(text, match, start, end)
        ]
    tail = max(start, end - _TAIL, found[-1].end if found else start)
    if _CREDIT_MARKS.search(text, tail, end) is not None:
        trailing = _TRAILING.search(text, tail, end)
        if trailing and are_names(trailing["names"] or ""):
            found.append(Span(*trailing.span("credit")))
    return found


def _is_glued(text: str, bracketed: re.Match[str], start: int, end: int) -> bool:
    """Whether `bracketed` is a credit, and the sentence before it does not go on behind it."""
    following = text[bracketed.end() : min(end, bracketed.end() + 4)].lstrip()
    if following and (following[0].islower() or following[0] in ",;:.?!-–—)"):
        return False
    if _SAYS_CREDIT.match(bracketed[0]):
        return True
    before = text[max(start, bracketed.start() - 4) : bracketed.start()].rstrip()
    ended = not before or before[-1] in '.!?…"”’'
    return _AGENCY_AND_NAME.match(bracketed[0]) is not None and (ended or (not following and end - start <= _SHORT))
