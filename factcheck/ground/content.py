"""What an attributed claim puts forward, where nobody pointed it out: the claim without its sources and cues."""

import re
from collections.abc import Sequence

from factcheck.spans import Span, trimmed, without

_JOINING = re.compile(r"(?:that|how|whether)\b\s*", re.IGNORECASE)
_TRAILING = re.compile(r"[\s,]+(?:and|but|as)\s*$", re.IGNORECASE)
_ODD = ",;:.—–-()"
_PAIRS = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’"}
_SHORT_WORDS = 3  # "has also", "on Friday": too little to be a statement beside another piece


def derived_content(words: str, claim: Span, taken: Sequence[Span]) -> list[Span]:
    """The pieces of `claim` that no source or cue covers, without joining words and marks at their ends.

    Where nothing is left, the claim itself: a speech act ("the mayor apologised") puts itself forward.
    """
    pieces = [_bare(words, piece) for piece in without(claim, taken)]
    pieces = [piece for piece in pieces if any(character.isalnum() for character in piece.of(words))]
    telling = [piece for piece in pieces if len(piece.of(words).split()) > _SHORT_WORDS or _is_quoted(words, piece)]
    return telling or sorted(pieces, key=lambda piece: piece.start - piece.end)[:1] or [claim]


def _is_quoted(words: str, piece: Span) -> bool:
    around = words[max(0, piece.start - 1) : piece.end + 1]
    return any(mark in around for mark in '“”„«»"')


def _bare(words: str, piece: Span) -> Span:
    """`piece` without what only joins it to source and cue."""
    piece = trimmed(words, piece, _ODD)
    joining = _JOINING.match(words, piece.start, piece.end)
    if joining:
        piece = trimmed(words, Span(joining.end(), piece.end), _ODD)
    trailing = _TRAILING.search(piece.of(words))
    if trailing:
        piece = Span(piece.start, piece.start + trailing.start())
    return _unquoted(words, trimmed(words, piece, _ODD))


def _unquoted(words: str, piece: Span) -> Span:
    """`piece` without a pair of quotation marks around all of it, or a lone mark at one end."""
    text = piece.of(words)
    if len(text) < 2:
        return piece
    opens, closes = text[0] in _PAIRS, text[-1] in '”"»’'
    inner = text[1:-1]
    if opens and closes and not any(mark in inner for mark in '“”„«»"'):
        return trimmed(words, Span(piece.start + 1, piece.end - 1), _ODD)
    if opens and not any(mark in text[1:] for mark in '”"»' if text[0] != "‘"):
        return trimmed(words, Span(piece.start + 1, piece.end), _ODD)
    if text[-1] in '”"»' and not any(mark in text[:-1] for mark in '“„«"'):
        return trimmed(words, Span(piece.start, piece.end - 1), _ODD)
    return piece
