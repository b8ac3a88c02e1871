"""The built-in annotator on two sources in one sentence: each is heard for what it says, and no more."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import drafts_of, said, voices


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "According to the police, two people died; according to the hospital, three did.",
            [("the police", "two people died"), ("the hospital", "three did.")],
        ),
        (
            "Police say two people died, but according to the hospital, three did.",
            [("Police", "two people died"), ("the hospital", "three did.")],
        ),
        (
            "The mayor said it would cost $4 million, but local builders put the figure closer to $9 million.",
            [("The mayor", "it would cost $4 million"), ("local builders", "the figure closer to $9 million.")],
        ),
        (
            "The union says 300 jobs will go, while the company puts the figure at 90.",
            [("The union", "300 jobs will go"), ("the company", "the figure at 90.")],
        ),
        (
            "Thousands marched, organisers said; police put the number at 800.",
            [("organisers", "Thousands marched"), ("police", "the number at 800.")],
        ),
        ("Asked why, Ms Vik said no; a clerk later declined to comment.", [("Ms Vik", "no"), None]),
        ("The mayor said it was late, but the council did not respond.", [("The mayor", "it was late"), None]),
        ("Two men died, police said; three were hurt.", [("police", "Two men died"), None]),
        # in doubt the first goes on
        (
            "Brekke said the dam was safe; it was built in 1911.",
            [("Brekke", "the dam was safe; it was built in 1911.")],
        ),
    ],
)
def test_each_of_two_sources_is_heard_for_what_it_says(words: str, expected: list[tuple[str, str] | None]) -> None:
    drafts = drafts_of([words])
    found = [(voices(one)[0][0], *said(one)) if one.label is not Label.REPORTED_FACT else None for one in drafts]
    assert found == expected


def test_what_is_put_somewhere_is_no_speech() -> None:
    assert [one.label for one in drafts_of(["The clerk put the book on the box of 1911."])] == [Label.REPORTED_FACT]


@pytest.mark.parametrize("puts", ["puts it better", "put it best", "puts it this way"])
def test_whoever_puts_it_better_is_heard_in_the_quotation_behind_a_colon(puts: str) -> None:
    (draft,) = drafts_of([f"My neighbour {puts}: “Steel talks before it breaks, and few listen.”"])
    assert ([name for name, _, _ in voices(draft)], said(draft)) == (
        ["My neighbour"],
        ["Steel talks before it breaks, and few listen."],
    )
