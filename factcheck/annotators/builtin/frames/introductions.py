"""Who speaks a quotation that a colon or a dash announces: "a line by Per Vik: “…”", "the mayor was blunt: “…”"."""

from factcheck.annotators.builtin.frames.colloquial import by_lead
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.sayings import SAYINGS
from factcheck.annotators.builtin.words.clauses import is_verb
from factcheck.annotators.builtin.words.grammar import (
    DETERMINERS,
    LEADERS,
    PREPOSITIONS,
    PRONOUNS,
    name_like,
    proper,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_BY = frozenset({"by", "from"})
_ATTRIBUTED = frozenset({"attributed", "ascribed", "credited"})
_BEING = WORDS["be"] | {"sounded", "sounds", "seemed", "seems", "remained", "remains", "grew"}
_GESTURES = frozenset(
    {"shook", "shakes", "nodded", "nods", "shrugged", "shrugs", "paused", "hesitated", "threw", "raised"}
)
_DOING = WORDS["manner"] | WORDS["gestures"]
_HAVING = frozenset({"had", "has", "have"})
_ANSWERS = frozenset(
    {
        "answer",
        "reply",
        "message",
        "word",
        "words",
        "advice",
        "warning",
        "explanation",
        "response",
        "verdict",
        "line",
        "motto",
        "phrase",
        "rule",
    }
)
_ANNOUNCING = (":", "—")
_SENTENCE = 3  # spaces of a quotation that is a sentence
_STOPS = (".", "!", "?", "…")
_AROUND_A_NAME = 2  # commas
_FULL_NAME = 2  # words
_WHERE = frozenset({"in", "at", "on", "near", "outside", "inside", "to", "the", "from", "since", "until"})
_WRITTEN = WORDS["written up"]


def by_announcement(t: Tokens, voices: Voices) -> Frame | None:
    """The frame before a quotation that ends what announces it; of no other sentence."""
    quote = t.low.index(QUOTE) if QUOTE in t.low else 0
    if quote and t.low[quote - 1] in _ANNOUNCING:
        return _by_line(t, quote, voices) or _by_manner(t, quote, voices) or _by_person(t, quote, voices)
    marked = quote or (t.low.index(MENTION) if MENTION in t.low else 0)
    lead = by_lead(t, voices) if marked and t.low[0] == "for" else None
    return lead if lead is not None and lead.behind < marked else None


def _by_line(t: Tokens, quote: int, voices: Voices) -> Frame | None:
    """As in "There is a line by the old pilot, Per Vik: “…”", "a saying attributed to Per Vik — “…”"."""
    noun = next((i for i in range(quote - 2) if t.low[i] in SAYINGS and t.low[i + 1] in _BY | _ATTRIBUTED), None)
    if noun is None:
        return None
    first = noun + 2 + (t.low[noun + 1] in _ATTRIBUTED)
    behind = next((i for i in range(first, quote) if walls(t.low[i])), quote)
    begins = t.low[first] in DETERMINERS or any(map(t.capital, range(first, behind)))
    if not begins or not name_like(t, first, behind):
        return None
    return Frame((first, behind), (noun, first), 0, quote, "free")


def _by_manner(t: Tokens, quote: int, voices: Voices) -> Frame | None:
    """As in "The mayor was blunt: “…”", "Her deputy, Per Vik, shook his head: “…”", "Vik had an answer: “…”"."""
    first = next((i for i in range(quote) if t.low[i] not in LEADERS), quote)
    if t.low[first].endswith(("ed", "ing")):  # "Asked why, Vik shrugged"
        first = next((i + 1 for i in range(first, quote) if t.low[i] == ","), first)
    verb = next((i for i in range(first + 1, quote) if is_verb(t, i) or t.low[i] in _DOING), quote)
    if verb >= quote - 1 or any(walls(t.low[i]) or t.low[i] == "to" for i in range(verb, quote - 1)):
        return None
    tells = t.low[verb] in _BEING or t.low[verb] in _GESTURES or t.low[verb] in _DOING
    tells = tells or (t.low[verb] in _HAVING and not _ANSWERS.isdisjoint(t.low[verb:quote]))
    source = _subject(t, first, verb) if tells else None
    if source is None or t.low[source[0]] == "it" or not name_like(t, *source):
        return None
    if not voices.is_voice(t.phrase(*source)):
        return None
    begins = t.low[source[0]] in DETERMINERS or t.low[source[0]] in PRONOUNS or t.capital(source[0])
    return Frame(source, (quote - 1, quote), first, quote, "free") if begins else None


def _by_person(t: Tokens, quote: int, voices: Voices) -> Frame | None:
    """As in "Our reporter Per Vik is in Halden, where the wall has gone: “…”"; not "Per Vik read the sign: “…”"."""
    first = next((i for i in range(quote) if t.low[i] not in LEADERS), quote)
    if t.low[first] in PREPOSITIONS:  # "In Halden, Per Vik was on the quay"
        first = next((i + 1 for i in range(first, quote) if t.low[i] == ","), first)
    verb = next((i for i in range(first + 1, quote) if is_verb(t, i)), quote)
    announced = t.low[quote - 1] == ":" and verb < quote - 1
    source = _named(t, first, verb) or _alone(t, first, verb, quote, voices) if announced else None
    if source is None or voices.kind_of(t.phrase(*source)) not in (SourceKind.PERSON, SourceKind.MEDIA):
        return None
    if any(t.capital(i) and t.low[i - 1] not in _WHERE for i in range(verb + 1, quote - 1)):
        return None  # "Per Vik met Ida Moe: “…”"
    written = any(low in voices.documents or low in _WRITTEN for low in t.low[verb : quote - 1])
    return None if written else Frame(source, (quote - 1, quote), first, quote, "free")


def _named(t: Tokens, first: int, verb: int) -> tuple[int, int] | None:
    """The full name before the verb, of "Per Vik, the pilot,", "Her deputy, Per Vik," without the other."""
    behind = next((i for i in range(first, verb) if walls(t.low[i])), verb)
    if behind - first >= _FULL_NAME and proper(t, behind - _FULL_NAME, behind):
        return first, behind
    source = _subject(t, first, verb)
    whole = source is not None and source[1] - source[0] >= _FULL_NAME and proper(t, source[1] - _FULL_NAME, source[1])
    return source if whole else None


def _alone(t: Tokens, first: int, verb: int, quote: int, voices: Voices) -> tuple[int, int] | None:
    """As in "The mayor has little patience with critics: “They should try it.”": one person, and a whole sentence."""
    source = _subject(t, first, verb)
    if source is None or t.word(quote).count(" ") < _SENTENCE or t.word(quote)[-2:-1] not in _STOPS:
        return None
    begins = t.low[source[0]] in DETERMINERS or (t.capital(source[0]) and t.low[source[0]] not in PRONOUNS)
    others = any(voices.names_person(low) for low in t.low[verb + 1 : quote - 1])
    return source if begins and not others and voices.is_voice(t.phrase(*source)) else None


def _subject(t: Tokens, first: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase before the verb, of "Her deputy, Per Vik," the name."""
    commas = [i for i in range(first, verb) if walls(t.low[i])]
    if not commas:
        return first, verb
    if len(commas) != _AROUND_A_NAME or commas[1] != verb - 1 or not proper(t, commas[0] + 1, commas[1]):
        return None
    return commas[0] + 1, commas[1]
