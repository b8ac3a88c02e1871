"""Where a quotation in single marks ends: others in the same marks may stand in it, and apostrophes end nothing."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.spans import Span

_SINGLE = re.compile("['‘’]")
_BEGINS = frozenset('“"[(£$€#@…')  # what may stand at the beginning of a quotation, besides words
_ENDS = frozenset(".,!?…”\")]%'’")
_STOPS = frozenset(".,;:!?…)—–")
_CLIPPED = re.compile(  # "'em", "the '90s", "in '68", "It 's"
    r"['‘’](?:\d\ds|em|im|tis|twas|til|cause|cos|coz|bout|ello|ere|ave|nuff|fraid|cept|neath|n|(?-i:s|ll|re|ve|nt)"
    r"|(?<=\b(?:of|in) .)\d\d|(?<=\b(?:since|until|after) .)\d\d|(?<=\b(?:from|back) .)\d\d"
    r"|(?<=\b(?:summer|spring|winter|autumn) .)\d\d|\d\d(?=[.,;)–]))\b",
    re.IGNORECASE,
)
_BEFORE_CLIP = re.compile(r"(?:['‘’]n|\b(?:o|ol|an|th|wi|mo|lil))\Z", re.IGNORECASE)  # "rock 'n' roll", "ol' boy"
_OWNS = re.compile(r"[^\Ws]s\Z|\w\win\Z", re.IGNORECASE)  # "the players' bus", "goin' home"
_SAID = (
    r"(?:said|says|told|tells|added|adds|asked|asks|wrote|replied|explained|continued|insisted|joked|recalled|admitted"
    r"|warned|shouted|claimed|argued|conceded|laughed|smiled|sighed|quipped|snapped|whispered|cried|answered)"
)
_NAME = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}"
_TAG = re.compile(
    rf",?\s(?:(?:I|he|she|they|the [a-z-]+|{_NAME})\s(?:ha[sd]\s|have\s)?)?{_SAID}\b|,\s(?:he|she|they|I)\s[a-z]+ed\b"
)
_SENTENCE_ENDS = frozenset({". ", "! ", "? ", "' ", "’ "})
_LONGEST_CLIP = 5
_DEEPEST = 6
_FAR = 600  # code points behind which nobody looks for what pairs off a quotation that seems to have ended
_SHORT = 40  # code points of a few words in marks


class Close(NamedTuple):
    """Where the quotation ends, -1 for nowhere; `sure` where every mark in it that opens is closed as well."""

    place: int
    sure: bool


def opens(text: str, at: int) -> bool:
    """Whether the single mark at `at` may open a quotation."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] not in "'‘" or not (after.isalnum() or after in _BEGINS):
        return False
    return not before.isalnum() and before not in ("'", "‘", "_") and _CLIPPED.match(text, at) is None


def is_tagged(text: str, behind: int) -> bool:
    """Whether "he said" follows a quotation that ends at `behind`, past a comma: "'We lost', he said"."""
    return text[behind : behind + 1] == "," and _TAG.match(text, behind) is not None


def closing(text: str, at: int, limit: int, *, speech: bool) -> Close:
    """Where the quotation that the single mark at `at` opens is closed before `limit`.

    Of an apostrophe behind an "s" only what follows tells whether it closes. Where the marks do not pair off, the one
    that closes `speech` is the one that "he said" follows, else the first.
    """
    depth, first, owned, tagged = 1, -1, -1, -1
    inner = at  # where the last one in it opens
    fresh = False  # whether one opens behind the end of a sentence: that is no part of what was open
    for mark in _SINGLE.finditer(text, at + 2, limit):
        place = mark.start()
        if _closes(text, place):
            short = depth > 1 and place - inner <= _SHORT  # "you can talk of 'filling shops' all day"
            if not short and not is_plain(text, place):
                owned = place if owned < 0 and depth == 1 else owned
                continue
            depth -= 1
            if not depth:
                return Close(place, True)
            first = place if first < 0 else first
            if tagged < 0 and _TAG.match(text, place + 1, limit) is not None:
                tagged = place
        elif opens(text, place):
            fresh = fresh or (depth == 1 and max(first, owned) >= 0 and text[place - 2 : place] in _SENTENCE_ENDS)
            depth, inner = depth + 1, place
            if depth > _DEEPEST or (fresh and place - at > _FAR):
                break
    tagged = tagged if speech else -1
    found = (place for place in (tagged, owned, first) if place >= 0)
    return Close(next(found, -1), fresh or tagged >= 0)


def closed_later(text: str, following: Sequence[Span]) -> tuple[int, int] | None:
    """Which of the paragraphs that follow closes, before any opens, what was left open, and where."""
    for index, paragraph in enumerate(following):
        for mark in _SINGLE.finditer(text, paragraph.start, paragraph.end):
            place = mark.start()
            if opens(text, place):
                return None
            if _closes(text, place) and is_plain(text, place):
                beside = text[place - 1] in _STOPS or text[place + 1 : place + 2] in _STOPS
                return (index, place) if beside or place + 1 == paragraph.end else None
    return None


def _closes(text: str, at: int) -> bool:
    """Whether the mark at `at` may close a quotation, or be an apostrophe at the end of a word."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "‘" or not before or not (before.isalnum() or before in _ENDS):
        return False
    if after.isalnum():
        return before in ".!?…" and after.isupper()
    return _BEFORE_CLIP.search(text, max(0, at - _LONGEST_CLIP), at) is None or after in _STOPS


def is_plain(text: str, at: int) -> bool:
    """Whether what may close does: it does not end a word that owns what follows, as in "the players' bus"."""
    after = text[at + 1 : at + 3]
    follows = after[:1] == " " and (after[1:].isalnum() or after[1:] in ("'", "‘", '"', "“"))
    return not follows or _OWNS.search(text, max(0, at - _LONGEST_CLIP), at) is None
