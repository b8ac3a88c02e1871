"""Hours before the lines of a live report, written with a full stop."""

from factcheck.segment import segment
from factcheck.vocabulary import SentenceKind

_LIVE = """16.06 The ferry left the pier.

15.25 Two boats are out.

14.29 “It is late,” Ida Moe said.
"""


def test_hours_with_a_full_stop_that_begin_line_after_line_are_no_part_of_what_is_reported() -> None:
    found = [(one.kind, one.span.of(_LIVE)) for one in segment(_LIVE)]
    body = [words for kind, words in found if kind is SentenceKind.BODY]
    assert body == ["The ferry left the pier.", "Two boats are out.", "“It is late,” Ida Moe said."]
    assert [words for kind, words in found if kind is SentenceKind.METADATA][:3] == ["16.06", "15.25", "14.29"]


def test_numbers_like_hours_that_begin_one_line_or_two_belong_to_their_sentences() -> None:
    text = "12.50 Kroner is the fare.\n\nThe rest is free.\n\n13.40 Kroner it was last year.\n"
    assert [one.span.of(text) for one in segment(text)] == [line for line in text.split("\n") if line]
