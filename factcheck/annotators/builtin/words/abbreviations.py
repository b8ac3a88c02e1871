"""Letters in brackets inside a name that goes on behind them: "the Tarn Front (TF) group"."""

from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens

_WIDTH = 3  # tokens of "(TF)"
_ENDS = (
    WORDS["prepositions"]
    | WORDS["subordinators"]
    | WORDS["auxiliaries"]
    | WORDS["determiners"]
    | WORDS["pronouns"]
    | WORDS["days"]
    | WORDS["adverbs"]
    | WORDS["verbs"]
    | WORDS["negations"]
    | {"and", "of", "for", "not"}
)


def before_abbreviation(t: Tokens, index: int) -> int | None:
    """The token before "(TF)" where that ends right before `index`; None where no such bracket does."""
    opening = index - _WIDTH
    return opening - 1 if _is_abbreviation(t, opening) and _goes_on(t, index) else None


def past_abbreviation(t: Tokens, index: int) -> int | None:
    """Behind "(TF)" where that begins at `index` and a noun follows; None where it does not."""
    behind = index + _WIDTH
    return behind if _is_abbreviation(t, index) and _goes_on(t, behind) else None


def _is_abbreviation(t: Tokens, opening: int) -> bool:
    if opening < 1 or t.low[opening : opening + 1] != ["("] or t.low[opening + 2 : opening + 3] != [")"]:
        return False
    letters = t.word(opening + 1)
    return letters.isalpha() and letters.isupper() and len(letters) > 1 and t.low[opening - 1][0].isalpha()


def _goes_on(t: Tokens, index: int) -> bool:
    if index >= len(t) or t.low[index] in _ENDS or t.low[index].endswith(("ed", "ing")):
        return False
    return t.low[index][0].isalpha()
