"""Says quickly of most pairs of texts that they cannot match: no more can be shared than what has a counterpart.

Read token by token, which costs a fraction of a reading: what `compare` finds shared is at most the weight of what has
a key in common with any token of the other text, and what it finds missing at least the weight of all else that is a
term in every reading. Where even that is not enough, neither text has to be read.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.matching.clauses import begins_with_verb, segments
from factcheck.matching.comparing import INSTEAD, scored
from factcheck.matching.lexicon import lexicon
from factcheck.matching.pairing import spellings
from factcheck.matching.reading import known_word, tokens_of
from factcheck.matching.shares import FIRM_WEIGHT, LEAST_SHARED, MOST_WORD_WEIGHT, ROUNDING, Share, bound, stands

_FIGURE = "=#"  # the key of all figures: equal values are written in many ways
_INITIAL = "!?"  # begin the keys of an initialism that is asked for, and of a name that it may stand for


class Bars(NamedTuple):
    """The scores from which a match counts."""

    same: float  # of two whole texts
    part: float  # of a clause, or of a text that stands in another


class _Trait(NamedTuple):
    """What a token, or a row of capitalised ones, may say."""

    share: Share
    bare: Share  # the same where nothing is lacking without it
    offers: frozenset[str]  # keys by which it is asked for; those it asks for but for initials
    firm: bool = False  # it may be a name or a figure
    capital: bool = False  # it may be part of a name
    apart: bool = False  # it may count by itself where it stands in a name: a title, or a figure
    role: bool = False  # it may stand for a name

    def lacking(self, least: float) -> "_Trait":
        """The same with another weight that it has in every reading."""
        return self._replace(share=self.share._replace(least=least))


class _Sketch(NamedTuple):
    """A whole text."""

    shares: tuple[Share, ...]
    keys: frozenset[str]  # that anything in it offers
    firm: frozenset[str]  # that its names and figures offer
    roles: bool  # whether a word in it may stand for a name
    elastic: float  # weight of a name, and of the roles that may stand for one with what is in front of them


def may_match(one: str, other: str, bars: Bars) -> bool:
    """Whether the two could match by their units; false only where they cannot."""
    mine, theirs = _sketch(one), _sketch(other)
    ours = bound(mine.shares, theirs.keys, theirs.firm)
    if ours.shared < LEAST_SHARED:
        return False
    yours = bound(theirs.shares, mine.keys, mine.firm)
    most = min(ours.shared, yours.shared)  # what is shared stands in both, and no clause shares more than its sentence
    if most < LEAST_SHARED:
        return False
    left, right = ours.lacking, yours.lacking
    if stands(most, min(left, right), bars.part):
        return True
    if mine.roles or theirs.roles:  # a role for a name: neither need be lacking
        left, right = max(0.0, left - mine.elastic), max(0.0, right - theirs.elastic)
    if scored(most, left, right) >= bars.same - ROUNDING or stands(most, min(left, right), bars.part):
        return True
    return any(_clause_stands(clause, theirs, most, bars.part) for clause in _clauses(one)) or any(
        _clause_stands(clause, mine, most, bars.part) for clause in _clauses(other)
    )


def _clause_stands(clause: Iterable[Share], other: _Sketch, most: float, bar: float) -> bool:
    """Whether a clause, which shares no more than `most`, may stand in the other; most lack too much from the start."""
    bearable = most * (1 - bar) / (bar * INSTEAD) + ROUNDING
    shared = lacking = 0.0
    keys, firm = other.keys, other.firm
    for asks, with_word, with_firm, least in clause:
        if asks.isdisjoint(keys):
            lacking += least
            if lacking > bearable:
                return False
        else:
            shared += with_word if asks.isdisjoint(firm) else with_firm
    return stands(min(shared, most), lacking, bar)


@lru_cache(maxsize=2_000)
def _sketch(text: str) -> _Sketch:
    traits = _traits(tokens_of(text))
    roles = [place for place, trait in enumerate(traits) if trait.role]
    return _Sketch(
        tuple([trait.share for trait in traits]),
        frozenset().union(*[trait.offers for trait in traits]),
        frozenset().union(*[trait.offers for trait in traits if trait.firm]),
        bool(roles),
        FIRM_WEIGHT + sum([trait.share.least for place in roles for trait in traits[max(0, place - 1) : place + 1]]),
    )


@lru_cache(maxsize=2_000)
def _clauses(text: str) -> tuple[tuple[Share, ...], ...]:
    """Clause by clause; one that may be given its subject lacks no more for it, but may share what stands before."""
    found: list[tuple[Share, ...]] = []
    before: list[_Trait] = []
    for segment in segments(text):
        traits = _traits(segment)
        subject = [trait.bare for trait in before] if before and begins_with_verb(segment) else []
        shares = (*[trait.share for trait in traits], *subject)
        if sum([share.with_firm for share in shares]) >= LEAST_SHARED:  # where the other text holds all of it
            found.append(shares)
        before += traits
    return tuple(found)


def _traits(tokens: Sequence[str]) -> list[_Trait]:
    """What the tokens may say, in order; capitalised ones in a row are one name, if they are one."""
    found: list[_Trait] = []
    begin = -1  # of a row of capitalised ones
    for at, trait in enumerate(map(_trait, tokens)):
        if trait is not None and trait.capital:
            begin = at if begin < 0 else begin
            continue
        if begin >= 0:
            found += _of_row(tokens, begin, at)
            begin = -1
        if trait is not None:
            found.append(trait)
    return [*found, *_of_row(tokens, begin, len(tokens))] if begin >= 0 else found


def _of_row(tokens: Sequence[str], begin: int, behind: int) -> Sequence[_Trait]:
    """One name or none, and the titles and figures in its row."""
    goes_on = _goes_on(tokens, begin - 1) or _goes_on(tokens, behind)
    if behind - begin > 1 or goes_on:
        return _named(tuple(tokens[begin:behind]), goes_on)
    return (_capitalised(tokens[begin]) if begin else _initial(tokens[0]),)


@lru_cache(maxsize=2_000)
def _initial(token: str) -> _Trait:
    """The first word of all may be any word with the capital of a sentence."""
    trait = _capitalised(token)
    return trait.lacking(min(trait.share.least, _least(token.lower())))


@lru_cache(maxsize=2_000)
def _named(tokens: Sequence[str], goes_on: bool) -> tuple[_Trait, ...]:
    """What a row of capitalised tokens may say, which may go on beyond them."""
    row = [_capitalised(token) for token in tokens]
    apart = [trait._replace(share=trait.bare) for trait in row if trait.apart]
    named = [trait for trait in row if trait.firm]
    if not named:
        return tuple(apart)
    name = _that_says(
        frozenset(key for trait in row for key in trait.share.asks if trait.firm or key[0] in _INITIAL),
        FIRM_WEIGHT,
        0.0 if goes_on else max(trait.share.least for trait in named),
        frozenset(key for trait in row for key in trait.offers if trait.firm or key[0] in _INITIAL),
    )
    return (*apart, name._replace(firm=True, role=any(trait.role for trait in row)))


def _that_says(asks: frozenset[str], most: float, least: float, offers: frozenset[str]) -> _Trait:
    share = Share(asks, (most + MOST_WORD_WEIGHT) / 2, (most + FIRM_WEIGHT) / 2, least)
    return _Trait(share, share._replace(least=0.0), offers)


def _goes_on(tokens: Sequence[str], at: int) -> bool:
    """Whether a name may go on across a token: a full stop ("J. Brix"), or a joining word in capitals ("WHO")."""
    if not 0 <= at < len(tokens) - 1:
        return False
    return tokens[at] == "." or (tokens[at].isupper() and tokens[at].lower() in lexicon().openers)


@lru_cache(maxsize=20_000)
def _trait(token: str) -> _Trait | None:
    """What one token may say; None where it says nothing in any reading."""
    if not token[0].isalnum():
        return None
    low, lists = token.lower(), lexicon()
    word, role = known_word(low), not known_word(low).forms.isdisjoint(lists.roles)
    large = token[0].isupper()
    if large and low in lists.weekdays:
        day = frozenset({f"=weekday {lists.weekdays[low]}"})
        return _that_says(day, 0.0, 0.0, day)._replace(firm=True)
    if large and (low not in lists.function or (token.isupper() and len(token) > 1)):
        return _capital(token, role=role)
    if word.figure and low not in lists.weekdays and low not in lists.months:
        keys = word.forms | {_FIGURE}
        return _that_says(keys, FIRM_WEIGHT, 0.0, keys)._replace(firm=True)
    if not word.says:
        return None
    said = _that_says(word.forms, max(word.weight, word.verb_weight), _least(low), word.forms)
    return said._replace(role=role)


def _capitalised(token: str) -> _Trait:
    """What one token says that is known to be part of a name."""
    trait = _trait(token)
    assert trait is not None
    return trait


def _capital(token: str, *, role: bool) -> _Trait:
    """A token that may be part of a name; an initialism asks for names, and every name for initialisms."""
    low, lists = token.lower(), lexicon()
    short, long = (f"{sign}{token[0]}" for sign in _INITIAL)
    asks, offers = ({short, long}, {short, long}) if token.isupper() else ({long}, {short})
    forms = known_word(low).forms
    if low in lists.titles:
        title = _that_says(forms | asks, MOST_WORD_WEIGHT, 0.0, forms | offers)
        return title._replace(capital=True, apart=True, role=role)
    figure = known_word(low).figure
    keys = forms | spellings(lists.places.get(low, low))
    if figure:
        keys |= {f"=month {lists.months[low]}" if low in lists.months else _FIGURE}
    least = FIRM_WEIGHT if len(low) > 1 and not figure and low not in lists.function else 0.0
    capital = low not in lists.openers  # which part clauses, even in capitals
    name = _that_says(keys | asks, FIRM_WEIGHT, least, keys | offers)
    return name._replace(firm=True, capital=capital, apart=figure, role=role)


def _least(low: str) -> float:
    """What a word weighs in every reading in which it is no name; nothing where it may be part of a figure."""
    word, lists = known_word(low), lexicon()
    if not word.says or low in lists.scales or low == "cent" or lists.units.get(low) == "percent":
        return 0.0
    return min(word.weight, word.verb_weight)
