"""Ask a model for an answer of a given type; every attempt is in the ledger before anything is built on it."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast
from weakref import WeakValueDictionary

from pydantic import BaseModel

from factcheck.ids import content_hash
from factcheck.llm.endpoints import Endpoint
from factcheck.llm.health import Health
from factcheck.llm.ledger import Ledger
from factcheck.llm.outcomes import After, Outcome
from factcheck.llm.prices import load_prices
from factcheck.llm.replies import read_value
from factcheck.llm.retrying import Pause, tried
from factcheck.prompts import RenderedPrompt
from factcheck.receipts import request_hash
from factcheck.records import ModelCall
from factcheck.settings import Settings
from factcheck.vocabulary import CallStatus

if TYPE_CHECKING:
    from factcheck.llm.wire import Wire

T = TypeVar("T", bound=BaseModel)

FIRST_WAIT_S = 1.0


@dataclass(frozen=True)
class Answer(Generic[T]):
    """What came of asking. `value` is there exactly when the status is ok; the last of `calls` decided."""

    value: T | None
    status: CallStatus
    cause: str  # for people: why there is no value, or what had to be stripped around it
    calls: tuple[ModelCall, ...]
    from_ledger: bool = False  # its calls were paid for, and counted, before

    @property
    def call_id(self) -> int | None:
        """Of the deciding call."""
        return self.calls[-1].call_id


@dataclass(frozen=True)
class _Request:
    """The part of a `ModelCall` that is known before anything is sent, and what it takes to send it."""

    prompt: RenderedPrompt
    answer_type: type[BaseModel]
    known: Mapping[str, Any]
    hash: str
    ledger: Ledger


class Asker:
    """Asks one endpoint; made once for an audit, inside one event loop, and closed after it (``async with``).

    At most `settings.concurrency` asks are under way at a time; the others wait, and their deadline with them.
    """

    def __init__(
        self, endpoint: Endpoint, settings: Settings, ledger: Ledger, *, first_wait_s: float = FIRST_WAIT_S
    ) -> None:
        self.endpoint = endpoint
        self.parameters: dict[str, Any] = {} if settings.temperature is None else {"temperature": settings.temperature}
        # Not the settings themselves: their base URL may hold a password.
        self._deadline_s, self._max_tries = settings.deadline_s, settings.max_tries
        self._ledger = ledger
        self._prices = load_prices(settings.prices)
        self._first_wait_s = first_wait_s
        self._room = asyncio.Semaphore(settings.concurrency)
        self._same: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._pause = Pause()
        self._wire: Wire | None = None
        self._health = Health(endpoint)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections, if any were opened."""
        if self._wire is not None:
            await self._wire.close()
            self._wire = None

    async def ask(
        self,
        prompt: RenderedPrompt,
        answer_type: type[T],
        *,
        sentences: tuple[int, ...],
        purpose: str,
        fresh: bool = False,
        ledger: Ledger | None = None,
    ) -> Answer[T]:
        """Ask `prompt`, or take the answer from the ledger if the same request was answered before (unless `fresh`).

        `ledger` keeps the calls of this ask in place of the asker's own: several articles share one asker.
        An ask that fails is an answer with a status, not an error: the article goes on without it.

        Raises:
            StopAuditError: no further call can succeed (key, quota, model, address, or an endpoint that is down);
                every later ask raises it again without a request.
        """
        request = replace(self._request(prompt, answer_type, sentences, purpose), ledger=ledger or self._ledger)
        lock = self._same.setdefault(request.hash, asyncio.Lock())
        async with lock:  # the same request twice at once is asked once
            kept = None if fresh else self._kept(request, answer_type)
            if kept is not None:
                return kept
            async with self._room:
                return cast(Answer[T], await self._asked(request))

    def _request(
        self, prompt: RenderedPrompt, answer_type: type[BaseModel], sentences: tuple[int, ...], purpose: str
    ) -> _Request:
        schema = schema_hash(answer_type)
        known: dict[str, Any] = {
            "purpose": purpose,
            "prompt_name": prompt.name,
            "prompt_version": prompt.version,
            "prompt_hash": prompt.hash,
            "schema_hash": schema,
            "base_url": self.endpoint.base_url,
            "model_asked": self.endpoint.name,
            "parameters": self.parameters,
            "instructions": prompt.instructions,
            "question": prompt.question,
            "sentences": sentences,
        }
        known["request_hash"] = request_hash(
            model=self.endpoint.name,
            instructions=prompt.instructions,
            question=prompt.question,
            schema_hash=schema,
            parameters=self.parameters,
        )
        return _Request(prompt, answer_type, known, known["request_hash"], self._ledger)

    def _kept(self, request: _Request, answer_type: type[T]) -> Answer[T] | None:
        call = request.ledger.find(request.hash)
        if call is None or call.status is not CallStatus.OK:
            return None
        value = read_value(call.answer, answer_type).value
        if value is None:
            return None
        return Answer(cast(T, value), call.status, call.cause, (call,), from_ledger=True)

    async def _asked(self, request: _Request) -> Answer[BaseModel]:
        self._health.check()
        wire = self._connected()
        calls: list[ModelCall] = []
        deadline = asyncio.get_running_loop().time() + self._deadline_s

        async def attempt() -> Outcome:
            self._health.check()
            paused = await self._paused(deadline)
            asked_at, started = datetime.now(UTC), time.monotonic()
            outcome = paused or self._judged(await self._in_time(deadline, wire, request))
            latency_ms = round((time.monotonic() - started) * 1000)
            calls.append(self._recorded(request, outcome, asked_at, latency_ms))
            return outcome

        outcome = await tried(attempt, tries=self._max_tries, seconds=self._deadline_s, first_wait=self._first_wait_s)
        self._health.weigh(outcome)
        return Answer(outcome.value, outcome.status, outcome.cause, tuple(calls))

    def _connected(self) -> "Wire":
        # Loaded late, with the clients behind it.
        from factcheck.llm.wire import Wire

        if self._wire is None:
            self._wire = Wire(self.endpoint, read_timeout_s=self._deadline_s)
        return self._wire

    async def _paused(self, deadline: float) -> Outcome | None:
        """Keep the pause that the endpoint asked for; an outcome only where it outlasts the deadline."""
        try:
            async with asyncio.timeout_at(deadline):
                await self._pause.over()
        except TimeoutError:
            return Outcome(CallStatus.FAILED, "deadline: it passed in a pause that the endpoint had asked for")
        return None

    async def _in_time(self, deadline: float, wire: "Wire", request: _Request) -> Outcome:
        """One attempt, cut at `deadline` however steadily bytes still drip in."""
        try:
            async with asyncio.timeout_at(deadline):
                return await wire.send(
                    instructions=request.prompt.instructions,
                    question=request.prompt.question,
                    answer_type=request.answer_type,
                    parameters=self.parameters,
                )
        except TimeoutError:
            within = f"within {self._deadline_s:g} s"
            cause = f"deadline: {self.endpoint.base_url} did not answer {within}; it may have been billed"
            return Outcome(CallStatus.FAILED, cause)

    def _judged(self, outcome: Outcome) -> Outcome:
        """Keep the pause that was asked for; one longer than a whole deadline would fail every call, one by one."""
        wait = outcome.retry_after
        if wait is None or outcome.after is not After.WAIT:
            return outcome
        if wait > self._deadline_s:
            hint = f"It asks for a pause of {wait:.0f} s; audit again after it, or raise the setting deadline_s."
            return replace(outcome, after=After.STOP, hint=hint)
        self._pause.extend(wait)
        return outcome

    def _recorded(self, request: _Request, outcome: Outcome, asked_at: datetime, latency_ms: int) -> ModelCall:
        tokens = outcome.tokens
        call = ModelCall(
            **request.known,
            model_answered=outcome.model,
            status=outcome.status,
            cause=outcome.cause,
            http_status=outcome.http_status,
            finish_reason=outcome.finish_reason,
            answer=outcome.answer,
            tokens_in=tokens.given,
            tokens_cached=tokens.cached,
            tokens_out=tokens.out,
            tokens_reasoning=tokens.reasoning,
            cost_usd=self._prices.cost(self.endpoint.name, tokens.given, tokens.cached, tokens.out),
            latency_ms=latency_ms,
            asked_at=asked_at,
        )
        return call.model_copy(update={"call_id": request.ledger.record(call)})


def schema_hash(answer_type: type[BaseModel]) -> str:
    """The content hash of the JSON schema that answers have to fit."""
    return content_hash("schema", answer_type.model_json_schema())
