"""What is cited: a source that speaks or can be read, and not a mere reason."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import DETERMINERS, PREPOSITIONS, name_end
from factcheck.annotators.builtin.words.lexicon import Hit
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_BEHIND_HEAD = PREPOSITIONS | PUNCTUATION | {"of", "who", "that", "which", "familiar", "close"}
_CONFIRMING = frozenset({"confirmed", "confirms", "revealed", "reveals", "disclosed", "discloses"})
_EXPLAINING = frozenset({"citing", "adding", "saying", "stating", "noting", "stressing", "blaming"})
_PLACING = frozenset({"in", "on", "at", "over", "about", "for"})  # "citing a rise in his district" cites no district
_NEAR = 16  # tokens in which they must come
_OPENING = 5  # tokens in which the head comes
_CITED = frozenset({"cited", "cites"})
_CITING = frozenset({"citing", "quoting"})


def cites(t: Tokens, verb: int) -> bool:
    """Whether a verb names whom somebody else cites: "citing police", ", which cited police,"."""
    return t.low[verb] in _CITING or cites_behind_relative(t, verb)


def cites_behind_relative(t: Tokens, verb: int) -> bool:
    """As in ", which cited police,"."""
    return verb > 1 and t.low[verb] in _CITED and t.low[verb - 1] in ("which", "who") and t.low[verb - 2] == ","


def can_be_read(t: Tokens, first: int, behind: int, voices: Voices) -> bool:
    """Whether what begins at `first` names a voice: "two people close to it"; not "ill health", "police violence"."""
    head = min(max(first + 1, name_end(t, first)), behind)
    if voices.is_voice(t.phrase(first, head)):
        return True
    return any(
        t.low[i] not in DETERMINERS and t.low[i] != "one" and voices.is_voice(t.low[i]) and _ends_name(t, i + 1)
        for i in range(first, min(behind, first + _OPENING))
        if not _PLACING.intersection(t.low[first:i])
    )


def in_brackets(t: Tokens, hit: Hit, behind: int) -> Frame:
    """The frame of "(source: the harbour office)", which is named up to `behind`: without ", 2024", with all of two."""
    closing = next((i for i in range(behind, min(len(t), behind + _NEAR)) if t.low[i] == ")"), behind)
    if t.low[behind : behind + 1] == [","] and behind < closing and not t.low[behind + 1][0].isdigit():
        behind = closing
    return Frame((hit.end, behind), (hit.start + 1, hit.end - 1), hit.start, min(len(t), closing + 1), "citing")


def explained(t: Tokens, verb: int) -> bool:
    """As in "confirmed the delay, citing …": what else may be done without a word is speech where words follow."""
    if t.low[verb] not in _CONFIRMING:
        return False
    comma = next((i for i in range(verb + 1, min(len(t) - 1, verb + _NEAR)) if t.low[i] == ","), None)
    return comma is not None and t.low[comma + 1] in _EXPLAINING


def _ends_name(t: Tokens, index: int) -> bool:
    return index >= len(t) or t.low[index] in _BEHIND_HEAD or t.low[index].endswith(("ed", "ing"))
