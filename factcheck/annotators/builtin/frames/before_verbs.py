"""What may stand between a speaker and the verb: "has since said", "was quick to say", "“at no time” promised"."""

from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DAYS,
    NEGATIONS,
    PREPOSITIONS,
    TIMES,
    adverbial,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

_JOINTS = WORDS["joints"]
_GOING_ON = WORDS["going on"]
_AT_FIRST = frozenset({"first", "last", "once", "least", "fact", "course"})
_HAVING = frozenset({"had", "has", "have", "was", "were", "did"})
_PARTS_OF_DAYS = frozenset({"morning", "afternoon", "evening", "night"})
_DONE = frozenset({"held", "shot", "met", "left", "made", "sent", "born", "set", "out", "up", "and", "but", "to"})
_FOND = 3  # tokens of "Vik is fond of"
_KEEN = WORDS["keen"]
_BE = WORDS["be"]
_GLAD = frozenset({"delighted", "pleased", "proud", "happy", "glad", "thrilled", "sorry", "saddened", "excited"})
_ANNOUNCING = frozenset({"announce", "confirm", "report", "say"})
_GRANTING = frozenset({"admit", "say", "tell", "acknowledge", "concede", "confess"})  # "is the first to admit"


def negates(t: Tokens, index: int) -> bool:
    """As in "did not say", "neither said nor denied"; not "but neither said", where it is the subject."""
    neither = t.low[index] == "neither" and index > 0 and not (walls(t.low[index - 1]) or t.low[index - 1] in _JOINTS)
    return neither or t.low[index] in NEGATIONS


def before_auxiliaries(t: Tokens, last: int) -> int:
    """The last token before auxiliaries and adverbs that end with `last`; -1 where there is none."""
    while last >= 0:
        low = t.low[last]
        if low in _AT_FIRST and last > 1 and t.low[last - 1] in ("at", "in", "of"):
            last -= 2  # "had at first denied"
        elif low == "of" and hedged(t, last + 1):
            last -= 2
        elif (when := past_time(t, last)) < last:
            last = when
        elif (low in AUXILIARIES and not _is_month(t, last)) or _is_adverb(t, last) or _behind_having(t, last):
            last -= 1
        else:
            break
    return last


def past_time(t: Tokens, last: int) -> int:
    """The last token before "on Monday", "on Monday night", "last week" or "in a statement" that end with `last`.

    `last` itself where nothing like that ends there, or where it tells of something done: "the man held on Monday".
    """
    first = last
    if t.low[last] == "statement" and t.low[max(0, last - 2) : last] in (["in", "a"], ["in", "the"]):
        first = last - 2
    elif t.low[last] in DAYS or t.low[last] in _PARTS_OF_DAYS:
        first -= t.low[last] in _PARTS_OF_DAYS and t.low[last - 1] in DAYS
        first -= 1
        if first < 1 or t.low[first] not in ("on", "in") or not t.capital(first + 1):
            return last
    elif t.low[last] in TIMES and t.low[last - 1] in ("last", "this"):
        first = last - 1
    before = t.low[first - 1] if first else ""
    done = verbal(before) or before in _DONE or walls(before) or before in PREPOSITIONS
    return last if first == last or first < 1 or (done and before != ",") else first - 1


def _is_month(t: Tokens, index: int) -> bool:
    """As in "a clerk who left in May said"; "Ida May said", too."""
    if t.low[index] != "may" or not index:
        return False
    return t.low[index - 1] in PREPOSITIONS or (t.capital(index) and t.capital(index - 1) and not t.in_capitals)


def _is_adverb(t: Tokens, index: int) -> bool:
    """Not "Tessaly said", "Ida Long said", where what ends or reads like an adverb is a name."""
    if not adverbial(t.low[index]):
        return False
    named = index > 0 and t.capital(index - 1) and not t.in_capitals
    return not (t.capital(index) and (named or t.low[index].endswith("ly")))


def _behind_having(t: Tokens, index: int) -> bool:
    """As in "had “at no time” promised", "has since said"."""
    return index > 0 and t.low[index] in (QUOTE, MENTION, "since") and t.low[index - 1] in _HAVING


def hedged(t: Tokens, verb: int) -> bool:
    """As in "he just sort of mutters"."""
    return verb > 1 and t.low[verb - 1] == "of" and t.low[verb - 2] in ("sort", "kind")


def keen_to(t: Tokens, verb: int) -> int | None:
    """Where "is quick to" and "was careful, however, to" begin that lead on to `verb`; None where nothing does."""
    if verb > _FOND and t.low[verb - 1] == "of" and t.low[verb - 2] in ("fond", "tires", "tired"):
        first = next((i for i in range(verb - 3, 0, -1) if not adverbial(t.low[i])), 0)
        return first + (t.low[first] not in _BE and t.low[first] != "never") if first else None
    if verb < 2 or t.low[verb - 1] != "to":
        return None
    keen = verb - 2
    if t.low[keen] == "," and "," in t.low[max(0, keen - 2) : keen]:
        keen -= 3  # ", however,"
    foremost = t.low[max(0, keen - 1) : keen + 1] == ["the", "first"] and t.low[verb] in _GRANTING
    glad = t.low[keen] in _GLAD and t.low[verb] in _ANNOUNCING
    if keen < 1 or not (foremost or glad or t.low[keen] in _KEEN):
        return None
    be = keen - 1 - (foremost or t.low[keen - 1] == "at")
    while be > 0 and adverbial(t.low[be]):
        be -= 1
    return be if t.low[be] in _BE and be else None


def keeps(t: Tokens, hit: Hit) -> bool:
    """As in "kept insisting", "went on describing"."""
    before = hit.start - 1
    if before < 1 or not t.low[hit.start].endswith("ing"):
        return False
    goes_on = t.low[before] == "on" and t.low[before - 1] in ("went", "goes", "go")
    return goes_on or (t.low[before] in _GOING_ON and t.low[before].startswith(("ke", "start", "beg", "stop")))
