"""The far side of the fence: runs one query on a throw-away snapshot, in a process of its own with nothing to lose.

Started by `fence` as a script, isolated and without environment; it imports nothing of factcheck. It reads a request as
one JSON document, says ``ready`` when the snapshot is open, and answers with one JSON document.
"""

import datetime
import decimal
import json
import math
import shutil
import sys
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_COPIES = 20  # tries at a snapshot that no writer changed meanwhile
_MARGIN = 3 * 512 * 1024 * 1024  # bytes of address space for everything but DuckDB's own memory


class Refused(Exception):
    """Why the query, or the store it is asked of, is refused, and what to do next."""

    def __init__(self, message: str, hint: str, *, of_store: bool = False) -> None:
        super().__init__(message)
        self.answer = {"refused": message, "hint": hint, "of_store": of_store}


def main() -> None:
    """Read the request, open the snapshot, close every door behind, run the query, answer."""
    request = json.loads(sys.stdin.buffer.read())
    try:
        connection = _snapshot(Path(request["path"]), Path(request["directory"]), request)
        _confine(request)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        answer = _answer(connection, request)
    except Refused as refused:
        answer = refused.answer
    except MemoryError:
        answer = Refused("The query needs more memory than it may have.", "Ask for less at once.").answer
    json.dump(answer, sys.stdout, ensure_ascii=True)


def _snapshot(store: Path, directory: Path, request: dict[str, Any]) -> "DuckDBPyConnection":
    """A connection to a copy that no longer has a name, so that no statement can reach a file through it."""
    copy = directory / "snapshot.duckdb"
    for attempt in range(_COPIES):
        if not _copied(store, copy):
            time.sleep(0.01 * attempt)
            continue
        try:
            connection = duckdb.connect(str(copy), read_only=True, config=_config(request))
            tables = {name for (name,) in connection.execute(request["statements"]["tables"]).fetchall()}
        except duckdb.Error as error:
            if attempt + 1 < _COPIES and _beside(copy).exists():
                continue  # the log was copied in the middle of a checkpoint
            raise Refused(
                f"The store {str(store)!r} cannot be read: {_one_line(error)}",
                "Check it: factcheck verify",
                of_store=True,
            ) from None
        if not {"meta", "claims", "articles"} <= tables:
            raise Refused(f"{str(store)!r} is no factcheck store.", "Name another file with --store.", of_store=True)
        shutil.rmtree(directory, ignore_errors=True)
        return connection
    raise Refused("The store changes too fast for a snapshot.", "Run the query again.")


def _copied(store: Path, copy: Path) -> bool:
    """Whether file and log were copied without a change in between."""
    try:
        before = _stamp(store)
        for source, target in ((store, copy), (_beside(store), _beside(copy))):
            target.unlink(missing_ok=True)
            if source.exists():
                shutil.copyfile(source, target)
        return before == _stamp(store) and copy.exists()
    except FileNotFoundError:  # the log went away while it was copied
        return False
    except OSError as error:
        raise Refused(f"No snapshot of the store could be made: {error.strerror}.", "Free some space.") from None


def _beside(store: Path) -> Path:
    return store.with_name(store.name + ".wal")


def _stamp(store: Path) -> list[tuple[int, int, int]]:
    found = [path.stat() for path in (store, _beside(store)) if path.exists()]
    return [(status.st_ino, status.st_mtime_ns, status.st_size) for status in found]


def _config(request: dict[str, Any]) -> dict[str, Any]:
    return {
        "autoload_known_extensions": "false",
        "autoinstall_known_extensions": "false",
        "allow_community_extensions": "false",
        "allow_unsigned_extensions": "false",
        "allow_persistent_secrets": "false",
        "python_enable_replacements": "false",
        "enable_external_access": "false",
        "memory_limit": f"{request['memory_mb']}MB",
        "threads": "2",
        "temp_directory": "",
        "max_temp_directory_size": "0B",
    }


