"""An audit from the command line of an endpoint that fails in every way, started again until it is through."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import duckdb

from benchmarks.generated import generated_articles
from factcheck.cli._diagnostics import ExitCode
from factcheck.store import Store
from tests.answering_endpoint import Running, Seen, question_key
from tests.crash_child import MODEL, ROOT

_LATEST = "select article_id, max(audit_id) from audits group by all"
_STATUSES = f"select status, count(*) from audits where (article_id, audit_id) in ({_LATEST}) group by all"
_FAILED = f"""
    select count(*), count(*) filter (where o.cause = ''), count(*) filter (where g.signal_id is null)
    from sentence_outcomes o
    join audits a using (audit_id)
    left join signals g
        on g.audit_id = o.audit_id and g.sentence_id = o.sentence_id and g.kind = 'sentence_failed'
    where o.outcome = 'failed' and (a.article_id, a.audit_id) in ({_LATEST})"""
_CALLS = "select status, count(*) from model_calls group by all"
_BILLED = """
    select question, count(*), coalesce(sum(tokens_in), 0)::bigint, coalesce(sum(tokens_out), 0)::bigint,
        count(*) filter (where starts_with(cause, 'deadline') or starts_with(cause, 'timeout'))
    from model_calls group by question"""


class Billed(NamedTuple):
    """Requests, and tokens of the completions among them."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


class Kept(NamedTuple):
    """What the ledger holds of one question; of a call that was cut at its deadline it cannot know what it came to."""

    billed: Billed
    cut: int

    def agrees(self, seen: Billed) -> bool:
        """Whether the endpoint saw just these requests; one that was cut may not have reached it, or may be billed."""
        if not self.cut:
            return self.billed == seen
        reached = self.billed.requests - self.cut <= seen.requests <= self.billed.requests
        return reached and self.billed.tokens_in <= seen.tokens_in and self.billed.tokens_out <= seen.tokens_out


class Storm(NamedTuple):
    """What a storm left behind, by the newest audit of each article."""

    exit_codes: list[int]  # of every start
    seconds: float
    statuses: dict[str, int]
    calls: dict[str, int]
    failed: int  # sentences
    unexplained: int  # failed sentences without a cause or without a signal
    ledger: Billed
    endpoint: Billed
    cut: int  # calls in the ledger that did not end by their deadline
    adrift: int  # questions of which the endpoint saw other requests than the ledger holds
    faults: int  # that the endpoint played
    violations: int
    said: str  # by the last start


def storm(folder: Path, endpoint: Running, articles: int, *, concurrency: int, deadline_s: float) -> Storm:
    """Audit `articles`, starting again whenever the audit stopped early."""
    news, path = folder / "news.jsonl", folder / "news.duckdb"
    rows = ({"title": one.title, "text": one.text} for one in generated_articles(articles))
    news.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    began, codes = time.monotonic(), []
    while not codes or codes[-1] == ExitCode.STOPPED:
        assert len(codes) < articles, "it never gets through"
        done = _start(news, path, endpoint, concurrency, deadline_s)
        codes.append(done.returncode)
    with duckdb.connect(str(path), read_only=True) as connection:
        statuses = dict(connection.execute(_STATUSES).fetchall())
        calls = dict(connection.execute(_CALLS).fetchall())
        ((failed, no_cause, no_signal),) = connection.execute(_FAILED).fetchall()
        billed = connection.execute(_BILLED).fetchall()
    kept = {question_key(question): Kept(Billed(*counts), cut) for question, *counts, cut in billed}
    seen = endpoint.seen()
    billed_there = _billed(seen)
    asked = Counter(one.fault for one in seen if one.event == "asked")
    return Storm(
        exit_codes=codes,
        seconds=time.monotonic() - began,
        statuses=statuses,
        calls=calls,
        failed=failed,
        unexplained=no_cause + no_signal,
        ledger=_sum(one.billed for one in kept.values()),
        endpoint=_sum(billed_there.values()),
        cut=sum(one.cut for one in kept.values()),
        adrift=sum(
            not kept.get(question, Kept(Billed(), 0)).agrees(billed_there.get(question, Billed()))
            for question in kept.keys() | billed_there.keys()
        ),
        faults=asked.total() - asked[""],
        violations=len(Store(path).verify()),
        said=done.stdout + done.stderr,
    )


def _billed(seen: Iterable[Seen]) -> dict[str, Billed]:
    """What the endpoint saw of each question."""
    found: dict[str, Billed] = {}
    for one in seen:
        before = found.get(one.question, Billed())
        found[one.question] = _sum([before, Billed(one.event == "asked", one.tokens_in, one.tokens_out)])
    return found


def _sum(each: Iterable[Billed]) -> Billed:
    return Billed(*map(sum, zip(Billed(), *each, strict=True)))


def _start(
    news: Path, path: Path, endpoint: Running, concurrency: int, deadline_s: float
) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from factcheck.cli import main; main()", "audit", str(news), "--quiet"]
    options = ["--store", str(path), "--model", MODEL, "--base-url", endpoint.base_url]
    environ = {name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")}
    environ |= {"FACTCHECK_DEADLINE_S": str(deadline_s), "FACTCHECK_CONCURRENCY": str(concurrency)}
    environ |= {"FACTCHECK_API_KEY": "made-up", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [*command, *options], capture_output=True, text=True, check=False, cwd=news.parent, env=environ
    )
