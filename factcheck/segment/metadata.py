"""Recognises what an article says about itself: dates, bylines, datelines, and lines such as "Tags: …"."""

import re

from factcheck.segment.words import (
    AGENCIES,
    BROADCASTERS,
    CREDIT_CONNECTORS,
    MONTHS,
    TIME_ZONES,
    WEEKDAYS,
)

_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?"
_ISO = r"\d{4}-\d\d-\d\d(?:[T\s]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?"
_DAY = rf"(?:{MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTHS},?\s\d{{4}})"
_DATE = rf"(?:{_ISO}|(?:{WEEKDAYS},?\s)?{_DAY}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
_STAMP = rf"(?:{_DATE}(?:,?\s(?:at\s)?{_TIME})?(?:\s(?:[A-Z]{{2,4}}|GMT[+-]\d+))?)"
_STAMPED = r"(?:(?:(?:first|last)\s)?(?:published|updated|posted|modified|created|filed|revised)|date(?:line)?|issued)"
_LABELS = (
    r"(?:last\supdate|byline|authors?|tags?|keywords|topics?|categor(?:y|ies)|section|url|source|location|filed\sunder"
    r"|reading\stime|language|share\sthis|read\smore|related|e-?mail|tel|phone|contact)"
)
_ONE_SENTENCE = r"(?:(?![.!?]\s+[A-Z]).){0,300}"

# A date and the text it stands over may share a line: " date 2024-03-01 The harbour …", "Friday, March 1, 2024 The …".
_HEADER = re.compile(rf"(?i:{_STAMPED})\s*:?\s+{_ISO}(?=\s|\Z)|{WEEKDAYS},\s{_DAY}(?=\s+[\"“‘'(]?[A-Z])")
_CLOSING_DATE = re.compile(rf"{WEEKDAYS},\s{_DAY}\Z")
_NEEDS_ITS_DATE = re.compile(
    r"(?:\b(?:on|since|until|till|from|for|of|the|by|before|after|to|and|or|at|this)|[,;:–—-])\s*\Z"
)
_METADATA = re.compile(
    rf"(?:{_STAMP}\.?"
    rf"|(?i:{_STAMPED})(?:\s(?:on|at))?\s*[:|]?\s*{_STAMP}(?:\s*[|,;(–—-].{{0,60}})?"
    rf"|(?i:{_STAMPED}|{_LABELS})\s*:\s{_ONE_SENTENCE}"
    r"|\(?(?i:(?:additional\s)?(?:reporting|editing|writing)\sby)\s[A-Z].{0,250}"
    r"|(?:https?://|www\.|pic\.(?:twitter|x)\.com/)\S+|\S+@\S+\.\w+|@\w+|\[[^\[\]]{1,200}(?<![.!?])\]\(\S+\)"
    r"|(?:©\s?|\([cC]\)\s?|(?i:copyright)\s(?:©\s?)?)\d{4}\b.{0,200}|All [Rr]ights [Rr]eserved\.?"
    rf"|\({AGENCIES}\)|\W*)\Z"
)
_BYLINE = re.compile(r"(?:By|BY|by|Words by|Story by|Written by)\s+(?P<names>[^\W\d_].{1,100})\Z")
_NAME_AND_DATE = re.compile(rf"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){{1,3}}(?:,|\s[|·–—-])\s{_STAMP}")
_BARE_DATE = re.compile(rf"{_STAMP}\.?")

