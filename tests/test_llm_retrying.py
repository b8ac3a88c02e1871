"""How long an endpoint asks to wait."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.llm.retrying import LONGEST_WAIT, retry_after

NOW = datetime(2026, 3, 4, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given_header", "seconds"),
    [
        ("1", 1.0),
        ("0", 0.0),
        (" 2 ", 2.0),
        ("0.05", 0.05),
        ("1e2", 100.0),
        ("1m30s", 90.0),
        ("1h", 3600.0),
        ("1h2m3s", 3723.0),
        ("2.5s", 2.5),
        ("500ms", 0.5),
        ("1s500ms", 1.5),
        ("6M0S", 360.0),
        ("Wed, 04 Mar 2026 12:00:30 GMT", 30.0),
        ("Wednesday, 04-Mar-26 12:01:00 GMT", 60.0),
        ("Wed, 04 Mar 2026 13:00:30 +0100", 30.0),
        ("Wed, 04 Mar 2026 11:00:00 GMT", 0.0),
        ("999999999", LONGEST_WAIT),
        ("Wed, 04 Mar 2099 12:00:00 GMT", LONGEST_WAIT),
        ("-5", None),
        ("-1m", None),
        ("inf", None),
        ("nan", None),
        ("1e999", None),
        ("", None),
        ("soon", None),
        ("1m30", None),
        ("30s1m", None),
        ("Wed, 99 Mar 2026 12:00:00 GMT", None),
    ],
)
def test_a_wait_is_read_in_every_form_it_comes_in(given_header: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": given_header}, NOW) == seconds


def test_milliseconds_stand_above_seconds_since_they_are_finer() -> None:
    assert retry_after({"retry-after-ms": "250", "retry-after": "1"}, NOW) == 0.25


def test_milliseconds_that_are_none_leave_the_seconds() -> None:
    assert retry_after({"retry-after-ms": "x", "retry-after": "1"}, NOW) == 1.0


def test_an_endpoint_that_says_nothing_asks_for_nothing() -> None:
    assert retry_after({}, NOW) is None


@given(st.text() | st.from_regex(r"-?[0-9hms.e:, GMTWedMar+]{0,30}", fullmatch=True))
def test_no_header_raises_or_asks_for_less_than_nothing(header: str) -> None:
    seconds = retry_after({"retry-after": header, "retry-after-ms": header}, NOW)

    assert seconds is None or 0 <= seconds <= LONGEST_WAIT
