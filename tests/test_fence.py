"""SQL from anybody is answered from a copy, and the store's bytes stay as they are."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError, QueryRefusedError, StoreUnusableError
from factcheck.store import QueryLimits, Store
from factcheck.store.fence import run_query
from tests.nursery import Nursery
from tests.store_records import audited

SHORT = QueryLimits(seconds=0.5, rows=5, cell_chars=50)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fenced") / "news.duckdb"
    Store(path).save_audits([audited(), audited(number=1)])
    return path


@pytest.fixture(autouse=True)
def queries_forked(request: pytest.FixtureRequest, nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    """The many attacks are forked; what else is asked here is asked of a process that was started for it."""
    if "attack" in request.fixturenames:
        monkeypatch.setattr("factcheck.store.fence.subprocess", nursery.subprocess)


def fingerprints(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


# {store} is the store's path, {other} a file beside it that does not exist.
ATTACKS = [
    "delete from claims",
    "update claims set label = 'opinion'",
    "insert into meta values ('a', 'b')",
    "drop table claims",
    "create table t (a integer)",
    "create temp view claims as select 1",
    "create temp macro count() as 0",
    "alter table claims add column a integer",
    "truncate claims",
    "select 1; drop table claims",
    "begin; delete from claims; commit",
    "prepare p as delete from claims",
    "call pragma_version()",
    "set memory_limit = '100GB'",
    "reset lock_configuration",
    "pragma enable_profiling",
    "attach '{store}' as other",
    "attach ':memory:' as other",
    "use memory",
    "detach snapshot",
    "checkpoint",
    "force checkpoint",
    "vacuum",
    "install httpfs",
    "load httpfs",
    "create secret (type s3)",
    "copy claims to '{other}'",
    "copy claims to '{store}'",
    "copy claims to '{store}.wal'",
    "copy claims from '{store}'",
    "export database '{other}'",
    "import database '{other}'",
    "with x as (delete from claims returning *) select * from x",
    "with x as (update claims set number = 9 returning *) select * from x",
    "with x as (copy (select 1) to '{other}') select 1",
    "with x as (copy (select 1) to '{store}') select 1",
    "with x as (copy (select 1) to '{store}' (use_tmp_file false)) select 1",
    "with x as (copy (select 1) to '{store}.wal' (use_tmp_file false)) select 1",
    "explain analyze delete from claims",
    "explain analyze copy claims to '{other}'",
    "from query('delete from claims')",
    "from '{store}'",
    "from read_blob('{store}')",
    "from read_blob('{store}.journal')",
    "from read_text('/proc/self/environ')",
    "from read_csv('/etc/hostname')",
    "from read_json('/etc/hostname')",
    "from read_parquet('{other}')",
    "from glob('/*')",
    "from sniff_csv('/etc/hostname')",
    "from read_csv('https://halden.invalid/x.csv')",
    "select getenv('HOME')",
    "from duckdb_secrets(); from duckdb_secrets()",
    "set variable a = 1",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_and_no_byte_changes(path: Path, attack: str) -> None:
    before = fingerprints(path.parent)
    with pytest.raises(QueryRefusedError) as caught:
        run_query(path, attack.format(store=path, other=path.parent / "other.out"), limits=SHORT)
    assert "\n" not in str(caught.value)
    assert fingerprints(path.parent) == before


@pytest.mark.parametrize(
    "harmless", ["show tables", "describe claims_now", "explain select 1", "from duckdb_settings()", "values (1), (2)"]
)
def test_looking_around_is_allowed_and_no_byte_changes(path: Path, harmless: str) -> None:
    before = fingerprints(path.parent)
    assert run_query(path, harmless).rows
    assert fingerprints(path.parent) == before


def test_the_query_cannot_learn_where_the_store_lies_or_what_the_environment_holds(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-CANARY-in-the-environment")
    seen = [
        run_query(path, f"from {source}()") for source in ("duckdb_settings", "duckdb_databases", "duckdb_variables")
    ]
    shown = str(seen)
    assert str(path.parent) not in shown
    assert "sk-CANARY" not in shown


@pytest.mark.parametrize(
    "bomb",
    [
        "select count(*) from range(100000000000) a, range(1000000) b",
        "select len(range(2000000000))",
        "select repeat(repeat('x', 1000000), 3000)",
        "with recursive r as (select 1 as a union all select a + 1 from r) select count(*) from r",
        "select levenshtein(repeat('ab', 100000), repeat('ba', 100000))",
    ],
)
def test_a_bomb_is_stopped(path: Path, bomb: str) -> None:
    with pytest.raises(QueryRefusedError, match=r"stopped|more memory"):
        run_query(path, bomb, limits=SHORT)


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("", "no query"),
        (" ; ", "no query"),
        ("select 'open", "unterminated"),
        ("select \0", "."),
        ("select ?", "Values were not provided"),
        ("select nothere from claims_now", "nothere"),
        ("select 1; select 2", "several statements"),
        ("pivot claims on label using count(*)", "pivot"),
    ],
)
def test_a_query_that_cannot_be_run_is_answered_in_one_line(path: Path, sql: str, says: str) -> None:
    with pytest.raises(QueryRefusedError) as caught:
        run_query(path, sql)
    said = f"{caught.value} {caught.value.hint}"
    assert says.lower() in said.lower()
    assert "\n" not in said


def test_a_list_of_values_comes_with_names_and_types(path: Path) -> None:
    answer = run_query(
        path, "select $a as a, 1.50::decimal(4, 2) as b, timestamp '2031-05-04 12:00:00' as c", {"a": "x"}
    )
    assert answer == (
        ["a", "b", "c"],
        ["VARCHAR", "DECIMAL(4,2)", "TIMESTAMP"],
        [["x", "1.50", "2031-05-04 12:00:00"]],
        False,
    )


def test_too_many_rows_are_cut_and_the_answer_says_so(path: Path) -> None:
    answer = run_query(path, "from range(6)", limits=SHORT)
    assert (len(answer.rows), answer.truncated) == (5, True)
    assert not run_query(path, "from range(5)", limits=SHORT).truncated


def test_a_long_cell_is_cut(path: Path) -> None:
    ((cell,),) = run_query(path, "select repeat('x', 100000)", limits=SHORT).rows
    assert cell == "x" * 50 + "…"


@pytest.mark.parametrize(
    ("sql", "says"), [("select '\udcff'", "byte 0xff after 8 characters"), ("select '\ud800'", "U+D800")]
)
def test_a_query_that_is_no_utf8_is_refused_for_that(path: Path, sql: str, says: str) -> None:
    with pytest.raises(QueryRefusedError, match="not UTF-8") as caught:
        run_query(path, sql)
    assert says in str(caught.value)


@pytest.mark.parametrize("seconds", [float("inf"), float("nan"), 1e300, 0.0, -1.0])
def test_a_time_that_is_none_is_refused_by_name(path: Path, seconds: float) -> None:
    with pytest.raises(QueryRefusedError, match="cannot be given"):
        run_query(path, "select 1", limits=QueryLimits(seconds=seconds))


def test_a_child_that_dies_at_once_is_said_to_have_and_is_not_started_again(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = tmp_path / "starts"
    stand_in = tmp_path / "python"
    stand_in.write_text(f"#!/bin/sh\necho >> {starts}\nexit 9\n", encoding="utf-8")
    stand_in.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(stand_in))
    with pytest.raises(QueryRefusedError, match="could not be started"):
        run_query(path, "select 1")
    assert starts.read_text(encoding="utf-8") == "\n"


@pytest.mark.parametrize("content", [b"", b"not a store" * 99])
def test_a_file_that_is_no_store_is_not_queried(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.duckdb").write_bytes(content)
    with pytest.raises(FactcheckError) as caught:
        run_query(tmp_path / "x.duckdb", "select 1")
    assert caught.value.hint
    assert (tmp_path / "x.duckdb").read_bytes() == content


def test_there_must_be_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusableError, match="There is no store"):
        run_query(tmp_path / "x.duckdb", "select 1")


def test_nothing_is_left_behind_in_the_temporary_folder(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    run_query(path, "select 1")
    with pytest.raises(QueryRefusedError):
        run_query(path, "select nothing")
    assert list(tmp_path.iterdir()) == []


def test_queries_see_what_a_writer_committed_a_moment_ago(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.duckdb")
    for number in range(1, 3):
        store.save_audits([audited(number=number)])
        assert store.query("select count(*) from articles").rows == [[number]]


def test_an_answer_that_comes_before_anybody_reads_is_not_lost(tmp_path: Path) -> None:
    """Many at once, so that some parents read only when "ready" and the answer are both there."""
    store = Store(tmp_path / "news.duckdb")
    store.save_audits([audited()])
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: store.query("select count(*) from articles").rows, range(16)))
    assert answers == [[[1]]] * 16
