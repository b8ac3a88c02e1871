"""Puts the trail of one claim together: its words, its voices, and the call and the people behind its label."""

from collections.abc import Sequence
from datetime import date, datetime

from factcheck.errors import NotFoundError
from factcheck.records import AnnotatorInfo, AuditedArticle, Claim, Link, ModelCall, Record, Sentence, Signal
from factcheck.spans import Span
from factcheck.store import ReviewedLabel, Store
from factcheck.store.trailing import Around, LabelOnce, Payment, ReviewOnce, SaidElsewhere
from factcheck.store.versioning import ArticleVersion
from factcheck.vocabulary import AuditStatus, Label


class TrailArticle(Record):
    """The article that a claim stands in."""

    article_id: int
    text_sha256: str
    title: str
    url: str
    location: str
    published: date | None
    versions: tuple[ArticleVersion, ...]


class TrailAudit(Record):
    """The audit that found a claim."""

    audit_id: int
    annotator: AnnotatorInfo
    status: AuditStatus
    started_at: datetime
    finished_at: datetime
    is_latest: bool  # the newest by its annotator
    is_preferred: bool  # and the one that speaks for the article


class Voice(Record):
    """One voice of the chain with its words, and whom it belongs to where somebody has looked."""

    link: Link
    source_id: int | None = None
    source: str | None = None
    standing: str | None = None


class Trail(Record):
    """The receipt of one claim, from its words to whoever decided on its label.

    Spans count code points in the text of the article. The claim is as its annotator gave it; `label` is the one it has
    now, and none where a person found it to be no claim.
    """

    claim: Claim
    label: Label | None
    article: TrailArticle
    sentence: Sentence
    sentence_text: str
    claims_in_sentence: tuple[Claim, ...]  # itself among them, as they stand now
    content: tuple[str, ...]
    opinion_cues: tuple[str, ...]
    chain: tuple[Voice, ...]  # outermost voice first
    signals: tuple[Signal, ...]
    elsewhere: tuple[SaidElsewhere, ...]
    audit: TrailAudit
    call: ModelCall | None  # None: no model was asked
    claims_of_call: int  # how many claims of the audit rest on that call
    payment: Payment | None
    from_ledger: bool  # another audit had paid for the call
    reviews: tuple[ReviewOnce, ...]  # the earliest first
    labels: tuple[LabelOnce, ...]  # of the same words or of some of them, over all audits, the first one first


def trail(store: Store, ref: str, annotator: str | None = None) -> Trail:
    """The trail of the claim that `ref` means: its number in the store, or ``ARTICLE#N``, as `show` numbers claims.

    `annotator` says whose Nth claim is meant; without it, that of the audit that speaks for the article.

    Raises:
        NotFoundError: there is no such claim.
    """
    around = store.around(find_claim(store, ref, annotator))
    audited = store.audit(around.audit_id)
    decisions = store.reviewed_labels(around.audit_id)
    return assembled(audited, around, decisions, store.versions(around.article_id))


def find_claim(store: Store, ref: str, annotator: str | None = None) -> int:
    """The number of a claim in the store.

    Raises:
        NotFoundError: `ref` names no claim.
    """
    article, mark, number = ref.strip().rpartition("#")
    if not number.isdecimal():
        raise NotFoundError(f"{ref!r} names no claim.", hint="Name it by its number, as 12, or so: ARTICLE#3")
    if not mark:
        return int(number)
    audited = store.audited(store.find_article(article), annotator)
    for claim in audited.claims:
        if claim.number == int(number) and claim.claim_id is not None:
            return claim.claim_id
    raise NotFoundError(
        f"Article {audited.article_id} has no claim {number}: {audited.annotator.name} found {len(audited.claims)}.",
        hint=f"See: factcheck show {audited.article_id} --lines",
    )


def assembled(
    audited: AuditedArticle, around: Around, decisions: Sequence[ReviewedLabel], versions: Sequence[ArticleVersion]
) -> Trail:
    """The trail of one of the claims of `audited`, which must have been read from the store."""
    claim = next(one for one in audited.claims if one.claim_id == around.claim_id)
    now: dict[int | None, Label | None] = {one.claim_id: one.label for one in decisions}
    sentence = next(one for one in audited.sentences if one.number == claim.sentence)
    text = audited.article.text
    call = next((one for one in audited.calls if one.call_id == claim.call_id), None)
    return Trail(
        claim=claim,
        label=now.get(claim.claim_id, claim.label),
        article=_article(audited, around, versions),
        sentence=sentence,
        sentence_text=sentence.span.of(text),
        claims_in_sentence=tuple(_standing(audited.claims, claim, now)),
        content=_words(claim.content, text),
        opinion_cues=_words(claim.opinion_cues, text),
        chain=_chain(claim, around),
        signals=tuple(one for one in audited.signals if one.claim == claim.number),
        elsewhere=around.elsewhere,
        audit=_audit(audited, around),
        call=call,
        claims_of_call=sum(one.call_id == claim.call_id for one in audited.claims) if call else 0,
        payment=around.payment,
        from_ledger=around.payment is not None and around.payment.audit_id != around.audit_id,
        reviews=around.reviews,
        labels=around.labels,
    )


def _standing(claims: Sequence[Claim], claim: Claim, now: dict[int | None, Label | None]) -> list[Claim]:
    """The claims of the same sentence under the labels they have now; `claim` stays, whatever people made of it."""
    found: list[Claim] = []
    for one in claims:
        label = now.get(one.claim_id, one.label)
        if one.sentence == claim.sentence and (label is not None or one is claim):
            found.append(one.model_copy(update={"label": label or one.label}))
    return found


def _chain(claim: Claim, around: Around) -> tuple[Voice, ...]:
    meant = {one.position: one for one in around.voices}
    chain: list[Voice] = []
    for position, link in enumerate(claim.chain, start=1):
        known = meant.get(position)
        if known is None or known.source_id is None:
            chain.append(Voice(link=link))
        else:
            chain.append(Voice(link=link, **known.model_dump(exclude={"position"})))
    return tuple(chain)


def _article(audited: AuditedArticle, around: Around, versions: Sequence[ArticleVersion]) -> TrailArticle:
    about = audited.article
    return TrailArticle(
        article_id=around.article_id,
        text_sha256=around.text_sha256,
        title=about.title,
        url=about.url,
        location=about.location,
        published=about.published,
        versions=tuple(versions),
    )


def _audit(audited: AuditedArticle, around: Around) -> TrailAudit:
    return TrailAudit(
        audit_id=around.audit_id,
        annotator=audited.annotator,
        status=audited.status,
        started_at=audited.started_at,
        finished_at=audited.finished_at,
        is_latest=around.is_latest,
        is_preferred=around.is_preferred,
    )


def _words(spans: Sequence[Span], text: str) -> tuple[str, ...]:
    return tuple(span.of(text) for span in spans)
