"""The two selectors of the Web Annotation Data Model for a stretch of text: where it is, and what it says.

Both count Unicode code points, as the recommendation demands.
"""

from typing import Any

from factcheck.spans import Span

_LEAST_CONTEXT = 32  # code points on each side
MOST_CONTEXT = 2048
_TO_A_SPACE = 16  # further, so that no word is cut


def selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """A TextPositionSelector and a TextQuoteSelector of `span`."""
    before, after = _context(text, span)
    quote = {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": before, "suffix": after}
    return [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, quote]


def _context(text: str, span: Span) -> tuple[str, str]:
    """What stands around `span`: enough that together they occur once, as long as `MOST_CONTEXT` is enough for it."""
    reach = _LEAST_CONTEXT
    while True:
        first, last = _outwards(text, span.start, -reach), _outwards(text, span.end, reach)
        if reach >= MOST_CONTEXT or _is_alone(text, text[first:last]):
            return text[first : span.start], text[span.end : last]
        reach *= 2


def _is_alone(text: str, words: str) -> bool:
    return text.find(words, text.index(words) + 1) == -1


def _outwards(text: str, place: int, reach: int) -> int:
    """`place` moved by `reach` and on to a space, if one is near; never past an end of `text`."""
    step = 1 if reach > 0 else -1
    moved = min(max(place + reach, 0), len(text))
    for tried in range(moved, moved + step * _TO_A_SPACE, step):
        if not 0 < tried < len(text):
            return min(max(tried, 0), len(text))
        if text[tried - 1 if step < 0 else tried].isspace():
            return tried
    return moved
