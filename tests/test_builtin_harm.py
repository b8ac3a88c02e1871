"""What officials tell of without a clause, and what is claimed by a noun with its owner."""

import pytest

from tests.builtin_drafts import attributed, said, voices


def heard(words: str) -> list[str]:
    """What a sentence says on somebody's word: the source, the cue and what is put forward."""
    return [f"{voices(one)[-1][0]}/{voices(one)[-1][1]}: {' … '.join(said(one))}" for one in attributed(words)]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (
            "The governor of Port Halden, Oda Brekke, reported damage to three barns.",
            "The governor of Port Halden, Oda Brekke/reported: damage to three barns.",
        ),
        ("Mayor Oda Brekke confirmed at least four deaths.", "Mayor Oda Brekke/confirmed: at least four deaths."),
        ("The ministry reported 14 injuries in Tarn.", "The ministry/reported: 14 injuries in Tarn."),
        ("Oda Brekke reported the attack to police.", None),
        ("The mayor reported to the station with the wounded.", None),
        ("The firm reported a profit of 2 million.", None),
        ("The mayor confirmed the booking.", None),
    ],
)
def test_harm_that_an_official_reports_is_on_his_word(words: str, part: str | None) -> None:
    assert heard(words) == ([] if part is None else [part])


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (
            "The HPA's warning that 3 million people face floods went unheeded.",
            "The HPA/warning: 3 million people face floods",
        ),
        ("The ministry's report that fares are rising alarmed shopkeepers.", "The ministry/report: fares are rising"),
        ("Officials' warning that the quay may sink came too late.", "Officials/warning: the quay may sink"),
        ("The mayor's claim that 900 people live here was false.", "The mayor/claim: 900 people live here"),
        ("The mayor warned that the boats are late.", "The mayor/warned: the boats are late."),
        ("The harbour's warning lamp was broken.", None),
    ],
)
def test_what_an_owner_claims_ends_before_what_became_of_it(words: str, part: str | None) -> None:
    assert heard(words) == ([] if part is None else [part])
