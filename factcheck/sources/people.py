"""Names of people: which words of a source are the name, and when two names may be one person's."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.sources.folding import fold, fold_name, without_possessive
from factcheck.sources.roles import Role, is_honorific, is_title, roles_in
from factcheck.sources.words import standing_for, words

_PARTICLE = "|".join(sorted(words("particles"), key=len, reverse=True))
_CAPITAL = r"(?:[^\W\d_a-z]\.)+|[^\W\d_a-z][\w’'\-‑]*"
_DOTTED = r"(?<=\b(?:Mr|Ms|Dr|Lt|St|Fr))\.|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev|Hon|Maj|Adm))\."
RUN = re.compile(
    rf"(?<!\w)(?:(?:{_PARTICLE})[ \u00a0])*(?:al-|el-)?(?:{_CAPITAL})"
    rf"(?:(?:{_DOTTED}|\.(?=-))?[ \u00a0]+(?:(?:{_PARTICLE})[ \u00a0]+)*(?:al-|el-)?(?:{_CAPITAL}))*"
)
_PARTS = re.compile(r"\s*(?:,|\(|\)|;| [–—] )\s*")
_MOST_WORDS = 6


class PersonName(NamedTuple):
    """A name without titles: folded given names and family name, and as it is shown."""

    given: tuple[str, ...]
    family: str
    junior: str
    shown: str

    @property
    def folded(self) -> str:
        """All of the name, for comparing."""
        return " ".join(part for part in (*self.given, self.family, self.junior) if part)


class Titled(NamedTuple):
    """A name with the words that stood before it in one run of capitalised words."""

    name: PersonName
    titles: str


def fits(one: PersonName, other: PersonName) -> bool:
    """Whether two names may be one person's: the shorter says nothing that the longer does not."""
    if one.family != other.family or (one.junior and other.junior and one.junior != other.junior):
        return False
    short, long = sorted((one.given, other.given), key=len)
    rest = iter(long)
    return all(any(_same_given(name, other_name) for other_name in rest) for name in short)


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other


@lru_cache(maxsize=20_000)
def titled_in(run: str) -> Titled | None:
    """The name at the end of a run of capitalised words, and the titles before it; none where no name is left."""
    parts = run.replace("\u00a0", " ").split()
    while parts and fold(parts[0]) in words("openers"):
        parts = parts[1:]
    behind = 0
    for place, part in enumerate(parts):
        ends_before = part != without_possessive(part) and place < len(parts) - 1
        if is_title(part) or is_honorific(part) or ends_before:
            behind = place + 1
    titles, parts = " ".join(parts[:behind]), parts[behind:]
    if behind == 0 and len(parts) > 1 and fold(parts[0]) in standing_for("places"):
        titles, parts = parts[0], parts[1:]
    name = person_name(parts)
    return Titled(name, titles) if name else None


def person_name(parts: Sequence[str]) -> PersonName | None:
    """The words of a name; none where they can be no person's."""
    shown = [*parts[:-1], without_possessive(parts[-1])] if parts else []
    plain = [word for part in shown for word in fold(part).split()]
    junior = plain.pop() if len(plain) > 1 and plain[-1] in words("junior") else ""
    if not 1 <= len(plain) <= _MOST_WORDS or any(word in words("bodies") for word in plain):
        return None
    told = [fold_name(word) for word in _spread(shown) if fold(word) not in _unsaid()]
    if not told or any(word in words("openers") for word in plain):
        return None
    return PersonName(tuple(told[:-1]), told[-1], junior, " ".join(shown))


@cache
def _unsaid() -> frozenset[str]:
    return words("particles") | words("junior")


def _spread(shown: Sequence[str]) -> Iterator[str]:
    """Single words: of "T.J." the two letters, of "Jean-Pierre" the two names."""
    for part in shown:
        letters = re.fullmatch(r"(?:[^\W\d_]\.){2,}", part)
        yield from re.findall(r"[^\W\d_]", part) if letters else re.split(r"[\-‑]", part)


class Spoken(NamedTuple):
    """A source that is said to be a person: the name if there is one, and the offices that the words give."""

    name: PersonName | None
    roles: tuple[Role, ...]


def spoken(source: str) -> Spoken:
    """Read a source as a person: "Foreign Minister Oda Brekke of Velmara", "the minister", "Brekke, who is mayor"."""
    bare = source.strip(" \"“”‘’'").replace("\n", " ")
    pieces = [piece for piece in _PARTS.split(bare) if piece]
    for place, piece in enumerate(pieces):
        found = _named(piece)
        if found is not None:
            titled, end = found
            before = piece[: end - len(titled.name.shown)]
            others = [*pieces[:place], *pieces[place + 1 :]]
            return Spoken(titled.name, tuple(dict.fromkeys((*roles_in(before + _after(piece, end)), *_all(others)))))
    return Spoken(None, roles_in(bare))


def _all(pieces: Sequence[str]) -> Iterator[Role]:
    for piece in pieces:
        yield from roles_in(piece)


def _after(piece: str, end: int) -> str:
    """ "of Velmara" narrows the office before the name down."""
    rest = piece[end:].strip()
    return f" {rest}" if rest.startswith(("of ", "for ")) else ""


def _named(piece: str) -> tuple[Titled, int] | None:
    """The name in a piece, and where it ends there; no run that only narrows down the words behind it."""
    for run in reversed(list(RUN.finditer(piece))):
        rest = piece[run.end() :].strip(" .").split()
        before = piece[: run.start()].split()
        is_owner = run[0] != without_possessive(run[0]) and bool(rest)
        if is_owner or (rest and rest[0].lower() not in words("prepositions") | words("former")):
            continue
        titled = titled_in(run[0])
        if titled is None:
            continue
        governed = bool(before) and (before[-1] == "the" or before[-1] in words("prepositions"))
        if governed and not titled.titles and " ".join(before).lower() != "the":
            continue
        return titled, run.end()
    return None
