"""Checks every promise the store makes: places, coverage, receipts, hashes, references, and that no commit is lost."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.receipts import request_hash
from factcheck.store import journal
from factcheck.store.migrations import differences, meta
from factcheck.store.placing import rows_hash
from factcheck.store.rows import Violation
from factcheck.store.statements import statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_IN_SQL = (
    "spans",
    "coverage",
    "status",
    "findings",
    "signals",
    "decisions",
    "article hash",
    "prompt hash",
    "probability",
    "receipt",
    "reference",
    "across",
    "context",
    "reviews",
    "versions",
)
_AT_ONCE = 200


def violations(connection: "DuckDBPyConnection", path: Path | None) -> Iterator[Violation]:
    """Every broken promise; none where all is well."""
    if not meta(connection):  # a file without a single commit holds nothing that could be wrong, only missing
        yield from lost_commits(connection, path) if path else ()
        return
    wrong = [Violation(check="schema", detail=detail) for detail in differences(connection)]
    if wrong:  # the other checks would trip over it
        yield from wrong
        return
    sql = statements("integrity")
    for check in _IN_SQL:
        for (detail,) in connection.execute(sql[check.replace(" ", "_")]).fetchall():
            yield Violation(check=check, detail=detail)
    yield from _requests(connection, sql["requests"])
    yield from _splits(connection, sql["splits"])
    if path:
        yield from lost_commits(connection, path)


def uncounted(connection: "DuckDBPyConnection") -> int:
    """Of how many audits it cannot be told whether their last claims are all there: they ended before any count."""
    ((audits,),) = connection.execute(statements("integrity")["uncounted"]).fetchall()
    return int(audits)


def lost_commits(connection: "DuckDBPyConnection", path: Path) -> Iterator[Violation]:
    """Whether the journal knows of commits that the store does not have."""
    said = meta(connection)
    counted = int(said.get("commit_seq", 0))
    noted = journal.last_commit(path, said.get("store_id", ""))
    if noted > counted:
        yield Violation(check="commits", detail=f"the store counts {counted}, its journal {noted}")


def _requests(connection: "DuckDBPyConnection", sql: str) -> Iterator[Violation]:
    cursor = connection.execute(sql)
    while rows := cursor.fetchmany(_AT_ONCE):
        for call_id, digest, model, instructions, question, schema_hash, parameters in rows:
            again = request_hash(
                model=model,
                instructions=instructions,
                question=question,
                schema_hash=schema_hash,
                parameters=json.loads(parameters),
            )
            if again != digest:
                yield Violation(check="request hash", detail=f"call {call_id} is not the request its hash stands for")


def _splits(connection: "DuckDBPyConnection", sql: str) -> Iterator[Violation]:
    cursor = connection.execute(sql)
    while rows := cursor.fetchmany(_AT_ONCE):
        for segmentation_id, text, digest, written in rows:
            sentences = [(int(number), kind, *map(int, places)) for number, kind, *places in written]
            if not _covers(text, [one[3] for one in sentences], [one[4] for one in sentences]):
                detail = f"the sentences of segmentation {segmentation_id} leave out or share words of their article"
                yield Violation(check="sentences", detail=detail)
            elif rows_hash(sentences) != digest:
                detail = f"the sentences of segmentation {segmentation_id} are not the split that its hash stands for"
                yield Violation(check="sentences", detail=detail)


def _covers(text: str, starts: list[int], ends: list[int]) -> bool:
    """Whether the stretches come in order, share nothing, and leave only white space between them."""
    reached = 0
    for start, end in zip(starts, ends, strict=True):
        if not reached <= start < end <= len(text) or text[reached:start].strip():
            return False
        reached = end
    return not text[reached:].strip()
