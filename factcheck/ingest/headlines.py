"""The headline of a plain text: its first line, where that stands alone above the rest."""

import re

_BREAK = r"(?:\r\n|[\n\r\x85\u2028\u2029])"
# A first line, an empty one, and something behind it; a date may stand above.
_ALONE = re.compile(
    rf"[\s\ufeff]*(?:date \d{{4}}-\d\d-\d\d[^\S\n\r]*{_BREAK}\s*)?(?P<line>\S[^\n\r\x85\u2028\u2029]{{2,150}}?)"
    rf"[^\S\n\r]*(?:{_BREAK}[^\S\n\r]*{_BREAK}|\u2029)\s*\S",
    re.IGNORECASE,
)
_ENDS_OTHERWISE = re.compile(r"[.:;,–—-][\"”’')\]]*\Z")
# An item of a list, a mark of quoted mail or of a table; what tells of the article; a place and a date above a report.
_NO_HEADLINE = re.compile(
    r"[-–—*+•>|=~]|\d{1,3}[.)]\s|https?://|www\.|[QA][:.]\s|©|\S+@\S+\Z"
    r"|(?:by|from|to|subject|date|updated|published|posted|source|url|author|tags?|photo|image|copyright)\b\s*:"
    r"|by\s[A-Z]|date\s\d|(?:[^\s,]+,?\s){0,4}(?:[a-z]{3,9}\.?\s\d{1,2}|\d{1,2}\s[a-z]{3,9}\.?),?\s\d{4}\Z|[\d\W]+\Z|\S+\Z"
    r"|(?-i:[^a-z,(]{3,30})(?:,[^(—–]{3,30})?\s\([^()]{2,30}\)",
    re.IGNORECASE,
)


def headline(text: str) -> str:
    """The first line of `text` where it reads as a headline and an empty line follows it; else nothing."""
    found = _ALONE.match(text)
    if found is None:
        return ""
    line = found["line"]
    return "" if _ENDS_OTHERWISE.search(line) or _NO_HEADLINE.match(line) else " ".join(line.split())
