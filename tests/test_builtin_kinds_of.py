"""The built-in annotator on words that look like speech and only tell what kind, or which, or how to."""

import pytest

from tests.builtin_drafts import attributed, said, voices


def heard(words: str) -> list[tuple[str | None, str]]:
    """Of each draft on somebody's word who is heard last, and what is put forward."""
    return [(voices(draft)[-1][0], " … ".join(said(draft))) for draft in attributed(words) if draft.chain]


@pytest.mark.parametrize(
    "words",
    [
        "Police questioned two alleged members of the gang.",
        "The court freed the two accused men.",
        "Soldiers killed alleged rebels in Tarn.",
        "Some suspected thieves were still at large.",
        "The firm faces 40 alleged breaches of the law.",
        "In May two suspected rebels were shot.",
        "Vik discovered how to make glue.",
    ],
)
def test_what_only_tells_what_kind_is_nobodys_word(words: str) -> None:
    assert heard(words) == []


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        (
            "Tarn police held 31 suspected smugglers, accusing them of theft.",
            "Tarn police",
            "them of theft.",
        ),
        ("Two suspected thieves said they were ill.", "Two suspected thieves", "they were ill."),
        ("The army said 12 suspected rebels died.", "The army", "12 suspected rebels died."),
        ("Many suspected the mayor was lying.", "Many", "the mayor was lying."),
        ("Two accused him of theft.", "Two", "him of theft."),
        ("Several claimed damages were not paid.", "Several", "damages were not paid."),
        ("Some alleged fraud.", "Some", "fraud."),
        ("Crews worked out how to stop it, police said.", "police", "Crews worked out how to stop it"),
    ],
)
def test_who_suspects_or_claims_something_is_still_heard(words: str, source: str, content: str) -> None:
    assert heard(words) == [(source, content)]


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        ("It drew protests from residents who say it will cost jobs.", "residents", "it will cost jobs."),
        ("It was attacked by campaigners who argue that it is cruel.", "campaigners", "it is cruel."),
        ("The move angered unions who claim that jobs will go.", "unions", "jobs will go."),
        ("It has many supporters who think it should go on.", "many supporters", "it should go on."),
        ("It will not please critics who say it is too weak.", "critics", "it is too weak."),
    ],
)
def test_people_who_take_a_side_are_heard_without_a_comma(words: str, source: str, content: str) -> None:
    assert heard(words) == [(source, content)]


@pytest.mark.parametrize(
    "words",
    [
        "The bank refunds customers who say they were cheated.",
        "Police spoke to the man who says he saw the fire.",
        "Passengers who claim they lost a bag fill in a form.",
        "Protests by nurses who say it is cruel have ended the hunt.",
        "The plan angered residents who were not told.",
    ],
)
def test_who_say_something_may_only_tell_which_people_are_meant(words: str) -> None:
    assert heard(words) == []
