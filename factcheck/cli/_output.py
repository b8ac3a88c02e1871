"""The only writer to stdout: tables and colour for people, JSON for programs, of the same records."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def emit_json(value: object) -> None:
    """One JSON value on a line of its own."""
    sys.stdout.write(json.dumps(_plain(value), ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


def emit_text(text: str) -> None:
    """`text` as it is, on lines of its own."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
    sys.stdout.flush()


def emit(*renderables: "RenderableType") -> None:
    """Anything that rich can draw; without colour where stdout is no terminal or NO_COLOR is set."""
    target = console()
    for renderable in renderables:
        target.print(renderable)


def emit_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table whose cells are shown as plain text, whatever they hold."""
    # Loaded late: start-up time.
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, header_style="bold")
    shown = [[_cell(value) for value in row] for row in rows]
    numeric = [all(_is_number(row[place]) for row in shown if row[place]) for place in range(len(columns))]
    for name, right in zip(columns, numeric, strict=True):
        table.add_column(Text(visible(name)), justify="right" if right and shown else "left", overflow="fold")
    for row in shown:
        table.add_row(*(Text(visible(cell)) for cell in row))
    emit(table)


def console() -> "Console":
    """A console on stdout; as wide as the terminal, and never narrower than its text when there is none."""
    # Loaded late: start-up time.
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, emoji=False, markup=False, soft_wrap=not sys.stdout.isatty())


def visible(text: str) -> str:
    """`text` with control characters made visible, so that no article can move the cursor or hide words."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\n\t":
        return character
    if character in _BIDI_CONTROLS:
        return f"<U+{ord(character):04X}>"
    if ord(character) < ord(" "):
        return "" if character == "\r" else chr(0x2400 + ord(character))
    return "\u2421" if "\x7f" <= character <= "\x9f" else character


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()


def _plain(value: object) -> Any:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else value
