"""The offices that stand before a name: "Halden’s prime minister and foreign minister, Sheikh" of whoever follows."""

import re
from collections.abc import Set

_NEAR = 90  # code points before a name in which its offices begin
_WHOSE = 2  # words before an office that may say so: "Halden’s visiting", "the Haldish"
_ENDS = '.!?:;”"'  # no office is right before what follows these
_WORD = re.compile(r"[\w’'\-‑]+,?")
_OF_AN_OFFICE = frozenset({"prime", "foreign", "deputy", "vice", "acting", "chief", "first", "interim"})


def offices_before(text: str, start: int, titles: Set[str]) -> frozenset[str]:
    """The words of the offices right before a name, lower case, with the words that say whose they are.

    As "qatari", "prime" and "minister" before "Qatari Prime Minister and Foreign Minister Ilse Vik"; nothing where what
    stands before a name is no office.
    """
    line = text[max(0, start - _NEAR) : start].rpartition("\n")[2].rstrip()
    last = line.removesuffix(",").rpartition(" ")[2].lower()
    if line[-1:] in _ENDS or (last.isalpha() and not (last == "and" or last in titles or last in _OF_AN_OFFICE)):
        return frozenset()  # as before most names
    words = [word.removesuffix(",").lower() for word in _WORD.findall(line)]
    if not words or line[-1:] not in (",", words[-1][-1:]):
        return frozenset()
    first = len(words)
    while first and _is_of_an_office(words, first - 1, titles):
        first -= 1
    if first == len(words):
        return frozenset()
    whose = (word.removesuffix("’s").removesuffix("'s") for word in words[max(0, first - _WHOSE) : first])
    return frozenset({*words[first:], *whose} - {"and"})


def _is_of_an_office(words: list[str], at: int, titles: Set[str]) -> bool:
    """Whether a word is part of one, or the "and" between two, or before the rest of one that the name begins with."""
    if words[at] == "and":
        return at > 0 and words[at - 1] in titles
    return words[at] in titles or words[at] in _OF_AN_OFFICE
