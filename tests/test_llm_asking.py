"""What a good ask sends, keeps, finds again and never shows."""

import asyncio
import logging
import subprocess
import sys
import threading

import pytest

from factcheck.llm import Asker, Endpoint, MemoryLedger, endpoint
from factcheck.settings import Settings
from factcheck.vocabulary import CallStatus
from tests.fault_endpoint import (
    Connection,
    FaultEndpoint,
    error,
    reply,
    reset,
)
from tests.one_ask import ARTICLE, CANARY, GOOD, PROMPT, VALUE, Label, asker, one_ask, prompt

# Nothing but the loopback can be reached, whatever a test asks for.
pytestmark = pytest.mark.block_network(allowed_hosts=[r"127\.0\.0\.1", "localhost"])


async def test_a_good_answer_comes_with_everything_that_is_known_of_the_call() -> None:
    answer, calls, faulty = await one_ask([reply(GOOD)])

    assert (answer.value, answer.status, answer.call_id, answer.from_ledger) == (VALUE, CallStatus.OK, 1, False)
    assert faulty.count == 1
    call = calls[0]
    assert (call.model_asked, call.model_answered) == ("openai/gpt-5-mini", "modelo-1-2026-01-15")
    assert (call.tokens_in, call.tokens_cached, call.tokens_out, call.tokens_reasoning) == (1000, 800, 50, 30)
    assert call.cost_usd == pytest.approx((200 * 0.25 + 800 * 0.025 + 50 * 2.00) / 1e6)
    assert (call.answer, call.http_status, call.finish_reason, call.cause) == (GOOD, 200, "stop", "")
    assert (call.purpose, call.sentences, call.prompt_hash) == ("label", (1,), "prompt:1")
    assert call.asked_at.tzinfo is not None


async def test_the_article_reaches_the_endpoint_exactly_and_the_schema_is_strict() -> None:
    _, _, faulty = await one_ask([reply(GOOD)], temperature=0.5)

    sent = faulty.requests[0].body
    assert [message["content"] for message in sent["messages"]] == ["Label.", ARTICLE]
    assert (sent["model"], sent["temperature"]) == ("gpt-5-mini", 0.5)
    schema = sent["response_format"]["json_schema"]
    assert schema["strict"] is True
    assert schema["schema"]["required"] == ["number", "label"]
    assert schema["schema"]["additionalProperties"] is False


async def test_a_question_that_looks_like_an_image_stays_text() -> None:
    ledger = MemoryLedger()
    question = "data:image/png;base64,AAAA"
    with FaultEndpoint([reply(GOOD)]) as faulty:
        async with asker(faulty.base_url, ledger) as asking:
            await asking.ask(prompt(question), Label, sentences=(1,), purpose="label")
    assert faulty.requests[0].body["messages"][1] == {"role": "user", "content": question}


async def test_a_request_that_was_answered_before_is_not_sent_again() -> None:
    ledger = MemoryLedger()
    with FaultEndpoint([reply(f"```\n{GOOD}\n```")]) as faulty:
        async with asker(faulty.base_url, ledger) as asking:
            first = await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")
        async with asker(faulty.base_url, ledger) as asking:
            second = await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")

    assert faulty.count == 1
    assert (second.value, second.from_ledger, second.call_id) == (first.value, True, first.call_id)


async def test_another_server_is_asked_although_a_model_of_that_name_answered_elsewhere() -> None:
    ledger = MemoryLedger()
    for _ in range(2):
        with FaultEndpoint([reply(GOOD)]) as faulty:
            async with asker(faulty.base_url, ledger) as asking:
                answer = await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")
        assert (faulty.count, answer.from_ledger) == (1, False)


async def test_a_fresh_ask_is_sent_although_it_was_answered_before() -> None:
    with FaultEndpoint([reply(GOOD)]) as faulty:
        async with asker(faulty.base_url, MemoryLedger()) as asking:
            await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")
            again = await asking.ask(PROMPT, Label, sentences=(1,), purpose="label again", fresh=True)

    assert (faulty.count, again.from_ledger) == (2, False)


async def test_a_failure_in_the_ledger_is_no_answer() -> None:
    with FaultEndpoint([error(400), reply(GOOD)]) as faulty:
        async with asker(faulty.base_url, MemoryLedger()) as asking:
            await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")
            second = await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")

    assert (second.status, second.from_ledger) == (CallStatus.OK, False)


