"""Where a sentence speaks in quotation marks: straight, curly, mixed, and open at either end."""

from factcheck.spans import Span

OPENING = "“„«"
CLOSING = "”»"
DOUBLE_MARKS = OPENING + CLOSING + '"'


def quoted(words: str) -> list[Span]:
    """Stretches between double quotation marks, marks included; an unpaired mark reaches to the sentence's end.

    Straight marks open and close in turn, and may close what a curly one opened.
    """
    stretches: list[Span] = []
    start: int | None = None
    for place, character in enumerate(words):
        if character not in DOUBLE_MARKS:
            continue
        if start is None and character in CLOSING:
            stretches.append(Span(0, place + 1))
        elif start is None:
            start = place
        elif character not in OPENING:
            stretches.append(Span(start, place + 1))
            start = None
    if start is not None:
        stretches.append(Span(start, len(words)))
    return stretches
