"""Verbs that ask for something of somebody, or do something else: "directed the council to pay", "the play"."""

from factcheck.annotators.builtin.words.grammar import DETERMINERS, walls
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens

_SOUGHT = WORDS["sought"]
_ORDERING = frozenset({"directed", "directs", "ordered", "instructed", "instructs"})
_SEEKING = frozenset({"sought", "seeks", "seeking"})
_CREDITING = frozenset({"credited", "crediting"})
_BIDDING = _ORDERING | _SEEKING | _CREDITING
_NEAR = 10  # tokens of "the civic body in the city to"


def bids_nobody(t: Tokens, verb: int, behind: int) -> bool:
    """As in "directed the play", "ordered two teas to go", "sought shelter": nothing is asked of anybody."""
    low = t.low[verb]
    if low not in _BIDDING:
        return False
    end = next((i for i in range(behind, min(len(t), behind + _NEAR)) if walls(t.low[i])), behind + _NEAR)
    near = t.low[behind:end]
    if low in _SEEKING:
        return _SOUGHT.isdisjoint(near)
    if low in _CREDITING:
        return "with" not in near
    to = next((i for i in range(behind + 1, min(end, len(t) - 1)) if t.low[i] == "to"), None)
    bids = to is not None and not (t.low[to + 1] in DETERMINERS or t.capital(to + 1) or t.low[to + 1][0].isdigit())
    return "that" not in near and not (bids and t.low[behind] not in ("a", "an"))
