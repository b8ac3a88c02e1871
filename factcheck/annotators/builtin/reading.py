"""One sentence read: its tokens, the parts that are on somebody's word, and the voice behind each link."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.annotators.builtin.people.cast import Cast, Voice
from factcheck.annotators.builtin.readings.attribution import Reading, Voiced, deepened, read
from factcheck.annotators.builtin.readings.plain_words import plainly
from factcheck.annotators.builtin.readings.splitting import split
from factcheck.annotators.builtin.turns.beats import actor
from factcheck.annotators.builtin.turns.talk import Turn
from factcheck.annotators.builtin.words.clauses import has_verb
from factcheck.annotators.builtin.words.content import trimmed
from factcheck.annotators.builtin.words.grammar import AUXILIARIES, FIRST_PERSON
from factcheck.annotators.builtin.words.lexicon import WORDS, Lexicon
from factcheck.annotators.builtin.words.quotes import Quote, marks_apart
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.records import Sentence
from factcheck.spans import Span
from factcheck.vocabulary import SentenceKind, SourceKind

_NOBODY = Voice(SourceKind.UNNAMED, "")
_ASKING = (SourceKind.UNNAMED, SourceKind.MEDIA)
_WRITTEN = (SourceKind.DOCUMENT, SourceKind.MEDIA)
_OF_MINE = frozenset({"my", "our", "me", "us"})
MINE = FIRST_PERSON | _OF_MINE
_OF_THE_SPEAKER = _OF_MINE | {"i", "we"}
_LABEL_END = re.compile(  # "A. It rains", "Vik (laughs): It rains", "Per Vik, 40, a skipper: It rains"
    r"(?: \([^)\n]*\)|, \d{1,3}(?:, [a-z][a-z \-]{2,40})?(?=:)|, [a-z][\w ,'’\-]{2,60}(?=:))?[.):*_—–\s]*"
)
_INTERROGATIVE = AUXILIARIES | WORDS["clause openers"] | {"which", "when", "and", "but", "so", "or", "if"}
_OPENING = 4  # who is heard in a question speaks in the first part of it in so many
_OPENS = re.compile(r"[“\"‘„«]|(?<!\w)'")
_CLOSING = "”’\"'“»"
NAMELESS = ("he", "she", "they", "it", "i", "we", "you")


class Parted(NamedTuple):
    """A part of a sentence with the voice behind each link of it."""

    reading: Reading
    voices: tuple[Voice, ...]


class ReadSentence(NamedTuple):
    """A sentence that may claim something, read; `spoken` is how it reads where somebody says all of it."""

    sentence: Sentence
    tokens: Tokens
    parts: list[Parted]
    spoken: list[Parted]

    @property
    def waiting(self) -> bool:
        """Whether it quotes and names nobody."""
        return bool(self.spoken)


class Reader:
    """Reads the sentences of one article, in their order."""

    def __init__(self, text: str, cues: Lexicon, voices: Voices, cast: Cast) -> None:
        self._text, self._cues, self._voices, self._cast = text, cues, voices, cast
        self._quoted: tuple[int, tuple[Voice, ...]] | None = None  # in a turn, what goes on, and whom it quotes
        self._tagged: tuple[int, tuple[Voice, ...]] | None = None  # where “…,” she said. ended, and she

    def read(self, sentence: Sentence, quotes: Sequence[Quote], turn: Turn | None) -> ReadSentence:
        """The sentence, whose quotations are `quotes`; where it is somebody's `turn` to speak, as his.

        A question in a turn that says nothing on anybody's word has no parts.
        """
        begin, end = sentence.span
        text = self._text[begin:end]
        blocks = [(max(q.start, begin) - begin, min(q.end, end) - begin) for q in quotes] if quotes else ()
        tokens = Tokens(text, blocks)
        if quotes:
            tokens.apart = marks_apart(self._text, begin, end, quotes)
        behind = 0
        if turn is not None:
            behind = _behind_q(text, begin, turn)
            goes_on = self._going_on(tokens, begin, turn, quotes)
            parts = goes_on or self._in_turn(tokens, begin, turn)
            if not goes_on:
                self._quoted = _left_open(tokens, parts, quotes, begin)
                who = _tagged(tokens, parts)
                self._tagged = None if who is None else (end, (who,))
            question = sentence.kind is SentenceKind.QUESTION
            if question:
                parts = [part for part in parts if part.reading.links[-1].cue is not None]
            if question or not turn.asks or any(part.reading.links[-1].cue for part in parts):
                told = [_told_by_article(part) for part in parts] if turn.asks else parts
                return ReadSentence(sentence, tokens, _begun(tokens, behind, told), [])
        row = text.startswith("|") and text.endswith("|")  # of a table, where nobody speaks
        hits = [] if row else self._cues.hits(tokens.low)
        if not quotes and not hits:
            own = self._parted(tokens, begin, [Reading(None, (0, len(tokens)))])
            return ReadSentence(sentence, tokens, _begun(tokens, behind, own), [])
        if tokens.low[:1] == ["it"]:
            stands_for = self._cast.it(begin)
            tokens.it_is_written = stands_for is not None and stands_for.kind in _WRITTEN
        parts = self._parted(tokens, begin, read(tokens, hits, self._cues, self._voices))
        waits = QUOTE in tokens.low and not any(part.voices for part in parts)
        parts = _begun(tokens, behind, parts)
        return ReadSentence(sentence, tokens, parts, self._said(tokens, begin, _NOBODY) if waits else [])

    def states(self, sentence: Sentence, quotes: Sequence[Quote], turn: Turn) -> bool:
        """Whether what ends as a question says what somebody holds: "You said it was late: is it?"."""
        one = self.read(sentence, quotes, turn)
        links = [part.reading.links[-1] for part in one.parts if part.reading.links]
        sources = [link.source for link in links if link.source is not None]
        begins = one.tokens.low[:1] != [] and one.tokens.low[0] not in _INTERROGATIVE
        opening = len(one.tokens.text) // _OPENING
        return any(
            one.tokens.text[slice(*source)].lower() in FIRST_PERSON or (begins and source[0] <= opening)
            for source in sources
        )

    def actor(self, one: ReadSentence) -> Voice | None:
        """The person who does something in a short sentence, and speaks what is quoted behind it."""
        place = actor(one.tokens, self._voices)
        source = "" if place is None else one.tokens.text[slice(*place)]
        voice = self._cast.voice(source, one.sentence.span.start) if source else None
        return None if voice is None else voice._replace(full_name=full_name_of(voice, source))

    def _parted(self, t: Tokens, begin: int, readings: Sequence[Reading]) -> list[Parted]:
        told = [plainly(t.text, one) if one.links else one for one in readings]
        apart = split(t, told)
        apart = [one for place, one in enumerate(apart) if one.links or one not in apart[:place]]
        return [Parted(one, self._heard(t.written, begin, one) if one.links else ()) for one in apart]

    def _said(
        self, t: Tokens, begin: int, speaker: Voice, label: Span | None = None, start: int = 0, end: int | None = None
    ) -> list[Parted]:
        """The sentence from `start` to `end` as the speech of somebody, who is named at `label`."""
        whole = Reading(
            None,
            (0, len(t)),
            (Voiced(label, None),),
            trimmed(t, [(start, len(t.text) if end is None else min(end, len(t.text)))]),
        )
        found = deepened(t, whole, self._cues, self._voices, spoken=True)
        known = speaker.full_name if label is None else full_name_of(speaker, t.text[slice(*label)])
        named = speaker._replace(full_name=known)
        return [Parted(reading, (speaker, *self._heard(t.written, begin, reading, (named,)))) for reading in found]

    def _in_turn(self, t: Tokens, begin: int, turn: Turn) -> list[Parted]:
        """As somebody's turn; what he says he thinks is his word at once."""
        voice, label = turn.voice, None
        if turn.label is not None and begin <= turn.label.start < begin + len(t.text):
            label = turn.label.shifted(-begin)
            voice = voice._replace(full_name="" if voice.full_name == label.of(t.text) else voice.full_name)
        if turn.quotation is not None:
            first, last = turn.quotation.shifted(-begin)
            return self._said(t, begin, voice, label, max(first, 0), last)
        start = _behind_label(t.text, label)
        label = None if turn.nameless else label
        parts = [_at_once(t, part) for part in self._said(t, begin, voice, label, start)]
        if voice.kind in _ASKING and any(_reminds(t, part.reading) for part in parts):
            content = trimmed(t, [(start, len(t.text))])
            return [Parted(Reading(None, (0, len(t)), (Voiced(label, None),), content), (voice,))]
        return parts

    def _going_on(self, t: Tokens, begin: int, turn: Turn, quotes: Sequence[Quote]) -> list[Parted]:
        """A sentence of a turn that begins inside a quotation, with what its speaker says behind that; else nothing."""
        who = self._still_quoted(t, begin, quotes) if quotes else None
        if who is None:
            return []
        end = min(quotes[0].end - begin, len(t.text))
        own = trimmed(t, [(end, len(t.text))])
        speaker = Voiced(None, None)
        links = (speaker, *(Voiced(None, None) for _ in who))
        inside = _inside(t, end, quotes[0], closes=quotes[0].end - begin <= len(t.text))
        quoted = Reading((0, end) if own else None, (0, len(t)), links, inside)
        known = (turn.voice, *who)
        said = deepened(t, quoted, self._cues, self._voices, spoken=True)
        parts = [Parted(one, (*known, *self._heard(t.written, begin, one, known))) for one in said]
        if own:
            rest = Reading(own[0], (0, len(t)), (speaker,), own)
            found = deepened(t, rest, self._cues, self._voices, spoken=True)
            parts += [
                _at_once(t, Parted(one, (turn.voice, *self._heard(t.written, begin, one, known[:1])))) for one in found
            ]
        return parts

    def _still_quoted(self, t: Tokens, begin: int, quotes: Sequence[Quote]) -> tuple[Voice, ...] | None:
        """Whom a sentence goes on to quote: in a quotation left open, or in one that follows “…,” she said."""
        if self._quoted is not None and quotes[0].number == self._quoted[0] and quotes[0].start < begin:
            return self._quoted[1]
        if self._tagged is None or not all(low == QUOTE or low in PUNCTUATION for low in t.low):
            return None
        at_once = self._text[self._tagged[0] : begin].strip(" ") == ""
        self._tagged = (begin + len(t.text), self._tagged[1]) if at_once else None
        return None if self._tagged is None else self._tagged[1]

    def _heard(self, text: str, begin: int, reading: Reading, known: tuple[Voice, ...] = ()) -> tuple[Voice, ...]:
        """The voices behind the links of a reading; of what those `known` say, behind those inside it."""
        links = reading.links[len(known) :]
        in_speech = len(links) - (len(links) if known else reading.quoting)
        found: list[Voice] = []
        for index, link in enumerate(links):
            direct = _told_directly(text, links, index) if index else 0
            before = next(reversed([*known, *found[:direct]]), None)
            above = links[direct - 1].source if direct else None
            written = text[slice(*above)] if above is not None else ""
            source = text[slice(*link.source)] if link.source is not None else ""
            if before is not None and source.lower() in MINE:
                name = full_name_of(before, written) if source in ("I", "My", "my", "me") else ""
                found.append(Voice(SourceKind.PERSON, name))
            elif link.source is None:
                found.append(_NOBODY)
            else:
                inside = before is not None and index >= in_speech  # who speaks of "him" does not mean himself
                speaker = full_name_of(before, written) if before is not None and inside else ""
                voice = self._cast.voice(source, begin + link.source[0], besides=speaker)
                found.append(voice._replace(full_name="") if inside and voice.full_name == speaker else voice)
        if len(found) > 1 and not known and links[0].source is not None and found[0].kind is SourceKind.PERSON:
            first = links[0].source  # who is heard all along is meant by what follows, not whom he tells of
            self._cast.spoke_again(full_name_of(found[0], text[slice(*first)]), begin + first[0], begin + len(text))
        return tuple(found)


