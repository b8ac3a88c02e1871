"""What a comparison comes to: records that can be read from either side."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from factcheck.records import AuditedArticle, Claim, Record
from factcheck.vocabulary import Label


class ChangeKind(StrEnum):
    """What became of a claim."""

    VANISHED = "vanished"  # its words were taken out of the article
    NEGATED = "negated"  # a negation came into it, or went out of it
    QUOTATION = "quotation"  # other words stand in quotation marks
    SOFTENED = "softened"  # the article vouches for less of it: a fact on somebody's word, a hedge, a vaguer number
    HARDENED = "hardened"  # the reverse
    FIGURE = "figure"  # a number is another one, came or went; or a day or a month is another one
    NAME = "name"  # another name
    FLIPPED = "flipped"  # another label
    SOURCE = "source"  # on another's word
    GONE = "gone"  # its words still stand there, and nobody calls them a claim any more
    NEW = "new"  # the reverse: a claim on words that stood there before
    REWORDED = "reworded"  # other words, in whatever else; punctuation, white space and typography are none
    MOVED = "moved"  # it begins or ends elsewhere in its sentence, or its sentence stands elsewhere
    APPEARED = "appeared"  # its words came into the article


class SentenceFate(StrEnum):
    """What became of a sentence."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


_OTHER_WAY: dict[ChangeKind, ChangeKind] = {
    ChangeKind.VANISHED: ChangeKind.APPEARED,
    ChangeKind.APPEARED: ChangeKind.VANISHED,
    ChangeKind.SOFTENED: ChangeKind.HARDENED,
    ChangeKind.HARDENED: ChangeKind.SOFTENED,
    ChangeKind.GONE: ChangeKind.NEW,
    ChangeKind.NEW: ChangeKind.GONE,
}
_SENTENCE_OTHER_WAY = {
    SentenceFate.ADDED: SentenceFate.REMOVED,
    SentenceFate.REMOVED: SentenceFate.ADDED,
}
_RANK = {kind: rank for rank, kind in enumerate(ChangeKind)}


class Segment(Record):
    """Some words of a sentence before and after; equal where nothing changed."""

    before: str
    after: str


class SentenceChange(Record):
    """A sentence that is not what it was, or not where it was. Numbers are those of its article."""

    kind: SentenceFate
    before: int | None
    after: int | None
    segments: tuple[Segment, ...]  # put together they are the sentence before, and after

    def mirrored(self) -> "SentenceChange":
        """The same seen from the other side."""
        segments = tuple(Segment(before=one.after, after=one.before) for one in self.segments)
        kind = _SENTENCE_OTHER_WAY.get(self.kind, self.kind)
        return SentenceChange(kind=kind, before=self.after, after=self.before, segments=segments)


class Aspect(Record):
    """One way in which a claim changed: from what, to what."""

    kind: ChangeKind
    before: str = ""
    after: str = ""


class ClaimChange(Record):
    """A claim that is not what it was, each aspect once, the gravest first."""

    before: Claim | None
    after: Claim | None
    aspects: tuple[Aspect, ...]

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """What became of it, the gravest first."""
        return tuple(dict.fromkeys(aspect.kind for aspect in self.aspects))

    def mirrored(self) -> "ClaimChange":
        """The same seen from the other side."""
        aspects = [
            Aspect(kind=_OTHER_WAY.get(one.kind, one.kind), before=one.after, after=one.before) for one in self.aspects
        ]
        return ClaimChange(before=self.after, after=self.before, aspects=by_gravity(aspects))


class Side(Record):
    """One of the two that are compared."""

    article_id: int | None
    audit_id: int | None
    title: str
    location: str
    url: str
    annotator: str
    annotator_version: str
    finished_at: datetime
    sentences: int
    claims: int
    labels: dict[Label, int]


class Difference(Record):
    """Everything that differs, in the order of the text. What is the same is only counted."""

    before: Side
    after: Side
    same_text: bool  # two audits of one text; else two versions
    sentences: tuple[SentenceChange, ...]
    claims: tuple[ClaimChange, ...]
    unchanged_sentences: int
    unchanged_claims: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not self.sentences and not self.claims

    def mirrored(self) -> "Difference":
        """The same seen from the other side."""
        return Difference(
            before=self.after,
            after=self.before,
            same_text=self.same_text,
            sentences=sentences_in_order(one.mirrored() for one in self.sentences),
            claims=claims_in_order(one.mirrored() for one in self.claims),
            unchanged_sentences=self.unchanged_sentences,
            unchanged_claims=self.unchanged_claims,
        )


def side_of(audited: AuditedArticle) -> Side:
    """What is said of one side."""
    return Side(
        article_id=audited.article_id,
        audit_id=audited.audit_id,
        title=audited.article.title,
        location=audited.article.location,
        url=audited.article.url,
        annotator=audited.annotator.name,
        annotator_version=audited.annotator.version,
        finished_at=audited.finished_at,
        sentences=len(audited.sentences),
        claims=len(audited.claims),
        labels={label: sum(claim.label is label for claim in audited.claims) for label in Label},
    )


def by_gravity(aspects: Iterable[Aspect]) -> tuple[Aspect, ...]:
    """Aspects in the order of `ChangeKind`, those of one kind in the order of the text."""
    return tuple(sorted(aspects, key=lambda aspect: _RANK[aspect.kind]))


def sentences_in_order(changes: Iterable[SentenceChange]) -> tuple[SentenceChange, ...]:
    """In the order of the later text; what was taken out stands before the sentence of its number."""
    return tuple(
        sorted(changes, key=lambda one: (one.after or one.before or 0, one.after is not None, one.before or 0))
    )


def claims_in_order(changes: Iterable[ClaimChange]) -> tuple[ClaimChange, ...]:
    """The gravest first, those of one kind in the order of the text."""

    def place(change: ClaimChange) -> tuple[int, int, int]:
        claim = change.after or change.before
        return _RANK[change.aspects[0].kind], claim.span.start if claim else 0, claim.number if claim else 0

    return tuple(sorted(changes, key=place))
