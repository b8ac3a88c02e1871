"""What holds for every text whatever: no error, nothing left out, the same answer twice."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.segment import segment, uncovered
from factcheck.segment.boundaries import LONGEST, masked

ANYTHING = st.text(st.characters(), max_size=400)  # surrogates and control characters, too
PIECES = st.sampled_from(
    [
        *"aZé9 .,;:!?…\"“”„'‘’()[]{}«»-–—/*#_©•",
        *"\n\r\t\v\f\x1c\x1f\x85\u00a0\u2028\u2029\u3000\u200b\u200d\u0301\u202e\ufeff",
        *[
            "Mr.",
            "U.S.",
            "No.",
            "Oct. 7",
            "a.m.",
            "...",
            ". . .",
            "👩\u200d👧",
            "ا؟",
            "。",
            "\r\n",
            "\n\n",
            "---\n",
            "![",
            "1. ",
        ],
        *[
            "(credit: A/B)",
            "Photo: A B",
            "By A B",
            "date 2024-03-01",
            "March 1, 2024",
            " said ",
            "“Why?” she asked.",
            "# ",
        ],
        *["HALDEN (AP) — ", "The port closed. ", "Image: A.", "[1]", "http://a.b/c", "\ud800", "\x00"],
    ]
)
NEWSLIKE = st.lists(PIECES, max_size=60).map("".join)


@given(st.one_of(ANYTHING, NEWSLIKE))
def test_every_text_is_covered_by_trimmed_numbered_sentences(text: str) -> None:
    sentences = segment(text)
    assert uncovered(text, sentences) == ()
    assert [sentence.number for sentence in sentences] == list(range(1, len(sentences) + 1))
    for sentence in sentences:
        words = sentence.span.of(text)
        assert words
        assert words == words.strip()
        assert len(words) <= LONGEST


@given(NEWSLIKE)
def test_paragraph_numbers_only_rise(text: str) -> None:
    numbers = [sentence.paragraph for sentence in segment(text)]
    assert numbers == sorted(numbers)
    assert not numbers or numbers[0] == 1


@given(st.one_of(ANYTHING, NEWSLIKE))
def test_the_same_text_is_cut_the_same_way_twice(text: str) -> None:
    assert segment(text) == segment(text)


@given(st.one_of(ANYTHING, NEWSLIKE))
def test_the_copy_that_is_searched_is_as_long_as_the_text(text: str) -> None:
    assert len(masked(text)) == len(text)
