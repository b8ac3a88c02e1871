"""Whether a subject and a word that is a noun too agree as subject and verb: "The firm claims", "critics fear"."""

import re

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import PREPOSITIONS, PRONOUNS, STAND_ALONE
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens

_PLURAL = re.compile(r"[^'s]s\Z")
_BEHIND_NOUN = PREPOSITIONS | WORDS["written"] | {"of", "who"}
_MANY = frozenset(
    {
        "data",
        "people",
        "staff",
        "police",
        "media",
        "crew",
        "public",
        "them",
        "us",
        "men",
        "women",
        "children",
        "everybody",
        "everyone",
    }
)


def third_person(t: Tokens, frame: Frame) -> bool:
    """As in "The firm claims", but neither "the firm's claims" nor "the firms claim"."""
    if frame.source is None or not t.low[frame.cue[0]].endswith("s"):
        return False
    last = t.low[frame.source[1] - 1]
    one = not last.endswith("s") or last.endswith("ss")  # "the boss claims"
    return not last.endswith(("'s", "s'")) and (one or t.capital(frame.source[1] - 1))


def several(t: Tokens, frame: Frame) -> bool:
    """As in "critics claim", "many fear"."""
    assert frame.source is not None
    first, behind = frame.source
    last = t.low[behind - 1]
    if t.low[first] in ("a", "an"):
        return False  # "a police report"
    alone = (behind - first == 1 and last in PRONOUNS) or t.low[first] in STAND_ALONE or last in _MANY
    noun = next((i - 1 for i in range(first + 1, behind) if t.low[i] in _BEHIND_NOUN), first)
    if not t.low[frame.cue[0]].endswith("s") and _PLURAL.search(t.low[noun]):
        return True  # "letters seen by the Courier show"
    return alone or (
        last.endswith("s") and not last.endswith(("'s", "s'", "ss")) and not t.low[frame.cue[0]].endswith("s")
    )
