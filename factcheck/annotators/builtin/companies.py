"""Whether a lone name is a company's: "chipmaker Lumio" stands somewhere, or "the company" soon behind it."""

import re

from factcheck.annotators.builtin.voices import Voices
from factcheck.vocabulary import SourceKind

_THE_COMPANY = re.compile(r"[.!?]\s[Tt]he (?:company|firm|retailer|carrier|lender)\b")
_HE_IS = re.compile(r"[^\n]{0,80}\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_NO_COMPANY = frozenset({"who", "it", "its"})
_NEAR = 400  # code points behind a name in which "the company" means it


def is_company(name: str, text: str, voices: Voices) -> bool:
    """Whether `text` tells that `name`, which is nobody's surname in it, is that of a company."""
    word = re.escape(name)
    called = re.findall(rf"([^\W\d_-]+) {word}\b", text)
    called += re.findall(rf"\b{word}, (?:a|an|the) (?:[\w-]+ ){{0,3}}?([a-z]+),", text)
    if any(_is_company_word(one, voices) for one in called):
        return True
    if re.search(rf"[”\"] {word} \w|\b(?:said|says) {word}\b", text) is not None:
        return False  # by a bare name people are quoted
    places = [match.end() for match in re.finditer(rf"\b{word}\b", text)]
    person = any(_HE_IS.match(text, place) for place in places)
    return not person and any(_THE_COMPANY.search(text, place, place + _NEAR) for place in places)


def _is_company_word(word: str, voices: Voices) -> bool:
    low = word.lower()
    named = word.islower() or low.endswith("maker")  # "Chipmaker Lumio said"
    return named and low not in _NO_COMPANY and voices.kind_of(low) is SourceKind.ORGANISATION
