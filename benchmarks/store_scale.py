"""How a store holds up at a million claims, or at ten: its size, its views, its saved queries, and its own work.

    python benchmarks/store_scale.py                                  # a million
    python benchmarks/store_scale.py --claims 10000000 --keep big.duckdb

The schema comes from the migrations, the rows from store_scale.sql. A query is timed as DuckDB runs it on the file, and
as people run it, behind the fence with its usual limits; what the fence itself takes is shown by a query that reads
nothing. Of whatever takes more than two seconds the dearest steps are shown. On a busy machine the processor's seconds
tell more than the clock's: on two idle cores a large query takes little more than half of them.
"""

import argparse
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
from generated import generated_articles

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.auditing import assembled
from factcheck.errors import FactcheckError
from factcheck.receipts import Asked, request_hash
from factcheck.records import Annotation, Article
from factcheck.segment import segment
from factcheck.store import QueryLimits, Store
from factcheck.store.queries import list_queries
from factcheck.trail import trail

CLAIMS_AN_ARTICLE = 50  # 25 by each of two annotators
ARTICLES_A_STEP = 20_000
SLOW_S = 2.0
VIEWS = (
    "preferred_claims",
    "claims_now",
    "claim_provenance",
    "articles_now",
    "opinions_to_review",
    "coverage",
    "source_profile",
)
GIVEN = {"claim": "5006", "source": "ward 42"}


def fill(path: Path, claims: int) -> None:
    """Rows for so many claims, in steps that fit into memory."""
    Store(path).save_audits([])
    script = (Path(__file__).parent / "store_scale.sql").read_text(encoding="utf-8")
    parts = [part.split("\n", 1)[1] for part in script.split("-- name: ")[1:]]
    articles = claims // CLAIMS_AN_ARTICLE
    with duckdb.connect(str(path)) as connection:
        for first in range(0, articles, ARTICLES_A_STEP):
            given: dict[str, Any] = {"first": first, "articles": min(ARTICLES_A_STEP, articles - first)}
            connection.begin()
            for sql in parts:
                if "$requests" in sql:
                    texts = connection.execute("select text from fresh order by article_id").fetchall()
                    given["requests"] = [_request_hash(text) for (text,) in texts]
                connection.execute(sql, {name: value for name, value in given.items() if f"${name}" in sql} or None)
            connection.commit()
        for name in (
            "source",
            "article_source",
            "article",
            "origin",
            "segmentation",
            "sentence",
            "audit",
            "call",
            "claim",
            "review",
            "prompt",
            "signal",
        ):
            # The store goes on counting where the rows end.
            connection.execute(f"create or replace sequence {name}_ids start {claims * 2 + 1_000}")


def _request_hash(question: str) -> str:
    schema_hash = hashlib.sha256(b"schema").hexdigest()
    return request_hash(
        model="bench/model", instructions="instructions", question=question, schema_hash=schema_hash, parameters={}
    )


def timed(work: Callable[[], object]) -> tuple[float, object]:
    started = time.perf_counter()
    found = work()
    return time.perf_counter() - started, found


def processor_s() -> float:
    """Seconds of all processors that this process and its children have had."""
    return sum(os.times()[:4])


def report(name: str, work: Callable[[], object]) -> float:
    before = processor_s()
    try:
        seconds, found = timed(work)
    except (FactcheckError, duckdb.Error) as error:
        print(f"  {name:46} refused: {str(error).splitlines()[0][:90]}", flush=True)
        return 0.0
    size = f"{len(found):,} rows" if isinstance(found, list) else ""
    print(f"  {name:46} {seconds:8.2f} s  ({processor_s() - before:6.2f} s of processors)  {size}", flush=True)
    return seconds


