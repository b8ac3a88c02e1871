"""Stores of older versions become stores of this one, or stay as they were; and what the schema of this one is."""

import resource
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from factcheck.errors import StoreError, StoreFullError, StoreUnusableError
from factcheck.store import Store
from factcheck.store import access as store_access
from factcheck.store import migrations as store_migrations
from factcheck.store.connection import wal_of
from factcheck.store.migrations import factcheck_version
from factcheck.store.schema import schema_sql
from factcheck.store.statements import migrations
from factcheck.vocabulary import (
    Alignment,
    AuditStatus,
    CallStatus,
    Label,
    NoClaimReason,
    OpinionKind,
    Outcome,
    SentenceKind,
    SignalKind,
    SourceKind,
)
from tests.left_log import store_with_log
from tests.store_records import audited, one_audit


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return one_audit(tmp_path / "news.duckdb")


def test_the_copy_before_a_migration_holds_what_is_only_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_log = store_with_log(tmp_path / "news.duckdb", articles=1)
    newest = migrations()[-1].version
    next_one = (*migrations(), type(migrations()[0])(newest + 1, "next", "alter table sources add column note text"))
    monkeypatch.setattr(store_migrations, "migrations", lambda: list(next_one))
    Store(with_log).articles()
    monkeypatch.undo()
    assert len(Store(Path(f"{with_log}.bak-{newest}")).articles()) == 2


def test_a_migration_that_a_full_disk_stops_leaves_no_file_that_others_can_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = migrations()[-1].version
    next_one = (*migrations(), type(migrations()[0])(newest + 1, "next", "alter table sources add column note text"))
    log = wal_of(store.path)
    log.touch(mode=0o644)  # as it is left empty
    monkeypatch.setattr(store_migrations, "migrations", lambda: list(next_one))

    def full(connection: duckdb.DuckDBPyConnection, _: int) -> None:
        log.touch(mode=0o644)
        log.chmod(0o644)
        raise duckdb.IOException("IO Error: No space left on device")

    monkeypatch.setattr(store_access, "migrate", full)
    with pytest.raises(StoreFullError):
        Store(store.path).articles()
    readable = [one.name for one in store.path.parent.glob("news.duckdb*") if one.stat().st_mode & 0o077]
    assert readable == []
    assert not Path(f"{store.path}.bak-{newest}.wal").exists()


def test_an_older_store_is_copied_and_migrated(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = migrations()[-1].version
    next_one = (*migrations(), type(migrations()[0])(newest + 1, "next", "alter table sources add column note text"))
    monkeypatch.setattr(store_migrations, "migrations", lambda: list(next_one))
    migrated = Store(store.path)
    assert len(migrated.articles()) == 1
    assert migrated.query("select count(note) from sources").rows == [[0]]
    monkeypatch.undo()
    assert len(Store(Path(f"{store.path}.bak-{newest}")).articles()) == 1


def test_a_migration_that_fails_leaves_the_store_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = type(migrations()[0])(99, "broken", "create table half (a integer); select nothing from nowhere;")
    monkeypatch.setattr(store_migrations, "migrations", lambda: [*migrations(), broken])
    with pytest.raises(StoreError):
        Store(store.path).articles()
    monkeypatch.undo()
    assert len(Store(store.path).articles()) == 1
    assert Store(store.path).verify() == []


KILLED_WHILE_IT_MIGRATES = """
import os, sys
from factcheck.store import Store, migrations
steps = migrations.migrations()
later = type(steps[0])(steps[-1].version + 1, "later", "alter table sources add column note text")
migrations.migrations = lambda: (*steps, later)
migrations.set_meta = lambda *_: os.kill(os.getpid(), 9)
Store(sys.argv[1]).articles()
"""


def test_a_store_whose_migration_is_killed_is_as_it_was(store: Store) -> None:
    command = [sys.executable, "-c", KILLED_WHILE_IT_MIGRATES, str(store.path)]
    assert subprocess.run(command, check=False, cwd=Path(__file__).parents[1]).returncode == -signal.SIGKILL
    assert Store(store.path).verify() == []
    assert len(Store(store.path).articles()) == 1


def test_a_disk_without_room_for_the_copy_leaves_the_old_store_and_no_half_copy(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = migrations()[-1].version
    next_one = (*migrations(), type(migrations()[0])(newest + 1, "next", "alter table sources add column note text"))
    monkeypatch.setattr(store_migrations, "migrations", lambda: list(next_one))
    before = store.path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(StoreFullError, match=r"no copy could be made .* too large"):
            Store(store.path).articles()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert store.path.read_bytes() == before
    assert not list(store.path.parent.glob("*.bak*"))
    half_of_an_earlier_try = Path(f"{store.path}.bak-{newest}.wal")
    half_of_an_earlier_try.write_bytes(b"half")
    assert len(Store(store.path).articles()) == 1
    assert not half_of_an_earlier_try.exists()


def test_changed_views_are_made_again(store: Store) -> None:
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("create or replace view latest_audits as select 1 as nothing")
        connection.execute("update meta set value = 'views:old' where name = 'views_hash'")
    assert Store(store.path).audited(1).audit_id == 1


def test_the_generated_schema_is_that_of_the_migrations() -> None:
    assert (Path(__file__).parent.parent / "store" / "schema.sql").read_text(encoding="utf-8") == schema_sql()


@pytest.mark.parametrize(
    "words",
    [
        Label,
        SentenceKind,
        OpinionKind,
        SourceKind,
        Outcome,
        NoClaimReason,
        Alignment,
        SignalKind,
        CallStatus,
        AuditStatus,
    ],
)
def test_the_fixed_words_are_the_same_in_python_and_in_sql(words: type[Label], empty_store: Path) -> None:
    with duckdb.connect(empty_store, read_only=True) as connection:
        checks = connection.sql("select constraint_text from duckdb_constraints() where constraint_type = 'CHECK'")
        held = [text.replace(" ", "") for (text,) in checks.fetchall()]
    quoted = ",".join(repr(str(word)) for word in words)
    assert any(f"IN({quoted})" in text for text in held)


@pytest.mark.parametrize(
    ("version", "by", "hint"),
    [("9.9", r"by factcheck 9\.9", "9.9 or newer"), (factcheck_version(), "by a newer state of", "that made it")],
)
def test_a_store_of_a_newer_version_is_refused_untouched(store: Store, version: str, by: str, hint: str) -> None:
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("update meta set value = '999' where name = 'schema_version'")
        connection.execute("update meta set value = ? where name = 'made_by'", [version])
    before = store.path.read_bytes()
    with pytest.raises(StoreUnusableError, match=by) as caught:
        Store(store.path).save_audits([audited(number=1)])
    assert hint in caught.value.hint
    assert store.path.read_bytes() == before
