"""One ask against a real endpoint on the loopback that fails in every known way: requests counted, rows looked at."""

import asyncio
import itertools
import json
import socket
import time
from collections.abc import Sequence
from typing import Any

import pytest

from factcheck.errors import StopAuditError
from factcheck.llm import MemoryLedger
from factcheck.llm.wire import Wire
from factcheck.records import ModelCall
from factcheck.vocabulary import CallStatus
from tests.fault_endpoint import (
    Behaviour,
    Connection,
    FaultEndpoint,
    body,
    cut_short,
    drip,
    error,
    hang,
    raw,
    reply,
    reset,
    reset_after_headers,
)
from tests.one_ask import CANARY, GOOD, PROMPT, VALUE, Label, asker, one_ask, prompt

# Nothing but the loopback can be reached, whatever a test asks for.
pytestmark = pytest.mark.block_network(allowed_hosts=[r"127\.0\.0\.1", "localhost"])


async def stopped_ask(script: Sequence[Behaviour], **changes: Any) -> tuple[StopAuditError, list[ModelCall], int]:
    ledger = MemoryLedger()
    with FaultEndpoint(list(script)) as faulty:
        async with asker(faulty.base_url, ledger, **changes) as asking:
            with pytest.raises(StopAuditError) as stop:
                await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")
            with pytest.raises(StopAuditError):
                await asking.ask(prompt("Another question."), Label, sentences=(2,), purpose="label")
        return stop.value, ledger.calls, faulty.count


def page(text: str, **headers: str) -> Behaviour:
    return raw(text.encode(), headers={"Content-Type": "text/html"} | headers)


def odd(**changes: Any) -> Behaviour:
    return raw(json.dumps(body(GOOD) | changes).encode())


ONE_LOOK = {
    "refusal": ([reply(None, refusal="I will not.")], CallStatus.REFUSED, 1),
    "refusal beside an answer": ([reply(GOOD, refusal="I will not.")], CallStatus.REFUSED, 1),
    "content filter": ([reply('{"number"', finish_reason="content_filter")], CallStatus.FILTERED, 1),
    "content filter on the question": ([error(400, "content_filter")], CallStatus.FILTERED, 1),
    "cut": ([reply('{"number": 1', finish_reason="length")], CallStatus.TRUNCATED, 1),
    "cut, yet valid": ([reply(GOOD, finish_reason="length")], CallStatus.TRUNCATED, 1),
    "question too long": ([error(400, "context_length_exceeded")], CallStatus.TRUNCATED, 1),
    "body too long": ([error(413)], CallStatus.TRUNCATED, 1),
    "no choices": ([odd(choices=[])], CallStatus.FAILED, 1),
    "null choices": ([odd(choices=None)], CallStatus.FAILED, 1),
    "bad request": ([error(400)], CallStatus.FAILED, 1),
    "unprocessable": ([error(422)], CallStatus.FAILED, 1),
    "null content": ([reply(None)], CallStatus.EMPTY, 2),
    "blank content": ([reply(" \n")], CallStatus.EMPTY, 2),
    "no message": ([odd(choices=[{"index": 0, "finish_reason": "stop"}])], CallStatus.EMPTY, 2),
    "a choice that is a word": ([odd(choices=["yes"])], CallStatus.EMPTY, 2),
    "an empty body": ([raw(b"")], CallStatus.EMPTY, 2),
    "content in parts": ([reply([{"type": "text", "text": GOOD}])], CallStatus.INVALID, 2),  # type: ignore[arg-type]
    "not JSON": ([reply("The ferry sank, I think.")], CallStatus.INVALID, 2),
    "cut, not said to be": ([reply('{"number": 1, "lab')], CallStatus.INVALID, 2),
    "wrong type": ([reply('{"number": "one", "label": "x"}')], CallStatus.INVALID, 2),
    "missing field": ([reply('{"number": 1}')], CallStatus.INVALID, 2),
    "extra field": ([reply('{"number": 1, "label": "x", "start": 4}')], CallStatus.INVALID, 2),
    "a key twice": ([reply('{"number": 1, "number": 2, "label": "x"}')], CallStatus.INVALID, 2),
    "a lone surrogate": ([reply('{"number": 1, "label": "\\ud800"}')], CallStatus.INVALID, 2),
    "deep nesting": ([reply("[" * 100_000)], CallStatus.INVALID, 2),
    "HTML": ([page("<html>Sign in</html>")], CallStatus.INVALID, 2),
    "HTML said to be JSON": ([raw(b"<html>Sign in</html>")], CallStatus.INVALID, 2),
    "broken JSON": ([raw(b'{"id": ')], CallStatus.INVALID, 2),
    "a list": ([raw(b"[1, 2]")], CallStatus.INVALID, 2),
    "null": ([raw(b"null")], CallStatus.INVALID, 2),
    "bytes that are no text": ([raw(b"\xff\xfe\x00")], CallStatus.INVALID, 2),
    "a body of brackets": ([raw(b"[" * 50_000)], CallStatus.INVALID, 2),
    "a body of braces": ([raw(b'{"a":' * 50_000)], CallStatus.INVALID, 2),
    "a body nested as deep as is parsed": ([raw(b"[" * 900 + b"]" * 900)], CallStatus.INVALID, 2),
    "a number of 6000 digits": ([raw(b'{"usage": {"prompt_tokens": ' + b"9" * 6000 + b"}}")], CallStatus.INVALID, 2),
    "more than is read": ([reply("x" * 3_000_000)], CallStatus.INVALID, 1),
    "500 for ever": ([error(500)], CallStatus.FAILED, 3),
    "502 with a page": ([raw(b"<h1>Bad gateway</h1>", status=502)], CallStatus.FAILED, 3),
    "429 for ever": ([error(429)], CallStatus.FAILED, 3),
    "408 for ever": ([error(408)], CallStatus.FAILED, 3),
    "409 for ever": ([error(409)], CallStatus.FAILED, 3),
    "reset": ([reset], CallStatus.FAILED, 3),
    "reset after headers": ([reset_after_headers], CallStatus.FAILED, 3),
    "body cut short": ([cut_short], CallStatus.FAILED, 3),
}


