"""Whose turn it is to speak where no quotation marks say so: interviews, transcripts, words set above a name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.annotators.builtin.people.cast import Cast, Voice
from factcheck.annotators.builtin.turns.asked import who_is_asked
from factcheck.annotators.builtin.turns.credited import find_credited
from factcheck.annotators.builtin.turns.interviews import find_answers
from factcheck.annotators.builtin.turns.labels import (
    ANSWERERS,
    ASKERS,
    Mark,
    explains,
    is_note,
    marks_of,
    speakers_among,
)
from factcheck.annotators.builtin.turns.talk import ASKER, INTERVIEW, TALKING, Paragraph, Turn
from factcheck.annotators.builtin.turns.transcripts import find_speech
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.spans import Span
from factcheck.vocabulary import SourceKind

_SIGNED = re.compile(
    r"(?:[—–-] ?)?([A-Z][\w.'’\-]+(?: (?:[A-Z][\w.'’\-]*|de|van|von|bin|al)){1,3})"
    r"(?:, (?:[^.!?\n]|(?<=[A-Z])\.){3,60})?"
)
_INITIALS = 4  # letters
_LABELS = 2  # turns that each of two labels must have
SPOKEN_KINDS = frozenset(TALKING)


def find_turns(text: str, written: Sequence[Paragraph], cast: Cast, voices: Voices) -> dict[int, Turn]:
    """The turn of each of the paragraphs `written` that is one, by its number; of an ordinary article none."""
    paragraphs = [p for p in written if p.talks or p.heads or p.asks]
    turns = _Talk(text, paragraphs, cast, voices).turns()
    for paragraph in paragraphs:
        if paragraph.number in turns and is_note(paragraph):
            del turns[paragraph.number]
    longer = (p for p in paragraphs if len(p.sentences) > 1 and p.talks)
    turns |= {number: turn for number, turn in _signed(longer, voices) if number not in turns}
    return turns | dict(find_credited(written, cast, voices))


class _Talk:
    """The turns of one article, as the names before its paragraphs mark them, or its questions."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], cast: Cast, voices: Voices) -> None:
        self._text, self._paragraphs, self._cast, self._voices = text, paragraphs, cast, voices
        self._marks = marks_of(paragraphs, voices.titles)

    def turns(self) -> dict[int, Turn]:
        """By names that come again and again; else by questions, or by names that come once each."""
        if explains(self._text, self._paragraphs, self._marks):
            return {}
        often = self._often()
        if often:
            return self._labelled(often, _LABELS)
        answers = find_speech(self._text, self._paragraphs, self._cast)
        answers = answers or find_answers(self._text, self._paragraphs, self._cast)
        if answers:
            return self._under_own_names(answers)
        once = speakers_among(self._text, self._paragraphs, self._marks)
        return self._labelled(once, 1) if once else {}

    def _often(self) -> set[str]:
        """The names that mark turns because they come several times; none where that makes no talk."""
        times = Counter(mark.words for mark in self._marks.values())
        often = {label for label, count in times.items() if count >= _LABELS}
        beside = any(mark.words in often and mark.place is not None for mark in self._marks.values())
        unnamed = sum(p.asks and p.number not in self._marks for p in self._paragraphs)
        return often if len(often) >= _LABELS or (beside and unnamed >= _LABELS) else set()

    def _labelled(self, speakers: set[str], unnamed: int) -> dict[int, Turn]:
        """Paragraphs that begin with the name of their speaker, or stand below it.

        So many `unnamed` questions are those of somebody without a name, if nobody with a name asks.
        """
        marks, paragraphs = self._marks, self._paragraphs
        named = {p.number: marks[p.number] for p in paragraphs if p.number in marks}
        asked = [p for p in paragraphs if p.asks]
        nameless = sum(p.number not in named for p in asked) >= max(unnamed, len(asked))
        turns: dict[int, Turn] = {}
        running: Turn | None = None
        narrated = False  # what stands right before
        start = next(p.start for p in paragraphs if p.number in named and named[p.number].words in speakers)
        last = max(number for number, mark in named.items() if mark.words in speakers)
        for paragraph in paragraphs:
            mark = named.get(paragraph.number)
            went_on = narrated and paragraph.goes_on_about_somebody
            narrated = False
            if mark is not None and (mark.words in speakers or not paragraph.heads):
                running = self._turn(mark, start)
                if not paragraph.heads:
                    turns[paragraph.number] = running
            elif nameless and paragraph.asks:
                turns[paragraph.number] = Turn(ASKER, asks=True)
            elif running is not None and not paragraph.heads:
                narrated = went_on or not self._goes_on(paragraph, running.voice, last)
                if not narrated:
                    turns[paragraph.number] = running._replace(label=None)
        return turns

    def _under_own_names(self, answers: dict[int, Turn]) -> dict[int, Turn]:
        """The turns of an interview without what bears another name: that, and what follows it, is its owner's."""
        turns = dict(answers)
        running: Turn | None = None
        start = next((p.start for p in self._paragraphs if p.number in self._marks), 0)
        for paragraph in self._paragraphs:
            mark = self._marks.get(paragraph.number)
            turn = answers.get(paragraph.number)
            if mark is not None and mark.colon and paragraph.number >= min(answers):
                turns[paragraph.number] = _known_as(self._turn(mark, start), answers)
                running = None if paragraph.asks else turns[paragraph.number]
            elif turn is not None and turn.asks:
                running = None
            elif turn is not None and running is not None:
                turns[paragraph.number] = running._replace(label=None)
        return turns

    def _goes_on(self, paragraph: Paragraph, running: Voice, last: int) -> bool:
        """Whether who spoke before speaks on; behind the last name one paragraph may, if the name stood alone."""
        if paragraph.number > last + (self._marks[last].place is None):
            return False
        return not paragraph.names(running.full_name) and not paragraph.narrates(None, ())

    def _turn(self, mark: Mark, at: int) -> Turn:
        """The turn of whom a name marks; `at` is where the talk begins."""
        low = mark.words.lower()
        if low in ASKERS:
            return Turn(ASKER, mark.place, asks=True)
        if low in ANSWERERS:
            name = who_is_asked(self._cast, at, INTERVIEW)
            name = "" if name and _only_quoted(name, self._text[:at]) else name
            return Turn(Voice(SourceKind.PERSON, name), mark.place, nameless=not name)
        voice = self._voice(mark.words, at)
        label = mark.words if _initials(mark.words) or not mark.words.isupper() else mark.words.title()
        full_name = (
            voice.full_name
            or self._asked(label, at)
            or self._longer(mark.words.title() if mark.words.isupper() else mark.words)
            or label
        )
        return Turn(voice._replace(full_name=full_name), mark.place)

    def _voice(self, label: str, at: int) -> Voice:
        if _initials(label):
            named = self._cast.by_initials(label) or self._cast.voice(label.title(), at).full_name
            return Voice(SourceKind.PERSON, named)
        label = label.title() if label.isupper() else label
        return Voice(self._voices.kind_of(label), self._cast.voice(label, at).full_name)

    def _asked(self, first: str, at: int) -> str:
        """Who is asked, where that is the first name of such a one."""
        name = who_is_asked(self._cast, at, INTERVIEW)
        return name if name.split()[:1] == [first] else ""

    def _longer(self, first: str) -> str:
        """The one name in the paragraphs that begins with a first name: "Ilse Varn" of "Ilse"."""
        if " " in first:
            return ""
        name = re.compile(rf"\b{re.escape(first)} [A-Z][\w'’\-]+")
        names = {one for p in self._paragraphs if not p.heads for one in name.findall(p.text)}
        return names.pop() if len(names) == 1 else ""


