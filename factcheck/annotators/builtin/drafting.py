"""The drafts of what a sentence puts forward on somebody's word."""

from collections.abc import Iterator

from factcheck.annotators.builtin.people.cast import Voice
from factcheck.annotators.builtin.reading import MINE, NAMELESS, Parted, ReadSentence
from factcheck.records import Draft, DraftLink, Phrase
from factcheck.vocabulary import Label


def said_by(one: ReadSentence, speaker: Voice, probability: float) -> Iterator[Draft]:
    """The drafts of a sentence that quotes and names nobody, once it is known who speaks."""
    for part in one.spoken:
        inner = (_inner_voice(one, part, index, speaker) for index in range(1, len(part.voices)))
        yield attributed(one, Parted(part.reading, (speaker, *inner)), probability)


def attributed(one: ReadSentence, part: Parted, probability: float) -> Draft:
    """A part that is on somebody's word, as a draft; content that is all of it is left to the reader of the draft."""
    text, reading = one.tokens.text, part.reading
    chain = [
        DraftLink(
            source=phrase(text, link.source), cue=phrase(text, link.cue), kind=voice.kind, full_name=voice.full_name
        )
        for link, voice in zip(reading.links, part.voices, strict=True)
    ]
    return Draft(
        sentence=one.sentence.number,
        label=Label.ATTRIBUTED_STATEMENT,
        part=phrase(text, reading.part),
        content=tuple([Phrase(text=text[start:end], at=start) for start, end in reading.content]),
        chain=tuple(chain),
        probability=probability,
    )


def _inner_voice(one: ReadSentence, part: Parted, index: int, speaker: Voice) -> Voice:
    """A voice inside the quotation of a `speaker` found late: of the next, "I" means him, and "he" does not."""
    voice, source = part.voices[index], part.reading.links[index].source
    written = "" if source is None else one.tokens.text[slice(*source)]
    if written == "I" and not any(_named(one, link.source) for link in part.reading.links[1:index]):
        return voice._replace(full_name=speaker.full_name)
    means_himself = index == 1 and written.lower() in NAMELESS and voice.full_name == speaker.full_name
    return voice._replace(full_name="") if means_himself and written != "I" else voice


def _named(one: ReadSentence, source: tuple[int, int] | None) -> bool:
    return source is not None and one.tokens.text[slice(*source)].lower() not in MINE


def phrase(text: str, place: tuple[int, int] | None) -> Phrase | None:
    """The words at a place of a sentence."""
    return None if place is None else Phrase(text=text[place[0] : place[1]], at=place[0])
