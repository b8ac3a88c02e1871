"""What is said, summed up by "what" or "all": "What he said was that it rains", "all I know is: we are late"."""

from factcheck.annotators.builtin.words.clauses import clause_verb
from factcheck.annotators.builtin.words.grammar import clause_follows
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

_SUMMING = frozenset({"what", "all", "thing", "things", "way", "point", "message", "reason", "lesson"})
_BEFORE_SUMMING = frozenset({"the", "first", "last", "one", "only", "next", "main", "other", "but", "and", "so"})
_BE = ("is", "was")
_OPENERS = (WORDS["clause openers"] - {"that"}) | {"if"}
_ASIDE = 9  # tokens of ", at the fair in May,"
_NEAR = 4  # tokens of "told us all is that"


def summed(t: Tokens, subject: int, cue_end: int, behind: int) -> tuple[int, int] | None:
    """Where "What he said was that" begins and where its clause does, of the voice at `subject`; else None.

    `behind` is where the verb alone would put the clause; in "Take what he said: it rains" that is behind the colon.
    """
    opening = next((i for i in (subject - 1, subject - 2) if i >= 0 and t.low[i] in _SUMMING), None)
    if opening is None:
        return None
    begin = _past_aside(t, cue_end + (t.low[cue_end : cue_end + 1] in (["us"], ["me"])))
    be = next((i for i in range(begin, min(len(t), begin + _NEAR)) if t.low[i] in _BE), None)
    begins = None if be is None else _clause(t, be + 1)
    if begins is None and t.low[opening] == "what" and t.low[behind - 1] == ":" and behind < len(t):
        return opening, behind
    while opening > 0 and t.low[opening - 1] in _BEFORE_SUMMING:
        opening -= 1
    return None if begins is None else (opening, begins)


def _past_aside(t: Tokens, index: int) -> int:
    """Past ", at the fair," of "What I said, at the fair, was that"."""
    if t.low[index : index + 1] != [","]:
        return index
    return next((i + 1 for i in range(index + 2, min(len(t), index + _ASIDE)) if t.low[i] == ","), index)


def _clause(t: Tokens, index: int) -> int | None:
    """Where the clause begins behind "is"; None where a thing or a quality follows: "what he said was wrong"."""
    index += t.low[index : index + 1] == [","]
    if index >= len(t):
        return None
    if t.low[index] in (QUOTE, MENTION):
        return index
    if t.low[index] in ("that", ":"):
        return index + 1
    if t.low[index] in _OPENERS:
        return index
    begins = clause_verb(t, index, len(t)) is not None and clause_follows(t, index)
    return index if begins else None
