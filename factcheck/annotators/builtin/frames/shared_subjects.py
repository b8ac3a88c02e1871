"""Whose word it is where a verb shares its subject: "people come up to me and say", "when the clerk left and said"."""

from factcheck.annotators.builtin.words.clauses import has_verb, is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    LEADERS,
    PREPOSITIONS,
    PRONOUNS,
    adverbial,
    name_like,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.subjects import subject_of_sentence
from factcheck.annotators.builtin.words.tokens import Tokens

_OPENERS = (WORDS["subordinate"] - PREPOSITIONS) | {"so", "but"}
_ANYBODY = frozenset({"people", "somebody", "someone", "everybody", "everyone", "anybody", "anyone", "folks", "kids"})
_TOLD = WORDS["telling"] | {"urged", "reminded"}
_TELLING_SOMEBODY = frozenset({"told", "informed", "assured", "reminded", "notified"})
_NO_HEARER = WORDS["clause openers"] | {"if", "to", "it", "he", "she", "they", "we", "i", "there"}
_BE = WORDS["be"]
_CAME = frozenset({"came", "comes", "happened", "occurred"})
_AFTER = frozenset({"after", "as", "when", "before"})
_SOON = 6  # tokens of "came less than two hours after"
_RATED = frozenset({"considered", "deemed", "regarded", "judged"})
_NUMBERS = WORDS["numbers"]
_FAR = 8  # tokens of "at the end of the day"
_SUBJECTS = (PRONOUNS - DETERMINERS) | _ANYBODY | {"you", "there"}
_NOMINATIVES = frozenset({"he", "she", "they", "we", "i"})
_TIMES = frozenset({"day", "night", "morning", "evening", "afternoon", "week", "month", "year", "time", "moment"})
_PARTICLES = frozenset({"up", "out", "off", "away", "down", "back", "round", "around"})
_SHORTEST = 3  # words of "A man rang"
_FEWEST = 2  # words of "I sat and"
_SHORT = 3  # letters of a word that is no plural


def subject_before(t: Tokens, begin: int, joint: int) -> tuple[int, int] | None:
    """The subject of the clause that ends before the "and" at `joint`, in what begins at `begin`; none for "I"."""
    if mine_before(t, joint) is not None:
        return None
    after = _happened_after(t, begin, joint)
    if after is not None:
        return subject_before(t, after, joint)
    if not _OPENERS.isdisjoint(t.low[begin:joint]) or t.low[begin] in _ANYBODY:
        for first in range(joint - 1, begin - 1, -1):
            opens = first == begin or t.low[first - 1] in _OPENERS or t.low[first - 1] == ","
            subject = _subject(t, first, joint) if opens else None
            if subject is not None:
                return subject
    behind = _behind_circumstance(t, begin, joint) or _of_last_clause(t, begin, joint)
    if behind is not None:
        return behind
    subject = subject_of_sentence(t, begin, joint)
    return _opening(t, begin, joint) if subject is None else _itself(t, subject, joint)


def _happened_after(t: Tokens, begin: int, joint: int) -> int | None:
    """Where the clause begins in "The ban came days after a user went to court and": what happened says nothing."""
    came = next((i for i in range(begin + 1, joint) if t.low[i] in _CAME), None)
    if came is None:
        return None
    after = next((i for i in range(came + 1, min(came + _SOON, joint)) if t.low[i] in _AFTER), None)
    return after + 1 if after is not None and after + 1 < joint and has_verb(t, after + 1, joint) else None


def _itself(t: Tokens, subject: tuple[int, int], joint: int) -> tuple[int, int] | None:
    """Without "One day" of "One day he", "The next day," before it, and the verb of "my aunt rings up"."""
    first, behind = subject
    named = first
    while named < behind and t.capital(named):
        named += 1
    if named > first and _does(t, named, behind):
        return first, named  # "Velotta intends to build and has pledged to"
    if t.low[behind - 1] in _NOMINATIVES:
        return behind - 1, behind
    if t.low[behind - 1] in _TIMES and t.low[behind : behind + 1] == [","]:
        return subject_before(t, behind + 1, joint)
    if behind == joint and behind - first >= _SHORTEST and not t.capital(joint - 1):
        return (_opening(t, first, joint) if t.low[joint - 1] in _PARTICLES else None) or (first, joint - 1)
    return subject


def _does(t: Tokens, index: int, behind: int) -> bool:
    """As in "intends to", "arrives ten", "orders a", behind a name."""
    low = t.low[index] if index + 1 < behind else ""
    after = t.low[index + 1] if low else ""
    verb = low.endswith("s") and not low.endswith(("ss", "'s", "us"))
    return verb and (after in DETERMINERS or after in ("to", "a", "an", "up", "off", "back") or after in _NUMBERS)


def goes_on_passive(t: Tokens, verb: int, joint: int) -> bool:
    """As in "Residents were told that it was safe and warned that …": nobody says who warned them.

    Nor does anybody of "He was handed a paper and told that it was late": who tells, tells somebody.
    """
    if t.low[verb] in _TELLING_SOMEBODY and t.low[verb + 1 : verb + 2] != [] and t.low[verb + 1] in _NO_HEARER:
        return True
    if joint == verb - 1 and t.low[verb] in _RATED:
        return _rated_so(t, verb)
    if joint != verb - 1 or t.low[verb] not in _TOLD:
        return False
    told = (i for i in range(1, joint) if t.low[i] in _TOLD)
    return any(t.low[i - 1] in _BE or (adverbial(t.low[i - 1]) and t.low[i - 2] in _BE) for i in told)


