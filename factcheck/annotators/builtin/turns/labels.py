"""The names that paragraphs begin with: which are one person's, and which of them mark a turn to speak."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.annotators.builtin.turns.talk import INTERVIEW, Paragraph, is_called_interview
from factcheck.annotators.builtin.words.lexicon import WORDS, sections_of
from factcheck.spans import Span

_CAPITAL = r"[A-Z\u00c0-\u00de](?:[^\W_]|[.'’\-])*"
_NAME = rf"{_CAPITAL}(?: (?:(?:bin|al|von|van|de|der|den|la|le|el|da|dos|del) ){{0,2}}{_CAPITAL}){{0,3}}"
# As in "Vik (laughs): …", "Per Vik, 40, a skipper: …", "Per Vik, who sails: …".
_ASIDE = r"(?: \([^)\n]{1,30}\)|, \d{1,3}(?:, [a-z][a-z \-]{2,40})?|, [a-z][\w ,'’\-]{2,60}(?=:| [—–] |[*_]*\Z))?"
_IN_CAPITALS = r"(?:(?:M[Rr][Ss]?|M[Ss]|D[Rr])\.? )?[A-Z][A-Z'’\-]{2,}(?: [A-Z'’\-]{2,}){0,3}"  # "Mr. REED. Thank you."
_LABEL = re.compile(
    rf"[*_•\-–> ]{{0,5}}(?:(?P<name>{_NAME})"
    rf"(?=[*_]{{0,3}}{_ASIDE}[*_]{{0,3}}(?: ?(?P<colon>:)[*_]{{0,3}}\s(?![a-z])| [—–] ))"
    rf"|(?P<letter>[QA])(?=[.)] )|(?P<capitals>{_IN_CAPITALS})(?=\. [A-Z]))"
)
_ALONE = re.compile(rf"(?:#{{1,6}} )?[*_]{{0,3}}(?P<name>{_NAME}){_ASIDE}[*_]{{0,3}}(?P<colon> ?:)?[*_]{{0,3}}")
# A colon, or one of " — ", "Q. ", "A) ", "REED. ": looked for by its mark, since few texts hold many of those.
_SIGN = re.compile(r"[:—–.)](?:(?<=:)|(?<= [—–]) |(?<=\b[QA][.)]) |(?<=[A-Z]{3}\.) )")
_WITHIN = 100  # code points
_OPENING = 1500  # code points in which an interview is called one
_TWICE = 2
_QA = re.compile(r"q ?& ?a|questions", re.IGNORECASE)
_AGE = re.compile(r"(?:,| \() ?\d{1,3}\b")
_I = re.compile(r"\b(?:I|[Mm]y)\b")  # a firm that explains itself says "we"
_DIGIT = re.compile(r"\d")
ASKERS = WORDS["askers"]
ANSWERERS = WORDS["answerers"]
_LISTS = {name: frozenset(words) for name, words in sections_of("labels").items()}
_NOTES = _LISTS["notes"]
_NO_SPEAKERS = _LISTS["no speakers"] | _NOTES
_NO_FIRST_NAMES = WORDS["no first names"]


class Mark(NamedTuple):
    """The name before a paragraph, in its longest form, and its place as written; none where it is all there is."""

    words: str
    place: Span | None
    colon: bool


def marks_of(paragraphs: Sequence[Paragraph], titles: frozenset[str]) -> dict[int, Mark]:
    """The name that each paragraph begins with, by its number; those of one person are the same words."""
    found = {p.number: mark for p in paragraphs if (mark := _mark(p)) is not None}
    times = Counter(mark.words for mark in found.values())
    found = {number: mark for number, mark in found.items() if times[mark.words] > 1 or not _determined(mark.words)}
    longest = _longest_forms((mark.words for mark in found.values()), titles)
    return {number: mark._replace(words=longest[mark.words]) for number, mark in found.items()}


def _mark(paragraph: Paragraph) -> Mark | None:
    if paragraph.heads or (paragraph.text[-1] in ":*_" and len(paragraph.text) < _WITHIN):
        alone = _ALONE.fullmatch(paragraph.text)
        if not paragraph.heads and (alone is None or alone["colon"] is None):
            return None
        return Mark(alone["name"], None, colon=False) if alone is not None and _may_speak(alone["name"]) else None
    match = _LABEL.match(paragraph.text) if _SIGN.search(paragraph.text, 0, _WITHIN) else None
    if match is None:
        return None
    group = next(group for group in ("name", "letter", "capitals") if match[group] is not None)
    if not _may_speak(match[group]):
        return None
    place = Span(paragraph.start + match.start(group), paragraph.start + match.end(group))
    return Mark(match[group], place, colon=match["colon"] is not None)


def _may_speak(words: str) -> bool:
    """Whether it may be a speaker's name: not "Background", "What Next", "Day 2"."""
    low = words.lower().replace("’", "'")
    return low in ASKERS or low in ANSWERERS or (low.split()[0] not in _NO_SPEAKERS and _DIGIT.search(low) is None)


