"""What the article's own words say of people: which names stand in it, and which offices stand beside them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.sources.folding import without_possessive
from factcheck.sources.people import RUN, PersonName, titled_in
from factcheck.sources.roles import Role, is_title, roles_in
from factcheck.sources.words import standing_for, words

_BEFORE = 110  # code points
_AFTER = 160
_BREAK = re.compile(r"[.;:!?“”\"()\n—]")
_APPOSED = re.compile(r"(?:,| \(| –)\s+([^,.;:()“”\"\n]{3,110})(?=[,.;)“”\"\n]|$)")
_WHO_IS = re.compile(r"^who (?:is|was) ")
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "our"))
_EX = re.compile(r"\bex[\-‑]\Z", re.IGNORECASE)
_WIDEST = 7  # words of an office before its head word
_VERB = re.compile(r"\b(?:is|are|was|were|will|would|has|had|have|said|says|told|can|could|may|must|should|did|does)\b")
_WORD = re.compile(r"\w[\w’'.\-‑]*")


class Seen(NamedTuple):
    """A name where it stands in the article, with the offices that stand beside it."""

    start: int
    end: int
    name: PersonName
    titles: str  # in the same run of capitalised words
    roles: tuple[Role, ...]
    words: str  # the name with what stands beside it, as evidence


def people_in(text: str) -> tuple[Seen, ...]:
    """Every name of two words, or of one with a title before it, in the order of the text."""
    return tuple(_seen(text))


def _seen(text: str) -> Iterator[Seen]:
    for run in RUN.finditer(text):
        titled = titled_in(run[0])
        if titled is None:
            continue
        start = run.start() + _behind_titles(run[0], titled.name.shown)
        before = _office_before(text, run.start(), titled=bool(titled.titles))
        ex = _EX.search(text, max(0, run.start() - 3), run.start())
        said = f"{before}{ex[0] if ex else ''}{titled.titles}" if titled.titles else before
        if not said and not titled.name.given:
            continue
        after = _office_after(text, run.end())
        roles = tuple(dict.fromkeys((*roles_in(said), *roles_in(after))))
        evidence = " ".join(f"{said} {titled.name.shown}{', ' if after else ''}{after}".split())
        yield Seen(start, run.end(), titled.name, titled.titles, roles, evidence)


def _behind_titles(run: str, shown: str) -> int:
    """Where a name begins in its run of words, which may be parted otherwise than it is shown: by a line's end."""
    place = run.rfind(shown)
    return place if place >= 0 else max(0, run.rfind(shown.split(" ", 1)[0]))


def _office_before(text: str, start: int, *, titled: bool) -> str:
    """ "the minister of transport, " before a name; nothing where the words before it are no office."""
    window = text[max(0, start - _BEFORE) : start]
    window = _BREAK.split(window)[-1]
    found = list(_WORD.finditer(window))
    if not found:
        return ""
    tail = window[found[-1].end() :]
    if tail.strip() not in ("", ",") or not tail:
        return ""
    head = _head_before_title(found) if titled else None
    if head is None:
        head = _head(window, found, closed="," in tail)
    if head is None:
        return ""
    return window[found[_beginning(found, head)].start() :]


def _head(window: str, found: list[re.Match[str]], *, closed: bool) -> int | None:
    """The index of the title that the words end with, or that an "of" and no verb follows."""
    last = len(found) - 1
    if is_title(found[last][0]):
        return last
    for place in range(last - 2, max(-1, last - 7), -1):
        if found[place + 1][0].lower() in ("of", "for") and is_title(found[place][0]):
            narrowing = [match[0] for match in found[place + 2 :]]
            odd = any(word in words("openers") and word not in ("the", "and") for word in narrowing)
            ended = narrowing[-1] not in ("the", "and") and (closed or narrowing[-1].islower())
            return place if ended and not odd and "," not in window[found[place].end() : found[last].start()] else None
    return None


def _head_before_title(found: list[re.Match[str]]) -> int | None:
    """As in "Prime Minister and" or "leader of the", where the run of capitalised words goes on with a title."""
    behind = len(found)
    while behind and found[behind - 1][0].lower() in ("and", "of", "for", "the"):
        behind -= 1
    return behind - 1 if 0 < behind < len(found) and is_title(found[behind - 1][0]) else None


def _beginning(found: list[re.Match[str]], head: int) -> int:
    """Where the office begins whose head word is at `head`: with what narrows it down, not with a verb before it."""
    first, lows = head, 0
    while first and head - first < _WIDEST:
        word, low = found[first - 1][0], found[first - 1][0].lower()
        if low == "and":
            if _owner(found[first][0]):
                break  # "the president of one country and another's minister"
            lows = 0
        elif is_title(word) or f"{low} {found[first][0].lower()}" in words("compounds"):
            lows = 0
        elif low in words("former"):
            return first - 1
        elif low in words("openers") or low[0].isdigit():
            break
        elif word.islower():
            lows += 1
            if lows > 1 or (first > 1 and _is_name_before_verb(found[first - 2][0])):
                break
        first -= 1
    return first


def _owner(word: str) -> bool:
    return word != without_possessive(word) or word.lower() in standing_for("places")


def _is_name_before_verb(word: str) -> bool:
    return word[0].isupper() and word == without_possessive(word)


def _office_after(text: str, end: int) -> str:
    """ "the minister of transport" behind a name and a comma; nothing where a verb makes it a sentence of its own."""
    match = _APPOSED.match(text, end, end + _AFTER)
    if match is None:
        return ""
    phrase = _WHO_IS.sub("", match[1])
    first, *others = phrase.lower().split()
    heads = [place for place, word in enumerate(others) if is_title(word.strip("."))]
    if heads and _DETERMINERS.intersection(others[: heads[0]]):
        return ""  # as in "accused the minister", where a verb came first
    if (first in words("openers") and first not in _DETERMINERS) or _VERB.search(phrase) or not roles_in(phrase):
        return ""
    return phrase
