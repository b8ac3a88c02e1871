"""The built-in annotator on two who differ in one sentence: each is heard for himself."""

import pytest

from tests.builtin_drafts import attributed, said, voices


@pytest.mark.parametrize(
    ("second", "who", "content"),
    [
        (", but Berg said it had been tested.", "Berg", "it had been tested."),
        (", but Berg disagreed, saying it had been tested.", "Berg", "it had been tested."),
        (", while the council was calm, insisting it had been tested.", "the council", "it had been tested."),
        (", even as his sister insisted that it was new.", "his sister", "it was new."),
        (", even though Berg said it was new.", "Berg", "it was new."),
        ("; Berg, the engineer, said it was new.", "Berg", "it was new."),
    ],
)
def test_two_who_differ_each_say_their_own(second: str, who: str, content: str) -> None:
    first, other = attributed("Moe said Vik thought the bridge was unsafe" + second)
    assert ([name for name, _, _ in voices(first)], said(first)) == (["Moe", "Vik"], ["the bridge was unsafe"])
    assert ([name for name, _, _ in voices(other)], said(other)) == ([who], [content])


def test_what_one_tells_of_another_stays_what_he_tells() -> None:
    told = attributed("Moe said that the bridge was unsafe, but that Berg had told her it was tested.")
    assert [[name for name, _, _ in voices(draft)] for draft in told] == [["Moe"], ["Moe", "Berg"]]
