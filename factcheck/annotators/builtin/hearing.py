"""What a sentence tells of its quotations, once it is read: whose they are, or that they wait for somebody."""

from collections.abc import Sequence

from factcheck.annotators.builtin.people.cast import Voice
from factcheck.annotators.builtin.reading import Parted, ReadSentence, full_name_of
from factcheck.annotators.builtin.turns.speakers import Heard
from factcheck.annotators.builtin.words.quotes import Quote
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, QUOTE

_SPEECH_ALONE = PUNCTUATION | {QUOTE}
_SPOKEN_OF = ("he", "she", "they", "it")


def heard_in(one: ReadSentence, quotes: Sequence[Quote]) -> Heard:
    """What a sentence tells of its quotations."""
    voiced = [part for part in one.parts if part.voices]
    if not quotes and not voiced:
        return Heard(one.sentence.paragraph, (), None, False, False)
    wholly = _SPEECH_ALONE.issuperset(one.tokens.low)
    numbers = tuple(quote.number for quote in quotes)
    voice = _speaker(one, voiced[0]) if voiced else None
    return Heard(one.sentence.paragraph, numbers, voice, one.waiting, wholly)


def _speaker(one: ReadSentence, part: Parted) -> Voice:
    """Who a part's quotation belongs to: its innermost voice, without those heard inside the quotation."""
    place = max(0, len(part.voices) - 1 - part.reading.quoting)
    source = part.reading.links[place].source
    written = one.tokens.text[slice(*source)] if source is not None else ""
    as_written = written.lower() if written.lower() in _SPOKEN_OF else ""  # better than nobody
    return Voice(part.voices[place].kind, full_name_of(part.voices[place], written) or as_written)
