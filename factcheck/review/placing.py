"""Where the words stand that people name: places snapped to whole words, voices looked up in the sentence."""

import unicodedata
from collections.abc import Sequence

from factcheck.errors import DecisionRefusedError
from factcheck.ground.matching import found
from factcheck.records import Link, Phrase, Record
from factcheck.showing.characters import is_unseen
from factcheck.spans import Span, trimmed
from factcheck.vocabulary import SourceKind

_LONGEST_NAME = 300  # code points; the forms of the page say so, too


class Voice(Record):
    """One voice of a chain as a person writes it; where its words stand is looked up."""

    source: str  # as it stands in the article; empty where the article gives none
    cue: str = ""
    kind: SourceKind
    full_name: str = ""


def snapped(text: str, span: Span) -> Span:
    """`span` without white space at its ends, and with the whole of the words that it begins and ends in.

    A character that consists of several code points is never cut.

    Raises:
        DecisionRefusedError: it reaches beyond the article, or covers no words.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise DecisionRefusedError(
            f"[{span.start}, {span.end}) is no stretch of the article, which has {len(text)} code points.",
            hint="Places are counted in code points from the start of the text, half-open.",
        )
    start, end = trimmed(text, span)
    if start == end:
        raise DecisionRefusedError(f"There are no words in [{span.start}, {span.end}).")
    while start > 0 and _in_one_word(text, start):
        start -= 1
    while end < len(text) and _in_one_word(text, end):
        end += 1
    return Span(start, end)


def within(text: str, span: Span, limits: Span) -> Span:
    """`span`, which may reach beyond `limits` by no more than the rest of the words that these begin and end in.

    Raises:
        DecisionRefusedError: it reaches further.
    """
    furthest = snapped(text, limits)
    if span.start < furthest.start or span.end > furthest.end:
        raise DecisionRefusedError(
            f"[{span.start}, {span.end}) reaches beyond the claim's sentence, [{limits.start}, {limits.end}).",
            hint="Choose words of that sentence.",
        )
    return span


def located(text: str, sentence: Span, chain: Sequence[Voice]) -> tuple[Link, ...]:
    """The voices with the places of their words; words that do not stand in the sentence have none.

    Raises:
        DecisionRefusedError: a source, a cue or a name has more than 300 characters, or some that cannot be seen and do
            not stand so in the sentence.
    """
    said = sentence.of(text)
    for voice in chain:
        for words, what in ((voice.source, "The source"), (voice.cue, "The verb"), (voice.full_name, "The full name")):
            _check_name(words, what, said)
    return tuple(_link(text, sentence, voice) for voice in chain)


def _check_name(name: str, what: str, said: str) -> None:
    """Nothing where a name can be kept: of such a length, and on one line of characters that can be seen.

    Raises:
        DecisionRefusedError: it cannot, and does not stand so in `said`.
    """
    if len(name) > _LONGEST_NAME:
        raise DecisionRefusedError(
            f"{what} has {len(name):,} characters; {_LONGEST_NAME} are the most.", hint="Give the name alone."
        )
    unseen = next(filter(is_unseen, name), None)
    if unseen is not None and name not in said:
        raise DecisionRefusedError(
            f"{what} holds a line break or a character that cannot be seen (U+{ord(unseen):04X}).",
            hint="Write it on one line, without control characters and signs that turn the writing round.",
        )


def _link(text: str, sentence: Span, voice: Voice) -> Link:
    source, cue = _place(text, sentence, voice.source), _place(text, sentence, voice.cue)
    return Link(
        source=source.of(text) if source else voice.source.strip(),
        source_span=source,
        cue=cue.of(text) if cue else voice.cue.strip(),
        cue_span=cue,
        kind=voice.kind,
        full_name=voice.full_name.strip(),
    )


def _place(text: str, sentence: Span, words: str) -> Span | None:
    match = found(sentence.of(text), Phrase(text=words)) if words.strip() else None
    return match.span.shifted(sentence.start) if match else None


def _in_one_word(text: str, at: int) -> bool:
    """Whether the characters on both sides of `at` belong together."""
    left, right = text[at - 1], text[at]
    if unicodedata.category(right).startswith("M") or "\u200d" in (left, right) or "🏻" <= right <= "🏿":
        return True
    if "🇦" <= left <= "🇿" and "🇦" <= right <= "🇿":  # a flag is two letters; two flags are better kept than one halved
        return True
    if right in "’'" and at + 1 < len(text):  # one word: O’Brien, the mayor’s
        return left.isalnum() and text[at + 1].isalnum()
    if left in "’'" and at > 1:
        return right.isalnum() and text[at - 2].isalnum()
    return left.isalnum() and right.isalnum()
