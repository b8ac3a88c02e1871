"""Asking a language model: the only part that talks to openai and instructor, neither of which loads before a call."""

from factcheck.llm.asking import Answer, Asker
from factcheck.llm.endpoints import PROVIDERS, Endpoint, Provider, endpoint
from factcheck.llm.ledger import EachOnce, Ledger, MemoryLedger
from factcheck.llm.prices import Price, PriceTable, load_prices
from factcheck.llm.requests import Request, Requests, Schema, schema_of
from factcheck.llm.tokens import AROUND_MESSAGES, TokenCounter, answer_tokens, token_counter

__all__ = [
    "AROUND_MESSAGES",
    "PROVIDERS",
    "Answer",
    "Asker",
    "EachOnce",
    "Endpoint",
    "Ledger",
    "MemoryLedger",
    "Price",
    "PriceTable",
    "Provider",
    "Request",
    "Requests",
    "Schema",
    "TokenCounter",
    "answer_tokens",
    "endpoint",
    "load_prices",
    "schema_of",
    "token_counter",
]
