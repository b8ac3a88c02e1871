"""Asking a language model: the only part that talks to openai and instructor, neither of which loads before a call."""

from factcheck.llm.asking import Answer, Asker
from factcheck.llm.endpoints import PROVIDERS, Endpoint, Provider, endpoint
from factcheck.llm.ledger import Ledger, MemoryLedger
from factcheck.llm.prices import Price, PriceTable, load_prices
from factcheck.llm.requests import Request, call_parameters, request_of, schema_hash
from factcheck.llm.tokens import TokenCounter, answer_tokens, request_tokens, schema_tokens, token_counter

__all__ = [
    "PROVIDERS",
    "Answer",
    "Asker",
    "Endpoint",
    "Ledger",
    "MemoryLedger",
    "Price",
    "PriceTable",
    "Provider",
    "Request",
    "TokenCounter",
    "answer_tokens",
    "call_parameters",
    "endpoint",
    "load_prices",
    "request_of",
    "request_tokens",
    "schema_hash",
    "schema_tokens",
    "token_counter",
]
