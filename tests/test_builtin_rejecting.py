"""The built-in annotator on what somebody rejects, and what he calls it: each is his word, in a part of its own."""

import pytest

from tests.builtin_drafts import attributed, said, voices


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The firm rejected that, saying it was late.", ["The firm/rejected: that", "The firm/saying: it was late."]),
        ("The firm rejected this and said it was late.", ["The firm/rejected: this", "The firm/said: it was late."]),
        ("Moe rejected the criticism and said it was late.",
         ["Moe/rejected: the criticism", "Moe/said: it was late."]),
        ("Moe rejected such criticism.", ["Moe/rejected: such criticism."]),
        ("The firm denied that, calling it a lie.", ["The firm/denied: that", "The firm/calling it: a lie."]),
        ("The firm denied the charges, calling them baseless.",
         ["The firm/denied: the charges", "The firm/calling: them baseless."]),
        ("The mayor praised Vik, calling her a hero.", ["The mayor/praised: Vik", "The mayor/calling: her a hero."]),
        ("He dismissed the idea, calling it a fantasy, and said the bridge would open.",
         ["He/dismissed: the idea", "He/calling it: a fantasy", "He/said: the bridge would open."]),
        ("Critics mocked the statue, deeming it ugly.", ["Critics/mocked: the statue", "Critics/deeming: it ugly."]),
        # what somebody claims, and the article denies
        ("It is not, as the owner of the ferry claims, a wreck.", []),
        ("The firm did not, as it claimed, pay the crew.", []),
        ("Nor was the dam, as the firm insisted, inspected twice.", []),
        ("The quay, as the owners say, is not safe.", ["the owners/say: The quay"]),
        # what was done, and not said
        ("The union rejected the offer.", []),
        ("Voters rejected the plan.", []),
        ("The mayor was in the hall, calling her mother.", []),
        ("The mayor left the hall, calling the meeting to order.", []),
        ("The firm is branding the ferry blue.", []),
    ],
)  # fmt: skip
def test_what_is_rejected_and_what_it_is_called_is_told_apart(words: str, expected: list[str]) -> None:
    found = [(voices(draft)[0], said(draft)[0]) for draft in attributed(words)]
    assert [f"{source}/{cue}: {content}" for (source, cue, _), content in found] == expected
