"""Ctrl-C and SIGTERM during an audit: the first ends it in good order, the second at once."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from factcheck.cli._diagnostics import GO_ON, ExitCode, say

_SHOW_CURSOR = "\x1b[?25h"
_GENTLY = (
    "factcheck: stopping; calls under way finish and are stored, new ones are not made. Once more ends it at once."
)


class Stopping:
    """What the two signals do to one audit.

    Where calls to a model are under way they are let finish, since they are paid for; elsewhere the signal raises where
    the work is, even where that waits for standard input.
    """

    def __init__(self) -> None:
        self._code: ExitCode | None = None
        self._ask_to_stop: Callable[[], object] | None = None

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Heed both signals inside the block, and end the process with their exit code after it."""
        # A handler of our own also keeps asyncio from putting in its, which waits for the next `await`.
        before = {number: signal.signal(number, self._heed) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            with suppress(KeyboardInterrupt):
                yield
            if self._code is not None:
                say(f"factcheck: stopped. {GO_ON}")
                raise SystemExit(self._code)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def gently(self, ask_to_stop: Callable[[], object]) -> Iterator[None]:
        """Inside the block the first signal calls `ask_to_stop`, from a signal handler, and raises nothing."""
        self._ask_to_stop = ask_to_stop
        try:
            yield
        finally:
            self._ask_to_stop = None

    @property
    def asked(self) -> bool:
        """Whether a signal has come."""
        return self._code is not None

    def _heed(self, number: int, frame: FrameType | None) -> None:
        if self._code is not None:
            self._end_at_once(self._code)
        self._code = ExitCode.TERMINATED if number == signal.SIGTERM else ExitCode.INTERRUPTED
        if self._ask_to_stop is None:
            raise KeyboardInterrupt
        self._ask_to_stop()
        say(_GENTLY)

    @staticmethod
    def _end_at_once(code: ExitCode) -> None:
        # As after a kill, everything finished is committed; a tidy end would wait for the calls under way.
        if sys.stderr.isatty():
            sys.stderr.write(_SHOW_CURSOR)
            sys.stderr.flush()
        os._exit(int(code))
