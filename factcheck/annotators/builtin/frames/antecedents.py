"""What "who" or "which" stands for: the noun phrase before it."""

from factcheck.annotators.builtin.frames.reduced import follows_noun
from factcheck.annotators.builtin.words.clauses import has_verb
from factcheck.annotators.builtin.words.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    joins_several,
    name_like,
    name_start,
    verbal,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens

_JOINTS = WORDS["joints"]
_AMONG = frozenset({"including", "notably"})  # "friends, including Ida Moe, who"
_PLACES = frozenset({"at", "in", "on", "from"})


def antecedent(t: Tokens, last: int) -> tuple[int, int] | None:
    """What "who" or "which" stands for: the noun phrase before it, back to a verb or a preposition."""
    if last > 0 and t.low[last] == ")":  # "the Halden Port Authority (HPA), which"
        last = next((i for i in range(last - 1, -1, -1) if t.low[i] == "("), 0) - 1
    if last < 0:
        return None
    first = name_start(t, last)
    of = next((i for i in (first, first + 1) if t.low[i] == "of" and i < last), None)
    first = first if of is None or t.low[first] not in ("of", "that", "those") else of + 1  # "that of Brix, which said"
    which = next((i for i in range(first + 1, last) if follows_noun(t, i)), None)
    if which is not None:
        return antecedent(t, which - 1)  # "a man accused of fraud, who said"
    if t.low[first] in DETERMINERS and (not first or t.low[first - 1] in _JOINTS) and _at_a_place(t, first, last):
        return first, last + 1
    stops = [i for i in range(first, last + 1) if verbal(t.low[i]) or t.low[i] in PREPOSITIONS or t.low[i] in _AMONG]
    first = stops[-1] + 1 if stops else first
    if first == last and first > 1 and t.low[first - 1] == "and" and joins_several(t, first - 1):
        first = _first_of_two(t, first - 2)
    return (first, last + 1) if name_like(t, first, last + 1) else None


def _first_of_two(t: Tokens, index: int) -> int:
    """Where "unions" begins of "by unions and teachers, who": one word, or with a number or an article before it."""
    return index - (t.low[index - 1] in DETERMINERS)


def _at_a_place(t: Tokens, first: int, last: int) -> bool:
    """As in "a cook at the Anchor", "a farmer in the hills"; not "an aide to the mayor"."""
    places = [t.low[i] for i in range(first, last + 1) if t.low[i] in PREPOSITIONS]
    return bool(places) and _PLACES.issuperset(places) and not has_verb(t, first, last + 1)
