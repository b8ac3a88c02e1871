"""How probable opinions are in whole articles: a slope and a base for the sums that `fit_opinion.py` makes of words,
and how much it counts that a scene is told.

The articles in opinion_documents.tsv beside this script were made up, with a label a sentence, by a large language
model. People who label sentences one by one, without the article, disagree often; in an article the same sums tell
more, and from a lower one on most sentences are opinions.
"""

from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple

from factcheck.annotators.builtin.labelling import Labelling, WordLists
from factcheck.annotators.builtin.opinion.arguing import arguing
from factcheck.annotators.builtin.opinion.features import Evidence, OpinionWords
from factcheck.annotators.builtin.opinion.kinds import kind_of
from factcheck.annotators.builtin.opinion.model import (
    IN_ARTICLE,
    Verdict,
    Weighed,
    events_of,
    figures_in_article,
    summed,
    tips,
)
from factcheck.annotators.builtin.opinion.place import ALONE, Place, companies
from factcheck.annotators.builtin.words.lexicon import read_lexicon, sections_of
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.segment import segment
from factcheck.spans import Span

ARTICLES = Path(__file__).with_name("opinion_documents.tsv")
CAUTION = 0.3  # how strongly all of them are drawn towards 0
STEPS = 12
FOLDS = 15  # of whole articles

Figures = dict[str, float]


class Asked:
    """Stands in for the model, and keeps what it was asked about: all of it, or only what is `own` to an article."""

    def __init__(self, *, own: bool = False) -> None:
        self._own = own
        self._words = OpinionWords()
        self.about: list[tuple[Weighed, Place]] = []

    def weigh(self, t: Tokens, first: int, behind: int) -> Weighed:
        return Weighed(t, first, behind, self._words.evidence(t, first, behind), 0.0)

    def judge(self, weighed: Weighed, place: Place = ALONE) -> Verdict:
        if place.weight or not self._own:
            self.about.append((weighed, place))
        return Verdict(None, (), 0.0)

    def probability(self, t: Tokens, first: int, behind: int) -> float:
        """Of what is on somebody's word nothing is asked."""
        return 0.0


class Part(NamedTuple):
    """A part of a sentence in the article's own voice, with all that may speak for or against an opinion."""

    low: list[str]
    evidence: Evidence
    forms: Figures
    place: Place

    def total(self, base: float, weights: Figures) -> float:
        return summed(base, weights, self.evidence.features)

    def figures(self, base: float, weights: Figures) -> list[float]:
        return figures_in_article(self.total(base, weights), self.evidence, self.forms, self.place)

    def said(self, model: "InArticles", base: float, weights: Figures) -> float:
        plain_cue = tips(self.total(base, weights), self.evidence.features)
        return max(model.probability(self.figures(base, weights)), 0.5 if plain_cue else 0.0)


class Sentence(NamedTuple):
    """A labelled sentence of an article: its parts in the article's own voice, if any."""

    article: str
    kind: str  # of an opinion, by its first letter; "" where it is none or not marked
    opinion: bool
    parts: list[Part]


class InArticles(NamedTuple):
    weights: list[float]  # in the order of `figures_in_article`

    def probability(self, figures: Sequence[float]) -> float:
        return 1 / (1 + exp(-sum(weight * figure for weight, figure in zip(self.weights, figures, strict=True))))


def lists_with(asked: Asked) -> WordLists:
    return WordLists(read_lexicon("cues"), asked, Voices(sections_of("voices")))  # type: ignore[arg-type]


def articles(path: Path = ARTICLES) -> Iterator[tuple[str, str, list[tuple[str, Span]]]]:
    """The name of each article, its text, and the label, as in "F" or "O:e", and place of each of its sentences."""
    for article in ("\n" + path.read_text(encoding="utf-8")).split("\n[")[1:]:
        name, _, rest = article.partition("]\n")
        text, labels = "", []
        for paragraph in rest.strip().split("\n\n"):
            text += "\n\n" * bool(text)
            for line in paragraph.split("\n"):
                label, words = line.split("\t")
                text += "" if not text or text.endswith("\n") else ("\n\n" if labels[-1][0] == "N" else " ")
                labels.append((label, Span(len(text), len(text) + len(words))))
                text += words
        yield name, text, labels


