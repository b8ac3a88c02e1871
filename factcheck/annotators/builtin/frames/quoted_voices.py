"""Whom a speaker quotes or recalls: "quoted her as saying", "cited two clerks who said", "recalled him saying"."""

from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    name_like,
    name_start,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens

_QUOTING = WORDS["quoting"]
_RECALLING = WORDS["recalling"]
_SAYING = WORDS["saying"]  # "saying", "telling"
_SAYS = frozenset({"said", "say", "says"})
_OBJECTS = WORDS["objects"] - {"you"}
_FARTHEST = 16  # tokens of a name with what is told of it
_LONGEST = 9  # tokens of "one of the guards at the gate"


def saying(t: Tokens, cue: tuple[int, int]) -> int | None:
    """Where "as saying", "who said" or "saying" stands behind a verb of quoting or recalling; None where none does."""
    verb = t.low[cue[0]]
    if verb in _QUOTING:
        for index in range(cue[1], min(len(t) - 1, cue[1] + _FARTHEST)):
            low, after = t.low[index], t.low[index + 1]
            if low == "as" and after in ("saying", "telling"):
                return index
            if low == "who" and after in _SAYS and not verb.startswith("report"):
                return index
    if verb in _RECALLING:
        return _participle(t, cue[1])
    return None


def _participle(t: Tokens, first: int) -> int | None:
    """As in "recalled the nurse telling her", "quoted one official saying": directly behind a name."""
    low = t.low[first] if first < len(t) else ""
    if not low or not (low in _OBJECTS or low in DETERMINERS or low == "one" or low.endswith("s") or t.capital(first)):
        return None
    for index in range(first + 1, min(len(t), first + _LONGEST)):
        low = t.low[index]
        if low in _SAYING:
            return index if name_like(t, first, index) or t.low[index - 1] in _OBJECTS else None
        if walls(low) or low == "that" or (verbal(low) and not t.capital(index)):
            return None
    return None


def with_quoted(t: Tokens, frame: Frame) -> list[Frame]:
    """A frame, and the one of whom it quotes: in "he was quoted by the agency as saying …" the agency speaks first."""
    says = None if frame.source is None else saying(t, frame.cue)
    if says is None:
        return [frame]
    passive = frame.style == "passive"
    last = frame.cue[0] - 2
    while passive and last > 0 and t.low[last] in AUXILIARIES:
        last -= 1  # "had been quoted by the paper as saying"
    last -= t.low[last] == ","
    quoted = (name_start(t, last), last + 1) if passive else (frame.cue[1], _name_end(t, frame.cue[1], says))
    if not (name_like(t, *quoted) or (quoted[1] - quoted[0] == 1 and t.low[quoted[0]] in _OBJECTS)):
        return [frame]
    alone = t.low[says] in _SAYING
    cue = says + (t.low[says] == "who"), says + 2 - alone
    inner = Frame(quoted, cue, says if passive else quoted[0], content_start(t, cue[1]), "free")
    return [frame._replace(first=min(frame.first, quoted[0]), behind=inner.first), inner]


def _name_end(t: Tokens, first: int, behind: int) -> int:
    """Where the name ends of "Oda Brekke, a surgeon, as", "the surgeon, Oda Brekke, as", "Brekke on Monday as"."""
    if t.low[behind - 1] in DAYS:
        return behind - 1 - (t.low[behind - 2] in PREPOSITIONS)
    if t.low[behind - 1] != ",":
        return behind
    comma = t.low.index(",", first)
    return comma if t.capital(comma - 1) else behind - 1