async def test_the_same_request_twice_at_once_is_paid_for_once() -> None:
    with FaultEndpoint([reply(GOOD)]) as faulty:
        async with asker(faulty.base_url, MemoryLedger()) as asking:
            answers = await asyncio.gather(
                *(asking.ask(PROMPT, Label, sentences=(1,), purpose="label") for _ in range(5))
            )

    assert faulty.count == 1
    assert sorted(answer.from_ledger for answer in answers) == [False, True, True, True, True]


async def test_another_model_temperature_or_text_is_another_request() -> None:
    ledger = MemoryLedger()
    with FaultEndpoint([reply(GOOD)]) as faulty:
        for model, temperature, text in [
            ("openai/a", None, "x"),
            ("openai/b", None, "x"),
            ("openai/a", 0.0, "x"),
            ("openai/a", None, "y"),
        ]:
            async with asker(faulty.base_url, ledger, model=model, temperature=temperature) as asking:
                await asking.ask(prompt(text), Label, sentences=(1,), purpose="label")

    assert faulty.count == 4
    assert len({call.request_hash for call in ledger.calls}) == 4


async def test_an_attempt_is_in_the_ledger_before_the_next_one_is_sent() -> None:
    ledger = MemoryLedger()
    kept: list[int] = []
    with FaultEndpoint([error(500), lambda line: (kept.append(len(ledger.calls)), reply(GOOD)(line))[-1]]) as faulty:
        async with asker(faulty.base_url, ledger) as asking:
            await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")

    assert kept == [1]


async def test_no_more_asks_are_under_way_than_the_settings_allow() -> None:
    most, now, two_are_in = 0, 0, threading.Barrier(2)

    def counted(line: Connection) -> None:
        nonlocal most, now
        now += 1
        most = max(most, now)
        two_are_in.wait(60)
        line.wait(0.02)  # in which a third could come
        now -= 1
        reply(GOOD)(line)

    with FaultEndpoint([counted]) as faulty:
        async with asker(faulty.base_url, MemoryLedger(), concurrency=2) as asking:
            await asyncio.gather(
                *(asking.ask(prompt(f"{n}"), Label, sentences=(1,), purpose="label") for n in range(8))
            )
    assert (faulty.count, most) == (8, 2)


async def test_a_model_without_a_known_price_has_no_cost() -> None:
    _, calls, _ = await one_ask([reply(GOOD)], model="ollama/llama3.2")

    assert (calls[0].tokens_in, calls[0].cost_usd) == (1000, None)


def shown(endpoint: Endpoint, asking: Asker) -> str:
    return f"{endpoint!r}{endpoint}{vars(endpoint)}{endpoint.model_dump()}{endpoint.model_dump_json()}{vars(asking)}"


async def test_neither_key_nor_article_is_in_any_log_message_or_representation(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    scripts = [[reply(GOOD)], [reply("No. " + ARTICLE)], [error(400, message=f"Bad {CANARY}")], [reset]]
    for script in scripts:
        ledger = MemoryLedger()
        with FaultEndpoint(script) as faulty:
            secret = faulty.base_url.replace("http://", "http://reader:hunter2-hunter2@")
            async with asker(secret, ledger, max_tries=2) as asking:
                answer = await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")
                everything = f"{shown(asking.endpoint, asking)}{answer.cause}{ledger.calls}"
            assert faulty.requests[0].headers["Authorization"].startswith("Basic ")
        assert CANARY not in everything
        assert "hunter2" not in everything

    said = caplog.text + "".join(capfd.readouterr())
    assert CANARY not in said
    assert "Port Halden" not in said
    assert "hunter2" not in said


async def test_the_organisation_of_openai_is_not_told_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-mine")
    _, _, faulty = await one_ask([reply(GOOD)], model="vllm/small")

    assert "org-of-mine" not in str(faulty.requests[0].headers)


async def test_azure_is_asked_for_a_deployment_with_its_key() -> None:
    ledger = MemoryLedger()
    with FaultEndpoint([reply(GOOD)]) as faulty:
        chosen = Settings(deadline_s=120)
        environ = {"AZURE_OPENAI_ENDPOINT": faulty.base_url.removesuffix("/v1"), "AZURE_OPENAI_API_KEY": CANARY}
        async with Asker(endpoint("azure/desk", chosen, environ), chosen, ledger) as asking:
            answer = await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")

    request = faulty.requests[0]
    assert answer.value == VALUE
    assert request.path == "/openai/deployments/desk/chat/completions?api-version=2024-10-21"
    assert request.headers["api-key"] == CANARY


def test_the_clients_are_not_loaded_before_a_call() -> None:
    code = "import sys, factcheck.llm; print(sorted({'openai', 'instructor', 'httpx2', 'tenacity'} & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed == "[]\n"
