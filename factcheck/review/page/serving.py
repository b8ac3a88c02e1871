"""Serves the page: a socket on this machine, a token made for this run, and a server that gives slow clients up."""

import secrets
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import ServeError
from factcheck.review.page.guarding import Door
from factcheck.store import Store

if TYPE_CHECKING:
    from uvicorn import Server

PORT = 8765
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_ANY = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - to be refused


class Where(NamedTuple):
    """Where the page is to be served."""

    host: str = "127.0.0.1"
    port: int | None = None  # None: the usual one, or any that is free
    exposed: bool = False  # other machines may reach it


def serve(
    store: Store, reviewer: str, where: Where, ready: Callable[[str], None], on_defect: Callable[[Exception], None]
) -> None:
    """Serve the page until Ctrl-C; `ready` is told the address with the token before the first request.

    `on_defect` is told of every error that nobody foresaw, in whatever thread; the page goes on.

    Raises:
        ServeError: the place is not to be had, or is open to others without having been asked to.
    """
    with bound(where) as listening:
        door = door_of(where, listening.getsockname()[1])
        server = server_of(store, reviewer, door, on_defect)
        ready(address(where, door))
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:  # the way to end it
            return


def server_of(store: Store, reviewer: str, door: Door, on_defect: Callable[[Exception], None]) -> "Server":
    """The server, which runs on a socket that listens where `door` says; see `serve` for `on_defect`."""
    # Loaded late: start-up time.
    import uvicorn

    from factcheck.review.page.app import make_app

    config = uvicorn.Config(
        make_app(store, reviewer, door, on_defect),
        http="h11",
        ws="none",
        lifespan="off",
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=16_384,
    )
    return uvicorn.Server(config)


def bound(where: Where) -> socket.socket:
    """A socket that listens.

    Raises:
        ServeError: the place is not to be had, or is open to others without having been asked to.
    """
    if where.host.lower() not in _LOOPBACK and not where.exposed:
        raise ServeError(
            f"The page would be open to other machines on {where.host or 'every address'!r}, unencrypted.",
            hint="Leave --host out. Where you trust the network: --host with --expose.",
        )
    wanted = [PORT, 0] if where.port is None else [where.port]
    for port in wanted:
        try:
            return _listening(where.host, port)
        except OSError as error:
            if port != wanted[-1]:
                continue
            raise ServeError(
                f"The page cannot be served on {where.host!r}, port {port}: {error.strerror or error}.",
                hint="Choose another --port; 0 takes any that is free.",
            ) from error
    raise AssertionError(wanted)


def door_of(where: Where, port: int) -> Door:
    """Who may come in: whoever has the token, under our own names."""
    names = {"127.0.0.1", "localhost", "[::1]"}
    if where.exposed:
        names |= {socket.gethostname().lower(), _written(where.host.lower())}
    return Door(secrets.token_urlsafe(24), port, frozenset(names), any_address=where.exposed)


def address(where: Where, door: Door) -> str:
    """The address that lets in whoever opens it."""
    host = socket.gethostname() if where.host in _ANY else _written(where.host)
    return f"http://{host}:{door.port}/?token={door.token}"


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _listening(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, place = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)[0]
    made = socket.socket(family, kind, protocol)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(place)
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made
