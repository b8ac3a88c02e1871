"""Feeds of JSON lines: one article a line, and a bad line is an error of that line alone."""

import hashlib
import io
import json
from datetime import date

import pytest

from factcheck.ingest import ReadOptions, Rejected
from factcheck.ingest.feeds import read_feed
from factcheck.records import Article

GOOD = b'{"text": "The ferry is back."}'


def feed(data: bytes, options: ReadOptions | None = None) -> list[Article | Rejected]:
    return list(read_feed(io.BytesIO(data), "feed.jsonl", options or ReadOptions()))


def line(row: object) -> Article | Rejected:
    (only,) = feed(json.dumps(row).encode())
    return only


def test_a_row_gives_the_article_with_all_that_it_says() -> None:
    row = {"text": "a\r\nb", "title": "T", "url": "https://example.org/a", "published": "2031-03-04", "id": 12, "x": 1}
    raw = json.dumps(row).encode()
    assert feed(raw + b"\r\n") == [
        Article(
            text="a\r\nb",
            title="T",
            url="https://example.org/a",
            published=date(2031, 3, 4),
            external_id="12",
            location="feed.jsonl:1",
            raw_sha256=hashlib.sha256(raw).hexdigest(),
        )
    ]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-03-04", date(2031, 3, 4)),
        ("2031-03-04T23:30:00Z", date(2031, 3, 4)),
        ("2031-03-04T23:30:00+02:00", date(2031, 3, 4)),
        ("2031-03-04 23:30", date(2031, 3, 4)),
        ("", None),
        (None, None),
    ],
)
def test_published_may_be_a_date_or_a_time_or_missing(written: str | None, day: date | None) -> None:
    assert line({"text": "x", "published": written}).published == day  # type: ignore[union-attr]


def test_a_name_and_password_in_the_address_of_a_row_are_left_out() -> None:
    read = line({"text": "The ferry is back.", "url": "https://ada:secret@example.org/a?by=bo@example.org"})
    assert isinstance(read, Article)
    assert read.url == "https://example.org/a?by=bo@example.org"


def test_what_a_row_says_stands_above_the_date_at_the_start_of_its_text() -> None:
    assert line({"text": " date 2030-01-01 Words.", "published": "2031-03-04"}).published == date(2031, 3, 4)  # type: ignore[union-attr]


def test_lines_are_numbered_from_one_with_the_empty_ones_counted() -> None:
    found = feed(b"\xef\xbb\xbf" + GOOD + b"\n\n  \n" + GOOD)
    assert [article.location for article in found] == ["feed.jsonl:1", "feed.jsonl:4"]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"not json", "not valid JSON"),
        (b'{"text": "x"', "not valid JSON"),
        (b'["text"]', "not an object"),
        (b'{"title": "x"}', "no field 'text'"),
        (b'{"text": 5}', "'text' is not a string"),
        (b'{"text": null}', "'text' is not a string"),
        (b'{"text": "x", "title": 5}', "'title' is not a string"),
        (b'{"text": "x", "id": true}', "'id' is not a string"),
        (b'{"text": "x", "published": "last week"}', "'last week' is not a date"),
        (b'{"text": "a", "text": "b"}', "'text' stands in it twice"),
        (b'{"text": "x", "score": NaN}', "NaN"),
        (b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "too many digits"),
        (b'{"text": ' + b"[" * 50_000, "nested too deeply"),
        (b'{"text": "caf\xe9"}', "byte 0xe9 at position 13"),
        (b'{"text": "x\\u0000y"}', "NUL"),
        (b'{"text": "x\\ud800y"}', "U+D800"),
        (b'{"text": "x", "title": "\\udfff"}', "U+DFFF"),
        (b'{"text": "12345678901"}', "11 characters"),
    ],
)
def test_a_bad_line_is_refused_alone_and_the_others_go_on(bad: bytes, said: str) -> None:
    before, refused, after = feed(GOOD[:14] + b'"}\n' + bad + b"\n" + GOOD[:14] + b'"}', ReadOptions(max_chars=10))
    assert isinstance(refused, Rejected)
    assert said in refused.message
    assert [item.location for item in (before, refused, after)] == [f"feed.jsonl:{n}" for n in (1, 2, 3)]
    assert isinstance(before, Article)
    assert isinstance(after, Article)


def test_a_line_far_over_the_limit_is_skipped_without_being_kept_whole() -> None:
    huge = b'{"text": "' + b"x" * 3_000_000 + b'"}'
    refused, after = feed(huge + b"\n" + GOOD, ReadOptions(max_chars=100))
    assert isinstance(refused, Rejected)
    assert "--max-chars" in refused.hint
    assert after.location == "feed.jsonl:2"


def test_lines_are_read_only_when_they_are_asked_for() -> None:
    stream = io.BytesIO((GOOD + b"\n") * 1000)
    next(read_feed(stream, "feed.jsonl", ReadOptions()))
    assert stream.tell() == len(GOOD) + 1


def test_a_feed_in_utf16_is_refused_as_a_whole() -> None:
    (refused,) = feed('{"text": "x"}\n{"text": "y"}'.encode("utf-16"))
    assert isinstance(refused, Rejected)
    assert "UTF-16" in refused.message


def test_an_empty_feed_says_so() -> None:
    assert [str(item) for item in feed(b"")] == ["feed.jsonl: It holds no line."]
