"""The offices beside a name: before it, as "Halden’s prime minister and foreign minister, Sheikh", and behind it."""

import re
from collections.abc import Iterator, Set

_NEAR = 90  # code points before a name in which its offices begin
_WHOSE = 2  # words before an office that may say so: "Halden’s visiting", "the Haldish"
_ENDS = '.!?:;”"'  # no office is right before what follows these
_WORD = re.compile(r"[\w’'\-‑]+,?")
_OF_AN_OFFICE = frozenset({"prime", "foreign", "deputy", "vice", "acting", "chief", "first", "interim"})
_AGENTS = ("er", "or", "ist", "ian", "man", "ant", "eon", "smith", "wright", "herd")  # "a welder", "a locksmith"
_ARTICLE = r"(?:an?|the|its|their|his|her|our|my)"
_OF = r"(?:of|for|at|in|from|with|on)"
# "the mayor of Halden, Oda Brekke,", "a spokesman for it, Per Vik."
_FULL_BEFORE = re.compile(
    rf".*(?:\b{_ARTICLE}|(?<=\w)[’']s) ((?:[\w\-‑]+ ){{1,4}}){_OF} ([^,.;:!?()“”\"\n]{{2,60}}), \Z", re.IGNORECASE
)
_NAMED = re.compile(r"\b(?:an?|the|one) ((?:[\w\-‑]+ ){1,4})(?:named|called) \Z", re.IGNORECASE)
_CLOSES = ',.;:!?)”"\n–—'  # behind a name that is set off
_BEHIND = re.compile(
    r"(?:, (?:aged )?(\d{1,3})(?=[,.;)\n]))?"
    rf"(?:, (?:who (?:is|was) |now |then )?({_ARTICLE} |[^\W\d_][\w\-]*[’']s? )?"
    r"([^,.;:()“”\"\n]{3,90})(?=[,.;:)”\"\n]|\Z))?"
)
_OWNED = "’s"  # among the words of an office that is somebody's: "her lawyer", "Vik’s deputy"
_OWNERS = frozenset({"his", "her", "their", "its", "our", "my"})
_BREAKS = frozenset(
    {"of", "for", "at", "in", "from", "with", "on", "who", "whose", "which", "that", "and", "near", "to", "by"}
)
_MOST_WORDS = 6  # of an office, up to "of"


def offices_before(text: str, start: int, end: int, titles: Set[str]) -> frozenset[str]:
    """The words of the offices right before the name at [`start`, `end`), lower case, and those that say whose.

    As "qatari", "prime" and "minister" before "Qatari Prime Minister and Foreign Minister Ilse Vik"; nothing where what
    stands before a name is no office.
    """
    line = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    full = _full_before(text, line, end, titles)
    if full:
        return full
    line = line.rstrip()
    last = line.removesuffix(",").rpartition(" ")[2].lower()
    if line[-1:] in _ENDS or (last.isalpha() and not (last == "and" or last in titles or last in _OF_AN_OFFICE)):
        return frozenset()  # as before most names
    words = [word.removesuffix(",").lower() for word in _WORD.findall(line)]
    if not words or line[-1:] not in (",", words[-1][-1:]):
        return frozenset()
    if line[-1:] == "," and not closes(text, end):
        return frozenset()  # "According to the mayor, Oda Brekke was late."
    first = len(words)
    while first and _is_of_an_office(words, first - 1, titles):
        first -= 1
    if first == len(words):
        return frozenset()
    return frozenset({*_whose(words[max(0, first - _WHOSE) :])} - {"and"})


def offices_behind(text: str, end: int, titles: Set[str]) -> frozenset[str]:
    """The words of the office that is set off behind a name that ends at `end`, lower case; and "54-year-old".

    As "harbour" and "minister" of ", the harbour minister,"; nothing where what follows a comma is no office.
    """
    if text[end : end + 2] != ", ":
        return frozenset()
    found = _BEHIND.match(text, end)
    if found is None:
        return frozenset()
    age = {f"{found[1]}-year-old"} if found[1] else set()
    article, words = found[2] or "", (found[3] or "").split()
    lows = [word.lower() for word in words]
    joint = next((place for place, low in enumerate(lows) if low in _BREAKS), len(lows))
    if not 0 < joint <= _MOST_WORDS or (joint < len(lows) and lows[joint] in ("and", "to", "by")):
        return frozenset(age)
    head = lows[joint - 1]
    if not (head in titles or (article and (head.endswith(_AGENTS) or head.endswith("-old")))):
        return frozenset(age)
    if not article and joint > 1 and not all(low in titles or low in _OF_AN_OFFICE for low in lows[: joint - 1]):
        return frozenset(age)
    owner = article.strip().lower()
    owned = (
        {_OWNED} if owner in _OWNERS or owner.endswith(("’s", "'s")) or lows[joint : joint + 1] == ["for"] else set()
    )
    return frozenset({*age, *lows[:joint], *owned, *_capitalised(words[joint:])})


def _full_before(text: str, line: str, end: int, titles: Set[str]) -> frozenset[str]:
    """Of an office with what it is of, or of who somebody is who is then named: "a baker named"."""
    if line.endswith(("named ", "called ")):
        named = _NAMED.search(line)
        return frozenset() if named is None else frozenset(named[1].lower().split())
    if not line.endswith(", ") or not closes(text, end):
        return frozenset()
    full = _FULL_BEFORE.match(line)
    words = [] if full is None else full[1].lower().split()
    if full is None or words[-1] not in titles or set(words) & _BREAKS:
        return frozenset()
    return frozenset({*words, *_capitalised(full[2].split())})


def _capitalised(words: list[str]) -> Iterator[str]:
    return (word.removesuffix("’s").removesuffix("'s").lower() for word in words if word[0].isupper())


def _whose(words: list[str]) -> Iterator[str]:
    """The words of an office and those that say whose it is, with a mark where it is somebody's."""
    for word in words:
        if word in _OWNERS or word.endswith(("’s", "'s")):
            yield _OWNED
        yield word.removesuffix("’s").removesuffix("'s")


def closes(text: str, end: int) -> bool:
    """Whether a name that ends at `end` is set off there."""
    return end >= len(text) or text[end] in _CLOSES


def is_owned(offices: Set[str]) -> bool:
    """Whether an office is told to be somebody's, as "her lawyer"."""
    return _OWNED in offices


def _is_of_an_office(words: list[str], at: int, titles: Set[str]) -> bool:
    """Whether a word is part of one, or the "and" between two, or before the rest of one that the name begins with."""
    if words[at] == "and":
        return at > 0 and words[at - 1] in titles
    return words[at] in titles or words[at] in _OF_AN_OFFICE
