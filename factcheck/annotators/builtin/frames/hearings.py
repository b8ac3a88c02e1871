"""What is said before a court, and is given on its word: "the court heard that …", "jurors were told that …"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.clauses import clause_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    PREPOSITIONS,
    adverbial,
    name_like,
    name_start,
    verbal,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_HEARINGS = WORDS["hearings"]
_BE = WORDS["be"]
_NEAR = 6  # tokens of "on Monday that"
_BRIEF = 6  # tokens that may follow at the end: "the court heard on Monday"


def by_hearing(t: Tokens, hit: Hit) -> Frame | None:
    """The frame around "heard" behind a court, or around "told" where a court was told."""
    cue = t.low[hit.start]
    if cue not in ("heard", "hears", "told") or not hit.start or hit.end - hit.start > 1:
        return None
    last = hit.start - 1
    while last > 0 and (t.low[last] in AUXILIARIES or adverbial(t.low[last])):
        last -= 1
    between, first = t.low[last + 1 : hit.start], name_start(t, last)
    if not _is_hearing(t, first, last) or "to" in between or (cue == "told" and _BE.isdisjoint(between)):
        return None
    behind = _content(t, hit.end)
    if behind is None and _closes(t, first, hit.end):
        behind = hit.end
    return None if behind is None else Frame((first, last + 1), (hit.start, hit.end), first, behind, "free")


def _is_hearing(t: Tokens, first: int, last: int) -> bool:
    """As in "The court", "an inquest in Graven"; not "the court clerk"."""
    if not name_like(t, first, last + 1):
        return False
    head = next((i for i in range(first, last + 1) if t.low[i] in _HEARINGS), None)
    return head is not None and (head == last or t.low[head + 1] in PREPOSITIONS or t.low[head + 1] == "of")


def _content(t: Tokens, first: int) -> int | None:
    """Where the clause begins that is heard; None where a thing is: "the court heard the case"."""
    for index in range(first, min(len(t), first + _NEAR)):
        if t.low[index] in ("that", ":"):
            return index + 1
        if t.low[index] in ("how", "why", "what", QUOTE):
            return index
        if verbal(t.low[index]) or t.low[index] == ",":
            break
    return first if clause_verb(t, first, len(t)) is not None else None


def _closes(t: Tokens, first: int, behind: int) -> bool:
    """As in "…, the court heard on Monday", ", the court heard, "."""
    if not first or t.low[first - 1] not in (",", QUOTE, "—"):
        return False
    rest = t.low[behind:]
    return rest[:1] == [","] or (len(rest) <= _BRIEF and not any(map(verbal, rest)))
