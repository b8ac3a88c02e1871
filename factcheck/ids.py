"""Content addresses: the same content has the same id, everywhere and for ever."""

import hashlib
import json


def canonical_json(value: object) -> str:
    """`value` as JSON with sorted keys and no spare white space, so that equal values are equal text."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def text_hash(text: str) -> str:
    """SHA-256 of the UTF-8 bytes of `text` in hex; DuckDB's ``sha256(text)`` gives the same."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def content_hash(tag: str, value: object) -> str:
    """A tagged hash such as ``request:9f86d0…`` of any JSON value."""
    return f"{tag}:{text_hash(canonical_json(value))}"
