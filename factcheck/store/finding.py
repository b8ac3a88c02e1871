"""Which article someone means: by number, text hash, file name, path, address, title or external id."""

import difflib
import os
import shlex
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import NotFoundError

_SHORTEST_HASH = 6
_MOST_SHOWN = 5
_LONGEST_SHOWN = 200
_LONGEST_NUMBER = 19  # digits of the highest number an article can have


class Name(NamedTuple):
    """What one origin of an article calls it; empty where it does not say."""

    article_id: int
    text_sha256: str
    location: str
    url: str
    title: str
    external_id: str
    family_id: int = 0  # equal for versions of one article; 0: it has no other
    is_current: bool = True  # the version that speaks for all

    @property
    def shown(self) -> str:
        """The article as it is named in a message."""
        about = self.title or self.location or self.url
        return f"{self.article_id} ({about})" if about else str(self.article_id)


def find_article(names: Sequence[Name], ref: str) -> int:
    """The number of the one article that `ref` means; the plainest reading that fits anything decides.

    Digits alone are an article's number and nothing else, whatever titles and files are called. Where several versions
    of one article are meant, it is the one that speaks for all, or the newest of those.

    Raises:
        NotFoundError: nothing fits, or several articles do.
    """
    ref = _as_kept(ref.strip())
    for fits in _readings(ref):
        found = {name.article_id: name for name in names if fits(name)}
        families = {name.family_id or -name.article_id for name in found.values()}
        if len(families) == 1:
            return max(found.values(), key=lambda name: (name.is_current, name.article_id)).article_id
        if found:
            raise NotFoundError(
                f"{ref!r} means more than one article: {_list(found.values())}.", hint="Name it by its number."
            )
    raise NotFoundError(f"There is no article {_clipped(ref)!r}.", hint=_near(names, ref))


def _as_kept(ref: str) -> str:
    """A file name that is no UTF-8 as an article's location has it: with its odd bytes written out."""
    try:
        return os.fsencode(ref).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return ref


def _clipped(ref: str) -> str:
    return ref if len(ref) <= _LONGEST_SHOWN else f"{ref[:_LONGEST_SHOWN]}…"


def _readings(ref: str) -> list[Callable[[Name], bool]]:
    if ref.isdecimal():
        number = int(ref) if len(ref) <= _LONGEST_NUMBER else None
        return [lambda name: name.article_id == number]
    folded, path = ref.casefold(), _resolved(ref)
    return [
        lambda name: bool(ref) and ref in (name.location, name.url, name.external_id),
        lambda name: bool(ref) and bool(name.location) and _resolved(name.location) == path,
        lambda name: len(ref) >= _SHORTEST_HASH and name.text_sha256.startswith(folded),
        lambda name: bool(ref) and bool(name.location) and ref in (Path(name.location).name, Path(name.location).stem),
        lambda name: bool(ref) and name.title.casefold() == folded,
        lambda name: bool(ref) and folded in name.title.casefold(),
    ]


def _resolved(location: str) -> str:
    try:
        return str(Path(location).resolve())
    except (OSError, ValueError, RuntimeError):  # a name that no file can have
        return location


def _near(names: Sequence[Name], ref: str) -> str:
    if not names:
        return "The store holds no article yet: factcheck audit PATH"
    article, _, number = ref.rpartition("#")
    if number.isdecimal() and ref.isprintable() and any(fits(name) for fits in _readings(article) for name in names):
        return f"To see that claim: factcheck trail {shlex.quote(ref)}"
    called = {word: name for name in names for word in (name.title, Path(name.location).name, name.url) if word}
    close = difflib.get_close_matches(ref, called, n=_MOST_SHOWN, cutoff=0.5)
    if close:
        return f"Did you mean {_list({called[word].article_id: called[word] for word in close}.values())}?"
    return f"The store holds {_list({name.article_id: name for name in names}.values())}."


def _list(names: Iterable[Name]) -> str:
    shown = [name.shown for name in names]
    more = f" and {len(shown) - _MOST_SHOWN} more" if len(shown) > _MOST_SHOWN else ""
    return ", ".join(shown[:_MOST_SHOWN]) + more
