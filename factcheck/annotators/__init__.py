"""Annotators: each reads numbered sentences and says, in words, whose word every one of them is."""

from collections.abc import Sequence
from typing import Protocol

from factcheck.llm import Ledger
from factcheck.records import Annotation, AnnotatorInfo, Article, Sentence


class Annotator(Protocol):
    """Anything that can label the sentences of an article."""

    @property
    def info(self) -> AnnotatorInfo:
        """Who is labelling."""
        ...

    async def annotate(self, article: Article, sentences: Sequence[Sentence], ledger: Ledger) -> Annotation:
        """Drafts and outcomes: each sentence has at least one draft or exactly one outcome, never both.

        An annotator that asks a model keeps every call in `ledger` before it builds anything on it.
        """
        ...

    def stop(self) -> None:
        """Make no new call; those under way finish, and an article that needs more raises StopAuditError."""
        ...
