"""What a clause begins with before its speaker: "But", "On Friday", "For example,", "Two days later,"."""

from factcheck.annotators.builtin.words.grammar import (
    DAYS,
    DETERMINERS,
    LEADERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    adverbial,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens

_JOINING = frozenset({"but", "and", "yet", "so", "or", "nor"})
_WHICH_TIME = frozenset({"last", "next", "this", "that", "each", "every", "one", "the", "a", "some", "many", "all"})
_AWAY = frozenset({"later", "ago", "earlier", "before", "afterwards", "after", "on"})
_PARTICIPLES = frozenset(
    {"seen", "written", "sent", "led", "shown", "given", "made", "held", "drawn", "leaked", "shot"}
)
_LONGEST = 6  # words of "The very next day"
_ARTICLES = frozenset({"a", "an", "the"})
_SOME = _ARTICLES | WORDS["indefinite"]

_FIRMS = frozenset({"company", "firm", "group", "giant", "agency", "body", "union", "chain", "business", "startup"})


def past_opening(t: Tokens, first: int, behind: int) -> int:
    """Past "But", "Still" and "On Friday" of "On Friday Oda Brekke", to where the name begins; `first` without one."""
    begins = first + (t.low[first] == "even" and t.low[first + 1 : first + 2] in (["though"], ["as"]))
    while begins < behind - 1 and t.low[begins] in LEADERS and (t.low[begins] in _JOINING or _named(t, begins + 1)):
        begins += 1
    if t.low[begins] in PREPOSITIONS or t.low[begins] in DAYS or _which_time(t, begins):
        return _behind_time(t, begins, behind)
    return begins


def is_circumstance(t: Tokens, first: int, behind: int) -> bool:
    """Whether what stands between two commas tells when, where or how, and is nobody."""
    low = t.low[first]
    begun = first == 0 or not t.capital(first)
    past = first + 1 + (first + 1 < behind and adverbial(t.low[first + 1]))  # "identified only as"
    done = low.endswith("ed") or low in _PARTICIPLES
    participle = begun and done and past < len(t) and t.low[past] in PREPOSITIONS
    participle = participle or (begun and t.low[first : first + 2] == ["known", "as"])
    return (
        low in PREPOSITIONS
        or participle
        or low in DAYS
        or low in SUBORDINATORS
        or low in ("for", "of", "who", "which")
        or (low in LEADERS and behind - first == 1)
        or adverbial(low)
        or (low.endswith("ing") and low != "king" and begun and not _company_named(t, first, behind))
        or is_time(t, first, behind)
    )


def is_time(t: Tokens, first: int, behind: int) -> bool:
    """As in "Last week", "Two days later", "That evening"."""
    first += t.low[first] in ("late", "early") and first + 1 < behind  # "Late last year"
    if not 1 < behind - first <= _LONGEST:
        return False
    timed = t.low[behind - 1] in TIMES and (t.low[first] in _WHICH_TIME or t.low[first][0].isdigit())
    return timed or (t.low[behind - 1] in _AWAY and not TIMES.isdisjoint(t.low[first:behind]))


def _company_named(t: Tokens, first: int, behind: int) -> bool:
    """As in "marketing company Brix"."""
    return behind - first > 2 and t.low[first + 1] in _FIRMS and t.capital(behind - 1)


def _named(t: Tokens, index: int) -> bool:
    low = t.low[index]
    return t.capital(index) or low in DETERMINERS or low in PRONOUNS or low in PREPOSITIONS or low[0].isdigit()


def _which_time(t: Tokens, first: int) -> bool:
    """As in "Last week the mayor"."""
    return (
        t.low[first] in ("last", "this", "next", "that")
        and t.low[first + 1 : first + 2] != []
        and t.low[first + 1] in TIMES
    )


def _behind_time(t: Tokens, first: int, behind: int) -> int:
    """Behind "On Friday", "In 2019", "Last week" and "In a letter on Friday", where a name follows at once."""
    for index in range(first + 1, behind):
        before = t.low[index - 1]
        timed = before in DAYS or before in TIMES or (before[0].isdigit() and index > first + 1)
        articled = t.low[index] in _ARTICLES and before not in PREPOSITIONS and before != "of" and index > first + 1
        if (timed and (t.low[index] in _SOME or (t.capital(index) and t.low[index] not in DAYS))) or articled:
            return index
    return first
