"""An OpenAI-compatible endpoint in a process of its own: plausible answers, faults among them, and a log of both.

Started as a program it prints its address and answers until its standard input ends. A line of the log is one JSON
object: `Seen`.
"""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from benchmarks.plausible_answers import answer_to
from tests.fault_endpoint import (
    Behaviour,
    Connection,
    FaultEndpoint,
    Request,
    cut_short,
    error,
    hang,
    raw,
    reply,
    reset,
    reset_after_headers,
)

ROOT = Path(__file__).parents[1]


class Seen(NamedTuple):
    """One thing that happened: a request was ``asked``, or a completion was ``sent`` whole and billed."""

    event: str
    question: str  # see `question_key`
    client: str  # the key it was asked with
    fault: str
    tokens_in: int = 0
    tokens_out: int = 0


def question_key(question: str) -> str:
    """What stands for a question in the log."""
    return hashlib.sha256(question.encode()).hexdigest()[:16]


def _question(request: Request) -> str:
    return str(request.body["messages"][-1]["content"])


def tokens(text: str) -> int:
    """As billed: one for every four characters."""
    return len(text) // 4 + 1


class Said(NamedTuple):
    """A completion: what the model says, and how the message says it."""

    content: str | None
    options: Mapping[str, Any] = MappingProxyType({})


def _changed(change: Callable[[dict[str, Any]], object]) -> Callable[[str], Said]:
    def faulty(answer: str) -> Said:
        given = json.loads(answer)
        change(given)
        return Said(json.dumps(given))

    return faulty


# Faults that come with a completion, which is billed; made of a good answer.
ANSWERS: dict[str, Callable[[str], Said]] = {
    "": Said,
    "refusal": lambda _: Said(None, {"refusal": "I will not."}),
    "content filter": lambda answer: Said(answer[:9], {"finish_reason": "content_filter"}),
    "cut at its length": lambda answer: Said(answer[: len(answer) // 2], {"finish_reason": "length"}),
    "wrong schema": lambda _: Said('{"labels": "all of them"}'),
    "prose around it": lambda answer: Said(f"Here you are:\n\n{answer}\n\nAnything else?"),
    "prose alone": lambda _: Said("They are all facts, I should think."),
    "empty": lambda _: Said(""),
    "null": lambda _: Said(None),
    "a number missing": _changed(lambda answer: answer["facts"].clear()),
    "a number unknown": _changed(lambda answer: answer["facts"].append(9999)),
    "a number twice": _changed(lambda answer: answer["facts"].extend(answer["facts"][:1])),
    "a voice unknown": _changed(lambda answer: answer["voices"].clear()),
}
# Faults that come instead of one.
FAILURES: dict[str, Behaviour] = {
    "429": error(429, "rate_limit_exceeded", headers={"Retry-After": "0.05"}),
    "500": error(500),
    "503 for a while": error(503),
    "hang": hang,
    "reset": reset,
    "reset in the body": reset_after_headers,
    "cut short": cut_short,
    "a page": raw(b"<html>Sign in</html>", headers={"Content-Type": "text/html"}),
    "huge": reply("x" * 2_500_000),
}
FAULTS = sorted({*ANSWERS, *FAILURES} - {""})
_BURST = 4  # requests that a failure lasts which stays for a while


class AnsweringEndpoint(FaultEndpoint):
    """Answers what it is asked after `delay_s`, but a share of the requests with a fault."""

    def __init__(self, log: Path, *, delay_s: float = 0.0, faults: float = 0.0, seed: int = 0) -> None:
        super().__init__([])
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._delay_s, self._share = delay_s, faults
        self._chance = random.Random(seed)
        self._burst = 0

    def __enter__(self) -> Self:
        super().__enter__()
        self._server.socket.listen(256)  # many connect at once
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients die in the middle
        return self

    def _next(self, request: Request) -> Behaviour:
        with self._lock:
            fault = self._fault()
        client = {name.lower(): value for name, value in request.headers.items()}.get("authorization", "")
        seen = Seen("asked", question_key(_question(request)), client.removeprefix("Bearer "), fault)
        self._note(seen)

        def behave(line: Connection) -> None:
            line.wait(self._delay_s)
            if fault in FAILURES:
                FAILURES[fault](line)
            else:
                self._complete(seen, request, line)

        return behave

    def _fault(self) -> str:
        if self._burst:
            self._burst -= 1
            return "503 for a while"
        fault = self._chance.choice(FAULTS) if self._chance.random() < self._share else ""
        self._burst = _BURST - 1 if fault == "503 for a while" else 0
        return fault

    def _complete(self, seen: Seen, request: Request, line: Connection) -> None:
        said = ANSWERS[seen.fault](answer_to(request.body))
        given, out = tokens(_question(request)), tokens(said.content or "")
        usage = {"prompt_tokens": given, "completion_tokens": out, "total_tokens": given + out}
        reply(said.content, usage=usage, **said.options)(line)
        self._note(seen._replace(event="sent", tokens_in=given, tokens_out=out))

    def _note(self, seen: Seen) -> None:
        os.write(self._log, json.dumps(seen).encode() + b"\n")


class Running(NamedTuple):
    """An endpoint in another process."""

    base_url: str
    log: Path

    def seen(self) -> list[Seen]:
        """Everything so far; a line that is just being written is left for later."""
        return [
            Seen(*json.loads(line)) for line in self.log.read_bytes().splitlines(keepends=True) if line[-1:] == b"\n"
        ]


@contextmanager
def answering(log: Path, **options: float) -> Iterator[Running]:
    """An endpoint in a process of its own, for as long as the ``with`` lasts."""
    given = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "tests.answering_endpoint", str(log), *given]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Running(process.stdout.readline().strip(), log)
        finally:
            process.stdin.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("log", type=Path)
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--faults", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    with AnsweringEndpoint(given.log, delay_s=given.delay, faults=given.faults, seed=given.seed) as endpoint:
        print(endpoint.base_url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
