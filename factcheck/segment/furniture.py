"""Tells running text from what stands around it: dates, bylines, datelines, captions' labels and picture credits."""

import re
from typing import NamedTuple

from factcheck.segment.words import AGENCIES, CREDIT_CONNECTORS, MONTHS, WEEKDAYS
from factcheck.spans import Span, trimmed
from factcheck.vocabulary import SentenceKind


class Stretch(NamedTuple):
    """Part of a paragraph. Without a kind, it is running text."""

    start: int
    end: int
    kind: SentenceKind | None
    paragraph: int  # from 1


_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?"
_ISO = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?"
_DAY = rf"(?:{MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTHS},?\s\d{{4}})"
_DATE = rf"(?:{_ISO}|(?:{WEEKDAYS},?\s)?{_DAY}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
_STAMP = rf"(?:{WEEKDAYS},?\s)?{_DATE}(?:,?\s(?:at\s)?{_TIME})?(?:\s(?:[A-Z]{{2,4}}|GMT[+-]\d+))?"
_STAMPED = r"(?:(?:first |last )?(?:published|updated|posted|modified|created|filed|revised)|date(?:line)?|issued)"

# " date 2024-03-01" may stand before the text on the same line, and so may a full date with its day of the week.
_HEADER = re.compile(rf"(?i:{_STAMPED})\s*:?\s+{_ISO}(?=\s|\Z)|{WEEKDAYS},\s{_DAY}(?=\s+[\"“‘'(]?[A-Z])")
_DATED_HEADLINE = re.compile(rf"(?P<date>{WEEKDAYS},\s{_DAY})\Z")
_BEFORE_A_DATE = re.compile(
    r"(?:\b(?:on|since|until|till|from|for|of|the|by|before|after|to|and|or|at|this)|[,;:–—-])\s*\Z"
)
_METADATA = re.compile(
    rf"""(?:{_STAMP}\.?
    |(?i:{_STAMPED})(?:\s(?:on|at))?\s*[:|]?\s*{_STAMP}.{{0,60}}
    |(?i:{_STAMPED}|last\supdate|byline|authors?|tags?|keywords|topics?|categor(?:y|ies)|section|url|source|location
      |filed\sunder|reading\stime|language|share\sthis|read\smore|related|e-?mail|tel|phone|contact)\s*:\s.{{0,300}}
    |\(?(?i:(?:additional\s)?(?:reporting|editing|writing)\sby)\s[A-Z].{{0,250}}
    |\W*)\Z""",
    re.VERBOSE,
)
_BYLINE = re.compile(r"(?:By|BY|by|Words by|Story by|Written by)\s+(?P<names>[^\W\d_].{1,100})\Z")
_PLACE = r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,3}"
_AGENCY = r"\s\([^()]{2,40}\)"
_DATELINE = re.compile(
    # "PORT HALDEN, March 3 (Agency) —", "Port Halden (AGENCY) –" and "Port Halden, Northmark, Noria -"
    rf"(?:(?=[^a-z]{{4}})[A-Z][A-Z.'’ -]{{2,30}}(?:[,/]\s?{_PLACE}){{0,2}}(?:,?\s{MONTHS}\s\d{{1,2}})?(?:{_AGENCY})?"
    rf"|(?=[A-Z]){_PLACE}(?:,\s{_PLACE}){{0,2}}(?:,\s{MONTHS}\s\d{{1,2}})?(?=\s\([^()a-z]*[A-Z]{{2}}){_AGENCY}"
    rf"|(?=[A-Z]){_PLACE}(?:,\s(?=[A-Z]){_PLACE}){{2}})"
    r"\s?(?:--|[—–]|-(?=\s))\s?(?=[\"“‘'(]?[A-Z0-9])"
)

_LABEL = r"(?:photo(?:graph)?|image|picture|pic|video|audio|illustration|graphic|map|screenshot|file photo|handout)s?"
_CREDIT_WORDS = (
    rf"(?:(?:{_LABEL}\s(?:credits?|courtesy(?:\sof)?|by|via)|credits?|courtesy(?:\sof)?|copyright)\b\s*[:/]?"
    rf"|©|{_LABEL}\s?[:/])"
)
_PARENTHESIS = re.compile(r"[(\[](?:[^()\[\]]|[(\[][^()\[\]]{0,200}[)\]]){1,300}[)\]]\.?")
_CREDIT_INSIDE = re.compile(
    rf"\s*(?:(?i:{_CREDIT_WORDS})\s*\S|(?i:{_LABEL}\s+)?{AGENCIES}\s?/\s?[A-Z]|[A-Z]{{2,}}(?:\s[A-Z]{{2,}})*/[A-Z]\w+\s[A-Z]"
    rf"|[^()]{{3,60}}\b(?:via|through)\s{AGENCIES}\W*\Z|{AGENCIES}\W*\Z)"
)
_OPEN_CREDIT = re.compile(rf"(?i:{_CREDIT_WORDS})\s*(?P<names>\S.{{0,150}})\Z|{AGENCIES}/[A-Z].{{0,80}}\Z")
_TRAILING = re.compile(
    rf"(?:(?<=[.!?…\"”’')\]])|(?<=\w))\s+(?P<credit>(?i:{_LABEL}(?:\scredit)?|credits?)\s?:\s?(?P<names>[^.:!?]{{2,90}}(?:et\sal\.)?)\.?\Z"
    rf"|{AGENCIES}/[A-Z][^.:!?]{{1,80}}\.?\Z|©\s?[^.:!?]{{2,80}}\.?\Z)"
)
_CAPTION_LINE = re.compile(
    r"!\[|\[(?i:image|photo|picture|video)s?\s?:|(?i:(?:photo|image|picture)?\s?caption|pictured|file photo)\s?:\s*\S"
)
_TAIL = 160  # how far from the end of a paragraph a credit without brackets may begin


