"""Written names into sources: whom each voice of an audit belongs to, within its article and across articles."""

from factcheck.records import ArticleSource, AuditedArticle
from factcheck.sources.gathering import sources_of
from factcheck.sources.mentions import Voice, voices_of

__all__ = ["Voice", "article_sources", "sources_of"]


def article_sources(audited: AuditedArticle) -> tuple[ArticleSource, ...]:
    """Whom the voices of an audit belong to, the first heard first; every voice belongs to exactly one source."""
    return sources_of(audited.article.text, audited.article.id, tuple(voices_of(audited)))
