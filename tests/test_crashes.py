"""Killed anywhere, an audit goes on where it stopped: nothing lost, nothing double, nothing paid for twice."""

import os
import random
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from factcheck.store import Store
from factcheck.store.processes import is_gone, this_process
from factcheck.summary import figures
from tests.answering_endpoint import Running, answering
from tests.crash_child import BUILTIN_POINTS, MODEL_POINTS, NEW_STORE_POINTS, Job, Nursery, nursery
from tests.crash_loop import KILLED, cost, differences, ordeal
from tests.store_contents import running
from tests.store_records import MODEL, NOON, a_call, audited

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")

CONCURRENCY = 4
ARTICLES = 8


@pytest.fixture(scope="module")
def children() -> Iterator[Nursery]:
    with nursery() as found:
        yield found


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with answering(tmp_path_factory.mktemp("endpoint") / "log", delay=0.02) as found:
        yield found


def job(path: Path, endpoint: Running | None, articles: int, **changes: object) -> Job:
    asked = {"base_url": endpoint.base_url, "log": str(endpoint.log)} if endpoint else {}
    return Job(store=str(path), articles=articles, concurrency=CONCURRENCY, **asked, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def smooth(tmp_path_factory: pytest.TempPathFactory, children: Nursery, endpoint: Running) -> Path:
    """A store whose audit nothing interrupted."""
    path = tmp_path_factory.mktemp("smooth") / "news.duckdb"
    assert children.run(job(path, endpoint, ARTICLES)) == 0
    return path


@pytest.fixture(scope="module")
def smooth_builtin(tmp_path_factory: pytest.TempPathFactory, children: Nursery) -> Path:
    path = tmp_path_factory.mktemp("smooth") / "news.duckdb"
    assert children.run(job(path, None, 2)) == 0
    return path


def test_an_audit_killed_at_every_point_in_turn_ends_as_if_nothing_had_been(
    tmp_path: Path, children: Nursery, endpoint: Running, smooth: Path
) -> None:
    path = tmp_path / "news.duckdb"
    for number, point in enumerate(MODEL_POINTS):
        code = children.run(job(path, endpoint, ARTICLES, client=f"points-{number}", point=point))
        assert (point, code) == (point, KILLED)
    assert children.run(job(path, endpoint, ARTICLES)) == 0
    assert differences(path, smooth) == []
    assert Store(path).verify() == []
    assert running(path) == set()


def test_a_store_killed_at_every_point_of_its_making_is_made_all_the_same(
    tmp_path: Path, children: Nursery, smooth_builtin: Path
) -> None:
    path = tmp_path / "news.duckdb"
    for point in NEW_STORE_POINTS:
        assert (point, children.run(job(path, None, 2, point=point))) == (point, KILLED)
        assert not path.exists() or Store(path).verify() == []
    assert children.run(job(path, None, 2)) == 0
    assert differences(path, smooth_builtin) == []


@pytest.mark.parametrize("point", BUILTIN_POINTS)
def test_a_store_killed_while_it_is_written_is_whole(
    tmp_path: Path, children: Nursery, smooth_builtin: Path, point: str
) -> None:
    path = tmp_path / "news.duckdb"
    assert children.run(job(path, None, 2, point=point)) == KILLED
    assert Store(path).verify() == []
    assert children.run(job(path, None, 2)) == 0
    assert differences(path, smooth_builtin) == []


def test_an_audit_killed_again_and_again_loses_nothing_and_pays_nothing_twice(
    tmp_path: Path, children: Nursery, endpoint: Running, smooth: Path
) -> None:
    rough = tmp_path / "rough.duckdb"
    again_and_again = job(rough, endpoint, ARTICLES, client="rough")
    result = ordeal(children, again_and_again, kills=5, longest_s=0.8, chance=random.Random(3))
    spent = cost(result.kills, endpoint, "rough")
    assert result.exit_code == 0
    assert differences(rough, smooth) == []
    assert [kill.violations for kill in result.kills] == [()] * len(result.kills)
    assert Store(rough).verify() == []
    assert running(rough) == set()
    assert spent.kept_and_asked_again == 0
    assert spent.most_in_flight <= CONCURRENCY
    assert spent.requests <= spent.questions + spent.kills * CONCURRENCY


def test_what_an_earlier_audit_paid_for_is_no_cost_of_this_one() -> None:
    calls = (a_call(call_id=1, asked_at=NOON - timedelta(hours=1)), a_call(call_id=2, asked_at=NOON))
    found = figures(audited(MODEL, calls=calls))
    assert (found.calls, found.tokens_in, found.cost_usd) == (1, calls[1].tokens_in, calls[1].cost_usd)


def test_a_process_id_that_was_given_again_is_not_taken_for_the_audit_that_had_it_before() -> None:
    host, pid, _ = this_process().rsplit(":", 2)
    assert not is_gone(this_process())
    assert is_gone(f"{host}:{pid}:another-start")


def test_an_audit_whose_parent_has_not_taken_note_of_its_end_is_gone() -> None:
    pid = os.fork()
    if not pid:
        time.sleep(60)
    process = this_process().replace(f":{os.getpid()}:", f":{pid}:")
    os.kill(pid, 9)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert is_gone(process)
    os.waitpid(pid, 0)
