"""How fast the built-in annotator audits: text to records, and text to a store on disk, on one core.

python benchmarks/builtin_speed.py            # the example articles, repeated to some megabytes
python benchmarks/builtin_speed.py FOLDER     # articles of your own
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from factcheck.annotators import Annotator
from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.auditing import audit_article
from factcheck.corpus import Ending, Way, audit_corpus
from factcheck.ground import ground
from factcheck.ingest import read_articles
from factcheck.records import Article
from factcheck.segment import segment
from factcheck.store import Store

MEGABYTES = 2.0
ROUNDS = 3


def corpus(places: list[str]) -> list[Article]:
    """The articles of `places`, each with a number in front so that no two are equal, until there are enough."""
    articles = [one for one in read_articles(places) if isinstance(one, Article) and one.text.strip()]
    found: list[Article] = []
    size = 0.0
    while size < MEGABYTES * 1e6:
        for article in articles:
            found.append(article.model_copy(update={"text": f"{len(found)}. {article.text}"}))
            size += len(article.text.encode())
    return found


async def to_records(articles: list[Article], annotator: Annotator) -> int:
    return sum([len((await audit_article(article, annotator)).claims) for article in articles])


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
    for article, sentences, annotation in labelled:
        ground(article, sentences, annotation.drafts)
    grounded = time.process_time()
    seconds = {
        "segment": segmented - started,
        "annotate": annotated - segmented,
        "ground": grounded - annotated,
    }
    print("  of which " + ", ".join(f"{name} {taken:.2f} s" for name, taken in seconds.items()))


def main() -> None:
    places = sys.argv[1:] or [str(Path(__file__).parents[1] / "examples")]
    articles = corpus(places)
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    annotator = BuiltinAnnotator()
    print(f"{len(articles)} articles, {size:.1f} MB")
    for name, work in (("text to records", to_records), ("text to store", to_store)):
        seconds = []
        for _ in range(ROUNDS):
            started = time.process_time()
            asyncio.run(work(articles, annotator))
            seconds.append(time.process_time() - started)
        print(f"{name}: {size / min(seconds):.2f} MB/s of processor time (best of {ROUNDS})")
    steps(articles, annotator)


if __name__ == "__main__":
    main()
