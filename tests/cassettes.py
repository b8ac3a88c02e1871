"""Cassettes as people read them: JSON bodies as YAML, no headers but a few, no host, no key."""

import json
from typing import Any

import yaml
from vcr.request import Request

_RESPONSE_HEADERS = ("content-type",)
_PLACE = "http://localhost"


def serialize(cassette: dict[str, Any]) -> str:
    interactions = [
        {
            "request": _opened(one["request"]),
            "response": {**one["response"], "body": _json(one["response"]["body"]["string"])},
        }
        for one in cassette["interactions"]
    ]
    return yaml.dump(
        {"interactions": interactions, "version": 1}, Dumper=_Dumper, allow_unicode=True, width=110, sort_keys=False
    )


def deserialize(text: str) -> dict[str, Any]:
    cassette: dict[str, Any] = yaml.safe_load(text)
    for one in cassette["interactions"]:
        one["request"]["body"] = json.dumps(one["request"]["body"], ensure_ascii=False)
        one["response"]["body"] = {"string": json.dumps(one["response"]["body"], ensure_ascii=False).encode()}
    return cassette


def same_question(asked: Request, recorded: Request) -> None:
    """Bodies are compared as JSON: the order of keys and the spelling of escapes do not count."""
    assert _json(asked.body) == _json(recorded.body), "this question was never recorded; see cassettes/README.md"


def scrubbed_request(request: Request) -> Request:
    request.headers = {}
    request.uri = _PLACE + request.path
    return request


def scrubbed_response(response: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in response["headers"].items() if name.lower() in _RESPONSE_HEADERS}
    body = _json(response["body"]["string"])
    if "id" in body:
        body["id"] = f"recorded-{body['id'].rpartition('-')[2]}"  # whose answer it was is nobody's business
    return {"status": response["status"], "headers": kept, "body": {"string": json.dumps(body).encode()}}


def _opened(request: dict[str, Any]) -> dict[str, Any]:
    return {"method": request["method"], "uri": request["uri"], "headers": {}, "body": _json(request["body"])}


def _json(body: object) -> Any:
    if isinstance(body, bytes | bytearray | str):
        return json.loads(body)
    return body


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a block, as it reads."""


def _block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _block)
