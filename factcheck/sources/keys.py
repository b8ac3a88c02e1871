"""What a source is known by outside its article: equal keys are one source."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from factcheck.sources.people import PersonName
from factcheck.sources.roles import Role

_MOST_ABOUT = 3  # words of an office that are combined


class Keys(NamedTuple):
    """The key of a source, and the secondary keys that it offers and asks by."""

    key: str
    offers: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


def of_full_name(name: PersonName, offices: Iterable[Role]) -> Keys:
    """A person named in full: found by family name and office where another article gives no more."""
    offered = {key for role in offices for key in _office_keys(name.family, role)}
    return Keys(f"person:{name.folded}", offers=tuple(sorted(offered)))


def of_family_name(name: PersonName, offices: Iterable[Role], article: str, *, apart_by: str = "") -> Keys:
    """A person of whom the article gives the family name only: its own, looking for the holder of the office."""
    asked = {_office_key(name.family, role.head, sorted(role.about)) for role in offices}
    known_by = f"{name.folded}, {apart_by}" if apart_by else name.folded
    return Keys(f"person:{known_by}@{article}", asks=tuple(sorted(asked)))


def of_body(name: tuple[str, ...], acronyms: Iterable[str], *, is_acronym: bool) -> Keys:
    """A named body; the long name offers the initials that its article gives, and initials alone ask by themselves."""
    key = f"name:{' '.join(name)}"
    if is_acronym:
        return Keys(key, asks=(f"short:{name[0]}",))
    return Keys(key, offers=tuple(sorted(f"short:{acronym}" for acronym in acronyms)))


def of_one_article(sort: str, words: str, article: str) -> Keys:
    """What no other article can mean by the same words."""
    return Keys(f"{sort}:{words}@{article}")


def _office_keys(family: str, role: Role) -> Iterator[str]:
    """By the office alone, and narrowed down by some of the words or all of them."""
    about = sorted(role.about)
    yield _office_key(family, role.head, about)
    for size in range(min(len(about), _MOST_ABOUT) + 1):
        for some in combinations(about, size):
            yield _office_key(family, role.head, some)


def _office_key(family: str, head: str, about: Iterable[str]) -> str:
    return "|".join((family, head, " ".join(about))).rstrip("|")
