"""What somebody does by saying something: "ended his speech by saying that", "opened by warning that"."""

from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.words.clauses import clause_verb, is_verb
from factcheck.annotators.builtin.words.grammar import PRONOUNS
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.subjects import subject_of_sentence
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_STYLES = ("free", "that")
_OPENERS = WORDS["clause openers"] | {QUOTE}


def by_means(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    """The frame around the verb behind "by", where a clause follows and the subject of the sentence speaks."""
    by = hit.start - 1
    if by < 1 or t.low[by] != "by" or not t.low[hit.start].endswith("ing") or hit.section not in _STYLES:
        return None
    behind = content_start(t, hit.end)
    opens = t.low[behind] if behind < len(t) else ""
    told = t.low[behind - 1] == "that" or opens in _OPENERS or clause_verb(t, behind, len(t)) is not None
    source = subject_of_sentence(t, 0, by) if told else None
    if source is None:
        return None
    verb = next((i for i in range(source[0] + 1, source[1]) if is_verb(t, i)), source[1])
    source = source[0], verb
    speaks = t.low[source[0]] in PRONOUNS or voices.speaks(t.phrase(*source))
    return Frame(source, (hit.start, hit.end), source[0], behind, hit.section) if speaks else None
