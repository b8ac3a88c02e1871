"""Finds where sentences end in running text: sentencex proposes, and the rules here correct it.

sentencex knows the shortenings of English but keeps whatever stands between quotation marks in one piece, loses its way
where marks are mixed or left open, and panics on some white space. So it reads a copy, of the same length, in which
marks and odd white space are plain spaces; the marks are then given back to the sentence they belong to.
"""

import re
from unicodedata import combining

from sentencex import get_sentence_boundaries

from factcheck.segment.words import (
    BEFORE_A_NAME,
    BEFORE_A_NUMBER,
    DOMAIN_ENDINGS,
    MAY_END,
    MONTHS,
    SPEECH_VERBS,
    STARTERS,
    TIME_ZONES,
    TITLES,
    WEEKDAYS,
    WHOLE_WORDS,
)

LONGEST = 2000  # code points of a sentence; a longer one is cut at white space

_MARKS = '"“”„‟«»‹›「」『』(){}•⁃▪◦‣●`*'
# Quotation marks and brackets, white space, and halves of surrogate pairs, which cannot be handed to compiled code;
# but not an apostrophe within a word.
_MASKED = re.compile(
    rf"[{_MARKS}\[\]'’‘‚\ud800-\udfff\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000](?<!\w['’‘‚](?=\w))"
)
# A full stop after closing marks follows a word, not an initial: the marks are masked as part of the word.
_CLOSED_BEFORE_STOP = tuple((mark + stop, "x" + stop) for stop in (".", "x.") for mark in "\"”’')]")

_CLOSERS = re.compile(r"(?:[”’'»›)\]}*]|\"(?!(?<=\"\")\w)|[“„«](?=\s|\Z)|\[\d{1,3}\])*(?:\s[”»)\]](?![\w]))*")
_QUOTED_MAIL = re.compile(r"(?<=\n)>[> ]*")
_OPENERS = "\"“„‟«‹‘'’([{*"
_ATTRIBUTION = re.compile(
    rf"(?:[A-Z][\w.'’-]*\s){{1,4}}{SPEECH_VERBS}\b|(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)\s{SPEECH_VERBS}\b"
)
_BRIEF_ATTRIBUTION = re.compile(rf"(?:[A-Z][\w.'’-]*\s){{1,4}}{SPEECH_VERBS}\.")
_REFERENCE = re.compile(r"\([^()!?]{1,60}\)[.,;]")
_QUOTE_MARKS = re.compile(r"[\"“”„«»]|(?<!\w)['‘]|['’](?!\w)")
_IN_AN_ADDRESS = re.compile(
    rf"(?i:{'|'.join(sorted(DOMAIN_ENDINGS))})\b|[A-Z]\.|[A-Z]{{1,2}}\)"
)  # or "N.Y.", "(HLV.N)"
_LOWER_START = re.compile(r"[a-z]{1,12}[A-Z]|(?:al|el|an|ar|as|ash)-[A-Z]|https?://|www\.")
_MARKER = re.compile(r"[-•⁃▪◦‣*]?\s*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})(?:\.\)|[.)])|[-•⁃▪◦‣*]")
_MAY_START = re.compile(r"[.…]((?:\s?[»”]|[\"”’'»«“)\]*_])*)\s+(?=[*_]{0,2}(?:[«„»]\s?|[\"“‘(])?[A-Z])")
_STARTER = re.compile(rf"[*_]{{0,2}}(?:[«„»]\s?|[\"“‘(])?{STARTERS}\b")
_CLOSED = ('"', "”")
_INITIALS = re.compile(r"[A-Z.][A-Z]\Z")
_GOES_ON_FROM_HOUR = re.compile(rf"(?:{WEEKDAYS}|{TIME_ZONES})(?![\w-])|{MONTHS}\s\d")
_HOURS = frozenset({"a.m", "p.m", "am", "pm"})
_BRACKETED_SHORTENING = re.compile(r"\([a-z]{1,5}\.\)")  # as in "Col. (ret.) Vik"
_INLINE_ITEM = re.compile(r"(?:(?<=\s)|\A)(?:[•⁃]\s?)?(\d{1,2}|[a-z])(?:\.\)|\.|\))(?=\s)")


def masked(text: str) -> str:
    """A copy of `text` for sentencex, code point for code point."""
    for closed, word in _CLOSED_BEFORE_STOP:
        text = text.replace(closed, word)
    if "\n>" in text:
        text = _QUOTED_MAIL.sub(lambda marks: " " * len(marks[0]), text)
    return _MASKED.sub(" ", text)


def sentence_ends(text: str, mask: str, start: int, end: int, *, whole: bool = False) -> list[int]:
    """Where the sentences of ``text[start:end]`` end, in order; the last is `end`. White space is not trimmed.

    `whole` says that the stretch is one sentence, whatever its punctuation; only its length can divide it.
    """
    if whole:
        return _capped(text, start, [end])
    ends: list[int] = []
    for item_start, item_end in _list_items(text, start, end):
        begin = item_start
        for proposed in _proposals(text, mask, item_start, item_end):
            if proposed > begin and not _runs_on(text, begin, proposed, item_end):
                ends.append(proposed)
                begin = proposed
        ends.append(item_end)
    return _capped(text, start, ends)


