"""An OpenAI-compatible endpoint on the loopback, as slow as a hosted model: 0.5 s, and 10 ms an output token.

    python benchmarks/hosted_endpoint.py [--port 8099] [--first 0.5] [--per-token 0.01]

It prints its address and runs until it is stopped. A token is four characters. ``GET /stats`` says what was asked
since the last ``POST /reset``: requests, tokens, the delay of every answer in the order of arrival, and the most
requests that were open at once. It takes any key and any model name; the answers come from `plausible_answers`.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import time
import urllib.request
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from plausible_answers import answer_to


@dataclass
class Stats:
    """What was asked so far; times in seconds."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    delays: list[float] = field(default_factory=list)
    most_at_once: int = 0
    late_s: float = 0.0  # how much longer than its delay the slowest answer took, by this process's own clock

    @property
    def delay_s(self) -> float:
        return sum(self.delays)

    def ideal_s(self, concurrency: int) -> float:
        """The least time that `concurrency` connections need: all delays shared out, or the longest by itself."""
        return max([self.delay_s / concurrency, *self.delays])

    def in_order_s(self, concurrency: int) -> float:
        """What they need when each takes the next answer, in the order of arrival, without a pause between two."""
        free = [0.0] * concurrency
        for delay in self.delays:
            soonest = free.index(min(free))
            free[soonest] += delay
        return max(free)


class HostedEndpoint:
    """The endpoint in a process of its own, for as long as the ``with`` lasts."""

    def __init__(self, *, first: float = 0.5, per_token: float = 0.01) -> None:
        self._options = ["--first", str(first), "--per-token", str(per_token)]

    def __enter__(self) -> Self:
        command = [sys.executable, str(Path(__file__).resolve()), *self._options]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.base_url = self._process.stdout.readline().strip()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait()

    def reset(self) -> None:
        urllib.request.urlopen(f"{self.base_url}/reset", data=b"").close()

    def stats(self) -> Stats:
        with urllib.request.urlopen(f"{self.base_url}/stats") as answer:
            return Stats(**json.load(answer))


class _Server:
    def __init__(self, first: float, per_token: float) -> None:
        self._first, self._per_token = first, per_token
        self._stats = Stats()
        self._open = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, kept open for as many requests as come."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                lines = head.split("\r\n")
                sizes = [line.split(":")[1] for line in lines if line.lower().startswith("content-length:")]
                payload = await reader.readexactly(int(sizes[0])) if sizes else b""
                body = await self._answered(lines[0].split()[1], payload)
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
                writer.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answered(self, path: str, payload: bytes) -> bytes:
        if path.endswith("/reset"):
            self._stats = Stats()
            return b"{}"
        if path.endswith("/stats"):
            return json.dumps(asdict(self._stats)).encode()
        self._open += 1
        self._stats.most_at_once = max(self._stats.most_at_once, self._open)
        try:
            return await self._completion(json.loads(payload), time.monotonic())
        finally:
            self._open -= 1

    async def _completion(self, asked: dict, arrived: float) -> bytes:
        answer = answer_to(asked)
        given = tokens("".join(message["content"] for message in asked["messages"]))
        out = tokens(answer)
        delay, stats = self._first + self._per_token * out, self._stats
        stats.requests += 1
        stats.tokens_in += given
        stats.tokens_out += out
        stats.delays.append(delay)
        await asyncio.sleep(arrived + delay - time.monotonic())
        stats.late_s = max(stats.late_s, time.monotonic() - arrived - delay)
        return json.dumps(_envelope(asked["model"], answer, given, out)).encode()


def tokens(text: str) -> int:
    """A token for every four characters, begun ones included."""
    return -(-len(text) // 4)


def _envelope(model: str, answer: str, given: int, out: int) -> dict:
    message = {"role": "assistant", "content": answer, "refusal": None}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": model,
        "choices": [{"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}],
        "usage": {"prompt_tokens": given, "completion_tokens": out, "total_tokens": given + out},
    }


async def _run(port: int, first: float, per_token: float) -> None:
    server = await asyncio.start_server(_Server(first, per_token).serve, "127.0.0.1", port, limit=2**22, backlog=512)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    async with server:
        await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0, help="default: any that is free")
    parser.add_argument("--first", type=float, default=0.5, help="seconds before the first token")
    parser.add_argument("--per-token", type=float, default=0.01, help="seconds an output token")
    given = parser.parse_args()
    try:
        asyncio.run(_run(given.port, given.first, given.per_token))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
