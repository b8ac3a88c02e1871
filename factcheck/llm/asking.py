"""Ask a model for an answer of a given type; every attempt is in the ledger before anything is built on it."""

import asyncio
import time
from contextlib import AbstractAsyncContextManager, AsyncExitStack, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar, cast
from weakref import WeakValueDictionary

from pydantic import BaseModel

from factcheck.errors import StopAuditError
from factcheck.llm.budget import Reservation, budget_for
from factcheck.llm.endpoints import Endpoint
from factcheck.llm.health import Health
from factcheck.llm.ledger import Ledger
from factcheck.llm.outcomes import After, Attempt
from factcheck.llm.pace import Pace
from factcheck.llm.prices import load_prices
from factcheck.llm.replies import read_value
from factcheck.llm.requests import Request, Requests
from factcheck.llm.retrying import Deadline, tried
from factcheck.llm.tokens import answer_tokens, most_tokens_in
from factcheck.prompts import RenderedPrompt
from factcheck.records import ModelCall
from factcheck.settings import Settings
from factcheck.vocabulary import CallStatus

if TYPE_CHECKING:
    from factcheck.llm.wire import Wire

T = TypeVar("T", bound=BaseModel)

FIRST_WAIT_S = 1.0
_BEGINS = "label"  # the purpose of a first asking; what follows on an answer ends an article, and goes before


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


