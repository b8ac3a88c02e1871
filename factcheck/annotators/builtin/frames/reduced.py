"""Participles that only tell which is meant: "a man accused of theft was held", "a book called “Oda” sold well"."""

from factcheck.annotators.builtin.words.clauses import clause_verb, is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    adverbial,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

_TAKING_OBJECTS = WORDS["taking objects"]
_CALLED = frozenset({"called"})
_NEVER_BEHIND = frozenset({"of", "for", "over"})  # "accused of": who accuses names somebody first
_CHAINING = PREPOSITIONS | {"of", "for", "to"}
_DESCRIBED = frozenset({"described", "hailed", "portrayed", "praised", "regarded", "dismissed", "touted", "condemned"})
_AS = frozenset({"as", "by", "in", "at"})  # ", described in court as the leader,"
_WHEN = frozenset({"so", "last", "this", "earlier", "since", "yesterday"})  # "the cases confirmed so far in Tarn were"
_JOINTS = frozenset({"and", "but", "or"})
_FAR = 24  # tokens in which the main verb must come


def only_tells_which(t: Tokens, hit: Hit) -> bool:
    """Whether the participle of `hit` belongs to the noun before it, and another verb is that of the clause."""
    if not hit.start or hit.end - hit.start > 1 or t.low[hit.start] not in _TAKING_OBJECTS or hit.end >= len(t):
        return False
    before, after = t.low[hit.start - 1], t.low[hit.end]
    if before in PRONOUNS or (walls(before) and before != ","):
        return False
    if t.low[hit.start] in _CALLED:
        return _names(t, hit.end)
    if after in _NEVER_BEHIND and t.low[hit.end + 1 : hit.end + 2] not in ([QUOTE], [MENTION]):
        return True
    if before == "," and t.low[hit.start] in _DESCRIBED and after in _AS:
        return _closes_before_verb(t, hit.end)
    chained = after in _CHAINING or after in _WHEN
    return before != "," and chained and _goes_on_to_a_verb(t, hit.end + (after in _WHEN))


def follows_noun(t: Tokens, index: int) -> bool:
    """As in "a man accused of"; not "was called by". A further token must follow."""
    behind_noun = t.low[index] in _TAKING_OBJECTS and t.low[index - 1] not in AUXILIARIES
    return (
        behind_noun and not adverbial(t.low[index - 1]) and t.low[index + 1] in _CHAINING and t.low[index + 1] != "to"
    )


def past_clause(t: Tokens, index: int, *, opens: bool = False) -> int:
    """Behind "who asked not to be named" of "according to two clerks who asked not to be named"; else `index`.

    Where "according to" `opens` the sentence, a clause of its own must follow behind a comma.
    """
    if t.low[index : index + 1] not in (["who"], ["which"], ["that"]) or index + 1 >= len(t):
        return index
    behind = next((i for i in range(index, len(t)) if walls(t.low[i])), len(t))
    goes_on = t.low[behind : behind + 1] == [","] and clause_verb(t, behind + 1, len(t)) is not None
    return behind if goes_on or (not opens and behind == len(t)) or (not opens and t.low[behind] == ",") else index


def past_participle(t: Tokens, index: int) -> int:
    """Behind "briefed on the plan" of "said one of the people briefed on the plan"; `index` where nothing is."""
    if not index or index + 1 >= len(t) or t.capital(index - 1):
        return index
    if t.low[index] == "who":
        return past_clause(t, index)
    if not t.low[index].endswith("ed") or t.low[index + 1] not in _CHAINING:
        return index
    behind = next((i for i in range(index + 1, len(t)) if walls(t.low[i])), len(t))
    return index if any(is_verb(t, i) for i in range(index + 1, behind)) else behind


def _closes_before_verb(t: Tokens, first: int) -> bool:
    """As in ", described in court as the leader, passed letters"; not "the mayor, Vik, described as “vile”"."""
    return any(t.low[i] == "," and is_verb(t, i + 1) for i in range(first, len(t) - 1))


def _names(t: Tokens, index: int) -> bool:
    """As in "called “Open Doors” was …"; not "called “a shame” the sale that …"."""
    following = t.low[index + 1 : index + 2]
    if t.low[index] == QUOTE:
        return following != [] and is_verb(t, index + 1)
    return t.low[index] == MENTION and not (following and following[0] in DETERMINERS)


def _goes_on_to_a_verb(t: Tokens, first: int) -> bool:
    """As in "for the crash in May resigned": nothing stands before the verb that could be its subject."""
    for index in range(first, min(len(t), first + _FAR)):
        low, before = t.low[index], t.low[index - 1]
        if walls(low) or low in _JOINTS or low in PRONOUNS or (low in SUBORDINATORS and low not in PREPOSITIONS):
            return False
        if index > first and before not in _CHAINING and is_verb(t, index):
            return True
        opens = before in _CHAINING or before.endswith("ing") or t.low[index - 2] == "to"
        if index > first and not opens and (low in DETERMINERS or (before in DAYS and low not in _CHAINING)):
            return False
    return False