@pytest.mark.parametrize(("script", "status", "requests"), ONE_LOOK.values(), ids=ONE_LOOK.keys())
async def test_a_fault_has_its_status_and_its_number_of_requests(
    script: list[Behaviour], status: CallStatus, requests: int
) -> None:
    answer, calls, faulty = await one_ask(script)

    assert (answer.status, answer.value) == (status, None)
    assert answer.cause
    assert faulty.count == requests
    assert [call.status for call in calls] == [status] * requests
    assert answer.calls == tuple(calls)
    assert answer.call_id == requests


@pytest.mark.parametrize(
    ("script", "statuses"),
    [
        ([error(500), reply(GOOD)], ["failed", "ok"]),
        ([error(500), reset, reply(GOOD)], ["failed", "failed", "ok"]),
        ([error(429, headers={"Retry-After": "0.05"}), reply(GOOD)], ["failed", "ok"]),
        ([error(429, headers={"Retry-After": "soon"}), reply(GOOD)], ["failed", "ok"]),
        ([reply(None), reply(GOOD)], ["empty", "ok"]),
        ([reply("No."), reply(GOOD)], ["invalid", "ok"]),
        ([reply("No."), error(503), reply(GOOD)], ["invalid", "failed", "ok"]),
        ([reply("No."), reply(""), reply(GOOD)], ["invalid", "empty"]),
    ],
)
async def test_an_answer_that_comes_late_is_an_answer_and_each_attempt_a_row(
    script: list[Behaviour], statuses: list[str]
) -> None:
    answer, calls, faulty = await one_ask(script)

    assert [call.status.value for call in calls] == statuses
    assert answer.status.value == statuses[-1]
    assert faulty.count == len(statuses)


@pytest.mark.parametrize("content", [None, "No."])
async def test_tool_calls_that_are_none_are_no_word_to_whoever_audits(
    recwarn: pytest.WarningsRecorder, content: str | None
) -> None:
    message = {"role": "assistant", "content": content, "tool_calls": 7}
    answer, _, faulty = await one_ask([odd(choices=[{"index": 0, "finish_reason": "stop", "message": message}])])

    assert (answer.value, faulty.count) == (None, 2)
    assert recwarn.list == []


