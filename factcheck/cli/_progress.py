"""What `factcheck audit` tells: a few lines an article, progress while it works, and the sum at the end."""

import shlex
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from factcheck.cli import _account, _output
from factcheck.cli._diagnostics import ExitCode, say
from factcheck.cli._display import Expected, Lines, SoFar, Spinner, told_to_stderr
from factcheck.cli._speed import speed
from factcheck.cli._visible import on_one_line
from factcheck.corpus import Ended, Ending, Skipped
from factcheck.ingest import Rejected, is_page
from factcheck.records import AnnotatorInfo, AuditedArticle
from factcheck.showing.words import labelled_by
from factcheck.summary import Figures, figures, total

_WORTH_COUNTING_S = 2.0  # an audit that is over by then needs no forecast
TOLD_ONE_BY_ONE = 20  # articles; of more, only what went wrong and the sum fit on a screen


class Told:
    """Keeps the figures while an audit runs, and tells them: as lines for people, or as JSON events for programs."""

    def __init__(
        self,
        store: str,
        expected: Expected,
        *,
        most: int | None = TOLD_ONE_BY_ONE,
        taken: Sequence[str] = (),
        as_json: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`most` is how many articles are told one by one; None: all. `taken` is what was said of a single article."""
        self._store = store
        self._expected = expected
        self._most = most
        self._taken = tuple(taken)
        self._json = as_json
        self._clock = clock
        self._sum = Figures()
        self._endings: Counter[Ending] = Counter()
        self._undated = 0  # pages
        self._first_article: int | None = None  # that there is something to show of
        self._first_to_review: int | None = None
        self._first_edited: str | None = None  # a later version, by the name that `factcheck diff` takes
        self._began_at: float | None = None
        self._display: Lines | Spinner = Lines(self._tell_progress if as_json else told_to_stderr)

    @property
    def anything_failed(self) -> bool:
        """Whether an article could not be read, or a sentence not be labelled."""
        return bool(self._endings[Ending.REJECTED] or self._sum.failed)

    @property
    def anything_audited(self) -> bool:
        """Whether an article was audited to its end."""
        return self._endings[Ending.AUDITED] > 0

    def begin(self, annotator: AnnotatorInfo) -> None:
        """Say who does the work."""
        self._began_at = self._clock()
        if self._json:
            self._tell(_output.emit_json, {"event": "begin", "annotator": annotator.model_dump(mode="json")})
            return
        self._tell(_output.emit_text, f"Labelled by {labelled_by(annotator.name, annotator.version)}.")
        if sys.stderr.isatty():
            self._display = Spinner(f"waiting for {annotator.name}")

    def ended(self, ended: Ended) -> None:
        """Tell what became of one article."""
        self._endings[ended.ending] += 1
        if ended.rejected is not None:
            self._tell_rejected(ended.rejected)
        elif ended.audited is not None:
            self._tell_audited(ended.audited, ended)
        elif ended.skipped is not None:
            self._tell_skipped(ended.skipped)
        self.tick()

    def tick(self) -> None:
        """Show how far it has come, where that is due."""
        if self._began_at is None:
            return
        elapsed_s = self._clock() - self._began_at
        of = self._expected.number if elapsed_s >= _WORTH_COUNTING_S else None
        if not self._display.is_due(elapsed_s):
            return
        ended = self._endings.total()
        audited = self._endings[Ending.AUDITED]
        fast = speed(audited=audited, ended=ended, of=of, elapsed_s=elapsed_s)
        # Fewer than have ended is what was there before some were added.
        self._display.show(SoFar(ended, of if of is None or of >= ended else None, self._sum, fast), elapsed_s)

    def sum_up(self, *, stopped: bool = False, store_option: str = "") -> None:
        """Tell the sum, where everything is, and what to do next; `store_option` is what the next command needs."""
        self._display.stop()
        if self._began_at is None:
            return
        summed = self._sum
        if self._json:
            endings = {ending.value: self._endings[ending] for ending in Ending}
            events = {"event": "total", **endings, "stopped": stopped, "figures": summed.model_dump()}
            self._tell(_output.emit_json, {**events, "pages_without_date": self._undated, "store": self._store})
            return
        if self._endings.total() > 1 or self._most == 0:
            skipped, rejected = self._endings[Ending.SKIPPED], self._endings[Ending.REJECTED]
            lines = _account.sum_lines(summed, skipped=skipped, rejected=rejected, undated=self._undated)
            self._tell(_output.emit_text, f"\n{lines}")
        else:
            for line in _account.without_date(self._undated):
                self._tell(_output.emit_text, f"  {line}")
        if self._endings[Ending.AUDITED] or self._endings[Ending.SKIPPED]:
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

    def _tell_progress(self, so_far: SoFar) -> None:
        event = {"event": "progress", "ended": so_far.ended, "of": so_far.of, **so_far.speed._asdict()}
        self._tell(_output.emit_json, event | {"figures": so_far.figures.model_dump()})

    def _tell_rejected(self, rejected: Rejected) -> None:
        if self._json:
            self._tell(_output.emit_json, {"event": "rejected", **rejected.model_dump(mode="json")})
            return
        say(on_one_line(f"{rejected} {rejected.hint}"))

    def _tell_audited(self, audited: AuditedArticle, ended: Ended) -> None:
        here = figures(audited)
        self._sum = total([self._sum, here])
        undated = audited.article.published is None and is_page(audited.article)
        self._undated += undated and here.sentences > 0
        if here.claims or not here.failed:  # else there is nothing to show
            self._first_article = self._first_article or audited.article_id
        if here.to_review or (here.claims and here.failed):
            self._first_to_review = self._first_to_review or audited.article_id
        if ended.version and ended.version.version > 1:
            self._first_edited = self._first_edited or _named(audited)
        if self._json:
            self._tell(_output.emit_json, _audited_event(audited, here, ended))
        elif self._tells_of_it() or here.failed:
            self._tell(_output.emit_text, _account.article_lines(audited, here, ended.reused, ended.version))

    def _tell_skipped(self, skipped: Skipped) -> None:
        self._first_article = self._first_article or skipped.article_id
        if self._json:
            self._tell(_output.emit_json, _skipped_event(skipped, self._taken))
        elif self._tells_of_it():
            name = on_one_line(skipped.article.location or skipped.article.url or "text")
            told = f"{name}: article {skipped.article_id}, skipped as audited before{_account.taken(self._taken)}"
            self._tell(_output.emit_text, f"{told} (--again: anew)")

    def _tells_of_it(self) -> bool:
        """Whether the article that ended last is told of; says so once where no later one will be."""
        ended = self._endings.total()
        if self._most and ended == self._most + 1:
            self._tell(
                _output.emit_text, "… from here on only what goes wrong, and the sum (-v tells of every article)"
            )
        return self._most is None or ended <= self._most

    def _next_steps(self, summed: Figures, store_option: str) -> list[str]:
        article = self._first_article
        steps = {} if article is None else {f"factcheck show {article}": "the article, claims marked"}
        if self._first_to_review is not None:
            steps[f"factcheck show {self._first_to_review} --to-review"] = "what to look at, and why"
        if self._first_edited is not None:
            steps[f"factcheck diff {self._first_edited}"] = "what changed since the version before"
        if summed.failed:
            steps["factcheck query failed_sentences"] = "what failed, and why; audit it with --again to mend it"
        if self._endings.total() > 1 and article is not None:
            steps["factcheck query articles"] = "what was found in each"
        steps["factcheck verify"] = "proof that all holds"
        commands = {f"{step}{store_option}": why for step, why in steps.items()}
        widest = max(map(len, commands))
        return [f"{step:<{widest}}   {why}" for step, why in commands.items()]


def _named(audited: AuditedArticle) -> str:
    """What to call an article on the command line: its file or address, else its number."""
    name = audited.article.location
    return shlex.quote(name) if name and name.isprintable() and not name.startswith("-") else str(audited.article_id)


def _audited_event(audited: AuditedArticle, here: Figures, ended: Ended) -> dict[str, object]:
    return {
        "event": "audited",
        "location": audited.article.location,
        "title": audited.article.title,
        "article_id": audited.article_id,
        "audit_id": audited.audit_id,
        "status": audited.status.value,
        "warnings": list(_account.warnings(audited)),
        "failures": list(_account.failures(audited)),
        "figures": here.model_dump(),
        "reused": ended.reused.model_dump() if ended.reused else None,
        "version": ended.version.model_dump() if ended.version else None,
    }


def _skipped_event(skipped: Skipped, taken: Sequence[str]) -> dict[str, object]:
    article = skipped.article
    numbers = skipped.model_dump(include={"article_id", "audit_id"})
    return {"event": "skipped", "location": article.location, "title": article.title, **numbers, "taken": list(taken)}