def _rated_so(t: Tokens, verb: int) -> bool:
    """As in "The path is wide and considered safe"; not "was ill and considered leaving", "considered it bad"."""
    what = t.low[verb + 1] if verb + 1 < len(t) else ""
    named = what in DETERMINERS or what in PRONOUNS or what.endswith("ing") or what in ("that", "whether", "how")
    return not named and not t.capital(min(verb + 1, len(t) - 1)) and not _BE.isdisjoint(t.low[: verb - 1])


def mine_before(t: Tokens, joint: int) -> int | None:
    """The "I" or "we" that did something before the "and" at `joint`; None where anybody else stands nearer."""
    if joint < _FEWEST or t.low[joint] != "and":
        return None
    at = next((i for i in range(joint - 1, -1, -1) if _is_subject(t, i) or walls(t.low[i])), 0)
    did = joint - at >= _FEWEST and not any(map(t.capital, range(at + 1, joint)))
    return at if t.low[at] in ("i", "we") and did else None


def _is_subject(t: Tokens, index: int) -> bool:
    """Not "there" of "I went there and"."""
    return t.low[index] in _SUBJECTS and (t.low[index] != "there" or t.low[index + 1] in _BE)


def _opening(t: Tokens, first: int, joint: int) -> tuple[int, int] | None:
    """As in "Then his aunt leans over and", where only the form of a word tells that it is a verb."""
    while first < joint and t.low[first] in LEADERS:
        first += 1
    if first >= joint or t.low[first] not in DETERMINERS:
        return None
    behind = _noun_phrase_end(t, first, joint)
    return (first, behind) if behind < joint and name_like(t, first, behind) else None


def _behind_circumstance(t: Tokens, begin: int, joint: int) -> tuple[int, int] | None:
    """As in "At the grave his aunt leans over and", "Per was ill, and at eight a man rings, very kind, and"."""
    opens = (i + 1 for i in range(joint - 1, begin, -1) if t.low[i] in ("and", "but", "so") and t.low[i - 1] == ",")
    first = next(opens, begin)
    if first >= joint or t.low[first] not in PREPOSITIONS:
        return None
    for index in range(first + 2, min(joint, first + _FAR)):
        if walls(t.low[index]):
            return None
        if (t.low[index] in DETERMINERS or t.low[index] in PRONOUNS) and not (
            t.low[index - 1] in PREPOSITIONS or t.low[index - 1] in ("of", "and")
        ):
            behind = _noun_phrase_end(t, index, joint)
            return (index, behind) if behind < joint else None
    return None


def _of_last_clause(t: Tokens, begin: int, joint: int) -> tuple[int, int] | None:
    """As in "The town sold the dock, and a man in the hall stood up and"; not "sold the dock, and the pier"."""
    opens = (i + 1 for i in range(joint - 1, begin, -1) if t.low[i] in ("and", "but", "so") and t.low[i - 1] == ",")
    first = next(opens, None)
    subject = None if first is None else _subject(t, first, joint)
    if subject is None or not any(is_verb(t, index) for index in range(subject[1], joint)):
        return None
    return subject


def _noun_phrase_end(t: Tokens, first: int, joint: int) -> int:
    """Behind "his old aunt", before the first word that may be a verb: "leans", "rang", "comes"."""
    if t.low[first] in PRONOUNS and t.low[first] not in DETERMINERS:
        return first + 1
    for index in range(first + 2, joint):
        low = t.low[index]
        ends = low.endswith("s") and not low.endswith(("ss", "'s")) and not is_verb(t, index + 1)
        if walls(low) or low in PREPOSITIONS or adverbial(low) or is_verb(t, index) or (ends and not t.capital(index)):
            return index
    return joint


def _subject(t: Tokens, first: int, joint: int) -> tuple[int, int] | None:
    while first < joint and (t.low[first] in LEADERS or t.low[first] in _OPENERS):
        first += 1
    if first >= joint or not _begins(t, first):
        return None
    behind = first
    while behind < joint and not (walls(t.low[behind]) or t.low[behind] in PREPOSITIONS or is_verb(t, behind)):
        behind += 1
        if _ends(t, behind - 1):
            break
    while behind > first and (t.low[behind - 1] in AUXILIARIES or adverbial(t.low[behind - 1])):
        behind -= 1
    return (first, behind) if behind < joint and name_like(t, first, behind) else None


def _begins(t: Tokens, index: int) -> bool:
    low = t.low[index]
    return low in DETERMINERS or low in PRONOUNS or low in _ANYBODY or t.capital(index) or _plural(t, index)


def _ends(t: Tokens, index: int) -> bool:
    """Whether a noun phrase surely ends here: nothing is behind "people" and "neighbours" but what they do."""
    low = t.low[index]
    return low in _ANYBODY or (low in PRONOUNS and low not in DETERMINERS) or _plural(t, index)


def _plural(t: Tokens, index: int) -> bool:
    low = t.low[index]
    return low.endswith("s") and not low.endswith(("ss", "us", "'s")) and len(low) > _SHORT and not t.capital(index)
