"""Titles in quotation marks, which nobody says: "sang “The Gull,” a ballad", "played “Happy Birthday.”"."""

import re

from factcheck.annotators.builtin.words.lexicon import WORDS

_WORKS = "|".join(sorted(WORDS["works"]))
_APPOSED = re.compile(
    rf",?\s+(?:an?|the|his|her|their|its)\s+(?:[\w'’\-]+\s+){{0,3}}?(?:{_WORKS})\b(?!\s+(?:on|contest|festival|critic)\b)",
    re.IGNORECASE,
)
_PERFORMED = re.compile(
    r"\b(?:sang|sung|sings?|singing|play(?:s|ed|ing)?|perform(?:s|ed|ing)?|recit(?:es?|ed|ing)|version of"
    r"|rendition of|strains of|(?:en)?titled)\s*\Z",
    re.IGNORECASE,
)
_NEAR = 16  # code points of "rendition of"
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset({"the", "and", "for", "from", "with", "into", "over", "upon"})


def is_title(text: str, opening: int, closing: int) -> bool:
    """Whether what stands in marks is the title of a work, told by what stands before and behind it."""
    before = text[max(0, opening - _NEAR) : opening].rstrip()
    if not before or before[-1] in ",:—":
        return False
    comma = "," in (text[closing - 2], text[closing : closing + 1])
    return (comma and _APPOSED.match(text, closing) is not None) or (
        _PERFORMED.search(before) is not None and capitalised(text[opening:closing])
    )


def capitalised(words: str) -> bool:
    """As in "The Ferryman's Daughter", "Halden by Night": all words that count begin with a capital letter."""
    found = [word for word in _WORD.findall(words) if word not in _SMALL]
    return bool(found) and all(word[0].isupper() for word in found)
