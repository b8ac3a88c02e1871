"""The count of a vote behind a verb of ruling, and what newspapers say they have learnt."""

import pytest

from tests.builtin_drafts import attributed, said, voices


def heard(words: str) -> list[str]:
    """What a sentence says on somebody's word: the source, the cue and what is put forward."""
    return [f"{voices(one)[-1][0]}/{voices(one)[-1][1]}: {' … '.join(said(one))}" for one in attributed(words)]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("The high court ruled 5-4 on Monday that towns may tax boats.", "The high court/ruled: towns may tax boats."),
        ("A tribunal in Tarn ruled 2–1 that the lease is void.", "A tribunal in Tarn/ruled: the lease is void."),
        ("The court ruled by 6 votes to 3 that the lease is void.", "The court/ruled: the lease is void."),
        ("The jury decided 11-1 that the baker was to blame.", "The jury/decided: the baker was to blame."),
        (
            "The council voted 8-3 late on Friday that the quay be shut.",
            "The council/voted 8-3 late on Friday that: the quay be shut.",
        ),
        ("The rowers won 6-3 on Friday.", None),
        ("The council voted 8-3 on Friday.", None),
        ("The rowers won 6-3 in a match that everybody saw.", None),
        ("The council decided that the quay be shut.", None),
    ],
)
def test_the_count_of_a_vote_hides_nobody(words: str, part: str | None) -> None:
    assert heard(words) == ([] if part is None else [part])