@pytest.mark.parametrize("body", [b"[" * 50_000, b'{"usage": ' + b"9" * 6000 + b"}"])
async def test_a_body_that_no_parser_takes_says_so_and_the_next_ask_goes_on(body: bytes) -> None:
    with FaultEndpoint([raw(body), raw(body), reply(GOOD)]) as faulty:
        async with asker(faulty.base_url, MemoryLedger()) as asking:
            first = await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")
            second = await asking.ask(prompt("Another question."), Label, sentences=(2,), purpose="label")

    assert "could not be read" in first.cause
    assert second.value == VALUE


async def test_an_error_of_the_client_that_nobody_foresaw_fails_its_call_alone() -> None:
    question: dict[str, Any] = {"instructions": "Label.", "question": "What?", "answer_type": Label}
    with FaultEndpoint([reply(GOOD)]) as faulty:
        wire = Wire(asker(faulty.base_url, MemoryLedger()).endpoint, read_timeout_s=20)
        first = await wire.send(**question, parameters={"no_such_parameter": 1})
        second = await wire.send(**question, parameters={})
        await wire.close()

    assert first.status is CallStatus.FAILED
    assert "TypeError" in first.cause
    assert second.value == VALUE


ESCAPED = "".join(f"\\u{ord(character):04x}" for character in CANARY)
ECHOES = {
    "content": reply(json.dumps({"number": 1, "label": f"Bearer {CANARY}"})),
    "content, escaped": reply(f'{{"number": 1, "label": "{ESCAPED}"}}'),
    "model": reply(GOOD, model=f"m-{CANARY}"),
    "finish reason": reply(GOOD, finish_reason=CANARY),
    "refusal over the cap": reply(None, refusal="x" * 280 + CANARY),
    "message over the cap": error(400, message="x" * 270 + CANARY),
    "page over the cap": page("x" * 19_990 + CANARY),
    "broken JSON": raw(f'{{"id": "{ESCAPED}'.encode()),
}


@pytest.mark.parametrize("echo", ECHOES.values(), ids=ECHOES.keys())
async def test_a_key_that_the_endpoint_repeats_is_kept_nowhere(echo: Behaviour) -> None:
    answer, calls, _ = await one_ask([echo])

    everything = f"{answer}{[call.model_dump() for call in calls]}"
    assert CANARY[:6] not in everything
    assert ESCAPED[:24] not in everything.replace("\\\\", "\\")
    assert "[red" in everything


async def test_a_second_asking_sends_the_same_request_and_no_history() -> None:
    _, _, faulty = await one_ask([reply("No."), reply(GOOD)])

    assert faulty.requests[0].body == faulty.requests[1].body


@pytest.mark.parametrize(
    "content",
    [
        f"```json\n{GOOD}\n```",
        f"```\n{GOOD}\n```",
        f"Here are the labels:\n\n{GOOD}\n\nShall I go on?",
        f"<think>Perhaps {{a fact}}?</think>{GOOD}",
    ],
)
async def test_words_around_the_one_answer_that_fits_are_stripped_and_noted(content: str) -> None:
    answer, calls, faulty = await one_ask([reply(content)])

    assert (answer.value, answer.status, faulty.count) == (VALUE, CallStatus.OK, 1)
    assert answer.cause.startswith("unwrapped")
    assert calls[0].answer == content


async def test_tokens_that_the_endpoint_did_not_count_are_unknown_not_0() -> None:
    _, calls, _ = await one_ask([reply(GOOD, usage=None)])

    assert (calls[0].tokens_in, calls[0].tokens_out, calls[0].cost_usd) == (None, None, None)


async def test_what_a_broken_answer_cost_is_known() -> None:
    _, calls, _ = await one_ask([reply("No.")])

    assert [call.tokens_in for call in calls] == [1000, 1000]


async def test_a_completion_without_choices_keeps_its_usage() -> None:
    _, calls, _ = await one_ask([odd(choices=[])])

    assert calls[0].tokens_in == 1000


async def test_the_words_of_a_refusal_are_kept() -> None:
    _, calls, _ = await one_ask([reply(None, refusal="I will not label this.")])

    assert calls[0].answer == "I will not label this."


@pytest.mark.parametrize("behaviour", [hang, drip])
async def test_a_call_is_cut_at_the_deadline_however_it_dawdles(behaviour: Behaviour) -> None:
    answer, calls, faulty = await one_ask([behaviour], deadline_s=1.0)

    assert (answer.status, faulty.count, len(calls)) == (CallStatus.FAILED, 1, 1)
    assert answer.cause.startswith(("deadline", "timeout"))
    assert "may have been billed" in answer.cause


