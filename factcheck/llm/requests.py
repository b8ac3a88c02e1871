"""A request as it is known before it is sent: what the ledger finds it by, and what its calls are recorded with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import BaseModel

from factcheck.ids import canonical_json, content_hash
from factcheck.llm.endpoints import Endpoint
from factcheck.llm.outcomes import Attempt
from factcheck.prompts import RenderedPrompt
from factcheck.receipts import Asked, request_hash
from factcheck.records import ModelCall
from factcheck.settings import Settings


class Schema(NamedTuple):
    """The JSON schema that answers have to fit."""

    text: str
    hash: str


def schema_of(answer_type: type[BaseModel]) -> Schema:
    """The schema of a type and its content hash."""
    schema = answer_type.model_json_schema()
    return Schema(canonical_json(schema), content_hash("schema", schema))


@dataclass(frozen=True)
class Request:
    """A prompt for a model, and the type that its answer must have."""

    prompt: RenderedPrompt
    answer_type: type[BaseModel]
    schema: str  # of the answers, as JSON
    known: Mapping[str, Any]  # the part of a `ModelCall` that does not depend on the answer

    @property
    def hash(self) -> str:
        """The same for every request that would have the same answer at the same address."""
        return str(self.known["request_hash"])

    @property
    def asked(self) -> Asked:
        """What an earlier answer to it is found by."""
        return Asked(self.hash, self.known["base_url"])

    @property
    def sentences(self) -> tuple[int, ...]:
        """The numbers of the sentences that are asked about."""
        return tuple(self.known["sentences"])

    def call(self, outcome: Attempt, *, cost_usd: float | None, asked_at: datetime, latency_ms: int) -> ModelCall:
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


class Requests:
    """Makes the requests to one endpoint, all with the same parameters."""

    def __init__(self, endpoint: Endpoint, settings: Settings) -> None:
        self.parameters: dict[str, Any] = {} if settings.temperature is None else {"temperature": settings.temperature}
        self._endpoint = endpoint
        self._schemas: dict[type[BaseModel], Schema] = {}  # dear to make, and the same for every article

    def of(
        self, prompt: RenderedPrompt, answer_type: type[BaseModel], *, sentences: tuple[int, ...], purpose: str
    ) -> Request:
        """The request that puts `prompt` to the model, about the sentences of those numbers."""
        if answer_type not in self._schemas:
            self._schemas[answer_type] = schema_of(answer_type)
        schema = self._schemas[answer_type]
        hashed = request_hash(
            model=self._endpoint.name,
            instructions=prompt.instructions,
            question=prompt.question,
            schema_hash=schema.hash,
            parameters=self.parameters,
        )
        known = {
            "purpose": purpose,
            "prompt_name": prompt.name,
            "prompt_version": prompt.version,
            "prompt_hash": prompt.hash,
            "schema_hash": schema.hash,
            "request_hash": hashed,
            "base_url": self._endpoint.base_url,
            "model_asked": self._endpoint.name,
            "parameters": self.parameters,
            "instructions": prompt.instructions,
            "question": prompt.question,
            "sentences": sentences,
        }
        return Request(prompt, answer_type, schema.text, known)
