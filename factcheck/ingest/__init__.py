"""Reading: files, folders, web addresses, standard input and feeds to articles, one after the other."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from factcheck.ingest.building import built, parsed_date
from factcheck.ingest.decoding import known_encoding
from factcheck.ingest.describing import About, about, described
from factcheck.ingest.documents import read_address, read_file, read_stream
from factcheck.ingest.feeds import count_lines
from factcheck.ingest.places import files, kind_of
from factcheck.ingest.shapes import ReadOptions, Rejected
from factcheck.ingest.web import is_address
from factcheck.records import Article

__all__ = [
    "About",
    "ReadOptions",
    "Rejected",
    "about",
    "count_articles",
    "described",
    "is_page",
    "read_articles",
    "read_text",
]

STDIN = "-"


def read_articles(
    places: Iterable[str], options: ReadOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Article | Rejected]:
    """The article, or the reason for its absence, of each place in turn; each is read only when it is asked for.

    A place is a file, a folder, a pattern such as ``news/*.txt``, an http or https address, or ``-`` for `stdin` (that
    of the process where it is None). What is named twice is read once. What cannot be read is a `Rejected` and
    never an error; an empty file is an article, standard input without a byte is none.

    Raises:
        InputError: at once, where the options name an encoding that does not exist.
    """
    options = options or ReadOptions()
    if options.encoding:
        options = options.model_copy(update={"encoding": known_encoding(options.encoding)})
    return _read(places, options, stdin)


def read_text(
    text: str,
    *,
    title: str = "",
    url: str = "",
    published: date | str | None = None,
    external_id: str = "",
    location: str = "",
) -> Article:
    """An article of a text that is already here; a date at its start fills in for `published`.

    Raises:
        InputError: characters that cannot be stored (U+0000, half a surrogate pair), or a date that is none.
    """
    day = parsed_date(published) if isinstance(published, str) else published
    return built(text, title=title, url=url, published=day, external_id=external_id, location=location)


def count_articles(places: Iterable[str]) -> int | None:
    """How many articles and rejections `read_articles` will give, without reading them; None where nobody can say.

    That is so of standard input, and of a feed at an address or of more than 64 MB.
    """
    count = 0
    for found in _found(places):
        lines: int | None = 1
        if found == STDIN or (isinstance(found, str) and kind_of(found.partition("?")[0]) == "feed"):
            lines = None
        elif isinstance(found, Path) and kind_of(found) == "feed":
            lines = count_lines(found)
        if lines is None:
            return None
        count += lines
    return count


def is_page(article: Article) -> bool:
    """Whether `article` was read from an address or an HTML file, which as a rule say when they were published."""
    return is_address(article.location) or kind_of(article.location) == "page"


def _read(places: Iterable[str], options: ReadOptions, stdin: BinaryIO | None) -> Iterator[Article | Rejected]:
    for found in _found(places):
        if isinstance(found, Rejected):
            yield found
        elif isinstance(found, Path):
            yield from read_file(found, options)
        else:
            yield from _read_stdin(stdin, options) if found == STDIN else read_address(found, options)


def _found(places: Iterable[str]) -> Iterator[Path | Rejected | str]:
    """Files, each once; standard input and addresses as they were named, each once."""
    seen: set[str] = set()
    for place in places:
        if place != STDIN and not is_address(place):
            yield from files(place, seen)
        elif place not in seen:
            seen.add(place)
            yield place


def _read_stdin(stdin: BinaryIO | None, options: ReadOptions) -> Iterator[Article | Rejected]:
    # Not its buffer, whose lock the end of the process would wait for while a thread still reads.
    stream = stdin or (getattr(sys.stdin.buffer, "raw", sys.stdin.buffer) if sys.stdin else None)
    if stream is None:
        yield Rejected(location=STDIN, message="There is no standard input.", hint="Name a file instead.")
    else:
        yield from read_stream(stream, options)
