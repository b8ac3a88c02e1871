"""Evaluation: how good an annotator is, against gold and against what people decided in reviews."""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.evaluation.agreement import Agreement, agreement, agreements
from factcheck.evaluation.calibration import Calibration, calibrations
from factcheck.evaluation.figures import Confused, Figure, confusion, figures
from factcheck.evaluation.gold import GoldDocument, GoldError, Question
from factcheck.evaluation.judging import Probabilities, judge, ordered
from factcheck.evaluation.reading import read_gold
from factcheck.evaluation.tallies import Mistake
from factcheck.records import AnnotatorInfo, AuditedArticle, Record
from factcheck.vocabulary import Outcome

__all__ = [
    "Agreement",
    "Evaluation",
    "Examined",
    "GoldDocument",
    "GoldError",
    "LeftOut",
    "Question",
    "agreement",
    "agreements",
    "evaluate",
    "read_gold",
]


class Examined(NamedTuple):
    """The gold of a document, and what an annotator made of its text."""

    gold: GoldDocument
    audited: AuditedArticle
    probabilities: Probabilities | None = None  # None: those that the claims carry, if any do


class LeftOut(Record):
    """A document of gold that there is no audit of."""

    document: str
    why: str


class MistakeKind(Record):
    """How often one kind of mistake was made."""

    kind: str
    count: int


class Evaluation(Record):
    """How good an annotator is on some gold."""

    annotator: AnnotatorInfo
    documents: int
    left_out: tuple[LeftOut, ...]
    not_exhaustive: int  # documents of which only recall was counted
    failed_sentences: int  # sentences that the annotator could not label; they count as mistakes
    questions: tuple[Question, ...]  # that the gold answers
    figures: tuple[Figure, ...]
    confusion: tuple[Confused, ...]
    calibration: tuple[Calibration, ...]  # none of an annotator that gives no probabilities
    mistake_kinds: tuple[MistakeKind, ...]  # the commonest first
    mistakes: tuple[Mistake, ...]  # the worst, of all kinds in turn
    resamples: int
    seed: int


def evaluate(
    examined: Sequence[Examined],
    left_out: Sequence[LeftOut] = (),
    *,
    worst: int | None = None,
    resamples: int = 1000,
    seed: int = 0,
) -> Evaluation:
    """The figures of one annotator on at least one document, and its `worst` mistakes (None: all of them).

    Intervals are drawn over documents, `resamples` times, the same for the same `seed`.
    """
    assert examined
    judged = [judge(gold, audited, probabilities) for gold, audited, probabilities in examined]
    tallies = [one.tally for one in judged]
    mistakes = [mistake for one in judged for mistake in one.mistakes]
    worst_first = list(ordered(mistakes))
    kinds: dict[str, int] = {}
    for mistake in mistakes:
        kinds[mistake.kind] = kinds.get(mistake.kind, 0) + 1
    answered = {question for gold, *_ in examined for question in gold.answers}
    return Evaluation(
        annotator=examined[0].audited.annotator,
        documents=len(examined),
        left_out=tuple(left_out),
        not_exhaustive=sum(not gold.exhaustive for gold, *_ in examined),
        failed_sentences=sum(
            outcome.outcome is Outcome.FAILED for _, audited, _ in examined for outcome in audited.outcomes
        ),
        questions=tuple(question for question in Question if question in answered),
        figures=tuple(figures(tallies, resamples=resamples, seed=seed)),
        confusion=tuple(confusion(tallies)),
        calibration=tuple(calibrations([forecast for one in judged for forecast in one.forecasts])),
        mistake_kinds=tuple(
            MistakeKind(kind=kind, count=count)
            for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
        ),
        mistakes=tuple(worst_first if worst is None else worst_first[:worst]),
        resamples=resamples,
        seed=seed,
    )
