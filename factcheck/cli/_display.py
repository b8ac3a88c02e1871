"""How far an audit has come, while it works: a line that moves on a terminal, elsewhere a line now and then."""

import sys
import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple

from factcheck.cli import _account
from factcheck.cli._diagnostics import say
from factcheck.cli._speed import Speed, speed_words
from factcheck.showing.words import many
from factcheck.summary import Figures

_FIRST_S = 30.0  # before the first line, and between the next ones
_SHARE = 0.1  # of the time gone by, between later ones: a long audit needs no line every half minute


class SoFar(NamedTuple):
    """What has been done."""

    ended: int
    of: int | None  # articles there are in all, where that is known
    figures: Figures
    speed: Speed

    def words(self) -> str:
        """All of it on one line."""
        articles = many(self.ended, "article") if self.of is None else f"{self.ended} of {self.of} articles"
        done = f"{articles}, {many(self.figures.claims, 'claim')}{_account.work_so_far(self.figures)}"
        speed = speed_words(self.speed)
        return f"{done}; {speed}" if speed else done


class Expected:
    """How many articles there will be, counted beside the audit, which does not wait for it."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._number: int | None = None
        self._begun = False

    @property
    def number(self) -> int | None:
        """None as long as it is not known; whoever asks first sets the counting going."""
        if not self._begun:
            self._begun = True
            threading.Thread(target=self._count, daemon=True).start()
        return self._number

    def _count(self) -> None:
        # Loaded late: start-up time.
        from factcheck.ingest import count_articles

        self._number = count_articles(self._paths)


class Lines:
    """Tells at sensible intervals: of a short audit never, of a long one less and less often."""

    def __init__(self, tell: Callable[[SoFar], None]) -> None:
        self._tell = tell
        self._next_at = _FIRST_S

    def is_due(self, elapsed_s: float) -> bool:
        """Whether it would tell now."""
        return elapsed_s >= self._next_at

    def show(self, so_far: SoFar, elapsed_s: float) -> None:
        """Tell."""
        self._next_at = elapsed_s + max(_FIRST_S, elapsed_s * _SHARE)
        self._tell(so_far)

    def stop(self) -> None:
        """There is nothing to take away."""


class Spinner:
    """A line at the bottom of a terminal that says that work goes on, and is gone when it ends."""

    def __init__(self, doing: str) -> None:
        # Loaded late: start-up time.
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.table import Column

        text = TextColumn("{task.description}", markup=False, table_column=Column(overflow="fold", ratio=1))
        # Lines for stdout must stay on stdout where that is a file; rich would print them beside the progress.
        both = sys.stdout.isatty()
        columns = (SpinnerColumn(), TimeElapsedColumn(), text)
        self._progress = Progress(
            *columns, console=Console(stderr=True), transient=True, redirect_stdout=both, expand=True
        )
        self._task = self._progress.add_task(doing, total=None)
        self._progress.start()

    def is_due(self, elapsed_s: float) -> bool:
        """Always: it is drawn anew ten times a second anyway."""
        return True

    def show(self, so_far: SoFar, elapsed_s: float) -> None:
        """Put this into the line."""
        if so_far.ended:  # until then it says for whom it waits
            self._progress.update(self._task, description=so_far.words())

    def stop(self) -> None:
        """Take the line away."""
        self._progress.stop()


def told_to_stderr(so_far: SoFar) -> None:
    """A line for whoever reads a log."""
    say(f"factcheck: {so_far.words()}")
