"""How many tokens a request will take, and an answer: counted or estimated before anything is sent."""

from collections.abc import Callable
from typing import NamedTuple

from factcheck.llm.requests import Request

AROUND_MESSAGES = 11  # tokens that a chat of two messages has besides its words
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


def most_tokens_in(request: Request) -> int:
    """More than a request usually takes, in any language: for holding money back, without a vocabulary."""
    texts = (request.prompt.instructions, request.prompt.question, request.schema)
    size = sum(len(text.encode("utf-8", "replace")) for text in texts)
    return -(-size // _BYTES_A_TOKEN) + AROUND_MESSAGES


def answer_tokens(sentences: int, *, restated: bool = False) -> AnswerTokens:
    """Of an answer about so many sentences, from what answers took: 15 to 40 a sentence, with restatements 55."""
    low, high = (40, 120) if restated else (10, 60)
    return AnswerTokens(30 + low * sentences, 100 + high * sentences)
