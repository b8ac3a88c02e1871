"""The word lists of the built-in annotator: plain text files, read once and looked up by their first word."""

from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent


class Hit(NamedTuple):
    """A phrase of a lexicon, found at a place in a row of words."""

    section: str
    start: int  # index of its first word
    end: int  # index behind its last word


class Lexicon:
    """Phrases by section. Of phrases that begin at one word the longest is found; of equals, the one read first."""

    def __init__(self, sections: dict[str, list[str]]) -> None:
        self._single: dict[str, str] = {}
        self._longer: dict[str, dict[str, list[tuple[list[str], str]]]] = {}  # by the first word, then the second
        for section, phrases in sections.items():
            for phrase in phrases:
                self._add(section, *phrase.split())
        for followers in self._longer.values():
            for entries in followers.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self.first_words = frozenset(self._single) | frozenset(self._longer)

    def _add(self, section: str, first: str, second: str = "", *rest: str) -> None:
        if second:
            self._longer.setdefault(first, {}).setdefault(second, []).append((list(rest), section))
        else:
            self._single.setdefault(first, section)

    def _at(self, words: list[str], index: int) -> Hit | None:
        followers = self._longer.get(words[index])
        if followers is not None and index + 1 < len(words):
            for rest, section in followers.get(words[index + 1], ()):
                end = index + 2 + len(rest)
                if not rest or words[index + 2 : end] == rest:
                    return Hit(section, index, end)
        section = self._single.get(words[index], "")
        return Hit(section, index, index + 1) if section else None

    def hits(self, words: list[str]) -> list[Hit]:
        """The phrases in `words` from left to right that do not overlap."""
        first_words = self.first_words
        found: list[Hit] = []
        behind = 0
        for index in [i for i, word in enumerate(words) if word in first_words]:
            if index >= behind:
                hit = self._at(words, index)
                if hit is not None:
                    found.append(hit)
                    behind = hit.end
        return found


def sections_of(name: str) -> dict[str, list[str]]:
    """The sections of ``<name>.txt``: a heading in square brackets, then phrases between commas; ``#`` is a remark."""
    sections: dict[str, list[str]] = {}
    phrases: list[str] = []
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            phrases = sections.setdefault(line.strip().strip("[]"), [])
        elif not line.startswith("#"):
            phrases += [phrase.strip() for phrase in line.split(",") if phrase.strip()]
    return sections


def read_lexicon(name: str) -> Lexicon:
    """The lexicon in ``<name>.txt`` beside this module."""
    return Lexicon(sections_of(name))


WORDS = {name: frozenset(words) for name, words in sections_of("grammar").items()}
