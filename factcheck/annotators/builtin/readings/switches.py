"""Where a sentence goes over from one voice to another at a dash, a bracket or the comma of "While …, …"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.annotators.builtin.frames.contested import contests
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.purposes import PROMPTING
from factcheck.annotators.builtin.words.clauses import SPLITTING, clause_verb, has_verb, is_clause, joints
from factcheck.annotators.builtin.words.content import Range
from factcheck.annotators.builtin.words.grammar import PREPOSITIONS
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, QUOTE, Tokens

_CONCEDING = frozenset({"while", "although", "though", "whereas"})
_WHEN = frozenset({"after", "when", "before", "once", "as"})
_BEFORE_CONCEDING = frozenset({"but", "and", "yet", "even"})
_JOINTS = WORDS["joints"] | {"so", "or", "nor"}
_WITHOUT_COMMA = WORDS["joints"] | {"so"}
_CALLINGS = SPLITTING["callings"]
_PAIR = 2
_MOVE = 5  # tokens of "in a surprising move that"
_NO_LEADS = frozenset({"hearsay", "according", "citing", "view", "noun", "naming"})


def cut_before(t: Tokens, frame: Frame, begin: int, *, heard: bool) -> Range | None:
    """Where what the article tells itself ends, and who speaks in `frame` begins; None where that is in doubt."""
    at = frame.first - 1
    if at > begin and contests(t, frame):
        return at, frame.first
    if at > begin and t.low[at] == QUOTE:
        return _second_quotation(t, begin, at) if heard else _at_quotation(t, begin, at)
    if at <= begin or frame.style in _NO_LEADS or frame.relative or frame.source is None:
        return None
    dash = at - (t.low[at] in _JOINTS)
    if t.low[dash] == "—":
        return _at_dash(t, frame, begin, dash)
    if t.low[frame.first] in PROMPTING:
        return (at, at + 1) if t.low[at] == "," and not heard and has_verb(t, begin, at) else None
    if t.low[at] == ",":
        return None if heard else _behind_concession(t, frame, begin, at)
    if t.low[at] in _WITHOUT_COMMA and not heard:
        before = at - (t.low[at - 1] == "even")
        before -= t.low[before - 1] == ","
        return (before, at + 1) if _leads(t, frame) and is_clause(t, begin, before) else None
    return None if heard else _in_a_move(t, frame, begin, at)


def _second_quotation(t: Tokens, begin: int, quote: int) -> Range | None:
    """As in "“It is safe,” said Vik, and “it is not,” said the union"."""
    joint = quote - 1
    if t.low[joint] not in _JOINTS or QUOTE not in t.low[begin:joint]:
        return None
    return joint - (t.low[joint - 1] == ","), quote


def _at_dash(t: Tokens, frame: Frame, begin: int, at: int) -> Range | None:
    """As in "The dam was shut — Vik said it was cracked": one dash alone, and a clause before it."""
    if "—" in t.low[begin:at] or "—" in t.low[at + 1 :] or not _leads(t, frame):
        return None
    return (at, frame.first) if has_verb(t, begin, at) or QUOTE in t.low[begin:at] else None


def _at_quotation(t: Tokens, begin: int, quote: int) -> Range | None:
    """As in "It was a gamble — “a mad one,” Vik said"."""
    dash = quote - 1
    alone = t.low[dash] == "—" and "—" not in t.low[begin:dash] and QUOTE not in t.low[begin:dash]
    return (dash, quote) if alone and has_verb(t, begin, dash) else None


def _behind_concession(t: Tokens, frame: Frame, begin: int, comma: int) -> Range | None:
    """As in "While the council closed the dam, Vik said it was safe"; not "While it was rare, he said, it was …"."""
    opener = begin
    while opener < comma and t.low[opener] in _BEFORE_CONCEDING:
        opener += 1
    when = t.low[opener] in _WHEN and clause_verb(t, opener + 1, comma) is not None
    if not (when or t.low[opener] in _CONCEDING) or not has_verb(t, opener, comma) or not _leads(t, frame):
        return None
    alone = "," not in t.low[begin:comma] and QUOTE not in t.low[begin:comma]
    return (comma, comma + 1) if alone else None


def _leads(t: Tokens, frame: Frame) -> bool:
    """Whether what is said stands behind the verb, and the verb behind its subject."""
    after = frame.cue[1]
    if frame.source is None or frame.cue[0] < frame.source[1] or after >= len(t):
        return False
    if t.low[frame.behind : frame.behind + 1] == [","] and t.low[frame.behind + 1 : frame.behind + 2] != [QUOTE]:
        return False  # "When the dam broke, Vik told reporters, it …"
    return t.low[after] not in PUNCTUATION or (t.low[after] in (",", ":") and t.low[after + 1 : after + 2] == [QUOTE])


def _in_a_move(t: Tokens, frame: Frame, begin: int, at: int) -> Range | None:
    """As in "The port was sold, in a move that Vik described as a gamble"."""
    if t.low[at] not in ("that", "which") or t.low[frame.cue[0]] not in _CALLINGS:
        return None
    comma = next((i for i in range(at - 1, max(begin, at - _MOVE - 1), -1) if t.low[i] == ","), None)
    if comma is None or t.low[comma + 1] not in PREPOSITIONS or not has_verb(t, begin, comma):
        return None
    return comma, comma + 1


def cut_behind_opening(t: Tokens, frame: Frame, stop: int) -> Range | None:
    """As in "While Vik said the dam was safe, the council closed it", "Saying it was safe, Vik left".

    It is looked for no farther than `stop`, where the next one speaks.
    """
    until = frame.until if frame.first <= 1 else None
    if until is not None and frame.source is not None and frame.cue[0] < until <= frame.source[0]:
        return until, frame.source[0]
    if frame.relative or not _opens(t, frame):
        return None
    for joint in joints(t, frame.cue[1], len(t)):
        if joint.after > stop:
            return None
        if t.low[joint.after] not in _JOINTS and clause_verb(t, joint.after, len(t)) is not None:
            told = t.low[frame.first - 1] != "as" or clause_verb(t, frame.behind, joint.before) is not None
            return (joint.before, joint.after) if told else None  # not "As Vik said on Monday, it is late"
    return None


def _opens(t: Tokens, frame: Frame) -> bool:
    """Whether a frame stands in what its sentence begins with, and more is to come."""
    opener = frame.first - 1
    if opener < 0 or (opener > 0 and t.low[opener - 1] not in _BEFORE_CONCEDING and t.low[opener - 1] != ";"):
        return False
    if frame.style in ("noun", "naming"):
        return t.low[opener] in PREPOSITIONS and opener == 0
    return (t.low[opener] in _CONCEDING or t.low[opener] in _WHEN or t.low[opener] == "because") and _leads(t, frame)


def bracketed(t: Tokens, frames: Sequence[Frame]) -> Range | None:
    """What stands in brackets or between two dashes where somebody is heard in it, and nowhere else."""
    for first, behind in put_in(t, 0, len(t)):
        if all(first <= frame.first and frame.cue[1] < behind for frame in frames):
            outside = has_verb(t, 0, first - 1) or has_verb(t, behind + 1, len(t))
            apart = outside and QUOTE not in t.low[: first - 1] and QUOTE not in t.low[behind:]
            told = _leads(t, frames[0]) or t.low[first] in ("which", "who") or frames[0].style == "passive"
            return (first, behind) if apart and told else None
    return None


def put_in(t: Tokens, first: int, behind: int) -> Iterator[Range]:
    """What stands in brackets, or between two dashes, without these."""
    row = t.low[first:behind]
    if "(" not in row and "—" not in row:
        return
    marks = [i for i, low in enumerate(row, first) if low in ("(", ")", "—")]
    for opening, closing in pairwise(marks):
        if (t.low[opening], t.low[closing]) == ("(", ")"):
            yield opening + 1, closing
    dashes = [i for i in marks if t.low[i] == "—"]
    if len(dashes) == _PAIR:
        yield dashes[0] + 1, dashes[1]
