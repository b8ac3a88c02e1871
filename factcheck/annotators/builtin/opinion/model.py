"""The article's own voice: how probably a stretch of words is an opinion, of what kind, and which words carry it."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple

from factcheck.annotators.builtin.opinion.arguing import ARGUING, VALUED, arguing
from factcheck.annotators.builtin.opinion.features import (
    ACTS,
    DENIED_THEN,
    PLAIN_CUE,
    PLAIN_CUES,
    REPORTED,
    Evidence,
    OpinionWords,
)
from factcheck.annotators.builtin.opinion.kinds import kind_of
from factcheck.annotators.builtin.opinion.place import ALONE, PLACES, Place
from factcheck.annotators.builtin.opinion.valuing import valued
from factcheck.annotators.builtin.words.lexicon import Hit, sections_of
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.vocabulary import OpinionKind

WEIGHTS = Path(__file__).parents[1] / "lists" / "opinion_weights.tsv"
_BASE = "(base)"
_IN_ARTICLE = " in an article)"  # of the slope, the base, and what counts there besides the sum
_HAPPENED = (ACTS, DENIED_THEN)
_HELD = (*_HAPPENED, "negation")  # there or not
IN_ARTICLE = ("tips the scales", *_HELD, *ARGUING, *PLACES)
_SHARE = "(share from "  # then the score from which so many were found to be opinions
_PLAIN_REPORT = -1.5  # below it a word that judges is not enough: the rest tells what happened
_NOT_TOLD = PLAIN_CUES - {str(OpinionKind.EVALUATION)}  # what may be, will be or should be is no report of what is
_EVEN, _BELOW_EVEN = 0.5, 0.499
_LEAST, _MOST = 0.03, 0.97  # probabilities; people who label differ on some of the plainest sentences
_MOST_HINTS = 3  # words named as the cues of an opinion that no plain cue carries
_JUDGING = frozenset({"loaded", "superlative", "ism", "words 3", "words 2", "phrases 3", "phrases 2"})
_HINTS = sections_of("opinion_hints")
_JUDGE_NOTHING = frozenset(_HINTS["no cues"])
_JUDGING_ENDS = tuple(_HINTS["ends of what judges"])


class Verdict(NamedTuple):
    """An opinion's kind, None for a fact, with the cues as token ranges."""

    kind: OpinionKind | None
    cues: tuple[tuple[int, int], ...]
    # That it is an opinion: how many were, of sentences of like score that people labelled; never against the verdict.
    probability: float


class Weighed(NamedTuple):
    """A row of words, and what in it speaks for an opinion or against one."""

    tokens: Tokens
    first: int
    behind: int
    evidence: Evidence
    total: float  # what speaks for one less what speaks against it


