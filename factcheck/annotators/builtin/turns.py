"""Whose turn it is to speak where no quotation marks say so: interviews, transcripts, words set above a name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from factcheck.annotators.builtin.cast import Cast, Voice
from factcheck.annotators.builtin.lexicon import WORDS
from factcheck.annotators.builtin.voices import Voices
from factcheck.records import Sentence
from factcheck.spans import Span
from factcheck.vocabulary import SentenceKind, SourceKind

_LABEL = re.compile(r"[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){0,3}(?: \([^)\n]{1,30}\))?(?=: )")
_SIGNED = re.compile(
    r"(?:[—–-] ?)?([A-Z][\w.'’\-]+(?: (?:[A-Z][\w.'’\-]*|de|van|von|bin|al)){1,3})"
    r"(?:, (?:[^.!?\n]|(?<=[A-Z])\.){3,60})?"
)
_INTERVIEW = re.compile(
    r"\binterview|\b(?:spoke|talk(?:s|ed)) (?:with|to)\b|\bsat down with\b|\banswer(?:s|ed) \w+ questions|\bQ&A\b"
    r"|\bin conversation with\b",
    re.IGNORECASE,
)
_HEADLINES, _HEADLINE = 3, 160  # lines at the top of an article, and code points of one that is no paragraph
_BRIEF = 4  # sentences; who asks is brief
_FIRST_PERSON = re.compile(r"(?<![\w'’])(?:I|we|my|our|me|us|We|My|Our)(?:['’]\w+)?(?![\w'’])")
_BIDDING = re.compile(
    r"(?:please |so,? |can you |could you )?(?:tell|talk|walk|give) (?:us|me|our readers)\b", re.IGNORECASE
)
_TO_YOU = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_SHE = re.compile(r"\b(?:she|her|hers|herself|Ms|Mrs|Miss)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|him|his|himself|Mr)\b", re.IGNORECASE)
_GESTURE = re.compile(
    r"(?:He|She) (?:then |also )?(?:paus|laugh|smil|sigh|nods|nodded|shrug|grin|frown|hesitat|chuckl|shakes|shook"
    r"|(?:leans|leaned|looks|looked|glances|glanced|points|pointed|stares|stared|waves|waved)"
    r" (?:at|to|out of|up|down|away|over|back|forward)\b"
    r"|(?:is|was|falls|fell) (?:silent|quiet)|(?:thinks|thought) for)"
)
_FEW_WORDS = re.compile(
    r"(?:[A-Z][^:\n]{0,40}: )?"
    r"(?:[^?]*\d[^?]*|(?:[Ii]n|[Aa]t|[Ff]rom|[Bb]y|[Ww]ith|[Nn]ear) [A-Z]\w+|[A-Z]\w+ [A-Z]\w+)[.!]?"
)
_NARRATED = 3  # sentences; what is told between two answers is brief
_ASKER = Voice(SourceKind.UNNAMED, "")
_QUESTIONS = 2  # fewer make no interview
_LABELS = 2  # turns that each of two labels must have
_TALKING = (SentenceKind.BODY, SentenceKind.QUESTION)
SPOKEN_KINDS = frozenset(_TALKING)
_ASKERS = WORDS["askers"]
_ANSWERERS = WORDS["answerers"]


class Turn(NamedTuple):
    """Who speaks in a paragraph, and where it says so, if it does."""

    voice: Voice
    label: Span | None = None
    asks: bool = False  # a question to somebody, told by the article itself where it only states
    signed: bool = False  # the name stands at the end

    def answers(self, words: str) -> bool:
        """Whether `words`, too few for a sentence, answer a question: a figure, a name, "in May"."""
        return not self.asks and _FEW_WORDS.fullmatch(words) is not None

    def signs(self, sentence: Sentence) -> bool:
        """Whether `sentence` is nothing but the name."""
        return self.signed and self.label is not None and sentence.span.contains(self.label)


class _Paragraph(NamedTuple):
    number: int
    sentences: list[Sentence]
    text: str
    start: int

    @property
    def asks(self) -> bool:
        if len(self.sentences) > _BRIEF:
            return False
        kinds = [sentence.kind for sentence in self.sentences]
        if SentenceKind.QUESTION in kinds and (kinds[-1] is SentenceKind.QUESTION or not self.about_me):
            return True
        bidding = len(kinds) == 1 and _BIDDING.match(self.text) is not None
        return bidding or (kinds[-1] is SentenceKind.HEADING and self.text.endswith("?"))

    @property
    def talks(self) -> bool:
        return any(sentence.kind in _TALKING for sentence in self.sentences) and self.text[0] not in '"“('

    @property
    def about_me(self) -> bool:
        return _FIRST_PERSON.search(_QUOTED.sub("", self.text)) is not None

    @property
    def by_nobody(self) -> bool:
        """Whether it speaks of neither "me" nor "you", as an article does."""
        words = _QUOTED.sub("", self.text)
        return _FIRST_PERSON.search(words) is None and _TO_YOU.search(words) is None


def find_turns(text: str, sentences: Sequence[Sentence], cast: Cast, voices: Voices) -> dict[int, Turn]:
    """The turn of each paragraph that is one, by its number; of an ordinary article none."""
    paragraphs = [p for p in _paragraphs(text, sentences) if p.talks or p.asks]
    turns = _labelled(paragraphs, cast, voices) or _answers(text, paragraphs, cast)
    return turns | {number: turn for number, turn in _signed(paragraphs, voices) if number not in turns}


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[_Paragraph]:
    for number, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        members = list(group)
        start, end = members[0].span.start, members[-1].span.end
        yield _Paragraph(number, members, text[start:end], start)


def _labelled(paragraphs: Sequence[_Paragraph], cast: Cast, voices: Voices) -> dict[int, Turn]:
    """Paragraphs that begin with the name of their speaker, where two speakers do so again and again."""
    marked = {p.number: match[0] for p in paragraphs if (match := _LABEL.match(p.text)) is not None}
    often = [label for label, times in Counter(marked.values()).items() if times >= _LABELS]
    if len(often) < 2:
        return {}
    turns: dict[int, Turn] = {}
    running: Voice | None = None
    last = max(marked)
    for paragraph in paragraphs:
        label = marked.get(paragraph.number, "")
        if label:
            asks = label.lower() in _ASKERS
            running = _ASKER if asks else _speaker(label, paragraph.start, cast, voices)
            turns[paragraph.number] = Turn(running, Span(paragraph.start, paragraph.start + len(label)), asks)
        elif running is not None and paragraph.number < last:
            if _names(running.full_name, paragraph) or _narrates(paragraph, None, ()):
                continue
            turns[paragraph.number] = Turn(running, asks=running is _ASKER)
    return turns


def _speaker(label: str, at: int, cast: Cast, voices: Voices) -> Voice:
    speaker = _labelled_voice(label, at, cast, voices)
    return speaker._replace(full_name=speaker.full_name or label)


def _labelled_voice(label: str, at: int, cast: Cast, voices: Voices) -> Voice:
    if label.lower() in _ANSWERERS:
        return Voice(SourceKind.PERSON, cast.asked(at, _INTERVIEW))
    kind = voices.kind_of(label)
    if label.isupper() and len(label) <= 4:
        return Voice(SourceKind.PERSON, cast.by_initials(label))
    return Voice(kind, cast.voice(label, at).full_name)


def _answers(text: str, paragraphs: Sequence[_Paragraph], cast: Cast) -> dict[int, Turn]:
    """Paragraphs that follow questions to somebody, in the first person."""
    asked = [index for index, paragraph in enumerate(paragraphs) if paragraph.asks]
    headed = any(_INTERVIEW.search(line) for line in _headlines(text))
    if len(asked) < (1 if headed else _QUESTIONS):
        return {}
    first = asked[0]
    if not headed:
        if not _is_interview(text, [paragraphs[i] for i in asked], [p for p in paragraphs[first + 1 :] if not p.asks]):
            return {}
    elif not any(paragraph.about_me for paragraph in paragraphs[first:]):
        return {}
    first = _opening(paragraphs, first)
    name = cast.asked(paragraphs[first].start, _INTERVIEW)
    pronoun = _pronoun(text[: paragraphs[first].start])
    answer, question = Turn(Voice(SourceKind.PERSON, name)), Turn(_ASKER, asks=True)
    turns = {paragraphs[first].number: question}
    since = [paragraphs[first]]
    for paragraph in paragraphs[first + 1 :]:
        if paragraph.asks:
            turns[paragraph.number] = question
            since = [paragraph]
        elif not _names(name, paragraph) and not _narrates(paragraph, pronoun, since):
            turns[paragraph.number] = answer
            since.append(paragraph)
    return turns


def _headlines(text: str) -> list[str]:
    lines = [line.strip() for line in text[: _HEADLINES * _HEADLINE].split("\n") if line.strip()]
    return [line for line in lines[:_HEADLINES] if len(line) <= _HEADLINE and line[-1] not in '.!”"']


def _opening(paragraphs: Sequence[_Paragraph], asked: int) -> int:
    """Where the talk begins: with the first question, or with words to somebody before it."""
    first = asked
    while first and paragraphs[first - 1].about_me:
        first -= 1
    return next((i for i in range(first, asked) if _TO_YOU.search(paragraphs[i].text)), asked)


def _is_interview(text: str, asked: Sequence[_Paragraph], replies: Sequence[_Paragraph]) -> bool:
    """Whether questions are put to somebody and answered, where no headline says so."""
    told = _INTERVIEW.search(text[: asked[1].start]) is not None
    to_you = sum(_TO_YOU.search(one.text) is not None for one in asked)
    mine = sum(reply.about_me for reply in replies)
    if mine < _QUESTIONS or to_you < (1 if told else 2):
        return False
    return told or (2 * to_you >= len(asked) and 2 * mine >= len(replies))


def _names(name: str, paragraph: _Paragraph) -> bool:
    """Whether a paragraph speaks of the one who was asked by name: the article takes over again."""
    named = bool(name) and re.search(rf"\b{re.escape(name.split()[-1])}\b", paragraph.text) is not None
    return named and not paragraph.about_me


def _pronoun(opening: str) -> re.Pattern[str] | None:
    """What the one who is asked is called again, where what stands before the talk says so."""
    she, he = len(_SHE.findall(opening)), len(_HE.findall(opening))
    return None if she == he else _SHE if she > he else _HE


def _narrates(paragraph: _Paragraph, pronoun: re.Pattern[str] | None, before: Sequence[_Paragraph]) -> bool:
    """Whether a paragraph tells what the one who is asked does; `before` is the question and the answer to it so far.

    "He" and "she" may be anybody whom the question or the answer named already.
    """
    if len(paragraph.sentences) > _NARRATED or not paragraph.by_nobody:
        return False
    if _GESTURE.match(paragraph.text):
        return True
    if pronoun is None or len(before) < 2 or pronoun.search(paragraph.text) is None:
        return False
    return not any(pronoun.search(one.text) for one in before)


def _signed(paragraphs: Sequence[_Paragraph], voices: Voices) -> Iterator[tuple[int, Turn]]:
    """A paragraph set off from the article, with a name behind it."""
    for paragraph in paragraphs:
        last = paragraph.sentences[-1]
        tail = paragraph.text[last.span.start - paragraph.start :]
        match = _SIGNED.fullmatch(tail)
        if match is None or len(paragraph.sentences) < 2:
            continue
        dashed = tail[0] in "—–-"
        title = any(word.strip(".").lower() in voices.titles for word in tail.partition(",")[2].split())
        if dashed or title or ("," in tail and paragraph.about_me):
            start = last.span.start + match.start(1)
            yield (
                paragraph.number,
                Turn(Voice(SourceKind.PERSON, match[1]), Span(start, start + len(match[1])), signed=True),
            )