async def test_a_clock_that_is_put_forward_cuts_no_call(monkeypatch: pytest.MonkeyPatch) -> None:
    days = itertools.count(1)
    monkeypatch.setattr(time, "time", lambda: 86_400.0 * next(days))
    answer, calls, faulty = await one_ask([error(429, headers={"Retry-After": "0.01"}), reply(GOOD)])

    assert (answer.status, faulty.count) == (CallStatus.OK, 2)
    assert all(call.latency_ms < 60_000 for call in calls)


async def test_a_wait_that_would_outlast_the_deadline_is_not_begun() -> None:
    answer, _, faulty = await one_ask([error(429, headers={"Retry-After": "100"}), reply(GOOD)], deadline_s=100)

    assert (answer.status, faulty.count) == (CallStatus.FAILED, 1)


async def test_a_pause_that_one_call_is_asked_for_is_kept_by_all() -> None:
    ledger = MemoryLedger()
    arrived: list[float] = []

    def busy_once(line: Connection) -> None:
        arrived.append(time.monotonic())
        answer = reply(GOOD) if len(arrived) > 1 else error(429, headers={"Retry-After": "0.2"})
        answer(line)

    with FaultEndpoint([busy_once]) as faulty:
        async with asker(faulty.base_url, ledger) as asking:
            first = asyncio.create_task(asking.ask(PROMPT, Label, sentences=(1,), purpose="label"))
            while not ledger.calls:
                await asyncio.sleep(0.001)
            await asking.ask(prompt("Another question."), Label, sentences=(2,), purpose="label")
            await first

    assert len(arrived) == 3
    assert min(arrived[1:]) - arrived[0] >= 0.2


STOPS = {
    "401": (error(401, "invalid_api_key", f"Incorrect API key provided: {CANARY}"), "OPENAI_API_KEY"),
    "403": (error(403), "OPENAI_API_KEY"),
    "404": (error(404, "model_not_found"), "gpt-5-mini"),
    "402": (error(402), "credit"),
    "no quota": (error(429, "insufficient_quota"), "credit"),
    "a pause of an hour": (error(429, headers={"Retry-After": "3600"}), "3600 s"),
}


@pytest.mark.parametrize(("behaviour", "hint"), STOPS.values(), ids=STOPS.keys())
async def test_what_no_further_call_can_mend_stops_at_once_and_for_good(behaviour: Behaviour, hint: str) -> None:
    stop, calls, requests = await stopped_ask([behaviour])

    assert requests == 1
    assert [call.status for call in calls] == [CallStatus.FAILED]
    assert hint in stop.hint
    assert CANARY not in f"{stop}{stop.hint}{calls}"


async def test_an_address_where_nobody_listens_stops_and_is_named() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        base_url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
        ledger = MemoryLedger()
        async with asker(base_url, ledger) as asking:
            with pytest.raises(StopAuditError) as stop:
                await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")

    assert base_url in str(stop.value)
    assert [call.status for call in ledger.calls] == [CallStatus.FAILED] * 3


async def test_a_host_that_has_no_address_is_named() -> None:
    base_url = "http://no-such-host.invalid/v1"
    async with asker(base_url, MemoryLedger(), max_tries=1) as asking:
        with pytest.raises(StopAuditError, match=r"no-such-host\.invalid"):
            await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")


async def test_an_endpoint_that_fails_five_asks_in_a_row_is_asked_no_more() -> None:
    ledger = MemoryLedger()
    with FaultEndpoint([error(500)]) as faulty:
        async with asker(faulty.base_url, ledger, max_tries=1) as asking:
            for number in range(4):
                answer = await asking.ask(prompt(f"{number}"), Label, sentences=(1,), purpose="label")
                assert answer.status is CallStatus.FAILED
            with pytest.raises(StopAuditError, match="5 asks in a row"):
                await asking.ask(prompt("5"), Label, sentences=(1,), purpose="label")
    assert faulty.count == 5


async def test_one_success_among_failures_keeps_the_audit_going() -> None:
    with FaultEndpoint([*[error(500)] * 4, reply(GOOD), error(500)]) as faulty:
        async with asker(faulty.base_url, MemoryLedger(), max_tries=1) as asking:
            for number in range(9):
                await asking.ask(prompt(f"{number}"), Label, sentences=(1,), purpose="label")
    assert faulty.count == 9