def _told_directly(text: str, links: Sequence[Voiced], index: int) -> int:
    """How many of the links up to `index` stand around the quotation that it is heard in: of "I", whose it is.

    In "people say that I slept" it is nobody's but the speaker's.
    """
    source = links[index].source
    if source is None or text[slice(*source)].lower() not in MINE:
        return index
    for place in range(index, 0, -1):
        cue = links[place - 1].cue
        if cue is None or cue[1] > source[0] or _OPENS.search(text, cue[1], source[0]) is not None:
            return place
    return 0


def _left_open(
    t: Tokens, parts: Sequence[Parted], quotes: Sequence[Quote], begin: int
) -> tuple[int, tuple[Voice, ...]] | None:
    """The quotation that goes on behind a sentence of a turn, with whom else it quotes; None where none does."""
    if not quotes or quotes[-1].end <= begin + len(t.text) or not parts or not parts[-1].reading.content:
        return None
    link, voice = parts[-1].reading.links[-1], parts[-1].voices[-1]
    opens = quotes[-1].start - begin
    source = "" if link.source is None else t.text[slice(*link.source)]
    if not source or not opens <= parts[-1].reading.content[0][0] <= opens + 1:
        return None
    mine = source.lower() in FIRST_PERSON
    return quotes[-1].number, () if mine else (voice._replace(full_name=full_name_of(voice, source)),)


