"""What the store answers: small records beside those that flow between the steps."""

from datetime import datetime

from factcheck.records import Record, ReviewedPart
from factcheck.vocabulary import Label, OpinionKind


class StoredAudit(Record):
    """The numbers an audit was given."""

    audit_id: int
    article_id: int
    has_versions: bool = False  # other versions of the article are known


class ArticleRow(Record):
    """One article of the store, in short. `claims` counts those of its preferred audit, as they stand after review."""

    article_id: int
    text_sha256: str
    title: str
    url: str
    location: str
    chars: int  # code points
    audits: int
    claims: int
    added_at: datetime  # UTC


class ReviewedLabel(Record):
    """What people made of one claim: its label now, or none where it was found to be no claim."""

    claim_id: int
    label: Label | None
    reviewed_by: str
    decision: str
    note: str
    reviewed_at: datetime  # UTC
    opinion_kind: OpinionKind | None = None  # None: as the annotator gave it
    parts: tuple[ReviewedPart, ...] = ()  # empty: in its place and with its voices as the annotator gave it
    others_differ: bool = False  # the last decision of another reviewer says something else


class Violation(Record):
    """One broken promise of the store."""

    check: str
    detail: str
