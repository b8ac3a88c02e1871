"""Whatever is wrong with the file, the store says so and leaves it as it is."""

import hashlib
import os
import resource
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from factcheck.errors import StoreBusyError, StoreError, StoreFullError, StoreUnusableError
from factcheck.linking import link_sources
from factcheck.store import Store
from factcheck.store import access as store_access
from factcheck.store import migrations as store_migrations
from factcheck.store.connection import Patience, wal_of
from factcheck.store.integrity import violations
from factcheck.store.journal import journal_of
from factcheck.store.making import make_store
from factcheck.store.matches import FoundPair
from factcheck.store.schema import schema_sql
from factcheck.store.statements import migrations
from factcheck.vocabulary import (
    Alignment,
    AuditStatus,
    CallStatus,
    Extent,
    Label,
    NoClaimReason,
    OpinionKind,
    Outcome,
    PairKind,
    SentenceKind,
    SignalKind,
    SourceKind,
)
from tests.left_log import store_with_log
from tests.made_once import made_once
from tests.store_records import MODEL, a_call, audited

HOLDER = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('held', flush=True); time.sleep(60)"


@made_once
def one_audit(path: Path) -> Store:
    store = Store(path)
    store.save_audits([audited()])
    return store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return one_audit(tmp_path / "news.duckdb")


