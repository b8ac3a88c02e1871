"""Reads what a stretch of words says into terms: names, figures, dates, and words with their stems and roles."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from factcheck.matching.figures import Dated, Figure, dated_at, figure_at, may_begin_figure, tallied
from factcheck.matching.lexicon import Lexicon, lexicon, stem
from factcheck.matching.limits import Limit, bound_of, quantities

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*[a-z]{0,2}|[^\W\d_]+(?:[’'][^\W\d_]+)*|[$€£%]|[-–—,;:.()“”\"]")
_POSSESSIVE = re.compile(r"[’']s?$")
_NOT = re.compile(r"n[’']t$")
_BREAKS = frozenset(',;:–—()“”"')
_COMMON_ENDINGS = ("ing", "ed", "ion", "ment", "ness", "ity", "ly", "ance", "ence", "ers", "ors", "ists", "ees")


class Kind(StrEnum):
    """What a term is."""

    NAME = "name"
    WORD = "word"
    FIGURE = "figure"


class Term(NamedTuple):
    """One thing that is said. Terms of a kind that share a form are the same."""

    kind: Kind
    shown: str  # as written
    forms: frozenset[str]
    weight: float
    at: int  # index of its first token
    role: str = ""  # the preposition in front of it
    verb: bool = False
    passive: bool = False
    maybe_name: bool = False  # a capital that may only begin a sentence


class Reading(NamedTuple):
    """What a stretch of words says."""

    terms: tuple[Term, ...]
    dates: frozenset[tuple[str, int]]
    negators: tuple[int, ...]  # indexes of the words that deny something
    hedges: frozenset[str]
    raw: frozenset[str]  # every word, in lower case
    limits: tuple[Limit, ...] = ()  # of its terms

    @property
    def weight(self) -> float:
        """How much it says."""
        return sum([term.weight for term in self.terms])


@lru_cache(maxsize=2_000)
def tokens_of(text: str) -> Sequence[str]:
    """Words without a possessive ending, numbers, and the marks that matter."""
    # Marks and plain words have no such ending, and are most of a text.
    plain = _TOKEN.findall(text)
    return [one if len(one) == 1 or one.isalnum() else _POSSESSIVE.sub("", one) or one for one in plain]


def first_token(text: str) -> str:
    """The first of the tokens of `text`; nothing where it has none."""
    first = _TOKEN.search(text)
    return "" if first is None else _POSSESSIVE.sub("", first[0]) or first[0]


@lru_cache(maxsize=2_000)
def read(text: str) -> Reading:
    """What `text` says; nothing where it holds no word."""
    return read_tokens(tokens_of(text))


def read_tokens(tokens: Sequence[str], *, initial: bool = True) -> Reading:
    """What a row of tokens says. `initial`: the first one begins a sentence, so that its capital may mean nothing."""
    return _Reader(tokens, initial=initial).reading()


def has_verb(tokens: Sequence[str]) -> bool:
    """Whether what a row of tokens says, read as a sentence, has a verb."""
    before, counted, doubtful = "", False, False
    for token in tokens:
        low = token.lower()
        known = known_word(low)
        counted = counted or known.figure  # a figure may go on over the words behind it
        if known.says and _is_verb(known, before):
            if not counted and not token[0].isupper():
                return True
            doubtful = True
        before = low
    if not doubtful:
        return False
    return any(term.verb for term in _Reader(tokens, initial=True).terms())


class Known(NamedTuple):
    """What is known of a word in lower case, wherever it stands."""

    says: bool  # more than grammar
    preposition: bool
    base: str  # its stem
    forms: frozenset[str]
    weight: float  # where it is no verb
    verb_weight: float
    past: bool  # ends as verbs do
    going: bool
    verb: bool  # unless it stands behind an article
    figure: bool  # or a date may begin with it
    hedge: bool
    denies: bool


@lru_cache(maxsize=20_000)
def known_word(low: str) -> Known:
    """What is known of `low`."""
    lists, base = lexicon(), stem(low)
    negated = _NOT.search(low) is not None
    groups = (f"#{number}" for number in lists.groups.get(base, ()))
    light = base in lists.light or low.endswith("ly")
    return Known(
        says=not (low in lists.function or low in lists.hedges or negated or len(low) < 2),
        preposition=low in lists.prepositions,
        base=base,
        forms=frozenset((base, lists.places.get(low, low), *groups)),
        weight=0.3 if light else 0.4 if base in lists.vague else 1.0,
        verb_weight=0.3 if light else 1.0,
        past=low.endswith("ed"),
        going=low.endswith("ing"),
        verb=base in lists.verbs,
        figure=may_begin_figure(low),
        hedge=low in lists.hedges,
        denies=low in lists.negators or base in lists.denying or negated,
    )


def _is_verb(known: Known, before: str) -> bool:
    """Whether a word is one behind another."""
    lists = lexicon()
    if known.past or before in lists.before_verbs or (known.going and before in lists.being):
        return True
    return known.verb and before not in lists.articles and before != "of"


class _Reader:
    """One pass over a row of tokens."""

    def __init__(self, tokens: Sequence[str], *, initial: bool) -> None:
        self._tokens = tokens
        self._low = [token.lower() for token in tokens]
        self._known = [known_word(low) for low in self._low]
        self._figures: list[Figure] = []
        self._initial = initial
        self._lists: Lexicon = lexicon()
        self._role = ""
        self._dates: list[Dated] = []

    def reading(self) -> Reading:
        terms = list(self.terms())
        if len(self._figures) > 1:
            values = {figure.begin: figure.forms for figure in tallied(self._tokens, self._figures)}
            terms = [term._replace(forms=values.get(term.at, term.forms)) if term.kind is Kind.FIGURE else term
                     for term in terms]  # fmt: skip
        return Reading(
            tuple(terms),
            frozenset((date.part, date.value) for date in self._dates),
            self._negators(),
            frozenset(self._hedges()),
            frozenset(self._low),
            tuple(self._limits(terms)),
        )

    def _limits(self, terms: Sequence[Term]) -> Iterator[Limit]:
        bounds = (bound_of(self._low, term.at) for term in terms if term.kind is Kind.FIGURE)
        yield from (bound for bound in bounds if bound is not None)
        yield from quantities(self._low, [term.at for term in terms if term.kind is not Kind.FIGURE])

    def terms(self) -> Iterator[Term]:
        """What is said, in order; figures as they stand there, each by itself."""
        at, size = 0, len(self._tokens)
        while at < size:
            first, known = self._tokens[at][0], self._known[at]
            if known.figure:
                behind, figure = self._figure(at)
                if figure is not None:
                    yield figure
                if behind > at:
                    at = behind
                    continue
            if first.isupper():
                behind = self._name_behind(at)
                if behind > at:
                    yield from self._name(at, behind)
                    at = behind
                    continue
            elif first in _BREAKS:
                self._role = ""
            if known.preposition:
                self._role = self._low[at]
            if known.says:
                yield self._word(at, known)
            at += 1

    def _figure(self, at: int) -> tuple[int, Term | None]:
        """The index behind the date or the figure that begins at a token, and the figure; none of a date."""
        dates = dated_at(self._tokens, at)
        if dates:
            self._dates += dates
            self._role = ""
            return dates[-1].behind, None
        figure = figure_at(self._tokens, at)
        if figure is None:
            return at, None
        self._figures.append(figure)
        shown = " ".join(self._tokens[figure.begin : figure.behind])
        return figure.behind, Term(Kind.FIGURE, shown, figure.forms, 2.0, at, self._role)

    def _name_behind(self, at: int) -> int:
        """The index behind the name that begins at a token; the same index where none does."""
        place = at
        while place < len(self._tokens) and self._is_capital(place):
            place += 1
            if place < len(self._tokens) - 1 and self._tokens[place] == "." and len(self._tokens[place - 1]) < 3:
                place += self._is_capital(place + 1)  # the full stop of an initial
        if place == at or (place == at + 1 and at == 0 and self._initial and not self._may_name(at)):
            return at
        return place

    def _is_capital(self, at: int) -> bool:
        token, low = self._tokens[at], self._low[at]
        if not token[0].isupper() or low in self._lists.weekdays:
            return False
        return low not in self._lists.function or (token.isupper() and len(token) > 1)

    def _may_name(self, at: int) -> bool:
        """Whether the first word of a sentence reads like a name, not like any word with a capital."""
        low = self._low[at]
        base = stem(low)
        known = base in self._lists.groups or base in self._lists.light or base in self._lists.vague
        return not (known or base in self._lists.verbs or low.endswith(_COMMON_ENDINGS))

    def _name(self, at: int, behind: int) -> Iterator[Term]:
        low = [word for word in self._low[at:behind] if len(word) > 1 and word not in self._lists.titles]
        titles = [word for word in self._low[at:behind] if word in self._lists.titles]
        for title in titles:
            yield Term(Kind.WORD, title, known_word(title).forms, 0.3, at, self._role)
        if low:
            maybe = at == 0 and self._initial and behind == at + 1
            shown = " ".join(self._tokens[at:behind])
            forms = frozenset(self._place(word) for word in low)
            yield Term(Kind.NAME, shown, forms, 2.0, at, self._role, maybe_name=maybe)

    def _place(self, word: str) -> str:
        """A country for its capital and its people."""
        return self._lists.places.get(word, word)

    def _word(self, at: int, known: Known) -> Term:
        token = self._tokens[at]
        if not _is_verb(known, self._low[at - 1] if at else ""):
            return Term(Kind.WORD, token, known.forms, known.weight, at, self._role)
        self._role = ""
        passive = not self._lists.being.isdisjoint(self._low[max(0, at - 3) : at])
        return Term(Kind.WORD, token, known.forms, known.verb_weight, at, "", True, passive)

    def _negators(self) -> tuple[int, ...]:
        return tuple(place for place, known in enumerate(self._known) if known.denies and self._denies(place))

    def _denies(self, at: int) -> bool:
        """Whether a word that may deny something does."""
        word = self._low[at]
        behind = self._low[at + 1] if at + 1 < len(self._low) else ""
        if word == "no" and (behind[:1].isdigit() or (behind == "." and self._is_number(at + 2))):
            return False
        if word == "not" and behind == "only":
            return False
        return word not in ("no", "not") or "-".join(self._low[at : at + 3]) not in self._lists.bounds

    def _is_number(self, at: int) -> bool:
        return at < len(self._low) and self._low[at][:1].isdigit()

    def _hedges(self) -> Iterator[str]:
        """Words that hedge; the month of May does not."""
        for at, known in enumerate(self._known):
            if known.hedge and not (self._low[at] == "may" and self._tokens[at][0].isupper() and at > 0):
                yield self._low[at]
