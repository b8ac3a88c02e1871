"""How many requests are under way at once: fewer where an endpoint is overwhelmed, more where it answers."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager

import pytest

from factcheck.errors import StopAuditError
from factcheck.llm import Answer, MemoryLedger
from factcheck.llm.outcomes import After, Attempt
from factcheck.llm.pace import Pace
from factcheck.vocabulary import CallStatus
from tests.fault_endpoint import Connection, FaultEndpoint, error, reply
from tests.one_ask import GOOD, Label, asker, prompt

# Nothing but the loopback can be reached, whatever a test asks for.
pytestmark = pytest.mark.block_network(allowed_hosts=[r"127\.0\.0\.1", "localhost"])

BUSY = Attempt(CallStatus.FAILED, after=After.WAIT, http_status=429)
SLOW = Attempt(CallStatus.FAILED, after=After.WAIT, timed_out=True)
FINE = Attempt(CallStatus.OK, http_status=200, completed=True)


class SmallEndpoint:
    """Answers up to `room` requests at a time, and refuses those above it."""

    def __init__(self, room: int, *, refusals: int = 1_000_000) -> None:
        self.room = room
        self.refusals_left = refusals
        self.refused = 0
        self._inside = 0
        self._lock = threading.Lock()

    def __call__(self, line: Connection) -> None:
        with self._inside_or_full() as full:
            if not full:
                line.wait(0.03)
        (error(429) if full else reply(GOOD))(line)

    @contextmanager
    def _inside_or_full(self) -> Iterator[bool]:
        with self._lock:
            self._inside += 1
            full = self._inside > self.room and self.refusals_left > 0
            self.refused += full
            self.refusals_left -= full
        yield full
        with self._lock:
            self._inside -= 1


async def many_asks(endpoint: SmallEndpoint, asks: int, **changes: int) -> tuple[list[Answer[Label]], int]:
    """The answers, and how many requests may be under way at the end."""
    with FaultEndpoint([endpoint]) as faulty:
        async with asker(faulty.base_url, MemoryLedger(), **changes) as asking:
            answers = await asyncio.gather(
                *(asking.ask(prompt(f"{n}"), Label, sentences=(1,), purpose="label") for n in range(asks))
            )
            return answers, asking.limit


async def test_an_endpoint_that_refuses_what_is_too_much_is_not_hammered_and_answers_every_ask() -> None:
    endpoint = SmallEndpoint(room=3)
    answers, _ = await many_asks(endpoint, 100, concurrency=32, max_tries=2)

    assert {answer.status for answer in answers} == {CallStatus.OK}
    # At most 57 to come down from 32 to 2; after that one or two for some nine answers, when a place more is tried.
    assert endpoint.refused <= 80


async def test_the_pace_is_as_before_when_the_trouble_is_over() -> None:
    endpoint = SmallEndpoint(room=1, refusals=20)
    answers, limit = await many_asks(endpoint, 120, concurrency=8)

    assert {answer.status for answer in answers} == {CallStatus.OK}
    assert endpoint.refused == 20
    assert limit == 8


@pytest.mark.parametrize("trouble", [BUSY, SLOW])
async def test_calls_that_were_under_way_together_slow_the_pace_down_once(trouble: Attempt) -> None:
    pace = Pace(16)
    async with AsyncExitStack() as together:
        visits = [await together.enter_async_context(pace.room(again=False)) for _ in range(16)]
        for visit in visits:
            pace.heed(visit, trouble)
    assert pace.limit == 8

    async with pace.room(again=True) as visit:
        pace.heed(visit, trouble)
    assert pace.limit == 4


async def test_the_pace_never_falls_below_one_and_never_rises_above_what_is_allowed() -> None:
    pace = Pace(3)
    for outcome, limit in ((BUSY, 1), (FINE, 3)):
        for _ in range(20):
            async with pace.room(again=False) as visit:
                pace.heed(visit, outcome)
        assert pace.limit == limit


@pytest.mark.parametrize("outcome", [Attempt(CallStatus.FAILED, http_status=400), Attempt(CallStatus.FAILED)])
async def test_what_has_nothing_to_do_with_the_number_of_calls_leaves_the_pace(outcome: Attempt) -> None:
    pace = Pace(4)
    async with pace.room(again=False) as visit:
        pace.heed(visit, outcome)
    assert pace.limit == 4


async def test_only_a_refusal_beside_other_calls_is_put_down_to_them() -> None:
    pace = Pace(4)
    async with pace.room(again=False) as first:
        assert pace.heed(first, BUSY).crowded is False
        async with pace.room(again=False) as second:
            assert pace.heed(second, BUSY).crowded is True
            assert pace.heed(second, SLOW).crowded is False


async def test_a_place_that_nobody_waits_for_any_more_is_not_lost() -> None:
    pace = Pace(1)

    async def visit() -> str:
        async with pace.room(again=False):
            return "was in"

    async with pace.room(again=False):
        given_up, patient = asyncio.create_task(visit()), asyncio.create_task(visit())
        await asyncio.sleep(0)
        given_up.cancel()
    assert await patient == "was in"


async def admitted(pace: Pace, *waiting: tuple[str, int, bool]) -> list[str]:
    """The names of those who wait for the one place, each with its size and whether it tries again, as they go in."""
    order: list[str] = []

    async def visit(name: str, size: int, again: bool) -> None:
        async with pace.room(again=again, size=size):
            order.append(name)

    async with pace.room(again=False):
        visits = [asyncio.create_task(visit(*one)) for one in waiting]
        await asyncio.sleep(0)
    await asyncio.gather(*visits)
    return order


async def test_of_those_who_wait_the_longest_goes_first_and_equals_in_turn() -> None:
    waiting = [
        ("short", 3, False),
        ("long", 40, False),
        ("again", 1, True),
        ("as long", 40, False),
        ("middle", 9, False),
    ]
    assert await admitted(Pace(1), *waiting) == ["again", "long", "as long", "middle", "short"]


async def test_a_short_one_is_not_passed_over_for_ever() -> None:
    longer = [(f"{number}", 40, False) for number in range(30)]
    order = await admitted(Pace(1), ("short", 1, False), *longer)
    assert order.index("short") == 8


async def test_waiting_for_a_turn_does_not_use_up_the_deadline() -> None:
    def unhurried(line: Connection) -> None:
        line.wait(0.25)
        reply(GOOD)(line)

    with FaultEndpoint([unhurried]) as faulty:
        async with asker(faulty.base_url, MemoryLedger(), concurrency=1, deadline_s=2.0) as asking:
            answers = await asyncio.gather(
                *(asking.ask(prompt(f"{n}"), Label, sentences=(1,), purpose="label") for n in range(9))
            )
    assert [answer.status for answer in answers] == [CallStatus.OK] * 9


async def test_an_ask_that_waits_to_try_again_lets_others_go_first() -> None:
    with FaultEndpoint([error(500), reply(GOOD)]) as faulty:
        async with asker(faulty.base_url, MemoryLedger(), concurrency=1) as asking:
            await asyncio.gather(
                *(asking.ask(prompt(words), Label, sentences=(1,), purpose="label") for words in ("first", "second"))
            )
        asked = [request.body["messages"][1]["content"] for request in faulty.requests]
    assert asked == ["first", "second", "first"]


async def test_nobody_waits_for_the_end_of_a_pause_when_the_audit_has_stopped() -> None:
    both_in = threading.Barrier(2)

    def busy_then_no_key(line: Connection) -> None:
        asked_first = both_in.wait(30) == 0
        if asked_first:
            error(429, headers={"Retry-After": "3000"})(line)
        else:
            line.wait(0.1)
            error(401, "invalid_api_key")(line)

    with FaultEndpoint([busy_then_no_key]) as faulty:
        async with asker(faulty.base_url, MemoryLedger(), concurrency=2, deadline_s=3600.0) as asking:
            asks = [asking.ask(prompt(words), Label, sentences=(1,), purpose="label") for words in ("a", "b", "c")]
            async with asyncio.timeout(60):
                stops = await asyncio.gather(*asks, return_exceptions=True)

    assert [type(stop) for stop in stops] == [StopAuditError] * 3
    assert faulty.count == 2
