"""Audits, a page and SQL share one store at the same time, and nobody is shown an error."""

import subprocess
import sys
import threading
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from factcheck.errors import StoreBusyError
from factcheck.store import Store, connection
from factcheck.store.line import in_line, is_wanted, lock_of, locked
from tests.answering_endpoint import answering
from tests.contention import missing, together
from tests.crash_child import ROOT
from tests.store_contents import running
from tests.store_records import audited

pytest.importorskip("fcntl")

HOLDER = """
import sys, time
from pathlib import Path
from factcheck.store.line import locked
with locked(Path(sys.argv[1]), alone=sys.argv[2] == "alone", until=0, while_waiting=lambda: None):
    print("held", flush=True)
    time.sleep(60)
"""


def test_three_audits_a_reader_a_page_and_sql_share_one_store(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    with answering(tmp_path / "log", delay=0.05) as endpoint:
        accounts = together(path, endpoint.base_url, 3)
    assert [error for account in accounts for error in account.errors] == []
    assert [half for account in accounts for half in account.halves] == []
    assert all(account.turns for account in accounts)
    assert missing(path, accounts) == []
    assert Store(path).verify() == []
    assert running(path) == set()


def use(store: Store, how: str) -> None:
    if how == "alone":
        store.save_audits([audited(number=1)])
    else:
        store.articles()


@pytest.mark.parametrize(
    ("held", "wanted", "busy"),
    [("alone", "alone", True), ("alone", "shared", True), ("shared", "alone", True), ("shared", "shared", False)],
)
def test_a_store_that_somebody_opens_is_opened_by_nobody_who_could_be_in_his_way(
    tmp_path: Path, held: str, wanted: str, busy: bool
) -> None:
    path = tmp_path / "news.duckdb"
    Store(path).save_audits([audited()])
    command = [sys.executable, "-c", HOLDER, str(path), held]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        named = f"process {holder.pid}" if held == "alone" else "others"
        try:
            with pytest.raises(StoreBusyError, match=named) if busy else nullcontext():
                use(Store(path, wait_s=0.05), wanted)
        finally:
            holder.kill()
    use(Store(path, wait_s=0.05), wanted)  # a killed holder is in nobody's way


def test_a_store_whose_lock_cannot_be_made_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    Store(path).save_audits([audited()])
    lock_of(path).unlink()
    lock_of(path).mkdir()
    assert len(Store(path).articles()) == 1


def test_who_waits_is_told_once_for_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_MOMENT_S", 0.0)  # every wait is worth a word
    path, said = tmp_path / "news.duckdb", []
    Store(path).save_audits([audited()])
    with locked(path, alone=False, until=0, while_waiting=lambda: None), pytest.raises(StoreBusyError):
        Store(path, wait_s=0.5, on_wait=said.append).save_audits([audited(number=1)])
    assert said == [f"The store {str(path)!r} is held by others, who are in line."]


def test_who_holds_a_store_sees_that_others_are_in_line(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    Store(path).save_audits([audited()])
    assert not is_wanted(path)
    with in_line(path, 0, lambda: None):
        assert is_wanted(path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not promise it")
def test_who_came_first_is_first(tmp_path: Path) -> None:
    path, order, waiting = tmp_path / "news.duckdb", [], []
    Store(path).save_audits([audited()])

    def wait(name: int, came: threading.Event) -> None:
        with in_line(path, time.monotonic() + 60, came.set):
            order.append(name)

    with in_line(path, 0, lambda: None):
        for name in range(5):
            came = threading.Event()
            waiting.append(threading.Thread(target=wait, args=(name, came)))
            waiting[-1].start()
            assert came.wait(60)
    for thread in waiting:
        thread.join()
    assert order == [0, 1, 2, 3, 4]
