"""Where the clauses of a sentence may part: its commas, its finite verbs, and what holds two clauses together."""

from typing import NamedTuple

from factcheck.annotators.builtin.words.grammar import (
    CONTRACTED,
    DETERMINERS,
    LEADERS,
    PREPOSITIONS,
    SURE_VERBS,
    adverbial,
    clause_follows,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, sections_of
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

SPLITTING = {name: frozenset(words) for name, words in sections_of("splitting").items()}
_VERBS = SURE_VERBS | SPLITTING["verbs"]
_BASE_VERBS = SPLITTING["base verbs"]
_SUBJECTS = SPLITTING["subjects"]
_HOLDING = SPLITTING["holding"]
_RELATIVES = SPLITTING["relatives"]
_OPENERS = WORDS["subordinate"]
_BRIDGES = WORDS["bridges"]
_NOMINATIVES = frozenset({"he", "she", "it", "they", "we", "i", "there"})
_NO_VERB_BEHIND = (DETERMINERS - _SUBJECTS) | {"to", "of", "every", "no", "each"}
_AROUND_COMMAS = frozenset({",", "(", ")", QUOTE, MENTION})
_INSIDE = _RELATIVES | _HOLDING | {"whose"}
_OF_NOUNS = frozenset({"of", "on", "in", "at", "from", "for", "between", "against", "with", "by", "over"})
_NO_NOUNS = (
    SPLITTING["joints"] | _HOLDING | _RELATIVES | WORDS["negations"] | frozenset({"because", "rather", "instead"})
)
_JOINING = frozenset({"and", "or", "nor", "that", "to", "as", "than"})
_FARTHEST_VERB = 14  # tokens from the beginning of a subject


class Joint(NamedTuple):
    """A comma, or a comma inside a closing quotation mark; token indexes."""

    before: int  # behind the last token on its left
    after: int  # the first token on its right


def joints(t: Tokens, first: int, behind: int) -> list[Joint]:
    """The commas outside brackets, in order."""
    found: list[Joint] = []
    depth = 0
    for index, low in enumerate(t.low[first:behind], first):
        if low not in _AROUND_COMMAS:
            continue
        depth += (low == "(") - (low == ")")
        if depth == 0 and low == ",":
            found.append(Joint(index, index + 1))
        elif depth == 0 and low in (QUOTE, MENTION) and t.word(index).rstrip("\"'”’»“ ").endswith(","):
            found.append(Joint(index + 1, index + 1))
    return [joint for joint in found if first < joint.before and joint.after < behind]


def is_verb(t: Tokens, index: int) -> bool:
    """Whether the token is surely or likely a finite verb: no part of a name, and not behind "the" or "to".

    "Hold" and its like are verbs behind a plural or a pronoun alone; "close to" is none.
    """
    low = t.low[index]
    before = t.low[index - 1] if index else ""
    if low in _BASE_VERBS and index:
        if low == "close" and t.low[index + 1 : index + 2] == ["to"]:
            return False  # "two sources close to the talks"
        return before in _NOMINATIVES or (before.endswith("s") and len(before) > 3 and not t.capital(index))
    if not (low in _VERBS or low.endswith("n't") or verbal(low)):
        return False
    if index == 0:
        return low in SURE_VERBS
    return not t.capital(index) and before not in _NO_VERB_BEHIND and not before.endswith(("'s", "s'"))


def has_verb(t: Tokens, first: int, behind: int) -> bool:
    """Whether one of the tokens is a finite verb."""
    return any(is_verb(t, index) or t.low[index] in CONTRACTED for index in range(first, behind))


def clause_verb(t: Tokens, first: int, behind: int) -> int | None:
    """The finite verb of the clause that begins at `first` with a subject of its own; None where it has none."""
    first = _past_circumstance(t, _past_leaders(t, first, behind), behind)
    if first >= behind or not (_begins_subject(t, first) or _bare_noun(t, first, behind)):
        return None
    if t.low[first] in CONTRACTED:
        return first
    for index in range(first + 1, min(behind, first + _FARTHEST_VERB)):
        low = t.low[index]
        if low == ",":
            return _behind_aside(t, index, behind)
        if walls(low) or low in _HOLDING or low in _RELATIVES or low in _OPENERS:
            return None
        if is_verb(t, index):
            return index
    return None


def _behind_aside(t: Tokens, opening: int, behind: int) -> int | None:
    """The verb behind what stands between a comma and the next: "the council, meanwhile, voted"."""
    closing = next((i for i in range(opening + 1, min(behind, opening + _FARTHEST_VERB)) if t.low[i] == ","), None)
    if closing is None:
        return None
    verb = past_adverbs(t, closing + 1, behind)
    return verb if verb < behind and is_verb(t, verb) else None


def holds(t: Tokens, first: int, behind: int) -> bool:
    """Whether what stands there may go on behind its end: "that …", "because …", "he knew …", "When …"."""
    if t.low[first] in _OPENERS or t.low[first] in _RELATIVES:
        return True
    return any(
        t.low[index] in _BRIDGES or (t.low[index] in _HOLDING and not _only_tells_which(t, index, behind))
        for index in range(first, behind)
    )


def _only_tells_which(t: Tokens, index: int, behind: int) -> bool:
    """As in "a project that will cost more": not what somebody holds, but which project."""
    known = t.low[index] == "that" and index > 0 and not is_verb(t, index - 1)
    return known and index + 1 < behind and is_verb(t, index + 1)


def may_only_tell_which(t: Tokens, verb: int, behind: int) -> bool:
    """Whether a verb may be none: "houses damaged in the storm", "the quay built by Brix"."""
    participle = t.low[verb].endswith("ed") or t.low[verb] in SPLITTING["participles"]
    return participle and (verb + 1 >= behind or t.low[verb + 1] in PREPOSITIONS)


def holds_clause(t: Tokens, index: int) -> bool:
    """Whether a clause begins at a token: "the bridge would close", "the squid recognised faces"."""
    if clause_follows(t, index):
        return True
    verb = clause_verb(t, index, len(t))
    behind = t.low[verb + 1 : verb + 2] if verb is not None else []
    told = verb is not None and t.low[verb].endswith("ed") and not may_only_tell_which(t, verb, len(t))
    return told and behind != [] and not walls(behind[0])


def is_clause(t: Tokens, first: int, behind: int) -> bool:
    """Whether all that stands there is a clause: not "a man who left", "those hurt in May", "he knew that it was"."""
    if QUOTE in t.low[first:behind] or ":" in t.low[first:behind] or not _INSIDE.isdisjoint(t.low[first:behind]):
        return False
    verb = clause_verb(t, first, behind)
    return verb is not None and not may_only_tell_which(t, verb, behind) and not holds(t, first, behind)


def past_adverbs(t: Tokens, index: int, behind: int) -> int:
    """The next token that is no adverb."""
    while index < behind and adverbial(t.low[index]):
        index += 1
    return index


def _past_leaders(t: Tokens, index: int, behind: int) -> int:
    while index < behind and (t.low[index] in LEADERS or adverbial(t.low[index]) or t.low[index] == ","):
        index += 1
    return index


def _past_circumstance(t: Tokens, index: int, behind: int) -> int:
    """Past "in 2025" and "on Monday", where a pronoun or a comma shows where they end."""
    if index >= behind or t.low[index] not in PREPOSITIONS:
        return index
    for end in range(index + 1, min(behind, index + 7)):
        if t.low[end] in _NOMINATIVES:
            return end
        if t.low[end] == ",":
            return end + 1
    return behind


def _bare_noun(t: Tokens, index: int, behind: int) -> bool:
    """As in "traffic on the coast road has doubled", "work at the dam was stopped": a noun with what tells which."""
    low = t.low[index]
    if index + 2 >= behind or t.low[index + 1] not in _OF_NOUNS or not low.isalpha() or is_verb(t, index):
        return False
    if low in _NO_NOUNS or low in PREPOSITIONS or low in _OPENERS or low.endswith(("ed", "ing")) or adverbial(low):
        return False
    near = range(index + 2, min(behind, index + _FARTHEST_VERB))
    ends = next((i for i in near if walls(t.low[i]) or t.low[i] in _JOINING or t.low[i] in _RELATIVES), near.stop)
    return any(t.low[i] in SURE_VERBS and is_verb(t, i) for i in range(index + 2, ends))


def _begins_subject(t: Tokens, index: int) -> bool:
    low = t.low[index]
    if low == "that":
        return index + 1 < len(t) and is_verb(t, index + 1)
    if low in _SUBJECTS or low in DETERMINERS or low in CONTRACTED:
        return True
    if walls(low) or low in _HOLDING or low in _RELATIVES or low in PREPOSITIONS or is_verb(t, index):
        return False
    return t.capital(index) or low[0].isdigit() or (low.endswith("s") and len(low) > 3)
