"""Voices behind a noun of thought: "my own worry is that …", "they have a theory that …", "there was talk that …"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.clauses import is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    adverbial,
    clause_follows,
    name_like,
    name_start,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

_OWNED = WORDS["owned"]
_POSSESSIVE = WORDS["possessive"]
_MINE = WORDS["mine"]
_HAVING = WORDS["having"]
_BE = WORDS["be"]
_UNOWNED = WORDS["unowned"]  # "the story is that": put forward, whoever does so
_ADJECTIVES = 3  # words of "my own very quiet hope"
_NEAR = 5  # words of "have always had a"
_PLAIN = frozenset({"clear", "simple", "short", "blunt", "plain", "brief", "stark", "firm", "different", "unequivocal"})
_ANSWERS = frozenset({"answer", "reply", "response", "message", "verdict"})
_CLOSED = frozenset({"and", "or", "but", "of", "that", "not", "is", "was"})


def by_owner(t: Tokens, hit: Hit, *, spoken: bool) -> Frame | None:
    """As in "Their hope is that it ends", "the mayor's view was that"; "my hope is", "the story is" in speech alone."""
    if t.low[hit.start] not in _OWNED or not hit.start or hit.end - hit.start == 1:
        return None
    behind = _clause(t, hit.end, spoken=spoken)
    owner = _owner(t, hit.start)
    if behind is None or (owner is not None and t.low[owner] in _MINE and not spoken):
        return None
    if owner is None:
        return _unowned(t, hit, behind) if spoken else None
    if t.low[owner] in _POSSESSIVE:
        return Frame((owner, owner + 1), (hit.start, hit.end), owner, behind, "belief")
    first = name_start(t, owner)
    if not name_like(t, first, owner + 1):
        return None
    return Frame((first, owner + 1), (hit.start, hit.end), first, behind, "noun")


def by_thought(t: Tokens, hit: Hit) -> Frame | None:
    """As in "They've got this theory that", "we had the feeling that", "there's a rumour that", "the claim that"."""
    before = hit.start - 1
    while before > 0 and hit.start - before <= _ADJECTIVES + 1 and not _opens_noun(t, before):
        before -= 1
    before -= t.low[before] in DETERMINERS or t.low[before] in ("a", "an", "no")
    if before < 0 or hit.end >= len(t):
        return None
    cue = (hit.start, hit.end - 1)
    verb = before
    while verb > 0 and adverbial(t.low[verb]):
        verb -= 1
    if verb and t.low[verb] in _BE and t.low[verb - 1] == "it" and t.low[before + 1] in _POSSESSIVE:
        return Frame((before + 1, before + 2), cue, verb - 1, hit.end, "belief")  # "it is our belief that"
    if t.low[verb] in ("there's", "there") or (t.low[verb] in _BE and t.low[verb - 1] == "there"):
        first = verb - (t.low[verb] in _BE)
        return Frame(None, cue, first, hit.end, "hearsay")
    if t.low[verb] not in _HAVING and not t.low[verb].endswith("'ve"):
        return None
    return _of_who_has(t, cue, verb, hit.end)


def _of_who_has(t: Tokens, cue: tuple[int, int], verb: int, behind: int) -> Frame | None:
    last = verb - (t.low[verb] in _HAVING)
    while last >= 0 and (
        t.low[last] in _HAVING or t.low[last] in AUXILIARIES or t.low[last] in NEGATIONS or adverbial(t.low[last])
    ):
        last -= 1
    if last < 0 or verb - last > _NEAR or walls(t.low[last]):
        return None
    first = name_start(t, last)
    return Frame((first, last + 1), cue, first, behind, "mind") if name_like(t, first, last + 1) else None


def _opens_noun(t: Tokens, index: int) -> bool:
    low = t.low[index]
    return (
        low in DETERMINERS or low in _HAVING or low in _BE or low in ("a", "an", "no", "there's") or low.endswith("'ve")
    )


def _clause(t: Tokens, index: int, *, spoken: bool) -> int | None:
    """Where the clause begins behind "is": after "that" or a colon, or in speech at once."""
    if t.low[index : index + 1] == ["that"] or t.low[index : index + 1] == [":"]:
        return index + 1
    if t.low[index + 1 : index + 2] == [":"] and (spoken or t.low[index] in _PLAIN):
        return index + 2  # "The argument is simple: …"
    if t.low[index + 1 : index + 3] == [":", QUOTE] and t.low[index - 2] in _ANSWERS:
        return index + 2  # "Moe's reply was graceful: “…”"
    if t.low[index : index + 1] == [MENTION] and t.low[index - 2] in ("position", "stance"):
        return None  # "her position was “untenable”"
    if t.low[index : index + 1] in ([QUOTE], [MENTION]):
        return index
    return index if spoken and clause_follows(t, index) else None


def _owner(t: Tokens, noun: int) -> int | None:
    """The word before a noun, past "own" and adjectives, that says whose it is."""
    for index in range(noun - 1, max(-1, noun - 2 - _ADJECTIVES), -1):
        low = t.low[index]
        if low in _POSSESSIVE or low.endswith(("'s", "s'")):
            return index
        if walls(low) or low in DETERMINERS or low in _CLOSED or low in PREPOSITIONS or is_verb(t, index):
            return None
    return None


def _unowned(t: Tokens, hit: Hit, behind: int) -> Frame | None:
    """As in "The official story is that": nobody else is named."""
    opening = next((i for i in range(hit.start - 1, max(-1, hit.start - 3), -1) if t.low[i] in ("the", "one")), None)
    if opening is None or t.low[hit.start] not in _UNOWNED or t.low[behind - 1] not in ("that", ":"):
        return None
    return Frame((opening, hit.start + 1), (hit.end - 1, hit.end), opening, behind, "belief")
