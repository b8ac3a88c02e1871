"""The order of the steps: an article in, an audited article out; many articles through one store.

Only this module knows that segmenting comes before annotating, and grounding before signals.
"""

import asyncio
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import NamedTuple, TypeGuard

from factcheck.annotators import Annotator, Confirms, TakesOver
from factcheck.annotators.confirming import Confirmation, PairWords
from factcheck.ground import ground
from factcheck.ingest import read_text
from factcheck.llm import EachOnce, Ledger, MemoryLedger
from factcheck.matching import restatements
from factcheck.records import Annotation, Article, AuditedArticle, Claim, ClaimPair, Sentence, SentenceOutcome
from factcheck.segment import segment
from factcheck.settings import Settings, load_settings
from factcheck.signals import signals
from factcheck.vocabulary import AuditStatus, Outcome


async def audit_article(article: Article, annotator: Annotator, ledger: Ledger | None = None) -> AuditedArticle:
    """Everything one annotator says of one article, located and checked; the store plays no part in it.

    Model calls are kept in `ledger`; without one they are forgotten at the end.
    """
    return await audit_sentences(article, segment(article.text), annotator, ledger or MemoryLedger())


def audit(text: str | Article, *, model: str = "", settings: Settings | None = None) -> AuditedArticle:
    """Audit one text right here: by the built-in annotator, or by a language model.

    Without `settings` those of factcheck.toml and the environment hold; `model` stands above either's.

    Nothing is stored; see `factcheck.corpus.audit_corpus` for many articles and a store. Not to be called where an
    event loop is running: await `audit_article` there.

    Raises:
        SettingsError: an unknown model or a missing key.
        StopAuditError: the model cannot be asked.
    """
    # Loaded late: the choice of annotators brings the prompts along.
    from factcheck.annotators.choice import chosen_annotator

    article = text if isinstance(text, Article) else read_text(text)
    chosen = load_settings() if settings is None else settings
    if model:
        chosen = chosen.model_copy(update={"model": model})

    async def with_annotator() -> AuditedArticle:
        async with chosen_annotator(chosen, os.environ) as annotator:
            return await audit_article(article, annotator)

    return asyncio.run(with_annotator())


async def audit_sentences(
    article: Article,
    sentences: Sequence[Sentence],
    annotator: Annotator,
    ledger: Ledger,
    earlier: AuditedArticle | None = None,
) -> AuditedArticle:
    """As `audit_article`, of an article that is split already.

    Where `earlier` is the annotator's own audit of another version, and it can take over from that, it is asked only
    about what changed.
    """
    started = datetime.now(UTC)
    ledger = EachOnce(ledger)
    if earlier is not None and isinstance(annotator, TakesOver):
        annotation = await annotator.annotate_changes(article, sentences, ledger, earlier)
    else:
        annotation = await annotator.annotate(article, sentences, ledger)
    claims = ground(article, sentences, annotation.drafts)
    located = _Located(claims, restatements(article.text, claims))
    if _confirms(annotator):
        said = await annotator.confirm(article, located.in_words(), ledger)
        annotation = annotation.model_copy(update={"calls": (*annotation.calls, *said.calls)})
        located = located.judged(said)
    return _assembled(article, sentences, annotator, annotation, located, started)


def _confirms(annotator: Annotator) -> TypeGuard[Confirms]:
    return _has_confirm(type(annotator))


@cache
def _has_confirm(kind: type[Annotator]) -> bool:
    """Whether annotators of one class confirm: asked once, since that takes as long as a whole step of an audit."""
    return issubclass(kind, Confirms)


def nothing_found(article: Article, sentences: Sequence[Sentence], annotator: Annotator) -> AuditedArticle:
    """An audit that was interrupted before it found anything."""
    now = datetime.now(UTC)
    return AuditedArticle(
        article=article,
        sentences=tuple(sentences),
        annotator=annotator.info,
        status=AuditStatus.INTERRUPTED,
        claims=(),
        outcomes=(),
        signals=(),
        calls=(),
        started_at=now,
        finished_at=now,
    )


def assembled(
    article: Article,
    sentences: Sequence[Sentence],
    annotator: Annotator,
    annotation: Annotation,
    started_at: datetime,
) -> AuditedArticle:
    """An annotation made exact: claims with spans, an outcome for each sentence, pairs, signals, and a status."""
    claims = ground(article, sentences, annotation.drafts)
    return _assembled(
        article, sentences, annotator, annotation, _Located(claims, restatements(article.text, claims)), started_at
    )


class _Located(NamedTuple):
    claims: tuple[Claim, ...]
    pairs: tuple[ClaimPair, ...]  # that say the same on different words

    def in_words(self) -> list[PairWords]:
        """The pairs as a model is asked about them."""
        quotes = {claim.number: claim.quote for claim in self.claims}
        return [PairWords(pair.earlier, pair.later, quotes[pair.earlier], quotes[pair.later]) for pair in self.pairs]

    def judged(self, said: Confirmation) -> "_Located":
        """Each pair with what a model says of it."""
        judged = {(one.earlier, one.later): one.model_dump(exclude={"earlier", "later"}) for one in said.judgements}
        pairs = [pair.model_copy(update=judged.get((pair.earlier, pair.later), {})) for pair in self.pairs]
        return self._replace(pairs=tuple(pairs))


def _assembled(
    article: Article,
    sentences: Sequence[Sentence],
    annotator: Annotator,
    annotation: Annotation,
    located: _Located,
    started_at: datetime,
) -> AuditedArticle:
    outcomes = _outcomes(sentences, annotation)
    return AuditedArticle(
        article=article,
        sentences=tuple(sentences),
        annotator=annotator.info,
        status=_status(outcomes),
        claims=located.claims,
        outcomes=outcomes,
        signals=signals(article, sentences, located.claims, outcomes, located.pairs),
        calls=annotation.calls,
        started_at=started_at,
        finished_at=datetime.now(UTC),
        pairs=located.pairs,
    )


def _outcomes(sentences: Sequence[Sentence], annotation: Annotation) -> tuple[SentenceOutcome, ...]:
    """One outcome a sentence; a sentence that nobody spoke of has failed."""
    given = {outcome.sentence: outcome for outcome in annotation.outcomes}
    for draft in annotation.drafts:
        if draft.sentence not in given:
            given[draft.sentence] = _with_claims(draft.sentence, draft.call_id)
    return tuple(
        given.get(sentence.number)
        or SentenceOutcome(sentence=sentence.number, outcome=Outcome.FAILED, cause="the annotator did not speak of it")
        for sentence in sentences
    )


@lru_cache(maxsize=2_000)
def _with_claims(sentence: int, call_id: int | None) -> SentenceOutcome:
    """The outcome of a sentence that makes claims: of one number in all articles the same record."""
    return SentenceOutcome(sentence=sentence, outcome=Outcome.CLAIMS, call_id=call_id)


def _status(outcomes: Sequence[SentenceOutcome]) -> AuditStatus:
    failed = [outcome.outcome for outcome in outcomes].count(Outcome.FAILED)
    if not outcomes:
        return AuditStatus.EMPTY
    if failed == len(outcomes):
        return AuditStatus.FAILED
    return AuditStatus.PARTIAL if failed else AuditStatus.COMPLETE
