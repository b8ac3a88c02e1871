"""Annotators: each reads numbered sentences and says, in words, whose word every one of them is."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from factcheck.annotators.confirming import Confirmation, PairWords
from factcheck.llm import Ledger
from factcheck.records import Annotation, AnnotatorInfo, Article, AuditedArticle, Sentence


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


@runtime_checkable
class TakesOver(Protocol):
    """An annotator that asks only about what changed since an earlier version of an article."""

    async def annotate_changes(
        self, article: Article, sentences: Sequence[Sentence], ledger: Ledger, earlier: AuditedArticle
    ) -> Annotation:
        """As `Annotator.annotate`, with what `earlier`, its own audit of another version, says of unchanged sentences.

        What is taken over names the call that it rests on, and that call is among those of the annotation.
        """
        ...


@runtime_checkable
class Confirms(Protocol):
    """An annotator that can also say whether claims that share their words say the same."""

    async def confirm(self, article: Article, pairs: Sequence[PairWords], ledger: Ledger) -> Confirmation:
        """A judgement of each pair, in one call for all of them; without one, they stand as they were found.

        Every call is kept in `ledger`. Nothing that goes wrong here is an error: the labels are there already.
        """
        ...
