"""Given names that are a man's or a woman's wherever they are met: a plain text file, read once."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".txt")
_FEWEST_WORDS = 2  # of a name that begins with a given one


def given_to_men(name: str) -> bool | None:
    """Whether a name of two or more words begins with a man's given name, "Per-Olav Vik" by its first half.

    False where it begins with a woman's; None where nothing is known.
    """
    words = name.lower().split()
    if len(words) < _FEWEST_WORDS:
        return None
    names = _names()
    return names.get(words[0], names.get(words[0].partition("-")[0]))


def is_given(word: str) -> bool:
    """Whether a word is such a name, or a name of two halves that begins with one."""
    low, names = word.lower(), _names()
    return low in names or low.partition("-")[0] in names


@cache
def _names() -> dict[str, bool]:
    """By name, whether it is a man's."""
    names: dict[str, bool] = {}
    male = False
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            male = line == "[male]"
        elif not line.startswith("#"):
            names |= dict.fromkeys((name.strip() for name in line.split(",")), male)
    return names