def is_note(paragraph: Paragraph) -> bool:
    """Whether it is the article's own though it stands between answers: "Update: …", "[The oven was sold.]"."""
    if paragraph.text[0] == "[" and paragraph.text.find("]") >= len(paragraph.text) - 2:
        return not paragraph.about_me
    match = _LABEL.match(paragraph.text)
    if match is None or match["colon"] is None:
        return False
    return match["name"].lower().replace("’", "'").split()[0] in _NOTES


def _determined(words: str) -> bool:
    """As in "The Food", which is a speaker's name only where it comes again, as "The Gazette" does."""
    return words.split()[0].lower() in _NO_FIRST_NAMES and words.lower() not in ANSWERERS


def _longest_forms(labels: Iterable[str], titles: frozenset[str]) -> dict[str, str]:
    """Each label with the one longer label that all its words are of: "Vik" and "Mr Vik" with "Per Vik"."""
    parts = {label: _parts(label, titles) for label in labels}
    first = {words: label for label, words in reversed(parts.items())}
    longest: dict[str, str] = {}
    for label, words in parts.items():
        longer = [other for other in first if words and words < other]
        longest[label] = first[longer[0]] if len(longer) == 1 else first[words]
    return longest


def _parts(label: str, titles: frozenset[str]) -> frozenset[str]:
    words = label.lower().split()
    while len(words) > 1 and words[0].strip(".") in titles:
        words = words[1:]
    return frozenset(words)


def speakers_among(text: str, paragraphs: Sequence[Paragraph], marks: dict[int, Mark]) -> set[str]:
    """The names before paragraphs where they mark a talk though hardly any name comes twice; else nothing.

    That is so where people are asked and answer, or where those who are named elsewhere speak of themselves.
    """
    marked = [p for p in paragraphs if p.number in marks and marks[p.number].colon]
    replies = [p for p in marked if not p.asks]
    if len(replies) < _TWICE:
        return set()
    mine = sum(p.about_me for p in replies)
    told = is_called_interview(text[:_OPENING])
    if not (mine or told):
        return set()
    names = {marks[p.number].words for p in replies}
    spoken_of = {name for name in names if _stands_in(text[: marked[0].start], name)}
    sure = told or any(" " in name for name in names)
    asked = [p for p in paragraphs if p.asks and p.start < replies[-1].start]
    if asked:
        answered = _answered(paragraphs, replies) >= _TWICE
        singly = 2 * sum(_I.search(p.text) is not None for p in replies) >= len(replies)
        talk = answered or (sure and (bool(spoken_of) or (singly and any(p.to_you for p in asked))))
    else:
        aged = {marks[p.number].words for p in replies if _aged(p, marks[p.number])}
        talk = sure and (told or spoken_of | aged == names) and len(names) >= _TWICE <= mine
        talk = talk and 2 * mine >= len(replies)
    return {marks[p.number].words for p in marked} if talk else set()


def _aged(paragraph: Paragraph, mark: Mark) -> bool:
    """Whether an age follows the name: "Per Vik (42): …"."""
    return mark.place is not None and _AGE.match(paragraph.text, mark.place.end - paragraph.start) is not None


def _stands_in(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _answered(paragraphs: Sequence[Paragraph], replies: Sequence[Paragraph]) -> int:
    """How many of the replies stand right behind a question."""
    numbers = {p.number for p in replies}
    return sum(p.asks and after.number in numbers for p, after in pairwise(paragraphs))


def explains(text: str, paragraphs: Sequence[Paragraph], marks: dict[int, Mark]) -> bool:
    """Whether questions and answers so called are the article's own: nobody is said to answer, or speaks of himself."""
    replies = [p for p in paragraphs if p.number in marks and marks[p.number].words.lower() in ANSWERERS]
    if not replies or 2 * sum(p.about_me for p in replies) >= len(replies):
        return False
    told = INTERVIEW.finditer(text[: replies[0].start])
    return all(_QA.search(match[0]) and not text.startswith(" with", match.end()) for match in told)
