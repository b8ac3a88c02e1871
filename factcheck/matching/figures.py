"""Numbers and dates as values: ``48 million``, ``forty-eight million`` and ``48m`` are one figure, with its unit."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.matching.lexicon import lexicon

_CURRENCIES = frozenset("$€£")
_YEARS = range(1900, 2100)
_OUT_OF = frozenset({"of", "in"})


class Figure(NamedTuple):
    """A value that stands in a row of tokens; `other` is what it leaves of a total, as in ``11 of 15``."""

    value: float
    unit: str  # "percent", a currency, or nothing
    begin: int  # index of its first token
    behind: int  # index behind its last token
    other: float | None = None

    @property
    def forms(self) -> frozenset[str]:
        """Equal texts for equal values."""
        values = [self.value] if self.other is None else [self.value, self.other]
        return frozenset(f"{value:.9g}" for value in values)


class Dated(NamedTuple):
    """A part of a date: the day of a month, the month, the year or the weekday."""

    part: str
    value: int
    begin: int
    behind: int


def may_begin_figure(low: str) -> bool:
    """Whether a figure or a date can begin with a token in lower case at all."""
    lists = lexicon()
    return (
        low[:1].isdigit()
        or low in _CURRENCIES
        or low == "hundred"
        or any(low in known for known in (lists.numbers, lists.months, lists.weekdays))
    )


def dated_at(tokens: Sequence[str], at: int) -> list[Dated]:
    """What of a date begins at a token, if anything: ``June 15``, ``15 June 2028``, ``2028``, ``Tuesday``."""
    lists, low = lexicon(), tokens[at].lower()
    if low in lists.weekdays and tokens[at][0].isupper():
        return [Dated("weekday", lists.weekdays[low], at, at + 1)]
    if _is_month(tokens, at):
        return _from_month(tokens, at)
    if low.isdecimal() and len(low) < 3 and 0 < int(low) < 32 and at + 1 < len(tokens) and _is_month(tokens, at + 1):
        day = Dated("day", int(low), at, at + 1)
        return [day, *_from_month(tokens, at + 1, day_known=True)]
    if len(low) == 4 and low.isdecimal() and int(low) in _YEARS and not _is_counted(tokens, at):
        return [Dated("year", int(low), at, at + 1)]
    return []


def _is_month(tokens: Sequence[str], at: int) -> bool:
    if tokens[at].lower() not in lexicon().months or not tokens[at][0].isupper():
        return False
    # "May" and "March" are months beside a number or a preposition alone.
    if tokens[at].lower() not in ("may", "march"):
        return True
    before = tokens[at - 1].lower() if at else ""
    behind = next((word for word in tokens[at + 1 : at + 3] if word != "."), "")
    return before in ("in", "on", "since", "until", "by", "of", "last", "next", "from", "to") or (
        behind[:1].isdigit() or before[:1].isdigit()
    )


def _from_month(tokens: Sequence[str], at: int, *, day_known: bool = False) -> list[Dated]:
    found = [Dated("month", lexicon().months[tokens[at].lower()], at, at + 1)]
    place = at + 1
    for _ in range(4):
        token = tokens[place].lower() if place < len(tokens) else ""
        bare = token.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
        if bare.isdecimal() and len(bare) < 3 and int(bare) < 32 and not day_known:
            found.append(Dated("day", int(bare), place, place + 1))
            day_known = True
        elif token.isdecimal() and len(token) == 4 and int(token) in _YEARS:
            found.append(Dated("year", int(token), place, place + 1))
            break
        elif token not in (".", ",", "of"):
            break
        place += 1
    return found


def _is_counted(tokens: Sequence[str], at: int) -> bool:
    """Whether what looks like a year is an amount: ``$2000``, ``2000 crowns``."""
    before, behind = tokens[at - 1] if at else "", tokens[at + 1].lower() if at + 1 < len(tokens) else ""
    return before in _CURRENCIES or behind in lexicon().units or behind in lexicon().scales or behind == "crowns"


def figure_at(tokens: Sequence[str], at: int) -> Figure | None:
    """The figure that begins at a token, if one does; ``one`` alone is no figure."""
    begin = at
    unit = lexicon().units.get(tokens[at], "") if tokens[at] in _CURRENCIES else ""
    if unit:
        at += 1
    value, behind = _value(tokens, at)
    if value is None:
        return None
    value, behind = _scaled(tokens, value, behind)
    after = tokens[behind].lower() if behind < len(tokens) else ""
    if after == "per" and tokens[behind + 1 : behind + 2] in (["cent"], ["Cent"]):
        return Figure(value, "percent", begin, behind + 2)
    if lexicon().units.get(after) == "percent":
        return Figure(value, "percent", begin, behind + 1)
    return Figure(value, unit or lexicon().units.get(after, ""), begin, behind)


def _value(tokens: Sequence[str], at: int) -> tuple[float | None, int]:
    low = tokens[at].lower() if at < len(tokens) else ""
    if low[:1].isdigit():
        number, ending = _split(low)
        scale = lexicon().scales.get(ending, 1.0) if ending not in ("st", "nd", "rd", "th") else 1.0
        return (None if number is None else number * scale), at + 1
    return _spelled(tokens, at)


def _split(low: str) -> tuple[float | None, str]:
    digits = low.rstrip("abcdefghijklmnopqrstuvwxyz")
    whole = digits.replace(",", "")
    try:
        return float(whole), low[len(digits) :]
    except ValueError:  # 1.2.3 is the number of a version, not a value
        return None, ""


def _spelled(tokens: Sequence[str], at: int) -> tuple[float | None, int]:
    """``forty-eight``, ``two hundred and six``, ``a dozen``."""
    lists, place, total, current, met = lexicon(), at, 0.0, 0.0, 0
    while place < len(tokens):
        low = tokens[place].lower()
        if low in lists.numbers:
            current, met = current + lists.numbers[low], met + 1
        elif low == "hundred" and (met or tokens[place - 1 : place] == ["a"]):
            current, met = max(current, 1.0) * 100, met + 1
        elif low == "thousand" and met:
            total, current = total + current * 1000, 0.0
        elif not (low == "and" and met and _continues(tokens, place)) and not (low == "-" and met):
            break
        place += 1
    if not met or (met == 1 and tokens[at].lower() == "one" and not _is_scale(tokens, place)):
        return None, at
    return total + current, place


def _continues(tokens: Sequence[str], at: int) -> bool:
    before, after = tokens[at - 1].lower(), tokens[at + 1].lower() if at + 1 < len(tokens) else ""
    return before in ("hundred", "thousand") and after in lexicon().numbers


def _is_scale(tokens: Sequence[str], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower() in lexicon().scales


def _scaled(tokens: Sequence[str], value: float, behind: int) -> tuple[float, int]:
    word = tokens[behind].lower() if behind < len(tokens) else ""
    if len(word) > 1 and word in lexicon().scales:
        return value * lexicon().scales[word], behind + 1
    return value, behind


def tallied(tokens: Sequence[str], figures: Sequence[Figure]) -> list[Figure]:
    """The same figures, where ``11 of 15`` also counts as the 11 to 4 that it leaves."""
    found = list(figures)
    for place, (one, other) in enumerate(pairwise(figures), start=1):
        between = [token.lower() for token in tokens[one.behind : other.begin]]
        if between[-1:] and between[-1] in _OUT_OF and len(between) <= 2 and one.value < other.value:
            found[place] = other._replace(other=other.value - one.value)
    return found
