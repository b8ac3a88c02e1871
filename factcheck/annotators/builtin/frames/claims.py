"""What is claimed, by a noun: "Moe's claim that", "a warning from police that", "there are fears that"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.written_voices import by_written
from factcheck.annotators.builtin.words.clauses import clause_verb, is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    adverbial,
    name_end,
    name_like,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, Tokens
from factcheck.annotators.builtin.words.voices import Voices

AMID = frozenset({"amid", "amidst", "despite", "after", "following", "over", "on", "given"})
_NOUNS = WORDS["noun cues"]
_SECOND_VERBS = WORDS["second verbs"]
_THERE_IS = WORDS["be"] | {"there's"}
_BY = ("by", "from", "of")
_DEGREES = frozenset({"widespread", "growing", "persistent", "repeated", "new", "fresh", "recent", "unconfirmed"})
_TIMES = frozenset({"year", "day", "week", "month", "night", "morning", "evening", "time", "summer", "winter"})
_POSSESSIVE = WORDS["possessive"]
_MANY = frozenset({"people", "men", "women", "children"})  # "2 million people face famine"
_BEHIND_PEOPLE = PREPOSITIONS | SUBORDINATORS | PUNCTUATION | {"of", "and", "or", "who", "that"}
_HEADED = DETERMINERS | {"one"}
_LONGEST = 6  # tokens of an owner: "the Halden dockers' union's"


def is_noun(t: Tokens, hit: Hit) -> bool:
    """Whether a word that may be a verb of saying is a noun with "that" or its owner behind it."""
    hit = _without_that(t, hit)
    if t.low[hit.start] not in _NOUNS or not hit.start:
        return False
    if hit.end >= len(t):
        return False
    if t.low[hit.start - 1].endswith(("'s", "s'")):
        return True
    return _opens(t, hit) is not None and (t.low[hit.end] == "that" or t.low[hit.end] in _BY)


def _without_that(t: Tokens, hit: Hit) -> Hit:
    """As in "the mayor's warning that": the same words may be a verb, of which "that" is a part.

    Of "rejected the claim by the union that" the noun alone.
    """
    if hit.section == "act" and t.low[hit.end : hit.end + 1] in (["by"], ["from"]) and t.low[hit.end - 1] in _NOUNS:
        return hit._replace(start=hit.end - 1)
    owned = hit.start > 0 and t.low[hit.start - 1].endswith(("'s", "s'"))
    return hit._replace(end=hit.end - 1) if owned and t.low[hit.start + 1 : hit.end] == ["that"] else hit


def by_noun(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    """The frame around a noun with what is claimed behind it."""
    hit = _without_that(t, hit)
    if not is_noun(t, hit):
        return None
    if t.low[hit.end] == "that" and not _clause_begins(t, hit.end + 1):
        return None
    if t.low[hit.start - 1].endswith(("'s", "s'")):
        return _owned(t, hit)
    first = _opens(t, hit)
    assert first is not None
    if t.low[hit.end] == "that":
        return None if first == 0 else Frame(None, (hit.start, hit.end), first, hit.end + 1, "noun")
    source = hit.end + 1, name_end(t, hit.end + 1)
    if t.low[source[1] - 1 : source[1]] == ["that"]:
        source = source[0], source[1] - 1
    if t.low[source[1] : source[1] + 1] != ["that"] or not name_like(t, *source):
        return None
    if not voices.is_voice(t.phrase(*source)) or clause_verb(t, source[1] + 1, len(t)) is None:
        return None
    return Frame(source, (hit.start, hit.end), first, source[1] + 1, "noun", until=_claimed(t, source[1] + 1))


def _clause_begins(t: Tokens, index: int) -> bool:
    """Not "the firm's reports that year", "claims that shook the town"."""
    return index < len(t) and t.low[index] not in _TIMES and not (is_verb(t, index) or verbal(t.low[index]))


def by_motto(t: Tokens, hit: Hit) -> Frame | None:
    """As in "Her motto: never trust a calm sea"."""
    owner = hit.start - 1
    if owner or t.low[hit.end - 1] != ":" or hit.end >= len(t):
        return None
    owned = t.low[owner] in _POSSESSIVE or t.low[owner].endswith(("'s", "s'"))
    return Frame((owner, hit.start), (hit.start, hit.end - 1), owner, hit.end, "noun") if owned else None


def by_letter(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    """As in "sent a letter saying that it was late"; not "a letter saying that it was late was lost"."""
    if not t.low[hit.start].endswith("ing"):
        return None
    frame = by_written(t, hit, voices)
    return frame if frame is not None and _claimed(t, frame.behind) is None else None


def _opens(t: Tokens, hit: Hit) -> int | None:
    """Where "amid growing claims", "there are fears" or "The claim" begins; None where the noun is none of these."""
    first = hit.start
    while first > 0 and (t.low[first - 1] in _DEGREES or t.low[first - 1] in DETERMINERS):
        first -= 1
    if not first:
        return 0
    if t.low[hit.end] in ("by", "from") and not walls(t.low[first - 1]):
        return first  # "dismissed claims by the union that"
    if t.low[first - 1] in AMID and first > 1:
        return first
    there = t.low[first - 1] in _THERE_IS and t.low[max(0, first - 2) : first - 1] in (["there"], ["been"], [])
    if t.low[first - 1] == "been":
        there = t.low[max(0, first - 3) : first - 2] == ["there"]
    return first if there else None


def _owned(t: Tokens, hit: Hit) -> Frame | None:
    """As in "Brekke's claim that the bridge is safe", "the court rejected Brekke's claim that it is"."""
    owner = hit.start - 1
    if t.low[hit.end : hit.end + 1] != ["that"]:
        return None
    first = owner
    while first > 0 and owner - first < _LONGEST and not (t.low[first] in DETERMINERS or _bounds(t, first - 1)):
        first -= 1
    while first < owner and t.capital(owner) and not (t.capital(first) or t.low[first] in DETERMINERS):
        first += 1  # "they do not believe Vik's claim that"
    if t.low[first] in DETERMINERS and t.low[first - 1] == "of":  # "the head of the port's claim that"
        first = next((i for i in (first - 2, first - 3) if t.low[max(0, i)] in _HEADED), first)
    if not name_like(t, first, owner + 1):
        return None
    return Frame((first, owner + 1), (hit.start, hit.end), first, hit.end + 1, "noun", until=_claimed(t, hit.end + 1))


def _bounds(t: Tokens, index: int) -> bool:
    low = t.low[index]
    ends = low.endswith("ing") and not t.capital(index)
    return walls(low) or low in PREPOSITIONS or low in ("of", "for", "and") or is_verb(t, index) or verbal(low) or ends


def _claimed(t: Tokens, first: int) -> int | None:
    """Where what is claimed ends: before the second verb, of "her claim that the dam is safe was false"."""
    begun = False
    for index in range(first, len(t)):
        low, before = t.low[index], t.low[index - 1]
        joined = before in SUBORDINATORS or before in PUNCTUATION or before in ("and", "to", "not")
        helps = before in AUXILIARIES and not t.capital(index - 1)  # not "in May was"
        if begun and low in _SECOND_VERBS and not (joined or helps or adverbial(before)):
            return index
        begun = (
            begun
            or verbal(low)
            or is_verb(t, index)
            or (before in _MANY and low not in _BEHIND_PEOPLE and not adverbial(low))
        )
    return None
