"""Gets the audits that are to be judged: made here and now, asked of a model through the store, or read from it."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from typing import NamedTuple

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.annotators.choice import chosen_annotator
from factcheck.auditing import audit_article
from factcheck.corpus import Way, audit_corpus
from factcheck.errors import NotFoundError
from factcheck.evaluation.gold import GoldDocument
from factcheck.records import Article, AuditedArticle
from factcheck.settings import Settings
from factcheck.store import Store


class Got(NamedTuple):
    """The audit of one text, or why there is none."""

    article: Article
    audited: AuditedArticle | None
    why_not: str = ""


async def builtin_audits(articles: Iterable[Article]) -> AsyncIterator[Got]:
    """Audits by the built-in annotator, made here and kept nowhere."""
    annotator = BuiltinAnnotator()
    for article in articles:
        yield Got(article, await audit_article(article, annotator))


async def model_audits(
    articles: Iterable[Article], settings: Settings, environ: Mapping[str, str], store: Store, stop: asyncio.Event
) -> AsyncIterator[Got]:
    """Audits by the model that the settings name, kept in `store` like any other: nothing is asked or paid for twice.

    Once `stop` is set no call is made any more.

    Raises:
        StopAuditError: the model cannot be asked any further; what was answered is kept.
        SettingsError: an unknown model, or a missing key.
    """
    async with chosen_annotator(settings, environ) as annotator:
        async for ended in audit_corpus(articles, annotator, store, Way(concurrency=settings.concurrency, stop=stop)):
            if ended.audited is not None:
                yield Got(ended.audited.article, ended.audited)
            elif ended.skipped is not None:
                yield Got(ended.skipped.article, store.audit(ended.skipped.audit_id))


async def stored_audits(articles: Iterable[Article], store: Store, annotator: str | None) -> AsyncIterator[Got]:
    """The newest finished audits that `store` has, by `annotator` or whose audit is preferred; nothing is run."""
    for article in articles:
        try:
            with store.read_together():
                audited = store.audited(store.find_article(article.id), annotator)
            yield Got(article, audited)
        except NotFoundError as error:
            yield Got(article, None, str(error))


def texts(gold: Iterable[GoldDocument]) -> Sequence[Article]:
    """Every text once; several documents may be about one."""
    return list({document.article.id: document.article for document in gold}.values())
