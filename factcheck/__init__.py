"""Whose word is this? Articles into claims: reported fact, attributed statement or opinion, each in its exact place.

    import factcheck

    audited = factcheck.audit("The quay opened in May. “It is late,” Oda Brekke said.")
    for claim in audited.claims:
        print(claim.label, claim.quote, claim.span)

Nothing heavy is loaded before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.auditing import audit as audit
    from factcheck.auditing import audit_article as audit_article
    from factcheck.errors import FactcheckError as FactcheckError
    from factcheck.ingest import read_articles as read_articles
    from factcheck.records import Article as Article
    from factcheck.records import AuditedArticle as AuditedArticle
    from factcheck.records import Claim as Claim
    from factcheck.store import Store as Store

_HOMES = {
    "audit": "factcheck.auditing",
    "audit_article": "factcheck.auditing",
    "FactcheckError": "factcheck.errors",
    "read_articles": "factcheck.ingest",
    "Article": "factcheck.records",
    "AuditedArticle": "factcheck.records",
    "Claim": "factcheck.records",
    "Store": "factcheck.store",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
