"""Shows an evaluation: tables of figures, what was taken for what, and the worst mistakes with their text."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Self

from factcheck.cli import _output, _table
from factcheck.cli._diagnostics import say
from factcheck.cli._visible import on_one_line
from factcheck.evaluation import Agreement, Evaluation, Question
from factcheck.evaluation.calibration import Calibration
from factcheck.evaluation.figures import Figure
from factcheck.evaluation.tallies import MISSED, NOT_MARKED, Mistake
from factcheck.showing.words import labelled_by, many
from factcheck.vocabulary import Label

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress as Bar

_ABOUT = {
    Question.LABELS: "Whose word is each claim?",
    Question.SPANS: "Where does each claim begin and end?",
    Question.OPINION: "Which sentences hold an opinion of the article's own?",
    Question.ATTRIBUTION: "Who said what?",
    Question.NO_CLAIM: "Which sentences carry no claim?",
    Question.SENTENCES: "Where do sentences begin and end?",
}
_LONGEST_TEXT = 240  # characters of a mistake's text
_MOST_KINDS = 12


class Progress:
    """How many texts are done, shown on stderr while a person watches; nothing elsewhere."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        """Begin to show."""
        if sys.stderr.isatty():
            # Loaded late: start-up time.
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._bar.add_task("", total=self._total)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: "TracebackType | None"
    ) -> None:
        """Take it away."""
        if self._bar is not None:
            self._bar.stop()

    def advance(self) -> None:
        """One more is done."""
        if self._bar is not None:
            self._bar.advance(self._bar.task_ids[0])


def emit(found: Evaluation) -> None:
    """An evaluation for people."""
    answers = ", ".join(found.questions)
    by = labelled_by(found.annotator.name, found.annotator.version)
    _output.emit_text(f"{by}\n{many(found.documents, 'document')} of gold: {answers}\n")
    for question in found.questions:
        _emit_question(question, [figure for figure in found.figures if figure.question is question])
        _emit_confusion(question, found)
    _emit_calibration(found)
    _emit_mistakes(found)
    _output.emit_text("\n".join(_notes(found)))


def emit_agreements(found: Sequence[Agreement]) -> None:
    """How far raters agree, for people."""
    if not found:
        say("No two raters judged the same claim; people decide in factcheck review.")
        return
    rows = [
        (one.one, one.other, one.items, one.agreed, _share(one.share), "" if one.kappa is None else f"{one.kappa:.3f}")
        for one in found
    ]
    _table.emit_table(("rater", "with", "claims", "agreed", "share", "kappa"), rows)
    for one in found:
        differing = [cell for cell in one.cells if cell.one != cell.other]
        if differing:
            _output.emit_text("")
            _table.emit_table((one.one, one.other, "times"), [tuple(cell.model_dump().values()) for cell in differing])
    _output.emit_text(
        "\nkappa: Cohen's, agreement beyond chance; 1 is full, 0 is what chance gives.\n"
        "People see the label that they decide on, and decide first on what is put before\n"
        "them: agreement with an annotator is flattering."
    )


def _emit_question(question: Question, figures: Sequence[Figure]) -> None:
    names = list(dict.fromkeys(figure.name for figure in figures if figure.measure not in ("share", "macro_f1")))
    rows = [_score_row(name, [figure for figure in figures if figure.name == name]) for name in names]
    rows += [
        ("macro-F1", "", "", "", "", _share(figure.value), _interval(figure))
        for figure in figures
        if figure.measure == "macro_f1"
    ]
    shares = [figure for figure in figures if figure.measure == "share"]
    _output.emit_text(_ABOUT[question])
    if rows:
        _table.emit_table((question, "marked", "found", "precision", "recall", "F1", "95 %"), rows)
    else:
        _output.emit_text("nothing to count" if not shares else "")
    if shares:
        _output.emit_text("")
        told = [(one.name, one.of, one.right, _share(one.value), _interval(one)) for one in shares]
        _table.emit_table((f"{question}: right", "of", "right", "share", "95 %"), told)
    _output.emit_text("")


def _score_row(name: str, figures: Iterable[Figure]) -> tuple[object, ...]:
    """One thing that was looked for; the interval is that of F1, or of recall where that is all there is."""
    by_measure = {figure.measure: figure for figure in figures}
    precision, recall, f1 = by_measure.get("precision"), by_measure.get("recall"), by_measure.get("f1")
    best = f1 or recall
    return (
        name,
        recall.of if recall else 0,
        precision.of if precision else 0 if f1 else "",
        _share(precision.value) if precision else "",
        _share(recall.value) if recall else "",
        _share(f1.value) if f1 else "",
        _interval(best) if best else "",
    )


def _emit_confusion(question: Question, found: Evaluation) -> None:
    cells = {(cell.marked, cell.given): cell.count for cell in found.confusion if cell.question is question}
    if not cells:
        return
    order = [*Label, NOT_MARKED, MISSED]
    marked, given = (
        sorted({pair[place] for pair in cells}, key=lambda label: (label in order and order.index(label), label))
        for place in (0, 1)
    )
    rows = [(one, *(cells.get((one, other), 0) for other in given)) for one in marked]
    _table.emit_table(("marked, given as:", *given), rows)
    _output.emit_text("")


def _emit_calibration(found: Evaluation) -> None:
    if not found.calibration:
        _output.emit_text("Calibration: no probabilities; this annotator does not say how sure it is.\n")
    for measured in found.calibration:
        _emit_bins(measured)


def _emit_bins(measured: Calibration) -> None:
    errors = f"expected error {measured.expected_error:.3f}, Brier score {measured.brier:.3f}"
    _output.emit_text(f"Calibration, {measured.question}: {errors}")
    rows = [
        (f"{one.low:.1f} to {one.high:.1f}", one.count, _share(one.probability), _share(one.came))
        for one in measured.bins
    ]
    _table.emit_table(("from", "times", "probability", "came"), rows)
    _output.emit_text("")


def _emit_mistakes(found: Evaluation) -> None:
    if not found.mistake_kinds:
        _output.emit_text("No mistakes.\n")
        return
    _table.emit_table(("mistake", "times"), [(kind.kind, kind.count) for kind in found.mistake_kinds[:_MOST_KINDS]])
    for mistake in found.mistakes:
        _output.emit_text(f"\n{_told(mistake)}")
    _output.emit_text("")


def _told(mistake: Mistake) -> str:
    words = on_one_line(mistake.text)
    shown = words if len(words) <= _LONGEST_TEXT else f"{words[:_LONGEST_TEXT]}…"
    where = f"{on_one_line(mistake.document)} [{mistake.span.start}, {mistake.span.end})"
    labels = f"gold: {on_one_line(mistake.marked)}\n  here: {on_one_line(mistake.given)}"
    return f"{mistake.kind}: {where}\n  {shown}\n  {labels}"


def _notes(found: Evaluation) -> Iterable[str]:
    if found.not_exhaustive:
        yield f"Recall only: the gold of {many(found.not_exhaustive, 'document')} is not exhaustive."
    if found.failed_sentences:
        yield f"{many(found.failed_sentences, 'sentence')} failed, and count as mistakes."
    if found.documents < 2 or not found.resamples:
        yield "No intervals: they are drawn over documents, from at least two."
    else:
        yield f"95 %: of F1, else of recall or share; {found.resamples} draws of documents, seed {found.seed}."


def _share(value: float) -> str:
    return f"{value:.3f}"


def _interval(figure: Figure) -> str:
    return "" if figure.low is None or figure.high is None else f"{figure.low:.3f}–{figure.high:.3f}"
