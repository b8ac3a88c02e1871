"""The hash of a request to a model: computed where it is sent, and again where the store is verified."""

from collections.abc import Mapping
from typing import Any

from factcheck.ids import content_hash


def request_hash(
    *, model: str, instructions: str, question: str, schema_hash: str, parameters: Mapping[str, Any]
) -> str:
    """The content hash of everything that decides an answer: model, both messages, answer schema and parameters.

    Two requests with one hash are the same request, so the answer to one is the answer to the other.
    """
    return content_hash(
        "request",
        {
            "model": model,
            "messages": [instructions, question],
            "schema_hash": schema_hash,
            "parameters": dict(parameters),
        },
    )
