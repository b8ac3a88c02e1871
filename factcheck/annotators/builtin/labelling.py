"""One article on its way from sentences to drafts: tokens, readings, voices, verdicts."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from factcheck.annotators.builtin.attribution import Reading, Voiced, read
from factcheck.annotators.builtin.cast import Cast, Voice
from factcheck.annotators.builtin.dismissal import no_claim_reason, rhetorical
from factcheck.annotators.builtin.lexicon import Lexicon
from factcheck.annotators.builtin.opinion import Verdict, judge
from factcheck.annotators.builtin.quotes import Quote, find_quotes
from factcheck.annotators.builtin.speakers import Heard, speakers_of
from factcheck.annotators.builtin.tokens import PUNCTUATION, QUOTE, Tokens
from factcheck.annotators.builtin.voices import Voices
from factcheck.records import Annotation, Draft, DraftLink, Phrase, Sentence, SentenceOutcome
from factcheck.spans import Span
from factcheck.vocabulary import Label, OpinionKind, Outcome, SourceKind

_WORDS = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")


class WordLists(NamedTuple):
    """What the rules know of English."""

    cues: Lexicon
    opinions: Lexicon
    voices: Voices


class _Read(NamedTuple):
    """A sentence that may claim something, read."""

    sentence: Sentence
    tokens: Tokens
    readings: list[Reading]
    voices: list[list[Voice]]  # of each link of each reading
    waiting: bool


class Labelling:
    """The work on one article."""

    def __init__(self, text: str, sentences: Sequence[Sentence], lists: WordLists) -> None:
        self._text, self._sentences, self._lists = text, sentences, lists
        self._cast = Cast(text, lists.voices)
        self._quotes = find_quotes(text, _paragraphs(sentences))
        self._next_quote = 0

    def annotation(self) -> Annotation:
        """The drafts and outcomes of all sentences."""
        drafts: list[Draft] = []
        outcomes: list[SentenceOutcome] = []
        read_sentences: list[_Read] = []
        heard: list[Heard] = []
        for sentence in self._sentences:
            text = self._text[sentence.span.start : sentence.span.end]
            quotes = self._quotes_in(sentence.span)
            reason = no_claim_reason(sentence.kind, text, quoted=bool(quotes))
            if reason is not None:
                outcomes.append(SentenceOutcome(sentence=sentence.number, outcome=Outcome.NO_CLAIM, reason=reason))
                continue
            one = self._read(sentence, text, quotes)
            read_sentences.append(one)
            heard.append(_heard(one, quotes))
        speakers = speakers_of(heard)
        for index, one in enumerate(read_sentences):
            drafts += self._drafts(one, speakers.get(index))
        return Annotation(drafts=tuple(drafts), outcomes=tuple(outcomes))

    def _quotes_in(self, span: Span) -> list[Quote]:
        while self._next_quote < len(self._quotes) and self._quotes[self._next_quote].end <= span.start:
            self._next_quote += 1
        found = []
        for index in range(self._next_quote, len(self._quotes)):
            if self._quotes[index].start >= span.end:
                break
            found.append(self._quotes[index])
        return found

    def _read(self, sentence: Sentence, text: str, quotes: list[Quote]) -> _Read:
        begin, end = sentence.span
        blocks = [(max(q.start, begin) - begin, min(q.end, end) - begin) for q in quotes]
        tokens = Tokens(text, blocks)
        if not quotes and self._lists.cues.first_words.isdisjoint(tokens.low):
            readings = [Reading(None, (0, len(tokens)))]
        else:
            readings = read(tokens, self._lists.cues, self._lists.voices)
        voices = [[self._voice(text, begin, link) for link in reading.links] for reading in readings]
        waiting = QUOTE in tokens.low and not any(reading.links for reading in readings)
        return _Read(sentence, tokens, readings, voices, waiting)

    def _voice(self, text: str, begin: int, link: Voiced) -> Voice:
        if link.source is None:
            return Voice(SourceKind.UNNAMED, "")
        return self._cast.voice(text[slice(*link.source)], begin + link.source[0])

    def _drafts(self, one: _Read, speaker: Voice | None) -> Iterator[Draft]:
        if speaker is not None:
            link = DraftLink(source=None, cue=None, kind=speaker.kind, full_name=speaker.full_name)
            yield Draft(sentence=one.sentence.number, label=Label.ATTRIBUTED_STATEMENT, chain=(link,))
            return
        for reading, voices in zip(one.readings, one.voices, strict=True):
            if reading.links:
                yield _attributed(one, reading, voices)
            else:
                yield self._own_word(one, reading)

    def _own_word(self, one: _Read, reading: Reading) -> Draft:
        tokens = one.tokens
        verdict = judge(tokens, *reading.tokens, self._lists.opinions)
        if rhetorical(one.sentence.kind) and verdict.kind is None:
            verdict = Verdict(OpinionKind.INTERPRETATION, verdict.cues)
        return Draft(
            sentence=one.sentence.number,
            label=Label.REPORTED_FACT if verdict.kind is None else Label.OPINION,
            part=_phrase(tokens.text, reading.part),
            opinion_kind=verdict.kind,
            opinion_cues=tuple(Phrase(text=tokens.phrase(*cue), at=tokens.start[cue[0]]) for cue in verdict.cues),
        )


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[Span]:
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        members = list(group)
        yield Span(members[0].span.start, members[-1].span.end)


def _heard(one: _Read, quotes: list[Quote]) -> Heard:
    if not quotes and not any(one.voices):
        return Heard(one.sentence.paragraph, (), None, False, False)
    wholly = all(low == QUOTE or low in PUNCTUATION for low in one.tokens.low)
    numbers = tuple(quote.number for quote in quotes)
    voice = next((_speaker(one, i) for i, reading in enumerate(one.readings) if reading.links), None)
    return Heard(one.sentence.paragraph, numbers, voice, one.waiting, wholly)


def _speaker(one: _Read, index: int) -> Voice:
    """Who a reading's quotation belongs to: its innermost voice, without those heard inside the quotation."""
    reading, voices = one.readings[index], one.voices[index]
    place = len(voices) - 1 - reading.quoting
    source = reading.links[place].source
    written = one.tokens.text[slice(*source)] if source is not None else ""
    named = voices[place].full_name or (
        written if written.lower() not in ("he", "she", "they", "it", "i", "we") else ""
    )
    return Voice(voices[place].kind, named)


def _phrase(text: str, place: tuple[int, int] | None) -> Phrase | None:
    return None if place is None else Phrase(text=text[slice(*place)], at=place[0])


def _attributed(one: _Read, reading: Reading, voices: list[Voice]) -> Draft:
    text = one.tokens.text
    chain = tuple(
        DraftLink(
            source=_phrase(text, link.source), cue=_phrase(text, link.cue), kind=voice.kind, full_name=voice.full_name
        )
        for link, voice in zip(reading.links, voices, strict=True)
    )
    return Draft(
        sentence=one.sentence.number,
        label=Label.ATTRIBUTED_STATEMENT,
        part=_phrase(text, reading.part),
        content=tuple(Phrase(text=text[slice(*piece)], at=piece[0]) for piece in reading.content),
        chain=chain,
    )
