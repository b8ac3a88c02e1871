"""Things that speak in the middle of what somebody says: "a letter telling him that …", "a sign that said “…”"."""

from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.frames.needs import introduces
from factcheck.annotators.builtin.words.clauses import has_verb, is_verb
from factcheck.annotators.builtin.words.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS, walls
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_BEARING_WORDS = WORDS["bearing words"]
_SPEAKING = ("free", "that")
_RELATIVES = ("that", "which")
_PARTICLES = frozenset({"out", "up", "back", "down", "off", "away", "around", "again", "here", "there", "today"})
_FAR = 7  # tokens between a letter and what it says: "a letter from the town council telling"
_LONGEST = 4  # tokens from "a" to "letter"


def by_written(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    """The frame around a verb whose subject is something written, or anything that words in marks stand on."""
    last = hit.start - 1
    if hit.section not in _SPEAKING or last < 1:
        return None
    relative = t.low[last] in _RELATIVES
    if relative == t.low[hit.start].endswith("ing"):
        return None
    last -= relative
    quoted = relative and any(low in (QUOTE, MENTION) for low in t.low[hit.end : hit.end + 2])
    noun = _written(t, last, voices)
    if noun is None and quoted:
        noun = _past_place(t, last) if _may_be_noun(t, last) else _written(t, last, voices, past_verbs=True)
    if noun is None or not (quoted or _puts_forward(t, hit.end)):
        return None
    source = (_noun_phrase(t, noun), noun + 1 if has_verb(t, noun, last + 1) else last + 1)
    frame = Frame(source, (hit.start, hit.end), last + 1, content_start(t, hit.end), hit.section)
    return frame if introduces(t, frame, voices, spoken=True) else None


def _puts_forward(t: Tokens, index: int) -> bool:
    """Not "letters telling people to leave came in May", where the sentence goes on behind what they say."""
    to = next((i for i in range(index, min(len(t), index + _LONGEST)) if t.low[i] == "to"), None)
    return to is None or "that" in t.low[index:to] or not any(is_verb(t, i) for i in range(to, len(t)))


def _past_place(t: Tokens, noun: int) -> int:
    """The word that a place belongs to: "coat" of "a coat in town"."""
    before = _noun_phrase(t, noun) - 1
    return before - 1 if before > 0 and t.low[before] in PREPOSITIONS and _may_be_noun(t, before - 1) else noun


def _may_be_noun(t: Tokens, index: int) -> bool:
    low = t.low[index]
    return not (
        walls(low)
        or low in _PARTICLES
        or low in PREPOSITIONS
        or low in PRONOUNS
        or low in DETERMINERS
        or is_verb(t, index)
    )


def _written(t: Tokens, last: int, voices: Voices, *, past_verbs: bool = False) -> int | None:
    """The word for something written that the clause before `last` ends with, past "from the council".

    In "letters came in that said “…”" it stands `past_verbs`.
    """
    for index in range(last, max(-1, last - _FAR), -1):
        low = t.low[index]
        if low in voices.documents or low in _BEARING_WORDS:
            return index
        if walls(low) or (is_verb(t, index) and not past_verbs) or t.low[index] in _RELATIVES:
            return None
    return None


def _noun_phrase(t: Tokens, noun: int) -> int:
    """Where "a handwritten letter" begins; of a bare "letters", that word."""
    for first in range(noun - 1, max(-1, noun - _LONGEST), -1):
        if t.low[first] in DETERMINERS:
            return first
        if not _may_be_noun(t, first):
            break
    return noun


def written_behind(t: Tokens, colon: int, voices: Voices) -> tuple[int, int] | None:
    """As in "Above the door hangs a sign: “…”": what is written stands right before the `colon`, and does nothing."""
    if colon <= _LONGEST - 1 or not (t.low[colon - 1] in voices.documents or t.low[colon - 1] in _BEARING_WORDS):
        return None
    first = _noun_phrase(t, colon - 1)
    return (first, colon) if first > 1 and t.low[first] in DETERMINERS else None
