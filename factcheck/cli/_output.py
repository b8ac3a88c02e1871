"""The only writer to stdout: tables and colour for people, JSON for programs, of the same records."""

import io
import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from factcheck.cli._diagnostics import ExitCode, say
from factcheck.cli._visible import visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_WIDEST = 100_000  # where there is no terminal, nothing is wrapped
_NARROWEST = 20  # nothing can be drawn in less, and a terminal may say that it has no columns at all
_FILLING = re.compile(r" +$", re.MULTILINE)
_UNSHOWN = re.compile(r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def emit_json(value: object) -> None:
    """One JSON value on a line of its own; what a terminal might act on is escaped, which JSON readers undo."""
    text = json.dumps(_plain(value), ensure_ascii=not _is_unicode(), default=str)
    _write(_UNSHOWN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


def emit_text(text: str) -> None:
    """`text` on lines of its own; exactly as it is, unless a terminal reads it."""
    shown = visible(text) if sys.stdout.isatty() else text
    _write(shown if shown.endswith("\n") else f"{shown}\n")


def emit_data(text: str) -> None:
    """What could as well stand in a file, in UTF-8 whatever stdout takes text to be; else as `emit_text`."""
    if not sys.stdout.isatty() and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    emit_text(text)


def emit(*renderables: "RenderableType") -> None:
    """Anything that rich can draw, without the spaces it fills lines with; in colour where colours are seen."""
    target = console()
    drawn = target.file = io.StringIO()  # what stdout is was asked when the console was made
    for renderable in renderables:
        target.print(renderable)
    _write(_FILLING.sub("", drawn.getvalue()))


def console() -> "Console":
    """A console on stdout, as wide as the terminal; without one, wide enough for everything."""
    # Loaded late: start-up time.
    from rich.console import Console

    width = None if sys.stdout.isatty() else _WIDEST
    made = Console(file=sys.stdout, highlight=False, emoji=False, markup=False, width=width)
    made.width = max(made.width, _NARROWEST)
    return made


def has_colour() -> bool:
    """Whether whoever reads stdout sees colours."""
    target = console()
    return target.color_system is not None and not target.no_color


def _write(text: str) -> None:
    """Write and flush, so that a full disk or a reader that has gone is noticed here and nowhere else."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is still in the buffer must not fail a second time when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise SystemExit(ExitCode.UNREAD) from None
        say(f"factcheck: the output could not be written: {error.strerror}.")
        raise SystemExit(ExitCode.STOPPED) from None


def _is_unicode() -> bool:
    return sys.stdout.encoding.lower().startswith("utf")


def _plain(value: object) -> Any:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else value
