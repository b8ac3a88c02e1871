"""Whether anybody puts anything forward: not in "“I warned them in May”", "inspectors had warned the firm twice"."""

import re
from collections.abc import Sequence

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.content import Range
from factcheck.annotators.builtin.words.grammar import AUXILIARIES, FIRST_PERSON, PREPOSITIONS, finite
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

_TELLING = frozenset({"warn", "warned", "tell", "told", "ask", "asked", "inform", "informed", "remind", "reminded"})
_PERCEIVING = frozenset({"feel", "felt", "see", "saw", "hear", "heard", "notice", "noticed"})
_OBJECTS = WORDS["objects"] | {"it"}
_WARNING = _TELLING - {"ask", "asked"} | {"alert", "alerted", "notify", "notified"}
_FINDING = frozenset(
    {"find", "found", "leave", "left", "make", "made", "see", "saw", "keep", "kept", "catch", "caught"}
)
_PARTICIPLES = frozenset(
    {"shut", "cut", "set", "put", "burnt", "left", "lost", "told", "met", "made", "found", "broken"}
)
_DOING = frozenset({"do", "does", "did", "don't", "doesn't", "didn't"})
_PASSIVE = ("hearsay", "passive", "told")
_NOMINATIVES = frozenset({"i", "he", "she", "it", "we", "they", "there"})
_OPENERS = WORDS["clause openers"] | {"that", "how", "when", "whether", "if", "out", "this", "so", "as"}
_ASKING = frozenset({"that", "how", "what", "why", "where", "which", "who", "whether", "if", "when"})
_TIMES = frozenset(
    {"once", "twice", "again", "yesterday", "today", "earlier", "later", "this", "last", "three", "several"}
)
_MATTERS = frozenset(
    {"of", "about", "against", "over", "to", "regarding", "concerning", "not", "no", "nothing", "things"}
)
_STOP = re.compile(  # behind it stands what has nothing to do with whom somebody told
    r"[.!?]?$|,(?: (?:and|but)\b)?|[;—–)]|\b(?:and|but) (?:that|then|had|have|has)\b"
    r"|\b(?:before|after|while|since|until|once|because)\b"
)
_IN_BRACKETS = re.compile(r" \([^()]*\)")
_QUOTED = re.compile(r"[“”\"‘:]|,\s[“\"‘]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def puts_forward(text: str, voices: Sequence[tuple[Range | None, Range | None]], content: Sequence[Range]) -> bool:
    """Whether anything is left to put forward behind the inner `voices` of one stretch of speech in `text`.

    Where one voice alone is heard, "I" or the like, with a verb of telling or of the senses, that takes more than when,
    where or whom it was told.
    """
    words = [low.lower() for low in _WORD.findall(" ".join(text[slice(*piece)] for piece in content))]
    if not words:
        return not voices
    if len(voices) != 1 or voices[0][0] is None or voices[0][1] is None:
        return True
    source, cue = (text[slice(*place)].lower() for place in voices[0] if place is not None)
    if source not in FIRST_PERSON or cue not in _TELLING | _PERCEIVING:
        return True
    if cue in _TELLING:
        clause = text[: content[0][0]].rstrip().endswith(" that")  # "I told them that in May we stop"
        return clause or words[0] not in PREPOSITIONS
    behind = words[1:2]
    object_alone = words[0] in _OBJECTS and (not behind or behind[0] in PREPOSITIONS or behind[0].endswith("ing"))
    return not object_alone


def only_does(cue: str, behind: str) -> bool:
    """Whether `cue`, with what stands `behind` it, is an act that puts nothing forward.

    As "warned" in "had warned the company twice", and "found" in "found valves rusted shut"; not in "warned the company
    of leaks", "found it had leaked".
    """
    behind = _IN_BRACKETS.sub("", behind)
    stop = _STOP.search(behind)
    near = behind if stop is None else behind[: stop.start()]
    words = [low.lower().replace("’", "'") for low in _WORD.findall(near) if low != "May"]
    if cue in _DOING:
        return True
    if not words or _QUOTED.search(behind[: len(near) + 3]) is not None:
        return False
    if any(low in AUXILIARIES or (finite(low) and low not in _PARTICIPLES) for low in words if low != "to"):
        return False
    if words[0] in _OPENERS or any(low.partition("'")[0] in _NOMINATIVES for low in words[1:]):
        return False
    if cue in _WARNING:
        ends = stop is None or stop[0] != ","
        return ends and (_MATTERS | _ASKING).isdisjoint(words) and not _told_something(words)
    return cue in _FINDING and words[0] not in _NOMINATIVES


def _told_something(words: Sequence[str]) -> bool:
    """As in "them the ferry stops"; not in "them twice", "the company in May"."""
    behind = words[1:2] if words[0] in _OBJECTS else []
    return behind != [] and not (behind[0] in PREPOSITIONS or behind[0] in _TIMES)


def only_tells(t: Tokens, frame: Frame) -> bool:
    """Whether a frame tells of nothing but that somebody was warned or told: "inspectors warned the firm in May"."""
    before = t.low[frame.first - 1] if frame.first else ""
    cue = t.low[frame.cue[1] - 1]
    if cue not in _WARNING or frame.source is None or frame.source[0] >= frame.cue[0] or frame.relative:
        return False
    if before in (",", "—", QUOTE, MENTION) or frame.style in _PASSIVE:
        return False
    return only_does(cue, t.text[t.end[frame.cue[1] - 1] : t.end[-1]])
