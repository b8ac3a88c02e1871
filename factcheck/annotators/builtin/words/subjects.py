"""The subject that a clause begins with, as far as words alone can tell."""

import re

from factcheck.annotators.builtin.words.grammar import (
    DAYS,
    DETERMINERS,
    LEADERS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    adverbial,
    name_like,
    proper,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, Tokens

_ARTICLES = frozenset({"a", "an", "the"})
_PLURAL = re.compile(r"[^'s]s\Z")  # "On Sunday, demonstrators rallied"
_BEFORE_ARTICLES = frozenset({"of", "and", "or", "all", "both", "half", "than", "for", "but", "such", "nor"})
_WHICH_TIME = frozenset({"last", "this", "next", "one", "that", "every", "each"})
_AGO = frozenset({"ago", "later", "earlier", "before", "afterwards"})
_LONGEST_TIME = 6  # tokens of "The very next day,"


def subject_of_sentence(t: Tokens, first: int, before: int, *, several: bool = False) -> tuple[int, int] | None:
    """The noun phrase that the clause from `first` begins with, as far as words alone can tell."""
    while first < before and (t.low[first] in LEADERS or t.low[first] in PUNCTUATION):
        first += 1
    opens = first < before and (t.low[first] in PREPOSITIONS or t.low[first] in DAYS or _is_past_time(t, first))
    if opens or t.low[first : first + 2] == ["according", "to"]:
        comma = next((i for i in range(first, before) if t.low[i] == ","), None)
        return subject_of_sentence(t, comma + 1, before, several=True) if comma is not None else None
    if t.low[first] in _WHICH_TIME and t.low[first + 1 : first + 2] != [] and t.low[first + 1] in TIMES:
        named = first + 2 < before and (t.low[first + 2] in DETERMINERS or t.capital(first + 2))
        first += 2 if named else 0  # "One morning the baker"
    if first < before and t.low[first] in PRONOUNS:
        joined = first + 2 < before and t.low[first + 1] == "and" and t.low[first + 2] in DETERMINERS
        verb = next((i for i in range(first + 3, before) if verbal(t.low[i])), None) if joined else None
        return first, first + 1 if verb is None else verb  # "He and his aides"
    behind = first
    while behind < before and not (walls(t.low[behind]) or verbal(t.low[behind]) or _is_adverb(t, behind)):
        behind += 1
    behind = _before_object(t, first, behind)
    comma = next((i for i in range(behind + 1, before) if walls(t.low[i])), before)
    if behind < before and t.low[behind] == "," and proper(t, behind + 1, comma):
        behind = comma
    begins = first < before and (t.capital(first) or t.low[first] in DETERMINERS)
    begins = begins or t.low[first : first + 2] == ["one", "of"]
    begins = begins or (several and behind > first and _PLURAL.search(t.low[behind - 1]) is not None)
    return (first, behind) if begins and name_like(t, first, behind) else None


def _is_past_time(t: Tokens, first: int) -> bool:
    """As in "Last month,", "Two weeks ago,", "That evening,"."""
    comma = next((i for i in range(first + 1, min(len(t), first + _LONGEST_TIME)) if t.low[i] == ","), None)
    if comma is None or comma == first + 1:
        return False
    counted = t.low[comma - 1] in _AGO and t.low[comma - 2] in TIMES
    return counted or (t.low[first] in _WHICH_TIME and t.low[comma - 1] in TIMES)


def _before_object(t: Tokens, first: int, behind: int) -> int:
    """The end of "The complaint" in "The complaint names the mayor": an article there has a verb before it."""
    for index in range(first + 2, behind):
        before = t.low[index - 1]
        if t.low[index] in _ARTICLES and not (
            t.capital(index - 1)  # "Ida the Elder"
            or before in PREPOSITIONS
            or before in _BEFORE_ARTICLES
            or before in TIMES
        ):
            return index - 1
    return behind


def _is_adverb(t: Tokens, index: int) -> bool:
    return adverbial(t.low[index]) and not t.capital(index)
