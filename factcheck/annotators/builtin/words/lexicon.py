"""The word lists of the built-in annotator: plain text files, read once and looked up by their first word."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parents[1] / "lists"
_MOST_HITS = 32  # of a row of words: more has only what runs on without full stops


class Hit(NamedTuple):
    """A phrase of a lexicon, found at a place in a row of words."""

    section: str
    start: int  # index of its first word
    end: int  # index behind its last word


class _Entry:
    """The phrases that begin with the same words."""

    __slots__ = ("longer", "section")

    def __init__(self) -> None:
        self.section = ""  # of these words alone, if they are a phrase
        self.longer: dict[str, _Entry] = {}  # by the word behind them


class Lexicon:
    """Phrases by section. Of phrases that begin at one word the longest is found; of equals, the one read first."""

    def __init__(self, sections: dict[str, list[str]]) -> None:
        self._phrases: dict[str, list[tuple[str, str]]] = {}  # by the first word: what follows it, and the section
        for section, phrases in sections.items():
            for phrase in phrases:
                first, _, rest = phrase.partition(" ")
                self._phrases.setdefault(first, []).append((rest, section))
        self.first_words = frozenset(self._phrases)
        # Of thousands of phrases one text meets a few, so that a word's own are sorted when it is first met.
        self._entries: dict[str, _Entry] = {}

    def _entry(self, first: str) -> _Entry:
        begun = self._entries[first] = _Entry()
        for rest, section in self._phrases[first]:
            entry = begun
            for word in rest.split():
                if word not in entry.longer:
                    entry.longer[word] = _Entry()
                entry = entry.longer[word]
            entry.section = entry.section or section
        return begun

    def seconds(self) -> Iterator[tuple[str, set[str]]]:
        """The first words of all phrases, each with the words that may come second; "" where it is a phrase alone."""
        for first, phrases in self._phrases.items():
            yield first, {rest.partition(" ")[0] for rest, _ in phrases}

    def hits(self, words: list[str]) -> list[Hit]:
        """The phrases in `words` from left to right that do not overlap; of very many, the first."""
        first_words = self.first_words
        return self.hits_at([at for at, word in enumerate(words) if word in first_words], words)

    def hits_at(self, places: Sequence[int], words: list[str]) -> list[Hit]:
        """The same where no phrase begins but at one of the `places`, which are in order."""
        first_words, entries, size = self.first_words, self._entries, len(words)
        found: list[Hit] = []
        behind = 0
        for index in places:
            word = words[index]
            if index < behind or word not in first_words:
                continue
            entry: _Entry | None = entries.get(word) or self._entry(word)
            section, at = "", index
            while entry is not None:
                at += 1
                if entry.section:
                    section, behind = entry.section, at
                if at == size:
                    break
                entry = entry.longer.get(words[at])
            if section:
                found.append(Hit(section, index, behind))
                if len(found) == _MOST_HITS:
                    break
        return found


def sections_of(name: str) -> dict[str, list[str]]:
    """The sections of ``lists/<name>.txt``: headings in square brackets, phrases between commas; ``#`` is a remark."""
    sections: dict[str, list[str]] = {}
    phrases: list[str] = []
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            phrases = sections.setdefault(line.strip().strip("[]"), [])
        elif not line.startswith("#"):
            phrases += [phrase for phrase in map(str.strip, line.split(",")) if phrase]
    return sections


def read_lexicon(name: str) -> Lexicon:
    """The lexicon in ``lists/<name>.txt``."""
    return Lexicon(sections_of(name))


WORDS = {name: frozenset(words) for name, words in sections_of("grammar").items()}
