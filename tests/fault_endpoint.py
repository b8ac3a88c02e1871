"""An OpenAI-compatible endpoint on the loopback that answers as it is told, faults and all, and counts the requests."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

USAGE = {
    "prompt_tokens": 1000,
    "completion_tokens": 50,
    "total_tokens": 1050,
    "prompt_tokens_details": {"cached_tokens": 800},
    "completion_tokens_details": {"reasoning_tokens": 30},
}

Behaviour = Callable[["Connection"], None]


@dataclass
class Connection:
    """What a behaviour may do with one request: send, drip, wait, or tear the line."""

    handler: BaseHTTPRequestHandler
    stopping: threading.Event

    def send(self, status: int, body: bytes, headers: Mapping[str, str], *, length: int | None = None) -> None:
        self.handler.send_response(status)
        for name, value in ({"Content-Type": "application/json"} | dict(headers)).items():
            self.handler.send_header(name, value)
        self.handler.send_header("Content-Length", str(len(body) if length is None else length))
        self.handler.end_headers()
        self.handler.wfile.write(body)

    def wait(self, seconds: float) -> None:
        self.stopping.wait(seconds)

    def tear(self) -> None:
        """Reset the connection: with a linger of nothing the peer gets RST, not an orderly end."""
        self.handler.close_connection = True
        self.handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.handler.connection.close()


def body(
    content: str | None,
    *,
    finish_reason: str | None = "stop",
    refusal: str | None = None,
    usage: object = USAGE,
    model: str = "modelo-1-2026-01-15",
    **extra: object,
) -> dict[str, Any]:
    """A chat completion as an endpoint sends it."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    choice = {"index": 0, "message": message, "finish_reason": finish_reason, "logprobs": None}
    whole = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": model, "choices": [choice]}
    return whole | ({} if usage is None else {"usage": usage}) | extra


def reply(content: str | None, **options: Any) -> Behaviour:
    """A well-formed completion that says `content`."""
    return raw(json.dumps(body(content, **options)).encode())


def raw(payload: bytes, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Behaviour:
    """Any bytes at all."""
    return lambda line: line.send(status, payload, headers or {})


def error(status: int, code: str = "", message: str = "No.", headers: Mapping[str, str] | None = None) -> Behaviour:
    """An error as OpenAI words it."""
    payload = {"error": {"message": message, "type": code or "server_error", "param": None, "code": code or None}}
    return raw(json.dumps(payload).encode(), status=status, headers=headers)


def hang(line: Connection) -> None:
    """Take the request and say nothing for as long as the test lasts."""
    line.wait(30)


def drip(line: Connection) -> None:
    """One byte at a time, each soon enough for a read timeout to be happy."""
    line.send(200, b" ", {}, length=1000)
    for _ in range(900):
        if line.stopping.wait(0.02):
            return
        line.handler.wfile.write(b" ")
        line.handler.wfile.flush()


def reset(line: Connection) -> None:
    """Tear the line before a single header."""
    line.tear()


def reset_after_headers(line: Connection) -> None:
    """Tear the line in the middle of the body."""
    line.send(200, b'{"id": ', {}, length=1000)
    line.handler.wfile.flush()
    line.tear()


def cut_short(line: Connection) -> None:
    """End the connection in good order before the promised length is reached."""
    line.send(200, b'{"id": "chatcmpl-1", ', {}, length=1000)
    line.handler.close_connection = True


@dataclass
class Request:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class FaultEndpoint:
    """Plays `script` one behaviour a request, the last one for ever, on a loopback port of its own."""

    script: list[Behaviour]
    requests: list[Request] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stopping: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients hang up in the middle
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def count(self) -> int:
        return len(self.requests)

    def _next(self, request: Request) -> Behaviour:
        with self._lock:
            self.requests.append(request)
            return self.script[min(len(self.requests), len(self.script)) - 1]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                payload = self.rfile.read(int(self.headers["Content-Length"]))
                request = Request(self.path, dict(self.headers.items()), json.loads(payload))
                try:
                    endpoint._next(request)(Connection(self, endpoint._stopping))
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def finish(self) -> None:
                try:
                    super().finish()
                except (OSError, ValueError):
                    self.close_connection = True

            def log_message(self, format: str, *args: Any) -> None:
                """Keep test output clean."""

        return Handler
