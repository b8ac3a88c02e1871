"""What stands before a speaker and is nothing said: "On Monday, the mayor wrote", "Should she say no, …"."""

from factcheck.annotators.builtin.frames.circumstances import is_circumstance
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.clauses import has_verb, is_clause
from factcheck.annotators.builtin.words.grammar import DETERMINERS, LEADERS, PRONOUNS, TIMES
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, QUOTE, Tokens

_JOINTS = WORDS["joints"] | {"so", "then"}
_HEARERS = WORDS["hearers"]
_WHEN = WORDS["subordinate"]
_TELLING_WHICH = frozenset({"who", "which", "that", "what", "how", "why", "whom", "whose", "where"})
_NEAR = 4  # tokens of "The very next day"
_SUPPOSING = frozenset({"should", "had", "were"})
_NOT_YET = frozenset({"until", "unless", "once"})
_ANSWERS = frozenset({"so", "otherwise", "yes", "no"})


def supposes(t: Tokens, frame: Frame) -> bool:
    """Whether nobody has said it yet: "Should she say no, …", "until the court says so", "when he says yes".

    Nor does anybody in "all told, 400 came", "the results were telling".
    """
    if frame.source is None or frame.cue[0] < frame.source[1]:
        return False
    if t.low[frame.source[0] : frame.cue[1]] == ["all", "told"] or _tells_nobody(t, frame.cue):
        return True
    first = frame.source[0]
    opener = t.low[first] if t.low[first] in _WHEN else t.low[first - 1] if first else ""
    if opener in _SUPPOSING:
        return first == 1 or t.low[first - 2] in PUNCTUATION or t.low[first - 2] in _JOINTS
    if opener not in _WHEN:
        return False
    answers = t.low[frame.cue[1] : frame.cue[1] + 1] != [] and t.low[frame.cue[1]] in _ANSWERS
    return (answers and opener != "as") or (opener in _NOT_YET and t.low[frame.cue[1] - 1].endswith("s"))


def behind_clause(t: Tokens, frame: Frame) -> Frame:
    """The frame without a clause before "and" in its source: "The ferry carries cars and Oda Brekke denied it"."""
    source = frame.source
    if source is None or frame.first != source[0] or frame.cue[0] < source[1]:
        return frame
    joint = next((i for i in range(source[1] - 2, source[0], -1) if t.low[i] in _JOINTS), None)
    if joint is None or not is_clause(t, source[0], joint):
        return frame
    return frame._replace(source=(joint + 1, source[1]), first=joint + 1)


def _tells_nobody(t: Tokens, cue: tuple[int, int]) -> bool:
    """As in "was telling", "telling details"; whom one tells is a pronoun, a name, or has a word before it."""
    if t.low[cue[0] : cue[1]] != ["telling"]:
        return False
    whom = t.low[cue[1]] if cue[1] < len(t) else ""
    told = whom in PRONOUNS or whom in DETERMINERS or whom in _HEARERS or whom in (QUOTE, ":", ",", "that", "an")
    told = told or "that" in t.low[cue[1] : cue[1] + _NEAR]
    return not (told or (whom != "" and t.capital(cue[1])))


def only_opens(t: Tokens, comma: int) -> bool:
    """Whether all that stands in its clause before the `comma` tells when, where or why something was done.

    So of "On Monday, he wrote to the bank"; not of "The dam is safe, he wrote on Monday".
    """
    behind = comma
    while behind > 0:
        first = behind
        while first > 0 and t.low[first - 1] not in PUNCTUATION and t.low[first - 1] != QUOTE:
            first -= 1
        if not _opens(t, first, behind):
            return False
        if first == 0 or t.low[first - 1] != ",":
            return first == 0 or t.low[first - 1] == ";"
        behind = first - 1
    return False


def _opens(t: Tokens, first: int, behind: int) -> bool:
    if behind - first > 1 and t.low[first] in _JOINTS:
        first += 1
    if first >= behind or t.low[first] in _TELLING_WHICH or t.low[first + 1 : first + 2] in (["least"], ["most"]):
        return False  # "At least 12 dead, he wrote on Monday"
    if t.low[first] in _WHEN:
        return True
    if not TIMES.isdisjoint(t.low[first : first + _NEAR]) and not has_verb(t, first, behind):
        return True  # "Two days after the storm"
    return (is_circumstance(t, first, behind) or t.low[first] in LEADERS) and not has_verb(t, first, behind)
