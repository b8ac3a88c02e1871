"""How much of a claim an article vouches for: hedges, numbers, and whose word it is, before and after."""

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.difference.changes import Aspect, ChangeKind
from factcheck.records import Claim
from factcheck.vocabulary import Label

_SPELLED = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen "
    "half twice"
)
# With its sign, its money and its per cent: 27 crowns and €27 are two figures, and so are 27 and 27%.
_NUMBER = re.compile(
    rf"(?:(?<!\w)[-−–]|[$€£¥]\s?)?\d+(?:[.,:]\d+)*(?:\s?[%‰])?|\b(?:{'|'.join(_SPELLED.split())})\b", re.IGNORECASE
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTHS = "January February March April May June July August September October November December"
_DATE = re.compile(rf"\b(?:{'|'.join((_DAYS + ' ' + _MONTHS).split())})\b")
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


def is_date(word: str) -> bool:
    """Whether it is the name of a day or a month."""
    return _DATE.fullmatch(word) is not None


def vouched(before: Claim, after: Claim) -> Iterator[Aspect]:
    """Softened, where the article's own word became somebody's, or an opinion; hardened, where it is the other way."""
    own = "the article's own word"
    if before.label is Label.REPORTED_FACT and after.label is not Label.REPORTED_FACT:
        yield Aspect(kind=ChangeKind.SOFTENED, before=own, after=_whose(after))
    if after.label is Label.REPORTED_FACT and before.label is not Label.REPORTED_FACT:
        yield Aspect(kind=ChangeKind.HARDENED, before=_whose(before), after=own)


def weighed(before: str, after: str) -> Iterator[Aspect]:
    """In what the words of a claim were softened, hardened, or given another figure, day or month; it may be several.

    Softened is: a hedge came in; a number became a vague one, or an estimate. Hardened is each the other way round.
    """
    yield from _softened(before, after)
    for aspect in _softened(after, before):
        yield Aspect(kind=ChangeKind.HARDENED, before=aspect.after, after=aspect.before)
    lost, won = _less(_NUMBER, before, after), _less(_NUMBER, after, before)
    vaguer, clearer = _less(_VAGUE, after, before), _less(_VAGUE, before, after)
    if (lost and won) or (lost and not vaguer) or (won and not clearer):
        yield Aspect(kind=ChangeKind.FIGURE, before=_listed(lost), after=_listed(won))
    gone, come = _dates(before) - _dates(after), _dates(after) - _dates(before)
    if gone and come:
        yield Aspect(kind=ChangeKind.FIGURE, before=_listed(gone), after=_listed(come))


def _softened(before: str, after: str) -> Iterator[Aspect]:
    def softened(was: str, now: str) -> Aspect:
        return Aspect(kind=ChangeKind.SOFTENED, before=was, after=now)

    hedges = _hedges(after) - _hedges(before)
    if hedges:
        yield softened("", _listed(hedges))
    vague, lost = _less(_VAGUE, after, before), _less(_NUMBER, before, after)
    if vague and lost:
        yield softened(_listed(lost), _listed(vague))
    nearly = _less(_NEARLY, after, before)
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


def _dates(words: str) -> Counter[str]:
    return Counter(_DATE.findall(words))


def _less(what: re.Pattern[str], here: str, there: str) -> Counter[str]:
    """What is found here oftener than there."""
    return _found(what, here) - _found(what, there)


def _found(what: re.Pattern[str], words: str) -> Counter[str]:
    return Counter(match.group().casefold() for match in what.finditer(words))


def _listed(words: Counter[str]) -> str:
    return ", ".join(words.elements())