def sentences(base: float, weights: Figures) -> list[Sentence]:
    """All that claim something; of a sentence that is all on another's word there are no parts."""
    asked, found = Asked(own=True), []
    lists = lists_with(asked)
    for name, text, labels in articles():
        asked.about.clear()
        Labelling(text, segment(text), lists).annotation()
        here = []
        for label, place in labels:
            if label != "N":
                parts = [_part(*one) for one in asked.about if one[0].tokens.text in place.of(text)]
                here.append(Sentence(name, label[2:], label[0] == "O", parts))
        found += _in_company(here, base, weights)
    return found


def _part(weighed: Weighed, place: Place) -> Part:
    t, first, behind, evidence, _ = weighed
    low = t.low[first:behind]
    return Part(low, evidence, arguing(low, events_of(evidence)), place)


def _in_company(known: Sequence[Sentence], base: float, weights: Figures) -> list[Sentence]:
    """The sentences of an article, once it is known how much the words around each of them speak for opinions."""
    sums = {at: _telling(one, base, weights).total(base, weights) for at, one in enumerate(known) if one.parts}
    company = companies(sums)
    return [
        one._replace(parts=[part._replace(place=part.place._replace(company=company[at])) for part in one.parts])
        for at, one in enumerate(known)
    ]


def kinds_right(known: Sequence[Sentence], base: float, weights: Figures) -> tuple[int, int]:
    """How many opinions are told to be of the kind that is marked, and of how many, each by its part that says most."""
    right = of = 0
    for one in known:
        if one.kind and one.parts:
            part = _telling(one, base, weights)
            right += kind_of(part.evidence, part.low, part.forms).startswith(one.kind)
            of += 1
    return right, of


def _telling(one: Sentence, base: float, weights: Figures) -> Part:
    """The part of a sentence that speaks most for an opinion."""
    return max(one.parts, key=lambda part: part.total(base, weights))


def in_articles(known: Sequence[tuple[list[float], bool]]) -> InArticles:
    """The weights that make these figures of sentences, opinions or not, most probable; Newton's steps."""
    size = len(IN_ARTICLE) + 2
    weights = [0.0] * size
    for _ in range(STEPS):
        down = [-CAUTION * weight for weight in weights]
        curve = [[CAUTION * (row == column) for column in range(size)] for row in range(size)]
        for figures, opinion in known:
            said = InArticles(weights).probability(figures)
            for row, figure in enumerate(figures):
                down[row] += (opinion - said) * figure
                for column, other in enumerate(figures):
                    curve[row][column] += said * (1 - said) * figure * other
        weights = [weight + change for weight, change in zip(weights, _solved(curve, down), strict=True)]
    return InArticles(weights)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The vector that `matrix`, symmetric and positive, makes `right` of; by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for pivot, row in enumerate(rows):
        for other in rows:
            if other is not row:
                share = other[pivot] / row[pivot]
                other[:] = [value - share * taken for value, taken in zip(other, row, strict=True)]
    return [row[-1] / row[place] for place, row in enumerate(rows)]


def left_out(known: Sequence[Sentence], base: float, weights: Figures) -> list[float | None]:
    """The probability of each sentence, by weights fitted without its fold of articles; None without own words."""
    found: list[float | None] = []
    fold = {name: index % FOLDS for index, name in enumerate(dict.fromkeys(one.article for one in known))}
    models = [
        fitted_in_articles([one for one in known if fold[one.article] != number], base, weights)
        for number in range(FOLDS)
    ]
    for one in known:
        found.append(max([part.said(models[fold[one.article]], base, weights) for part in one.parts], default=None))
    return found


def fitted_in_articles(known: Sequence[Sentence], base: float, weights: Figures) -> InArticles:
    """By the sum of that part of a sentence that speaks most for an opinion."""
    rows = []
    for one in known:
        if one.parts:
            rows.append((_telling(one, base, weights).figures(base, weights), one.opinion))
    return in_articles(rows)
