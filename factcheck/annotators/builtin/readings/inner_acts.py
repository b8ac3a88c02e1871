"""Whether who speaks of himself puts anything forward: not in "“I warned them in May”", "“We saw it coming”"."""

import re
from collections.abc import Sequence

from factcheck.annotators.builtin.words.content import Range
from factcheck.annotators.builtin.words.grammar import FIRST_PERSON, PREPOSITIONS
from factcheck.annotators.builtin.words.lexicon import WORDS

_TELLING = frozenset({"warn", "warned", "tell", "told", "ask", "asked", "inform", "informed", "remind", "reminded"})
_PERCEIVING = frozenset({"feel", "felt", "see", "saw", "hear", "heard", "notice", "noticed"})
_OBJECTS = WORDS["objects"] | {"it"}
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
