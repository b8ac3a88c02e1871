"""Asking a language model: the only part that talks to openai and instructor, neither of which loads before a call."""

from factcheck.llm.asking import Answer, Asker, schema_hash
from factcheck.llm.endpoints import PROVIDERS, Endpoint, Provider, endpoint
from factcheck.llm.ledger import Ledger, MemoryLedger
from factcheck.llm.prices import Price, PriceTable, load_prices

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
    "endpoint",
    "load_prices",
    "schema_hash",
]
