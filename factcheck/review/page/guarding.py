"""Keeps everybody out but the browser that was given the address: by host, origin, token and size of each request.

Other pages in the same browser can send requests here, though they cannot read the answers; and under a name that they
let point to this machine they could do both. So a request must be for our own name, a POST must come from our pages,
and all but the address with the token needs the cookie that this address sets.
"""

import asyncio
import hmac
import ipaddress
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Any, Receive, Send], Awaitable[None]]

LARGEST_FORM = 64_000
_FORM = "application/x-www-form-urlencoded"
FOR_A_YEAR = "private, max-age=31536000, immutable"  # what has its version in its address
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
# The referrer goes to our own pages: without one, browsers send "Origin: null" with a form.
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Door(NamedTuple):
    """Who may come in."""

    token: str
    port: int
    names: frozenset[str]  # that the page answers to, in lower case, without the port
    any_address: bool = False  # and to every IP address: no name that somebody else owns can be one
    slowest_s: float = 10.0  # for the body of a request

    @property
    def cookie(self) -> str:
        """The name of the cookie; browsers do not tell ports apart."""
        return f"factcheck_{self.port}"


class Refusal(Exception):
    """Why a request is not answered."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


class Guard:
    """Lets through to `app` what may come in, with the fields of a form in ``scope["state"]["form"]``."""

    def __init__(self, app: App, door: Door, refused: Callable[[Request, int, str], Response]) -> None:
        self._app, self._door, self._refused = app, door, refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        try:
            answer = await self._let_in(scope, receive)
        except Refusal as refusal:
            answer = self._refused(Request(scope), refusal.status, refusal.why)
        await (answer or self._app)(scope, receive, send_with_headers)

    async def _let_in(self, scope: Scope, receive: Receive) -> Response | None:
        """None where the request may go on; an answer where it brings the token.

        Raises:
            Refusal: it may not.
        """
        headers, method, door = Headers(scope=scope), scope["method"], self._door
        host = _host(headers, door)
        if method not in ("GET", "HEAD", "POST"):
            raise Refusal(405, "Only GET, HEAD and POST are answered.")
        request = Request(scope)
        if method != "POST" and not scope["path"].startswith("/static/"):
            given = request.query_params.get("token")
            if given is not None and _same(given, door.token):
                return _welcomed(request, door)
        if not scope["path"].startswith("/static/") and not _same(request.cookies.get(door.cookie, ""), door.token):
            raise Refusal(403, "Open the address that factcheck serve printed: it holds the token that lets you in.")
        if method == "POST":
            _refuse_foreign(headers, host)
            body = await _body(headers, receive, door.slowest_s)
            scope.setdefault("state", {})["form"] = _fields(body)
        return None


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())


def _welcomed(request: Request, door: Door) -> Response:
    """The same address without the token, so that it stands neither in the history nor in a bookmark."""
    # One slash alone: an address that begins with two would lead to another host.
    kept = urlencode([(name, value) for name, value in request.query_params.multi_items() if name != "token"])
    path = "/" + request.url.path.lstrip("/\\")
    answer = RedirectResponse(f"{path}?{kept}" if kept else path, status_code=303)
    answer.set_cookie(door.cookie, door.token, httponly=True, samesite="strict", path="/")
    return answer


def _host(headers: Headers, door: Door) -> str:
    """The host that a request is for, as it was written."""
    given = headers.getlist("host")
    if len(given) != 1:
        raise Refusal(400, "A request is for exactly one host.")
    name, mark, port = given[0].rpartition(":")
    if not mark or port.endswith("]"):
        name, port = given[0], "80"
    if port != str(door.port):
        raise Refusal(400, "This page does not go by that name.")
    name = name.lower()
    if name not in door.names and not (door.any_address and _is_address(name)):
        raise Refusal(400, "This page does not go by that name.")
    return given[0]


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def _refuse_foreign(headers: Headers, host: str) -> None:
    if headers.getlist("origin") != [f"http://{host}"]:
        raise Refusal(403, "Decisions are taken from this page alone.")
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise Refusal(403, "Decisions are taken from this page alone.")
    if headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise Refusal(415, "A decision comes as a form.")


async def _body(headers: Headers, receive: Receive, slowest_s: float) -> bytes:
    declared = headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared[:10]) > LARGEST_FORM:
        raise Refusal(413, "That is more than a decision needs.")
    body = bytearray()
    try:
        async with asyncio.timeout(slowest_s):
            more = True
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refusal(400, "The request ended before its end.")
                body += message.get("body", b"")
                more = message.get("more_body", False)
                if len(body) > LARGEST_FORM:
                    raise Refusal(413, "That is more than a decision needs.")
    except TimeoutError:
        raise Refusal(408, "The request took too long.") from None
    return bytes(body)


def _fields(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=200, errors="strict")
    except ValueError:
        raise Refusal(400, "The form cannot be read.") from None
