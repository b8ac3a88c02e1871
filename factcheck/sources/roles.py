"""Titles and offices: "Velmara's foreign minister" is the head word "minister", and what it is of."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.sources.folding import place_of, same_place, without_possessive
from factcheck.sources.words import standing_for, words

_WORD = re.compile(r"\w[\w’'.\-‑]*")
_PIECES = re.compile(r",|\band\b|;|\(|\)")
_OF = ("of", "for", "at")
_MOST_ABOUT = 3  # words that narrow an office down


class Role(NamedTuple):
    """An office, and the folded words that narrow it down: ("minister", {"foreign", "velmara"})."""

    head: str
    about: frozenset[str]

    def fits(self, known: "Role") -> bool:
        """Whether `known` may be meant by this: the same head, and nothing here that it does not have."""
        return self.head == known.head and all(
            any(same_place(word, other) for other in known.about) for word in self.about
        )


def is_title(word: str) -> bool:
    """Whether a word names an office or a trade."""
    plain, known = word.strip(".").lower(), _titles()
    return plain in known or plain.removesuffix("s") in known or plain.endswith(("ologist", "ician"))


@cache
def _titles() -> frozenset[str]:
    return words("titles") | standing_for("same role").keys()


def is_honorific(word: str) -> bool:
    """Whether a word is only put before a name."""
    return word.strip(".").lower() in words("honorifics")


def roles_in(phrase: str) -> tuple[Role, ...]:
    """The offices that a phrase names; none that somebody had formerly.

    What stands before the first of several holds for all: "Corrland's minister and a former captain" is one office.
    """
    found: list[Role] = []
    shared: frozenset[str] = frozenset()
    for piece in _PIECES.split(phrase):
        role = _role(_WORD.findall(piece))
        if role is None:
            continue
        owner = frozenset(
            place_of(word) for word in _WORD.findall(piece) if word != without_possessive(word) and word[0].isupper()
        )
        found.append(Role(role.head, role.about | shared))
        shared = shared or owner
    return tuple(dict.fromkeys(found))


def _role(piece: Sequence[str]) -> Role | None:
    lows = [word.lower().strip(".") for word in piece]
    if words("former").intersection(lows):
        return None
    stop = next((place for place, low in enumerate(lows) if low in _OF), len(lows))
    heads = [place for place in range(stop) if is_title(lows[place])] or [
        place for place in range(stop) if is_honorific(lows[place]) and piece[place].islower()
    ]
    if not heads:
        return None
    at = heads[-1]
    if any(word[0].isupper() and not is_title(word) for word in piece[at + 1 : stop]):
        return None  # as in "Minister Brekke's office"
    head, width = _head(lows, at)
    about = [*_narrowing(piece[: at + 1 - width]), *_narrowing(piece[stop + 1 :])]
    return Role(head, frozenset(about[: 2 * _MOST_ABOUT]))


def _head(lows: Sequence[str], at: int) -> tuple[str, int]:
    """The head word in its usual form, and how many words it takes."""
    pair = " ".join(lows[at - 1 : at + 1]) if at else ""
    width = 2 if pair in words("compounds") else 1
    head = pair if width == 2 else lows[at]
    head = head.removesuffix("s") if head.removesuffix("s") in words("titles") else head
    return standing_for("same role").get(head, head), width


def _narrowing(piece: Sequence[str]) -> Iterator[str]:
    for word in piece:
        plain = place_of(word)
        if not plain or plain[0].isdigit() or plain in words("openers"):
            continue
        if not is_title(plain) and not is_honorific(plain):
            yield plain
