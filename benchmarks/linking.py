"""How long it takes to find out whom voices belong to, beside the built-in annotator's own time for the same articles.

    python benchmarks/linking.py                        # 2,000 articles
    python benchmarks/linking.py --articles 20000

A few hundred articles are made of templates and audited; the others have the same words and one line more, so that
the store holds as many different articles. Then everything is looked at, and after that one article audited anew.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from generated import generated_articles

from factcheck.auditing import audit
from factcheck.linking import Linked, link_sources
from factcheck.records import Article, AuditedArticle
from factcheck.store import Store

DISTINCT = 300
AT_ONCE = 200


def copies(audited: list[AuditedArticle], count: int) -> Iterator[AuditedArticle]:
    for number in range(count):
        one = audited[number % len(audited)]
        text = f"{one.article.text}\n\nCopy {number}."
        yield one.model_copy(update={"article": one.article.model_copy(update={"text": text})})


def fill(store: Store, audited: list[AuditedArticle], count: int) -> None:
    waiting = copies(audited, count)
    while batch := list(islice(waiting, AT_ONCE)):
        store.save_audits(batch)


def seconds_of_linking(store: Store) -> float:
    started = time.perf_counter()

    def told(done: Linked) -> None:
        if done.audits % 3_000 == 0:
            print(f"  {done.audits:,} after {time.perf_counter() - started:.0f} s", flush=True)

    link_sources(store, told)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2_000)
    given = parser.parse_args()
    articles = [Article(text=one.text, title=one.title) for one in generated_articles(min(DISTINCT, given.articles))]
    started = time.perf_counter()
    audited = [audit(article) for article in articles]
    auditing = (time.perf_counter() - started) / len(articles)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "linked.duckdb")
        fill(store, audited, given.articles)
        linking = seconds_of_linking(store) / given.articles
        ((voices, sources),) = store.query(
            "select (select count(*) from source_voices), (select count(*) from sources)"
        ).rows
        store.save_audits([audited[0]])
        one_more = seconds_of_linking(store)
    print(f"{given.articles:,} articles with {voices:,} voices of {sources:,} sources; load {os.getloadavg()[0]:.1f}")
    print(f"  the built-in annotator   {auditing * 1000:7.2f} ms an article")
    print(f"  whom voices belong to    {linking * 1000:7.2f} ms an article, {linking / auditing:.2f} of that")
    print(f"  one more article         {one_more * 1000:7.0f} ms")


if __name__ == "__main__":
    main()
