"""Where an article quotes: double and single marks, straight, curly or mixed, nested, and over several paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.annotators.builtin.words.single_marks import closed_later, closing, opens
from factcheck.spans import Span

# A double mark, or a single one that may open. What is common to both comes first: that is searched for fastest.
_MARK = re.compile(r"""["“”„‟«»'‘](?:(?<!['‘])|(?<!\w['‘])(?=[\w“"\[(£$€#@…]))""")
_MIXED_CLOSE = re.compile(r"(?<=[\w.,!?…])(?<![sS])(?<![io]n)['’](?!\w)")  # of speech opened by a double mark
_FIRST = re.compile(r"[\s>*_•‣▪–—\-]{0,6}(?:\[?\d{1,3}[.)\]]\s+)?")  # marks of a list, before what it says
_OPENING, _CLOSING = frozenset("\"'“‘„‟«"), frozenset("\"'”’“»")
_STOPS = frozenset(".,;:!?…")
_PARAGRAPHS = 6  # so many later ones may hold what closes speech that none opens again
_LONGEST_SINGLE = 600  # an apostrophe that opens nothing must not swallow the page


class Quote(NamedTuple):
    """A quotation with its marks. The parts of one that runs over several paragraphs share `number`."""

    start: int
    end: int
    number: int


def find_quotes(text: str, paragraphs: Iterable[Span]) -> list[Quote]:
    """The outermost quotations of `text`, in order; a mark never closed quotes nothing, unless speech goes on."""
    spans = list(paragraphs)
    marks = [m.start() for m in _MARK.finditer(text, spans[0].start)] if spans else []
    if not marks:
        return []
    quotes: list[Quote] = []
    carried, at = False, 0
    running: dict[int, int] = {}  # which paragraphs go on with speech that opens no mark there, and up to where
    for index, paragraph in enumerate(spans):
        inside = []
        while at < len(marks) and marks[at] < paragraph.end:
            if marks[at] >= paragraph.start:
                inside.append(marks[at])
            at += 1
        if index in running:
            quotes.append(Quote(paragraph.start, running[index], quotes[-1].number))
            paragraph = Span(running[index], paragraph.end)
            inside = [mark for mark in inside if mark >= paragraph.start]
        if not inside:
            continue  # between two paragraphs of one speech, this is a caption
        number = quotes[-1].number + (not carried) if quotes else 0
        following = spans[index + 1 : index + 1 + _PARAGRAPHS]
        scan = _Scan(text, paragraph, inside, following, goes_on=carried and text[quotes[-1].start] not in "'‘")
        carried = scan.open_at is not None and _goes_on(text, following[:2], text[scan.open_at])
        if not carried:
            scan.close_mixed(paragraph.end)
        quotes += [Quote(*span, number + n) for n, span in enumerate(scan.closed)]
        if scan.open_at is None or not (carried or scan.speech_opens()):
            carried = False
            continue
        quotes.append(Quote(scan.open_at, paragraph.end, number + len(scan.closed)))
        later = scan.closed_later if carried else _closed_later(text, following)
        if later is not None:
            carried = False
            running = {index + 1 + n: span.end for n, span in enumerate(following[: later[0]])}
            running[index + 1 + later[0]] = later[1] + 1
    return quotes


def marks_apart(text: str, begin: int, end: int, quotes: Sequence[Quote]) -> tuple[int, int]:
    """Where, counted from its `begin`, the marks of the `quotes` of a sentence stand whose partners are outside it.

    First that of the last quotation, which opens and goes on; then that of the first, which closes. -1 for none.
    """
    first, last = quotes[0], quotes[-1]
    opens_here = last.start >= begin and text[last.start] in _OPENING
    closes_here = first.end <= end and text[first.end - 1] in _CLOSING
    opened = first.start >= begin and text[first.start] in _OPENING
    closed = last.end <= end and text[last.end - 1] in _CLOSING
    return (
        last.start - begin if opens_here and not closed else -1,
        first.end - 1 - begin if closes_here and not opened else -1,
    )


def _goes_on(text: str, following: list[Span], mark: str) -> bool:
    """Whether speech left open goes on: a later paragraph opens with a mark, or the next closes before it opens."""
    like = "'‘" if mark in "'‘" else '"“'
    if any(text[_first(text, span)] in like for span in following) or mark in "'‘":
        return True
    first = next(_double_marks(text, following[0]), None) if following else None
    return first is not None and not _opens(text, first)


def _closed_later(text: str, following: list[Span]) -> tuple[int, int] | None:
    """Which of the paragraphs that follow closes, before any opens, what a double mark left open, and where."""
    for index, paragraph in enumerate(following):
        first = next(_double_marks(text, paragraph), None)
        if first is not None:
            beside = text[first - 1] in _STOPS or text[first + 1 : first + 2] in _STOPS or first + 1 == paragraph.end
            return (index, first) if beside and not _opens(text, first) else None
    return None


def _first(text: str, paragraph: Span) -> int:
    """Where a paragraph begins behind the marks of a list."""
    marks = _FIRST.match(text, paragraph.start, paragraph.end - 1)
    return paragraph.start if marks is None else marks.end()


def _double_marks(text: str, span: Span) -> Iterator[int]:
    return (m.start() for m in _MARK.finditer(text, span.start, span.end) if text[m.start()] not in "'‘")


def _opens(text: str, at: int) -> bool:
    """Whether the double mark at `at` opens a quotation, by its shape and its neighbours."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "”»":
        return False
    if not after or after.isspace() or after in ",.;:!?":
        return False
    return mark in "„‟«“" or not before or before.isspace() or before in "([—–-‘'/"


def _opens_askew(text: str, at: int) -> bool:
    """A straight mark glued to the comma before it, where none is open: ``He said," It is late"``."""
    return text[at] == '"' and text[at - 1 : at] in (",", ":") and text[at + 1 : at + 2] == " "


class _Scan:
    """One paragraph read from mark to mark."""

    def __init__(
        self, text: str, paragraph: Span, marks: list[int], following: Sequence[Span], *, goes_on: bool
    ) -> None:
        self.closed: list[Span] = []
        self.closed_later: tuple[int, int] | None = None  # speech in single marks: which paragraph closes it, and where
        self._following = following
        self._first = _first(text, paragraph) if goes_on else paragraph.start
        self.open_at: int | None = self._first if goes_on else None
        self._text, self._paragraph = text, paragraph
        self._depth = 1 if goes_on else 0
        self._last_close: int | None = None
        self._holds_others: bool | None = None  # of the quotation in straight marks that is open
        self._read(marks, goes_on=goes_on)

    def _read(self, marks: list[int], *, goes_on: bool) -> None:
        skip_to = self._first + (goes_on and self._text[self._first] in '"“')
        for at in marks:
            if at >= skip_to:
                skip_to = self._mark(at)
        if self.open_at is not None and self._last_close is not None:
            self._close(self._last_close)

    def speech_opens(self) -> bool:
        """Whether the mark left open stands where speech begins: at the start, or after a comma or a colon."""
        assert self.open_at is not None
        before = self._text[self._paragraph.start : self.open_at].rstrip()
        return not before or before[-1] in ",:"

    def close_mixed(self, end: int) -> None:
        """Closes what a double mark opened with the single mark before `end` that does, unless one opens between."""
        if self.open_at is None or self._text[self.open_at] not in '"“':
            return
        close = _MIXED_CLOSE.search(self._text, self.open_at + 2, end)
        if close is None or any(m[0] in "'‘" for m in _MARK.finditer(self._text, self.open_at + 1, close.start())):
            return
        self._close(close.start())

    def _mark(self, at: int) -> int:
        if self._text[at] in "'‘":
            return self._single(at) if self.open_at is None else at + 1
        if self.open_at is None:
            if _opens(self._text, at) or _opens_askew(self._text, at):
                self.open_at, self._depth, self._last_close = at, 1, None
                self._holds_others = None
        elif not _opens(self._text, at):
            self._depth -= 1
            self._last_close = at
            if not self._depth:
                self._close(at)
        elif self._text[at] == '"' and self._text[self.open_at] == '"' and not self._nests(self.open_at):
            self.close_mixed(at)  # two straight marks that both open: the first was never closed by its like
            if self.open_at is not None and self._begins_anew(at):
                self.closed.append(Span(self.open_at, at - 1))
            self.open_at = at
        else:
            self._depth += 1
        return at + 1

    def _begins_anew(self, at: int) -> bool:
        """As in ``He said: "I slept. "I woke. "I left."``: speech of which each sentence opens marks again."""
        assert self.open_at is not None
        ended = self._text[at - 2 : at - 1] in ".!?" and self._text[at - 1 : at].isspace()
        again = self.closed[-1:] != [] and self.closed[-1].end + 1 == self.open_at
        anew = self._text[self.open_at - 2 : self.open_at - 1] in ".!?" and self._text[self.open_at - 1].isspace()
        return ended and (again or anew or self.speech_opens())

    def _nests(self, opening: int) -> bool:
        """Whether straight marks that open inside the quotation at `opening` do: all from there on pair off so."""
        if self._holds_others is None:
            depth = 0
            for mark in _double_marks(self._text, Span(opening, self._paragraph.end)):
                opens = _opens(self._text, mark) and (depth != 1 or self._text[mark + 1].isalnum())
                depth += 1 if opens else -1
                if depth < 0:
                    break
            self._holds_others = depth == 0
        return self._holds_others

    def _close(self, at: int) -> None:
        assert self.open_at is not None
        self.closed.append(Span(self.open_at, at + 1))
        self.open_at, self._last_close = None, None

    def _single(self, at: int) -> int:
        """A quotation in single marks; one that goes on in the next paragraphs is left open."""
        if not opens(self._text, at):
            return at + 1
        before = self._text[max(self._paragraph.start, at - 2) : at]
        mixed = before in (", ", ": ")
        speech = mixed or before in ("", ". ", "! ", "? ", "' ", "’ ", '" ', "” ")
        limit = self._paragraph.end if speech else min(self._paragraph.end, at + _LONGEST_SINGLE)
        close = closing(self._text, at, limit, speech=speech)
        best = close.place if close.place >= 0 else limit
        if mixed:
            near = min(best, at + _LONGEST_SINGLE)
            double = self._mixed(at, near)
            best = double if double < near else best
        if not close.sure and (best == limit or (speech and best == close.place)) and self._runs_on():
            self.open_at = at
            return self._paragraph.end
        if best == limit:
            return at + 1
        self.closed.append(Span(at, best + 1))
        return best + 1

    def _runs_on(self) -> bool:
        """Whether speech in single marks may go on: the next paragraph opens with one, or a later one closes it."""
        if not self._following:
            return False
        if opens(self._text, _first(self._text, self._following[0])):
            return True
        self.closed_later = closed_later(self._text, self._following)
        return self.closed_later is not None

    def _mixed(self, at: int, before: int) -> int:
        """The double mark that closes speech opened by a single one; `before` where none does, or where one opens."""
        double = next(_double_marks(self._text, Span(at + 1, before)), before)
        return before if double < before and _opens(self._text, double) else double