_PLACE = r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,3}"
_ON_DAY = rf"(?:{MONTHS}\s\d{{1,2}}|\d{{1,2}}\s{MONTHS})"
_AGENCY = r"\s\([^()]{2,40}\)"
_DATELINE = re.compile(
    # "PORT HALDEN, March 3 (Agency) —", "Port Halden (AGENCY) –" and "Port Halden, Northmark, Noria -"
    rf"(?:(?=[^a-z]{{4}})[A-Z][A-Z.'’ -]{{2,30}}(?:[,/]\s?{_PLACE}){{0,2}}(?:,?\s{_ON_DAY})?(?:{_AGENCY})?"
    rf"|(?=[A-Z]){_PLACE}(?:,\s{_PLACE}){{0,2}}(?:,\s{_ON_DAY})?(?=\s\([^()a-z]*[A-Z]{{2}}){_AGENCY}"
    rf"|(?=[A-Z]){_PLACE}(?:,\s(?=[A-Z]){_PLACE}){{2}}"
    rf"|(?=[A-Z]){_PLACE}(?:,\s(?=[A-Z]){_PLACE}){{0,2}},\s{_ON_DAY})"
    r"\s?(?:--|[—–―]|-(?=\s))\s?(?=[\"“‘'(]?[A-Z0-9])"
)
# "10:32 GMT – The harbour …", "[10:32] The harbour …", "10.32am The harbour …"
_HOUR = r"(?:\d{1,2}(?:[.:]\d\d){1,2}\s?[ap]\.?m\b\.?|\d{1,2}:\d\d(?::\d\d)?)"
_CLOCK = re.compile(
    rf"[*_]{{0,2}}(?:[\[(]{_HOUR}[\])]|{_HOUR}(?:\s{TIME_ZONES}\b)?):?[*_]{{0,2}}\s?(?:[-–—|]\s?)?(?<=[\s–—|-])"
    r"(?=[*_]{0,2}[\"“‘'(]?[A-Z])"
)
# "16.06 The harbour …", a number as well as an hour, unless line after line begins so
_BARE_HOUR = re.compile(r"(?:[01]\d|2[0-3])\.[0-5]\d\s+(?=[\"“‘'(]?[A-Z])")
_HOURS = re.compile(rf"^{_BARE_HOUR.pattern}", re.MULTILINE)
_FEWEST_HOURS = 3
# "(AGENCY) The harbour …", and with a dash any name: "(Halden Post) -- The harbour …"
_OPENING_AGENCY = re.compile(
    rf"\((?:{AGENCIES}\)|{BROADCASTERS}\)|(?=[A-Z])[\w.]{{2,}}(?:\s(?=[A-Z])[\w.]+){{0,2}}\)(?=\s?[-—–]))"
    r"(?:\s?(?:--|[—–]|-(?=\s)))?\s+(?=[\"“‘']?[A-Z0-9])"
)
_DASH = re.compile(r"[—–―-](?:(?<!-)|[-\s])")  # "-" only where another or a space follows
_LONGEST_DATELINE = 120
_PART = re.compile(r"[^\s/,;|&+.()\[\]:–—-]+")
_MOST_NAMES = 16


def is_metadata(words: str) -> bool:
    """Whether a whole line is a date, a byline, a labelled fact about the article, or marks without a word."""
    return _METADATA.match(words) is not None or _is_byline(words)


def is_date(words: str) -> bool:
    """Whether `words` are a date and nothing else."""
    return _BARE_DATE.fullmatch(words) is not None


def are_names(words: str) -> bool:
    """Whether `words` can be who wrote or made something: a few capitalised words, or one of any kind."""
    parts = _PART.findall(words.replace("et al", ""))
    named = all(not part[0].islower() or part in CREDIT_CONNECTORS for part in parts)
    return len(parts) <= 1 or (len(parts) <= _MOST_NAMES and named)


def header_end(text: str, start: int, end: int) -> int:
    """Where a date ends that ``text[start:end]`` opens with and that is no part of its first sentence; else `start`."""
    header = _HEADER.match(text, start, end)
    return header.end() if header else start


def keeps_hours(text: str) -> bool:
    """Whether line after line of a text begins with an hour like "16.06", as live reports do."""
    return len(_HOURS.findall(text)) >= _FEWEST_HOURS


def dateline_end(text: str, start: int, end: int, *, hours: bool = False) -> int:
    """Where the place and agency end that ``text[start:end]`` opens with, either or both; else `start`.

    Or where an hour ends: like "16.06", where lines of the text begin with `hours`.
    """
    opening = text[start : start + 4].lstrip("*_[(")
    if opening[:1].isdecimal():
        clock = _CLOCK.match(text, start, end) or (_BARE_HOUR.match(text, start, end) if hours else None)
        return clock.end() if clock else start
    if text[start : start + 1] == "(":
        agency = _OPENING_AGENCY.match(text, start, end)
        return agency.end() if agency else start
    reach = min(end, start + _LONGEST_DATELINE)
    dateline = _DATELINE.match(text, start, reach) if _DASH.search(text, start, reach) else None
    return dateline.end() if dateline else start


def closing_date(text: str, start: int, end: int) -> int:
    """Where the date begins that ends the headline ``text[start:end]``; `end` where its words need the date."""
    date = _CLOSING_DATE.search(text, max(start + 10, end - 40), end) if end - start < 250 else None
    if date is None or _NEEDS_ITS_DATE.search(text[start : date.start()]):
        return end
    return date.start()


def _is_byline(words: str) -> bool:
    if _NAME_AND_DATE.fullmatch(words):
        return True
    match = _BYLINE.match(words)
    return match is not None and words[-1] not in ".?!:" and are_names(match["names"])
