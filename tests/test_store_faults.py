"""Whatever is wrong with the file, the store says so and leaves it as it is."""

import hashlib
import os
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

from factcheck.errors import NotFoundError, StoreBusyError, StoreUnusableError
from factcheck.store import Store
from factcheck.store import connection as store_connection
from factcheck.store.connection import Patience, translated, wal_of
from factcheck.store.journal import journal_of
from factcheck.store.line import lock_of, locked
from factcheck.store.making import make_store
from tests.left_log import store_with_log
from tests.store_records import audited, one_audit

HOLDER = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('held', flush=True); time.sleep(60)"


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


def test_what_killed_makers_of_a_store_left_goes_and_what_others_still_make_stays(tmp_path: Path) -> None:
    path, killed, alive = (tmp_path / f"n.duckdb{end}" for end in ("", ".0123abcd.new", ".89abcdef.new"))
    for name in (killed, wal_of(killed), lock_of(killed), alive):
        name.write_bytes(b"half")
    other = tmp_path / "m.duckdb.0123abcd.new"
    other.touch()
    with locked(alive, alone=True, until=0, while_waiting=lambda: None):
        assert make_store(path, Patience(1.0))
    assert set(tmp_path.glob("*.new*")) == {alive, lock_of(alive), other}


def test_a_store_that_cannot_be_made_is_told_of_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.duckdb"

    def refused(place: str, **_: object) -> None:
        raise duckdb.IOException(f'Cannot open file "{place}": No such file or directory')

    monkeypatch.setattr(duckdb, "connect", refused)
    with pytest.raises(StoreUnusableError) as caught:
        make_store(path, Patience(1.0))
    assert (str(caught.value).count(str(path)), ".new" in str(caught.value)) == (2, False)
    assert list(tmp_path.iterdir()) == []


def test_a_link_that_leads_nowhere_is_said_to_be_one_and_nothing_is_made(tmp_path: Path) -> None:
    link = tmp_path / "news.duckdb"
    link.symlink_to(tmp_path / "gone.duckdb")
    for use in (lambda store: store.save_audits([audited()]), Store.articles):
        with pytest.raises(StoreUnusableError, match=r"is a link to .*gone"):
            use(Store(link))
    assert list(tmp_path.iterdir()) == [link]


def test_a_commit_whose_log_cannot_be_opened_leaves_an_unusable_store_and_no_busy_one(tmp_path: Path) -> None:
    failed = duckdb.TransactionException('Failed to commit: Cannot open file "news.duckdb.wal": Permission denied')
    with pytest.raises(StoreUnusableError, match="Permission denied"), translated(tmp_path / "news.duckdb"):
        raise failed


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("missing/news.duckdb", "does not exist"),
        (".", "is a folder"),
        ("pipe", "not a regular file"),
        ("pipe/news.duckdb", "does not exist"),
        ("a" * 300, "File name too long"),
        ("a\udcff", "is not UTF-8"),
        ("a\\b.duckdb", "has a backslash"),
    ],
)
def test_a_place_where_no_store_can_be_is_named(tmp_path: Path, name: str, cause: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreUnusableError, match=cause):
        Store(tmp_path / name).save_audits([audited()])
    for use in (Store.articles, Store.verify, lambda store: store.query("select 1")):
        with pytest.raises(StoreUnusableError):
            use(Store(tmp_path / name))
    assert [one.name for one in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize("name", ["md:news", ":memory:news", "postgres:news"])
def test_a_store_is_a_file_also_where_its_name_means_something_else_to_duckdb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Store(name).save_audits([audited()])
    assert Store(tmp_path / name).query("select count(*) from audits").rows == [[1]]


def test_who_looks_for_what_no_store_can_hold_is_told_so(store: Store) -> None:
    for claim in (10**30, -(10**30)):
        with pytest.raises(NotFoundError, match="Nothing in a store can be like"):
            store.with_matches(lambda matcher, claim=claim: matcher.check_claim(claim))


def test_reading_a_store_that_is_not_there_says_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusableError, match="There is no store"):
        Store(tmp_path / "news.duckdb").articles()
    assert list(tmp_path.iterdir()) == []


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
    with held(store.path) as holder:
        try:
            with pytest.raises(StoreBusyError, match=f"process {holder.pid}"):
                Store(store.path, wait_s=0.1).save_audits([audited(number=1)])
        finally:
            holder.kill()


def test_a_writer_says_for_whom_it_waits_and_waits_until_the_store_is_free(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_connection, "_MOMENT_S", 0.0)  # every wait is worth a word
    said: list[str] = []

    def heard(words: str) -> None:
        said.append(words)
        holder.kill()

    with held(store.path) as holder:
        Store(store.path, wait_s=60, on_wait=heard).save_audits([audited(number=1)])
    assert said == [f"The store {str(store.path)!r} is held by process {holder.pid}."]
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


def test_a_store_restored_on_purpose_works_once_its_journal_is_gone(store: Store, tmp_path: Path) -> None:
    shutil.copy(store.path, tmp_path / "earlier.duckdb")
    store.save_audits([audited(number=1)])
    shutil.copy(tmp_path / "earlier.duckdb", store.path)
    journal_of(store.path).unlink()
    assert len(Store(store.path).articles()) == 1