def _only_quoted(name: str, told: str) -> bool:
    """Whether what stands before a talk quotes somebody, and nowhere in one sentence with an interview."""
    named = [line for line in told.split("\n") if name in line]
    asked = (one for line in named for one in re.split(r"[.!?] ", line) if name in one)
    quoted = re.compile(
        rf"\b{re.escape(name.split()[-1])}\b[^.\n]{{0,80}}\b(?:said|says)\b|\b(?:He|She) (?:said|says)\b"
    )
    return any(quoted.search(line) for line in named) and not any(map(INTERVIEW.search, asked))


def _initials(label: str) -> bool:
    return label.isupper() and len(label) <= _INITIALS


def _known_as(turn: Turn, answers: dict[int, Turn]) -> Turn:
    """The turn under the full name of the one who is asked, where the name that marks it is part of that."""
    words = set(turn.voice.full_name.split())
    full = next((a.voice.full_name for a in answers.values() if words < set(a.voice.full_name.split())), "")
    return turn._replace(voice=turn.voice._replace(full_name=full)) if words and full else turn


def _signed(paragraphs: Iterator[Paragraph], voices: Voices) -> Iterator[tuple[int, Turn]]:
    """A paragraph set off from the article, with a name behind it."""
    for paragraph in paragraphs:
        last = paragraph.sentences[-1]
        tail = paragraph.text[last.span.start - paragraph.start :]
        match = _SIGNED.fullmatch(tail)
        if match is None:
            continue
        dashed = tail[0] in "—–-"
        title = any(word.strip(".").lower() in voices.titles for word in tail.partition(",")[2].split())
        if dashed or title or ("," in tail and paragraph.about_me):
            start = last.span.start + match.start(1)
            yield (
                paragraph.number,
                Turn(Voice(SourceKind.PERSON, match[1]), Span(start, start + len(match[1])), signed=True),
            )
