"""One article on its way from sentences to drafts: tokens, readings, voices, verdicts."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from factcheck.annotators.builtin.dismissal import no_claim_reason, rhetorical
from factcheck.annotators.builtin.drafting import attributed, phrase, said_by
from factcheck.annotators.builtin.hearing import heard_in
from factcheck.annotators.builtin.listing import find_listed
from factcheck.annotators.builtin.opinion.model import OpinionModel, Verdict, Weighed
from factcheck.annotators.builtin.opinion.place import ALONE, Place, companies, places
from factcheck.annotators.builtin.people.cast import Cast, Voice
from factcheck.annotators.builtin.reading import Parted, Reader, ReadSentence
from factcheck.annotators.builtin.readings.attribution import Reading
from factcheck.annotators.builtin.readings.splitting import joined, own_tokens
from factcheck.annotators.builtin.turns.finding import SPOKEN_KINDS, find_turns
from factcheck.annotators.builtin.turns.interviews import quoted_answers
from factcheck.annotators.builtin.turns.speakers import Heard, speakers_of
from factcheck.annotators.builtin.turns.talk import Turn, paragraphs_of
from factcheck.annotators.builtin.words.lexicon import Lexicon
from factcheck.annotators.builtin.words.quotes import Quote, find_quotes
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.records import Annotation, Draft, Phrase, Sentence, SentenceOutcome
from factcheck.spans import Span
from factcheck.vocabulary import Label, NoClaimReason, OpinionKind, Outcome, SentenceKind, SourceKind

# How often what is held to be somebody's word is not, and how often it is the article's own opinion where its words
# judge, as measured on sentences that people labelled.
_NOT_ATTRIBUTED, _OWN_OPINION = 0.03, 0.3
_RHETORICAL = 0.8  # a question that plainly asserts


class WordLists(NamedTuple):
    """What the rules know of English."""

    cues: Lexicon
    opinions: OpinionModel
    voices: Voices


class Labelling:
    """The work on one article."""

    def __init__(self, text: str, sentences: Sequence[Sentence], lists: WordLists) -> None:
        self._text, self._sentences, self._lists = text, sentences, lists
        cast = Cast(text, lists.voices)
        self._reader = Reader(text, lists.cues, lists.voices, cast)
        paragraphs = list(paragraphs_of(text, sentences))
        self._quotes = find_quotes(text, [Span(p.start, p.start + len(p.text)) for p in paragraphs])
        self._next_quote = 0
        turns = find_turns(text, paragraphs, cast, lists.voices)
        self._turns = find_listed(text, paragraphs, cast, lists.cues, lists.voices) | turns
        self._answers = quoted_answers(paragraphs, cast) if self._quotes else {}
        self._places: dict[int, Place] = {}
        self._weighed: dict[tuple[int, tuple[int, int]], Weighed] = {}

    def annotation(self) -> Annotation:
        """The drafts and outcomes of all sentences."""
        drafts: list[Draft] = []
        outcomes: list[SentenceOutcome] = []
        read_sentences: list[ReadSentence] = []
        heard: list[Heard] = []
        asked: set[int] = set()  # those of `read_sentences` that only tell who asks what is quoted
        for sentence in self._sentences:
            quotes = self._quotes_in(sentence.span)
            turn = self._turns.get(sentence.paragraph) if sentence.kind in SPOKEN_KINDS else None
            reason = self._no_claim(sentence, quotes, turn)
            if reason is not None:
                outcomes.append(SentenceOutcome(sentence=sentence.number, outcome=Outcome.NO_CLAIM, reason=reason))
                if not _goes_on(sentence, reason, quotes) or turn is not None:
                    continue
                asked.add(len(read_sentences))
                read_sentences.append(self._reader.read(sentence, quotes, None))
                heard.append(heard_in(read_sentences[-1], quotes))
                continue
            one = self._reader.read(sentence, quotes, turn)
            if not one.parts:
                outcomes.append(_empty(sentence))
                continue
            read_sentences.append(one)
            heard.append(heard_in(one, quotes))
        speakers = speakers_of(heard, lambda index: self._reader.actor(read_sentences[index]))
        self._places = self._with_company(_places(self._sentences, read_sentences, speakers), read_sentences, speakers)
        for index, one in enumerate(read_sentences):
            if index in asked:
                continue
            speaker = speakers.get(index)
            if speaker is not None and not speaker.full_name and speaker.kind is SourceKind.UNNAMED:
                speaker = self._answers.get(one.sentence.paragraph, speaker)
            drafts += self._drafts(one, speaker)
        return Annotation(drafts=tuple(drafts), outcomes=tuple(outcomes))

    def _no_claim(self, sentence: Sentence, quotes: Sequence[Quote], turn: Turn | None) -> NoClaimReason | None:
        """Why a sentence claims nothing, as far as that is seen before it is read."""
        text = self._text[sentence.span.start : sentence.span.end]
        reason = no_claim_reason(sentence.kind, text, quoted=bool(quotes))
        if turn is None:
            return reason
        if reason is None and turn.signs(sentence):
            return NoClaimReason.CREDIT
        if reason is NoClaimReason.QUESTION and self._reader.states(sentence, quotes, turn):
            return None
        return None if reason is NoClaimReason.FRAGMENT and turn.answers(text) else reason

    def _quotes_in(self, span: Span) -> list[Quote]:
        if self._next_quote == len(self._quotes):
            return []
        while self._next_quote < len(self._quotes) and self._quotes[self._next_quote].end <= span.start:
            self._next_quote += 1
        found = []
        for index in range(self._next_quote, len(self._quotes)):
            if self._quotes[index].start >= span.end:
                break
            found.append(self._quotes[index])
        return found

    def _drafts(self, one: ReadSentence, speaker: Voice | None) -> Iterator[Draft]:
        if speaker is not None:
            yield from said_by(one, speaker, 1 - _NOT_ATTRIBUTED)
            return
        for part in self._reasoned(one):
            if part.voices:
                yield attributed(one, part, self._is_attributed(one, part.reading))
            else:
                yield self._own_word(one, part.reading)

    def _reasoned(self, one: ReadSentence) -> list[Parted]:
        """The parts of a sentence; an opinion and the opinion that follows from it are one."""
        parts: list[Parted] = []
        for part in one.parts:
            if parts and part.reading.follows and all(self._opines(one, each) for each in (parts[-1], part)):
                part = Parted(joined(parts.pop().reading, part.reading), ())
            parts.append(part)
        return parts

    def _opines(self, one: ReadSentence, part: Parted) -> bool:
        return not part.voices and self._judged(one, self._weigh(one, part.reading)).kind is not None

    def _judged(self, one: ReadSentence, weighed: Weighed) -> Verdict:
        return self._lists.opinions.judge(weighed, self._places.get(one.sentence.number, ALONE))

    def _weigh(self, one: ReadSentence, reading: Reading) -> Weighed:
        """What speaks for an opinion in the tokens that a reading goes by; looked for once."""
        where = (one.sentence.number, reading.tokens)
        weighed = self._weighed.get(where)
        if weighed is None:
            own = own_tokens(one.tokens, reading)
            weighed = self._weighed[where] = self._lists.opinions.weigh(own, 0, len(own))
        return weighed

    def _with_company(
        self, found: dict[int, Place], read_sentences: Sequence[ReadSentence], speakers: Container[int]
    ) -> dict[int, Place]:
        """The places, once it is known how much the words around each sentence speak for opinions."""
        sums: dict[int, float] = {}
        for index, one in enumerate(read_sentences):
            own = [part for part in one.parts if not part.voices]
            if own and index not in speakers and found[one.sentence.number].weight:
                sums[one.sentence.number] = max([self._weigh(one, part.reading).total for part in own])
        return found | {number: found[number]._replace(company=company) for number, company in companies(sums).items()}

    def _is_attributed(self, one: ReadSentence, reading: Reading) -> float:
        """Words that judge outside quotation marks make it likelier that the article speaks here for itself."""
        opinion = self._lists.opinions.probability(one.tokens, *reading.tokens)
        return 1 - _NOT_ATTRIBUTED - _OWN_OPINION * opinion

    def _own_word(self, one: ReadSentence, reading: Reading) -> Draft:
        weighed = self._weigh(one, reading)
        tokens = weighed.tokens
        verdict = self._judged(one, weighed)
        if rhetorical(one.sentence.kind) and verdict.kind is None:
            verdict = verdict._replace(kind=OpinionKind.INTERPRETATION, probability=_RHETORICAL)
        return Draft(
            sentence=one.sentence.number,
            label=Label.REPORTED_FACT if verdict.kind is None else Label.OPINION,
            part=phrase(tokens.text, reading.part),
            opinion_kind=verdict.kind,
            probability=1 - verdict.probability if verdict.kind is None else verdict.probability,
            opinion_cues=tuple(
                [
                    Phrase(text=tokens.text[start:end], at=start)
                    for start, end in [tokens.place(*cue) for cue in verdict.cues]
                ]
            ),
        )


def _places(
    sentences: Sequence[Sentence], read_sentences: Sequence[ReadSentence], speakers: Container[int]
) -> dict[int, Place]:
    """Where each sentence stands, once it is known who speaks; those with no word of the article's own are others'."""
    claiming = {one.sentence.number for one in read_sentences}
    attributed = {
        one.sentence.number
        for index, one in enumerate(read_sentences)
        if index in speakers or () not in [part.voices for part in one.parts]
    }
    return places(sentences, claiming, attributed)


def _goes_on(sentence: Sentence, reason: NoClaimReason, quotes: Sequence[Quote]) -> bool:
    """Whether a quoted question goes on in the next sentence: "Moe said: “Who are they? They left.”"."""
    return reason is NoClaimReason.QUESTION and bool(quotes) and quotes[-1].end > sentence.span.end


def _empty(sentence: Sentence) -> SentenceOutcome:
    """The outcome of a sentence in which nothing was found to be put forward."""
    asked = sentence.kind is SentenceKind.QUESTION
    reason = NoClaimReason.QUESTION if asked else NoClaimReason.FRAGMENT
    return SentenceOutcome(sentence=sentence.number, outcome=Outcome.NO_CLAIM, reason=reason)
