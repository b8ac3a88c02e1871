"""Who an article goes on about: "Ida Moe, who has died at 94, drew maps. She … She …", back to where she was named."""

import re
from collections.abc import Callable, Sequence

_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s")
_FARTHEST = 3500  # code points back
_MOST_WITHOUT = 2  # sentences in a row that don't tell of whom it may be
_OWN = {
    "he": re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im)\b"),
    "she": re.compile(r"\b(?:[Ss]he|[Hh]ers?)\b"),
}
_SOMEBODY_ELSE = re.compile(r"(?:An?|One|Another|The) [a-z]")


def thread(text: str, at: int, pronoun: str, named: Callable[[int, int], Sequence[str]]) -> str:
    """The one who is named where sentences begin that tell of nobody else who could be meant; "" where in doubt.

    `named` gives those who could be, who begin the stretch between two places and after them those who stand in it.
    """
    own = _OWN.get(pronoun)
    if own is None:
        return ""
    first = max(0, at - _FARTHEST)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, at)]
    ends = ends if first else [0, *ends]
    without, seen = 0, False
    for start, end in zip(reversed(ends[:-1]), reversed(ends[1:]), strict=True):
        names = named(start, end)
        if names:
            return names[0] if seen and len(names) == 1 else ""
        told = own.search(text, start, end) is not None
        seen = seen or told
        without = 0 if told else without + 1
        if without > _MOST_WITHOUT or (not told and _SOMEBODY_ELSE.match(text, start) is not None):
            return ""
    return ""
