"""Where what somebody puts forward ends, and the speaker goes on for himself: "I think it is late, but we go"."""

from factcheck.annotators.builtin.readings.places import Place
from factcheck.annotators.builtin.words.clauses import clause_verb, may_only_tell_which, past_adverbs
from factcheck.annotators.builtin.words.content import Range
from factcheck.annotators.builtin.words.grammar import (
    CONTRACTED,
    FIRST_PERSON,
    PREPOSITIONS,
    PRONOUNS,
    finite,
    verbal,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_SUBORDINATE = WORDS["subordinate"]
_LEAD_PHRASES = WORDS["lead phrases"]
_OPENERS = WORDS["clause openers"]
_GOING_ON = frozenset({"and", "or", "but", "which", "who", "that", "where"})
_LEAD = 2  # words that may stand before a subordinate clause that opens its sentence
_WONDERING = WORDS["wondering"]  # "I don't know if it is late": what is asked, and no condition
_NEAR = 7  # tokens in which the verb of a further clause must come
_JOINING = frozenset({"and", "but", "so", "or", ","})
_CONCLUDING = frozenset({",", "perhaps", "maybe", "please", "don't", "let's", "the", "my", "our"})  # "…, so perhaps"
_NO_SUBJECT = frozenset({"or", "nor", "although", "though", "while"})
_BRIEF = 2  # words that are too few to be a stretch of their own


def going_on(place: Place, stop: int) -> Range | None:
    """Where what is put forward ends and the speaker goes on for himself, with where that begins; None where never."""
    t, first = place.t, place.frame.behind
    behind = next((i for i in range(first, len(t)) if t.start[i] >= stop), len(t))
    if place.closing and t.low[place.frame.first - 1] == QUOTE and QUOTE not in t.low[first:]:
        return _behind_quotation(t, first, behind)
    if place.closing and t.low[first : first + 1] == ["—"] and "—" in t.low[: place.frame.first]:
        return t.end[first - 1], t.start[first + 1]
    if t.low[place.frame.first] == "(" and t.low[first : first + 1] == [","] and first + 1 < behind:
        joined = first + 2 < behind and t.low[first + 1] in _JOINING
        return t.end[first - 1], t.start[first + 1 + joined]  # "900 boats (source: the port), and it is the largest"
    fronted = place.frame.first > 0 and t.low[place.frame.first - 1] in _SUBORDINATE and place.frame.first <= _LEAD
    asked = place.frame.behind == place.frame.cue[1] and t.low[first - 1] in _WONDERING
    conditional = t.low[first : first + 1] and t.low[first] in _SUBORDINATE and not asked
    for index in range(first + 1, behind - _BRIEF):
        low, after = t.low[index], t.low[index + 1]
        if low == "," and after in ("and", "but") and t.low[index + 2] == "that":
            continue  # "that it is late, but that we can go"
        ends = (low == "," and after not in _GOING_ON) if fronted else _turns(low, after)
        ends = ends or _moves_on(t, first, index)
        ends = ends or (low == "," and not conditional and _clause_of_its_own(t, first, index))
        if ends and (fronted or any(may_be_verb(word) for word in t.low[index + 1 : behind])):
            opens = index + 1 + (after in ("but", "so", "and"))
            last = index - (2 if t.low[index - 1] in ("so", "and", "but") and t.low[index - 2] == "," else 0)
            return t.end[last - 1], t.start[opens]
    return None


def _behind_quotation(t: Tokens, first: int, behind: int) -> Range | None:
    """As in "“It is late,” he said, and went back": what the speaker tells himself."""
    opening = next((i for i in range(first, behind) if t.low[i] not in _JOINING), behind)
    done = opening > first and any(map(may_be_verb, t.low[opening:behind]))
    return (t.end[first - 1], t.start[opening]) if done else None


def may_be_verb(low: str) -> bool:
    """Whether a word has the form of a verb."""
    return finite(low) or verbal(low) or low in CONTRACTED


def _clause_of_its_own(t: Tokens, first: int, comma: int) -> bool:
    """As in "It is late, we have to go", "it is late, and we have to go"."""
    opening = comma + 1 + (t.low[comma + 1] in ("and", "so"))
    opening += 2 if " ".join(t.low[opening : opening + 2]) in _LEAD_PHRASES else 0
    opening = past_adverbs(t, opening, len(t))
    begins = opening < len(t) and (
        t.low[opening] in PRONOUNS or t.low[opening] in FIRST_PERSON or t.low[opening] in CONTRACTED
    )
    if not begins and not (_SUBORDINATE.isdisjoint(t.low[first + 1 : comma]) and _named_subject(t, opening)):
        return False
    done = any(finite(low) or low in CONTRACTED for low in t.low[first:comma])
    asked = (
        t.low[first] in _OPENERS or t.low[first] == "which"
    ) and comma - first > _BRIEF  # "what a wall looks like, and then you …"
    done = done or asked or t.low[first] == "to" or t.low[first] in PRONOUNS
    return done or clause_verb(t, first, comma) is not None


def _named_subject(t: Tokens, opening: int) -> bool:
    """As in "the boats are old", behind a comma; neither "as he left" nor "or boats built in May"."""
    end = min(len(t), opening + _NEAR)
    if opening >= end or t.low[opening] in PREPOSITIONS or t.low[opening] in _NO_SUBJECT:
        return False
    verb = clause_verb(t, opening, end)
    return verb is not None and not may_only_tell_which(t, verb, len(t))


def _turns(low: str, after: str) -> bool:
    if low == ",":
        return after in ("but", "because", "why")
    if low == ";":
        return after != "or"  # "I mean, is it late; or is it early?"
    return low == "—" and (after in _SUBORDINATE or after in ("but", "and", "so") or after in PRONOUNS)


def _moves_on(t: Tokens, first: int, index: int) -> bool:
    """As in "it is late, so perhaps we go", "it was late and then we went", "talking about a move so we pay more"."""
    low, after, then = t.low[index], t.low[index + 1], t.low[index + 2]
    if low == ",":
        return after == "so" and then in _CONCLUDING
    if low == "and":
        return after == "then" and then in PRONOUNS
    return low == "so" and t.low[first - 1] == "about" and after in PRONOUNS
