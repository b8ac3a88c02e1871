"""What becomes of the articles of a corpus."""

from enum import StrEnum

from factcheck.ingest import Rejected
from factcheck.records import Article, AuditedArticle, Record


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


class VersionOf(Record):
    """Which version of which article a text is."""

    article_id: int  # the first version
    version: int  # from 1
    reason: str = ""  # what both have in common: address, external_id or location; empty of the first


class Ended(Record):
    """One article is done: what was found, or why it needed no audit, or why it could not be read."""

    ending: Ending
    reused: Reused | None = None
    version: VersionOf | None = None  # of an audited text of which other versions are known
    audited: AuditedArticle | None = None
    skipped: Skipped | None = None
    rejected: Rejected | None = None
