"""The words that tell names, titles and descriptions apart: a plain text file, read once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("words.txt")


@cache
def words(section: str) -> frozenset[str]:
    """The words of a section, lower case."""
    return frozenset(word.strip() for line in _lines(section) for word in line.split(",") if word.strip())


@cache
def standing_for(section: str) -> Mapping[str, str]:
    """By word, what it stands for; ``_`` in the file is a space."""
    pairs: dict[str, str] = {}
    for line in _lines(section):
        name, _, others = line.partition("=")
        pairs |= dict.fromkeys((other.replace("_", " ") for other in others.split()), name.strip().replace("_", " "))
    return pairs


@cache
def standing_together(section: str) -> Mapping[str, frozenset[str]]:
    """By name, the words it may stand for."""
    pairs = (line.partition("=") for line in _lines(section))
    return {name.strip(): frozenset(others.split()) for name, _, others in pairs}


@cache
def _lines(section: str) -> list[str]:
    found: list[str] = []
    inside = False
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            inside = line.strip("[]") == section
        elif inside and line and not line.startswith("#"):
            found.append(line)
    return found
