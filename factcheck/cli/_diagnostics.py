"""The only writer to stderr, and the only place that knows exit codes."""

import sys
from contextlib import suppress
from enum import IntEnum

from factcheck.cli._visible import visible
from factcheck.errors import (
    ExportFullError,
    FactcheckError,
    ReviewOvertakenError,
    StopAuditError,
    StoreBusyError,
    StoreError,
    StoreFullError,
)


class ExitCode(IntEnum):
    """What the exit code of a command means."""

    DONE = 0
    PARTIAL = 1  # finished, but some articles or sentences failed, or a check did not hold
    USAGE = 2  # the command line, the settings or the query cannot be used
    BUSY = 3  # another process holds the store
    UNUSABLE = 4  # the store cannot be opened or written
    STOPPED = 5  # stopped early: key, quota, model or disk; what is done is kept
    DEFECT = 70  # something went wrong that should not: a defect of factcheck
    INTERRUPTED = 130  # Ctrl-C
    UNREAD = 141  # whoever read our output has gone, as with `| head`
    TERMINATED = 143  # SIGTERM


# For the help text; one line a code.
EXIT_CODES = """\
0  done
1  finished, but some articles or sentences failed, or a check did not hold
2  the command line, the settings or the query cannot be used
3  another process holds the store
4  the store cannot be opened or written
5  stopped early: key, quota, model or disk; what is done is kept
70  a defect of factcheck; --debug shows where
130  interrupted by Ctrl-C, 143 by SIGTERM; what is done is kept
141  whoever read the output has gone, as with `| head`"""


GO_ON = "What is done is stored; the same command goes on from there."


def say(message: str) -> None:
    """A line of talk for the person at the terminal."""
    with suppress(OSError):  # nobody is listening, or nothing can be written any more
        sys.stderr.write(f"{visible(message)}\n")
        sys.stderr.flush()


def report(error: FactcheckError) -> ExitCode:
    """Say what is wrong and what to do next; the exit code tells a program the same."""
    say(f"factcheck: {error}")
    if error.hint:
        say(f"  {error.hint}")
    if exit_code(error) is ExitCode.STOPPED and not isinstance(error, ExportFullError):
        say(f"  {GO_ON}")
        for note in getattr(error, "__notes__", ()):
            say(f"  {note}")
    return exit_code(error)


def report_defect(error: Exception) -> ExitCode:
    """Say in two lines what nobody foresaw."""
    what = f"{type(error).__name__}: {error}".splitlines()[0][:300]
    say(f"factcheck: something went wrong that should not have: {what}")
    say(
        "  What was finished is stored. factcheck verify tells whether the store is damaged, which may be why; if it is"
    )
    say("  not, run this with --debug to see where it went wrong, and tell the maintainers.")
    return ExitCode.DEFECT


def exit_code(error: FactcheckError) -> ExitCode:
    """The exit code of an error."""
    match error:
        case StoreBusyError():
            return ExitCode.BUSY
        case StopAuditError() | StoreFullError() | ExportFullError():
            return ExitCode.STOPPED
        case StoreError() if not isinstance(error, ReviewOvertakenError):
            return ExitCode.UNUSABLE
        case _:
            return ExitCode.USAGE
