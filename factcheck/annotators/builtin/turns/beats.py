"""Who is told to do something before a quotation that names nobody: "Moe nods. “It will outlive me.”"."""

from factcheck.annotators.builtin.words.clauses import is_verb
from factcheck.annotators.builtin.words.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS, adverbial, name_like, walls
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_DOING = WORDS["manner"] | WORDS["gestures"]
_LONGEST = 14  # tokens of what is done
_SUBJECT = 5  # tokens of who does it


def actor(t: Tokens, voices: Voices) -> tuple[int, int] | None:
    """Where the person stands, in code points of a short sentence that begins with one; a mere "he" is none."""
    first = _past_circumstance(t)
    if not first + 1 < len(t) <= _LONGEST or not (t.capital(first) or t.low[first] in DETERMINERS):
        return None
    near = range(first + 1, min(len(t), first + _SUBJECT + 1))
    verb = next((i for i in near if t.low[i] in _DOING or is_verb(t, i)), None)
    last = verb or first
    while last > first and adverbial(t.low[last - 1]):
        last -= 1
    if verb is None or not name_like(t, first, last) or any(map(walls, t.low[first:last])):
        return None
    words = t.phrase(first, last)
    named = voices.is_voice(words) and voices.kind_of(words) is SourceKind.PERSON
    return t.place(first, last) if named and t.low[first] not in PRONOUNS else None


def _past_circumstance(t: Tokens) -> int:
    """Past "Asked about it,"."""
    opens = t.low[:1] != [] and (t.low[0].endswith(("ed", "ing")) or t.low[0] in PREPOSITIONS)
    return t.low.index(",") + 1 if opens and "," in t.low else 0