class OpinionModel:
    """Word lists, and how much each of them weighs: a logistic regression whose every weight can be read."""

    def __init__(self) -> None:
        self._words = OpinionWords()
        weights = read_weights()
        shares = sorted((float(name[len(_SHARE) : -1]), share) for name, share in weights.items() if _SHARE in name)
        self._from, self._shares = [least for least, _ in shares], [share for _, share in shares]
        self._base, self._weights = weights[_BASE], weights
        self._in_article = [weights[f"({name}{_IN_ARTICLE}"] for name in ("slope", "base", *IN_ARTICLE)]

    def weigh(self, t: Tokens, first: int, behind: int) -> Weighed:
        """What speaks for an opinion in the words from token `first` up to `behind`."""
        evidence = self._words.evidence(t, first, behind)
        return Weighed(t, first, behind, evidence, summed(self._base, self._weights, evidence.features))

    def judge(self, weighed: Weighed, place: Place = ALONE) -> Verdict:
        """Whether the words are an opinion; its cues judge, if it has any.

        In an article less is enough for one, and more is known; the more sentences it has, the more that counts.
        """
        t, first, behind, evidence, total = weighed
        low = t.low[first:behind]
        forms = arguing(low, events_of(evidence)) if place.weight else {}
        probability = self._alone(total, evidence.features) if place.weight < 1 else 0.0
        if place.weight:
            among = self._among(figures_in_article(total, evidence, forms, place), tips(total, evidence.features))
            probability += place.weight * (among - probability)
        opines = probability >= _EVEN
        carrying = self._carrying(evidence) if opines else []
        if not opines or not (carrying or forms):
            loaded = [hit for hit in evidence.hits if hit.section == "loaded"]
            return Verdict(None, _ranges(first, loaded), min(probability, _EVEN))
        cues = [hit for hit in carrying if _judges(low[hit.start : hit.end], hit.section)]
        if VALUED in forms and not any(hit.section in PLAIN_CUES for hit in cues):
            cues = _with_valued(cues, low)
        return Verdict(kind_of(evidence, low, forms), _ranges(first, cues), probability)

    def probability(self, t: Tokens, first: int, behind: int) -> float:
        """That of what `judge` says of a sentence alone, for whoever does not ask which words carry it."""
        evidence = self._words.evidence(t, first, behind)
        score = tipped(summed(self._base, self._weights, evidence.features), evidence.features)
        probability = self._shares[bisect(self._from, score) - 1]
        return max(probability, _EVEN) if score >= 0 and self._carries(evidence) else min(probability, _EVEN)

    def _carries(self, evidence: Evidence) -> bool:
        """Whether anything in it may carry an opinion."""
        if any(hit.section in PLAIN_CUES for hit in evidence.hits):
            return True
        found = (*evidence.words.values(), *[hit.section for hit in (*evidence.hits, *evidence.phrases)])
        return any(self._weights.get(name, 0.0) > 0 for name in found)

    def _alone(self, total: float, features: Mapping[str, float]) -> float:
        """The probability of a sentence of which nothing is known but its words."""
        score = tipped(total, features)
        share = self._shares[bisect(self._from, score) - 1]
        return max(share, _EVEN) if score >= 0 else min(share, _BELOW_EVEN)

    def _among(self, figures: Sequence[float], tipped_too: bool) -> float:
        """The probability of a sentence in its article; a plain cue tips the scales there too, and is no certainty."""
        score = sum([weight * figure for weight, figure in zip(self._in_article, figures, strict=True)])
        return min(max(1 / (1 + exp(-score)), _EVEN if tipped_too else _LEAST), _MOST)

    def score(self, features: Mapping[str, float]) -> float:
        """What speaks for an opinion less what speaks against it, of a sentence alone; from 0 on it is one."""
        return tipped(summed(self._base, self._weights, features), features)

    def _carrying(self, evidence: Evidence) -> list[Hit]:
        """The plain cues, or where there are none the words that weigh most, in the order of the text."""
        plain = [hit for hit in evidence.hits if hit.section in PLAIN_CUES]
        if plain:
            return plain
        weights = self._weights
        weighty = [hit for hit in (*evidence.hits, *evidence.signs) if weights.get(hit.section, 0.0) > 0]
        chosen: list[Hit] = []
        for hit in sorted(weighty, key=lambda hit: -weights[hit.section]):
            if all(hit.end <= one.start or one.end <= hit.start for one in chosen):
                chosen.append(hit)
                if len(chosen) == _MOST_HINTS:
                    break
        return sorted(chosen, key=lambda hit: hit.start)


def _with_valued(cues: list[Hit], low: list[str]) -> list[Hit]:
    """The cues, and the words beside them for how good something is said to be."""
    taken = {at for hit in cues for at in range(hit.start, hit.end)}
    more = [Hit(VALUED, one.at, one.at + 1) for one in valued(low) if one.judges and one.said and one.at not in taken]
    return sorted([*cues, *more], key=lambda hit: hit.start)


def _judges(words: list[str], section: str) -> bool:
    """Whether it can be shown as a cue: "what", "nobody" and "puts" speak for an opinion, and mean nothing alone."""
    if section in PLAIN_CUES:
        return True
    telling = [word for word in words if word not in _JUDGE_NOTHING and len(word) > 2]
    if section in _JUDGING or section.endswith(" weak"):
        return bool(telling)
    return section == "words 1" and any(word.endswith(_JUDGING_ENDS) for word in telling)


def figures_in_article(total: float, evidence: Evidence, forms: Mapping[str, float], place: Place) -> list[float]:
    """What counts in an article: the sum, 1, and what of IN_ARTICLE there is, in the words and in their place."""
    features = evidence.features
    held = [float(name in features) for name in _HELD] + [forms.get(name, 0.0) for name in ARGUING]
    return [total, 1.0, float(tips(total, features)), *held, *place.figures()]


def events_of(evidence: Evidence) -> set[int]:
    """Where something is told that happened, or did not."""
    places = {at for at, name in evidence.words.items() if name in _HAPPENED}
    for hit in evidence.phrases:
        if hit.section == REPORTED:
            places.update(range(hit.start, hit.end))
    return places


def summed(base: float, weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """What speaks for an opinion less what speaks against it."""
    return base + sum([weights.get(name, 0.0) * figure for name, figure in features.items()])


def tipped(total: float, features: Mapping[str, float]) -> float:
    """The sum of a sentence alone, with the scales tipped by a plain cue."""
    return max(total, 0.0) if tips(total, features) else total


def tips(total: float, features: Mapping[str, float]) -> bool:
    """Whether there is a plain cue; one that only judges tips no scales where all else is a plain report."""
    return PLAIN_CUE in features and (total >= _PLAIN_REPORT or not _NOT_TOLD.isdisjoint(features))


def read_weights() -> dict[str, float]:
    """The weights in the file beside this module: a name, a tab and a figure a line; ``#`` is a remark."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    named = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in named}


def _ranges(first: int, hits: list[Hit]) -> tuple[tuple[int, int], ...]:
    return tuple([(first + hit.start, first + hit.end) for hit in hits])
