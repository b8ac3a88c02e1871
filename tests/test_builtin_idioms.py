"""The built-in annotator on turns of phrase that hold a word of saying or knowing and say nothing."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import attributed, drafts_of, said, voices


@pytest.mark.parametrize(
    "words",
    [
        "Most of the old roof was kept, along with the wooden outlines of the hall.",
        "The fall of the ferry company invites comparison with the strike of last year.",
        "The wide path is normal practice and considered safer, since it is dry.",
        "They stay in port if waves exceed 3 metres, slightly above predicted heights.",
        "The reference to “salt” refers to the long fight that the port had with two firms.",
        "The term refers to boats that leave at night.",
    ],
)
def test_what_only_looks_like_speech_is_the_articles_own(words: str) -> None:
    assert attributed(words) == []


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("“The tenant cannot be trusted,” Vik argued.", "The tenant cannot be trusted"),
        ("“My foot was sore, so we'll see what happens,” Vik said.", "My foot was sore, so we'll see what happens"),
        ("“They would be happy to be called if it rains,” Vik said.",
         "They would be happy to be called if it rains"),
        ("“They had known each other for years,” Vik said.", "They had known each other for years"),
        ("“But let us not forget two boats are still out,” Vik said.",
         "But let us not forget two boats are still out"),
        ("“The real story is people are getting home,” Vik said.", "The real story is people are getting home"),
    ],
)  # fmt: skip
def test_nobody_else_is_heard_in_what_somebody_says_with_them(words: str, content: str) -> None:
    [draft] = attributed(words)
    assert [source for source, *_ in voices(draft)] == ["Vik"]
    assert said(draft) == [content]


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("“I know that the dam leaks,” Vik said.", ["Vik", "I"]),
        ("“The mayor knows that it leaks,” Vik said.", ["Vik", "The mayor"]),
        ("Moe was ill and considered the plan unsafe.", ["Moe"]),
        ("The mayor referred to the dam as a danger to all.", ["The mayor"]),
        ("Vik invited the union to talks.", ["Vik"]),
    ],
)
def test_who_does_say_or_know_something_is_heard(words: str, chain: list[str]) -> None:
    draft = next(one for one in drafts_of([words]) if one.label is Label.ATTRIBUTED_STATEMENT)
    assert [source for source, *_ in voices(draft)] == chain


@pytest.mark.parametrize(
    "words",
    [
        "The team looked at rocks blasted off the cliff by waves.",
        "Two writers told their own tale of a crew at sea.",
        "He had almost given up, but his wife, Ida, urged him on — he found it the next night.",
        "They met a crowd of sailors stopped by the shuffling, moaning old men of the port.",
    ],
)
def test_rocks_tales_and_those_who_goad_say_nothing(words: str) -> None:
    assert attributed(words) == []


def test_what_is_hard_to_see_is_said_by_nobody_else() -> None:
    [draft] = attributed("As Ida Moe pointed out in May, it's not hard to see how the dam would fail.")
    assert [source for source, *_ in voices(draft)] == ["Ida Moe"]


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("Ida Moe told her story: “We left at dawn.”", ["Ida Moe"]),
        ("His wife urged him to go on with the work.", ["His wife"]),
        ("The mayor blasted the plan as a waste.", ["The mayor"]),
    ],
)
def test_who_tells_urges_and_blasts_in_words_is_heard(words: str, chain: list[str]) -> None:
    [draft] = attributed(words)
    assert [source for source, *_ in voices(draft)] == chain


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("The report, believe it or not, is late.", []),
        ("Prosecutors dismissed the charges in May, according to the paper.", ["the paper"]),
        ("The mayor dismissed the case as absurd.", ["The mayor"]),
        ("Many believe it is late.", ["Many"]),
    ],
)
def test_charges_are_dismissed_and_things_are_so_believe_it_or_not(words: str, chain: list[str]) -> None:
    assert [source for draft in attributed(words) for source, *_ in voices(draft)] == chain
