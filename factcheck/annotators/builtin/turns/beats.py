"""Who is told to do something before a quotation that names nobody: "Moe nods. “It will outlive me.”"."""

from factcheck.annotators.builtin.words.clauses import is_verb
from factcheck.annotators.builtin.words.grammar import DETERMINERS, PRONOUNS, name_like, walls
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_DOING = WORDS["manner"] | WORDS["gestures"]
_LONGEST = 12  # tokens of what is done
_SUBJECT = 5  # tokens of who does it


def actor(t: Tokens, voices: Voices) -> tuple[int, int] | None:
    """Where the person stands, in code points of a short sentence that begins with one; a mere "he" is none."""
    if not 1 < len(t) <= _LONGEST or not (t.capital(0) or t.low[0] in DETERMINERS):
        return None
    verb = next((i for i in range(1, min(len(t), _SUBJECT + 1)) if t.low[i] in _DOING or is_verb(t, i)), None)
    if verb is None or not name_like(t, 0, verb) or any(map(walls, t.low[:verb])):
        return None
    named = voices.is_voice(t.phrase(0, verb)) and voices.kind_of(t.phrase(0, verb)) is SourceKind.PERSON
    return t.place(0, verb) if named and t.low[0] not in PRONOUNS else None
