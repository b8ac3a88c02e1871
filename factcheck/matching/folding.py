"""The words of a text without what differs between copies of it: capitals, and marks between words."""

import re
from functools import lru_cache
from unicodedata import normalize

LEAST_WORDS = 4  # fewer are in many texts by chance

_WORD = re.compile(r"(?<![\w.,])[-−]?\d+(?:[.,:]\d+)*|[^\W_]+|[$€£¥%]")


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """Its words in lower case with one space between; empty where they are fewer than four.

    Marks that are part of a figure stay: ``4.1``, ``-3``, ``%``.
    """
    words = _WORD.findall(normalize("NFKC", text).casefold().replace("−", "-"))
    return " ".join(words) if len(words) >= LEAST_WORDS else ""
