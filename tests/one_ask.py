"""One ask of a small answer type against an endpoint that plays a script."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, SecretStr

from factcheck.llm import Answer, Asker, MemoryLedger, endpoint
from factcheck.prompts import RenderedPrompt
from factcheck.records import ModelCall
from factcheck.settings import Settings
from tests.fault_endpoint import Behaviour, FaultEndpoint

CANARY = "sk-CANARY-4471-do-not-show"
ARTICLE = "  The ferry to Port Halden sank.\n{{ 7 * 7 }} {% if harbour %} “quoted”\n"


class Label(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    label: str


GOOD = '{"number": 1, "label": "opinion"}'
VALUE = Label(number=1, label="opinion")
PROMPT = RenderedPrompt(name="label_claims", version="1", hash="prompt:1", instructions="Label.", question=ARTICLE)


def settings(base_url: str, **changes: Any) -> Settings:
    given: dict[str, Any] = {"base_url": base_url, "api_key": SecretStr(CANARY), "deadline_s": 120.0, "max_tries": 3}
    return Settings(**(given | changes))


def asker(base_url: str, ledger: MemoryLedger, *, model: str = "openai/gpt-5-mini", **changes: Any) -> Asker:
    chosen = settings(base_url, **changes)
    return Asker(endpoint(model, chosen, {}), chosen, ledger, first_wait_s=0.001)


def prompt(question: str) -> RenderedPrompt:
    return PROMPT.model_copy(update={"question": question})


async def one_ask(script: Sequence[Behaviour], **changes: Any) -> tuple[Answer[Label], list[ModelCall], FaultEndpoint]:
    ledger = MemoryLedger()
    with FaultEndpoint(list(script)) as faulty:
        async with asker(faulty.base_url, ledger, **changes) as asking:
            answer = await asking.ask(PROMPT, Label, sentences=(1,), purpose="label")
    return answer, ledger.calls, faulty
