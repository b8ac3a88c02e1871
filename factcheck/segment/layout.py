"""Cuts a text into paragraphs: stretches that no sentence crosses.

A line is a paragraph, as web extractors write them, unless the text is wrapped at a fixed width.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from factcheck.spans import Span

# Everything that str.splitlines() takes for the end of a line, named here because splitlines() loses the offsets.
BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(f"[^{BREAKS}]+")
_SINGLE_BREAKS = frozenset(["\r\n", *BREAKS.replace("\u2029", "")])
_FRONT_MATTER = re.compile(r"\s*---[ \t]*[\r\n]+(?:(?!---)[^\r\n]{0,2000}[\r\n]+){1,60}---[ \t]*(?=[\r\n]|\Z)")
_STOPPED = re.compile(r"[.!?…:;。！？؟۔।](?:\s?[\"'”’»›“«‹‘)\]}*_]|\[\d{1,3}\]|[¹²³⁰⁴-⁹])*\Z")  # and numbers of notes
_UNFINISHED = re.compile(r"(?:,[\"'”’»]?|\b(?:and|or|but|the|a|an|of|to|in|with|for|that))\Z")
_LIST_ITEM = re.compile(r"(?:[-*+•⁃▪◦‣–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s|#{1,6}\s|>|\|")
_QUOTED_MAIL = re.compile(r">[>\s]*")  # before each line of what somebody wrote earlier
_WIDEST_WRAP = 120
_SLACK = 8


class Line(NamedTuple):
    """A line without the white space at its ends, how much of it stood before, and whether a blank line did."""

    start: int
    end: int
    after_blank: bool
    indent: int

    @property
    def width(self) -> int:
        """How far to the right it reaches."""
        return self.indent + self.end - self.start


def front_matter(text: str) -> Span:
    """The ``---`` block that a text opens with; empty where it opens with none."""
    match = _FRONT_MATTER.match(text)
    return Span(0, match.end()) if match else Span(0, 0)


def lines(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of ``text[start:]`` that hold something besides white space."""
    end_of_last, blank = start, True
    for match in _LINE.finditer(text, start):
        raw = match[0]
        left = raw.lstrip()
        gap = text[end_of_last : match.start()]
        blank = blank or (gap not in _SINGLE_BREAKS)
        end_of_last = match.end()
        if not left:
            blank = True
            continue
        first = match.end() - len(left)
        yield Line(first, first + len(left.rstrip()), blank, first - match.start())
        blank = False


def paragraphs(text: str, start: int = 0) -> list[Span]:
    """The paragraphs of ``text[start:]`` in order, each trimmed of white space."""
    every_line = list(lines(text, start))
    if _first_lines_indented(text, every_line):
        every_line = [line._replace(after_blank=line.after_blank or line.indent > 0) for line in every_line]
    width = _wrap_width(text, every_line)
    joined: list[Span] = []
    for before, line in zip([None, *every_line], every_line, strict=False):
        if before is not None and not line.after_blank and _goes_on(text, before, line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(Span(line.start, line.end))
    return joined


def stopped(words: str) -> bool:
    """Whether `words` end with a mark that ends a sentence or announces another."""
    return _STOPPED.search(words[-12:]) is not None


def is_list_item(words: str) -> bool:
    """Whether `words` open with a bullet, a number or another mark of a list, a quotation or a table."""
    return _LIST_ITEM.match(words) is not None


def _first_lines_indented(text: str, every_line: list[Line]) -> bool:
    """Whether an indented line begins a paragraph, as in books: most are followed by a line that is not."""
    pairs = [(a, b) for a, b in pairwise(every_line) if a.indent > 0 and not b.after_blank]
    behind = [b.indent for _, b in pairs if not is_list_item(text[b.start : b.start + 8])]
    return behind.count(0) > max(1, len(behind) / 2)


def _wrap_width(text: str, every_line: list[Line]) -> int:
    """The width the text is wrapped at, or 0 where its line breaks mean something."""
    width = max((line.width for line in every_line), default=0)
    if width > _WIDEST_WRAP:
        return 0
    pairs = [(a, b) for a, b in pairwise(every_line) if not b.after_blank and not _begins(text, a, b)]
    full = [(a, b) for a, b in pairs if _is_full(text, a, b, width)]
    mid_sentence = sum(not stopped(text[a.start : a.end]) for a, _ in full)
    mostly = len(full) >= 3 and len(full) * 4 >= len(pairs) * 3 and mid_sentence * 2 >= len(full)
    few = len(full) == len(pairs) and mid_sentence * 2 >= len(full) > 0  # of a text of short paragraphs
    return width if mostly or (few and (len(full) > 1 or pairs[0][0] != every_line[0])) else 0


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the first word of `following` would not have fitted on `line`."""
    words = _QUOTED_MAIL.sub("", text[following.start : following.end], count=1).split(None, 1)
    first_word = words[0] if words else ""
    return line.width + 1 + len(first_word) > width - _SLACK


def _goes_on(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether `following` only continues what `line` began."""
    if _begins(text, line, following):
        return False
    if width:
        return _is_full(text, line, following, width)
    if _UNFINISHED.search(text, max(line.start, line.end - 12), line.end):
        return True
    return text[following.start].islower() and not stopped(text[line.start : line.end])


def _begins(text: str, line: Line, following: Line) -> bool:
    """Whether `following` plainly begins something: an item of a list, or a paragraph whose first line is indented."""
    if text[line.start] == text[following.start] == ">":
        return any(_QUOTED_MAIL.fullmatch(text, one.start, one.end) for one in (line, following))
    if is_list_item(text[following.start : following.start + 8]):
        return True
    return following.indent > line.indent and not is_list_item(text[line.start : line.start + 8])
