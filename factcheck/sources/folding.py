"""Makes spellings comparable: case, accents, apostrophes, and the ways in which names are brought into our letters."""

import re
import unicodedata
from functools import lru_cache

from factcheck.sources.words import standing_for

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"})
_MARKS = re.compile(r"[’'‘`ʿʾ.·\u00ad\u200b-\u200f\u2060]")
_DASHES = re.compile(r"[\-‐‑–/]")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1+")
_AT_THE_END = re.compile(r"(?<=\w)(?:iy|yy|ij|yj|ii|y|i)$")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_VOWELS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("aa", "a"), ("ue", "u"), ("oe", "o"), ("iya", "ia"), ("iye", "ie"))
_PLACE_ENDINGS = ("ian", "ean", "an", "ese", "ish", "ic", "er", "i", "n", "s", "a", "ans", "ians", "")
_SHORTEST_STEM = 4
_SHORTEST_VARIED = 5  # letters: "Lee" and "Li" are two names


@lru_cache(maxsize=20_000)
def fold(words: str) -> str:
    """Lower case, without accents, apostrophes and full stops; a hyphen is a space."""
    plain = _MARKS.sub("", words.translate(_LETTERS).casefold())
    spread = unicodedata.normalize("NFKD", _DASHES.sub(" ", plain))
    kept = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(kept.translate(_LETTERS).split())


@lru_cache(maxsize=20_000)
def fold_name(word: str) -> str:
    """One word of a person's name, so that its spellings in our letters come out the same."""
    plain = fold(word)
    same = standing_for("same spelling").get(plain)
    if same:
        return same
    if len(plain) < _SHORTEST_VARIED:
        return plain
    varied = _shortened(plain)
    varied = _AT_THE_END.sub("i", _DOUBLED.sub(r"\1", varied))
    return standing_for("same spelling").get(varied, varied)


def _shortened(word: str) -> str:
    for written, as_one in _VOWELS:
        word = word.replace(written, as_one)
    return word


def without_possessive(word: str) -> str:
    """ "Velmara" of "Velmara's"."""
    return _POSSESSIVE.sub("", word)


@lru_cache(maxsize=20_000)
def place_of(word: str) -> str:
    """A word that names or derives from a place, as the place where it is a known one, else folded."""
    plain = fold(without_possessive(word))
    return standing_for("places").get(plain, plain)


@lru_cache(maxsize=20_000)
def same_place(one: str, other: str) -> bool:
    """Whether two folded words stand for one place: equal, or one derives from the other, as "velmaran"."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    stem = short.rstrip("aeiouy") if len(short.rstrip("aeiouy")) >= _SHORTEST_STEM else short
    if len(stem) < _SHORTEST_STEM or not long.startswith(stem):
        return False
    return long[len(stem) :] in _PLACE_ENDINGS and short[len(stem) :] in (*_PLACE_ENDINGS, "e", "o", "y", "ia")
