"""Many articles through one annotator and one store: read as they come, stored as they finish, never twice."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from factcheck.annotators import Annotator, TakesOver
from factcheck.auditing import annotated, assembled, audit_article
from factcheck.errors import StopAuditError, StoreError
from factcheck.ingest import Rejected
from factcheck.records import Annotation, Article, AuditedArticle, ModelCall, Record
from factcheck.segment import segment
from factcheck.store import Store, StoredAudit
from factcheck.store.queueing import StoreQueue
from factcheck.store.running import Beginning
from factcheck.vocabulary import AuditStatus

# Articles of the built-in annotator stored in one transaction: opening the store costs more than the annotating. Nobody
# else gets at the store meanwhile, so a batch is no larger than what is likely to be stored in that many seconds.
_BATCH_ARTICLES = 256
_BATCH_CHARS = 1_000_000
_BATCH_S = 0.5
_FEWEST_ARTICLES = 16  # which take hardly longer than one


class Ending(StrEnum):
    """What became of one article of a corpus."""

    AUDITED = "audited"
    SKIPPED = "skipped"  # the same annotator had finished it before
    REJECTED = "rejected"  # it could not be read


class Skipped(Record):
    """An article as it was met this time, and the audit that the store holds of it."""

    article: Article
    article_id: int
    audit_id: int


class Reused(Record):
    """What an audit took over from the audit of another version, because the sentences are the same."""

    article_id: int  # the other version
    audit_id: int
    sentences: int  # taken over
    asked: int  # of the new version, asked about all the same
    tokens_saved: int | None  # the share these sentences had in the tokens of the calls then; None: not reported


class Ended(Record):
    """One article is done: what was found, or why it needed no audit, or why it could not be read."""

    ending: Ending
    reused: Reused | None = None
    audited: AuditedArticle | None = None
    skipped: Skipped | None = None
    rejected: Rejected | None = None


class StoreLedger:
    """Keeps the model calls of one audit in the store, and answers a request from it that was answered before."""

    def __init__(self, store: Store, steps: StoreQueue, audit_id: int, *, again: bool) -> None:
        self._store = store
        self._steps = steps
        self._audit_id = audit_id
        self._again = again

    async def find(self, request_hash: str) -> ModelCall | None:
        """The newest good answer to the same request, unless it is to be asked again."""
        return None if self._again else await self._steps.do(self._store.find_calls, request_hash, urgent=True)

    async def record(self, call: ModelCall) -> int:
        """Keep an attempt, committed before anything is built on it."""
        return await self._steps.do(self._store.record_calls, (self._audit_id, call), urgent=True)


class Way(NamedTuple):
    """How a corpus is to be audited."""

    concurrency: int = 16  # articles asked about at a time; a quarter more are being begun or stored
    again: bool = False  # also what the same annotator has finished before, and without kept answers
    stop: asyncio.Event | None = None  # once set, no call is made any more; those under way finish and are stored

    @property
    def at_once(self) -> int:
        """Articles under way: enough that no call waits for an article to be begun or stored."""
        return self.concurrency + self.concurrency // 4

    @property
    def stopped(self) -> bool:
        """Whether the audit is to end early."""
        return self.stop is not None and self.stop.is_set()


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
        fresh = _saved(store, [await audit_article(article, annotator) for article in unknown.values()], portion)
        known |= {article_id: audited.audit_id for article_id, audited in fresh.items() if audited.audit_id is not None}
        skipped = iter(_skipped(store, [one for one in readable if unknown.get(one.id) is not one], known))
        for one in batch:
            if isinstance(one, Rejected):
                yield Ended(ending=Ending.REJECTED, rejected=one)
            elif unknown.get(one.id) is one:
                yield Ended(ending=Ending.AUDITED, audited=fresh[one.id])
            else:
                yield next(skipped)


class _Portion:
    """How many articles go into the store in one breath: few at first, so that something shows at once."""

    def __init__(self) -> None:
        self.articles = 1

    def took(self, articles: int, held_s: float) -> None:
        """So many articles held the store for so long."""
        fitting = int(articles * _BATCH_S / max(held_s, 0.001))
        self.articles = max(_FEWEST_ARTICLES, min(_BATCH_ARTICLES, fitting))


def _saved(store: Store, fresh: Sequence[AuditedArticle], portion: _Portion) -> dict[str, AuditedArticle]:
    """By the id of its article, each audit with the numbers it has in the store; no audit makes no store."""
    if not fresh:
        return {}
    with store.held():
        began = time.monotonic()
        places = store.save_audits(fresh)
    portion.took(len(fresh), time.monotonic() - began)
    return {
        audited.article.id: audited.model_copy(update={"audit_id": place.audit_id, "article_id": place.article_id})
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
    source = iter(articles)
    under_way: set[asyncio.Task[Ended]] = set()
    failed: StopAuditError | None = None
    watch = asyncio.create_task(_stop_when_wanted(annotator, way))
    steps = StoreQueue(store)
    desk = _Desk(annotator, store, steps, again=way.again)
    try:
        while True:
            while failed is None and not way.stopped and len(under_way) < way.at_once:
                # Reading may wait for a disk or a server; the answers under way must not.
                one = await asyncio.to_thread(next, source, None)
                if one is None:
                    break
                under_way.add(asyncio.create_task(desk.deal_with(one)))
            if not under_way:
                break
            done, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                error = task.exception()
                if isinstance(error, StopAuditError):
                    failed = error
                else:
                    yield task.result()
    finally:
        watch.cancel()
        for task in under_way:
            task.cancel()
        await asyncio.gather(watch, *under_way, return_exceptions=True)
        await steps.close()
    if failed is not None and not way.stopped:
        raise failed


async def _stop_when_wanted(annotator: Annotator, way: Way) -> None:
    if way.stop is not None:
        await way.stop.wait()
        annotator.stop()


class _Desk:
    """Where the articles of a corpus go through a model's audit, side by side."""

    def __init__(self, annotator: Annotator, store: Store, steps: StoreQueue, *, again: bool) -> None:
        self._annotator = annotator
        self._store = store
        self._steps = steps
        self._again = again
        self._texts: dict[str, asyncio.Future[int | None]] = {}  # under way; the audit, once there is a whole one

    async def deal_with(self, one: Article | Rejected) -> Ended:
        """Audit an article, unless it has been; of two alike the second waits for what becomes of the first."""
        if isinstance(one, Rejected):
            return Ended(ending=Ending.REJECTED, rejected=one)
        while one.id in self._texts:
            audit_id = await asyncio.shield(self._texts[one.id])
            if audit_id is not None:
                return await self._steps.do(self._skip, (one, audit_id))
        self._texts[one.id] = whole = asyncio.get_running_loop().create_future()
        try:
            ended = await self._looked_up(one) or await self._audited(one)
            whole.set_result(_whole(ended))
            return ended
        finally:
            del self._texts[one.id]
            if not whole.done():
                whole.set_result(None)

    async def _looked_up(self, article: Article) -> Ended | None:
        known = None if self._again else await self._steps.do(self._find, article.id, urgent=True)
        return None if known is None else await self._steps.do(self._skip, (article, known))

    async def _audited(self, article: Article) -> Ended:
        started = datetime.now(UTC)
        sentences, annotator = segment(article.text), self._annotator
        beginning = Beginning(article, sentences, annotator.info)
        starting = asyncio.ensure_future(self._steps.do(self._store.start_audits, beginning))
        try:
            place = await asyncio.shield(starting)
            ledger = StoreLedger(self._store, self._steps, place.audit_id, again=self._again)
            earlier = await self._earlier(place)
            annotation = await annotated(article, sentences, annotator, ledger, earlier)
        except (StopAuditError, StoreError, asyncio.CancelledError, KeyboardInterrupt):
            place = await starting
            nothing = assembled(article, sentences, annotator, Annotation(drafts=(), outcomes=()), started)
            with suppress(StoreError):  # it can no more be said than kept; what came first is told
                await self._finish(place, nothing.model_copy(update=_INTERRUPTED))
            raise
        audited = assembled(article, sentences, annotator, annotation, started)
        finishing = asyncio.ensure_future(self._finish(place, audited))
        reused = None if earlier is None else _reused(audited, earlier)
        return Ended(ending=Ending.AUDITED, audited=await asyncio.shield(finishing), reused=reused)

    async def _earlier(self, place: StoredAudit) -> AuditedArticle | None:
        """An audit of another version that need not be paid for again."""
        if self._again or not place.has_versions or not isinstance(self._annotator, TakesOver):
            return None
        return await self._steps.do(self._of_other_versions, place.article_id, urgent=True)

    def _of_other_versions(self, articles: Sequence[int]) -> list[AuditedArticle | None]:
        return self._store.earlier_audits(articles, self._annotator.info)

    async def _finish(self, place: StoredAudit, audited: AuditedArticle) -> AuditedArticle:
        numbered = audited.model_copy(update={"audit_id": place.audit_id, "article_id": place.article_id})
        await self._steps.do(self._store.finish_audits, (place.audit_id, numbered))
        return numbered

    def _find(self, text_hashes: Sequence[str]) -> list[int | None]:
        known = self._store.finished_audits(text_hashes, self._annotator.info)
        return [known.get(text_hash) for text_hash in text_hashes]

    def _skip(self, met: Sequence[tuple[Article, int]]) -> list[Ended]:
        articles = [article for article, _ in met]
        return _skipped(self._store, articles, {article.id: audit_id for article, audit_id in met})


