"""Reading an answer out of what a model wrote."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from factcheck.llm.replies import read_completion, read_value, storable
from factcheck.vocabulary import CallStatus
from tests.fault_endpoint import body


class Inner(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    cues: tuple[str, ...]


class Thing(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    inner: Inner | None = None


@pytest.mark.parametrize(
    "answer",
    [
        '{"number": 7}',
        ' \n{"number": 7}\n',
        '```json\n{"number": 7}\n```',
        'Sure.\n```\n{"number": 7}\n```\nAnything else?',
        'A draft { not this one } and then {"number": 7}.',
        'First {"other": 1}, but the answer is {"number": 7}.',
        '\ufeff{"number": 7}',
    ],
)
def test_the_one_value_that_fits_is_found(answer: str) -> None:
    assert read_value(answer, Thing).value == Thing(number=7)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("", "invalid_json"),
        ("no", "invalid_json"),
        ("{", "invalid_json"),
        ('{"number": 7} or {"number": 8}', "more than one"),
        ('```json\n{"number": 7}\n```\n```json\n{"number": 8}\n```', "more than one"),
        ('{"number": 1, "number": 1}', "'number' stands twice"),
        ('{"number": 1, "inner": {"cues": [], "cues": ["a"]}}', "'cues' stands twice"),
        ('Here: {"number": 1, "number": 2}', "'number' stands twice"),
        ('{"number": NaN}', "NaN"),
        ('{"number": 1e3}', "number"),
        ('{"number": "1"}', "number"),
        ('{"number": true}', "number"),
        ('{"number": 1, "inner": {"cues": ["a", 2]}}', "inner.cues.1"),
        ('{"number": 1, "more": 2}', "more"),
        ("[" * 100_000, "nested"),
        ("Well, " + '{"a":' * 50_000, "nested"),
        ('[{"number": 7}, 1]', "valid"),
        ("null", "valid"),
    ],
)
def test_an_answer_that_does_not_fit_says_why(answer: str, why: str) -> None:
    value, note = read_value(answer, Thing)

    assert value is None
    assert why in note


def test_a_number_too_long_for_an_int_is_refused_and_not_raised() -> None:
    assert read_value('{"number": ' + "9" * 10_000 + "}", Thing).value is None


@given(st.text(alphabet='{}[]":,`\\ab17 \n\ud800', max_size=60))
def test_no_answer_whatever_raises(answer: str) -> None:
    value, note = read_value(answer, Thing)

    assert value is not None or note


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
SHAPES = st.fixed_dictionaries(
    {}, optional={"choices": JSON, "usage": JSON, "model": JSON, "id": JSON, "error": JSON}
) | st.builds(
    lambda message, usage: {"choices": [{"message": message, "finish_reason": "stop"}], "usage": usage},
    st.fixed_dictionaries({}, optional={"content": JSON, "refusal": JSON}),
    st.fixed_dictionaries({}, optional={"prompt_tokens": JSON, "prompt_tokens_details": JSON}),
)


@given(SHAPES | JSON)
def test_whatever_comes_with_status_200_is_an_outcome_that_can_be_kept(completion: object) -> None:
    outcome = read_completion(completion, Thing)

    outcome.answer.encode("utf-8")
    outcome.cause.encode("utf-8")
    assert (outcome.value is not None) == (outcome.status is CallStatus.OK)


@pytest.mark.parametrize("count", [-1, True, 1.5, "12", None, 2**40])
def test_a_count_that_is_none_is_unknown(count: object) -> None:
    outcome = read_completion(body('{"number": 7}', usage={"prompt_tokens": count}), Thing)

    assert outcome.tokens.given is None


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_text_that_can_be_stored_is_left_alone(text: str) -> None:
    assert storable(text) == text


def test_a_lone_surrogate_is_written_out() -> None:
    assert storable("a\ud800b") == "a\\ud800b"


def test_a_long_cause_is_capped() -> None:
    outcome = read_completion(body(None, refusal="no " * 10_000), Thing)

    assert len(outcome.cause) <= 300
    assert json.dumps(outcome.answer)
