"""What a person says of a single article: it stands above what the article says of itself."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice

from factcheck.errors import InputError
from factcheck.ingest.building import parsed_date, refuse_unstorable
from factcheck.ingest.shapes import Rejected
from factcheck.ingest.web import shown_address
from factcheck.records import Article, Record


class About(Record):
    """What is said; what is not said stays as it was found."""

    title: str = ""
    url: str = ""
    published: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return self == About()


def about(*, title: str = "", url: str = "", published: str = "") -> About:
    """What was typed, checked.

    Raises:
        InputError: an address that is none of the web's, a date that is none, or characters that cannot be stored.
    """
    for what, value in {"title": title, "url": url}.items():
        refuse_unstorable(what, value)
    if url and not url.lower().startswith(("http://", "https://")):
        raise InputError(
            f"{shown_address(url)[:80]!r} is not a web address.", hint="It begins with http:// or https://."
        )
    day = parsed_date(published) if published else None
    return About(title=title, url=shown_address(url) if url else "", published=day)


def described(articles: Iterator[Article | Rejected], said: About) -> Iterator[Article | Rejected]:
    """The one article of `articles` as `said`; every one as it is where nothing is said.

    Raises:
        InputError: there are several, none of which has been given out yet.
    """
    if said.is_empty:
        yield from articles
        return
    first = list(islice(articles, 2))
    if len(first) > 1:
        message = "A title, an address or a date can be given to one article only; here are several."
        raise InputError(message, hint="Audit that article alone, or write a feed: see README.md.")
    changes = {name: value for name, value in said if value}
    for one in chain(first, articles):
        yield one.model_copy(update=changes) if isinstance(one, Article) else one
