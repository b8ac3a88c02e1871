"""factcheck: the very path of ``factcheck audit``, from generated articles into a store on disk.

With ``builtin`` in place of an address no model is asked.
"""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measured import Run, measured

from factcheck.annotators.choice import chosen_annotator
from factcheck.corpus import Ending, Way, audit_corpus
from factcheck.records import Article
from factcheck.settings import Settings
from factcheck.store import Store
from factcheck.vocabulary import AuditStatus


async def audit(run: Run, folder: str) -> dict[str, int]:
    model = {} if run.base_url == "builtin" else {"model": "bench-model", "base_url": run.base_url}
    settings = Settings(**model, concurrency=run.concurrency)
    store = Store(Path(folder) / "bench.duckdb")
    found = {"complete": 0, "other": 0, "claims": 0}
    async with chosen_annotator(settings, {}) as annotator:
        walk = audit_corpus(articles(run), annotator, store, Way(concurrency=run.concurrency))
        async for ended in walk:
            whole = ended.ending is Ending.AUDITED and ended.audited.status is AuditStatus.COMPLETE
            found["complete" if whole else "other"] += 1
            found["claims"] += len(ended.audited.claims) if ended.audited else 0
    return found


def articles(run: Run) -> Iterator[Article]:
    for one in run.articles():
        yield Article(text=one.text, title=one.title)


def main() -> None:
    # What others have made is loaded before the clock starts, as it is for the other contenders.
    import duckdb  # noqa: F401
    import instructor
    import openai

    instructor.from_openai(openai.AsyncOpenAI(api_key="unused"))
    with tempfile.TemporaryDirectory() as folder:
        measured(sys.argv, lambda run: asyncio.run(audit(run, folder)))


if __name__ == "__main__":
    main()
