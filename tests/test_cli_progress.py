"""What is seen of an audit while it works: figures, a speed, a forecast, and none of it before it is known."""

import json
from typing import Any

import pytest

from factcheck.cli._display import Expected, SoFar
from factcheck.cli._progress import Told
from factcheck.cli._speed import Speed, duration, speed, speed_words
from factcheck.corpus import Ended, Ending
from factcheck.ingest import Rejected
from factcheck.summary import Figures
from tests.store_records import MODEL, a_call, audited

REJECTED = Ended(ending=Ending.REJECTED, rejected=Rejected(location="a.pdf", message="No.", hint=""))


class Counted(Expected):
    """As many articles as it is told."""

    def __init__(self, number: int | None) -> None:
        super().__init__([])
        self._begun, self._number = True, number


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def one_audited(number: int) -> Ended:
    return Ended(ending=Ending.AUDITED, audited=audited(MODEL, number=number, calls=(a_call(call_id=1),)))


def told(clock: Watch, *, of: int | None, as_json: bool = False) -> Told:
    found = Told("news.duckdb", Counted(of), most=0, as_json=as_json, clock=clock)
    found.begin(MODEL)
    return found


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ({"audited": 30, "ended": 30, "of": 120, "elapsed_s": 60.0}, Speed(30.0, 180.0)),
        ({"audited": 30, "ended": 30, "of": None, "elapsed_s": 60.0}, Speed(30.0, None)),
        ({"audited": 30, "ended": 30, "of": 30, "elapsed_s": 60.0}, Speed(30.0, None)),
        ({"audited": 30, "ended": 30, "of": 20, "elapsed_s": 60.0}, Speed(30.0, None)),
        ({"audited": 2, "ended": 2, "of": 120, "elapsed_s": 60.0}, Speed(2.0, None)),
        ({"audited": 0, "ended": 90, "of": 120, "elapsed_s": 60.0}, Speed(None, None)),
        ({"audited": 16, "ended": 16, "of": 120, "elapsed_s": 0.0}, Speed(None, None)),
        ({"audited": 30, "ended": 90, "of": 120, "elapsed_s": 60.0}, Speed(30.0, 60.0)),
    ],
)
def test_a_speed_is_said_once_there_is_something_to_go_by(done: dict[str, Any], expected: Speed) -> None:
    assert speed(**done) == expected


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "5 s"),
        (41.0, "45 s"),
        (60.0, "1 min"),
        (121.0, "3 min"),
        (3600.0, "1 h 0 min"),
        (7900.0, "2 h 15 min"),
        (90_000.0, "1 d 1 h"),
    ],
)
def test_a_forecast_is_as_coarse_as_it_is_sure(seconds: float, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(("per_minute", "words"), [(34.4, "34 a minute"), (2.25, "2.2 a minute"), (0.25, "15 an hour")])
def test_a_speed_is_said_in_the_unit_that_suits_it(per_minute: float, words: str) -> None:
    assert speed_words(Speed(per_minute, None)) == words


def test_the_line_holds_articles_claims_calls_tokens_cost_speed_and_time_left() -> None:
    figures = Figures(articles=12, claims=340, calls=14, tokens_in=50_000, tokens_out=1234, cost_usd=0.0212)
    so_far = SoFar(ended=12, of=200, figures=figures, speed=Speed(34.0, 331.0))
    assert so_far.words() == (
        "12 of 200 articles, 340 claims, 14 calls, 51234 tokens, 0.0212 USD; 34 a minute, about 6 min left"
    )


def test_what_is_not_known_is_left_out_of_the_line() -> None:
    so_far = SoFar(ended=1, of=None, figures=Figures(articles=1, claims=3), speed=Speed())
    assert so_far.words() == "1 article, 3 claims"


def test_where_there_is_no_terminal_a_short_audit_says_nothing_and_a_long_one_now_and_then(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = Watch()
    telling = told(clock, of=400)
    for number in range(1, 11):
        clock.now += 2
        telling.ended(one_audited(number))
    assert lines(capsys) == []
    clock.now += 11
    telling.tick()
    telling.tick()
    (line,) = lines(capsys)
    assert line.startswith("factcheck: 10 of 400 articles, 30 claims, 10 calls, ")
    assert line.endswith("; 19 a minute, about 21 min left")
    clock.now += 29
    telling.tick()
    assert lines(capsys) == []
    clock.now += 2
    telling.tick()
    assert len(lines(capsys)) == 1


def test_a_long_audit_is_not_told_of_every_half_minute(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Watch()
    telling = told(clock, of=None)
    for _ in range(10 * 3600):
        clock.now += 1
        telling.tick()
    assert 20 < len(lines(capsys)) < 80


def test_what_could_not_be_read_counts_as_ended_and_says_nothing_of_the_speed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = Watch()
    telling = told(clock, of=9)
    telling.ended(REJECTED)
    capsys.readouterr()
    clock.now += 31
    telling.tick()
    assert lines(capsys) == ["factcheck: 1 of 9 articles, 0 claims"]


def test_for_programs_progress_is_an_event_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Watch()
    telling = told(clock, of=6, as_json=True)
    for number in range(1, 4):
        telling.ended(one_audited(number))
    capsys.readouterr()
    clock.now += 30
    telling.tick()
    printed = capsys.readouterr()
    event = json.loads(printed.out)
    assert printed.err == ""
    assert {name: event[name] for name in ("event", "ended", "of", "per_minute", "seconds_left")} == {
        "event": "progress",
        "ended": 3,
        "of": 6,
        "per_minute": 6.0,
        "seconds_left": 30.0,
    }
    assert event["figures"]["claims"] == 9
