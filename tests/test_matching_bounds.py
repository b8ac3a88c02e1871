"""What is passed over without a comparison is what a comparison would not have matched."""

from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.matching import match
from factcheck.matching.bounds import Bars, may_match
from factcheck.matching.pairs import PART, SAME

WHO = ["Oda Brekke", "The minister", "Minister Oda Brekke", "Quill Freight", "The harbour board", "UPH", "Tarvani"]
DID = ["closed", "has shut", "did not close", "sold", "was sold", "moved", "relocated", "will raise", "cut"]
WHAT = [
    "the depot",
    "its depot",
    "48 million crowns",
    "forty-eight million crowns",
    "the old ferry",
    "rents",
    "the vote",
]
WHERE = [
    "in Port Halden",
    "to Port Halden",
    "from Ostra to Halden",
    "in United Port Harbours",
    "for Tarrvani",
    "at sea",
]
WHEN = ["in May", "on 3 May 2031", "on Tuesday", "after a storm", "by at least 11 of 15 votes", "for the first time"]
JOINS = [", and ", " but ", ", which ", "; ", ", while ", ", because ", ". "]
FRONTS = ["", "", "", "With the depot now in Port Halden, ", "Now that Quill Freight has moved, "]


def clauses() -> st.SearchStrategy[str]:
    parts = [st.sampled_from(words) for words in (WHO, DID, WHAT, [*WHERE, ""], [*WHEN, ""])]
    return st.tuples(*parts).map(lambda words: " ".join(word for word in words if word))


def sentences() -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(FRONTS), clauses(), st.sampled_from(["", *JOINS]), clauses(), st.booleans()).map(
        lambda said: f"{said[0]}{said[1]}{said[2] + said[3] if said[2] else ''}{'.' if said[4] else ''}"
    )


@example("The minister closed the depot in Port Halden", "Oda Brekke shut the depot in Port Halden", True)
@example(
    "Quill Freight moved the depot to Port Halden on Tuesday", "With the depot now in Port Halden, rents rose", True
)
@example("UPH sold the old ferry", "The old ferry was sold by United Port Harbours", False)
@given(sentences(), sentences(), st.booleans())
def test_what_is_passed_over_would_not_have_matched(one: str, other: str, of_one_article: bool) -> None:
    found = match(one, other, of_one_article=of_one_article)
    passed_over = ("may_match", "_whole_may_stand", "_part_may_stand")
    with patch.multiple("factcheck.matching.pairs", **dict.fromkeys(passed_over, lambda *_: True)):
        compared = match(one, other, of_one_article=of_one_article)
    assert found == compared


def test_most_of_what_has_little_in_common_is_passed_over() -> None:
    pier, bars = "The pier of Ostra was closed after a crack", Bars(SAME, PART)
    assert not may_match(pier, "Residents of Ostra want a tram", bars)
    assert may_match(pier, "After a crack, the pier of Ostra was shut", bars)
