"""Names of bodies, papers and countries: which words of a source are the name, and which only describe it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.sources.folding import fold, place_of, same_place, without_possessive
from factcheck.sources.words import standing_for, words

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w[\w’'.\-‑]*|&")
_SHORT = re.compile(r"\s*\(\s*([^\W\d_](?:[\w.\-&]|(?<=\w)’s)*)\s*\)")
_PIECES = re.compile(r"\s*(?:,| [–—-] )\s*")
_JOINING = words("joining")
_WHAT_IT_IS = words("what a paper is")
_SHORTEST_ACRONYM = 3


class Body(NamedTuple):
    """A source that is no person: its name, or the words that only describe it. Either may be empty, not both."""

    name: tuple[str, ...]  # folded; countries as nouns, without "the" and legal endings
    shown: str
    acronym: str  # given in brackets behind the name, folded
    described: tuple[str, ...]  # folded words of a description beside the name, or alone
    written: str
    proper: bool  # the description holds a name of its own, as in "Velmara's coastguard"

    @property
    def is_acronym(self) -> bool:
        """Whether the name is written in capital letters only."""
        letters = self.shown.replace(".", "")
        return len(letters) >= _SHORTEST_ACRONYM - 1 and letters.isalpha() and letters.isupper()


def body_of(source: str) -> Body:
    """Read a source as a body: "the Harbour Workers' Union (HWU)", "Velmara's state radio, RV", "the ministry"."""
    bare = " ".join(source.split()).strip(" \"“”‘’',")
    short = _SHORT.search(bare)
    acronym = fold(short[1]) if short and short[1].isupper() else ""
    pieces = [piece for piece in _PIECES.split(_SHORT.sub("", bare)) if piece]
    named = next((piece for piece in pieces if _is_proper(piece)), "")
    described = next((piece for piece in pieces if piece != named and not _is_proper(piece)), "")
    if not named and pieces:
        described, named = _description_and_name(pieces[0])
    return Body(
        name=name_words(named),
        shown=_without_article(named or bare),
        acronym=acronym,
        described=description_words(described),
        written=bare,
        proper=_holds_a_name(described),
    )


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: "the Kestrel Works Ltd." and "Kestrel Works" come out the same."""
    plain = [place_of(word) for word in _WORD.findall(_without_article(_countries_as_one(name)))]
    while len(plain) > 1 and plain[-1].replace(" ", "") in words("legal"):
        plain.pop()
    return tuple(word for word in plain if word and word not in ("the", "&", "and"))


def description_words(description: str) -> tuple[str, ...]:
    """The words of a description for comparing, without articles: "Velmara's state radio", "the ministry"."""
    plain = (place_of(word) for word in _WORD.findall(_countries_as_one(description)))
    return tuple(word for word in plain if word and word not in ("the", "a", "an", "its", "their", "our", "&", "and"))


def head_of(described: Sequence[str]) -> str:
    """What a description says a thing is: "audit" of "audit by the harbour office", "authors" of "report's authors"."""
    end = next(
        (place for place, word in enumerate(described) if place and word in words("prepositions")), len(described)
    )
    return described[end - 1] if described else ""


def same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two rows of words say the same, "velmaran" and "velmara" being one."""
    return len(one) == len(other) and all(same_place(*pair) for pair in zip(one, other, strict=True))


def initials(name: Sequence[str]) -> str:
    """What a name is shortened to by its first letters, without "of" and "for"; nothing for a short one."""
    letters = "".join(word[0] for words_ in name for word in words_.split() if word not in _JOINING)
    return letters if len(letters) >= _SHORTEST_ACRONYM else ""


def _countries_as_one(name: str) -> str:
    folded = {"United States": "US", "United Kingdom": "UK", "United Nations": "UN", "European Union": "EU"}
    for long, short in folded.items():
        name = name.replace(long, short)
    return name


def _without_article(name: str) -> str:
    return without_possessive(re.sub(r"^[Tt]he\s+", "", name))


def _is_proper(piece: str) -> bool:
    """Whether all words are those of a name: capitalised, or joining others."""
    parts = _WORD.findall(_without_article(piece))
    if not parts or not _starts_high(parts[0]) or parts[-1] in _JOINING:
        return False
    if any(word in ("of", "for", "in", "at", "on") for word in parts) and not _starts_high(parts[-1]):
        return False
    return all(_starts_high(word) or word in _JOINING for word in parts)


def _starts_high(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word[-1].isupper()


def _description_and_name(piece: str) -> tuple[str, str]:
    """ "Velmaran state radio" and "RV" of "Velmaran state radio RV"; all description where no name ends it."""
    parts = piece.split()
    behind = len(parts)
    while behind and parts[behind - 1] in _WHAT_IT_IS:
        behind -= 1
    front = " ".join(parts[:behind])
    if behind < len(parts) and _is_proper(front) and not _holds_a_name(front):
        return " ".join(parts[behind:]), front
    first = len(parts)
    while first and _starts_high(parts[first - 1]):
        first -= 1
    before = parts[first - 1].lower() if first else ""
    plain = before and before not in words("prepositions") | words("openers") and before[-1:].isalpha()
    if not plain or first == len(parts) or parts[0].lower() in words("indefinite"):
        return piece, ""
    return " ".join(parts[:first]), " ".join(parts[first:])


def _holds_a_name(description: str) -> bool:
    """Whether a description says of whom it speaks by a name: "Velmara's coastguard", "Iranian media"."""
    found = _WORD.findall(description)
    places = standing_for("places")
    return any(
        word != without_possessive(word) or fold(word) in places or fold(word) in places.values()
        for word in found
        if word[0].isupper()
    )
