"""Ends an audit in good order on Ctrl-C and on SIGTERM, at once even where it waits for standard input."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from factcheck.cli._diagnostics import ExitCode, say


class TerminatedError(KeyboardInterrupt):
    """SIGTERM came; whatever knows how to end on Ctrl-C knows how to end on it."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Both signals raise where the work is, which marks what is under way, and end the process with their exit code.

    A handler of our own also keeps asyncio from putting in its, which waits for the next `await`.
    """
    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, _interrupt),
        signal.SIGTERM: signal.signal(signal.SIGTERM, _terminate),
    }
    try:
        yield
    except KeyboardInterrupt as stop:
        say("factcheck: stopped; what is done is stored, and the same command goes on from there.")
        code = ExitCode.TERMINATED if isinstance(stop, TerminatedError) else ExitCode.INTERRUPTED
        raise SystemExit(code) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _terminate(number: int, frame: FrameType | None) -> None:
    raise TerminatedError
