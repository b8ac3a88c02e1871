"""Which kind of opinion it is, by a vote of the words and forms that were found: plain cues weigh most."""

from collections.abc import Iterable

from factcheck.annotators.builtin.opinion.arguing import (
    ASIDE,
    BEGINS_ARGUING,
    BEGINS_WITH_SAID,
    IS_A,
    IS_SO,
    POINT,
    WOULD_HAVE,
)
from factcheck.annotators.builtin.opinion.features import PLAIN_CUES, Evidence
from factcheck.annotators.builtin.words.lexicon import sections_of
from factcheck.vocabulary import OpinionKind

_EVALUATION, _INTERPRETATION = OpinionKind.EVALUATION, OpinionKind.INTERPRETATION
_VOTES: dict[str, tuple[OpinionKind, float]] = {  # by the list a word is of, or by the name of a form
    "recommendation": (OpinionKind.RECOMMENDATION, 3.0),
    "prediction": (OpinionKind.PREDICTION, 3.0),
    "evaluation": (_EVALUATION, 3.0),
    "speculation": (OpinionKind.SPECULATION, 2.5),
    "interpretation": (_INTERPRETATION, 3.0),
    "words 3": (_EVALUATION, 1.5),
    "evaluation weak": (_EVALUATION, 1.0),
    "words 2": (_EVALUATION, 0.7),
    "phrases 3": (_EVALUATION, 0.7),
    "loaded": (_EVALUATION, 0.7),
    "superlative": (_EVALUATION, 0.5),
    IS_A: (_EVALUATION, 0.7),
    IS_SO: (_EVALUATION, 0.5),
    WOULD_HAVE: (_INTERPRETATION, 1.2),
    POINT: (_INTERPRETATION, 1.0),
    ASIDE: (_INTERPRETATION, 0.5),
    BEGINS_ARGUING: (_INTERPRETATION, 0.5),
    BEGINS_WITH_SAID: (_INTERPRETATION, 0.5),
    "negation": (_INTERPRETATION, 0.4),
    "interpretation weak": (_INTERPRETATION, 0.3),
    "prediction weak": (_INTERPRETATION, 0.3),  # "would" weighs what might have been
}
_AT_FIRST = ((_EVALUATION, 0.9), (_INTERPRETATION, 0.8))  # the commonest kinds, should nothing else tell
_HINTS = sections_of("opinion_hints")
_REASONS, _WILL = frozenset(_HINTS["reasons"]), frozenset(_HINTS["will"])
_FIRST_CUE = 2.0  # of what a sentence says first it is made
_REASON, _COMING = (_INTERPRETATION, 1.5), (OpinionKind.PREDICTION, 2.0)


def kind_of(evidence: Evidence, low: list[str], forms: Iterable[str]) -> OpinionKind:
    """The kind of the opinion in the words `low`, of which `evidence` and the names of `forms` were found."""
    votes: dict[OpinionKind, float] = dict(_AT_FIRST)
    first = next((hit.section for hit in evidence.hits if hit.section in PLAIN_CUES), None)
    if first is not None:
        _count(votes, (OpinionKind(first), _FIRST_CUE))
    taken: set[int] = set()
    for hit in evidence.hits:
        taken.update(range(hit.start, hit.end))
        _count(votes, _vote_of(hit.section, low[hit.start]))
    for hit in evidence.phrases:
        if taken.isdisjoint(range(hit.start, hit.end)):
            _count(votes, _VOTES.get(hit.section))
    for at, name in evidence.words.items():
        if at not in taken:
            _count(votes, _VOTES.get(name))
    for name in forms:
        _count(votes, _VOTES.get(name))
    return max(votes, key=lambda kind: votes[kind])


def _vote_of(section: str, word: str) -> tuple[OpinionKind, float] | None:
    if section == "interpretation weak" and word in _REASONS:
        return _REASON
    if section == "prediction weak" and word in _WILL:
        return _COMING
    return _VOTES.get(section)


def _count(votes: dict[OpinionKind, float], vote: tuple[OpinionKind, float] | None) -> None:
    if vote is not None:
        votes[vote[0]] = votes.get(vote[0], 0.0) + vote[1]
