"""Whom a paragraph tells of before "she" speaks in it: the one person, known by name, with whom its sentences begin."""

import re

from factcheck.annotators.builtin.people.mentions import CAPITAL, NO_FIRST_NAMES
from factcheck.annotators.builtin.people.sexes import Sexes
from factcheck.annotators.builtin.people.short_forms import ShortForms
from factcheck.annotators.builtin.words.lexicon import WORDS

_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s+")
_LEADS = "After|Although|As|At|Before|By|During|For|From|In|Last|On|Once|Since|To|Until|When|While|With"
_OPENS = rf"(?:(?:{_LEADS})\b[^.!?“”\"\n]{{0,60}}? |(?:But|And|Yet|Still|So|Then|Now),? )"
_NAME = rf"({CAPITAL}[\w\-‑]+(?: {CAPITAL}[\w\-‑]+)*)(?:[’']s ((?:[a-z\-]+ ){{0,2}}[a-z\-]+)|,? (?=[a-z\d]))"
_NAMED, _NAMED_LATER = re.compile(_NAME), re.compile(_OPENS + _NAME)  # "In May Moe left"
_OF_ONESELF = re.compile(r"\b(?:I|[Mm]y|me|myself)\b(?! can(?:no|’|')?t?\b)")
_MALE, _FEMALE = WORDS["male"], WORDS["female"]


def told_of(text: str, start: int, end: int, forms: ShortForms, sexes: Sexes, pronoun: str) -> str:
    """The one name between two places that begins sentences and the pronoun fits; "" for none, for two, for kin."""
    places = [start, *(match.end() for match in _SENTENCE_END.finditer(text, start, end))]
    found = ""
    for place in places:
        name = _subject(text, place, end, forms, pronoun) if place < end else ""
        if not name or not sexes.fits(name, pronoun):
            continue
        if found and name != found:
            return ""
        found = name
    return found


def _subject(text: str, start: int, end: int, forms: ShortForms, pronoun: str) -> str:
    """The full name of whom a sentence begins with, of "Moe’s boat" and "In May Moe" too."""
    named = _NAMED.match(text, start, end)
    if named is None or named[1].partition(" ")[0].lower() in NO_FIRST_NAMES:
        named = _NAMED_LATER.match(text, start, end)
    if named is None:
        return ""
    of_kin = _FEMALE if pronoun in ("she", "her") else _MALE
    if named[2] and not of_kin.isdisjoint(named[2].split()):
        return ""
    first, behind = named.span(1)
    whole = next((m.name for m in forms.people_between(first - 1, behind) if m.end == behind), "")
    return whole or forms.surname(named[1].rpartition(" ")[2], first)


def speaks_for_others(name: str, speech: str) -> bool:
    """Whether a spokeswoman without a name would not say what is quoted: it tells of the speaker's own life."""
    return "spokes" in name and name[:2].lower() in ("a ", "th") and _OF_ONESELF.search(speech) is not None
