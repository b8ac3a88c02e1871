"""How much of a claim an article vouches for: hedges, numbers, and whose word it is, before and after."""

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.difference.changes import Aspect, ChangeKind
from factcheck.records import Claim
from factcheck.vocabulary import Label

_SPELLED = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred"
_NUMBER = re.compile(rf"\d+(?:[.,:]\d+)*|\b(?:{'|'.join(_SPELLED.split())})\b", re.IGNORECASE)
_HEDGES = re.compile(
    r"\b(?:allegedly|alleged|apparently|appear(?:s|ed)?|arguably|believed|claimed|conceivably|could|likely|maybe|might|"
    r"perhaps|possible|possibly|potentially|presumably|probably|purported(?:ly)?|reported(?:ly)?|seem(?:s|ed|ingly)?|"
    r"suggest(?:s|ed)|supposed(?:ly)?|suspected|unconfirmed|understood|unverified)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\bmay\b")  # with a capital it is a month, but at the beginning, where nobody can tell
_VAGUE = re.compile(
    r"\b(?:dozens|a few|a handful|hundreds|many|millions|multiple|a number of|numerous|scores|several|some|tens|"
    r"thousands|various)\b(?!\s+\d)",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"\b(?:about|almost|approximately|around|as many as|at least|close to|fewer than|less than|more than|nearly|over|"
    r"roughly|some|under|up to)(?=\s+\d)",
    re.IGNORECASE,
)


def vouched(before: Claim, after: Claim) -> Iterator[Aspect]:
    """In what the words of a claim were softened, hardened, or given another figure.

    Softened is: the article's own word became somebody's, or an opinion; a hedge came in; a number became a vague one.
    Hardened is each of these the other way round. A claim may be both.
    """
    yield from _softened(before, after)
    for aspect in _softened(after, before):
        yield Aspect(kind=ChangeKind.HARDENED, before=aspect.after, after=aspect.before)
    lost, won = _exact(before.quote) - _exact(after.quote), _exact(after.quote) - _exact(before.quote)
    if lost and won:
        yield Aspect(kind=ChangeKind.FIGURE, before=_listed(lost), after=_listed(won))


def _softened(before: Claim, after: Claim) -> Iterator[Aspect]:
    def softened(was: str, now: str) -> Aspect:
        return Aspect(kind=ChangeKind.SOFTENED, before=was, after=now)

    if before.label is Label.REPORTED_FACT and after.label is not Label.REPORTED_FACT:
        yield softened("the article's own word", _whose(after))
    hedges = _hedges(after.quote) - _hedges(before.quote)
    if hedges:
        yield softened("", _listed(hedges))
    vague = _found(_VAGUE, after.quote) - _found(_VAGUE, before.quote)
    lost = _exact(before.quote) - _exact(after.quote)
    if vague and lost:
        yield softened(_listed(lost), _listed(vague))
    nearly = _found(_NEARLY, after.quote) - _found(_NEARLY, before.quote)
    if nearly:
        yield softened("", _listed(nearly))


def _whose(claim: Claim) -> str:
    if claim.label is Label.OPINION:
        return "an opinion"
    innermost = claim.chain[-1] if claim.chain else None
    named = (innermost.full_name or innermost.source) if innermost else ""
    return f"the word of {named}" if named else "somebody's word"


def _hedges(words: str) -> Counter[str]:
    return _found(_HEDGES, words) + _found(_MAY, words)


def _exact(words: str) -> Counter[str]:
    return _found(_NUMBER, words)


def _found(what: re.Pattern[str], words: str) -> Counter[str]:
    return Counter(match.group().casefold() for match in what.finditer(" ".join(words.split())))


def _listed(words: Counter[str]) -> str:
    return ", ".join(words.elements())
