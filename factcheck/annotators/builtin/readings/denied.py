"""What somebody denies at the end of a sentence that tells it: "…, which he denies"."""

from collections.abc import Sequence

from factcheck.annotators.builtin.readings.depth import Reading, Voiced
from factcheck.annotators.builtin.words.content import Range
from factcheck.annotators.builtin.words.grammar import AUXILIARIES, PREPOSITIONS, adverbial, name_like
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_DENYING = frozenset({"denies", "denied", "deny", "disputes", "disputed", "dispute", "rejects", "rejected"})
_LONGEST = 7  # tokens of "which the firm's lawyers have always denied"


def with_denial(t: Tokens, readings: list[Reading]) -> list[Reading]:
    """The readings of a sentence without the denial that it ends with, and that denial."""
    verb = len(t) - 1
    if not readings or t.low[verb] not in _DENYING:
        return readings
    which = next((i for i in range(verb - 2, max(1, verb - _LONGEST), -1) if t.low[i] == "which"), 0)
    behind = verb
    while behind > which and (adverbial(t.low[behind - 1]) or t.low[behind - 1] in AUXILIARIES):
        behind -= 1
    if t.low[which - 1] != "," or not _names(t, which + 1, behind) or QUOTE in t.low[which:]:
        return readings
    last, end = readings[-1], t.end[which - 2]
    begin = last.part[0] if last.part is not None else 0
    if last.tokens[1] != len(t) or last.tokens[0] >= which - 1:
        return readings
    told = last._replace(part=(begin, end), tokens=(last.tokens[0], which - 1), content=_until(last.content, end))
    link = Voiced((t.start[which + 1], t.end[behind - 1]), (t.start[verb], t.end[verb]))
    denial = (t.start[which], len(t.text))
    return [
        *readings[:-1],
        told,
        Reading(denial, (which, len(t)), (link,), ((t.start[which], t.end[which]),)),
    ]


def _names(t: Tokens, first: int, behind: int) -> bool:
    return name_like(t, first, behind) and t.low[first] not in PREPOSITIONS


def _until(content: Sequence[Range], end: int) -> tuple[Range, ...]:
    return tuple((start, min(stop, end)) for start, stop in content if start < end)
