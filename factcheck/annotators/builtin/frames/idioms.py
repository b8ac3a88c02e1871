"""Turns of phrase in which a word of saying or knowing says nothing: "we'll see what happens", "above expected"."""

from factcheck.annotators.builtin.words.grammar import PREPOSITIONS, name_start
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import Tokens

_SEEING = frozenset({"see", "sees"})
_TO_BE_SEEN = (["what", "happens"], ["how", "it"], ["how", "things"], ["where", "it"], ["where", "things"])
_GOES = frozenset({"goes", "go", "happens"})
_MEETING = frozenset({"know", "knows", "knew", "known"})
_ONE_ANOTHER = (["each", "other"], ["one", "another"])
_FORGETTING = frozenset({"forget"})
_INVITING = frozenset({"invite", "invites", "invited", "inviting"})
_INVITED = WORDS["invited"]  # what things invite: "the fall in fares invites comparison with"
_ADJECTIVES = 2  # tokens of "inevitable legal questions"
_MORE_THAN = frozenset({"above", "below", "beyond", "beneath", "exceeding"})
_REFERRING = frozenset({"refers", "referred", "refer"})
_NAMING = WORDS["naming nouns"]  # "the term refers to": nobody's word


def only_idiom(t: Tokens, hit: Hit) -> bool:
    """Whether the word at `hit`, which does not open the sentence, only belongs to such a turn of phrase."""
    low, following = t.low[hit.start], t.low[hit.end : hit.end + 2]
    if low in _SEEING and following in _TO_BE_SEEN:
        return following[1] == "happens" or not _GOES.isdisjoint(t.low[hit.end + 2 : hit.end + 3])
    if low in _MEETING and following in _ONE_ANOTHER:
        return True  # "they had known each other for years"
    if low in _FORGETTING:
        return t.low[hit.start - 1] == "not" and t.low[hit.start - 2] in ("us", "let's")
    if low in _INVITING:
        return not _INVITED.isdisjoint(t.low[hit.end : hit.end + _ADJECTIVES + 1]) and following[0] not in (
            "the",
            "him",
        )
    if low in _REFERRING:
        return _names(t, hit.start)
    return low.endswith("ed") and t.low[hit.start - 1] in _MORE_THAN and following != [] and following[0].isalpha()


def _names(t: Tokens, verb: int) -> bool:
    """As in "The reference to salt refers to": a word stands for something."""
    first = name_start(t, verb - 1)
    head = next((i - 1 for i in range(first + 1, verb) if t.low[i] in PREPOSITIONS or t.low[i] == "of"), verb - 1)
    return t.low[head] in _NAMING or t.low[verb - 1] in _NAMING
