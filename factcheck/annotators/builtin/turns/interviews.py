"""Interviews whose turns bear no names: questions to somebody, and what is answered in the first person."""

import re
from collections.abc import Sequence
from itertools import takewhile

from factcheck.annotators.builtin.people.cast import Cast, Voice
from factcheck.annotators.builtin.turns.asked import who_is_asked
from factcheck.annotators.builtin.turns.talk import ASKER, INTERVIEW, Paragraph, Turn, is_called_interview
from factcheck.vocabulary import SourceKind

_HEADLINES, _HEADLINE = 3, 160  # lines at the top of an article, and code points of one that is no paragraph
_INTRODUCTION = 1500  # code points in which an interview without questions is called one
_QUESTIONS = 2  # fewer make no interview
_SHE = re.compile(r"\b(?:she|her|hers|herself|Ms|Mrs|Miss)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|him|his|himself|Mr)\b", re.IGNORECASE)


def find_answers(text: str, paragraphs: Sequence[Paragraph], cast: Cast) -> dict[int, Turn]:
    """The turn of each paragraph of an interview, by its number; `paragraphs` are those that talk, ask or head."""
    if "?" not in text and not is_called_interview(text[:_INTRODUCTION]):
        return {}  # most articles end here
    asked = [i for i, paragraph in enumerate(paragraphs) if paragraph.asks or paragraph.answers_itself]
    headed = any(map(is_called_interview, _headlines(text)))
    first = _first(text, paragraphs, asked, headed=headed)
    return {} if first is None else _walk(text, paragraphs, first, cast)


def quoted_answers(paragraphs: Sequence[Paragraph], cast: Cast) -> dict[int, Voice]:
    """Whose answers stand in quotation marks below questions, by the numbers of their paragraphs."""
    asked = [i for i, p in enumerate(paragraphs[:-1]) if paragraphs[i + 1].quoted and p.asks]
    if len(asked) < _QUESTIONS:
        return {}
    questions = [paragraphs[i].text for i in asked]
    voice = Voice(SourceKind.PERSON, who_is_asked(cast, paragraphs[asked[0]].start, INTERVIEW, questions))
    below = (takewhile(lambda p: p.quoted, paragraphs[i + 1 :]) for i in asked)
    return {p.number: voice for answers in below for p in answers}


def _first(text: str, paragraphs: Sequence[Paragraph], asked: Sequence[int], *, headed: bool) -> int | None:
    """The paragraph that the talk begins with; None where there is none."""
    enough = len(asked) >= (1 if headed else _QUESTIONS)
    if not enough or not any(p.about_me for p in paragraphs[asked[0] :] if p.talks):
        return _told_by_topic(text, paragraphs, headed=headed) if not asked else None
    replies = [p for p in paragraphs[asked[0] + 1 :] if p.talks and not p.asks]
    if not headed and not _is_interview(text, [paragraphs[i] for i in asked], replies):
        return None
    return _opening(paragraphs, asked[0])


def _is_interview(text: str, asked: Sequence[Paragraph], replies: Sequence[Paragraph]) -> bool:
    """Whether questions are put to somebody and answered, where no headline says so."""
    told = is_called_interview(text[: asked[1].start])
    to_you = sum(one.to_you for one in asked)
    mine = sum(reply.about_me for reply in replies)
    if told:
        return mine >= (1 if to_you else _QUESTIONS)
    if mine < _QUESTIONS or 2 * mine < len(replies):
        return False
    return 2 * to_you >= max(len(asked), 2 * _QUESTIONS) or (to_you > 0 and min(len(asked), mine) > _QUESTIONS)


def _told_by_topic(text: str, paragraphs: Sequence[Paragraph], *, headed: bool) -> int | None:
    """The first heading behind which somebody speaks of himself, of an interview parted by topics alone."""
    introduced = next((i for i, p in enumerate(paragraphs) if p.talks), len(paragraphs))
    start = next((i for i, p in enumerate(paragraphs[:-1]) if i > introduced and _opens_topic(p, paragraphs[i + 1])), 0)
    if not start or not (headed or is_called_interview(text[: paragraphs[start].start])):
        return None
    talk = [p for p in paragraphs[start:] if p.talks]
    mine = sum(p.about_me for p in talk)
    return start if mine >= _QUESTIONS and 2 * mine >= len(talk) else None


def _opens_topic(heading: Paragraph, behind: Paragraph) -> bool:
    return heading.heads and behind.talks and behind.about_me


def _headlines(text: str) -> list[str]:
    lines = [line.strip() for line in text[: _HEADLINES * _HEADLINE].split("\n") if line.strip()]
    return [line for line in lines[:_HEADLINES] if len(line) <= _HEADLINE and line[-1] not in '.!”"']


def _opening(paragraphs: Sequence[Paragraph], asked: int) -> int:
    """Where the talk begins: with the first question, or with words to somebody before it."""
    first = asked
    while first and _leads_on(paragraphs[first - 1]):
        first -= 1
    return next(
        (
            i
            for i in range(first, asked)
            if paragraphs[i].opens_bracketed or (paragraphs[i].talks and paragraphs[i].to_you)
        ),
        asked,
    )


def _leads_on(paragraph: Paragraph) -> bool:
    return paragraph.heads or (paragraph.talks and (paragraph.about_me or paragraph.remarks))


def _walk(text: str, paragraphs: Sequence[Paragraph], first: int, cast: Cast) -> dict[int, Turn]:
    opening = paragraphs[first]
    questions = [p.text for p in paragraphs[first:] if p.asks]
    name = who_is_asked(cast, opening.start, INTERVIEW, questions)
    pronoun = _pronoun(text[: opening.start])
    answer, question = Turn(Voice(SourceKind.PERSON, name)), Turn(ASKER, asks=True)
    turns = {opening.number: answer if opening.answers_itself or opening.opens_bracketed else question}
    since = [opening]
    for place, paragraph in enumerate(paragraphs[first + 1 :], start=first + 1):
        if paragraph.asks or _is_put_to(paragraphs, place):
            turns[paragraph.number] = question
            since = [paragraph]
        elif paragraph.heads:
            continue
        elif not paragraph.names(name) and not paragraph.narrates(pronoun, since):
            turns[paragraph.number] = answer
            since.append(paragraph)
    return turns


def _is_put_to(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether a paragraph between two answers puts something to the one who answers: "You left in May." """
    around = paragraphs[place - 1], paragraphs[min(place + 1, len(paragraphs) - 1)]
    return paragraphs[place].remarks and all(one.about_me and not one.asks for one in around)


def _pronoun(opening: str) -> re.Pattern[str] | None:
    """What the one who is asked is called again, where what stands before the talk says so."""
    she, he = len(_SHE.findall(opening)), len(_HE.findall(opening))
    return None if she == he else _SHE if she > he else _HE