def _reused(audited: AuditedArticle, earlier: AuditedArticle) -> Reused | None:
    """What of `audited` rests on calls of `earlier`; None where nothing does."""
    assert earlier.article_id is not None
    assert earlier.audit_id is not None
    calls = {call.call_id: call for call in earlier.calls}
    settled = Counter(one.call_id for one in audited.outcomes if one.call_id in calls and one.call_id is not None)
    if not settled:
        return None
    shares = [(calls[call_id], times / max(1, len(calls[call_id].sentences))) for call_id, times in settled.items()]
    known = all(call.tokens_in is not None and call.tokens_out is not None for call, _ in shares)
    tokens = sum(((call.tokens_in or 0) + (call.tokens_out or 0)) * share for call, share in shares)
    return Reused(
        article_id=earlier.article_id,
        audit_id=earlier.audit_id,
        sentences=settled.total(),
        asked=sum(one.call_id is not None for one in audited.outcomes) - settled.total(),
        tokens_saved=round(tokens) if known else None,
    )


def _whole(ended: Ended) -> int | None:
    """The audit after which an article of the same text needs none."""
    if ended.skipped is not None:
        return ended.skipped.audit_id
    done = ended.audited is not None and ended.audited.status in (AuditStatus.COMPLETE, AuditStatus.EMPTY)
    return ended.audited.audit_id if done and ended.audited is not None else None


def _skipped(store: Store, articles: Sequence[Article], known: Mapping[str, int]) -> list[Ended]:
    """Articles that need no audit; where they were met this time is kept all the same."""
    numbers = store.note_origins(articles) if articles else []
    return [
        Ended(ending=Ending.SKIPPED, skipped=Skipped(article=article, article_id=number, audit_id=known[article.id]))
        for article, number in zip(articles, numbers, strict=True)
    ]


_INTERRUPTED = {"status": AuditStatus.INTERRUPTED, "outcomes": (), "signals": ()}