def peel(text: str, span: Span, number: int) -> list[Stretch]:
    """Paragraph `number`, at `span`, as stretches of running text and of everything else, in order."""
    start, end = span
    header = _HEADER.match(text, start, end) if number <= 3 else None
    stretches: list[Stretch] = []
    if header:
        stretches.append(Stretch(start, header.end(), SentenceKind.METADATA, number))
        start = trimmed(text, Span(header.end(), end)).start
    kind = whole_kind(text[start:end]) if start < end else None
    if start == end:
        return stretches
    if kind is not None:
        return [*stretches, Stretch(start, end, kind, number)]
    if number == 1 and (dated := _dated_headline(text, start, end)):
        return [
            *stretches,
            Stretch(start, dated, None, number),
            _stretch(text, dated, end, SentenceKind.METADATA, number),
        ]
    dateline = _DATELINE.match(text, start, min(end, start + 200))
    if dateline:
        stretches.append(_stretch(text, start, dateline.end(), SentenceKind.METADATA, number))
        start = dateline.end()
    return stretches + _around_credits(text, start, end, number)


def whole_kind(words: str) -> SentenceKind | None:
    """The kind of a line or sentence that is nothing but metadata, a credit or a labelled caption; else None."""
    if len(words) <= 400:
        if _METADATA.match(words) or _is_byline(words):
            return SentenceKind.METADATA
        credit = _OPEN_CREDIT.match(words)
        if credit:
            return SentenceKind.CREDIT if _are_names(credit["names"] or "") else _labelled(words)
        if words[0] in "([" and _is_credit(words):
            return SentenceKind.CREDIT
    return SentenceKind.CAPTION if _CAPTION_LINE.match(words) else None


def is_date(words: str) -> bool:
    """Whether `words` are a date and nothing else."""
    return re.fullmatch(rf"{_STAMP}\.?", words) is not None


def _labelled(words: str) -> SentenceKind | None:
    """A sentence after "Photo:" describes a picture; after "courtesy" and the like it is running text."""
    return SentenceKind.CAPTION if re.match(rf"(?i:{_LABEL})\s?:", words) else None


def _is_byline(words: str) -> bool:
    match = _BYLINE.match(words)
    return match is not None and words[-1] not in ".?!:" and _are_names(match["names"])


def _are_names(words: str) -> bool:
    """Whether `words` can be who made a picture: a few capitalised words, or one of any kind."""
    parts = re.findall(r"[^\s/,;|&+.()\[\]:–—-]+", words.replace("et al", ""))
    named = all(not part[0].islower() or part in CREDIT_CONNECTORS for part in parts)
    return len(parts) <= 1 or (len(parts) <= 16 and named)


def _is_credit(bracketed: str) -> bool:
    inside = bracketed.rstrip(".")[1:-1]
    return _PARENTHESIS.fullmatch(bracketed) is not None and _CREDIT_INSIDE.match(inside) is not None


def _dated_headline(text: str, start: int, end: int) -> int:
    """Where the date begins that a headline ends with; 0 where it ends with none, or needs it."""
    date = _DATED_HEADLINE.search(text, max(start + 10, end - 40), end) if end - start < 250 else None
    if date is None or _BEFORE_A_DATE.search(text[start : date.start()]):
        return 0
    return start + len(text[start : date.start()].rstrip())


def _around_credits(text: str, start: int, end: int, number: int) -> list[Stretch]:
    stretches: list[Stretch] = []
    for credit in _credits(text, start, end):
        before = trimmed(text, Span(start, credit.start))
        if before.start < before.end:
            stretches.append(Stretch(*before, None, number))
        stretches.append(_stretch(text, credit.start, credit.end, SentenceKind.CREDIT, number))
        start = credit.end
    rest = trimmed(text, Span(start, end))
    if rest.start < rest.end:
        stretches.append(Stretch(*rest, None, number))
    return stretches


def _credits(text: str, start: int, end: int) -> list[Span]:
    """The picture credits within ``text[start:end]``, in brackets or at its end."""
    found = []
    if text.find("(", start, end) >= 0 or text.find("[", start, end) >= 0:
        for match in _PARENTHESIS.finditer(text, start, end):
            if _CREDIT_INSIDE.match(match[0].rstrip(".")[1:-1]) and _ends_there(text, match.end(), end):
                found.append(Span(*match.span()))
    tail = max(start, end - _TAIL, found[-1].end if found else start)
    if text.find(":", tail, end) >= 0 or text.find("/", tail, end) >= 0 or text.find("©", tail, end) >= 0:
        trailing = _TRAILING.search(text, tail, end)
        if trailing and _are_names(trailing["names"] or ""):
            found.append(Span(*trailing.span("credit")))
    return found


def _ends_there(text: str, at: int, end: int) -> bool:
    """Whether the text up to `at` does not run on in the middle of a sentence."""
    following = text[at : min(end, at + 4)].lstrip()
    return not following or not (following[0].islower() or following[0] in ",;:.?!-–—)")


def _stretch(text: str, start: int, end: int, kind: SentenceKind | None, number: int) -> Stretch:
    return Stretch(*trimmed(text, Span(start, end)), kind, number)
