"""Steps of many coroutines on one store: one opening for several, each committed before its result is given out."""

import asyncio
from pathlib import Path

import pytest

from factcheck.errors import NotFoundError, StoreBusyError, StoreError
from factcheck.receipts import Asked
from factcheck.store import Store, access, connection
from factcheck.store.connection import opened
from factcheck.store.line import locked
from factcheck.store.queueing import StoreQueue
from tests.store_records import MODEL, a_call, asked, audited


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each opening of a file was for reading only."""
    seen: list[bool] = []

    def counted(path: Path, *, read_only: bool, patience: object) -> object:
        seen.append(read_only)
        return opened(path, read_only=read_only, patience=patience)  # type: ignore[arg-type]

    monkeypatch.setattr(access, "opened", counted)
    return seen


def running(store: Store) -> int:
    one = audited(number=1)
    return store.start_audit(one.article, one.sentences, MODEL).audit_id


@pytest.mark.parametrize("where", ["news.duckdb", ":memory:"])
async def test_every_step_has_its_own_result(tmp_path: Path, where: str) -> None:
    store = Store(where if where == ":memory:" else tmp_path / where)
    audit_id, steps = running(store), StoreQueue(store)
    calls = [a_call(request_hash=f"request:{number}") for number in range(5)]
    given = await asyncio.gather(*(steps.do(store.record_calls, (audit_id, call), urgent=True) for call in calls))
    found = await asyncio.gather(*(steps.do(store.find_calls, asked(call), urgent=True) for call in calls))
    await steps.close()
    assert [call.call_id for call in found if call] == list(given)


async def test_steps_that_wait_together_share_an_opening(tmp_path: Path, openings: list[bool]) -> None:
    store = Store(tmp_path / "news.duckdb")
    audit_id, steps = running(store), StoreQueue(store)
    openings.clear()
    await asyncio.gather(*(steps.do(store.record_calls, (audit_id, a_call()), urgent=True) for _ in range(3)))
    await steps.close()
    assert openings == [False]


async def test_a_step_that_fails_takes_no_other_with_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.duckdb")
    audit_id, steps = running(store), StoreQueue(store)
    numbers = [audit_id, audit_id + 1, audit_id]
    ended = await asyncio.gather(
        *(steps.do(store.record_calls, (number, a_call()), urgent=True) for number in numbers), return_exceptions=True
    )
    await steps.close()
    assert [isinstance(one, NotFoundError) for one in ended] == [False, True, False]


async def test_whoever_waits_for_a_store_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    store = Store(tmp_path / "no folder" / "news.duckdb")
    steps = StoreQueue(store)
    ended = await asyncio.gather(
        *(steps.do(store.find_calls, Asked("x", "")) for _ in range(3)), return_exceptions=True
    )
    await steps.close()
    assert [isinstance(one, StoreError) for one in ended] == [True] * 3


async def test_an_answer_is_kept_though_its_asker_is_cancelled_meanwhile(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.duckdb")
    audit_id, steps = running(store), StoreQueue(store)
    recording = asyncio.create_task(steps.do(store.record_calls, (audit_id, a_call()), urgent=True))
    await asyncio.sleep(0)
    recording.cancel()
    with pytest.raises(asyncio.CancelledError):
        await recording
    assert store.find_call(asked(a_call())) is not None
    await steps.close()


async def test_others_get_in_while_steps_keep_coming(tmp_path: Path) -> None:
    store, other = Store(tmp_path / "news.duckdb"), Store(tmp_path / "news.duckdb")
    audit_id, steps = running(store), StoreQueue(store)
    over = asyncio.Event()

    async def keep_on() -> None:
        while not over.is_set():
            await steps.do(store.record_calls, (audit_id, a_call()), urgent=True)

    coming = [asyncio.create_task(keep_on()) for _ in range(3)]
    try:
        assert len(await asyncio.to_thread(other.articles)) == 1
    finally:
        over.set()
        await asyncio.gather(*coming)
        await steps.close()


async def test_once_closed_the_file_is_free(tmp_path: Path) -> None:
    store, hasty = Store(tmp_path / "news.duckdb"), Store(tmp_path / "news.duckdb", wait_s=0)
    audit_id, steps = running(store), StoreQueue(store)
    await steps.do(store.record_calls, (audit_id, a_call()), urgent=True)
    await steps.close()
    assert len(hasty.articles()) == 1


async def test_a_store_that_others_keep_is_waited_for_once_and_not_by_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_MOMENT_S", 0.0)  # every wait is worth a word
    path, said = tmp_path / "news.duckdb", []
    audit_id = running(Store(path))
    store = Store(path, wait_s=0.5, on_wait=said.append)
    steps = StoreQueue(store)
    with locked(path, alone=True, until=0, while_waiting=lambda: None):
        for _ in range(2):
            with pytest.raises(StoreBusyError):
                await steps.do(store.record_calls, (audit_id, a_call()), urgent=True)
    await steps.close()
    assert len(said) == 1
