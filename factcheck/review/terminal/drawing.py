"""Draws what a reviewer sees of a claim: fragments of text with a style each, folded to a width."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import NamedTuple

from factcheck.records import Link
from factcheck.review.queue import Item
from factcheck.review.terminal.session import HOW_TO_CLOSE, KEYS, Session
from factcheck.showing.words import LABELS, LETTERS
from factcheck.vocabulary import Label

Fragment = tuple[str, str]  # a style and text
Line = list[Fragment]
# Colour and shape both, so that nobody needs to tell the colours apart.
_STYLES = {
    Label.REPORTED_FACT: "fg:ansigreen",
    Label.ATTRIBUTED_STATEMENT: "fg:ansicyan underline",
    Label.OPINION: "fg:ansiyellow bold reverse",
}
_QUIET, _LOUD, _CUE = "fg:ansibrightblack", "bold", "bold underline"
_CONTEXT = 160  # characters of each neighbour
_AROUND = 400  # characters of the sentence on either side of the claim
_WORDS = 1200  # characters of the claim


class Look(NamedTuple):
    """How to draw: with colour or brackets, and what makes foreign text safe to show."""

    colour: bool
    visible: Callable[[str], str]
    styles: Mapping[Label, str] = _STYLES

    def plain(self, text: str) -> str:
        """Foreign text on one line."""
        return " ".join(self.visible(text).split())


def screen(session: Session, look: Look) -> Iterator[Line]:
    """Everything but the line for typing: a paragraph a line, not yet folded."""
    shown = session.item
    if session.helps:
        yield from ([(_LOUD, f"{key:>7}  "), ("", does)] for key, does in KEYS)
        yield [("", "")]
        yield [("", HOW_TO_CLOSE)]
    elif shown is None:
        yield [(_LOUD, "Nothing is left to look at." if session.total else "Nothing waits for a look.")]
    else:
        yield from _claim(shown, session, look)
    if session.message:
        yield [("", "")]
        yield [(_LOUD, look.plain(session.message))]


def progress(session: Session) -> str:
    """How far the pass has come."""
    return f"{session.done} of {session.total} done"


def _claim(shown: Item, session: Session, look: Look) -> Iterator[Line]:
    by = f"sentence {shown.sentence}, claim #{shown.number} of {look.plain(shown.annotator)}"
    yield [(_LOUD, look.plain(shown.title)), (_QUIET, f"  {by}")]
    yield [("", "")]
    if shown.before:
        yield [(_QUIET, _end_of(look.plain(shown.before)))]
    yield list(_sentence(shown, look))
    if shown.after:
        yield [(_QUIET, _start_of(look.plain(shown.after)))]
    yield [("", "")]
    yield list(_label(shown, session, look))
    if shown.chain:
        yield [(_QUIET, "whose word  "), ("", look.plain(" > ".join(map(_voice, shown.chain))))]
    for reason in shown.reasons:
        detail = f": {look.plain(reason.detail)}" if reason.detail else ""
        yield [(_QUIET, "why look    "), ("", f"{reason.why}{_start_of(detail)}")]
    if shown.decision:
        differ = "; others decided otherwise" if shown.others_differ else ""
        note = f": {look.plain(shown.note)}" if shown.note else ""
        what = shown.decision.replace("_", " ")
        yield [(_QUIET, "decided     "), ("", f"{look.plain(shown.decided_by)}: {what}{note}{differ}")]
    if shown.same:
        yield list(_same(shown, session))


def _label(shown: Item, session: Session, look: Look) -> Iterator[Fragment]:
    kind = session.kind or shown.opinion_kind
    yield _QUIET, "label       "
    yield (
        look.styles[shown.label] if look.colour else _LOUD,
        f" {LABELS[shown.label]} " if look.colour else LABELS[shown.label],
    )
    if kind and (shown.label is Label.OPINION or session.kind):
        yield "", f"  {kind}"
    if shown.label is not shown.label_given:
        yield _QUIET, f"  (the annotator: {LABELS[shown.label_given]})"
    if shown.parts > 1:
        yield _QUIET, f"  (split into {shown.parts})"


def _same(shown: Item, session: Session) -> Iterator[Fragment]:
    places = f"{len(shown.same) + 1} places, {shown.same_articles} articles"
    yield _QUIET, "same words  "
    yield "", f"in {places}: "
    yield _LOUD, f"the next key decides for all {len(shown.same) + 1}" if session.for_all else "= decides for all"


def _sentence(shown: Item, look: Look) -> Iterator[Fragment]:
    """The sentence, or the claim where it reaches further, with the claim and its cues marked."""
    base, text = shown.sentence_span.start, shown.sentence_text
    span = shown.span
    if not shown.sentence_span.contains(span):
        base, text = span.start, shown.quote
    marked = {word.span for word in shown.words if word.role in ("opinion_cue", "cue", "source")}
    inner = [one for one in marked if span.contains(one)]
    edges = sorted({base, base + len(text), span.start, span.end, *(edge for one in inner for edge in one)})
    for start, end in pairwise(edges):
        piece = text[start - base : end - base]
        within = span.start <= start and end <= span.end
        if start == span.start and not look.colour:
            yield "", f"[{LETTERS[shown.label]} "
        if not within:
            yield "", _start_of(piece, _AROUND) if start >= span.end else _end_of(piece, _AROUND)
        else:
            is_cue = any(one.start <= start and end <= one.end for one in inner)
            style = look.styles[shown.label] if look.colour else ""
            yield f"{style} {_CUE}" if is_cue else style, _start_of(look.visible(piece), _WORDS)
        if end == span.end and not look.colour:
            yield "", "]"


def _voice(link: Link) -> str:
    name = link.full_name or link.source or "an unnamed source"
    return f"{name} ({link.cue})" if link.cue else name


def _start_of(text: str, most: int = _CONTEXT) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _end_of(text: str, most: int = _CONTEXT) -> str:
    return text if len(text) <= most else f"…{text[-most:]}"


def folded(lines: Iterable[Line], width: int, columns: Callable[[str], int]) -> list[Line]:
    """The lines broken between words so that none is wider than `width`; `columns` tells how wide text is shown."""
    return [row for line in lines for row in _rows(line, max(10, width), columns)]


def _rows(line: Line, width: int, columns: Callable[[str], int]) -> Iterator[Line]:
    row: Line = []
    used = 0
    for style, word in _pieces(line):
        for piece in _fitting(word, width, columns):
            size = columns(piece)
            if row and used + size > width:
                yield row
                row, used = [], 0
                if piece.isspace():
                    continue
            row.append((style, piece))
            used += size
    yield row or [("", "")]


def _pieces(line: Line) -> Iterator[Fragment]:
    """Words and the spaces between them, each with its style."""
    for style, text in line:
        flat = "".join(" " if character in "\n\t" else character for character in text)
        for _, run in groupby(flat, key=str.isspace):
            yield style, "".join(run)


def _fitting(word: str, width: int, columns: Callable[[str], int]) -> Iterator[str]:
    """The word in pieces that fit into a row."""
    while columns(word) > width:
        cut = next(size for size in range(width, 0, -1) if columns(word[:size]) <= width)
        yield word[:cut]
        word = word[cut:]
    yield word
