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
_EX = re.compile(r"^ex[\-‑]", re.IGNORECASE)
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

    def contradicts(self, known: "Role") -> bool:
        """Whether nobody holds both: offices that each place has one of, of two places."""
        if self.head != known.head or self.head not in words("one of each") or not (self.about and known.about):
            return False
        return not any(same_place(word, other) for word in self.about for other in known.about)


def is_title(word: str) -> bool:
    """Whether a word names an office or a trade, as "ex-president" does."""
    plain, known = _EX.sub("", word.strip(".").lower()), _titles()
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
        words_ = _WORD.findall(piece)
        role = None if _has(words_, "former") else _role(words_)
        if role is None:
            continue
        owner = frozenset(
            place_of(word) for word in _WORD.findall(piece) if word != without_possessive(word) and word[0].isupper()
        )
        found.append(Role(role.head, role.about | shared))
        shared = shared or owner
    return tuple(dict.fromkeys(found))


def left_in(phrase: str) -> frozenset[str]:
    """The head words of the offices that somebody has no more, as a phrase says: "former president"."""
    pieces = (_WORD.findall(piece) for piece in _PIECES.split(phrase))
    left = (_role([_EX.sub("", word) for word in piece]) for piece in pieces if _has(piece, "left"))
    return frozenset(role.head for role in left if role)


def _has(piece: Sequence[str], section: str) -> bool:
    """Whether a piece says by a word, or by "ex-", that an office is not held now."""
    lows = [word.lower().strip(".") for word in piece]
    return bool(words(section).intersection(lows)) or any(_EX.match(low) for low in lows)


def _role(piece: Sequence[str]) -> Role | None:
    lows = [word.lower().strip(".") for word in piece]
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
