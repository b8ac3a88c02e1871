"""What a part of a sentence reads as, and the voices that are heard inside what it puts forward."""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.annotators.builtin.readings.inner_acts import puts_forward
from factcheck.annotators.builtin.readings.inside import Segment, segments
from factcheck.annotators.builtin.readings.interrupted import joined
from factcheck.annotators.builtin.words.content import Range
from factcheck.annotators.builtin.words.lexicon import Lexicon
from factcheck.annotators.builtin.words.quotes import find_quotes
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.spans import Span

_LEADING = frozenset({"for", "to", "and", "but", "as"})  # "For my mother, it was a shame"
_VOICE_IN_QUOTATION = 24  # code points; a shorter one is too short for another voice and its word
_DEEPEST = 8  # voices, each heard through the one before: more has only a quotation never closed


class Voiced(NamedTuple):
    """One link in code points from the start of the sentence; without a source, nobody is named."""

    source: Range | None
    cue: Range | None


class Reading(NamedTuple):
    """One part of a sentence; without links it is the article's own word."""

    part: Range | None  # None: the whole sentence
    tokens: Range  # token indexes
    links: tuple[Voiced, ...] = ()
    content: tuple[Range, ...] = ()
    quoting: int = 0  # of the links, the last so many speak inside a quotation
    cut: tuple[Range, ...] = ()  # token indexes in it that are readings of their own
    follows: bool = False  # from what the reading before says ("…, so …")


def deepened(t: Tokens, outer: Reading, cues: Lexicon, voices: Voices, *, spoken: bool = False) -> list[Reading]:
    """A reading with the voices that are heard inside what it puts forward; in parts where these change.

    Of what is `spoken`, quoted or not, those are voices too that say "I think".
    """
    if not outer.content or len(outer.links) >= _DEEPEST:
        return [outer]
    leads = spoken and t.low[:1] != [] and t.low[0] in _LEADING
    if QUOTE not in t.low and not leads and cues.first_words.isdisjoint(t.low):
        return [outer]
    inside = [_quotation(t, piece) for piece in outer.content] if QUOTE in t.low else []
    pieces = [piece for piece in inside if piece is not None]
    quoted = len(pieces) == len(outer.content)
    pieces = pieces if quoted else list(outer.content)
    read = [_row(t, piece if quoted else _with_that(t, piece), quoted=quoted) for piece in pieces]
    rows = [(row, quoted or spoken) for row in joined(read)]
    closing = None if quoted else _closing_quotation(t, pieces[-1])
    if closing is not None:
        rows.append((_row(t, closing, quoted=True), True))
    found = segments(rows, pieces, cues, voices)
    if not found or (len(found) == 1 and not puts_forward(t.text, found[0].voices, found[0].content)):
        return [outer]
    begin, end = outer.part or (0, len(t.text))
    ends = [segment.part[0] for segment in found[1:]]
    starts = [begin, *ends]
    stops = [*(segment.part[1] for segment in found[:-1]), end]
    one = len(found) == 1
    inner = [
        _inside(outer, segment, outer.part if one else (start, stop), quoted=quoted)
        for segment, start, stop in zip(found, starts, stops, strict=True)
    ]
    return [deeper for reading in inner for deeper in _quoted_deeper(t, rows, outer, reading, cues, voices)]


def _quoted_deeper(
    t: Tokens, rows: Sequence[tuple[Tokens, bool]], outer: Reading, inner: Reading, cues: Lexicon, voices: Voices
) -> list[Reading]:
    """An inner reading with the voices heard in what it quotes: "“They told us, ‘She said it is late’”"."""
    if _stands_before(outer, inner):
        deeper = deepened(t, inner, cues, voices, spoken=True)
        return [one._replace(quoting=one.quoting + inner.quoting) for one in deeper] if deeper != [inner] else deeper
    if len(inner.links) == len(outer.links) or len(inner.content) != 1 or inner.content == outer.content:
        return [inner]
    row = next((row for row, _ in rows if row is not t and _quotation(row, inner.content[0]) is not None), None)
    if row is None and _quotation(t, inner.content[0]) is not None:
        row = t
    if row is None:
        return [inner]
    deeper = deepened(row, inner, cues, voices)
    return [one._replace(quoting=one.quoting + inner.quoting) for one in deeper] if deeper != [inner] else deeper


def _stands_before(outer: Reading, inner: Reading) -> bool:
    """Whether what is put forward begins before the voice that is heard inside: "My aunt, she said, thought that"."""
    cue = inner.links[-1].cue if len(inner.links) > len(outer.links) else None
    return cue is not None and bool(inner.content) and inner.content[0][0] < cue[0]


def _inside(outer: Reading, segment: Segment, part: Range | None, *, quoted: bool) -> Reading:
    inner = tuple(Voiced(*voice) for voice in segment.voices)
    return Reading(part, outer.tokens, (*outer.links, *inner), segment.content, quoting=len(inner) if quoted else 0)


def _quotation(t: Tokens, piece: Range) -> Range | None:
    """What of a piece is quoted, where nothing but an article stands before it: "the “head of the harbour said …”"."""
    for index, low in enumerate(t.low):
        if low == QUOTE and piece[0] < t.end[index] and piece[1] <= t.end[index] + 1:
            if t.start[index] <= piece[0]:
                return piece
            if t.text[piece[0] : t.start[index]].strip().lower() in ("the", "a", "an"):
                return t.start[index] + 1, min(piece[1], t.end[index] - 1)
    return None


def _closing_quotation(t: Tokens, piece: Range) -> Range | None:
    """The words inside the quotation that a piece ends with: "that it was late and “I think we must go”"."""
    if QUOTE not in t.low:
        return None
    last = len(t) - 1 - t.low[::-1].index(QUOTE)
    start, end = t.start[last], t.end[last]
    closes = piece[0] < start < piece[1] <= end + 1
    return (start + 1, end - 1) if closes and end - start > _VOICE_IN_QUOTATION else None


def _with_that(t: Tokens, piece: Range) -> Range:
    """With the "that" before it, by which a clause goes on: "Vik knew, she said, that it was late"."""
    opening = piece[0] - len("that ")
    return (opening, piece[1]) if t.text[max(0, opening) : piece[0]] == "that " else piece


def _row(t: Tokens, piece: Range, *, quoted: bool) -> Tokens:
    if not quoted and len(t) and piece[0] <= t.start[0] and t.end[-1] <= piece[1]:
        return t
    if not quoted:
        return t.between(*piece)
    blocks = [(quote.start, quote.end) for quote in find_quotes(t.text, [Span(*piece)])]
    return t.within(blocks, *piece)
