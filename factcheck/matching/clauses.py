"""Cuts a sentence into the clauses that say something of their own, so that a part of it can be found elsewhere."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.matching.lexicon import lexicon
from factcheck.matching.reading import Kind, Reading, has_verb, read_tokens, tokens_of

_CUTS = frozenset(';:—–()“”"')
_LEAST = 3.0  # weight of a clause that is worth looking for: a name and what is said of it
_MOST = 4  # clauses of one sentence


class Unit(NamedTuple):
    """A sentence or one of its clauses, with what it says."""

    shown: str
    reading: Reading
    whole: bool


@lru_cache(maxsize=2_000)
def units(text: str) -> tuple[Unit, ...]:
    """`text` as a whole, then its clauses, if it has several that say enough."""
    tokens = tokens_of(text)
    whole = Unit(text, read_tokens(tokens), True)
    clauses = _clauses(tokens)
    return (whole, *clauses) if len(clauses) > 1 or (clauses and clauses[0].reading.weight < whole.reading.weight - 1)\
        else (whole,)  # fmt: skip


def presupposes(text: str) -> bool:
    """Whether words such as ``With the depot now in Port Halden`` take for granted what they say."""
    tokens = tokens_of(text)
    return len(tokens) > 2 and (
        tokens[0].lower() in lexicon().presupposing or [t.lower() for t in tokens[:2]] == ["now", "that"]
    )


def _clauses(tokens: Sequence[str]) -> list[Unit]:
    """Those that say enough, from the left; none where nothing is to be cut."""
    segments = list(_segments(tokens))
    if [len(segment) for segment in segments] == [len(tokens)]:
        return []
    found: list[Unit] = []
    subject: Sequence[str] = ()
    for first, segment in enumerate(segments):
        words = list(segment)
        if found and subject and _begins_with_verb(words):
            words = [*subject, *words]
        reading = read_tokens(words, initial=first == 0)
        if reading.weight >= _LEAST and len(reading.terms) > 1:
            found.append(Unit(_joined(words), reading, False))
        subject = _subject(words, reading) or subject
    return found[:_MOST]


def _segments(tokens: Sequence[str]) -> Iterator[Sequence[str]]:
    """The row of tokens cut at the marks and words that join clauses."""
    lists, begin = lexicon(), 0
    for at, mark in enumerate(tokens):
        word = mark.lower()
        comma = mark == "," and (_is_fronted(tokens[begin:at]) or _is_told_in_passing(tokens[at + 1 :]))
        if mark in _CUTS or comma or _joins(tokens, begin, at):
            if at > begin:
                yield tokens[begin:at]
            begin = at + 1 if mark in _CUTS or comma or word in lists.openers - lists.presupposing else at
    if begin < len(tokens):
        yield tokens[begin:]


def _joins(tokens: Sequence[str], begin: int, at: int) -> bool:
    """Whether a clause begins at a word such as ``but``, ``which``, or ``and`` between two clauses."""
    lists, word = lexicon(), tokens[at].lower()
    if word in lists.joining:
        return True
    comma = at > 0 and tokens[at - 1] == ","
    return word in lists.openers and (comma or _goes_on(tokens[begin:at], tokens[at + 1 :]))


def _is_told_in_passing(behind: Sequence[str]) -> bool:
    """Whether a comma is followed by something with a verb of its own: ``, a project that will cost a fortune``."""
    return bool(behind) and behind[0].lower() in lexicon().articles and has_verb(_up_to_mark(behind))


def _up_to_mark(tokens: Sequence[str]) -> Sequence[str]:
    return tokens[: next((at for at, mark in enumerate(tokens) if mark in _CUTS or mark == ","), len(tokens))]


def _goes_on(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a joining word stands between two clauses, each with a verb, and not inside one."""
    if _begins_with_verb(behind[:4]):
        return True
    return has_verb(before) and has_verb(_up_to_mark(behind))


def _is_fronted(tokens: Sequence[str]) -> bool:
    """Whether a sentence has begun with a clause of the kind ``With the depot now in Port Halden,``."""
    return len(tokens) > 4 and (tokens[0].lower() in lexicon().presupposing)


def _begins_with_verb(tokens: Sequence[str]) -> bool:
    """Whether words go on with what the same subject does: ``and sold the land``."""
    words = [
        token for token in tokens if token.lower() not in ("also", "then", "has", "have", "had", "will", "is", "was")
    ]
    if not words or not words[0].islower():
        return False
    return _may_be_verb(words[0])


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
