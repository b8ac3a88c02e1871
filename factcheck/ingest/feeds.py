"""Feeds: JSON lines, one article a line. A bad line is an error of that line alone."""

import codecs
import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from factcheck.errors import InputError
from factcheck.ingest.building import built, parsed_date, too_long
from factcheck.ingest.decoding import NAME_THE_ENCODING
from factcheck.ingest.shapes import ReadOptions, Rejected, could_not_be_read, rejected
from factcheck.records import Article

_OTHER_FIELDS = 65_536  # bytes of a line that are not the text
_ESCAPED = 12  # bytes of one character as JSON may write it: two escapes of six
_CHUNK = 1 << 20
_MOST_COUNTED = 64_000_000  # bytes


def read_feed(stream: BinaryIO, location: str, options: ReadOptions) -> Iterator[Article | Rejected]:
    """The article of each line in turn; empty lines are skipped, and locations end in the line's number, from 1.

    ``raw_sha256`` is of the line's bytes without its line end.
    """
    try:
        empty = True
        for number, line in _lines(stream, _longest_line(options)):
            empty = False
            yield _read_line(line, f"{location}:{number}", options)
        if empty:
            yield Rejected(location=location, message="It holds no line.", hint="A feed has one JSON object a line.")
    except OSError as error:
        yield rejected(location, could_not_be_read(error))
    except InputError as error:
        yield rejected(location, error)


def count_lines(path: Path) -> int | None:
    """How many lines of a feed are not blank, at least 1; None where it is too large to look, or cannot be read."""
    try:
        if path.stat().st_size > _MOST_COUNTED or not path.is_file():
            return None
        with path.open("rb") as stream:
            return max(1, sum(bool(line.strip()) for line in stream))
    except OSError:
        return None


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line that is not blank; None for one of more than `limit` bytes."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if number == 1:
            line = _without_mark(line)
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(stream)
            yield number, None
        elif line.strip():
            yield number, line.rstrip(b"\r\n")


def _longest_line(options: ReadOptions) -> int:
    return _ESCAPED * options.max_chars + _OTHER_FIELDS


def _without_mark(line: bytes) -> bytes:
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        raise InputError("It is a feed in UTF-16 or UTF-32.", hint="Convert it to UTF-8, as JSON asks for.")
    return line.removeprefix(codecs.BOM_UTF8)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass


def _read_line(line: bytes | None, location: str, options: ReadOptions) -> Article | Rejected:
    try:
        if line is None:
            size = f"a line of more than {_longest_line(options):,} bytes"
            raise too_long(size, options.max_chars, options.max_chars * 10)
        encoding = options.encoding or "utf-8"
        row = _row(_decoded(line, encoding))
        return built(
            _text(row),
            max_chars=options.max_chars,
            title=_words(row, "title"),
            url=_words(row, "url"),
            published=_published(row),
            external_id=_external_id(row),
            location=location,
            encoding=encoding,
            raw_sha256=hashlib.sha256(line).hexdigest(),
        )
    except InputError as error:
        return rejected(location, error)


def _decoded(line: bytes, encoding: str) -> str:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{line[error.start]:02x} at position {error.start} of the line"
        raise InputError(f"It is not {encoding}: {byte}.", hint=NAME_THE_ENCODING) from None
    except ValueError as error:
        raise InputError(f"It is not {encoding}: {error}.", hint=NAME_THE_ENCODING) from None


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line, object_pairs_hook=_distinct, parse_constant=_no_constant)
    except RecursionError:
        raise InputError("It is JSON nested too deeply.", hint="A line is one flat object.") from None
    except json.JSONDecodeError as error:
        hint = "Each line is one JSON object, with line ends in the text written as \\n."
        raise InputError(f"It is not valid JSON: {error.msg.lower()} at column {error.colno}.", hint=hint) from None
    except ValueError:
        raise InputError("It is not valid JSON: a number with too many digits.") from None
    if not isinstance(row, dict):
        raise InputError("It is JSON, but not an object.", hint='A line looks like {"text": "…", "title": "…"}.')
    return row


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InputError(f"The field {twice[:40]!r} stands in it twice.", hint="Keep the one that is meant.")
    return row


def _no_constant(name: str) -> None:
    raise InputError(f"It is not valid JSON: {name}.", hint="JSON has no such number; write null.")


def _text(row: dict[str, Any]) -> str:
    if "text" not in row:
        raise InputError("It has no field 'text'.", hint="The article's text goes into 'text'.")
    if not isinstance(row["text"], str):
        raise InputError("Its field 'text' is not a string.", hint="The article's text goes into 'text'.")
    return row["text"]


def _words(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"Its field {name!r} is not a string.")
    return value


def _published(row: dict[str, Any]) -> date | None:
    written = _words(row, "published")
    return parsed_date(written) if written.strip() else None


def _external_id(row: dict[str, Any]) -> str:
    value = row.get("id")
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _words(row, "id")
