"""Where something was said, without "that" behind it: "said in a statement on Monday the dam was safe"."""

from factcheck.annotators.builtin.words.clauses import clause_verb
from factcheck.annotators.builtin.words.grammar import DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS, walls
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens

_OCCASIONS = WORDS["occasions"]
_BEFORE = frozenset({"in", "at", "on", "during", "after", "via", "through", "by"})
_BEGINS = (PRONOUNS - {"who"}) | DETERMINERS | {"there"}
_LONGEST = 6  # tokens of "at a packed news conference"


def past_occasion(t: Tokens, index: int) -> int:
    """Behind "in a statement", where a clause follows at once; `index` itself where none begins or none follows."""
    if index >= len(t) or t.low[index] not in _BEFORE:
        return index
    behind = _occasion_end(t, index)
    if behind is None:
        return index
    places = {behind, _past_circumstance(t, behind)}
    return next((place for place in sorted(places, reverse=True) if _clause_begins(t, place)), index)


def _occasion_end(t: Tokens, index: int) -> int | None:
    last = None
    for at in range(index + 1, min(len(t), index + _LONGEST)):
        low = t.low[at]
        if walls(low) or low in PREPOSITIONS:
            break
        if low in _OCCASIONS:
            last = at
        elif last is not None:
            break
    return None if last is None else last + 1


def _past_circumstance(t: Tokens, index: int) -> int:
    """Past "on Monday", "to staff" and "in Graven" behind "a statement"."""
    if index >= len(t):
        return index
    behind = index + (t.low[index] in PREPOSITIONS)
    behind += behind > index and behind < len(t) and t.low[behind] in DETERMINERS
    if behind == index and t.low[index] not in DAYS:
        return index
    behind += 1
    while behind < len(t) and t.capital(behind) and t.capital(behind - 1):
        behind += 1
    return behind


def _clause_begins(t: Tokens, index: int) -> bool:
    if index >= len(t) or not (t.low[index] in _BEGINS or t.capital(index)):
        return False
    return clause_verb(t, index, len(t)) is not None