def views(path: Path) -> None:
    """Every row of a view, and the row of one claim."""
    with duckdb.connect(str(path), read_only=True) as connection:
        for view in VIEWS:
            sql = f"create or replace temp table whole as from {view}"
            if report(f"all of {view}", lambda sql=sql: connection.execute(sql)) > SLOW_S:
                dearest(connection, f"select * from {view}", {})
        for view in VIEWS[:3]:
            sql = f"select * from {view} where claim_id = 5000"
            if report(f"one claim of {view}", lambda sql=sql: connection.execute(sql).fetchall()) > SLOW_S:
                dearest(connection, sql, {})


def queries(path: Path) -> None:
    """Every saved query: as DuckDB runs it, and behind the fence."""
    store, limits = Store(path), QueryLimits()
    report("a query that reads nothing, behind the fence", partial(_fenced, store, "select 1", {}, limits))
    for query in list_queries():
        known = {parameter.name: GIVEN[parameter.name] for parameter in query.parameters if parameter.needed}
        given = query.bound(known, store.find_article, rows=limits.rows)
        direct(path, query.name, query.sql, given)
        report(f"{query.name}, behind the fence", partial(_fenced, store, query.sql, given, limits))


def direct(path: Path, name: str, sql: str, given: dict[str, Any]) -> None:
    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("set threads = 2")
        if report(name, lambda: connection.execute(sql, given or None).fetchall()) > SLOW_S:
            dearest(connection, sql, given)


def _fenced(store: Store, sql: str, given: dict[str, Any], limits: QueryLimits) -> list[list[Any]]:
    return store.query(sql, given, limits).rows


def dearest(connection: duckdb.DuckDBPyConnection, sql: str, given: dict[str, Any]) -> None:
    """The five steps of a plan that take most of the time."""
    plan = connection.execute(f"explain (analyze, format json) {sql}", given or None).fetchall()[0][1]
    steps = sorted(_steps(json.loads(plan)), reverse=True)
    for seconds, name, rows in steps[:5]:
        print(f"        {seconds:7.2f} s  {name}, {rows:,} rows")


def _steps(node: dict[str, Any]) -> Iterator[tuple[float, str, int]]:
    if "timing" in node:
        extra = node.get("extra_info", {})
        about = next((extra[key] for key in ("Table", "Conditions", "Groups", "Function") if key in extra), "")
        about = ", ".join(about) if isinstance(about, list) else about
        yield node["timing"], f"{node['type']} {about}"[:80], node.get("intermediate_rows", 0)
    for child in node.get("children", node.get("operator", [])):
        yield from _steps(child)


def own_work(path: Path) -> None:
    """What an audit asks of the store, each with opening and closing the file."""
    store, annotator = Store(path), BuiltinAnnotator()
    (one,) = generated_articles(1, seed=99)
    article = Article(text=one.text, title=one.title)
    sentences = segment(article.text)
    known = [f"{number:064x}" for number in range(64)]
    report("are 64 articles known?", lambda: store.finished_audits(known, annotator.info) and None)
    report("is a request answered?", lambda: store.find_call(Asked("0" * 64, "")))
    seconds, place = timed(lambda: store.start_audit(article, sentences, annotator.info))
    print(f"  {'start an audit':46} {seconds:8.2f} s")
    labels: Annotation = annotator.label(article.text, sentences)
    audited = assembled(article, sentences, annotator, labels, store.audit(place.audit_id).started_at)
    report("finish it", lambda: store.finish_audit(place.audit_id, audited))
    report("read an audit", lambda: store.audit(place.audit_id) and None)
    report("the trail of a claim", lambda: trail(store, GIVEN["claim"]) and None)
    report("list the articles", store.articles)
    report("verify", store.verify)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="make the store here, or use the one that is here already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "scale.duckdb"
        if not path.exists():
            seconds, _ = timed(lambda: fill(path, given.claims))
            print(f"{given.claims:,} claims loaded in {seconds:.1f} s, {path.stat().st_size / 1e6:,.0f} MB on disk")
        print(f"Processes that want to run: {os.getloadavg()[0]:.1f}, on {os.cpu_count()} processors")
        for title, part in (("Views", views), ("Saved queries", queries), ("The store's own work", own_work)):
            print(title)
            part(path)


if __name__ == "__main__":
    main()
