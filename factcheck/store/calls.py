"""Model calls on their way into the store, each kept once, with the instructions that many of them share."""

from collections.abc import Mapping, Sequence, Set

from factcheck.errors import StoreError
from factcheck.ids import canonical_json, text_hash
from factcheck.records import ModelCall
from factcheck.store.batch import Batch, Row, stored_time


def stored_call(call_ids: Mapping[int, int], given: int | None) -> int | None:
    """The store's number for the call that a claim or an outcome names.

    Raises:
        StoreError: it names a call that is not among its audit's.
    """
    if given is None:
        return None
    if given not in call_ids:
        raise StoreError(f"Something names model call {given}, which is not among the calls of its audit.")
    return call_ids[given]


def used_calls(batch: Batch, work: Sequence[tuple[int, Sequence[ModelCall]]]) -> list[Mapping[int, int]]:
    """For each audit and its calls, the store's number for each number that claims may name.

    Calls that the store does not hold yet are added. A call is held where its number, its request and its time are: a
    number alone may come from somewhere else.
    """
    given = [call.call_id for _, calls in work for call in calls if call.call_id is not None]
    kept = {tuple(row) for row in batch.rows("known_calls", calls=given)} if given else set()
    linked = {tuple(row) for row in batch.rows("own_calls", audits=[audit for audit, _ in work])} if kept else set()
    return [_used(batch, audit_id, calls, kept, linked) for audit_id, calls in work]


def add_calls(batch: Batch, calls: Sequence[tuple[int, int, ModelCall]]) -> None:
    """Calls with their new numbers and their audits, and the instructions they were asked with."""
    for call_id, audit_id, call in calls:
        batch.add("audit_calls", audit_id, call_id)
        batch.add("model_calls", *_call_row(call_id, audit_id, _prompt(batch, call), call))


def _used(
    batch: Batch, audit_id: int, calls: Sequence[ModelCall], kept: Set[Row], linked: Set[Row]
) -> Mapping[int, int]:
    fresh = [call for call in calls if (call.call_id, call.request_hash, stored_time(call.asked_at)) not in kept]
    new_numbers = {id(call): number for call, number in zip(fresh, batch.numbers("call_ids", len(fresh)), strict=True)}
    add_calls(batch, [(new_numbers[id(call)], audit_id, call) for call in fresh])
    numbers = [new_numbers.get(id(call), call.call_id or 0) for call in calls]
    for number in dict.fromkeys(numbers):
        if number not in new_numbers.values() and (audit_id, number) not in linked:
            batch.add("audit_calls", audit_id, number)
    return {call.call_id: number for call, number in zip(calls, numbers, strict=True) if call.call_id is not None}


def _call_row(call_id: int, audit_id: int, prompt_id: int, call: ModelCall) -> tuple[object, ...]:
    return (
        call_id,
        audit_id,
        call.purpose,
        prompt_id,
        call.schema_hash,
        call.request_hash,
        call.base_url,
        call.model_asked,
        call.model_answered,
        canonical_json(call.parameters),
        call.question,
        list(call.sentences),
        call.status,
        call.cause,
        call.http_status,
        call.finish_reason,
        call.answer,
        call.tokens_in,
        call.tokens_cached,
        call.tokens_out,
        call.tokens_reasoning,
        call.cost_usd,
        call.latency_ms,
        stored_time(call.asked_at),
    )


def _prompt(batch: Batch, call: ModelCall) -> int:
    digest = text_hash(call.instructions)
    key: Row = (call.prompt_name, call.prompt_version, call.prompt_hash, digest)
    if key not in batch.prompts:
        names = ("name", "version", "prompt_hash", "instructions_sha256")
        known = batch.rows("known_prompt", **dict(zip(names, key, strict=True)))
        (batch.prompts[key],) = known[0] if known else batch.numbers("prompt_ids", 1)
        if not known:
            batch.add("prompts", batch.prompts[key], *key, call.instructions)
    return batch.prompts[key]
