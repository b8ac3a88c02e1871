"""Puts the trail of one claim together: its words, its voices, and the call and the people behind its label."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from factcheck.errors import NotFoundError
from factcheck.records import AnnotatorInfo, AuditedArticle, Claim, Link, ModelCall, Record, Sentence, Signal
from factcheck.reviewed import reviewed
from factcheck.sources import article_sources
from factcheck.sources.deciding import Decided
from factcheck.spans import Span
from factcheck.store import ReviewedLabel, Store
from factcheck.store.sourcing import Sourcing
from factcheck.store.trailing import Around, LabelOnce, Payment, ReviewOnce, SaidElsewhere, VoiceMeant, VoiceNow
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


class Standing(Record):
    """A claim, or one of the parts into which a person split it, as it stands with what people decided."""

    claim: Claim
    chain: tuple[Voice, ...]  # outermost voice first; empty unless it is an attributed statement


class Trail(Record):
    """The receipt of one claim, from its words to whoever decided on its label.

    Spans count code points in the text of the article. `claim` and `chain` are as its annotator gave them, `stands` is
    what people made of it; `label` is the one it has now, of its first part, and none where a person found it to be no
    claim.
    """

    claim: Claim
    label: Label | None
    stands: tuple[Standing, ...]  # one a part; empty where it is no claim
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
    with store.read_together():
        around = store.around(find_claim(store, ref, annotator))
        audited = store.audit(around.audit_id)
        given = _voices_given(store, audited, around)
        decisions = store.reviewed_labels(around.audit_id)
        versions = store.versions(around.article_id)
    return assembled(audited, around.model_copy(update={"voices": given}), decisions, versions)


def _voices_given(store: Store, audited: AuditedArticle, around: Around) -> tuple[VoiceMeant, ...]:
    """Whom the annotator's voices of a claim belong to; looked up anew where people put others in their place."""
    claim = next(one for one in audited.claims if one.claim_id == around.claim_id)
    if len(around.voices) == len(claim.chain):
        return around.voices

    def look_up(sources: Sourcing) -> tuple[VoiceMeant, ...]:
        decided = Decided(sources.decisions())
        ours = decided.apart(audited.article.id, article_sources(audited))
        keys = {place.position: one.key for one in ours for place in one.voices if place.claim == claim.number}
        held = {row[0]: row[1:] for row in sources.rows("held_to_be", keys=sorted(keys.values()))}
        return tuple(
            VoiceMeant(position=position, source_id=meant[0], source=meant[1], standing=meant[2])
            for position, key in sorted(keys.items())
            if (meant := held.get(key))
        )

    return store.with_sources(look_up)


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
    left = reviewed(audited, decisions).claims
    sentence = next(one for one in audited.sentences if one.number == claim.sentence)
    text = audited.article.text
    call = next((one for one in audited.calls if one.call_id == claim.call_id), None)
    return Trail(
        claim=claim,
        label=now.get(claim.claim_id, claim.label),
        stands=_stands([one for one in left if one.claim_id == claim.claim_id], around.voices_now),
        article=_article(audited, around, versions),
        sentence=sentence,
        sentence_text=sentence.span.of(text),
        claims_in_sentence=tuple(_in_sentence(left, claim)),
        content=_words(claim.content, text),
        opinion_cues=_words(claim.opinion_cues, text),
        chain=_chain(claim, around),
        signals=around.signals,
        elsewhere=around.elsewhere,
        audit=_audit(audited, around),
        call=call,
        claims_of_call=sum(one.call_id == claim.call_id for one in audited.claims) if call else 0,
        payment=around.payment,
        from_ledger=around.payment is not None and around.payment.audit_id != around.audit_id,
        reviews=around.reviews,
        labels=around.labels,
    )


def _in_sentence(left: Sequence[Claim], claim: Claim) -> list[Claim]:
    """The claims of the same sentence as people left them; `claim` stays where they left none of it."""
    found = [one for one in left if one.sentence == claim.sentence]
    is_left = any(one.claim_id == claim.claim_id for one in found)
    return found if is_left else sorted([*found, claim], key=lambda one: one.number)


def _stands(parts: Sequence[Claim], voices: Sequence[VoiceNow]) -> tuple[Standing, ...]:
    found: list[Standing] = []
    for number, part in enumerate(parts, start=1):
        links = part.chain if part.label is Label.ATTRIBUTED_STATEMENT else ()
        meant = {one.position: one for one in voices if one.part == number}
        found.append(Standing(claim=part.model_copy(update={"chain": links}), chain=_voices(links, meant)))
    return tuple(found)


def _chain(claim: Claim, around: Around) -> tuple[Voice, ...]:
    return _voices(claim.chain, {one.position: one for one in around.voices})


def _voices(links: Sequence[Link], meant: Mapping[int, VoiceMeant | VoiceNow]) -> tuple[Voice, ...]:
    chain: list[Voice] = []
    for position, link in enumerate(links, start=1):
        known = meant.get(position)
        if known is None or known.source_id is None:
            chain.append(Voice(link=link))
        else:
            chain.append(Voice(link=link, source_id=known.source_id, source=known.source, standing=known.standing))
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