class Asker:
    """Asks one endpoint; made once for an audit, inside one event loop, and closed after it (``async with``).

    At most `settings.concurrency` requests are under way at a time, and fewer while the endpoint is overwhelmed. The
    deadline of an ask does not run while it waits for its turn, and an ask that waits to try again has no place.

    Raises:
        SettingsError: a price table that cannot be used, or a budget for a model without a price.
    """

    def __init__(
        self, endpoint: Endpoint, settings: Settings, ledger: Ledger, *, first_wait_s: float = FIRST_WAIT_S
    ) -> None:
        self.endpoint = endpoint
        self._requests = Requests(endpoint, settings)
        # Not the settings themselves: their base URL may hold a password.
        self._deadline_s, self._max_tries = settings.deadline_s, settings.max_tries
        self._restate = settings.restate
        self._ledger = ledger
        self._prices = load_prices(settings.prices)
        self._budget = budget_for(settings.budget_usd, self._prices, endpoint.name)
        self._first_wait_s = first_wait_s
        self._same: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._pace = Pace(settings.concurrency)
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

    def stop(self) -> None:
        """Let the requests under way finish, and send no other: every later ask raises StopAuditError."""
        self._health.end("The audit was stopped.")
        self._pace.end()

    @property
    def limit(self) -> int:
        """Requests that may be under way at once just now: fewer after trouble, more with each answer."""
        return self._pace.limit

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
            StopAuditError: no further call can succeed (key, quota, model, address, or an endpoint that is down), or
                the budget is used up; every later ask raises it again without a request.
        """
        request = self._requests.of(prompt, answer_type, sentences=sentences, purpose=purpose)
        kept_in = ledger or self._ledger
        lock = self._same.setdefault(request.hash, asyncio.Lock())
        async with lock:  # the same request twice at once is asked once
            kept = None if fresh else _kept(await kept_in.find(request.asked), answer_type)
            return kept or cast(Answer[T], await self._asked(request, kept_in, fresh=fresh))

    async def _asked(self, request: Request, ledger: Ledger, *, fresh: bool) -> Answer[BaseModel]:
        self._health.check()
        wire = self._connected()
        calls: list[ModelCall] = []
        begins, size = request.known["purpose"] == _BEGINS, len(request.sentences)
        deadline = Deadline(self._deadline_s)
        meanwhile: Answer[BaseModel] | None = None  # what another audit was answered while this one waited its turn

        async def attempt() -> Attempt:
            nonlocal meanwhile
            async with AsyncExitStack() as place:
                async with deadline.waiting():
                    reservation = await place.enter_async_context(self._reserved(request))
                    visit = await place.enter_async_context(self._pace.room(again=bool(calls) or not begins, size=size))
                self._health.check()
                if not (calls or fresh):
                    meanwhile = _kept(await ledger.find(request.asked), request.answer_type)
                    if meanwhile is not None:
                        return Attempt(meanwhile.status)
                asked_at, started = datetime.now(UTC), time.monotonic()
                reservation.usd = reservation.held
                cancelled: asyncio.CancelledError | None = None
                try:
                    outcome = self._judged(await self._in_time(deadline, wire, request))
                except asyncio.CancelledError as error:  # the endpoint has the request all the same
                    outcome, cancelled = self._cut("cancelled", "was not waited for"), error
                latency_ms = round((time.monotonic() - started) * 1000)
                cost_usd = self._cost(outcome)
                self._account(reservation, request, outcome, cost_usd)
                call = request.call(outcome, cost_usd=cost_usd, asked_at=asked_at, latency_ms=latency_ms)
                calls.append(call.model_copy(update={"call_id": await _recorded(ledger, call)}))
                if cancelled is not None:
                    raise cancelled
                return self._pace.heed(visit, outcome)

        try:
            outcome = await tried(
                attempt,
                tries=self._max_tries,
                deadline=deadline,
                first_wait=self._first_wait_s,
                sleep=self._pace.rest,
            )
            if meanwhile is not None:
                return meanwhile
            self._health.weigh(outcome)
        except StopAuditError:
            self._pace.end()
            raise
        return Answer(outcome.value, outcome.status, outcome.cause, tuple(calls))

    def _reserved(self, request: Request) -> AbstractAsyncContextManager[Reservation]:
        if self._budget is None:
            return nullcontext(Reservation(0.0))
        return self._budget.reserved(tokens_in=most_tokens_in(request), tokens_out=self._likely_tokens_out(request))

    def _likely_tokens_out(self, request: Request) -> int:
        """Of a long answer; none is cut there, since half an answer is paid for and of no use."""
        return answer_tokens(len(request.sentences), restated=self._restate).high

    def _cost(self, outcome: Attempt) -> float | None:
        tokens = outcome.tokens
        return self._prices.cost(self.endpoint.name, tokens.given, tokens.cached, tokens.out)

    def _account(self, reservation: Reservation, request: Request, outcome: Attempt, cost_usd: float | None) -> None:
        """Put what a call cost in place of what it could; what may have been billed keeps the whole reservation."""
        if cost_usd is not None:
            reservation.usd = cost_usd
        elif not outcome.maybe_billed and outcome.http_status != 200:
            reservation.usd = 0.0
        if outcome.tokens.out is not None:
            reservation.answer_ratio = outcome.tokens.out / self._likely_tokens_out(request)

    async def _in_time(self, deadline: Deadline, wire: "Wire", request: Request) -> Attempt:
        """One attempt, cut at `deadline` however steadily bytes still drip in."""
        try:
            async with asyncio.timeout_at(deadline.at):
                return await wire.send(
                    instructions=request.prompt.instructions,
                    question=request.prompt.question,
                    answer_type=request.answer_type,
                    parameters=self._requests.parameters,
                )
        except TimeoutError:
            return replace(self._cut("deadline", f"did not answer within {self._deadline_s:g} s"), timed_out=True)

    def _cut(self, code: str, what: str) -> Attempt:
        """A request whose answer will never be seen."""
        cause = f"{code}: {self.endpoint.base_url} {what}; it may have been billed"
        return Attempt(CallStatus.FAILED, cause, maybe_billed=True)

    def _connected(self) -> "Wire":
        # Loaded late, with the clients behind it.
        from factcheck.llm.wire import Wire

        if self._wire is None:
            self._wire = Wire(self.endpoint, read_timeout_s=self._deadline_s)
        return self._wire

    def _judged(self, outcome: Attempt) -> Attempt:
        """Keep the pause that was asked for; one longer than a whole deadline would fail every call, one by one."""
        wait = outcome.retry_after
        if wait is None or outcome.after is not After.WAIT:
            return outcome
        if wait > self._deadline_s:
            hint = f"It asks for a pause of {wait:.0f} s; audit again after it, or raise the setting deadline_s."
            return replace(outcome, after=After.STOP, hint=hint)
        self._pace.pause(wait)
        return outcome


async def _recorded(ledger: Ledger, call: ModelCall) -> int:
    """Keep a call, whoever is cancelled meanwhile: what has been answered is paid for."""
    return await asyncio.shield(asyncio.ensure_future(ledger.record(call)))


def _kept(call: ModelCall | None, answer_type: type[T]) -> Answer[T] | None:
    """The answer of a call that the ledger has, if it is one."""
    if call is None or call.status is not CallStatus.OK:
        return None
    value = read_value(call.answer, answer_type).value
    if value is None:
        return None
    return Answer(cast(T, value), call.status, call.cause, (call,), from_ledger=True)
