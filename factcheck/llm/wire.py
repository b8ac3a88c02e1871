"""One request to an OpenAI-compatible endpoint, and its outcome: here the errors of openai and instructor end."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from factcheck.llm.endpoints import Endpoint
from factcheck.llm.failures import MAX_BODY, BodyTooLargeError, read_failure
from factcheck.llm.outcomes import Attempt
from factcheck.llm.replies import read_completion

if TYPE_CHECKING:
    import openai

_CONNECT_S = 10.0


class _Prepared(NamedTuple):
    """What instructor takes for the answer type without further ado, and the schema that goes into the body."""

    model: type[BaseModel]
    response_format: dict[str, Any]


class Wire:
    """A client for one endpoint; it never retries."""

    def __init__(self, endpoint: Endpoint, *, read_timeout_s: float) -> None:
        # Loaded late: the two take about two seconds, and an audit that is answered from the ledger needs neither.
        import instructor
        import openai

        _quieten()
        self._endpoint = endpoint
        self._client = _client(endpoint, openai.Timeout(read_timeout_s, connect=min(_CONNECT_S, read_timeout_s)))
        self._prepared: dict[type[BaseModel], _Prepared] = {}  # dear to make, and the same for every article
        # JSON_SCHEMA alone is not strict: the schema that `send` puts into the body stands above the one it makes.
        self._instructor = instructor.from_openai(self._client, mode=instructor.Mode.JSON_SCHEMA)

    async def send(
        self, *, instructions: str, question: str, answer_type: type[BaseModel], parameters: Mapping[str, Any]
    ) -> Attempt:
        """Ask once.

        The value is read from the answer's text, by the code that also reads answers out of the ledger: the one that
        instructor gives is of a class of its own making, equal to nothing, and it takes the last of two equal keys.
        However the client fails, that is an outcome of this one call.
        """
        from instructor.core.exceptions import InstructorError
        from instructor.core.hooks import Hooks

        if answer_type not in self._prepared:
            self._prepared[answer_type] = _prepared(answer_type)
        prepared = self._prepared[answer_type]
        arrived: list[object] = []
        hooks = Hooks()
        # Taken down at once, as plain data: instructor puts a running total into `usage` afterwards.
        hooks.on("completion:response", lambda completion: arrived.append(_data(completion, self._endpoint.redacted)))
        error: BaseException | None = None
        try:
            await self._instructor.chat.completions.create(
                model=self._endpoint.model,
                messages=[{"role": "system", "content": instructions}, {"role": "user", "content": question}],
                response_model=prepared.model,
                max_retries=0,
                strict=True,
                hooks=hooks,
                extra_body={"response_format": prepared.response_format},
                **parameters,
            )
        except InstructorError as failure:
            error = failure.__cause__ or failure
        except Exception as failure:  # noqa: BLE001 - no answer of an endpoint may end the audit of all the others
            error = failure
        if arrived:
            return self._read(arrived[0], answer_type)
        return read_failure(error, self._endpoint)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    def _read(self, arrived: object, answer_type: type[BaseModel]) -> Attempt:
        """What came, plain data or the error that kept it back, as an outcome."""
        if isinstance(arrived, BaseException):
            return read_failure(arrived, self._endpoint)
        try:
            return read_completion(arrived, answer_type)
        except (RecursionError, ValueError) as error:
            return read_failure(error, self._endpoint)


def _client(endpoint: Endpoint, timeout: openai.Timeout) -> openai.AsyncOpenAI:
    import openai

    key, address = endpoint.api_key.get_secret_value(), endpoint.address.get_secret_value()
    # Uncompressed, so that the size that is counted is the size that is parsed.
    headers: dict[str, Any] = {"Accept-Encoding": "identity"}
    http_client = openai.DefaultAsyncHttpxClient(timeout=timeout, event_hooks={"response": [_cap]})
    if endpoint.provider == "azure":
        return openai.AsyncAzureOpenAI(
            azure_endpoint=address,
            api_key=key,
            api_version=endpoint.api_version,
            timeout=timeout,
            max_retries=0,
            default_headers=headers,
            http_client=http_client,
        )
    if endpoint.provider != "openai":
        # The client adds these from the environment; they are nobody else's business.
        headers |= {"OpenAI-Organization": openai.Omit(), "OpenAI-Project": openai.Omit()}
    return openai.AsyncOpenAI(
        base_url=address, api_key=key, timeout=timeout, max_retries=0, default_headers=headers, http_client=http_client
    )


async def _cap(response: Any) -> None:
    """Let no more than `MAX_BODY` bytes of a response in, before anything parses them."""
    # Comes with openai; loaded late with it.
    import httpx2

    class Capped(httpx2.AsyncByteStream):
        async def __aiter__(self) -> Any:
            received = 0
            async for chunk in stream:
                received += len(chunk)
                if received > MAX_BODY:
                    raise BodyTooLargeError
                yield chunk

        async def aclose(self) -> None:
            await stream.aclose()

    stream = response.stream
    response.stream = Capped()


def _prepared(answer_type: type[BaseModel]) -> _Prepared:
    import openai
    from instructor import OpenAISchema

    schema = openai.pydantic_function_tool(answer_type)["function"]["parameters"]
    # For any other class instructor derives one of this kind, and asks it for its schema, with every call. It takes any
    # object, since the answer is read by `read_completion`; instructor looks through all fields for every call. The
    # clients copy a schema and look through it, too: what they make of this one gives way to the one in the body.
    given = {
        "__module__": __name__,
        "model_config": ConfigDict(extra="allow"),
        "model_json_schema": classmethod(lambda cls, *_, **__: {"type": "object"}),
    }
    model = type(answer_type.__name__, (OpenAISchema,), given)
    body = {"type": "json_schema", "json_schema": {"name": answer_type.__name__, "strict": True, "schema": schema}}
    return _Prepared(model, body)


def _data(completion: object, redacted: Callable[[str], str]) -> object:
    """A completion as plain data without credentials, which some endpoints repeat; or the error that kept it back."""
    try:
        plain = completion.model_dump(warnings=False) if isinstance(completion, BaseModel) else completion
        return _each_text(plain, redacted)
    except (RecursionError, ValueError) as error:
        # Raised in a hook, it would be shown as a warning with its traceback, and forgotten.
        return error


def _each_text(data: object, change: Callable[[str], str]) -> object:
    match data:
        case str():
            return change(data)
        case dict():
            return {_each_text(key, change): _each_text(value, change) for key, value in data.items()}
        case list():
            return [_each_text(item, change) for item in data]
        case _:
            return data


def _quieten() -> None:
    """Below a warning the clients log whole requests, and instructor logs answers as errors: articles, both."""
    for name in ("openai", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("instructor").setLevel(logging.CRITICAL + 1)
    # Of an answer that is not as it should be, which the ledger tells of; what instructor makes of it is thrown away.
    warnings.filterwarnings("ignore", message="Pydantic serializer warnings", category=UserWarning)
