"""What `factcheck audit` tells: a few lines an article, progress while it works, and the sum at the end."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from factcheck.cli import _account, _output
from factcheck.cli._diagnostics import ExitCode, say
from factcheck.cli._visible import on_one_line
from factcheck.corpus import Ended, Ending, Skipped
from factcheck.ingest import Rejected
from factcheck.records import AnnotatorInfo, AuditedArticle
from factcheck.summary import Figures, figures, total
from factcheck.vocabulary import AuditStatus

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

TOLD_ONE_BY_ONE = 20  # articles; of more, only what went wrong and the sum fit on a screen


class Told:
    """Keeps the figures while an audit runs, and tells them: as lines for people, or as JSON events for programs."""

    def __init__(self, store: str, *, most: int | None = TOLD_ONE_BY_ONE, as_json: bool = False) -> None:
        """`most` is how many articles are told one by one; None: all."""
        self._store = store
        self._most = most
        self._json = as_json
        self._figures: list[Figures] = []
        self._endings: list[Ending] = []
        self._first_article: int | None = None  # that there is something to show of
        self._first_to_review: int | None = None
        self._begun = False
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    @property
    def anything_failed(self) -> bool:
        """Whether an article could not be read, or a sentence not be labelled."""
        return Ending.REJECTED in self._endings or any(one.failed for one in self._figures)

    def begin(self, annotator: AnnotatorInfo) -> None:
        """Say who does the work."""
        self._begun = True
        if self._json:
            self._tell(_output.emit_json, {"event": "begin", "annotator": annotator.model_dump(mode="json")})
            return
        self._tell(_output.emit_text, f"Labelled by {_account.labelled_by(annotator)}.")
        if sys.stderr.isatty():
            self._show_progress(f"waiting for {annotator.name}")

    def ended(self, ended: Ended) -> None:
        """Tell what became of one article."""
        self._endings.append(ended.ending)
        if ended.rejected is not None:
            self._tell_rejected(ended.rejected)
        elif ended.audited is not None:
            self._tell_audited(ended.audited)
        elif ended.skipped is not None:
            self._tell_skipped(ended.skipped)
        if self._progress is not None and self._task is not None:
            so_far = total(self._figures)
            done = f"{_account.many(len(self._endings), 'article')}, {_account.many(so_far.claims, 'claim')}"
            calls = f", {_account.many(so_far.calls, 'call')}{_account.spent(so_far)}" if so_far.calls else ""
            self._progress.update(self._task, description=done + calls)

    def sum_up(self, *, stopped: bool = False, store_option: str = "") -> None:
        """Tell the sum, where everything is, and what to do next; `store_option` is what the next command needs."""
        if self._progress is not None:
            self._progress.stop()
        if not self._begun:
            return
        summed = total(self._figures)
        if self._json:
            endings = {ending.value: self._endings.count(ending) for ending in Ending}
            events = {"event": "total", **endings, "stopped": stopped, "figures": summed.model_dump()}
            self._tell(_output.emit_json, {**events, "store": self._store})
            return
        if len(self._endings) > 1:
            skipped, rejected = (self._endings.count(ending) for ending in (Ending.SKIPPED, Ending.REJECTED))
            self._tell(_output.emit_text, "\n" + _account.sum_lines(summed, skipped=skipped, rejected=rejected))
        if Ending.AUDITED in self._endings or Ending.SKIPPED in self._endings:
            stored = f"\nStored in {on_one_line(self._store)}. Next:"
            self._tell(_output.emit_text, "\n  ".join([stored, *self._next_steps(summed, store_option)]))

    def _tell(self, emit: Callable[[Any], None], value: object) -> None:
        """Emit `value`; a reader that has gone, as with `| head`, ends no audit."""
        try:
            emit(value)
        except SystemExit as gone:
            if gone.code != ExitCode.UNREAD:
                raise
            say("factcheck: nobody reads the output any more; the audit goes on.")

    def _tell_rejected(self, rejected: Rejected) -> None:
        if self._json:
            self._tell(_output.emit_json, {"event": "rejected", **rejected.model_dump(mode="json")})
            return
        say(on_one_line(f"{rejected} {rejected.hint}"))

    def _tell_audited(self, audited: AuditedArticle) -> None:
        here = figures(audited)
        self._figures.append(here)
        if audited.status is not AuditStatus.FAILED:  # of which there is nothing to show
            self._first_article = self._first_article or audited.article_id
        if here.to_review:
            self._first_to_review = self._first_to_review or audited.article_id
        if self._json:
            self._tell(_output.emit_json, _audited_event(audited, here))
        elif self._tells_of_it() or here.failed:
            self._tell(_output.emit_text, _account.article_lines(audited, here))

    def _tell_skipped(self, skipped: Skipped) -> None:
        self._first_article = self._first_article or skipped.article_id
        if self._json:
            self._tell(_output.emit_json, _skipped_event(skipped))
        elif self._tells_of_it():
            name = on_one_line(skipped.article.location or skipped.article.url or "text")
            self._tell(
                _output.emit_text, f"{name}: article {skipped.article_id}, skipped as audited before (--again: anew)"
            )

    def _tells_of_it(self) -> bool:
        """Whether the article that ended last is told of; says so once where no later one will be."""
        if self._most and len(self._endings) == self._most + 1:
            self._tell(
                _output.emit_text, "… from here on only what goes wrong, and the sum (-v tells of every article)"
            )
        return self._most is None or len(self._endings) <= self._most

    def _show_progress(self, doing: str) -> None:
        # Loaded late: start-up time.
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        text = TextColumn("{task.description}", markup=False)
        columns = (SpinnerColumn(), text, TimeElapsedColumn())
        # Lines for stdout must stay on stdout where that is a file; rich would print them beside the progress.
        both = sys.stdout.isatty()
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=both)
        self._task = self._progress.add_task(doing, total=None)
        self._progress.start()

    def _next_steps(self, summed: Figures, store_option: str) -> list[str]:
        article = self._first_article
        steps = {} if article is None else {f"factcheck show {article}": "the article, claims marked"}
        if self._first_to_review is not None:
            steps[f"factcheck show {self._first_to_review} --to-review"] = "what to look at, and why"
        if summed.failed:
            steps["factcheck query failed_sentences"] = "what failed; audit again to mend it"
        if len(self._endings) > 1:
            steps["factcheck query articles"] = "what was found in each"
        steps["factcheck verify"] = "proof that all holds"
        commands = {f"{step}{store_option}": why for step, why in steps.items()}
        widest = max(map(len, commands))
        return [f"{step:<{widest}}   {why}" for step, why in commands.items()]


def _audited_event(audited: AuditedArticle, here: Figures) -> dict[str, object]:
    return {
        "event": "audited",
        "location": audited.article.location,
        "title": audited.article.title,
        "article_id": audited.article_id,
        "audit_id": audited.audit_id,
        "status": audited.status.value,
        "warnings": list(_account.warnings(audited)),
        "figures": here.model_dump(),
    }


def _skipped_event(skipped: Skipped) -> dict[str, object]:
    article = skipped.article
    numbers = skipped.model_dump(include={"article_id", "audit_id"})
    return {"event": "skipped", "location": article.location, "title": article.title, **numbers}
