"""A made-up article and what became of it in another version, in a shape that tests can compare."""

import asyncio
from functools import cache

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.auditing import audit_article
from factcheck.difference import ChangeKind, Difference, SentenceFate, difference
from factcheck.records import Article, AuditedArticle

FERRY = (
    "The ferry to Port Halden stopped on Monday.",
    "The crew counted 27 broken crates on the quay.",
    "“It is late,” Minister Oda Brekke said.",
    "The delay is a needless farce.",
    "The harbour of Sandvik reopens in May.",
)
FIRST = " ".join(FERRY)


@cache
def built_in(text: str) -> AuditedArticle:
    return asyncio.run(audit_article(Article(text=text), BuiltinAnnotator()))


def versions(before: str, after: str) -> Difference:
    return difference(built_in(before), built_in(after))


def edited(old: str, new: str) -> Difference:
    """From the article to the article with `new` in place of `old`."""
    assert old in FIRST
    return versions(FIRST, FIRST.replace(old, new))


def kinds(found: Difference) -> dict[str, set[ChangeKind]]:
    """By the words of the claim before, else after, what became of it."""
    return {(one.before or one.after).quote: set(one.kinds) for one in found.claims}  # type: ignore[union-attr]


def aspects(found: Difference, kind: ChangeKind) -> list[tuple[str, str]]:
    return [(one.before, one.after) for change in found.claims for one in change.aspects if one.kind is kind]


def fates(found: Difference) -> list[tuple[SentenceFate, int | None, int | None]]:
    return [(one.kind, one.before, one.after) for one in found.sentences]