def _tagged(t: Tokens, parts: Sequence[Parted]) -> Voice | None:
    """Who says the quotation that a sentence of a turn begins with, named behind it: "“It rains,” she said."."""
    if t.low[:1] != [QUOTE] or t.low.count(QUOTE) > 1 or not parts or not parts[0].reading.content:
        return None
    link, voice = parts[0].reading.links[-1], parts[0].voices[-1]
    if link.source is None or link.source[0] < t.end[0] or parts[0].reading.content[0][0] > t.start[0] + 1:
        return None
    source = t.text[slice(*link.source)]
    return None if source.lower() in FIRST_PERSON else voice._replace(full_name=full_name_of(voice, source))


def _inside(t: Tokens, end: int, quote: Quote, *, closes: bool) -> tuple[tuple[int, int], ...]:
    """What a sentence says up to the mark that closes the quotation it begins in."""
    return trimmed(t, [(0, end - (closes and quote.end - quote.start > end > 0 and t.text[end - 1] in _CLOSING))])


def _behind_label(text: str, label: tuple[int, int] | None) -> int:
    """Where what is said begins behind the name of who says it, or behind the mark of quoted mail."""
    if label is None:
        return len(text) - len(text.lstrip("> ")) if text[:1] == ">" else 0
    end = _LABEL_END.match(text, label[1])
    return label[1] if end is None else end.end()


