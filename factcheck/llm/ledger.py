"""Where calls are kept as they come, so that none is paid for twice and none paid for is lost."""

from typing import Protocol

from factcheck.records import ModelCall
from factcheck.vocabulary import CallStatus


class Ledger(Protocol):
    """Anything that keeps calls and finds an answer again."""

    async def find(self, request_hash: str) -> ModelCall | None:
        """The kept call with that hash and the status ok, or None; with its `call_id`."""
        ...

    async def record(self, call: ModelCall) -> int:
        """Keep a call of any status, for good, before this returns; gives its `call_id`."""
        ...


class MemoryLedger:
    """A ledger for as long as the process lives; calls are numbered from 1."""

    def __init__(self) -> None:
        self.calls: list[ModelCall] = []

    async def find(self, request_hash: str) -> ModelCall | None:
        """The newest answer to that request, or None."""
        for call in reversed(self.calls):
            if call.request_hash == request_hash and call.status is CallStatus.OK:
                return call
        return None

    async def record(self, call: ModelCall) -> int:
        """Keep `call` under the next number."""
        call_id = len(self.calls) + 1
        self.calls.append(call.model_copy(update={"call_id": call_id}))
        return call_id
