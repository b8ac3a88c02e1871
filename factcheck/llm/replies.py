"""From what an endpoint sent to an outcome: refusals, cut answers and wrong shapes are told apart here (pure)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from factcheck.llm.outcomes import MAX_CAUSE, After, Attempt, Tokens
from factcheck.vocabulary import CallStatus

MAX_PAGE = 20_000  # code points kept of something that is no completion at all
_MOST_CANDIDATES = 64  # each costs at most one reading of the text
_MOST_TOKENS = 2**31


class Reading(NamedTuple):
    """A value read out of an answer, or why there is none; `note` also says what had to be stripped."""

    value: BaseModel | None
    note: str


class _NotStrictJson(ValueError):
    """A key that stands twice, or a number that JSON does not have."""


def read_completion(completion: object, answer_type: type[BaseModel]) -> Attempt:
    """What a completion says, given as plain data, or whatever else came with status 200."""
    if not isinstance(completion, dict):
        page = completion if isinstance(completion, str) else json.dumps(completion, default=str)
        return not_a_completion(page)
    choices = completion.get("choices")
    choice = _mapping(choices[0]) if isinstance(choices, list) and choices else None
    known = Attempt(
        CallStatus.FAILED,
        cause="no_choices: the completion holds no choice",
        model=_text(completion.get("model")),
        tokens=_tokens(completion.get("usage")),
        http_status=200,
        completed=True,
    )
    return known if choice is None else _read_choice(choice, known, answer_type)


def not_a_completion(page: str) -> Attempt:
    """Status 200 with something that is no completion, such as a page of a proxy."""
    if not page.strip():
        return Attempt(CallStatus.EMPTY, "empty_body: status 200 with nothing in it", After.AGAIN, http_status=200)
    cause = "not_a_completion: status 200 with something that is no completion"
    return Attempt(CallStatus.INVALID, cause, After.AGAIN, answer=storable(page[:MAX_PAGE]), http_status=200)


def unreadable() -> Attempt:
    """Status 200 with JSON that no parser takes: nested too deeply, or with a number of thousands of digits."""
    cause = "unreadable: the response body could not be read"
    return Attempt(CallStatus.INVALID, cause, After.AGAIN, http_status=200)


def read_value(answer: str, answer_type: type[BaseModel]) -> Reading:
    """The one JSON value in `answer` that fits; a code fence or words around it are allowed, and noted.

    Nothing is read where a key stands twice, or where two different values fit.
    """
    try:
        return _validated(answer, answer_type, "")
    except _NotStrictJson as error:
        return Reading(None, f"invalid_json: {error}")
    except ValueError:
        pass
    try:
        fitting = [r for r in (_validated(part, answer_type, _around(answer)) for part in _objects(answer)) if r.value]
    except _NotStrictJson as error:
        return Reading(None, f"invalid_json: {error}")
    if len(fitting) == 1:
        return fitting[0]
    found = "no JSON value that fits" if not fitting else "more than one JSON value that fits"
    return Reading(None, f"invalid_json: the answer is not JSON, and holds {found}")


def storable(text: str) -> str:
    """`text` with lone surrogates, which no store takes, written out as ``\\udc00``."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _read_choice(choice: dict[str, Any], known: Attempt, answer_type: type[BaseModel]) -> Attempt:
    message = _mapping(choice.get("message"))
    content, refusal = message.get("content"), _text(message.get("refusal"))
    finish_reason = _text(choice.get("finish_reason"))
    answer = storable(content) if isinstance(content, str) else "" if content is None else _plain(content)
    seen = replace(known, answer=answer or refusal, finish_reason=finish_reason)
    if refusal:
        return replace(seen, status=CallStatus.REFUSED, cause=f"refusal: {refusal}"[:MAX_CAUSE])
    if finish_reason == "content_filter":
        return replace(seen, status=CallStatus.FILTERED, cause="content_filter: the endpoint held the answer back")
    if finish_reason == "length":
        return replace(seen, status=CallStatus.TRUNCATED, cause="length: the answer was cut")
    if not answer.strip():
        return replace(seen, status=CallStatus.EMPTY, cause="empty: the answer holds nothing", after=After.AGAIN)
    value, note = read_value(answer, answer_type)
    if value is None:
        return replace(seen, status=CallStatus.INVALID, cause=note[:MAX_CAUSE], after=After.AGAIN)
    return replace(seen, status=CallStatus.OK, cause=note, value=value)


def _validated(text: str, answer_type: type[BaseModel], note: str) -> Reading:
    """Raises ValueError where `text` is not JSON."""
    _strict(text)
    try:
        return Reading(answer_type.model_validate_json(text, strict=True), note)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        return Reading(None, storable(f"invalid_answer: {place}: {first['msg']}"))


def _strict(text: str) -> None:
    try:
        _decoder().decode(text.strip())
    except RecursionError:
        raise _NotStrictJson("too deeply nested") from None


def _objects(text: str) -> Iterator[str]:
    """The JSON objects in `text`, outermost only, in order."""
    decoder, start, tries = _decoder(), text.find("{"), 0
    while start != -1 and tries < _MOST_CANDIDATES:
        tries += 1
        try:
            end = decoder.raw_decode(text, start)[1]
        except _NotStrictJson:
            raise
        except ValueError:
            end = start + 1
        except RecursionError:
            raise _NotStrictJson("too deeply nested") from None
        else:
            yield text[start:end]
        start = text.find("{", end)


def _around(answer: str) -> str:
    return "unwrapped: a code fence was stripped" if "```" in answer else "unwrapped: words around it were stripped"


def _decoder() -> json.JSONDecoder:
    # Numbers are left as text: only the shape is looked at, and a number of 5000 digits is not worth an int.
    return json.JSONDecoder(object_pairs_hook=_once, parse_int=str, parse_float=str, parse_constant=_no_constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise _NotStrictJson(f"the key {key[:40]!r} stands twice")
        seen[key] = value
    return seen


def _no_constant(name: str) -> None:
    raise _NotStrictJson(f"{name} is no JSON number")


def _tokens(usage: object) -> Tokens:
    counted = _mapping(usage)
    given, out = _mapping(counted.get("prompt_tokens_details")), _mapping(counted.get("completion_tokens_details"))
    return Tokens(
        given=_count(counted.get("prompt_tokens")),
        cached=_count(given.get("cached_tokens")),
        out=_count(counted.get("completion_tokens")),
        reasoning=_count(out.get("reasoning_tokens")),
    )


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST_TOKENS else None


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return storable(value) if isinstance(value, str) else ""


def _plain(value: object) -> str:
    return json.dumps(value, default=str)[:MAX_PAGE]
