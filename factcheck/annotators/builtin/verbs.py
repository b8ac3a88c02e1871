"""Frames around a verb: "X said that …", "…," said X, "X, the mayor, called for …", "X, who warned …"."""

from factcheck.annotators.builtin.frame import Frame, content_start, tail_end
from factcheck.annotators.builtin.grammar import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    FIRST_PERSON,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    STAND_ALONE,
    SUBORDINATORS,
    adverbial,
    name_end,
    name_like,
    name_start,
    proper,
    subject_of_sentence,
    verbal,
    walls,
)
from factcheck.annotators.builtin.lexicon import WORDS, Hit
from factcheck.annotators.builtin.tokens import MENTION, PUNCTUATION, QUOTE, Tokens
from factcheck.annotators.builtin.voices import Voices

_CLAUSE_OPENERS = WORDS["clause openers"]
_NOT_BEFORE_VERB = (DETERMINERS - PRONOUNS - STAND_ALONE) | {"to", "of", "no", "any", "new"}
_BEFORE_INFINITIVE = WORDS["before infinitive"]
_NOUNS_TOO = WORDS["nouns too"]


def by_verb(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    """The frame around an active verb of saying, where it has a speaker and something that is said."""
    if hit.start and t.low[hit.start - 1] in _NOT_BEFORE_VERB and not _goes_on_to(t, hit.start):
        return None
    frame = _inverted(t, hit) or _after_subject(t, hit)
    if frame is None or (frame.source and t.low[frame.source[0]] in FIRST_PERSON):
        return None
    return frame if _introduces(t, hit, frame, voices) else None


def _goes_on_to(t: Tokens, verb: int) -> bool:
    """ "Continues to criticise": the infinitive is what is said and done."""
    return verb > 1 and t.low[verb - 1] == "to" and t.low[verb - 2] in _BEFORE_INFINITIVE


def _inverted(t: Tokens, hit: Hit) -> Frame | None:
    """ "…," said the mayor."""
    before = hit.start - 1
    comma = before >= 0 and t.low[before] == ","
    if comma:
        before -= 1
    if before < 0:
        return None
    spoken = t.low[before] == QUOTE or (t.low[before] == MENTION and comma)
    if not spoken and not comma:
        return None
    behind = name_end(t, hit.end)
    if not name_like(t, hit.end, behind) or not _may_begin_name(t, hit.end):
        return None
    if not spoken and any(verbal(low) or walls(low) for low in t.low[behind:]):
        return None
    return Frame((hit.end, behind), (hit.start, hit.end), hit.start, tail_end(t, behind), hit.section)


def _may_begin_name(t: Tokens, index: int) -> bool:
    low = t.low[index]
    return t.capital(index) or low in DETERMINERS or low in PRONOUNS or low.endswith("s")


def _after_subject(t: Tokens, hit: Hit) -> Frame | None:
    last = _before_auxiliaries(t, hit.start - (3 if _goes_on_to(t, hit.start) else 1))
    if last < 0 or t.low[last] in NEGATIONS:
        return None
    if _joins(t, last):
        return _shared_subject(t, hit, last)
    if t.low[last] == ",":
        return _participle(t, hit, last) if t.low[hit.start].endswith("ing") else _apposition(t, hit, last)
    if t.low[last] == ")":
        last = _before_bracket(t, last)
    if last < 0 or walls(t.low[last]):
        return None
    first = name_start(t, last)
    return _frame(t, hit, (first, last + 1), first) if name_like(t, first, last + 1) else None


def _before_auxiliaries(t: Tokens, last: int) -> int:
    while last >= 0 and (t.low[last] in AUXILIARIES or adverbial(t.low[last])):
        last -= 1
    return last


def _joins(t: Tokens, index: int) -> bool:
    return t.low[index] in ("and", "who", "which") and not t.capital(index)


def _before_bracket(t: Tokens, closing: int) -> int:
    opening = next((i for i in range(closing, -1, -1) if t.low[i] == "("), 0)
    return opening - 1


def _frame(t: Tokens, hit: Hit, source: tuple[int, int], first: int, *, relative: bool = False) -> Frame:
    behind = content_start(t, hit.end) if hit.section in ("free", "that", "quote", "belief") else hit.end
    return Frame(source, (hit.start, hit.end), first, behind, hit.section, relative)


def _shared_subject(t: Tokens, hit: Hit, joint: int) -> Frame | None:
    """ "She left early and said …", "the mayor, who said …"."""
    if t.low[joint] != "and":
        last = joint - 1 - (t.low[joint - 1] == ",")
        first = name_start(t, last) if last >= 0 else 0
        if last < 0 or not name_like(t, first, last + 1):
            return None
        return _frame(t, hit, (first, last + 1), joint, relative=True)
    begin = next((i + 1 for i in range(joint - 1, -1, -1) if walls(t.low[i]) and t.low[i] != ","), 0)
    source = subject_of_sentence(t, begin, joint)
    if source is None:
        return None
    return _frame(t, hit, source, joint, relative=True)


def _participle(t: Tokens, hit: Hit, comma: int) -> Frame | None:
    """ "…, saying that …": the speaker is the subject of the clause before."""
    source = subject_of_sentence(t, 0, comma)
    return _frame(t, hit, source, comma + 1, relative=True) if source is not None else None


def _apposition(t: Tokens, hit: Hit, comma: int) -> Frame | None:
    """ "Oda Brekke, the minister, said": the name stands before the first comma that is not a circumstance's."""
    pieces = _pieces(t, comma)
    heads = [i for i, (first, behind) in enumerate(pieces) if first < behind and not _circumstance(t, first)]
    if not heads:
        return None
    head = heads[0]
    first, behind = pieces[head]
    first = name_start(t, behind - 1) if head == 0 else first
    if head + 1 < len(pieces) and not t.capital(behind - 1) and proper(t, *pieces[head + 1]):
        behind = pieces[head + 1][1]
    if not name_like(t, first, pieces[head][1]) or any(
        verbal(w) and w.endswith("ed") is False for w in t.low[first : pieces[head][1]]
    ):
        return None
    return _frame(t, hit, (first, behind), first)


def _pieces(t: Tokens, comma: int) -> list[tuple[int, int]]:
    """What stands between the commas to the left of `comma`, back to where the clause begins."""
    pieces: list[tuple[int, int]] = []
    behind, index = comma, comma - 1
    while index >= 0 and (t.low[index] == "," or not walls(t.low[index])) and len(pieces) < 6:
        if t.low[index] == ",":
            pieces.append((index + 1, behind))
            behind = index
        index -= 1
    pieces.append((index + 1, behind))
    return pieces[::-1]


def _circumstance(t: Tokens, first: int) -> bool:
    low = t.low[first]
    return (
        low in PREPOSITIONS | DAYS | SUBORDINATORS
        or adverbial(low)
        or (low.endswith("ing") and low != "king")
        or low in ("who", "which")
    )


def _introduces(t: Tokens, hit: Hit, frame: Frame, voices: Voices) -> bool:
    """Whether what stands beside the verb is of the kind that the verb needs to be speech."""
    if frame.source is None:
        return True
    after = t.low[hit.end] if hit.end < len(t) else ""
    quoted = _quote_beside(t, frame)
    if hit.section == "quote":
        return quoted
    if t.low[hit.start] in _NOUNS_TOO and not after:
        return False
    if (quoted and t.low[hit.start] not in _NOUNS_TOO) or after == QUOTE or _closes(t, frame):
        return not (hit.section == "act" and not after)
    if t.low[hit.start] in _NOUNS_TOO:
        return after in _CLAUSE_OPENERS
    if hit.section != "that":
        return bool(after) and after not in PUNCTUATION
    opened = t.low[frame.behind - 1] in _CLAUSE_OPENERS | {":"} or after in _CLAUSE_OPENERS
    return opened or (bool(after) and _clause_follows(t, hit.end) and voices.speaks(t.phrase(*frame.source)))


def _clause_follows(t: Tokens, index: int) -> bool:
    """Whether a subject and a verb follow within a few words: "the bridge would close"."""
    if t.low[index] in PUNCTUATION or t.low[index] in PREPOSITIONS:
        return False
    return any(low in AUXILIARIES or low.endswith("n't") for low in t.low[index + 1 : index + 9] if low != "to")


def _quote_beside(t: Tokens, frame: Frame) -> bool:
    quoted = (QUOTE, MENTION)
    before = [low for low in t.low[max(0, frame.first - 2) : frame.first] if low != ","]
    if before and before[-1] in quoted:
        return before[-1] == QUOTE or t.low[frame.first - 1] == ","
    return any(low in quoted for low in t.low[frame.cue[1] : frame.behind + 8])


def _closes(t: Tokens, frame: Frame) -> bool:
    """Whether the frame ends its sentence behind a comma or a quotation: "…, the agency reported"."""
    if frame.first == 0 or t.low[frame.first - 1] not in (",", QUOTE, "—"):
        return False
    rest = t.low[frame.cue[1] :]
    return not any(verbal(low) or low == QUOTE for low in rest) and len(rest) <= 8
