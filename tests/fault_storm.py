"""An audit from the command line of an endpoint that fails in every way, started again until it is through."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import duckdb

from benchmarks.generated import generated_articles
from factcheck.cli._diagnostics import ExitCode
from factcheck.store import Store
from tests.answering_endpoint import Running
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
_TOKENS = "select count(*), sum(tokens_in)::bigint, sum(tokens_out)::bigint from model_calls"


class Billed(NamedTuple):
    """Requests, and tokens of the completions among them."""

    requests: int
    tokens_in: int
    tokens_out: int


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
        ((requests, tokens_in, tokens_out),) = connection.execute(_TOKENS).fetchall()
    seen = endpoint.seen()
    sent = [one for one in seen if one.event == "sent"]
    asked = Counter(one.fault for one in seen if one.event == "asked")
    return Storm(
        exit_codes=codes,
        seconds=time.monotonic() - began,
        statuses=statuses,
        calls=calls,
        failed=failed,
        unexplained=no_cause + no_signal,
        ledger=Billed(requests, tokens_in, tokens_out),
        endpoint=Billed(asked.total(), sum(one.tokens_in for one in sent), sum(one.tokens_out for one in sent)),
        faults=asked.total() - asked[""],
        violations=len(Store(path).verify()),
        said=done.stdout + done.stderr,
    )


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