def _confine(request: dict[str, Any]) -> None:
    """No core dump, no byte written to any file, few open files, bounded memory and processor time."""
    try:
        import resource
    except ImportError:  # not on this system: the time limit and DuckDB's own limits remain
        return
    seconds = math.ceil(request["seconds"]) * 2 + 5
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_AS: request["memory_mb"] * 1024 * 1024 + _MARGIN,
        resource.RLIMIT_CPU: int(time.process_time()) + seconds,
    }
    for which, limit in limits.items():
        _, hard = resource.getrlimit(which)
        wanted = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        try:
            resource.setrlimit(which, (wanted, wanted))
        except (OSError, ValueError):  # a limit this system does not enforce
            continue


def _answer(connection: "DuckDBPyConnection", request: dict[str, Any]) -> dict[str, Any]:
    statements = request["statements"]
    connection.execute(statements["limit_time"], {"milliseconds": int(request["seconds"] * 1000)})
    connection.execute(statements["lock"])
    try:
        cursor = connection.execute(_the_one(connection, request["sql"]), request["parameters"] or None)
        names = [column[0] for column in cursor.description or []]
        types = [str(column[1]) for column in cursor.description or []]
        rows, truncated = _rows(cursor, request)
    except duckdb.OutOfMemoryException:
        raise Refused("The query needs more memory than it may have.", "Ask for fewer rows or columns.") from None
    except (duckdb.Error, RuntimeError, ValueError, OverflowError) as error:
        raise Refused(*_reason(error, request)) from None
    return {"columns": names, "types": types, "rows": rows, "truncated": truncated}


def _the_one(connection: "DuckDBPyConnection", sql: str) -> Any:
    """The one statement of `sql`, if it only reads."""
    statements = connection.extract_statements(sql)
    if not statements:
        raise Refused("There is no query.", "Write one, such as: select * from claims_now")
    if len(statements) > 1 or statements[0].type == duckdb.StatementType.MULTI:
        raise Refused(
            "One query at a time; this holds several statements.",
            "A pivot counts as several: give it its values, as in pivot … on label in ('opinion').",
        )
    if statements[0].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
        kind = statements[0].type.name.lower().replace("_", " ")
        raise Refused(f"Only select may be asked of the store, not {kind}.", "Reviews and audits write to it.")
    return statements[0]


def _rows(cursor: "DuckDBPyConnection", request: dict[str, Any]) -> tuple[list[list[Any]], bool]:
    rows: list[list[Any]] = []
    left = request["answer_chars"]
    while fetched := cursor.fetchmany(200):
        for row in fetched:
            cells = [_cell(value, request["cell_chars"]) for value in row]
            left -= sum(len(cell) if isinstance(cell, str) else 8 for cell in cells)
            if len(rows) >= request["rows"] or left < 0:
                return rows, True
            rows.append(cells)
    return rows, False


def _cell(value: Any, longest: int) -> Any:
    """A value as JSON has it, cut where it is too long."""
    if isinstance(value, str):
        return value if len(value) <= longest else value[:longest] + "…"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # JSON has no such numbers
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return [_cell(item, longest) for item in value]
    if isinstance(value, dict):
        return {str(name): _cell(item, longest) for name, item in value.items()}
    if isinstance(value, bytes | bytearray):
        return value[: longest // 2].hex()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat(" ") if isinstance(value, datetime.datetime) else value.isoformat()
    if isinstance(value, decimal.Decimal | uuid.UUID | datetime.timedelta):
        return str(value)
    return str(value)[:longest]


def _reason(error: BaseException, request: dict[str, Any]) -> tuple[str, str]:
    text = _one_line(error)
    if isinstance(error, duckdb.InterruptException) or "interrupted" in text.lower():
        return f"The query was stopped after {request['seconds']:g} s.", "Ask for less, or allow more time."
    return f"{text.rstrip('.')}.", "The tables and views are described in store/README.md."


def _one_line(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    kept = [line for line in lines if not line.startswith(("LINE ", "^"))]
    text = " ".join(kept) or type(error).__name__
    return text.split(" Error: ", 1)[-1][:400]


if __name__ == "__main__":
    main()
