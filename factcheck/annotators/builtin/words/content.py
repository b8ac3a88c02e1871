"""What is put forward, cut to its words: without "that", commas, and quotation marks that enclose the whole of it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

Range = tuple[int, int]

_DOUBLE = frozenset('"“”„‟«»')
_DOUBLE_MARK = re.compile('["“”„‟«»]')
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_OPENING = frozenset("\"'“‘„‟«")
_CLOSING = frozenset("\"'”’“»")
_OPENS_SINGLE = re.compile(r"[,:] ['‘](?=\w)(?!.*[\w.,!?…]['’](?!\w))")  # which the double mark at the end closes
_SINGLE = re.compile(r"(?<!\w)['‘](?=\w)")
_STOPS = frozenset(".,;")
_STANDS_ALONE = re.compile(
    r"that (?:is|was|has|had|will|would|can|could|may|might|should|must|does|did|isn['’]t|wasn['’]t"
    r"|doesn['’]t|didn['’]t|won['’]t|can['’]t|makes|made|means|meant|shows|showed|suggests|tells|helps|helped|sounds|seems|looks|came"
    r"|comes|happens|happened|gives|gave|took|takes)\b"
    r"|(?-i:That) (?:day|night|morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
_ODD_ENDS = frozenset(" ,;:–—-\t\n\r\u00a0")


def trimmed(t: Tokens, pieces: Sequence[Range]) -> tuple[Range, ...]:
    """Pieces without "that", commas, and marks that enclose the whole of them; nothing of those without a word."""
    found = []
    for start, end in pieces:
        if _LETTER_OR_DIGIT.search(t.text, start, end) is not None:
            found.append(_trim(t, start, end))
    return tuple(found)


def _trim(t: Tokens, start: int, end: int) -> Range:
    text = t.text
    start, end = _trim_ends(text, start, end)
    that = text[start : start + 5].lower() == "that " and _LETTER_OR_DIGIT.search(text, start + 5, end) is not None
    if that and not _STANDS_ALONE.match(text, start, end):
        start, end = _trim_ends(text, start + 5, end)
    return _trim_ends(text, *_unquoted(t, start, end))


def _unquoted(t: Tokens, start: int, end: int) -> Range:
    """Without a mark at either end whose partner stands at the other, or outside."""
    text = t.text
    stop = end - 1 if text[end - 1] in _STOPS and text[end - 2 : end - 1] in _CLOSING else end
    if start == t.apart[0]:
        return start + 1, end
    if stop - 1 == t.apart[1]:
        return start, stop - 1
    opens, closes = text[start] in _OPENING, text[stop - 1] in _CLOSING
    first, last = start + opens, stop - closes
    if not (opens and closes) and (text[start] in "'‘" or text[stop - 1] in "'’"):
        return start, end
    if opens and text[start] in "'‘" and _ends_before(t, start, stop):
        return start, end
    if not (opens or closes) or first >= last:
        return start, end
    if _DOUBLE_MARK.search(text, first, last) is not None:
        return (first, last if closes else end) if _encloses(text, first, last) else (start, end)
    if opens and text[start] in _DOUBLE and text[stop - 1] in "'’" and _SINGLE.search(text, first, last) is not None:
        return first, end  # “He said, ‘It is late.’
    if not opens and _OPENS_SINGLE.search(text, start, last) is not None:
        return start, end
    return first, last if closes else end


def _ends_before(t: Tokens, start: int, stop: int) -> bool:
    """Whether the quotation that opens at `start` ends before `stop`: "'a farce' and 'a sham'"."""
    index = bisect_left(t.start, start)
    return index < len(t) and t.start[index] == start and t.low[index] in (QUOTE, MENTION) and t.end[index] < stop


def _encloses(text: str, first: int, last: int) -> bool:
    """Whether the marks around a piece are of one quotation, since those inside it are of others: “a “plan” of his”."""
    depth = 0
    for index in range(first, last):
        if text[index] in _DOUBLE:
            opens = text[index] in "„‟«“" or (
                text[index] == '"' and text[index - 1] in " (" and text[index + 1].isalnum()
            )
            depth += 1 if opens else -1
            if depth < 0:
                return False
    return depth == 0


def _trim_ends(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in _ODD_ENDS:
        start += 1
    while end > start and text[end - 1] in _ODD_ENDS:
        end -= 1
    return start, end
