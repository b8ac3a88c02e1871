"""Past forms that only tell what kind is meant: "31 suspected thieves", "the two accused men", "shot alleged spies"."""

from factcheck.annotators.builtin.words.clauses import is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    adverbial,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import Tokens

_KINDS = frozenset(
    {"suspected", "alleged", "accused", "reported", "claimed", "proposed", "estimated", "confirmed", "announced"}
)
_MOSTLY_KINDS = frozenset({"suspected", "alleged", "accused", "proposed", "estimated"})
_COUNTING = WORDS["numbers"] | {"some", "many", "several", "few", "both", "more", "further", "additional", "thousand"}
_BRIDGES = WORDS["bridges"]
_OBJECTS = WORDS["objects"]
_NO_NOUN = (
    DETERMINERS
    | PRONOUNS
    | PREPOSITIONS
    | SUBORDINATORS
    | AUXILIARIES
    | DAYS
    | _OBJECTS
    | {"and", "of", "for", "not", "only", "there"}
)
_RELATIVES = frozenset({"who", "which", "that", "whose"})
_SEVERAL = frozenset({"people", "men", "women", "children", "police"})
_LONGEST = 12  # tokens of "members of the gang from Tarn"


def tells_what_kind(t: Tokens, hit: Hit) -> bool:
    """Whether the word of `hit` stands before a noun as its adjective, and nobody suspects or reports anything."""
    at = hit.start
    if t.low[at] not in _KINDS or hit.end - at > 1 or not _is_noun(t, hit.end):
        return False
    counted = at
    while counted and (t.low[counted - 1] in _COUNTING or t.low[counted - 1][0].isdigit()):
        counted -= 1
    if counted == at:
        return _behind_verb(t, at)
    definite = counted > 0 and t.low[counted - 1] in DETERMINERS
    opens = counted - definite
    if not _opens_clause(t, opens):
        return True
    mostly = definite or t.low[at] in _MOSTLY_KINDS
    return mostly and _is_subject(t, hit.end)


def _is_noun(t: Tokens, index: int) -> bool:
    if index >= len(t) or walls(t.low[index]) or t.capital(index):
        return False
    low = t.low[index]
    return low[0].isalpha() and low not in _NO_NOUN and not adverbial(low) and not is_verb(t, index)


def _behind_verb(t: Tokens, at: int) -> bool:
    """As in "Soldiers killed alleged rebels"; not "Those who survived reported hunger"."""
    if at < 2 or not is_verb(t, at - 1) or t.low[at - 1] in AUXILIARIES:
        return False
    if t.low[at - 1] in _BRIDGES:
        return _is_subject(t, at + 1)
    opening = next((i for i in range(at - 1, -1, -1) if walls(t.low[i])), -1) + 1
    return _RELATIVES.isdisjoint(t.low[opening:at])


def _opens_clause(t: Tokens, index: int) -> bool:
    """Whether a clause may begin there: not behind "police arrested", "by"."""
    if index == 0:
        return True
    before = t.low[index - 1]
    if walls(before) or before in DAYS or before in TIMES or before in _BRIDGES:
        return True
    return before in ("and", "but") or (before in SUBORDINATORS and before not in PREPOSITIONS)


def _is_subject(t: Tokens, noun: int) -> bool:
    """Whether a verb follows the plural that begins at `noun`: "members of the gang were held"; not "foul play was"."""
    head = noun
    while _is_noun(t, head + 1):
        head += 1
    if not (t.low[head].endswith("s") or t.low[head] in _SEVERAL):
        return False
    for index in range(head + 1, min(len(t), head + _LONGEST)):
        if walls(t.low[index]) or t.low[index] in SUBORDINATORS or t.low[index] == "and":
            return False
        if is_verb(t, index) or t.low[index] in AUXILIARIES:
            return True
    return False
