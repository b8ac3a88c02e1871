"""An audit in a child process that can be killed, from outside or by itself at a named point.

Started as a program it imports what an audit needs, once, and then forks a child for each `Job` it reads: so a life
costs no start-up. The points are put around the real functions here; the product knows nothing of them.
"""

import asyncio
import functools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NoReturn

from benchmarks.generated import generated_articles
from factcheck.annotators.choice import chosen_annotator
from factcheck.corpus import Way, audit_corpus
from factcheck.llm import endpoint
from factcheck.llm.wire import Wire
from factcheck.records import Article
from factcheck.settings import Settings
from factcheck.store import Store, access, journal, making, migrations, running, writing
from factcheck.store.batch import Batch
from tests.answering_endpoint import Running

ROOT = Path(__file__).parents[1]
MODEL = "vllm/made-up"


@dataclass(frozen=True)
class Job:
    """One life of an audit: `articles` generated ones into `store`."""

    store: str
    articles: int
    base_url: str = ""  # without one, the built-in annotator labels
    log: str = ""  # of the endpoint
    client: str = "one"  # the key it asks with
    concurrency: int = 4
    point: str = ""  # where it kills itself
    model: str = MODEL
    window_chars: int = 12_000


def settings(job: Job) -> Settings:
    """What the job says, and a deadline that plays no part."""
    model = job.model if job.base_url else ""
    given: dict[str, Any] = {"base_url": job.base_url, "api_key": job.client, "concurrency": job.concurrency}
    return Settings(model=model, window_chars=job.window_chars, deadline_s=60, **given)


def made_up_articles(count: int) -> Iterator[Article]:
    """The same articles every time."""
    for number, one in enumerate(generated_articles(count), start=1):
        yield Article(text=one.text, title=one.title, location=f"report-{number}.txt")


async def audit(job: Job) -> None:
    """The whole audit, or what is left of it."""
    chosen = settings(job)
    async with chosen_annotator(chosen, {}) as annotator:
        articles = made_up_articles(job.articles)
        store = Store(job.store)
        walk = audit_corpus(articles, annotator, store, Way(concurrency=chosen.concurrency))
        async for _ in walk:
            one_article_ended()


def one_article_ended() -> None:
    """Does nothing; a point stands here."""


def die(*_: object) -> NoReturn:
    """As by kill -9."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("not reached")


def before(owner: object, name: str, turn: int = 1) -> Callable[[Job], None]:
    """Die when a function is called for the `turn`-th time."""
    return _around(owner, name, turn, lambda real, *given, **options: die())


def after(owner: object, name: str, turn: int = 1) -> Callable[[Job], None]:
    """Die when a function returns for the `turn`-th time."""
    return _around(owner, name, turn, lambda real, *given, **options: die(real(*given, **options)))


def _around(owner: object, name: str, turn: int, last: Callable[..., object]) -> Callable[[Job], None]:
    def arrange(job: Job) -> None:
        real, calls = getattr(owner, name), iter(range(1, turn))

        @functools.wraps(real)
        def counting(*given: Any, **options: Any) -> Any:
            return real(*given, **options) if next(calls, None) else last(real, *given, **options)

        setattr(owner, name, counting)

    return arrange


def half_appended(job: Job) -> None:
    """Die when the first table of several has its rows."""
    real = Batch.flush

    def half(self: Batch) -> None:
        waiting = self._rows
        if "claims" in waiting:
            for table in list(waiting)[1:]:
                del waiting[table]
            real(self)
            die()
        real(self)

    Batch.flush = half  # type: ignore[method-assign]


def while_asked(job: Job) -> None:
    """Die when the endpoint has a request and has not answered it."""
    real = Wire.send

    async def send(self: Wire, **options: Any) -> Any:
        answer = asyncio.ensure_future(real(self, **options))
        while not any(seen.client == job.client for seen in Running(job.base_url, Path(job.log)).seen()):
            await asyncio.sleep(0.002)
        die(answer)

    Wire.send = send  # type: ignore[method-assign]


THIS = sys.modules[__name__]
MODEL_POINTS: dict[str, Callable[[Job], None]] = {
    "before a request is sent": before(Wire, "send", 2),
    "while the endpoint answers": while_asked,
    "with an answer that is not stored": before(Store, "record_calls"),
    "with an answer in an open transaction": after(running, "record_calls"),
    "with a commit counted and not made": after(access, "next_commit", 4),
    "with a commit made and not noted": before(journal, "note_commit", 4),
    "with a commit noted and the file open": after(journal, "note_commit", 4),
    "with an answer stored and not used": after(Store, "record_calls"),
    "before an audit is started": before(Store, "start_audits"),
    "inside the start of an audit": after(running, "start_audits"),
    "after an audit is started": after(Store, "start_audits"),
    "before an audit is finished": before(Store, "finish_audits"),
    "with half an audit appended": half_appended,
    "inside the finish of an audit": after(running, "finish_audits"),
    "after an audit is finished": after(Store, "finish_audits"),
    "between two articles": before(THIS, "one_article_ended", 2),
    "before what was left running is closed": before(Store, "close_abandoned"),
}
NEW_STORE_POINTS: dict[str, Callable[[Job], None]] = {
    "before a store is made": before(access, "make_store"),
    "with a file and no tables": before(making, "migrate"),
    "inside the first migration": after(migrations, "set_meta", 2),
    "between the migration and the views": before(migrations, "views"),
    "inside the making of the views": before(migrations, "views_hash"),
    "before a new store gets its name": before(os, "link"),
    "after a new store got its name": after(os, "link"),
}
BUILTIN_POINTS: dict[str, Callable[[Job], None]] = {
    "before a batch is saved": before(Store, "save_audits", 2),
    "with half a batch appended": half_appended,
    "inside the saving of a batch": after(writing, "save_audits", 2),
    "after a batch is saved": after(Store, "save_audits", 2),
}
POINTS = MODEL_POINTS | NEW_STORE_POINTS | BUILTIN_POINTS


class Nursery:
    """Where children come from; see `nursery`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._pid = 0

    def start(self, job: Job) -> None:
        """Begin a life; one at a time."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asdict(job)) + "\n")
        self._process.stdin.flush()
        self._pid = self._number()

    def kill(self) -> None:
        """End it, unless it has ended."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def wait(self) -> int:
        """Its exit code once it has ended; negative where a signal ended it."""
        return self._number()

    def run(self, job: Job) -> int:
        """A whole life."""
        self.start(job)
        return self.wait()

    def _number(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


@contextmanager
def nursery() -> Iterator[Nursery]:
    """A process that forks children, for as long as the ``with`` lasts."""
    command = [sys.executable, "-m", "tests.crash_child"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin is not None
        try:
            yield Nursery(process)
        finally:
            process.stdin.close()


def load_everything() -> None:
    """Load now whatever an audit loads late."""
    import anyio._backends._asyncio
    import duckdb
    import tenacity.asyncio

    job = Job(store="", articles=0, base_url="http://localhost/v1")
    wire = Wire(endpoint(MODEL, settings(job), {}), read_timeout_s=1)
    assert all((anyio, duckdb, tenacity, wire))


def main() -> None:
    load_everything()
    for line in sys.stdin:
        job = Job(**json.loads(line))
        pid = os.fork()
        if not pid:
            if job.point:
                POINTS[job.point](job)
            asyncio.run(audit(job))
            os._exit(0)
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
