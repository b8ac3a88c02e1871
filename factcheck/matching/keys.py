"""The keys a claim is found by: a hash of its words, and hashes of pairs of its most telling terms, but a few of them.

Copies share all of their words. Two claims that say the same in other words share most of their telling terms, and so
several pairs of them; a pair is far rarer than a word. Which terms are taken depends on the terms alone, so that the
same ones are taken wherever they stand.
"""

from itertools import combinations
from zlib import crc32

from factcheck.matching.clauses import Unit, units
from factcheck.matching.folding import folded
from factcheck.matching.reading import Kind

MOST_KEYS = 40  # of one claim
_NAMES, _WORDS = 4, 4  # telling terms of a sentence: names and figures, and words
_CLAUSE_WORDS = 3


def keys(text: str) -> tuple[int, ...]:
    """Numbers of 32 bits, each once; none where the text holds neither two telling terms nor four words."""
    copied = copy_key(text)
    found: dict[int, None] = {} if copied is None else {copied: None}
    for unit in units(text):
        terms = _telling(unit)
        for pair in combinations(sorted(terms), 2):
            found[crc32("|".join(pair).encode())] = None
    return tuple(found)[:MOST_KEYS]


def copy_key(text: str) -> int | None:
    """The one of its keys that a text shares with its copies alone; None where it is too short to be copied."""
    words = folded(text)
    return crc32(words.encode()) if words else None


def _telling(unit: Unit) -> list[str]:
    figures: set[str] = set()
    names: set[str] = set()
    words: set[str] = set()
    for term in unit.reading.terms:
        if term.kind is Kind.FIGURE:
            figures |= {f"={form}" for form in term.forms}
        elif term.kind is Kind.NAME:
            names |= term.forms
        elif term.weight > 0.3:
            words.add(_canonical(term.forms))
    most = _NAMES if unit.whole else _NAMES - 1
    taken = [*_first(figures, most - 1), *_first(names, most)][:most]
    return [*taken, *_first(words, _NAMES + _WORDS - len(taken) if unit.whole else _CLAUSE_WORDS)]


def _first(terms: set[str], most: int) -> list[str]:
    """The same few of the same terms, whatever others there are: as good as drawn by lot."""
    return sorted(terms, key=lambda term: crc32(term.encode()))[:most]


def _canonical(forms: frozenset[str]) -> str:
    """One text for a word and its synonyms: the first group it is in, else its stem."""
    groups = [int(form[1:]) for form in forms if form[0] == "#"]
    return f"#{min(groups)}" if groups else min(forms, key=lambda form: (len(form), form))
