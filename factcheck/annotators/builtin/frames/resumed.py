"""Where what is said goes on behind its speaker: "The crane, a spokeswoman said on Monday, has been inspected"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.clauses import has_verb, is_verb, past_adverbs
from factcheck.annotators.builtin.words.grammar import AUXILIARIES, DAYS, PREPOSITIONS, adverbial, verbal
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_HEARERS = WORDS["hearers"]
_STYLES = ("free", "that", "belief")
_FARTHEST = 9  # tokens of "told reporters in the hall on Monday,"
_BRIEF = 4  # tokens of "pointed out at once,"
_IN_ROW = 2  # commas of a row of three verbs and what follows it


def resumes(t: Tokens, frame: Frame, behind: int) -> int | None:
    """The comma behind which a verb without a subject goes on with what is said; None where there is none."""
    first = frame.cue[1]
    if first >= behind or frame.style not in _STYLES:
        return None
    low = t.low[first]
    if not (low in PREPOSITIONS or low in DAYS or adverbial(low) or (low in _HEARERS and low != "the")):
        return None
    comma = next((i for i in range(first, min(behind, first + _FARTHEST)) if t.low[i] == ","), None)
    if comma is None or any(verbal(low) or low in (QUOTE, "that") for low in t.low[first:comma]):
        return None
    verb = past_adverbs(t, comma + 1, behind)
    return comma if verb < behind and is_verb(t, verb) else None


def in_subject(t: Tokens, frame: Frame, first: int) -> bool:
    """Whether the quotation before a speaker is but part of a subject: "The “old hands,” he said, were late"."""
    quote, comma = frame.first - 1 - (t.low[frame.first - 1] == ","), frame.cue[1]
    if t.low[comma : comma + 1] != [","] or comma + 1 >= len(t) or not is_verb(t, comma + 1):
        return False
    return t.low[comma + 1] in AUXILIARIES if quote == first else not has_verb(t, first, quote)


def closing_comma(t: Tokens, first: int) -> int | None:
    """The comma that ends "…, who said it was late, denied it and warned of rain, left": behind the row of verbs."""
    commas = [i for i in range(first, len(t) - 1) if t.low[i] == ","]
    if len(commas) != _IN_ROW or "and" not in t.low[commas[0] : commas[1]]:
        return None
    verbs = [past_adverbs(t, comma + 1, len(t)) for comma in commas]
    return commas[1] if all(verb < len(t) and is_verb(t, verb) for verb in verbs) else None


def cut_relative(t: Tokens, frame: Frame, begin: int) -> tuple[int, int] | None:
    """Where ", which, she said, was cold" begins: what stands before it is not her word."""
    which = frame.first - 2
    if which - 1 <= begin or t.low[which] not in ("which", "who") or t.low[which + 1] != ",":
        return None
    told = range(frame.cue[1], min(len(t), frame.cue[1] + _BRIEF))
    comma = next((i for i in told if t.low[i] == ","), None)
    if comma is None or any(map(verbal, t.low[frame.cue[1] : comma])):
        return None
    return which - (t.low[which - 1] == ","), which
