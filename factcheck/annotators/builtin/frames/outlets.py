"""Newspapers, programmes and stations of several words that somebody is told by: "told Radio Tarn's morning show"."""

from factcheck.annotators.builtin.words.clauses import clause_verb, is_verb
from factcheck.annotators.builtin.words.grammar import (
    CONTRACTED,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    clause_follows,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens

_OUTLETS = WORDS["outlets"]
_BEFORE_OUTLETS = WORDS["before outlets"]
_LONGEST = 10  # tokens of "the Halden Evening Courier's weekly news podcast"
_CLAUSE_BEGINS = (PRONOUNS - {"who"}) | DETERMINERS | {"there", "that", "how", "why", "whether"}


def past_outlet(t: Tokens, index: int) -> int:
    """Behind the medium that begins at `index`, behind "told"; `index` itself where none does, or no clause follows.

    "magazine" is none in "told Ida Moe magazine sales were down".
    """
    last = _last_word(t, index)
    if last is None:
        return index
    named = last + 1
    while named < len(t) and t.capital(named) and not is_verb(t, named):
        named += 1  # "news site Halden24", "Radio 5 Live"
    return next((behind for behind in (named, last + 1) if _goes_on(t, behind)), index)


def _last_word(t: Tokens, first: int) -> int | None:
    """The last "show" or "4" of a row of names and such words."""
    last = None
    for index in range(first, min(len(t), first + _LONGEST)):
        low = t.low[index]
        of_name = index > first and t.capital(index - 1)
        if low in _OUTLETS or (of_name and low.isdigit()):
            last = index
        elif not (t.capital(index) or low in _BEFORE_OUTLETS or (index == first and low in DETERMINERS)):
            break
    return last


def _goes_on(t: Tokens, index: int) -> bool:
    """Whether a clause or a circumstance follows."""
    if index >= len(t):
        return False
    low = t.low[index]
    if low in PREPOSITIONS or low == "of":
        return True
    if low in DETERMINERS and clause_verb(t, index, len(t)) is not None:
        return True
    return low in CONTRACTED or ((low in _CLAUSE_BEGINS or t.capital(index)) and clause_follows(t, index))
