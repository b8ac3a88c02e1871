"""Finds for each term of one side the term of the other that says the same: itself, a synonym, or another spelling."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.matching.reading import Kind, Term

SYNONYM = 0.9  # what a synonym counts beside the word itself
_ENDINGS = ("", "n", "an", "ian", "i", "s", "ish", "ese")  # of a country's people: Iranian, Qatari, Swedish
_NAME_LETTERS, _SPELLED_LETTERS = 4, 5  # of a name that is compared by its beginning, or by its sound


class Pairing(NamedTuple):
    """A term of each side that says the same, and how well."""

    one: Term
    other: Term
    quality: float


def paired(one: Sequence[Term], other: Sequence[Term]) -> list[Pairing]:
    """Terms that say the same, each used once: first those that are the same, then those that are alike."""
    free = _Free(other)
    found: list[Pairing] = []
    waiting: list[Term] = []
    for term in one:
        same = free.same(term)
        if same is None:
            waiting.append(term)
        else:
            found.append(Pairing(term, same, 1.0))
    for term in waiting:
        alike = free.alike(term)
        if alike is not None:
            found.append(Pairing(term, alike, SYNONYM))
    return found


@lru_cache(maxsize=10_000)
def spellings(form: str) -> frozenset[str]:
    """Keys of which two forms of names have one in common wherever `paired` may take one for the other."""
    beginning = [f"^{form[:_NAME_LETTERS]}"] if len(form) >= _NAME_LETTERS else []
    sound = [f"~{_sound(form)}"] if len(form) >= _SPELLED_LETTERS else []
    return frozenset((form, *beginning, *sound))


class _Free:
    """The terms of the other side that nothing was found for yet, by their forms."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._firm = [term for term in terms if term.kind is not Kind.WORD]
        self._words: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            if term.kind is Kind.WORD:
                for form in term.forms:
                    self._words[form].append(term)

    def same(self, term: Term) -> Term | None:
        """The same figure, name or word."""
        if term.kind is Kind.WORD:
            plain = [form for form in term.forms if form[0] != "#"]
            return self._word(plain) or self._taken(self._single_name(plain))
        kind = term.kind
        for candidate in self._firm:
            if candidate.kind is kind and _holds(candidate.forms, term.forms, kind):
                return self._taken(candidate)
        return self._word(list(term.forms)) if kind is Kind.NAME and len(term.forms) == 1 else None

    def alike(self, term: Term) -> Term | None:
        """A synonym, or the same name spelled another way."""
        if term.kind is Kind.FIGURE:
            return None
        if term.kind is Kind.WORD:
            return self._word([form for form in term.forms if form[0] == "#"])
        names = (candidate for candidate in self._firm if candidate.kind is Kind.NAME)
        return self._taken(next((name for name in names if _is_same_name(term, name)), None))

    def _word(self, forms: Sequence[str]) -> Term | None:
        """The first word of one of the forms."""
        found: Term | None = None
        for form in forms:
            for term in self._words.get(form, ()):
                if found is None or term.at < found.at:
                    found = term
        if found is not None:
            for form in found.forms:
                self._words[form].remove(found)
        return found

    def _single_name(self, forms: Sequence[str]) -> Term | None:
        names = (name for name in self._firm if name.kind is Kind.NAME and len(name.forms) == 1)
        return next((name for name in names if not name.forms.isdisjoint(forms)), None)

    def _taken(self, term: Term | None) -> Term | None:
        if term is not None:
            self._firm.remove(term)
        return term


def _holds(one: frozenset[str], other: frozenset[str], kind: Kind) -> bool:
    if kind is Kind.FIGURE:
        return not one.isdisjoint(other)
    return one <= other or other <= one


def _is_same_name(one: Term, other: Term) -> bool:
    small, large = (one.forms, other.forms) if len(one.forms) <= len(other.forms) else (other.forms, one.forms)
    first = {word[0] for word in large}  # of a name in another spelling the first letter stays
    alike = all(word[0] in first and any(_spelled_alike(word, candidate) for candidate in large) for word in small)
    return alike or _initials(one, other)


def _spelled_alike(one: str, other: str) -> bool:
    """``tarvani`` and ``tarrvani``; ``brazil`` and ``brazilian``."""
    if one[:1] != other[:1]:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) >= _NAME_LETTERS and long.startswith(short) and long[len(short) :] in _ENDINGS:
        return True
    return one == other or (len(short) >= _SPELLED_LETTERS and _sound(short) == _sound(long))


@lru_cache(maxsize=10_000)
def _sound(word: str) -> str:
    """Without doubled letters, and with one spelling of what spellings differ in."""
    kept = "".join(letter for at, letter in enumerate(word) if at == 0 or letter != word[at - 1])
    for written, sound in (("ei", "i"), ("ou", "u"), ("oo", "u"), ("y", "i"), ("ie", "i")):
        kept = kept.replace(written, sound)
    return kept


def _initials(one: Term, other: Term) -> bool:
    """``UN`` and ``United Nations``."""
    short, long = (one, other) if len(one.shown) <= len(other.shown) else (other, one)
    if not short.shown.isupper() or " " not in long.shown:
        return False
    return _letters(short.shown) == _first_letters(long.shown)


def initials(name: Term) -> list[str]:
    """What a name may be told by, of which an initialism and what it stands for have one in common."""
    return [
        *([_letters(name.shown)] if name.shown.isupper() else []),
        *([_first_letters(name.shown)] if " " in name.shown else []),
    ]


def _letters(shown: str) -> str:
    return shown.replace(".", "").replace(" ", "")


def _first_letters(shown: str) -> str:
    return "".join(word[0] for word in shown.split())
