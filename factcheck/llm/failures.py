"""What an error means that came instead of a completion: wait, stop, split, or give this one up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from factcheck.errors import ModelError
from factcheck.llm.endpoints import NO_KEY, Endpoint
from factcheck.llm.outcomes import MAX_CAUSE, After, Attempt
from factcheck.llm.replies import not_a_completion, storable, unreadable
from factcheck.llm.retrying import retry_after
from factcheck.vocabulary import CallStatus

if TYPE_CHECKING:
    import openai

MAX_BODY = 2_000_000  # bytes of one response; some hundred times the longest honest answer
_TOO_LONG = ("context_length_exceeded", "string_above_max_length")
_OUT_OF_MONEY = ("insufficient_quota", "billing_hard_limit_reached")


class BodyTooLargeError(ModelError):
    """The response is larger than any honest answer."""


def read_failure(error: BaseException | None, endpoint: Endpoint) -> Attempt:
    """The outcome that `error`, raised by the client, stands for; one that nobody foresaw fails this call alone."""
    # Loaded by now: it raised the error.
    import openai

    match error:
        case openai.APIStatusError():
            return _refused(error, endpoint)
        case openai.APIConnectionError():
            return _unconnected(error, endpoint)
        case json.JSONDecodeError():
            return not_a_completion(endpoint.redacted(error.doc))
        case UnicodeDecodeError():
            return not_a_completion("(bytes that are no text)")
        case RecursionError() | ValueError() if not isinstance(error, UnicodeError):
            return unreadable()
        case _:
            cause = f"client_error: the client failed with {type(error).__name__}; it may have been billed"
            return Attempt(CallStatus.FAILED, cause, maybe_billed=True)


def _refused(error: openai.APIStatusError, endpoint: Endpoint) -> Attempt:
    """A status code other than success."""
    status, code = error.status_code, error.code or error.type or ""
    said = storable(f"http {status} {code}".strip() + f": {_message(error)}")
    cause = endpoint.redacted(said)[:MAX_CAUSE]
    failed = Attempt(CallStatus.FAILED, cause, http_status=status)
    if hint := _no_use(status, code, endpoint):
        return replace(failed, after=After.STOP, hint=hint)
    if code == "content_filter":
        return replace(failed, status=CallStatus.FILTERED)
    if status == 413 or code in _TOO_LONG:
        return replace(failed, status=CallStatus.TRUNCATED)
    if status in (408, 409, 429) or status >= 500:
        wait = retry_after(error.response.headers, datetime.now(UTC))
        # A gateway that gave up on the model does not know whether the model went on.
        late = status in (408, 504)
        return replace(failed, after=After.WAIT, retry_after=wait, timed_out=late, maybe_billed=late)
    return failed


def _no_use(status: int, code: str, endpoint: Endpoint) -> str:
    """What to do about a refusal that the next request would meet too; empty where it may fare better."""
    if status in (401, 403):
        setting = endpoint.key_variable or "FACTCHECK_API_KEY"
        if endpoint.api_key.get_secret_value() == NO_KEY:
            return f"No key is set; {endpoint.base_url} wants one, and {setting} is where it is looked for."
        return f"Check the key in {setting}; it was sent to {endpoint.base_url}."
    if status == 402 or code in _OUT_OF_MONEY:
        return "Add credit at the provider or choose another model; what is done is kept and not paid for again."
    if status == 404:
        return f"Look whether {endpoint.base_url} is the right address, and {endpoint.model!r} a model that it has."
    return ""


def _message(error: openai.APIStatusError) -> str:
    message = error.body.get("message") if isinstance(error.body, dict) else None
    return message if isinstance(message, str) else "the endpoint said no more"


def _unconnected(error: openai.APIConnectionError, endpoint: Endpoint) -> Attempt:
    """No answer, or half of one."""
    # Comes with openai, and has raised this.
    import httpx2

    causes = list(_causes(error))
    if any(isinstance(cause, BodyTooLargeError) for cause in causes):
        return Attempt(CallStatus.INVALID, f"too_large: the response is over {MAX_BODY} bytes", http_status=200)
    if any(isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout) for cause in causes):
        said = next((str(cause) for cause in reversed(causes) if isinstance(cause, OSError)), "no connection")
        unreachable = endpoint.redacted(f"unreachable: {endpoint.base_url} cannot be reached: {said}")[:MAX_CAUSE]
        return Attempt(CallStatus.FAILED, unreachable, After.WAIT, unreachable=True)
    late = any(isinstance(cause, httpx2.TimeoutException) for cause in causes)
    code = "timeout" if late else "connection_lost"
    unfinished = f"{code}: {endpoint.base_url} did not finish its answer; it may have been billed"
    return Attempt(CallStatus.FAILED, unfinished[:MAX_CAUSE], After.WAIT, timed_out=late, maybe_billed=True)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
