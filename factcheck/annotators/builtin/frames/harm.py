"""Who tells of harm without a clause: "the governor reported damage to two homes", "police confirmed four deaths"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import PREPOSITIONS, SUBORDINATORS, verbal, walls
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_REPORTING = frozenset({"report", "reports", "reported", "reporting", "confirm", "confirms", "confirmed", "confirming"})
_HARM = WORDS["harm"]
_KNOWN = frozenset({"the", "this", "that", "her", "his", "their", "its"})
_CONFIRMED = WORDS["confirmed"]  # "confirmed the arrest of two men"
_NEAR = 5  # tokens of "at least four more deaths"
_TELLING = (SourceKind.PERSON, SourceKind.GOVERNMENT, SourceKind.MEDIA)
_CONFIRMING = (*_TELLING, SourceKind.ORGANISATION)


def reports_harm(t: Tokens, frame: Frame, voices: Voices) -> bool:
    """Whether somebody with an office, or an authority, tells of harm; not "she reported the attack to police"."""
    if t.low[frame.cue[0]] not in _REPORTING or frame.source is None or frame.source[0] >= frame.cue[0]:
        return False
    source = t.phrase(*frame.source)
    if t.low[frame.cue[0]].startswith("confirm") and t.low[frame.cue[1] : frame.cue[1] + 1] == ["the"]:
        told = t.low[frame.cue[1] + 1 : frame.cue[1] + 2]
        return told != [] and told[0] in _CONFIRMED and voices.kind_of(source) in _CONFIRMING
    first = frame.cue[1] + (t.low[frame.cue[1] : frame.cue[1] + 1] == ["at"])  # "at least four"
    end = next((i for i in range(first, len(t)) if _ends(t, i)), len(t))
    if _HARM.isdisjoint(t.low[first : min(end, first + _NEAR)]) or t.low[first] in _KNOWN:
        return False
    return voices.is_voice(source) and voices.kind_of(source) in _TELLING


def _ends(t: Tokens, index: int) -> bool:
    low = t.low[index]
    return walls(low) or (low in PREPOSITIONS and low != "over") or low in SUBORDINATORS or verbal(low)
