"""A budget is kept by all calls together, whatever the answers turn out to cost."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from factcheck.errors import SettingsError, StopAuditError
from factcheck.llm import MemoryLedger, Price
from factcheck.llm.budget import Budget, dollars
from factcheck.vocabulary import CallStatus
from tests.fault_endpoint import Behaviour, FaultEndpoint, error, hang, reply
from tests.one_ask import GOOD, Label, asker, prompt

# Nothing but the loopback can be reached, whatever a test asks for.
pytestmark = pytest.mark.block_network(allowed_hosts=[r"127\.0\.0\.1", "localhost"])

ONE_CALL = 0.00042  # a little more than is held for a call of these tests, and less than is held for two


def usage(tokens_in: int, tokens_out: int) -> dict[str, Any]:
    return {"prompt_tokens": tokens_in, "completion_tokens": tokens_out}


async def asks(
    script: list[Behaviour], count: int, *, at_once: bool = False, **changes: Any
) -> tuple[list[CallStatus], str, FaultEndpoint, MemoryLedger]:
    """How the asks ended that were let through, why the others were not, and what came of both."""
    ledger = MemoryLedger()
    with FaultEndpoint(script) as faulty:
        async with asker(faulty.base_url, ledger, **changes) as asking:
            waiting = [asking.ask(prompt(f"{n}"), Label, sentences=(1,), purpose="label") for n in range(count)]
            if at_once:
                ended = await asyncio.gather(*waiting, return_exceptions=True)
            else:
                ended = [(await asyncio.gather(ask, return_exceptions=True))[0] for ask in waiting]
    stops = [str(end) for end in ended if isinstance(end, StopAuditError)]
    answers = [end.status for end in ended if not isinstance(end, BaseException)]
    assert len(stops) + len(answers) == count
    return answers, stops[0] if stops else "", faulty, ledger


@pytest.mark.parametrize("at_once", [False, True])
async def test_an_audit_stops_before_it_passes_its_budget_and_says_how_to_go_on(at_once: bool) -> None:
    script = [reply(GOOD, usage=usage(400, 50))]
    answers, stop, faulty, ledger = await asks(script, 20, at_once=at_once, budget_usd=0.002)

    spent = sum(call.cost_usd or 0.0 for call in ledger.calls)
    assert faulty.count == len(ledger.calls) == len(answers)
    assert 0.002 - ONE_CALL < spent <= 0.002
    assert stop.startswith("The budget of 0.0020 USD would be passed: ")
    assert stop.endswith("nothing is lost, audit again to go on.")


async def test_a_budget_that_is_too_small_for_a_single_call_is_said_to_be() -> None:
    answers, stop, faulty, _ = await asks([reply(GOOD)], 2, budget_usd=0.00001)

    assert (answers, faulty.count) == ([], 0)
    assert stop.startswith("The budget of 0.000010 USD is too small for a single call, which may cost up to 0.000")


async def test_restatements_are_reckoned_with_before_the_first_answer() -> None:
    plain, _, _, _ = await asks([reply(GOOD)], 1, budget_usd=ONE_CALL)
    restated, stop, faulty, _ = await asks([reply(GOOD)], 1, budget_usd=ONE_CALL, restate=True)

    assert (len(plain), len(restated), faulty.count) == (1, 0, 0)
    assert "too small for a single call" in stop


async def test_what_is_in_the_ledger_is_free_when_the_budget_is_used_up() -> None:
    with FaultEndpoint([reply(GOOD)]) as faulty:
        async with asker(faulty.base_url, MemoryLedger(), budget_usd=ONE_CALL) as asking:
            for _ in range(3):
                await asking.ask(prompt("same"), Label, sentences=(1,), purpose="label")
            with pytest.raises(StopAuditError):
                await asking.ask(prompt("other"), Label, sentences=tuple(range(1, 9)), purpose="label")
            again = await asking.ask(prompt("same"), Label, sentences=(1,), purpose="label")
    assert again.from_ledger
    assert faulty.count == 1


async def test_a_longer_answer_than_was_thought_possible_is_expected_from_then_on() -> None:
    script = [reply(GOOD, usage=usage(100, 800))]  # 0.0016 USD, though 160 tokens were thought to be the most
    answers, _, _, ledger = await asks(script, 16, at_once=True, budget_usd=0.006)

    assert len(answers) == 3
    assert sum(call.cost_usd or 0.0 for call in ledger.calls) <= 0.006


@pytest.mark.parametrize(
    ("first", "second_is_asked"),
    [
        (reply(GOOD, usage=None), False),
        (hang, False),
        (error(504), False),
        (error(400), True),
        (error(429), True),
        (error(500), True),
    ],
    ids=["no usage", "hang", "gateway timeout", "bad request", "busy", "server error"],
)
async def test_what_may_have_been_billed_counts_and_what_was_not_does_not(
    first: Behaviour, second_is_asked: bool
) -> None:
    changes = {"budget_usd": ONE_CALL, "max_tries": 1, "deadline_s": 1.0 if first is hang else 120.0}
    answers, stop, faulty, _ = await asks([first, reply(GOOD)], 2, **changes)

    assert (faulty.count, len(answers)) == ((2, 2) if second_is_asked else (1, 1))
    assert bool(stop) is not second_is_asked


async def test_every_try_has_to_fit_not_only_the_first() -> None:
    _, stop, faulty, ledger = await asks([error(504)], 1, budget_usd=ONE_CALL)

    assert stop
    assert faulty.count == len(ledger.calls) == 1


def test_a_budget_for_a_model_without_a_price_is_refused_at_once_with_a_way_out() -> None:
    with pytest.raises(SettingsError) as refused:
        asker("http://127.0.0.1:1/v1", MemoryLedger(), model="ollama/llama3.2", budget_usd=1.0)

    assert "'ollama/llama3.2'" in str(refused.value)
    assert "[models]" in refused.value.hint


async def test_a_model_that_costs_nothing_needs_no_budget(tmp_path: Any) -> None:
    free = tmp_path / "prices.toml"
    free.write_text('[models]\n"vllm/m" = { input = 0, cached = 0, output = 0 }\n')
    answers, stop, _, _ = await asks([reply(GOOD)], 3, model="vllm/m", prices=free, budget_usd=1e-9)

    assert (len(answers), stop) == (3, "")


@pytest.mark.parametrize(
    ("usd", "shown"),
    [(2, "2.00"), (0.1, "0.10"), (0.0304, "0.030"), (0.00034, "0.00034"), (0, "0.00"), (12.345, "12.35")],
)
def test_amounts_are_shown_to_the_cent_and_small_ones_to_two_digits(usd: float, shown: str) -> None:
    assert dollars(usd) == shown


CALLS = st.lists(
    st.tuples(
        st.integers(0, 5_000),  # tokens in
        st.integers(1, 3_000),  # tokens out as estimated
        st.floats(0, 4),  # real cost, in reservations
        st.integers(0, 6),  # turns of the event loop before it starts, and before it ends
        st.integers(0, 6),
    ),
    max_size=40,
)


async def played(budget: Budget, calls: list[tuple[int, int, float, int, int]], most: float) -> float:
    """Run the calls together; by how much the calls under way at any start cost more than they had reserved."""
    under_way: set[int] = set()
    over: dict[int, float] = {}
    seen_together: list[frozenset[int]] = []

    async def one(number: int, tokens_in: int, tokens_out: int, factor: float, before: int, during: int) -> None:
        for _ in range(before):
            await asyncio.sleep(0)
        async with budget.reserved(tokens_in=tokens_in, tokens_out=tokens_out) as reservation:
            assert budget.spent + reservation.held <= most, "a call began that could pass the budget"
            under_way.add(number)
            seen_together.append(frozenset(under_way))
            for _ in range(during):
                await asyncio.sleep(0)
            reservation.usd = factor * reservation.held
            reservation.answer_ratio = factor
            over[number] = max(0.0, reservation.usd - reservation.held)
            under_way.discard(number)

    ended = await asyncio.gather(*(one(n, *call) for n, call in enumerate(calls)), return_exceptions=True)
    assert {type(end) for end in ended} <= {type(None), StopAuditError}, ended
    return max((sum(over[number] for number in together) for together in seen_together), default=0.0)


@how(deadline=None)
@given(CALLS, st.floats(0.0001, 0.2))
def test_a_budget_is_passed_by_no_more_than_the_calls_under_way_were_underestimated(
    calls: list[tuple[int, int, float, int, int]], most: float
) -> None:
    async def check() -> None:
        budget = Budget(most, Price(input=0.25, cached=0.025, output=2.0))
        overshoot = await played(budget, calls, most)
        assert budget.spent <= most + overshoot + 1e-12

    asyncio.run(check())
