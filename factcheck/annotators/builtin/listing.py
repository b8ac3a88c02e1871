"""Lists, letters and statements below a line with a colon, on the word of whom that line names: "The report found:"."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from factcheck.annotators.builtin.people.cast import Cast, Voice
from factcheck.annotators.builtin.reading import full_name_of
from factcheck.annotators.builtin.readings.attribution import read
from factcheck.annotators.builtin.turns.talk import Paragraph, Turn
from factcheck.annotators.builtin.words.lexicon import Lexicon
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.annotators.builtin.words.voices import Voices

_COLON = re.compile(r":[*_]{0,3}\s*\n")
_ITEM = re.compile(
    r"(?:[-*+•⁃▪◦‣–—●■✓✔·○o]|\(?(?P<number>\d{1,3}[.)])|\(?(?P<letter>[a-z]|[ivx]{1,4})[.)])\s|(?P<quoted>>)"
)
_GIVEN = re.compile(  # "Here is the mayor's letter in full:"
    r"(?:here|below|this) (?:is|are|follows) (?P<what>(?:the|his|her|their|its|an?)\b[^:,;]{0,60}?"
    r"\b(?:statements?|letter|text|post|e-?mail|message|memo|declaration|resolution|ruling|speech|remarks|reply))\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){1,3}"
_SENT = re.compile(  # "Our reporter Ida Moe, in Halden, sends this update:"
    rf"(?:[^.!?:;“\"]{{0,40}}? )??(?P<who>{_NAME})(?:, [^:;“\"]{{3,90}},| (?:in|at|on) [A-Z][\w’'-]+)? "
    r"(?:(?:has |just )*(?:sent|filed|posted)|sends|brings|files|posts|offers)(?: us)? "
    r"(?:this|the following|the latest|an?)(?: [a-z]+)? ?(?:report|update|dispatch|account|note|analysis|summary)\b"
    r"[^:“\"]{0,40}:\Z"
)
_SOMETHING = " it is late."  # what is put forward, for whoever reads the line
_LONGEST = 300  # code points of such a line


def find_listed(
    text: str, paragraphs: Sequence[Paragraph], cast: Cast, cues: Lexicon, voices: Voices
) -> dict[int, Turn]:
    """The turn of each paragraph that a line above it introduces as somebody's word, by its number."""
    if _COLON.search(text) is None:
        return {}
    turns: dict[int, Turn] = {}
    for index, paragraph in enumerate(paragraphs[:-1]):
        line = paragraph.text[paragraph.sentences[-1].span.start - paragraph.start :].rstrip("*_ ")
        if line[-1:] != ":" or len(line) > _LONGEST or not paragraph.talks:
            continue
        voice = _speaker(line, paragraph.sentences[-1].span.start, cast, cues, voices)
        if voice is not None:
            turns |= {below.number: Turn(voice) for below in _below(paragraph, paragraphs[index + 1 :])}
    return turns


def _below(line: Paragraph, following: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The items of one list, or all that is quoted line by line; else the first paragraph alone."""
    first = _ITEM.match(following[0].text)
    if first is None or _is_like(first, line.text):
        return (one for one in following[:1] if one.talks)
    return takewhile(lambda one: _is_like(first, one.text), following)


def _is_like(first: re.Match[str], words: str) -> bool:
    """Whether `words` begin with the same kind of mark as the first item does."""
    mark = _ITEM.match(words)
    return mark is not None and (
        mark.lastgroup == first.lastgroup and (mark.lastgroup is not None or mark[0] == first[0])
    )


def _speaker(line: str, at: int, cast: Cast, cues: Lexicon, voices: Voices) -> Voice | None:
    """Whose word a line announces; nobody's where it announces the article's own."""
    tokens = Tokens(line + _SOMETHING)
    for reading in read(tokens, cues.hits(tokens.low), cues, voices):
        source = reading.links[-1].source if reading.links else None
        if source is not None and reading.content and reading.content[-1][1] > len(line):
            voice = cast.voice(tokens.text[slice(*source)], at + source[0])
            return voice._replace(full_name=full_name_of(voice, tokens.text[slice(*source)]))
    given = _GIVEN.match(line) or _SENT.match(line)
    if given is None:
        return None
    (who,) = given.groupdict().values()
    voice = cast.voice(who, at + given.start(1))
    return voice._replace(full_name=full_name_of(voice, who))
