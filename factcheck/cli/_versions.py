"""Puts into words which version of its article a text is."""

from collections.abc import Sequence

from factcheck.cli._diagnostics import say
from factcheck.store import Store
from factcheck.store.versioning import ArticleVersion


def version_words(versions: Sequence[ArticleVersion], article_id: int) -> str:
    """Which version of how many, and which speaks for all if this one does not; empty where there is only one."""
    if len(versions) < 2:
        return ""
    here = next(one for one in versions if one.article_id == article_id)
    current = next(one for one in versions if one.is_current)
    elsewhere = "" if here.is_current else f" (now: version {current.version}, article {current.article_id})"
    return f", version {here.version} of {len(versions)}{elsewhere}"


def unheard_words(versions: Sequence[ArticleVersion], article_id: int) -> str:
    """That a newer version than the one shown has nothing to show; empty where none is, or another one speaks."""
    here = next(one for one in versions if one.article_id == article_id)
    newest = max(versions, key=lambda one: (one.last_met_at, one.article_id))
    if not here.is_current or newest is here:
        return ""
    why = "has no text" if newest.annotators else "has no finished audit"
    return f"beware: version {newest.version} (article {newest.article_id}) is newer, but {why}; this one speaks so far"


def say_who_speaks(store: Store, articles: Sequence[int]) -> None:
    """A line for each of these articles for which another version speaks, so that nothing found is no riddle."""
    for number in articles:
        versions = store.versions(number)
        here = next(one for one in versions if one.article_id == number)
        current = next(one for one in versions if one.is_current)
        if here is not current:
            speaks = f"version {current.version} (article {current.article_id}) speaks for it"
            say(f"Article {number} is version {here.version} of {len(versions)}, and {speaks}.")
