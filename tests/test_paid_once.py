"""What was paid for is not asked for again, and where it will have to be, that is said."""

import asyncio
import gc
import threading
import time
from pathlib import Path

import pytest

from factcheck.annotators.choice import chosen_annotator
from factcheck.corpus import Way, audit_corpus
from factcheck.corpus.desk import Past, StoreLedger
from factcheck.errors import StoreBusyError
from factcheck.llm import Answer
from factcheck.records import Article
from factcheck.settings import Settings
from factcheck.store import Store
from factcheck.store.line import locked
from factcheck.store.queueing import StoreQueue
from factcheck.store.running import Beginning
from tests.fault_endpoint import Connection, FaultEndpoint, reply
from tests.one_ask import GOOD, Label, asker, prompt
from tests.store_records import MODEL, audited


async def asked(path: Path, base_url: str, *questions: str) -> list[Answer[Label]]:
    """What an audit of its own, with one request at a time, is answered."""
    store, one = Store(path), audited()
    steps = StoreQueue(store)
    started = steps.do(store.start_audits, Beginning(one.article, one.sentences, MODEL))
    ledger = StoreLedger(store, steps, started, Past(store, again=False))
    async with asker(base_url, ledger, concurrency=1) as asks:
        waiting = (asks.ask(prompt(question), Label, sentences=(1,), purpose="label") for question in questions)
        answers = await asyncio.gather(*waiting)
    await steps.close()
    return answers


async def test_what_another_audit_was_answered_meanwhile_is_not_asked(tmp_path: Path) -> None:
    path, came, may_answer = tmp_path / "news.duckdb", threading.Event(), threading.Event()

    def slow(line: Connection) -> None:
        came.set()
        may_answer.wait(60)
        reply(GOOD)(line)

    with FaultEndpoint([slow, reply(GOOD)]) as endpoint:
        first = asyncio.create_task(asked(path, endpoint.base_url, "1?", "2?"))
        await asyncio.to_thread(came.wait, 20)
        (theirs,) = await asked(path, endpoint.base_url, "2?")
        may_answer.set()
        ours = await first
    assert [theirs.from_ledger, *(answer.from_ledger for answer in ours)] == [False, False, True]
    assert endpoint.count == 2


async def test_answers_that_the_store_cannot_keep_are_counted_and_every_error_is_told_once(tmp_path: Path) -> None:
    path, may_answer = tmp_path / "news.duckdb", threading.Event()
    came = threading.Barrier(3)
    unheeded: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: unheeded.append(context["message"]))

    def slow(line: Connection) -> None:
        came.wait(10)
        may_answer.wait(60)
        reply('{"sentences": [{"number": 1, "claims": [{"label": "reported_fact"}]}]}')(line)

    async def audit(base_url: str) -> None:
        settings = Settings(model="vllm/x", base_url=base_url, concurrency=2)
        articles = [Article(text=f"The quay {number} opened.") for number in range(2)]
        async with chosen_annotator(settings, {}) as annotator:
            async for _ in audit_corpus(articles, annotator, Store(path, wait_s=0.2), Way(concurrency=2)):
                pass

    with FaultEndpoint([slow]) as endpoint:
        running = asyncio.create_task(audit(endpoint.base_url))
        await asyncio.to_thread(came.wait, 20)
        with locked(path, alone=True, until=time.monotonic() + 60, while_waiting=lambda: None):
            may_answer.set()
            with pytest.raises(StoreBusyError, match=r"could not keep 2 answers that came, to be asked for again\."):
                await running
    del running
    gc.collect()
    await asyncio.sleep(0)
    assert unheeded == []
