"""Where the articles of a corpus go through a model's audit, side by side."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import suppress

from factcheck.annotators import Annotator, TakesOver
from factcheck.auditing import audit_sentences, nothing_found
from factcheck.corpus.endings import Ended, Ending, Reused, Skipped, VersionOf
from factcheck.errors import StopAuditError, StoreError
from factcheck.ingest import Rejected
from factcheck.receipts import Asked
from factcheck.records import Article, AuditedArticle, ModelCall
from factcheck.segment import segment
from factcheck.store import Store, StoredAudit
from factcheck.store.queueing import StoreQueue
from factcheck.store.running import Beginning
from factcheck.vocabulary import AuditStatus


class Past:
    """Whether a store may know an answer: not where all is asked anew, nor, if it is new, before its first call."""

    def __init__(self, store: Store, *, again: bool) -> None:
        self._store = store
        self._again = again
        self._nothing_kept = not store.exists
        self.lost = 0  # answers that the store could not keep

    @property
    def is_empty(self) -> bool:
        """Whether there is surely nothing to find; two processes that begin a store together may miss an answer."""
        return self._again or self._nothing_kept

    @property
    def is_known_to_be_empty(self) -> bool:
        """As `is_empty`, also if another process began the store at the same moment; asked once the store is there."""
        return self._again or (self._nothing_kept and self._store.made_here)

    def grew(self) -> None:
        """Something was kept."""
        self._nothing_kept = False


class StoreLedger:
    """Keeps the model calls of one audit in the store, and answers a request from it that was answered before.

    The audit may still be on its way into the store: nothing is asked before it has arrived.
    """

    def __init__(self, store: Store, steps: StoreQueue, started: Awaitable[StoredAudit], past: Past) -> None:
        self._store = store
        self._steps = steps
        self._started = asyncio.ensure_future(started)
        self._past = past
        self._missed: dict[Asked, int] = {}  # what was not found, and which commits of others there were then

    async def find(self, asked: Asked) -> ModelCall | None:
        """The newest good answer to the same request at the same address, unless it is to be asked again.

        Raises:
            StoreError: the audit could not be begun, so that no answer could be kept.
        """
        await asyncio.shield(self._started)
        others = self._store.others_committed()
        if self._missed.get(asked) == others:
            return None
        found = None
        if not self._past.is_known_to_be_empty:
            found = await self._steps.do(self._store.find_calls, asked, urgent=True)
        if found is None:
            self._missed[asked] = others
        return found

    async def record(self, call: ModelCall) -> int:
        """Keep an attempt, committed before anything is built on it."""
        place = await asyncio.shield(self._started)
        try:
            call_id = await self._steps.do(self._store.record_calls, (place.audit_id, call), urgent=True)
        except StoreError:
            self._past.lost += bool(call.answer)
            raise
        self._past.grew()
        self._missed.clear()
        return call_id


class Desk:
    """Where the articles of a corpus go through a model's audit, side by side."""

    def __init__(self, annotator: Annotator, store: Store, steps: StoreQueue, *, again: bool) -> None:
        self._annotator = annotator
        self._store = store
        self._steps = steps
        self.past = Past(store, again=again)
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
        if self._again or not self._store.exists:
            return None
        known = await self._steps.do(self._find, article.id, urgent=True)
        return None if known is None else await self._steps.do(self._skip, (article, known))

    async def _audited(self, article: Article) -> Ended:
        sentences, annotator = segment(article.text), self._annotator
        beginning = Beginning(article, sentences, annotator.info)
        starting = asyncio.ensure_future(self._steps.do(self._store.start_audits, beginning))
        try:
            # What is asked is worked out while the audit is on its way into the store.
            ledger = StoreLedger(self._store, self._steps, starting, self.past)
            earlier = None if self.past.is_empty else await self._earlier(await asyncio.shield(starting))
            audited = await audit_sentences(article, sentences, annotator, ledger, earlier)
            place = await asyncio.shield(starting)
        except (StopAuditError, StoreError, asyncio.CancelledError, KeyboardInterrupt):
            place = await starting
            with suppress(StoreError):  # it can no more be said than kept; what came first is told
                await self._finish(place, nothing_found(article, sentences, annotator))
            raise
        finishing = asyncio.ensure_future(self._finish(place, audited))
        reused = None if earlier is None else _reused(audited, earlier)
        finished = await asyncio.shield(finishing)
        version = await self._steps.do(self._versions, place.article_id) if place.has_versions else None
        return Ended(ending=Ending.AUDITED, audited=finished, reused=reused, version=version)

    async def _earlier(self, place: StoredAudit) -> AuditedArticle | None:
        """An audit of another version that need not be paid for again."""
        if not place.has_versions or not isinstance(self._annotator, TakesOver):
            return None
        return await self._steps.do(self._of_other_versions, place.article_id, urgent=True)

    def _of_other_versions(self, articles: Sequence[int]) -> list[AuditedArticle | None]:
        return self._store.earlier_audits(articles, self._annotator.info)

    def _versions(self, articles: Sequence[int]) -> list[VersionOf]:
        return versions_of(self._store, articles)

    async def _finish(self, place: StoredAudit, audited: AuditedArticle) -> AuditedArticle:
        numbered = audited.model_copy(update={"audit_id": place.audit_id, "article_id": place.article_id})
        await self._steps.do(self._store.finish_audits, (place.audit_id, numbered))
        return numbered

    def _find(self, text_hashes: Sequence[str]) -> list[int | None]:
        known = self._store.finished_audits(text_hashes, self._annotator.info)
        return [known.get(text_hash) for text_hash in text_hashes]

    def _skip(self, met: Sequence[tuple[Article, int]]) -> list[Ended]:
        articles = [article for article, _ in met]
        return skipped(self._store, articles, {article.id: audit_id for article, audit_id in met})


def versions_of(store: Store, articles: Sequence[int]) -> list[VersionOf]:
    """Which version of which article the store takes each text for."""
    return [
        VersionOf(article_id=first, version=version, reason=reason)
        for first, version, reason in store.version_numbers(articles)
    ]


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


def skipped(store: Store, articles: Sequence[Article], known: Mapping[str, int]) -> list[Ended]:
    """Articles that need no audit; where they were met this time is kept all the same."""
    numbers = store.note_origins(articles) if articles else []
    return [
        Ended(ending=Ending.SKIPPED, skipped=Skipped(article=article, article_id=number, audit_id=known[article.id]))
        for article, number in zip(articles, numbers, strict=True)
    ]