def of_sqlite(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table meta (name text, value text)")


def of_duckdb(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table claims as select 1 as a")


def of_a_duckdb_whose_meta_is_another(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table meta as select 1 as a")


def of_a_store(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        Store(path).save_audits([audited()])
        path.write_bytes(change(path.read_bytes()))

    return make


FILES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("The tide was out.\n" * 500, encoding="utf-8"),
    "zeros": lambda path: path.write_bytes(bytes(20_000)),
    "sqlite": of_sqlite,
    "another duckdb": of_duckdb,
    "another meta": of_a_duckdb_whose_meta_is_another,
    "an empty duckdb": lambda path: duckdb.connect(str(path)).close(),
    "cut short": of_a_store(lambda content: content[: len(content) // 2]),
    "head only": of_a_store(lambda content: content[:100]),
    "flipped bit in the head": of_a_store(lambda content: content[:4200] + bytes([content[4200] ^ 4]) + content[4201:]),
}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_store_is_refused_and_stays_as_it_is(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "news.duckdb"
    FILES[kind](path)
    before = digest(path)
    for use in (
        lambda: Store(path).save_audits([audited()]),
        lambda: Store(path).articles(),
        lambda: Store(path).verify(),
    ):
        with pytest.raises(StoreUnusableError) as caught:
            use()
        assert caught.value.hint
        assert "\n" not in str(caught.value)
    assert digest(path) == before


DAMAGES = {
    "a schema that is no number": "update meta set value = 'many' where name = 'schema_version'",
    "a schema below zero": "update meta set value = '-3' where name = 'schema_version'",
    "a schema of too many digits": f"update meta set value = '{'9' * 5000}' where name = 'schema_version'",
    "no schema": "delete from meta where name = 'schema_version'",
    "a count that is no number": "update meta set value = 'x' where name = 'commit_seq'",
    "a count of too many digits": f"update meta set value = '{'9' * 30}' where name = 'commit_seq'",
    "no count": "delete from meta where name = 'commit_seq'",
    "no store": "delete from meta where name = 'store_id'",
    "nothing": "delete from meta",
    "a newer schema made by nobody": (
        "delete from meta where name = 'made_by'; update meta set value = '999' where name = 'schema_version'"
    ),
    "a table gone": "drop table claims",
    "a column gone": "alter table claims drop column quote",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_store_that_is_not_as_it_was_made_is_refused_for_what_is_wrong(store: Store, damage: str) -> None:
    with duckdb.connect(str(store.path)) as connection:
        connection.execute(damage)
    with pytest.raises(StoreUnusableError) as caught:
        Store(store.path).audited(1)
    assert caught.value.hint
    assert len(str(caught.value)) < 400


def test_what_differs_from_the_schema_is_listed_by_verify(store: Store) -> None:
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("alter table claims drop column quote; create table notes (a integer)")
    found = [violation.detail for violation in Store(store.path).verify()]
    assert found == ["claims.quote VARCHAR is missing", "notes.a INTEGER is not of this schema"]


def test_on_a_file_system_without_links_a_store_is_made_and_none_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "news.duckdb"
    Store(path).save_audits([audited()])
    make_store(path, Patience(1.0))
    assert len(Store(path).articles()) == 1
    assert not list(tmp_path.glob("*.new*"))


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("missing/news.duckdb", "does not exist"),
        (".", "is a folder"),
        ("pipe", "not a regular file"),
        ("pipe/news.duckdb", "does not exist"),
        ("a" * 300, "File name too long"),
        ("a\udcff", "is not UTF-8"),
    ],
)
def test_a_place_where_no_store_can_be_is_named(tmp_path: Path, name: str, cause: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreUnusableError, match=cause):
        Store(tmp_path / name).save_audits([audited()])
    for use in (Store.articles, Store.verify, lambda store: store.query("select 1")):
        with pytest.raises(StoreUnusableError):
            use(Store(tmp_path / name))


def test_reading_a_store_that_is_not_there_says_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusableError, match="There is no store"):
        Store(tmp_path / "news.duckdb").articles()
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_a_newer_version_is_refused_untouched(store: Store) -> None:
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("update meta set value = '999' where name = 'schema_version'")
        connection.execute("update meta set value = '9.9' where name = 'made_by'")
    before = digest(store.path)
    with pytest.raises(StoreUnusableError, match=r"made by factcheck 9\.9") as caught:
        Store(store.path).save_audits([audited(number=1)])
    assert "9.9 or newer" in caught.value.hint
    assert digest(store.path) == before


def held(path: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    holder.stdout.readline()
    return holder


def checksum(block: bytes) -> int:
    """As DuckDB makes it."""
    found = 5381
    for (word,) in struct.iter_unpack("<Q", block):
        found ^= word * 0xBF58476D1CE4E5B9 & (1 << 64) - 1
    return found


def test_a_file_in_a_later_format_of_duckdb_is_refused_untouched(store: Store) -> None:
    content = store.path.read_bytes()
    head = content[8:12] + struct.pack("<Q", 1_000_000) + content[20:4096]
    store.path.write_bytes(struct.pack("<Q", checksum(head)) + head + content[4096:])
    before = digest(store.path)
    with pytest.raises(StoreUnusableError, match="1000000") as caught:
        Store(store.path).articles()
    assert "newer" in caught.value.hint
    assert digest(store.path) == before


def test_a_store_held_by_another_process_is_busy_and_the_process_is_named(store: Store) -> None:
    said: list[str] = []
    with held(store.path) as holder:
        try:
            with pytest.raises(StoreBusyError, match=f"process {holder.pid}"):
                Store(store.path, wait_s=0.1, on_wait=said.append).save_audits([audited(number=1)])
        finally:
            holder.kill()
    assert said == [f"The store {str(store.path)!r} is held by process {holder.pid}."]


def test_a_writer_waits_until_the_store_is_free(store: Store) -> None:
    with held(store.path) as holder:
        waiting = Store(store.path, wait_s=30, on_wait=lambda _: holder.kill())
        waiting.save_audits([audited(number=1)])
    assert len(store.articles()) == 2


def test_a_query_is_answered_while_another_process_holds_the_store(store: Store) -> None:
    with held(store.path) as holder:
        try:
            rows = Store(store.path, wait_s=0).query("select count(*) from claims_now").rows
        finally:
            holder.kill()
    assert rows == [[3]]


WRITER = """
import sys
from factcheck.store import Store
from tests.store_records import audited
store = Store(sys.argv[1])
for number in range(1, 10_000):
    store.save_audits([audited(number=number)])
    print(number, flush=True)
"""


def test_a_killed_writer_loses_nothing_it_had_saved(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    saved = 0
    for lines in (1, 4):
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent) as writer:
            assert writer.stdout is not None
            for _ in range(lines):
                saved = max(saved, int(writer.stdout.readline()))
            writer.send_signal(signal.SIGKILL)
            saved = max([saved, *map(int, writer.stdout.read().split())])
        assert len(Store(path).articles()) >= saved
        assert Store(path).verify() == []


def test_commits_that_went_missing_are_noticed(store: Store, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.duckdb"
    shutil.copy(store.path, earlier)
    store.save_audits([audited(number=1)])
    shutil.copy(earlier, store.path)
    with pytest.raises(StoreUnusableError, match="lost commits") as caught:
        Store(store.path).articles()
    assert str(journal_of(store.path)) in caught.value.hint
    assert [violation.check for violation in Store(store.path).verify()] == ["commits"]


@pytest.fixture
def with_log(tmp_path: Path) -> Path:
    """A store whose last commit is in its write-ahead log only."""
    return store_with_log(tmp_path / "news.duckdb", articles=1)


def test_a_commit_that_is_only_in_the_log_is_read(with_log: Path) -> None:
    assert wal_of(with_log).stat().st_mode & 0o077 == 0
    assert len(Store(with_log).articles()) == 2
    assert Store(with_log).query("select count(*) from articles").rows == [[2]]


def test_a_deleted_log_is_noticed(with_log: Path) -> None:
    wal_of(with_log).unlink()
    with pytest.raises(StoreUnusableError, match="counts 1, its journal 2"):
        Store(with_log).articles()


def test_the_copy_before_a_migration_holds_what_is_only_in_the_log(
    with_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def test_a_store_restored_on_purpose_works_once_its_journal_is_gone(store: Store, tmp_path: Path) -> None:
    shutil.copy(store.path, tmp_path / "earlier.duckdb")
    store.save_audits([audited(number=1)])
    shutil.copy(tmp_path / "earlier.duckdb", store.path)
    journal_of(store.path).unlink()
    assert len(Store(store.path).articles()) == 1


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


BREAKAGES = {
    "a quote that stands elsewhere": ("update claims set start_char = 1 where claim_id = 1", {"spans"}),
    "a span beyond the end": ("update spans set end_char = 9000 where role = 'cue'", {"spans"}),
    "an article changed": ("update articles set text = text || '?'", {"article hash", "sentences"}),
    "an outcome lost": ("delete from sentence_outcomes where number = 4", {"coverage"}),
    "a claim lost": ("delete from claims where number = 1", {"coverage"}),
    "a question changed": ("update model_calls set question = 'Is it?'", {"request hash"}),
    "instructions changed": ("update prompts set instructions = 'Lie.'", {"prompt hash", "request hash"}),
    "an answer lost": ("update model_calls set status = 'failed'", {"receipt"}),
    "a call forgotten": ("update claims set call_id = null where number = 2", {"receipt"}),
    "an audit lost": ("delete from audits", {"reference"}),
    "a status that lies": ("update audits set status = 'partial'", {"status"}),
    "a column gone": ("alter table signals drop column detail", {"schema"}),
    "a sentence gone": ("delete from sentences where number = 4", {"sentences", "reference", "coverage"}),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "news.duckdb"
    Store(path).save_audits([audited(MODEL, calls=(a_call(call_id=1),))])
    return path


def test_a_sound_store_breaks_no_promise(sound: Path) -> None:
    assert Store(sound).verify() == []


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_verify_names_the_broken_promise(sound: Path, tmp_path: Path, breakage: str) -> None:
    sql, checks = BREAKAGES[breakage]
    with duckdb.connect(str(shutil.copy(sound, tmp_path / "news.duckdb"))) as connection:
        connection.execute(sql)
    found = {violation.check for violation in Store(tmp_path / "news.duckdb").verify()}
    assert checks <= found <= checks | {"reference"}


ACROSS = {
    "update claim_matches set claim_id = 90": ["a match names claim 90"],
    "update claim_matches set other_claim_id = 91": ["a match names claim 91"],
    "update claim_matches set call_id = 92": ["the match of claims 1 and 3 names call 92"],
    "update claim_clusters set claim_id = 93 where claim_id = 3": ["cluster 1 names claim 93"],
    "update matched_audits set audit_id = 94": ["audit 94 was compared, and is not there"],
    "update linked_audits set audit_id = 95": ["audit 95 was looked at for sources, and is not there"],
    "update article_sources set audit_id = 96 where source_id = 1": [
        "source 1 is said to speak in audit 96, which is not there"
    ],
    "update article_sources set source_id = 97 where source_id = 1": ["a source of audit 1 stands for source 97"],
    "update sources set stands_for = 98 where source_id = 1": ["source 1 stands for source 98"],
    "update article_source_names set article_source_id = 99 where article_source_id = 1": [
        "a name belongs to article source 99"
    ],
    "update source_voices set article_source_id = 80 where position = 1": [
        "voice 1 of claim 2 belongs to article source 80"
    ],
    "update source_voices set position = 3 where position = 1": ["a source is said to have voice 3 of claim 2"],
    "insert into corrected_voices values (81, 82, 1, 1, 1, 5)": [
        "a source is said to have a corrected voice of claim 81",
        "a source is said to have a voice of review 82",
    ],
}


def test_verify_names_what_is_derived_across_articles_and_leads_nowhere(sound: Path, tmp_path: Path) -> None:
    store = Store(shutil.copy(sound, tmp_path / "news.duckdb"))
    link_sources(store)
    pair = FoundPair(1, 3, PairKind.SAME, Extent.SAME, 0.9, "by hand")
    store.with_matches(lambda matcher: matcher.save([1], [pair], 1), keep=True)
    assert store.verify() == []
    with duckdb.connect(str(store.path)) as connection:
        for sql, said in ACROSS.items():
            connection.begin()
            connection.execute(sql)
            found = [one.detail for one in violations(connection, None) if one.check == "across"]
            connection.rollback()
            assert sorted(found) == said, sql


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
