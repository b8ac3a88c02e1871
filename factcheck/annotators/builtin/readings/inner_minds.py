"""Whether who is told of only has something in mind: "she had not known Vik", "they can tell red from blue"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import CONTRACTED, NEGATIONS, PREPOSITIONS, PRONOUNS, finite
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_KNOWING = frozenset({"know", "knows", "knew", "known", "see", "sees", "saw", "seen", "hear", "hears", "heard"})
_FEELING = frozenset({"feel", "feels", "felt", "arguing", "noticed", "notice"})
_PERCEIVING = frozenset({"see", "sees", "saw", "seen", "hear", "hears", "heard"})
_FORGETTING = frozenset({"forget", "forgets", "forgot", "forgotten"})
_HOLDING = frozenset({"regard", "regards", "regarded", "considered", "viewed"})
_EXPECTING = frozenset({"expected", "expect", "intended", "planned", "hoped"})
_TELLING = frozenset({"tell", "tells", "told"})
_CLAIMING = frozenset({"claiming", "saying", "suggesting", "arguing", "pretending"})
_STARTING = frozenset({"start", "started", "starts", "stop", "stopped", "stops", "begin", "began", "begun", "finish"})
_OPENERS = WORDS["clause openers"] | {"that", "how", "when", "whether", "if", "out", "this", "so", "as", "where", "why"}
_ASKING = frozenset({"who", "whom", "whose", "which", "what", "exactly", "precisely", "perfectly"})
_NOMINATIVES = frozenset({"i", "he", "she", "we", "they", "there"})
_ENDS = frozenset({",", ";", ":", "—", ".", "before", "after", "while", "when", "because", "until", "and", "but"})
_WITHIN = 12  # tokens in which a clause would show its verb


def only_minds(t: Tokens, frame: Frame) -> bool:
    """Whether the verb of a `frame`, whose source stands before it, puts nothing forward for somebody to doubt."""
    cue, first = t.low[frame.cue[1] - 1], frame.cue[1]
    if frame.source is None or first >= len(t) or t.low[max(0, frame.source[0] - 1)] in ("as", "like"):
        return False  # "As I see it, the quay is lost"
    near = t.low[first : first + _WITHIN]
    before = t.low[frame.cue[0] - 1] if frame.cue[0] else ""
    if cue.endswith("ing") and cue not in _FEELING | _CLAIMING:
        return before in _STARTING and near[0] not in _OPENERS and near[0] not in (QUOTE, ",")
    if cue in _CLAIMING and before in NEGATIONS:
        return True
    if cue in _KNOWING | _FEELING:
        it = near[0] in ("it", "you") and cue not in _PERCEIVING
        return not it and not _has_clause(t, first, wide=cue not in _FEELING)
    if cue in _FORGETTING:
        return near[0] in ("that", "this", "it") and (len(near) == 1 or near[1] in _ENDS)
    if cue in _TELLING:
        return "from" in near[1:6] and not _has_clause(t, first, wide=False)
    himself = t.low[frame.source[0]] in PRONOUNS and frame.source[1] - frame.source[0] == 1
    return himself and ((cue in _HOLDING and "as" in near) or (cue in _EXPECTING and near[0] == "to"))


def _has_clause(t: Tokens, first: int, *, wide: bool) -> bool:
    """Whether what stands behind a verb tells something; where not `wide`, before any "in" or "of"."""
    if (
        t.low[first] in _OPENERS
        or t.low[first] in _ASKING
        or t.low[first] in _NOMINATIVES
        or t.low[first] in (QUOTE, ",", ":")
    ):
        return True
    for low in t.low[first : first + _WITHIN]:
        if low in _ENDS or (not wide and low in PREPOSITIONS):
            return False
        if low in _OPENERS or low == QUOTE or low in CONTRACTED or finite(low):
            return True
    return False