def _proposals(text: str, mask: str, start: int, end: int) -> list[int]:
    """Places within ``text[start:end]`` where a sentence may end, behind its closing marks, in order."""
    places = set()
    for chunk in get_sentence_boundaries("en", mask[start:end]):
        words = chunk["text"].rstrip()
        if words:
            places.add(_behind_closers(text, start, start + chunk["start_index"] + len(words), end))
    for match in _MAY_START.finditer(text, start, end):
        if match.end(1) not in places and _starts_another(text, start, match):
            places.add(match.end(1))
    return sorted(places)


def _starts_another(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the capital letter behind `stop` begins a sentence where the stop, for sentencex, may shorten a word."""
    word = _word_before(text, start, stop.start())
    if word in WHOLE_WORDS or (stop[1] in _CLOSED and not _INITIALS.search(word)):
        return True
    return (word in MAY_END or stop[0][0] == "…") and _STARTER.match(text, stop.end()) is not None


def _behind_closers(text: str, start: int, stop: int, end: int) -> int:
    """The place behind the closing marks, and the numbers of notes, that follow the stop before `stop`."""
    if stop + 1 < end and text[stop] == " " and text[stop + 1] not in '"”»)]':
        return stop  # as behind most stops, where the pattern would find nothing
    place = _CLOSERS.match(text, stop, end).end()  # type: ignore[union-attr]  # it matches nothing at all, too
    stray = text[place : place + 3]
    if stray[:2] == ' "' and not stray[2:].strip() and text.count('"', max(start, place - LONGEST), place) % 2:
        return place + 2
    return place


def _word_before(text: str, start: int, stop: int) -> str:
    """The word that the full stop at `stop` belongs to, without it."""
    words = text[max(start, stop - 12) : stop].rsplit(None, 1)
    return words[-1].lstrip(_OPENERS) if words else ""


def _runs_on(text: str, begin: int, place: int, end: int) -> bool:
    """Whether the sentence that began at `begin` goes on behind `place`."""
    after = place
    while after < end and text[after].isspace():
        after += 1
    if after == end:
        return True
    first = text[after]
    if first.islower():
        return _LOWER_START.match(text, after) is None
    if first in ",;:" or text[place - 1 : after + 1] == "![":
        return True
    if text[place - 1] in "\"”’'»" and _is_spoken(text, begin, place, after, end):
        return True
    if text[place - 1] in ".)" and _MARKER.fullmatch(text, begin, place):
        return True
    if text[place - 2 : place] == ".)":
        return _BRACKETED_SHORTENING.fullmatch(text, text.rfind("(", begin, place), place) is not None
    return text[place - 1] == "." and _is_shortening(text, begin, place, after)


def _is_shortening(text: str, begin: int, place: int, after: int) -> bool:
    """Whether the full stop before `place` shortens a word or stands within an address."""
    if after == place:
        return _IN_AN_ADDRESS.match(text, after) is not None
    word_before = _word_before(text, begin, place - 1)
    if text[after].isdigit():
        return word_before.lower() in BEFORE_A_NUMBER
    if word_before.lower() in _HOURS:
        return _GOES_ON_FROM_HOUR.match(text, after) is not None
    written = word_before.title() if word_before.isupper() else word_before
    return written in BEFORE_A_NAME or word_before.lower() in TITLES


def _is_spoken(text: str, begin: int, place: int, after: int, end: int) -> bool:
    """Whether the quotation that closes before `place` is followed by who said it, or by where it was said."""
    if text[after] == "(":
        return _REFERENCE.match(text, after, end) is not None
    attribution = _BRIEF_ATTRIBUTION if "." in text[place - 2 : place] else _ATTRIBUTION
    if not attribution.match(text, after, min(end, after + 120)):
        return False
    marks = _QUOTE_MARKS.findall(text, max(begin, place - LONGEST), place)
    return len(marks) == 1 or (len(marks) == 2 and text[begin:place].lstrip()[0] in _OPENERS)


def _list_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list that is written on one line ("1. … 2. …"); else the whole stretch."""
    opening = text[start : min(end, start + 8)]
    first = _INLINE_ITEM.search(text, start, start + len(opening)) if "." in opening or ")" in opening else None
    if first is None or text[start : first.start()].strip():
        return [(start, end)]
    starts = [start]
    label = first[1]
    for match in _INLINE_ITEM.finditer(text, first.end(), end):
        if match[1] == _next_label(label):
            starts.append(match.start())
            label = match[1]
    return list(zip(starts, [*starts[1:], end], strict=True))


def _next_label(label: str) -> str:
    return str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)


def _capped(text: str, start: int, ends: list[int]) -> list[int]:
    """`ends` with further ones, so that no sentence is longer than LONGEST."""
    if ends[-1] - start <= LONGEST or all(b - a <= LONGEST for a, b in zip([start, *ends], ends, strict=False)):
        return ends
    capped: list[int] = []
    for end in ends:
        while end - start > LONGEST:
            start = _cut(text, start)
            capped.append(start)
        capped.append(end)
        start = end
    return capped


def _cut(text: str, start: int) -> int:
    """Where to cut ``text[start:]`` at LONGEST or before it: at white space, or else not within a written character."""
    limit = start + LONGEST
    for place in range(limit, start + LONGEST // 2, -1):
        if text[place].isspace():
            return place
    for place in range(limit, limit - 50, -1):
        if not (combining(text[place]) or text[place] in "\u200d\ufe0f" or text[place - 1] == "\u200d"):
            return place
    return limit
