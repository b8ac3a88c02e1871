"""Kin told of right before: whom "he" means behind "Her husband, Karl, agreed.", and whom it can't mean."""

import re

from factcheck.annotators.builtin.people.mentions import CAPITAL, NO_FIRST_NAMES
from factcheck.annotators.builtin.words.lexicon import WORDS

_MALE, _FEMALE = WORDS["male"], WORDS["female"]
_MEN, _WOMEN = ("he", "him"), ("she", "her")
_NAMED = rf"{CAPITAL}[\w\-‑]+(?: {CAPITAL}[\w\-‑]+)*"
_THEIRS = rf"(?:The (?:[a-z\-]+ )?[a-z\-]+|{_NAMED})[’']s?"  # "The girl's", "Minister Brekke's"
_KIN = "|".join(sorted(map(re.escape, _MALE | _FEMALE), key=len, reverse=True))
_BEGINS = re.compile(rf"\s*(Her|His|Their|My|Our|{_THEIRS}) (?:[a-z\-]+ ){{0,2}}?({_KIN})\b")
_NAME = re.compile(rf", ({_NAMED})[,.]| ({_NAMED})(?:,| [a-z])")
_MORE = re.compile(rf",? {CAPITAL}")  # "Her husband, Haldish sailor"
_DEAD = re.compile(r"\b(?:died|dead|death|killed|drowned|murdered|buried)\b")
_WHOSE = re.compile(r"(?:, \d{1,3})?,? whose (?:(?:late|former|then|own|new|second|first) )?([a-z]+)")
_OF_WOMEN, _OF_MEN = frozenset({"husband", "boyfriend"}), frozenset({"wife", "girlfriend"})


def kin_of(sentence: str, pronoun: str) -> str | None:
    """The name of the kin that `sentence` begins with and the pronoun fits; "" where it means nobody who has one.

    None where the sentence leaves it open: it begins otherwise, or with the kin of somebody who fits as well.
    """
    begins = _BEGINS.match(sentence)
    if begins is None or begins[2] not in (_MALE if pronoun in _MEN else _FEMALE):
        return None
    own = begins[1] == ("His" if pronoun in _MEN else "Her")
    named = _NAME.match(sentence, begins.end())
    name = "" if named is None else named[1] or named[2]
    if " " in name or (not name and _MORE.match(sentence, begins.end()) is not None):
        return None
    if not name or name.lower() in NO_FIRST_NAMES or _DEAD.search(sentence) is not None:
        return None if own or begins[1][:3] not in ("Her", "His") else ""
    return name


def is_other(name: str, said: str, pronoun: str) -> bool:
    """Whether `said`, which tells of `name`, tells that the pronoun is not for it: ", whose husband" of a "he"."""
    place = said.find(name) if "whose" in said else -1
    whose = _WHOSE.match(said, place + len(name)) if place >= 0 else None
    if whose is None:
        return False
    return (pronoun in _MEN and whose[1] in _OF_WOMEN) or (pronoun in _WOMEN and whose[1] in _OF_MEN)
