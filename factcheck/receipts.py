"""The hash of a request to a model: computed where it is sent, and again where the store is verified."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from factcheck.ids import content_hash


class Asked(NamedTuple):
    """What an answer is found by: the hash of the request, and the address that it was put to."""

    request_hash: str
    base_url: str  # without credentials


def request_hash(
    *, model: str, instructions: str, question: str, schema_hash: str, parameters: Mapping[str, Any]
) -> str:
    """The content hash of everything that is sent: model, both messages, answer schema and parameters.

    Two requests with one hash are the same request, so at one address the answer to one is the answer to the other;
    at another address a model of that name may be another model.
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
