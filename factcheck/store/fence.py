"""Runs SQL that comes from anybody: on a copy, in a child process that can reach nothing else.

The child copies the file, opens the copy read-only, takes away its name, and gives up files, memory and time before it
looks at the query. Whatever the query does, the store's bytes stay as they are, and it works while
another process holds the store.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.errors import QueryRefusedError, StoreUnusableError
from factcheck.store.statements import statements

Parameter = str | int | float | bool | None
_LONGEST_S = 86_400.0  # a day
_LEAST_MB = 512
_GRACE_S = 2.0  # for a statement that does not stop by itself


class QueryLimits(NamedTuple):
    """What a query may take and give; `memory_mb` None is what `memory_for` gives a store of its size."""

    seconds: float = 10.0
    rows: int = 10_000
    memory_mb: int | None = None
    cell_chars: int = 100_000
    answer_chars: int = 50_000_000


class QueryRows(NamedTuple):
    """The answer to a query. Times are text in ISO form, UTC; `types` are DuckDB's names.

    `truncated` says that there were more rows than the limits allow.
    """

    columns: list[str]
    types: list[str]
    rows: list[list[Any]]
    truncated: bool


def memory_for(size: int, of: int | None = None) -> int:
    """The megabytes that a query may have on a store of `size` bytes: enough to join its whole tables.

    Never more than three quarters of the memory of the machine, which has `of` bytes (None: nobody knows).
    """
    wanted = max(_LEAST_MB, 4 * size // 1_000_000)
    return wanted if of is None else min(wanted, of * 3 // 4 // 1_000_000)


def physical_memory() -> int | None:
    """The bytes of memory that this machine has; None where the system does not say."""
    try:
        found = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):  # which of them depends on the system
        return None
    return found if found > 0 else None


def run_query(
    path: Path, sql: str, parameters: Mapping[str, Parameter] | None = None, limits: QueryLimits | None = None
) -> QueryRows:
    """Run one ``select`` on the store at `path`, with `parameters` for its ``$names``.

    Raises:
        QueryRefusedError: it is no single select, it is wrong, or it takes more than `limits` allow.
        StoreUnusableError: there is no store at `path`.
    """
    if not path.is_file():
        raise StoreUnusableError(f"There is no store {str(path)!r}.", hint="Audit an article first; that makes it.")
    limits = limits or QueryLimits()
    _refuse_unsendable(sql, limits)
    limits = limits._replace(memory_mb=limits.memory_mb or memory_for(path.stat().st_size, physical_memory()))
    asked = {"path": str(path.resolve()), "sql": sql, "parameters": dict(parameters or {}), **limits._asdict()}
    with tempfile.TemporaryDirectory(prefix="factcheck-", ignore_cleanup_errors=True) as directory:
        request = {**asked, "directory": directory, "statements": statements("fence")}
        answer = _ask_child(json.dumps(request).encode(), limits)
    if answer is None:
        raise QueryRefusedError("The query could not be started.", hint="Is there memory left on this machine?")
    if "refused" in answer:
        kind = StoreUnusableError if answer["of_store"] else QueryRefusedError
        raise kind(answer["refused"], hint=answer["hint"])
    return QueryRows(**answer)


def _refuse_unsendable(sql: str, limits: QueryLimits) -> None:
    """Refuse what the child could make nothing of."""
    if not 0 < limits.seconds <= _LONGEST_S:
        raise QueryRefusedError(
            f"A query cannot be given {limits.seconds:g} s.", hint=f"Allow it up to {_LONGEST_S:g} s, which is a day."
        )
    try:
        sql.encode("utf-8")
    except UnicodeEncodeError as error:
        raise QueryRefusedError(
            f"The query is not UTF-8: {_what_stands_at(sql, error.start)}.", hint="Write it in UTF-8."
        ) from None


def _what_stands_at(sql: str, place: int) -> str:
    """A byte that was no text where the query came from, or half a character."""
    code = ord(sql[place])
    odd = f"byte 0x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"half a character (U+{code:04X})"
    return f"{odd} after {place} characters"


def _ask_child(request: bytes, limits: QueryLimits) -> dict[str, Any] | None:
    """What the child answers; None where it died before it looked at the query, which says nothing of the query."""
    program = Path(__file__).with_name("fence_child.py")
    child = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-I", str(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        bufsize=0,  # else the first line takes with it what follows, and `communicate` never sees that
    )
    with child:
        try:
            return _conversation(child, request, limits)
        finally:
            child.kill()


def _conversation(child: subprocess.Popen[bytes], request: bytes, limits: QueryLimits) -> dict[str, Any] | None:
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        rest = memoryview(request)
        while rest:
            rest = rest[child.stdin.write(rest) :]
        child.stdin.close()
        child.stdin = None
        first = child.stdout.readline()
        if not first:
            return None
        text = first if first != b"ready\n" else child.communicate(timeout=limits.seconds + _GRACE_S)[0]
        answer: dict[str, Any] = json.loads(text)
    except subprocess.TimeoutExpired:
        raise QueryRefusedError(
            f"The query was stopped after {limits.seconds:g} s.", hint="Ask for less, or allow more time."
        ) from None
    except BrokenPipeError:
        return None
    except ValueError:
        raise QueryRefusedError(
            "The query took more memory or time than it may have, and was stopped.", hint="Ask for less at once."
        ) from None
    return answer
