"""One file, answer or stream of bytes to its article, or to the articles of a feed."""

import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from factcheck.errors import InputError
from factcheck.ingest.building import built, too_long
from factcheck.ingest.decoding import Decoded, decode
from factcheck.ingest.feeds import read_feed
from factcheck.ingest.files import opened, whole
from factcheck.ingest.headlines import headline
from factcheck.ingest.markdown import about
from factcheck.ingest.pages import declared_encodings, looks_like_page, read_page
from factcheck.ingest.places import ENDINGS, KINDS, Kind, kind_of
from factcheck.ingest.shapes import ReadOptions, Rejected, could_not_be_read, rejected, shown
from factcheck.ingest.web import Fetched, fetch, shown_address
from factcheck.records import Article

_STDIN = "-"
_PEEK = 4096
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_FEED_TYPES = ("application/jsonl", "application/jsonlines", "application/x-jsonlines", "application/x-ndjson")
_UNSAID_TYPES = ("", "application/octet-stream", "binary/octet-stream")


class _Source(NamedTuple):
    """Bytes, and what is known of them before they are read."""

    data: bytes
    kind: Kind
    location: str
    url: str = ""
    charset: str = ""  # as the server says


def read_file(path: Path, options: ReadOptions) -> Iterator[Article | Rejected]:
    """The article in a file, or those of a feed, one after the other while the file is open."""
    location = shown(path)
    try:
        with opened(path) as stream:
            if kind_of(path) == "feed":
                yield from read_feed(stream, location, options)
            else:
                yield _article(_file_source(stream, path, location, options), options)
    except InputError as error:
        yield rejected(location, error)
    except OSError as error:
        yield rejected(location, could_not_be_read(error))


def read_stream(stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Rejected]:
    """What comes in on standard input: a web page or a feed where it starts like one, otherwise text."""
    buffered = io.BufferedReader(_Unclosed(stream))
    try:
        start = buffered.peek(_PEEK)
        if _looks_like_feed(start):
            yield from read_feed(buffered, _STDIN, options)
            return
        kind: Kind = "page" if looks_like_page(start) else "text"
        data = _within_limits(buffered.read(_limit(kind, options) + 1), kind, None, options)
        if not data:  # an empty file may be meant; a command before the bar that failed is not
            raise InputError("Nothing came in.", hint="Send the article to standard input, or name a file.")
        yield _article(_Source(data, kind, _STDIN), options)
    except InputError as error:
        yield rejected(_STDIN, error)
    except OSError as error:
        yield rejected(_STDIN, could_not_be_read(error))


def read_address(url: str, options: ReadOptions) -> Iterator[Article | Rejected]:
    """The article at an address, or those of the feed there; the type that the server names says how it is read."""
    location = shown_address(url)
    try:
        limit = max(options.max_page_bytes, options.max_text_bytes)
        fetched = fetch(url, timeout_s=options.url_timeout_s, max_bytes=limit)
        kind = _kind_of_answer(fetched)
        if kind == "feed":
            yield from read_feed(io.BytesIO(fetched.data), location, options)
        else:
            yield _article(
                _Source(fetched.data, kind, location, fetched.url, fetched.charset),
                options,
            )
    except InputError as error:
        yield rejected(location, error)


def _file_source(stream: BinaryIO, path: Path, location: str, options: ReadOptions) -> _Source:
    kind = kind_of(path)
    size = os.fstat(stream.fileno()).st_size
    data = _within_limits(whole(stream, _limit(kind, options)), kind, size, options)
    if kind is None:
        raise _unknown_ending(data, path)
    return _Source(data, kind, location)


def _article(source: _Source, options: ReadOptions) -> Article:
    raw_sha256 = hashlib.sha256(source.data).hexdigest()
    if source.kind == "page":
        return _page(source, raw_sha256, options)
    declared = (source.charset,) if source.charset else ()
    decoded = decode(source.data, encoding=options.encoding, declared=declared)
    said = about(decoded.text) if source.kind == "markdown" else None
    return built(
        decoded.text,
        max_chars=options.max_chars,
        title=said.title if said else headline(decoded.text),
        published=said.published if said else None,
        url=source.url,
        location=source.location,
        encoding=decoded.encoding,
        raw_sha256=raw_sha256,
    )


def _page(source: _Source, raw_sha256: str, options: ReadOptions) -> Article:
    decoded = _decoded_page(source, options)
    page = read_page(decoded.text)
    return built(
        page.text,
        max_chars=options.max_chars,
        title=page.title,
        url=source.url or page.url,
        published=page.published,
        location=source.location,
        encoding=decoded.encoding,
        raw_sha256=raw_sha256,
        hidden_text=page.hidden_text,
    )


def _decoded_page(source: _Source, options: ReadOptions) -> Decoded:
    declared = [source.charset] if source.charset else []
    return decode(source.data, encoding=options.encoding, declared=[*declared, *declared_encodings(source.data)])


def _kind_of_answer(fetched: Fetched) -> Kind:
    path = fetched.url.partition("?")[0]
    by_name = KINDS.get("." + path.rpartition("/")[2].rpartition(".")[2].lower())
    if fetched.media_type in _PAGE_TYPES:
        return "page"
    if fetched.media_type in _FEED_TYPES:
        return "feed"
    if fetched.media_type in _UNSAID_TYPES:
        return by_name or ("page" if looks_like_page(fetched.data) else "text")
    if fetched.media_type.startswith("text/"):
        return "markdown" if fetched.media_type == "text/markdown" else _not_a_page(by_name)
    raise InputError(
        f"The server answered with {fetched.media_type!r}, which is not read here.",
        hint="Read are web pages, plain text, Markdown and JSON lines.",
    )


def _not_a_page(kind: Kind | None) -> Kind:
    """What plain text holds by its name: a page that is sent as plain text is meant to be read as it is written."""
    return "text" if kind is None or kind == "page" else kind


def _looks_like_feed(start: bytes) -> bool:
    opening = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    return opening.startswith(b"{") and opening[1:].lstrip().startswith(b'"')


def _limit(kind: Kind | None, options: ReadOptions) -> int:
    return options.max_page_bytes if kind == "page" else options.max_text_bytes


def _within_limits(data: bytes, kind: Kind | None, size: int | None, options: ReadOptions) -> bytes:
    """`data` as it is; refused where it is more than the limit. `size` is that of the whole file where it is known."""
    limit = _limit(kind, options)
    if len(data) <= limit:
        return data
    written = f"{size:,} bytes" if size else f"more than {limit:,} bytes"
    if kind == "page":
        hint = "Save the article's text as a .txt file."
        raise InputError(f"It is too long: {written}, and the limit for a web page is {limit:,}.", hint=hint)
    raise too_long(written, options.max_chars, size or options.max_chars * 10)


def _unknown_ending(data: bytes, path: Path) -> InputError:
    """Why a file with an ending that is not read here is refused: it is not text, or it is not known as which."""
    decode(data)
    hint = f"{ENDINGS} Text of any name is read from standard input: -"
    return InputError(f"What ends in {shown(path.suffix)!r} is not read as an article.", hint=hint)


class _Unclosed(io.RawIOBase):
    """A stream to be read through a buffer that may be dropped without closing it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        read = getattr(self._stream, "read1", self._stream.read)
        data: bytes = read(len(buffer)) or b""  # nothing at all: a pipe that does not wait
        buffer[: len(data)] = data
        return len(data)
