"""Whether a lone name is a company's: "chipmaker Lumio" stands somewhere, or "the company" soon behind it."""

import re
from collections.abc import Iterator

from factcheck.annotators.builtin.words.voices import Voices
from factcheck.given_names import is_given
from factcheck.vocabulary import SourceKind

_COMPANIES = ("company", "firm", "retailer", "carrier", "lender")
_THE_COMPANY = re.compile(rf"[.!?]\s[Tt]he (?:{'|'.join(_COMPANIES)})\b")
_HE_IS = re.compile(r"[^\n]{0,80}\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_PERSONAL = re.compile(r"(?:, \d\d\b|[^\n.!?]{0,80}\b(?:he|she|his|her)\b|[^\n.!?“”\"]{0,120}[.] (?:He|She|His|Her)\b)")
_IT_OR_COMPANY = re.compile(rf"[^\n“”\"]{{0,120}}\b(?:[Ii]ts?|[Tt]he (?:{'|'.join(_COMPANIES)}))\b")
_SAID = (
    r" (?:also |later |again |has |had )*"
    r"(?:says|said|denie[sd]|admit(?:s|ted)|insist(?:s|ed)|announced?|announces|confirm(?:s|ed)|add(?:s|ed)|promise[sd]"
    r"|claim(?:s|ed)|apologi[sz]e[sd]|maintain(?:s|ed)|stated|states|argue[sd]|declared?|declares)\b"
)
_DOES_AS_COMPANY = re.compile(
    rf"(?:, which\b| employ(?:s|ed) |{_SAID}(?: (?:on|in|last) \w+| that){{0,2}} (?:its\b"
    r"|it (?:regret|den[iy]|accept|reject|intend|plan|welcom|apologi|employ|operat|compli|follow|t[ao]k|hired|pa[iy])"
    r"|it (?:was|is|had|has|would|will|could|did|does)(?: \w+ly| not| never| already| been| now| also| so)*"
    r" (?:sorry|aware|confident|pleased|proud|unable|committed|investigat|co-?operat|review|receiv|taken|taking|met"
    r"|told|informed|warned|complied|acted|apologi|pay|paid|fix|appeal|fight|comply|take|repair|replac|install|hire"
    r"|spen[dt]|working|inspect|check|meet|sell|sold|buy|bought|launch|clos(?:e|ing)\b)))"
)
_SEVERAL = 2  # words
_BEFORE = 40  # code points
_JOINTS = ("of ", "at ", "in ", "for ", "the ", "behind ")
_HAS = re.compile(
    r"(?:[’']s?)? (?:chief executive|CEO|chief (?:financial|operating) officer|managing director|shareholders|shares"
    r"|employees|headquarters|factory|subsidiary|plant|customers)\b|, which\b"
)
_OF = re.compile(
    r"\b(?:chief executive|CEO|managing director|chief (?:financial|operating) officer|shares|subsidiary|employees"
    r"|shareholders|customers|workers|the company|the firm) (?:of|at|in|for|behind) (?:the )?$"
)
_IT_SAID = re.compile(  # "Lumio denies the claim. It said its pumps were new."
    rf"{_SAID}[^\n.!?“”\"]{{0,100}}[.!?] It (?:also |has |had )*(?:said|says|added|adds|insist(?:s|ed)|denie[sd])\b"
)
_NO_COMPANY = frozenset({"who", "it", "its"})
_NEAR = 400  # code points behind a name in which "the company" means it


def is_company(name: str, text: str, voices: Voices) -> bool:
    """Whether `text` tells that `name`, which is nobody's surname in it, is that of a company."""
    if any(_is_company_word(one, voices) for one in _called(name, text)):
        return True
    if _is_it(name, text):
        return True
    if _is_quoted(name, text) or not any(f"he {word}" in text for word in _COMPANIES):
        return False  # by a bare name people are quoted
    places = [match.end() for match in by_itself(name).finditer(text)]
    person = any(_HE_IS.match(text, place) for place in places)
    return not person and any(_THE_COMPANY.search(text, place, place + _NEAR) for place in places)


def is_long_company(name: str, text: str) -> bool:
    """Whether `text` tells that a name of several words is a company's: by its chief executive, shares, "which"."""
    words = name.split()
    if len(words) < _SEVERAL or not all(word[0].isupper() for word in words) or is_given(words[0]):
        return False
    return any(is_company_at(*place.span(), text) for place in by_itself(name).finditer(text))


def is_company_at(start: int, end: int, text: str) -> bool:
    """Whether what stands around a name tells that it is a company's: "Lumio Vale’s shareholders"."""
    if text[end : end + 1] in ("’", "'", " ", ",") and _HAS.match(text, end) is not None:
        return True
    before = text[max(0, start - _BEFORE) : start]
    return before.endswith(_JOINTS) and _OF.search(before) is not None


def may_be_company(name: str, text: str) -> bool:
    """Whether a lone name could be that of a company: never with an age or "he", and somewhere with "it" or "its"."""
    places = [match.end() for match in by_itself(name).finditer(text)]
    if any(_PERSONAL.match(text, place) for place in places):
        return False
    return any(_IT_OR_COMPANY.match(text, place) for place in places)


def _is_it(name: str, text: str) -> bool:
    """As in "Lumio said it regretted the noise", "a Lumio spokeswoman"; not in "Vik said it was late"."""
    places = [match.end() for match in by_itself(name).finditer(text)]
    if not places or any(_PERSONAL.match(text, place) for place in places):
        return False
    spoken_for = any(f"{article} {name} spokes" in text for article in ("a", "A", "the", "The"))
    return spoken_for or any(_DOES_AS_COMPANY.match(text, place) or _IT_SAID.match(text, place) for place in places)


def by_itself(word: str) -> re.Pattern[str]:
    """The pattern of a word that begins with a letter, and is no part of another.

    What may not stand before it comes last: text is searched far faster for letters than for where words begin.
    """
    plain = re.escape(word)
    return re.compile(rf"{plain}\b(?<!\w{plain})")


def _called(name: str, text: str) -> Iterator[str]:
    """The words before the name, and those that tell behind it what it is: ", a small chipmaker,"."""
    word = re.escape(name)
    behind = 0  # of the name before: what is part of that tells nothing of this one
    for match in re.finditer(rf" {word}\b", text):
        first = place = match.start()
        while first > behind and text[first - 1].isalnum() and not text[first - 1].isdecimal():
            first -= 1
        if first < place:
            yield text[first:place]
            behind = match.end()
    if f"{name}, " in text:
        yield from re.findall(rf"\b{word}, (?:a|an|the) (?:[\w-]+ ){{0,3}}?([a-z]+),", text)


def _is_quoted(name: str, text: str) -> bool:
    """As in "“It is late,” Lumio adds", "said Lumio"."""
    may_be = any(f"{before} {name}" in text for before in ("”", '"', "said", "says"))
    word = re.escape(name)
    return may_be and re.search(rf"[”\"] {word} \w|\b(?:said|says) {word}\b", text) is not None


def _is_company_word(word: str, voices: Voices) -> bool:
    low = word.lower()
    named = word.islower() or low.endswith("maker")  # "Chipmaker Lumio said"
    return named and low not in _NO_COMPANY and voices.kind_of(low) is SourceKind.ORGANISATION
