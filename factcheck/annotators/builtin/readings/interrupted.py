"""A clause that its speaker interrupts, read as one: "The nurse, Vik said, had told him", "“We,” she said, “knew”"."""

from collections.abc import Sequence

from factcheck.annotators.builtin.words.clauses import is_verb
from factcheck.annotators.builtin.words.grammar import AUXILIARIES, CONTRACTED, adverbial, finite, verbal
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_OPENERS = WORDS["clause openers"] | {"if"}
_LONGEST = 16  # tokens of a subject alone


def joined(rows: Sequence[Tokens]) -> list[Tokens]:
    """The rows of tokens of what is put forward in pieces, where a clause goes on in the next piece in one row."""
    found = list(rows[:1])
    for row in rows[1:]:
        if _goes_on(found[-1], row):
            whole = found[-1].taken([(0, len(found[-1]))])
            whole.low += row.low
            whole.start += row.start
            whole.end += row.end
            found[-1] = whole
        else:
            found.append(row)
    return found


def _goes_on(before: Tokens, row: Tokens) -> bool:
    """Whether a row begins with "that …", or with the verb of a subject that stands alone before it."""
    if not before.low or len(row) <= 1 or row.capital(0) or QUOTE in before.low:
        return False
    if row.low[0] in _OPENERS:
        return True
    verb = next((i for i in range(len(row)) if not adverbial(row.low[i])), len(row))
    if verb == len(row) or len(before) > _LONGEST or any(low in CONTRACTED or finite(low) for low in before.low):
        return False
    return row.low[verb] in AUXILIARIES or is_verb(row, verb) or verbal(row.low[verb])
