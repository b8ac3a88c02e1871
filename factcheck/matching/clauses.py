"""Cuts a sentence into the clauses that say something of their own, so that a part of it can be found elsewhere."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.matching.lexicon import lexicon
from factcheck.matching.reading import Kind, Reading, first_token, has_verb, read_tokens, tokens_of
from factcheck.matching.shares import Outline, outline

_CUTS = frozenset(';:—–()“”"')
_LEADING = frozenset({"also", "then", "has", "have", "had", "will", "is", "was"})  # that may stand before a verb
_LEAST = 3.0  # weight of a clause that is worth looking for: a name and what is said of it
_MOST = 4  # clauses of one sentence


class Unit(NamedTuple):
    """A sentence or one of its clauses, with what it says."""

    shown: str
    reading: Reading
    whole: bool
    outline: Outline


@lru_cache(maxsize=2_000)
def units(text: str) -> tuple[Unit, ...]:
    """`text` as a whole, then its clauses, if it has several that say enough."""
    tokens = tokens_of(text)
    whole = _unit(text, read_tokens(tokens), whole=True)
    clauses = _clauses(segments(text))
    return (whole, *clauses) if len(clauses) > 1 or (clauses and clauses[0].reading.weight < whole.reading.weight - 1)\
        else (whole,)  # fmt: skip


def _unit(shown: str, reading: Reading, *, whole: bool) -> Unit:
    return Unit(shown, reading, whole, outline(reading))


def presupposes(text: str) -> bool:
    """Whether words such as ``With the depot now in Port Halden`` take for granted what they say."""
    first = first_token(text).lower()
    if first != "now" and first not in lexicon().presupposing:
        return False  # as most do, so that the rest need not be read
    tokens = tokens_of(text)
    return len(tokens) > 2 and (first != "now" or tokens[1].lower() == "that")


def _clauses(cut: Sequence[Sequence[str]]) -> list[Unit]:
    """Those that say enough, from the left."""
    found: list[Unit] = []
    subject: Sequence[str] = ()
    for first, segment in enumerate(cut):
        words = list(segment)
        if found and subject and begins_with_verb(words):
            words = [*subject, *words]
        reading = read_tokens(words, initial=first == 0)
        if reading.weight >= _LEAST and len(reading.terms) > 1:
            found.append(_unit(_joined(words), reading, whole=False))
        subject = _subject(words, reading) or subject
    return found[:_MOST]


@lru_cache(maxsize=2_000)
def segments(text: str) -> list[Sequence[str]]:
    """The tokens of `text` cut at the marks and words that join clauses; none where nothing is to be cut."""
    tokens = tokens_of(text)
    lists, begin = lexicon(), 0
    found: list[Sequence[str]] = []
    for at, mark in enumerate(tokens):
        if mark in _CUTS or (mark == "," and _sets_apart(tokens, begin, at)):
            behind = at + 1
        elif (word := mark.lower()) in lists.joining or (word in lists.openers and _opens(tokens, begin, at)):
            behind = at + 1 if word in lists.openers and word not in lists.presupposing else at
        else:
            continue
        if at > begin:
            found.append(tokens[begin:at])
        begin = behind
    if begin == 0:
        return []
    return [*found, tokens[begin:]] if begin < len(tokens) else found


def _sets_apart(tokens: Sequence[str], begin: int, at: int) -> bool:
    """Whether a comma ends what a sentence began with, or begins what it tells in passing."""
    return _is_fronted(tokens[begin:at]) or _is_told_in_passing(tokens[at + 1 :])


def _opens(tokens: Sequence[str], begin: int, at: int) -> bool:
    """Whether a clause begins at a word such as ``and`` or ``when``, which may stand inside one as well."""
    comma = at > 0 and tokens[at - 1] == ","
    return comma or _goes_on(tokens[begin:at], tokens[at + 1 :])


def _is_told_in_passing(behind: Sequence[str]) -> bool:
    """Whether a comma is followed by something with a verb of its own: ``, a project that will cost a fortune``."""
    return bool(behind) and behind[0].lower() in lexicon().articles and has_verb(_up_to_mark(behind))


def _up_to_mark(tokens: Sequence[str]) -> Sequence[str]:
    return tokens[: next((at for at, mark in enumerate(tokens) if mark in _CUTS or mark == ","), len(tokens))]


def _goes_on(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a joining word stands between two clauses, each with a verb, and not inside one."""
    if begins_with_verb(behind[:4]):
        return True
    return has_verb(before) and has_verb(_up_to_mark(behind))


def _is_fronted(tokens: Sequence[str]) -> bool:
    """Whether a sentence has begun with a clause of the kind ``With the depot now in Port Halden,``."""
    return len(tokens) > 4 and (tokens[0].lower() in lexicon().presupposing)


def begins_with_verb(tokens: Sequence[str]) -> bool:
    """Whether words go on with what the same subject does: ``and sold the land``."""
    word = next((token for token in tokens if token.lower() not in _LEADING), "")
    return word[:1].islower() and _may_be_verb(word)


@lru_cache(maxsize=10_000)
def _may_be_verb(word: str) -> bool:
    """Whether it reads like one behind ``it``."""
    reading = read_tokens(["it", word, "x"])
    return bool(reading.terms) and (reading.terms[0].verb or _in_third_person(word))


def _in_third_person(word: str) -> bool:
    return word.endswith("s") and read_tokens(["it", "will", word.removesuffix("s")]).terms != ()\
        and word.endswith(("ins", "kes", "tes", "des", "ves", "ses", "ines"))  # fmt: skip


def _subject(tokens: Sequence[str], reading: Reading) -> Sequence[str]:
    """The words before the verb, if they are few and hold something."""
    verb = next((term for term in reading.terms if term.verb), None)
    if verb is None:
        names = [term for term in reading.terms if term.kind is Kind.NAME]
        return tokens[: names[0].at + len(names[0].forms)] if names and names[0].at < 3 else ()
    return tokens[: verb.at] if 0 < verb.at < 7 else ()


def _joined(tokens: Sequence[str]) -> str:
    return " ".join(tokens).replace(" ,", ",").replace(" .", ".")
