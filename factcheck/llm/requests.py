"""A request as it is known before it is sent: what the ledger finds it by, and what its calls are recorded with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from factcheck.ids import content_hash
from factcheck.llm.endpoints import Endpoint
from factcheck.llm.outcomes import Outcome
from factcheck.prompts import RenderedPrompt
from factcheck.receipts import request_hash
from factcheck.records import ModelCall
from factcheck.settings import Settings


@dataclass(frozen=True)
class Request:
    """A prompt for a model, and the type that its answer must have."""

    prompt: RenderedPrompt
    answer_type: type[BaseModel]
    known: Mapping[str, Any]  # the part of a `ModelCall` that does not depend on the answer

    @property
    def hash(self) -> str:
        """The same for every request that would have the same answer."""
        return str(self.known["request_hash"])

    @property
    def sentences(self) -> tuple[int, ...]:
        """The numbers of the sentences that are asked about."""
        return tuple(self.known["sentences"])

    def call(self, outcome: Outcome, *, cost_usd: float | None, asked_at: datetime, latency_ms: int) -> ModelCall:
        """One attempt at this request, as the ledger keeps it."""
        tokens = outcome.tokens
        return ModelCall(
            **self.known,
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
            cost_usd=cost_usd,
            latency_ms=latency_ms,
            asked_at=asked_at,
        )


def request_of(
    endpoint: Endpoint,
    parameters: Mapping[str, Any],
    prompt: RenderedPrompt,
    answer_type: type[BaseModel],
    *,
    sentences: tuple[int, ...],
    purpose: str,
) -> Request:
    """The request that puts `prompt` to the model of `endpoint`."""
    schema = schema_hash(answer_type)
    hashed = request_hash(
        model=endpoint.name,
        instructions=prompt.instructions,
        question=prompt.question,
        schema_hash=schema,
        parameters=parameters,
    )
    known = {
        "purpose": purpose,
        "prompt_name": prompt.name,
        "prompt_version": prompt.version,
        "prompt_hash": prompt.hash,
        "schema_hash": schema,
        "request_hash": hashed,
        "base_url": endpoint.base_url,
        "model_asked": endpoint.name,
        "parameters": dict(parameters),
        "instructions": prompt.instructions,
        "question": prompt.question,
        "sentences": sentences,
    }
    return Request(prompt, answer_type, known)


def call_parameters(settings: Settings) -> dict[str, Any]:
    """What is sent beside the messages and the schema."""
    return {} if settings.temperature is None else {"temperature": settings.temperature}


def schema_hash(answer_type: type[BaseModel]) -> str:
    """The content hash of the JSON schema that answers have to fit."""
    return content_hash("schema", answer_type.model_json_schema())
