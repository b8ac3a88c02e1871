"""How fast the built-in annotator audits: text to records, and text to a store on disk, on one core.

    python benchmarks/builtin_speed.py            # the example articles, repeated to a megabyte
    python benchmarks/builtin_speed.py FOLDER     # articles of your own

Beside the megabytes a second, which depend on the machine and on what else it does, stands how many times as long it
takes as finding all words of the same text by one pattern, in the same run.
"""

import argparse
import asyncio
import re
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from pathlib import Path

from factcheck.annotators import Annotator
from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.auditing import audit_article
from factcheck.corpus import Ending, Way, audit_corpus
from factcheck.ground import ground
from factcheck.ingest import read_articles
from factcheck.matching import bounds, clauses, folding, reading, restatements
from factcheck.records import Article
from factcheck.segment import segment
from factcheck.store import Store

MEGABYTES = 1.0
ROUNDS = 5
STORED = 10  # one in so many goes to a store
# What was read of one text is kept for the next time it is met. Only here all is met again and again.
READ_BEFORE = (
    reading.tokens_of,
    bounds._sketch,
    bounds._clauses,
    bounds._named,
    clauses.segments,
    clauses.units,
    folding.folded,
)

Work = Callable[[list[Article], Annotator], Coroutine[None, None, int]]


def corpus(places: list[str]) -> list[Article]:
    """The articles of `places`, each with a number in front and from a place of its own, until there are enough."""
    articles = [one for one in read_articles(places) if isinstance(one, Article) and one.text.strip()]
    if not articles:
        sys.exit(f"no article with text can be read from {', '.join(places)}")
    found: list[Article] = []
    size = 0.0
    while size < MEGABYTES * 1e6:
        for article in articles:
            # Of one place they would be versions of one article, compared with all before them.
            own = {"location": f"{len(found)}.txt", "url": "", "external_id": ""}
            found.append(article.model_copy(update=own | {"text": f"{len(found)}. {article.text}"}))
            size += len(article.text.encode())
    return found


async def to_records(articles: list[Article], annotator: Annotator) -> int:
    claims = 0
    for article in articles:
        forget()
        claims += len((await audit_article(article, annotator)).claims)
    return claims


def forget() -> None:
    for cache in READ_BEFORE:
        cache.cache_clear()


async def to_store(articles: list[Article], annotator: Annotator) -> int:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "speed.duckdb")
        walk = audit_corpus(articles, annotator, store, Way(concurrency=1))
        return len([ended async for ended in walk if ended.ending is Ending.AUDITED])


def steps(articles: list[Article], annotator: BuiltinAnnotator) -> None:
    """Where the time goes, step by step."""
    started = time.process_time()
    cut = [(article, segment(article.text)) for article in articles]
    segmented = time.process_time()
    labelled = [(article, sentences, annotator.label(article.text, sentences)) for article, sentences in cut]
    annotated = time.process_time()
    located = [(article.text, ground(article, cut, annotation.drafts)) for article, cut, annotation in labelled]
    grounded = time.process_time()
    for text, claims in located:
        forget()
        restatements(text, claims)
    compared = time.process_time()
    seconds = {
        "segment": segmented - started,
        "annotate": annotated - segmented,
        "ground": grounded - annotated,
        "find restatements": compared - grounded,
    }
    print("  of which " + ", ".join(f"{name} {taken:.2f} s" for name, taken in seconds.items()))


def words(articles: list[Article]) -> float:
    """Seconds of finding all words."""
    word = re.compile(r"\w+")
    started = time.process_time()
    for article in articles:
        word.findall(article.text)
    return time.process_time() - started


def making_a_store() -> float:
    """Seconds of making an empty one."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        with Store(Path(folder) / "speed.duckdb").held():
            return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    examples = str(Path(__file__).parents[1] / "examples")
    parser.add_argument("places", nargs="*", metavar="FOLDER", default=[examples], help="folders or files of articles")
    articles = corpus(parser.parse_args().places)
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    annotator = BuiltinAnnotator()
    print(f"{len(articles)} articles, {size:.1f} MB")
    report("text to records", to_records, articles, annotator)
    steps(articles, annotator)
    report("text to store", to_store, articles[: len(articles) // STORED] or articles, annotator)
    print(f"  of which {making_a_store():.2f} s make the store, however much goes into it")


def report(name: str, work: Work, articles: list[Article], annotator: Annotator) -> None:
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    seconds, pattern = [], []
    for _ in range(ROUNDS):
        pattern.append(words(articles))
        started = time.process_time()
        asyncio.run(work(articles, annotator))
        seconds.append(time.process_time() - started)
    rate, times = size / min(seconds), min(seconds) / min(pattern)
    print(f"{name}: {rate:.2f} MB/s of processor time (best of {ROUNDS}), {times:.0f} times as long as its words")


if __name__ == "__main__":
    main()
