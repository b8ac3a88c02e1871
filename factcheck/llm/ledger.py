"""Where calls are kept as they come, so that none is paid for twice and none paid for is lost."""

from typing import Protocol

from factcheck.receipts import Asked
from factcheck.records import ModelCall
from factcheck.vocabulary import CallStatus


class Ledger(Protocol):
    """Anything that keeps calls and finds an answer again."""

    async def find(self, asked: Asked) -> ModelCall | None:
        """The kept call with that hash at that address and the status ok, or None; with its `call_id`."""
        ...

    async def record(self, call: ModelCall) -> int:
        """Keep a call of any status, for good, before this returns; gives its `call_id`."""
        ...


class MemoryLedger:
    """A ledger for as long as the process lives; calls are numbered from 1."""

    def __init__(self) -> None:
        self.calls: list[ModelCall] = []

    async def find(self, asked: Asked) -> ModelCall | None:
        """The newest answer to that request, or None."""
        for call in reversed(self.calls):
            if (call.request_hash, call.base_url) == asked and call.status is CallStatus.OK:
                return call
        return None

    async def record(self, call: ModelCall) -> int:
        """Keep `call` under the next number."""
        call_id = len(self.calls) + 1
        self.calls.append(call.model_copy(update={"call_id": call_id}))
        return call_id


class EachOnce:
    """A ledger whose answers serve once: what is asked a second time is asked because the first answer did not do."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._served: set[int | None] = set()

    async def find(self, asked: Asked) -> ModelCall | None:
        """The newest answer to that request, unless it was given or found before."""
        found = await self._ledger.find(asked)
        if found is None or found.call_id in self._served:
            return None
        self._served.add(found.call_id)
        return found

    async def record(self, call: ModelCall) -> int:
        """Keep `call`."""
        call_id = await self._ledger.record(call)
        self._served.add(call_id)
        return call_id
