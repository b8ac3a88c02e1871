"""Articles from http and https addresses, fetched within a time limit and a size limit."""

import http.client
import queue
import re
import threading
import time
from typing import Any, NamedTuple
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit

from factcheck.errors import InputError

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_CHUNK = 65_536
_ACCEPT = "text/html, application/xhtml+xml, text/plain, text/markdown, application/x-ndjson, */*;q=0.1"
_CHECK_ADDRESS = "Check the address."
_SAVE_IT = "Save the article's text as a .txt file."


class Fetched(NamedTuple):
    """What a server answered."""

    data: bytes
    url: str  # after redirects
    media_type: str  # in small letters, empty where the server says none
    charset: str  # as the server says, or empty


def is_address(place: str) -> bool:
    """Whether `place` is an address rather than a path."""
    return _SCHEME.match(place) is not None


def shown_address(url: str) -> str:
    """The address as printable text, without a user's name and password."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in _without_user(url))


def fetch(url: str, *, timeout_s: float, max_bytes: int) -> Fetched:
    """What `url` answers, redirects to other http and https addresses followed.

    Raises:
        InputError: not such an address, no answer in time, an answer that is an error, cut short, or too large.
    """
    answers: queue.SimpleQueue[Fetched | InputError] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(_fetch(url, timeout_s, max_bytes))
        except InputError as error:
            answers.put(error)

    # A thread, since a server that drips keeps every single read of its answer, headers included, within the limit.
    threading.Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=timeout_s)
    except queue.Empty:
        raise _too_slow(timeout_s) from None
    if isinstance(answer, InputError):
        raise answer
    return answer


def _fetch(url: str, timeout_s: float, max_bytes: int) -> Fetched:
    deadline = time.monotonic() + timeout_s
    try:
        asked = request.Request(_wire_address(url), headers={"User-Agent": "factcheck", "Accept": _ACCEPT})  # noqa: S310
        with _opener().open(asked, timeout=timeout_s) as response:
            data = _body(response, deadline, max_bytes)
            headers = response.headers
            media_type = headers.get_content_type() if "content-type" in headers else ""
            return Fetched(data, response.url, media_type, headers.get_content_charset() or "")
    except HTTPError as error:
        error.close()
        raise InputError(f"The server answered {error.code} ({error.reason}).", hint=_CHECK_ADDRESS) from error
    except TimeoutError as error:
        raise _too_slow(timeout_s) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            raise _too_slow(timeout_s) from error
        raise InputError(f"It could not be fetched: {_in_words(reason)}.", hint=_CHECK_ADDRESS) from error


def _opener() -> request.OpenerDirector:
    """Of all that urllib can open, http and https only: not files, nor ftp, at first or by redirect."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(),
        request.HTTPRedirectHandler(),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
        request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _wire_address(url: str) -> str:
    """The address in ASCII, as it is sent; refused with a name and password in it, which would end up in the store."""
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise InputError("Only http and https addresses are fetched.", hint=_CHECK_ADDRESS)
    if "@" in parts.netloc:
        raise InputError("The address holds a user's name or password.", hint=_SAVE_IT)
    netloc = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?[]")
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def _without_user(url: str) -> str:
    try:
        parts = urlsplit(url)
        _ = parts.port  # looked at, for "name:secret/of all@host" is taken for a host with an odd port
    except ValueError:
        scheme, mark, rest = url.rpartition("@")[0].partition("://")
        return f"{scheme}{mark}{url.rpartition('@')[2]}" if rest else url
    host = parts.netloc.rpartition("@")[2]
    return url if host == parts.netloc else urlunsplit(parts._replace(netloc=host))


def _body(response: Any, deadline: float, max_bytes: int) -> bytes:
    """All of the answer's body. A server that says how long it is and stops before has cut it short."""
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > max_bytes:
            raise InputError(f"It is too long: more than {max_bytes:,} bytes.", hint=_SAVE_IT)
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:
        raise InputError(f"The answer was cut short: {response.length:,} bytes are missing.", hint="Try again.")
    return b"".join(chunks)


def _in_words(reason: object) -> str:
    if isinstance(reason, http.client.IncompleteRead):
        return "the answer was cut short"
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror.lower()
    return str(reason) or type(reason).__name__


def _too_slow(timeout_s: float) -> InputError:
    return InputError(f"It was not there within {timeout_s:g} seconds.", hint="Try again later.")
