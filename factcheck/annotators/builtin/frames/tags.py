"""Who speaks a whole quotation, told by a verb that alone is none of saying: "“We lost,” groaned the coach"."""

from factcheck.annotators.builtin.frames.frame import Frame, tail_end
from factcheck.annotators.builtin.words.clauses import is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    LEADERS,
    PREPOSITIONS,
    PRONOUNS,
    adverbial,
    name_end,
    name_like,
    proper,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_MANNER = WORDS["manner"]
_NO_MANNER = WORDS["no manner"]
_BACK = frozenset({"back", "out"})
_PERSONS = frozenset({"he", "she", "they", "i", "we"})
_COMMAS = 2  # around what is said of a name
_TITLE_WORDS = 2  # a row of so many capitalised words may be the name of a song


def by_tag(t: Tokens, voices: Voices) -> Frame | None:
    """The frame behind the quotation that a sentence begins with: a verb and a person, or a person and a verb."""
    if t.low[:1] != [QUOTE] or len(t) < 3 or not t.word(0).rstrip("\"'”’»“ ").endswith((",", "!", "?", "…", "—")):
        return None
    first = 1 + (t.low[1] == ",")
    return _verb_first(t, first) or _person_first(t, first, voices)


def by_colon(t: Tokens, voices: Voices) -> Frame | None:
    """As in "A nurse began like this: “…”", "he turned to me: “…”": who does something, and a quotation follows."""
    colon = next((i for i in range(2, len(t) - 1) if t.low[i] == ":" and t.low[i + 1] == QUOTE), None)
    first = next((i for i in range(len(t)) if t.low[i] not in LEADERS), len(t))
    verb = None if colon is None else next((i for i in range(first + 1, colon) if is_verb(t, i)), None)
    if colon is None or verb is None or not name_like(t, first, verb) or any(map(walls, t.low[first:verb])):
        return None
    person = t.low[first] in _PERSONS if verb == first + 1 else voices.is_voice(t.phrase(first, verb))
    begins = t.low[first] in DETERMINERS or t.low[first] in PRONOUNS or t.capital(first)
    return Frame((first, verb), (verb, verb + 1), first, colon + 1, "free") if person and begins else None


def _verb_first(t: Tokens, verb: int) -> Frame | None:
    if not _may_tag(t, verb):
        return None
    behind = verb + 1 + (t.low[verb + 1] in _BACK)
    name = behind
    end = name_end(t, name)
    begins = name < end and (
        t.low[name] in DETERMINERS or t.low[name] in PRONOUNS or any(map(t.capital, range(name, end)))
    )
    if not begins or not name_like(t, name, end) or t.low[name] in PREPOSITIONS:
        return None
    return Frame((name, end), (verb, behind), verb, tail_end(t, end), "free")


def _person_first(t: Tokens, first: int, voices: Voices) -> Frame | None:
    aside = _past_aside(t, first)
    verb = first if aside is None else aside[1]
    while verb < len(t) and not (walls(t.low[verb]) or (verb > first and _may_tag(t, verb))):
        if t.low[verb] in PREPOSITIONS or t.low[verb] in AUXILIARIES:
            return None
        verb += 1
    last = verb if aside is None else aside[0]
    while last > first and adverbial(t.low[last - 1]) and not t.capital(last - 1):
        last -= 1
    if not first < last <= verb < len(t) or not _may_tag(t, verb) or not name_like(t, first, last):
        return None
    begins = t.low[first] in DETERMINERS or t.low[first] in PRONOUNS or t.low[first] == "one" or t.capital(first)
    speaks = t.low[verb] in _MANNER or voices.is_voice(t.phrase(first, last))
    if not begins or not speaks or not _ends(t, verb + 1):
        return None
    if t.low[verb] not in _MANNER and _may_be_title(t.word(0)):
        return None
    return Frame((first, last), (verb, verb + 1), first, tail_end(t, verb + 1), "free")


def _past_aside(t: Tokens, first: int) -> tuple[int, int] | None:
    """Where the name ends and where the verb stands: "the owner, Per Vik, groaned", "Per Vik, the owner, groaned"."""
    commas = [i for i in range(first, len(t)) if t.low[i] == ","][:2]
    if len(commas) < _COMMAS or commas[0] == first or not _may_tag_at(t, commas[1] + 1):
        return None
    named = proper(t, commas[0] + 1, commas[1]) and not t.capital(commas[0] - 1)
    described = t.low[commas[0] + 1] in DETERMINERS and t.capital(commas[0] - 1)
    return (commas[named], commas[1] + 1) if named or described else None


def _may_tag_at(t: Tokens, verb: int) -> bool:
    return verb < len(t) and _may_tag(t, verb)


def _may_tag(t: Tokens, verb: int) -> bool:
    low = t.low[verb]
    return not t.capital(verb) and (low in _MANNER or (low.endswith("ed") and verbal(low) and low not in _NO_MANNER))


def _ends(t: Tokens, index: int) -> bool:
    """Whether nothing follows that the verb could be done to."""
    if index >= len(t) or walls(t.low[index]) or t.low[index] in _BACK:
        return True
    return t.low[index] in PREPOSITIONS or adverbial(t.low[index])


def _may_be_title(quotation: str) -> bool:
    words = quotation.strip("\"'“”‘’„‟«», ").split()
    return len(words) >= _TITLE_WORDS and all(word[0].isupper() for word in words)
