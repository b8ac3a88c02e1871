"""Whatever an endpoint does, an audit gets through it, and says what it could not do."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from factcheck.cli._diagnostics import ExitCode
from factcheck.corpus.desk import Past, StoreLedger
from factcheck.errors import StoreFullError
from factcheck.llm import Asker
from factcheck.records import ModelCall
from factcheck.store import Store, StoredAudit
from factcheck.store.queueing import StoreQueue
from factcheck.store.running import Beginning
from factcheck.vocabulary import CallStatus
from tests.answering_endpoint import answering
from tests.fault_endpoint import Connection, FaultEndpoint, hang, reply
from tests.fault_storm import storm
from tests.one_ask import GOOD, Label, asker, prompt
from tests.store_records import MODEL, audited

ARTICLES = 30


def test_an_audit_gets_through_a_storm_of_faults_and_names_what_failed(tmp_path: Path) -> None:
    with answering(tmp_path / "log", faults=0.3, seed=4) as endpoint:
        found = storm(tmp_path, endpoint, ARTICLES, concurrency=16, deadline_s=4)
    assert found.faults > 0
    assert sum(found.statuses.values()) == ARTICLES
    assert set(found.statuses) <= {"complete", "partial", "failed"}
    assert found.exit_codes[-1] == (ExitCode.PARTIAL if found.failed else ExitCode.DONE), found.said
    assert found.unexplained == 0
    assert found.violations == 0
    assert found.adrift == 0


class SlowStore(Store):
    """As a store that another process holds."""

    def __init__(self, when_asked: Callable[[], object] = lambda: None) -> None:
        super().__init__(":memory:")
        self._when_asked = when_asked

    def record_calls(self, calls: Sequence[tuple[int, ModelCall]]) -> list[int]:
        self._when_asked()
        time.sleep(0.6)
        return super().record_calls(calls)


@asynccontextmanager
async def asking(endpoint: FaultEndpoint, store: Store, **changes: float) -> AsyncIterator[Asker]:
    """Asks whose calls an audit keeps in `store`."""
    steps = StoreQueue(store)
    started = steps.do(store.start_audits, Beginning(audited().article, audited().sentences, MODEL))
    ledger = StoreLedger(store, steps, started, Past(store, again=False))
    async with asker(endpoint.base_url, ledger, **changes) as found:
        yield found
    await steps.close()


async def test_answers_that_arrive_while_the_store_keeps_one_are_in_time() -> None:
    with FaultEndpoint([reply(GOOD)]) as endpoint:
        async with asking(endpoint, SlowStore(), deadline_s=3.5) as asks:
            asked = (asks.ask(prompt(f"{n}?"), Label, sentences=(n,), purpose="label") for n in range(8))
            answers = await asyncio.gather(*asked)
    assert [answer.status for answer in answers] == [CallStatus.OK] * 8
    assert endpoint.count == 8


class FullStore(Store):
    """As a store that finds no room when it is written to, after a while."""

    def start_audits(self, beginnings: Sequence[Beginning]) -> list[StoredAudit]:
        time.sleep(0.2)
        raise StoreFullError("There is no room.")


async def test_nothing_is_asked_that_no_store_will_keep(tmp_path: Path) -> None:
    with FaultEndpoint([reply(GOOD)]) as endpoint:
        async with asking(endpoint, FullStore(tmp_path / "new.duckdb")) as asks:
            with pytest.raises(StoreFullError):
                await asks.ask(prompt("1?"), Label, sentences=(1,), purpose="label")
    assert endpoint.count == 0


async def test_a_store_that_has_just_been_made_is_not_asked_twice_for_the_same(tmp_path: Path) -> None:
    with FaultEndpoint([reply(GOOD)]) as endpoint:
        async with asking(endpoint, Store(tmp_path / "new.duckdb")) as asks:
            asked = (asks.ask(prompt("1?"), Label, sentences=(1,), purpose="label") for _ in range(2))
            answers = await asyncio.gather(*asked)
    assert [answer.from_ledger for answer in answers] == [False, True]
    assert endpoint.count == 1


async def test_an_answer_is_kept_although_whoever_asked_is_cancelled() -> None:
    loop, arrived = asyncio.get_running_loop(), asyncio.Event()
    store = SlowStore(lambda: loop.call_soon_threadsafe(arrived.set))
    with FaultEndpoint([reply(GOOD)]) as endpoint:
        async with asking(endpoint, store) as asks:
            task = asyncio.create_task(asks.ask(prompt("1?"), Label, sentences=(1,), purpose="label"))
            await arrived.wait()
            task.cancel()
            await asyncio.wait([task])
    assert [call.status for call in store.audit(1).calls] == [CallStatus.OK]


async def test_a_request_under_way_is_kept_although_whoever_asked_is_cancelled() -> None:
    store, asked = Store(":memory:"), threading.Event()

    def never(line: Connection) -> None:
        asked.set()
        hang(line)

    with FaultEndpoint([never]) as endpoint:
        async with asking(endpoint, store) as asks:
            task = asyncio.create_task(asks.ask(prompt("1?"), Label, sentences=(1,), purpose="label"))
            await asyncio.to_thread(asked.wait)
            task.cancel()
            await asyncio.wait([task])
    assert task.cancelled()
    ((call,),) = [store.audit(1).calls]
    assert (call.status, call.cause.partition(":")[0]) == (CallStatus.FAILED, "cancelled")
