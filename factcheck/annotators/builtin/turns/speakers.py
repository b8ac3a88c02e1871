"""Whose quotation it is where the sentence itself does not say: speech over several sentences and paragraphs."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from factcheck.annotators.builtin.people.cast import Voice
from factcheck.vocabulary import SourceKind


class Heard(NamedTuple):
    """What one sentence tells of its quotations; where no longer name is known, the voice has it as written."""

    paragraph: int
    numbers: tuple[int, ...]  # of the quotations it overlaps
    voice: Voice | None
    waiting: bool  # it quotes and names nobody
    wholly: bool  # it is speech from end to end


_NOBODY = Voice(SourceKind.UNNAMED, "")


def speakers_of(heard: Sequence[Heard], actor: Callable[[int], Voice | None]) -> dict[int, Voice]:
    """The voice of every waiting sentence, by its index in `heard`; `actor` is who does something in another."""
    by_quote = {number: h.voice for h in reversed(heard) if h.voice is not None for number in h.numbers}
    found: dict[int, Voice] = {}
    running: tuple[int, int, Voice] | None = None  # paragraph and index it was last heard at
    for index, here in enumerate(heard):
        if here.voice is not None:
            running = (here.paragraph, index, here.voice)
        elif here.waiting:
            voice = _own(here, by_quote) or _acting(heard, index, actor)
            voice = voice or _running(here, index, running) or _next(heard, index)
            if voice is None and not here.wholly:
                continue  # a quotation inside the article's own words
            voice = voice or _NOBODY
            found[index] = voice
            by_quote.update(dict.fromkeys(here.numbers, voice))
            if voice is not _NOBODY:
                running = (here.paragraph, index, voice)
    return found


def _own(here: Heard, by_quote: dict[int, Voice]) -> Voice | None:
    return next((by_quote[number] for number in here.numbers if number in by_quote), None)


def _acting(heard: Sequence[Heard], index: int, actor: Callable[[int], Voice | None]) -> Voice | None:
    """Who does something right before in the paragraph: "Moe nods. “It is late.”"."""
    before = heard[index - 1] if index else None
    if before is None or before.numbers or before.voice is not None or not heard[index].wholly:
        return None
    return actor(index - 1) if before.paragraph == heard[index].paragraph else None


def _running(here: Heard, index: int, running: tuple[int, int, Voice] | None) -> Voice | None:
    """Who spoke before in this paragraph, or in the sentence right before where this one is speech throughout."""
    if running is None:
        return None
    paragraph, last, voice = running
    near = paragraph == here.paragraph and index - last <= 3
    return voice if here.wholly and (near or index - last == 1) else None


def _next(heard: Sequence[Heard], index: int) -> Voice | None:
    """Who is named by the sentence that follows in the same paragraph."""
    following = heard[index + 1] if index + 1 < len(heard) else None
    if following is None or following.paragraph != heard[index].paragraph or not heard[index].wholly:
        return None
    return following.voice if following.numbers else None
