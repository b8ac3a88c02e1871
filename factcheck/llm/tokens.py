"""How many tokens a request will take, and an answer: counted or estimated before anything is sent."""

import json
from collections.abc import Callable
from typing import NamedTuple

from pydantic import BaseModel

_AROUND = 11  # tokens that a chat of two messages has besides its words
_BYTES_A_TOKEN = 3  # plain English has more than four, so that this is a high estimate of the tokens


class TokenCounter(NamedTuple):
    """A way of counting; `name` says which, since only a model's own vocabulary counts exactly."""

    name: str
    count: Callable[[str], int]


class AnswerTokens(NamedTuple):
    """How long an answer may be, from an article of plain facts to one of long chains; thinking comes on top."""

    low: int
    high: int


def token_counter() -> TokenCounter:
    """The vocabulary of OpenAI's newer models where the extra ``tokens`` is installed, else a rule of thumb."""
    try:
        # An extra, and 50 MB.
        from rs_bpe.bpe import openai
    except ImportError:
        return TokenCounter("characters/4", lambda text: -(-len(text) // 4))
    return TokenCounter("o200k_base", openai.o200k_base().count)


def request_tokens(instructions: str, question: str, counter: TokenCounter) -> int:
    """Of the two messages; what the endpoint makes of the schema comes on top."""
    return counter.count(instructions) + counter.count(question) + _AROUND


def schema_tokens(answer_type: type[BaseModel], counter: TokenCounter) -> int:
    """Of the JSON text of the schema: approximate, since no endpoint says how it counts a schema, or whether."""
    return counter.count(_schema(answer_type))


def most_tokens_in(instructions: str, question: str, answer_type: type[BaseModel]) -> int:
    """More than any usual text takes, in any language: for holding money back, without a vocabulary."""
    size = sum(len(text.encode("utf-8", "replace")) for text in (instructions, question, _schema(answer_type)))
    return -(-size // _BYTES_A_TOKEN) + _AROUND


def answer_tokens(sentences: int, *, restated: bool = False) -> AnswerTokens:
    """Of an answer about so many sentences, from what answers took: 15 to 40 a sentence, with restatements 55."""
    low, high = (40, 120) if restated else (10, 60)
    return AnswerTokens(30 + low * sentences, 100 + high * sentences)


def _schema(answer_type: type[BaseModel]) -> str:
    return json.dumps(answer_type.model_json_schema(), separators=(",", ":"), ensure_ascii=False)
