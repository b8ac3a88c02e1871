"""What is known of words: stems, irregular forms, synonyms, opposites and the small sets, all from ``words.txt``."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_SHORTEST = 3  # characters that an ending leaves of a word
_ENDINGS = (
    "izations", "isations", "ization", "isation", "ations", "ation", "ements", "ement", "ments", "ment", "nesses",
    "ness", "ingly", "ings", "ing", "ures", "ure", "ions", "ion", "ities", "ity", "edly", "als", "al", "ates", "ated",
    "ate", "ers", "er", "ors", "or", "ies", "ied", "ed", "es", "ly", "s", "e", "y",
)  # fmt: skip
_UNENDING = {"s": ("ss", "us", "is"), "ly": ("ily",)}  # where what looks like an ending is part of the word


class Lexicon(NamedTuple):
    """Everything of ``words.txt``; words are stems unless their set says otherwise."""

    function: frozenset[str]  # as written
    prepositions: frozenset[str]
    being: frozenset[str]
    before_verbs: frozenset[str]
    openers: frozenset[str]  # words that may begin a clause
    joining: frozenset[str]  # those that do so without a comma
    presupposing: frozenset[str]  # those whose clause takes for granted what it says
    articles: frozenset[str]
    light: frozenset[str]
    vague: frozenset[str]
    verbs: frozenset[str]
    titles: frozenset[str]  # as written
    roles: frozenset[str]
    symmetric: frozenset[str]
    hedges: frozenset[str]  # as written
    negators: frozenset[str]  # as written
    denying: frozenset[str]  # verbs that negate what follows them
    groups: Mapping[str, tuple[int, ...]]  # the synonym groups of a stem
    opposites: Mapping[str, frozenset[str]]
    bounds: Mapping[str, str]  # words in front of a figure, joined by hyphens, to the kind of bound
    quantities: Mapping[str, str]  # "all" and "every" to one kind of quantity
    places: Mapping[str, str]  # a capital or a people, to its country, as written
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    units: Mapping[str, str]


@cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    sections = _sections()

    def as_written(name: str) -> frozenset[str]:
        return frozenset(word for line in sections[name] for word in line)

    def stems(name: str) -> frozenset[str]:
        return frozenset(map(stem, as_written(name)))

    groups: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(sections["synonyms"]):
        for word in dict.fromkeys(map(stem, line)):
            groups[word].append(number)
    return Lexicon(
        function=as_written("function"),
        prepositions=as_written("prepositions"),
        being=as_written("being"),
        before_verbs=as_written("before verbs"),
        openers=as_written("openers"),
        joining=as_written("joining"),
        presupposing=as_written("presupposing"),
        articles=as_written("articles"),
        light=stems("light"),
        vague=stems("vague"),
        verbs=frozenset(map(stem, _forms().values())) | stems("symmetric"),
        titles=as_written("titles"),
        roles=stems("roles"),
        symmetric=stems("symmetric"),
        hedges=as_written("hedges"),
        negators=as_written("negators"),
        denying=stems("denying"),
        groups={word: tuple(numbers) for word, numbers in groups.items()},
        opposites=_opposites(sections["opposites"]),
        bounds=_named(sections["bounds"]),
        quantities=_named(sections["quantities"]),
        places=_named(sections["capitals"]),
        months=_counted(sections["months"]),
        weekdays=_counted(sections["weekdays"]),
        numbers={name: float(value) for name, value in sections["numbers"]},
        scales={name: float(value) for name, value in sections["scales"]},
        units=_named(sections["units"]),
    )


@lru_cache(maxsize=50_000)  # many words, but bounded
def stem(word: str) -> str:
    """What forms of a lower-case word have in common: ``relocated`` and ``relocation``, ``closing`` and ``closure``.

    Not a word, and now and then shared by words that have nothing in common; a word of three letters stays as it is.
    """
    base = _forms().get(word, word)
    for ending in _ENDINGS:
        if base.endswith(ending) and not base.endswith(_UNENDING.get(ending, ())):
            cut = base[: -len(ending)]
            if len(cut) >= _SHORTEST and any(letter in "aeiouyäöü" for letter in cut):
                return _undoubled(cut + "y" if ending in ("ies", "ied") else cut)
    return base


def _undoubled(cut: str) -> str:
    if cut[-1] == "y" and len(cut) > _SHORTEST:
        cut = cut[:-1]
    return cut[:-1] if len(cut) > _SHORTEST and cut[-1] == cut[-2] and cut[-1] not in "aeou" else cut


@cache
def _sections() -> dict[str, list[list[str]]]:
    sections: dict[str, list[list[str]]] = {}
    lines: list[list[str]] = []
    text = Path(__file__).with_name("words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line.replace(":", " ").split())
    return sections


@cache
def _forms() -> dict[str, str]:
    """Irregular forms to their base."""
    return {form: base for base, *forms in _sections()["forms"] for form in (*forms, base)}


def _opposites(pairs: Iterable[list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[stem(one)].add(stem(other))
        found[stem(other)].add(stem(one))
    return {word: frozenset(others) for word, others in found.items()}


def _named(lines: Iterable[list[str]]) -> dict[str, str]:
    return {word: name for name, *others in lines for word in (name, *others)}


def _counted(lines: Iterable[list[str]]) -> dict[str, int]:
    return {name: number for number, names in enumerate(lines, start=1) for name in names}