def _behind_q(text: str, begin: int, turn: Turn) -> int:
    """Where a sentence begins behind the "Q:" of somebody without a name."""
    if not turn.asks or turn.label is None or turn.label.start < begin:
        return 0
    return _behind_label(text, (turn.label.start - begin, turn.label.end - begin))


def _told_by_article(part: Parted) -> Parted:
    """What somebody without a name puts to another, as the article's own word: only those he tells of are voices."""
    reading = part.reading
    if not reading.links or reading.links[0].cue is not None:
        return part
    links = reading.links[1:]
    return Parted(reading._replace(links=links, content=reading.content if links else ()), part.voices[1:])


def _begun(t: Tokens, start: int, parts: list[Parted]) -> list[Parted]:
    """Parts without what stands before `start`, which is no part of what is claimed, nor of who is heard."""
    return [_begun_at(t, start, part) for part in parts] if start else parts


def _begun_at(t: Tokens, start: int, part: Parted) -> Parted:
    first, last = part.reading.part or (0, len(t.text))
    if not first < start < last:
        return part
    behind = next((i for i in range(*part.reading.tokens) if t.start[i] >= start), None)
    if behind is None:
        return part
    links = tuple(link._replace(source=_from(start, link.source)) for link in part.reading.links)
    reading = part.reading._replace(part=(start, last), tokens=(behind, part.reading.tokens[1]), links=links)
    return part._replace(reading=reading)


def _from(start: int, source: tuple[int, int] | None) -> tuple[int, int] | None:
    """As "Your rivals" of "Q. Your rivals"."""
    return (start, source[1]) if source is not None and source[0] < start < source[1] else source


def full_name_of(voice: Voice, written: str) -> str:
    """The name of a voice: the longer one it stands for, else what is `written`, unless that is a pronoun."""
    return voice.full_name or ("" if written.lower() in NAMELESS else written)


def _reminds(t: Tokens, reading: Reading) -> bool:
    """Whether who asks tells what the other did, and not what he holds: "you announced your departure"."""
    source = reading.links[-1].source
    if source is None or t.text[slice(*source)].lower() != "you":
        return False
    pieces = [[i for i in range(len(t)) if start <= t.start[i] < end] for start, end in reading.content]
    return not any(has_verb(t, piece[0], piece[-1] + 1) for piece in pieces if piece)


def _at_once(t: Tokens, part: Parted) -> Parted:
    links = part.reading.links
    source = links[1].source if len(links) > 1 else None
    if source is None or t.text[slice(*source)].lower() not in _OF_THE_SPEAKER:
        return part
    return Parted(part.reading._replace(links=links[1:]), part.voices[1:])
