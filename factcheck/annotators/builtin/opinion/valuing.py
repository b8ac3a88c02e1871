"""Where a word says how good or bad, fitting or important something is, and whether a verb says it of that thing."""

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.annotators.builtin.words.lexicon import sections_of

_LISTS = sections_of("opinion_kinds")
_GOOD_OR_BAD, _OF_THINGS = frozenset(_LISTS["good or bad"]), frozenset(_LISTS["good or bad of things"])
_ALL = _GOOD_OR_BAD | _OF_THINGS
_COUPLING = frozenset(_LISTS["coupling"])
_PARTING = frozenset({",", ";", ":", "that", "who", "which", "because", "when"})  # a clause of its own begins
_FARTHEST = 5  # words from the verb: "is a very fine one"
_RANKING = frozenset({"best", "worst"})
_MEASURED, _RANKED_BY = frozenset(_LISTS["measured"]), frozenset(_LISTS["ranked by"])
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_SPANS = frozenset({"year", "years", "decade", "decades", "century", "months", "season", "seasons"})
_NEAR, _FAR = 4, 10  # words behind "worst" within which stand what is measured, and since when
_NO_VERB = -_FARTHEST - 1
_VERDICTS = frozenset(_LISTS["verdicts"])
_LONGEST_VERDICT = 3  # words


class Valued(NamedTuple):
    """A word for how good something is."""

    at: int
    judges: bool  # rather than describes: "lovely", not "cold"
    said: bool  # behind the verb that says it: "the price is steep", not "a steep street runs down"


def valued(low: list[str]) -> Iterator[Valued]:
    """Such words among the words `low`."""
    if _ALL.isdisjoint(low):
        return
    verb = _NO_VERB
    for at, word in enumerate(low):
        if word in _COUPLING:
            verb = at
        elif word in _PARTING:
            verb = _NO_VERB
        if word in _ALL and not ranked(low, at):
            yield Valued(at, word in _GOOD_OR_BAD, at - verb <= _FARTHEST)


def ranked(low: list[str], at: int) -> bool:
    """Whether the word there only ranks by figures: "the worst flood since 1962", "its best result in a decade"."""
    if low[at] not in _RANKING:
        return False
    if at and low[at - 1] in _ORDINALS:
        return True
    if _MEASURED.isdisjoint(low[at + 1 : at + _NEAR]):
        return False
    behind = low[at + 2 : at + _FAR]
    if not _RANKED_BY.isdisjoint(behind) or any(word[0].isdigit() for word in behind):
        return True
    return any(word in ("in", "for", "of") and not _SPANS.isdisjoint(behind[to:]) for to, word in enumerate(behind, 1))


def verdict(words: list[str]) -> bool:
    """Whether these words in small letters, the whole of a sentence, judge by themselves: "enough", "fair enough"."""
    return len(words) <= _LONGEST_VERDICT and " ".join(words) in _VERDICTS
