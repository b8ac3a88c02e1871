"""Which kind of opinion it is, by a vote of the words and forms that were found: plain cues weigh most.

Where none of them tells, a word for how good or bad something is, behind what it is said of, makes it an evaluation;
otherwise it says how something is to be understood.
"""

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
from factcheck.annotators.builtin.opinion.valuing import valued
from factcheck.annotators.builtin.words.lexicon import Hit, sections_of
from factcheck.vocabulary import OpinionKind

_EVALUATION, _INTERPRETATION, _PREDICTION = OpinionKind.EVALUATION, OpinionKind.INTERPRETATION, OpinionKind.PREDICTION
_SPECULATION, _RECOMMENDATION = OpinionKind.SPECULATION, OpinionKind.RECOMMENDATION
_VOTES: dict[str, tuple[OpinionKind, float]] = {  # by the list a word is of, or by the name of a form
    "recommendation": (_RECOMMENDATION, 3.0),
    "prediction": (_PREDICTION, 3.0),
    "evaluation": (_EVALUATION, 3.0),
    "speculation": (_SPECULATION, 2.5),
    "interpretation": (_INTERPRETATION, 3.0),
    IS_A: (_EVALUATION, 0.3),
    IS_SO: (_EVALUATION, 0.2),
    WOULD_HAVE: (_INTERPRETATION, 0.3),
    POINT: (_INTERPRETATION, 1.0),
    ASIDE: (_INTERPRETATION, 0.5),
    BEGINS_ARGUING: (_INTERPRETATION, 0.3),
    BEGINS_WITH_SAID: (_INTERPRETATION, 0.2),
}
_AT_FIRST = ((_EVALUATION, 0.8), (_INTERPRETATION, 1.5))  # the commonest kinds, should nothing else tell
_FIRST_CUE = 2.0  # of what a sentence says first it is made
_LISTS = sections_of("opinion_kinds")
_MEANING = frozenset(_LISTS["what it means"])
_SURE, _LIKE = frozenset(_LISTS["of course"]), frozenset(_LISTS["like"])
_ASKED_OF, _OWES, _BEGIN = frozenset(_LISTS["asked of"]), frozenset(_LISTS["owes"]), frozenset(_LISTS["begins"])
_WILL = frozenset(sections_of("opinion_hints")["will"])
_SAID_OF, _BESIDE, _MEANT = 1.5, 0.7, 0.6  # a word for good or bad, behind a verb or elsewhere; one of meaning
_MOST_WORDS = 2
_FEW_WORDS = 8  # in so short a sentence all is said of one thing
_LONG, _IN_LONG = 18, 0.3
_DENIED, _GENERAL = 0.3, 0.4
_COMING, _WEAK_CUE, _DUTY = 3.0, 1.0, 2.0


def kind_of(evidence: Evidence, low: list[str], forms: Iterable[str]) -> OpinionKind:
    """The kind of the opinion in the words `low`, of which `evidence` and the names of `forms` were found."""
    votes: dict[OpinionKind, float] = dict(_AT_FIRST)
    taken: set[int] = set()
    first = _FIRST_CUE
    for hit in evidence.hits:
        vote = _vote_of(hit, low)
        if hit.section in PLAIN_CUES and vote is not None:
            taken.update(range(hit.start, hit.end))
            _count(votes, vote[0], vote[1] + (first if vote[1] > _DUTY else 0.0))
            first = 0.0
        elif vote is not None:
            _count(votes, *vote)
    _weigh_words(votes, low, taken)
    for name in forms:
        form = _VOTES.get(name)
        if form is not None:
            _count(votes, *form)
    features = evidence.features
    denied = _DENIED * (("negation" in features) + ("denied now" in features))
    general = _GENERAL * ("begins generally" in features) + _IN_LONG * (len(low) > _LONG)
    _count(votes, _INTERPRETATION, denied + general)
    return max(votes, key=lambda kind: votes[kind])


def _vote_of(hit: Hit, low: list[str]) -> tuple[OpinionKind, float] | None:
    """What a cue says; "should" in what is told of somebody is no advice, and "seems" hardly a guess."""
    words = " ".join(low[hit.start : hit.end])
    if hit.section == "prediction weak":
        return (_PREDICTION, _COMING) if words in _WILL else None
    if hit.section == "evaluation" and words in _SURE:
        return _INTERPRETATION, _WEAK_CUE
    if hit.section == "speculation":
        if words in _LIKE:
            return _SPECULATION, _WEAK_CUE
        if words in ("could", "might") and not _BEGIN.isdisjoint(low[hit.end : hit.end + 1]):
            return _RECOMMENDATION, _VOTES["recommendation"][1]
    if hit.section == "recommendation":
        if hit.start == 0 and words == "should":
            return _SPECULATION, _WEAK_CUE
        if not _ASKED_OF.isdisjoint(low[max(0, hit.start - 2) : hit.start]):
            return _RECOMMENDATION, _WEAK_CUE
    return _VOTES.get(hit.section)


def _weigh_words(votes: dict[OpinionKind, float], low: list[str], taken: set[int]) -> None:
    """Counts the words for good and bad, and those of meaning and of duty, that are no part of a cue."""
    said = beside = meant = 0
    for at, _, near in valued(low):
        if at not in taken:
            near = near or len(low) < _FEW_WORDS
            said, beside = said + near, beside + (not near)
    for at, word in enumerate(low):
        meant += word in _MEANING
        if word in _OWES and at not in taken:
            _count(votes, _RECOMMENDATION, _DUTY)
        elif word.endswith("'ll"):
            _count(votes, _PREDICTION, _COMING)
    _count(votes, _EVALUATION, _SAID_OF * min(said, _MOST_WORDS) + _BESIDE * min(beside, _MOST_WORDS))
    _count(votes, _INTERPRETATION, _MEANT * min(meant, _MOST_WORDS + 1))


def _count(votes: dict[OpinionKind, float], kind: OpinionKind, weight: float) -> None:
    votes[kind] = votes.get(kind, 0.0) + weight
