"""Many articles through one annotator and one store: read as they come, stored as they finish, never twice."""

import asyncio
import math
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence

from factcheck.annotators import Annotator
from factcheck.auditing import audit_article
from factcheck.corpus.desk import Desk, skipped, versions_of
from factcheck.corpus.endings import Ended, Ending, Reused, Skipped, VersionOf
from factcheck.corpus.under_way import UnderWay, Way
from factcheck.errors import StopAuditError, StoreError
from factcheck.ingest import Rejected
from factcheck.records import Article, AuditedArticle
from factcheck.store import Store
from factcheck.store.queueing import StoreQueue

__all__ = ["Ended", "Ending", "Reused", "Skipped", "VersionOf", "Way", "audit_corpus"]

# Articles of the built-in annotator stored in one transaction: opening the store costs more than the annotating. Nobody
# else gets at the store meanwhile, and nothing shows before, so a batch is no larger than what is likely to be stored,
# and to be annotated, in that many seconds.
_BATCH_ARTICLES = 256
_BATCH_CHARS = 1_000_000
_BATCH_S = 0.5
_ANNOTATING_S = 2.0
_FEWEST_ARTICLES = 16  # which take hardly longer than one


async def audit_corpus(
    articles: Iterable[Article | Rejected], annotator: Annotator, store: Store, way: Way | None = None
) -> AsyncIterator[Ended]:
    """Audit every article and yield each as it ends: builtin audits in batches, a model's side by side.

    Articles that `way.stop` interrupts are marked so, and not yielded.

    Raises:
        StopAuditError: no further call can succeed; what had been finished is stored, what was under way is marked
            as interrupted.
        StoreError: the store cannot be used.
    """
    store.close_abandoned()
    walk = _in_batches if annotator.info.name == "builtin" else _side_by_side
    async for ended in walk(articles, annotator, store, way or Way()):
        yield ended


async def _in_batches(
    articles: Iterable[Article | Rejected], annotator: Annotator, store: Store, way: Way
) -> AsyncIterator[Ended]:
    portion = _Portion()
    for batch in _batches(articles, portion):
        if way.stopped:
            return
        readable = [one for one in batch if isinstance(one, Article)]
        known = {} if way.again else store.finished_audits([article.id for article in readable], annotator.info)
        unknown: dict[str, Article] = {}
        for article in readable:
            if article.id not in known:
                unknown.setdefault(article.id, article)  # of two alike the first is audited
        began = time.monotonic()
        audited = [await audit_article(article, annotator) for article in unknown.values()]
        portion.annotated(len(audited), time.monotonic() - began)
        fresh = _saved(store, audited, portion)
        known |= {text: one.audited.audit_id for text, one in fresh.items() if one.audited and one.audited.audit_id}
        known_ones = iter(skipped(store, [one for one in readable if unknown.get(one.id) is not one], known))
        for one in batch:
            if isinstance(one, Rejected):
                yield Ended(ending=Ending.REJECTED, rejected=one)
            elif unknown.get(one.id) is one:
                yield fresh[one.id]
            else:
                yield next(known_ones)


class _Portion:
    """How many articles go into the store in one breath: few at first, so that something shows at once."""

    def __init__(self) -> None:
        self.articles = 1
        self._annotated_a_second = math.inf

    def annotated(self, articles: int, took_s: float) -> None:
        """So many articles were annotated in so long."""
        if articles:
            self._annotated_a_second = articles / max(took_s, 0.001)

    def stored(self, articles: int, *, held_s: float, waited_s: float) -> None:
        """So many articles held the store for so long; who has to wait for it long brings more the next time."""
        stored_in_time = articles * _BATCH_S / max(held_s, 0.001)
        annotated_in_time = self._annotated_a_second * max(_ANNOTATING_S, waited_s)
        self.articles = int(max(_FEWEST_ARTICLES, min(_BATCH_ARTICLES, stored_in_time, annotated_in_time)))


def _saved(store: Store, fresh: Sequence[AuditedArticle], portion: _Portion) -> dict[str, Ended]:
    """By the id of its article, each audit with the numbers it has in the store; no audit makes no store."""
    if not fresh:
        return {}
    came = time.monotonic()
    with store.held():
        began = time.monotonic()
        places = store.save_audits(fresh)
        edited = [place.article_id for place in places if place.has_versions]
        versions = dict(zip(edited, versions_of(store, edited) if edited else [], strict=True))
    portion.stored(len(fresh), held_s=time.monotonic() - began, waited_s=began - came)
    return {
        audited.article.id: Ended(
            ending=Ending.AUDITED,
            audited=audited.model_copy(update={"audit_id": place.audit_id, "article_id": place.article_id}),
            version=versions.get(place.article_id),
        )
        for audited, place in zip(fresh, places, strict=True)
    }


def _batches(articles: Iterable[Article | Rejected], portion: _Portion) -> Iterator[list[Article | Rejected]]:
    """Groups small enough to store in one breath."""
    batch: list[Article | Rejected] = []
    size = 0
    for one in articles:
        batch.append(one)
        size += len(one.text) if isinstance(one, Article) else 0
        if len(batch) >= portion.articles or size >= _BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


async def _side_by_side(
    articles: Iterable[Article | Rejected], annotator: Annotator, store: Store, way: Way
) -> AsyncIterator[Ended]:
    failed: BaseException | None = None
    watch = asyncio.create_task(_stop_when_wanted(annotator, way))
    steps = StoreQueue(store)
    desk = Desk(annotator, store, steps, again=way.again)
    work = UnderWay(articles, desk, steps, way)
    try:
        while await work.goes_on(begin=failed is None and not way.stopped):
            errors = {task: task.exception() for task in work.done()}
            for task, error in errors.items():
                if error is None:
                    yield task.result()
            for error in filter(None, errors.values()):
                failed = error if failed is None or isinstance(failed, StopAuditError) else failed
            if failed is not None and not isinstance(failed, StopAuditError):
                break  # nothing that is under way could be kept
    finally:
        watch.cancel()
        await asyncio.gather(watch, *work.cancelled(), return_exceptions=True)
        await steps.close()
    if isinstance(failed, StopAuditError) and way.stopped:
        return
    if failed is not None:
        raise _told_of_lost(failed, desk.past.lost)


def _told_of_lost(error: BaseException, answers: int) -> BaseException:
    """The error, with a word of the answers that were paid for and could not be kept."""
    if not answers or not isinstance(error, StoreError):
        return error
    those = "1 answer that came" if answers == 1 else f"{answers} answers that came"
    return type(error)(f"{error} It could not keep {those}, to be asked for again.", hint=error.hint)


async def _stop_when_wanted(annotator: Annotator, way: Way) -> None:
    if way.stop is not None:
        await way.stop.wait()
        annotator.stop()
