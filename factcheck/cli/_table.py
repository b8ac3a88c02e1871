"""Draws rows as a table, or, where a terminal is too narrow for one, as one record below the other."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.cli import _output
from factcheck.cli._visible import visible

if TYPE_CHECKING:
    from rich.table import Table

_SHORT = 22  # characters: numbers, labels and names, which read badly when broken
_NARROWEST = 20  # characters that a longer cell needs to be read with ease
_GAP = 2


class _Column(NamedTuple):
    name: str
    width: int  # of its widest cell
    right: bool  # numbers

    @property
    def is_short(self) -> bool:
        return self.width <= _SHORT


def emit_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows for people; cells are shown as plain text, whatever they hold.

    On a terminal long cells are wrapped and short columns keep their width, and where too little room is left each
    row becomes lines of name and value. Elsewhere a row is a line.
    """
    shown = [[visible(_cell(value)) for value in row] for row in rows]
    described = [_column(visible(name), [row[place] for row in shown]) for place, name in enumerate(columns)]
    room = _output.console().width
    needed = sum(min(column.width, _NARROWEST if not column.is_short else _SHORT) + _GAP for column in described)
    if sys.stdout.isatty() and needed > room:
        _output.emit(_records(described, shown))
    else:
        _output.emit(_table(described, shown, wrap=sys.stdout.isatty()))


def _column(name: str, cells: Sequence[str]) -> _Column:
    # Loaded late: start-up time.
    from rich.cells import cell_len

    filled = [cell for cell in cells if cell]
    width = max(cell_len(line) for cell in (name, *cells) for line in cell.split("\n"))
    return _Column(name, width, bool(filled) and all(map(_is_number, filled)))


def _table(columns: Sequence[_Column], rows: Iterable[Sequence[str]], *, wrap: bool) -> "Table":
    # Loaded late: start-up time.
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False, padding=(0, _GAP, 0, 0))
    for column in columns:
        fixed = column.is_short or not wrap
        table.add_column(
            Text(column.name),
            justify="right" if column.right else "left",
            no_wrap=fixed,
            min_width=column.width if fixed else None,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(cell if wrap else " ".join(cell.splitlines())) for cell in row))
    return table


def _records(columns: Sequence[_Column], rows: Sequence[Sequence[str]]) -> "Table":
    # Loaded late: start-up time.
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for number, row in enumerate(rows):
        if number:
            table.add_row()
        for column, cell in zip(columns, row, strict=True):
            table.add_row(Text(column.name), Text(cell))
    return table


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()
