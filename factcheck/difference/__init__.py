"""What changed between two audits of an article, or between two versions of it: in its sentences, and in its claims."""

from factcheck.difference.changes import (
    Aspect,
    ChangeKind,
    ClaimChange,
    Difference,
    Segment,
    SentenceChange,
    SentenceFate,
    Side,
)
from factcheck.difference.comparing import difference

__all__ = [
    "Aspect",
    "ChangeKind",
    "ClaimChange",
    "Difference",
    "Segment",
    "SentenceChange",
    "SentenceFate",
    "Side",
    "difference",
]
