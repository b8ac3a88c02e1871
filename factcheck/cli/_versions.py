"""Puts into words which version of its article a text is."""

from collections.abc import Sequence

from factcheck.store.versioning import ArticleVersion


def version_words(versions: Sequence[ArticleVersion], article_id: int) -> str:
    """Which version of how many, and which speaks for all if this one does not; empty where there is only one."""
    if len(versions) < 2:
        return ""
    here = next(one for one in versions if one.article_id == article_id)
    current = next(one for one in versions if one.is_current)
    elsewhere = "" if here.is_current else f" (now: version {current.version}, article {current.article_id})"
    return f", version {here.version} of {len(versions)}{elsewhere}"
