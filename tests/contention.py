"""Several processes on one store at the same time, each looping for some seconds and keeping account of it.

Started as a program it is one of them: an audit, somebody who reads, somebody who decides on the page, or SQL.
"""

import asyncio
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from factcheck.annotators.choice import chosen_annotator
from factcheck.corpus import Way, audit_corpus
from factcheck.errors import FactcheckError, NotFoundError
from factcheck.records import Article, AuditedArticle
from factcheck.store import Store
from tests.crash_child import ROOT, Job, load_everything, made_up_articles, settings
from tests.page_client import Form, PageClient, a_page

MANY = 100_000
UNACCOUNTED = "select count(*) from coverage where not all_accounted_for"


@dataclass
class Account:
    """What one process did and met."""

    role: str
    done: list[str] = field(default_factory=list)  # texts audited, by their hash
    decided: list[int] = field(default_factory=list)  # claims whose decision was said to be kept
    turns: int = 0
    longest_s: float = 0.0  # of one turn: an article, a page, a query
    errors: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)  # articles of which a reader saw a part

    def turn(self, work: Callable[[], None]) -> None:
        """Do something once; what a user would be shown as an error is an error."""
        began = time.monotonic()
        try:
            work()
        except FactcheckError as error:
            self.errors.append(str(error))
        self.took(time.monotonic() - began)

    def took(self, seconds: float) -> None:
        """One turn is over."""
        self.turns += 1
        self.longest_s = max(self.longest_s, seconds)


def until(end: float) -> Iterator[Article]:
    """Made-up articles for as long as there is time, and one however busy the machine is."""
    for number, article in enumerate(made_up_articles(MANY)):
        if number and time.monotonic() >= end:
            return
        yield article


async def audit(store: Store, job: Job, account: Account, end: float) -> None:
    """Audit articles, side by side with a model, else in batches."""
    chosen = settings(job)
    async with chosen_annotator(chosen, {}) as annotator:
        began = time.monotonic()
        async for ended in audit_corpus(until(end), annotator, store, Way(concurrency=job.concurrency)):
            account.took(time.monotonic() - began)
            began = time.monotonic()
            if ended.audited is not None:
                account.done.append(ended.audited.article.id)


def audits(store: Store, job: Job, account: Account, end: float) -> None:
    try:
        asyncio.run(audit(store, job, account, end))
    except FactcheckError as error:
        account.errors.append(str(error))


def reads(store: Store, job: Job, account: Account, end: float) -> None:
    """As `factcheck show` does: the list, then an article."""

    def page() -> None:
        rows = store.articles()
        if rows:
            with suppress(NotFoundError):  # its first audit still runs
                check(store.audited(random.choice(rows).article_id), account)

    while time.monotonic() < end:
        account.turn(page)
        time.sleep(0.02)


def check(audited: AuditedArticle, account: Account) -> None:
    accounted = {outcome.sentence for outcome in audited.outcomes}
    labelled = {claim.sentence for claim in audited.claims} | {
        outcome.sentence for outcome in audited.outcomes if outcome.outcome != "claims"
    }
    numbers = {sentence.number for sentence in audited.sentences}
    if accounted != numbers or labelled != numbers:
        account.halves.append(audited.article.id)


def reviews(page: PageClient, store: Store, job: Job, account: Account, end: float) -> None:
    """As somebody at the page does: the list, an article, a decision on a claim of it."""

    def decide() -> None:
        shown = page.article()
        form = Form(shown.text if shown else "")
        kept = page.accept(form) if form.claim else None
        account.errors += [f"the page said {one.status}" for one in (shown, kept) if one and one.status != 200]
        account.decided += [form.claim] * (kept is not None and kept.status == 200)

    while time.monotonic() < end:
        account.turn(decide)


def asks(store: Store, job: Job, account: Account, end: float) -> None:
    """As somebody with a question does."""

    def query() -> None:
        ((unaccounted,),) = store.query(UNACCOUNTED).rows
        account.halves += [f"{unaccounted} audits by SQL"] * bool(unaccounted)

    while time.monotonic() < end:
        account.turn(query)


ROLES = {"audits": audits, "reads": reads, "asks": asks}


def together(path: Path, base_url: str, seconds: float) -> list[Account]:
    """Three audits, a reader, a page on which somebody decides, and SQL on one store, for `seconds`."""
    Store(path).save_audits([])
    jobs = [
        ("audits", Job(str(path), MANY)),
        ("audits", Job(str(path), MANY, base_url, model="vllm/one")),
        ("audits", Job(str(path), MANY, base_url, model="vllm/two")),
        ("reads", Job(str(path), MANY)),
        ("reviews", Job(str(path), MANY)),
        ("asks", Job(str(path), MANY)),
    ]
    command = [sys.executable, "-m", "tests.contention"]
    started = [
        subprocess.Popen(
            [*command, role, str(seconds), json.dumps(asdict(job))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for role, job in jobs
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [Account(**json.loads(process.communicate()[0])) for process in started]


def missing(path: Path, accounts: list[Account]) -> list[str]:
    """Texts without exactly one finished audit by each who audited them, and decisions that the store does not hold."""
    import duckdb

    sql = """
        select r.text_sha256, a.annotator, count(*) from audits a join articles r using (article_id)
        where a.status = 'complete' group by all"""
    with duckdb.connect(str(path), read_only=True) as connection:
        stored = {(text, annotator): count for text, annotator, count in connection.execute(sql).fetchall()}
        decided = Counter(claim for (claim,) in connection.execute("select claim_id from reviews").fetchall())
    wanted = {(text, account.role) for account in accounts for text in account.done}
    lost = {claim for account in accounts for claim in account.decided} - decided.keys()
    return [f"the decision on claim {claim}" for claim in sorted(lost)] + sorted(
        f"{pair}: {stored.get(pair, 0)}" for pair in wanted | set(stored) if stored.get(pair) != 1
    )


def main() -> None:
    role, seconds, given = sys.argv[1:]
    job = Job(**json.loads(given))
    if job.base_url:
        load_everything()
    with ExitStack() as stack:
        work = partial(reviews, stack.enter_context(a_page(job.store))) if role == "reviews" else ROLES[role]
        print("ready", flush=True)
        sys.stdin.readline()
        account = Account((job.model if job.base_url else "builtin") if role == "audits" else role)
        work(Store(job.store), job, account, time.monotonic() + float(seconds))
    print(json.dumps(asdict(account)))


if __name__ == "__main__":
    main()
