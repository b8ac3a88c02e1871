"""The built-in annotator on whom papers go on about, on names with roles behind them, and on what people only know."""

import pytest

from tests.builtin_drafts import article, attributed, named, said, voices


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        (
            "Ida Holm, who has died aged 90, drew maps of the marsh.\n\nShe was born in Halden. Her tutor told her to "
            "leave. She took a First. It was there that she said the maps were wrong.",
            "Ida Holm",
        ),
        (
            "Olga Brandt, a botanist, said the moss was rare.\n\nA spokesperson for Velotta Nord said the firm would "
            "read the paper.\n\nFor Brandt, it is over. The moss may die, she says, yet it has lived.",
            "Olga Brandt",
        ),
        (
            "“We lost,” said Tom Reed.\n\n“We won,” said Olga Brandt. She hinted at more.\n\nReed, for his part, was "
            "already on the bus. His side are last. “We go again,” he said.",
            "Tom Reed",
        ),
        (
            "Bolat Sanko said that President Umara Dio was fond of the people of the marsh. He, however, appealed to "
            "residents to wait.",
            "Bolat Sanko",
        ),
        (
            "Tom Reed said it was late.\n\nBreaking: The union's secretary, Olga Brandt, has left the hall. She told "
            "reporters there was no deal.",
            "Olga Brandt",
        ),
        (
            "Tom Reed said it was late.\n\nOlga Brandt said it was not.\n\nAnother reader, Ulf from Eastwick, is less "
            "patient. He says he has lost two days.",
            "",
        ),
        ("Mrs Venn's nephew, Tom, said it was late. When he rang the clerk, she replied that it was not.", ""),
        ("Late Sande goal sends Halden through\n\nUdo Sande scored once.\n\nSande said it was luck.", "Udo Sande"),
        ("Olga Brandt said it was late.\n\n“His mother asked me why. I had no reply,” she said.", "Olga Brandt"),
        (
            "The union rose. Its secretary, Ulf Holm, said members would conclude that “the rules are for others”. He "
            "added that a clerk had left.",
            "Ulf Holm",
        ),
        ("The plan was called a farce by Tom Reed.\n\nCllr Reed said the trade had gone.", "Tom Reed"),
    ],
    ids=[
        "who the article is about", "for somebody", "for his part", "who spoke, not who was praised", "behind a colon",
        "another reader", "a nephew is no she", "a headline's late", "who is heard in what is quoted",
        "named behind what he is", "a councillor",
    ],
)  # fmt: skip
def test_a_pronoun_or_a_surname_means_whom_the_article_goes_on_about(text: str, full_name: str) -> None:
    assert named(article(text)[-1]) == [full_name]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The plan was attacked by Cllr Ida Holm, clerk of the port, who said it was a farce.", "Cllr Ida Holm"),
        ("The plan was attacked by Ida Holm, 43, a nurse, who said it was a farce.", "Ida Holm"),
        ("They met Ida Holm, a clerk at the port, who told them it was shut.", "Ida Holm"),
        ("City Councilwoman Ida Long said it was late.", "City Councilwoman Ida Long"),
    ],
)
def test_the_name_speaks_and_not_the_role_behind_it(words: str, source: str) -> None:
    [draft] = attributed(words)
    assert voices(draft)[0][0] == source


@pytest.mark.parametrize(
    "told",
    [
        "she had regarded him as a son.",
        "she did not know Vik and had stopped at the shop.",
        "two groups had been arguing inside the shop about a bill.",
        "he had not expected to play.",
        "drivers stop blaming the rain and start blaming the road.",
        "people can tell one gull from another.",
        "many in the town feel anger in the way others do.",
    ],
)
def test_what_somebody_only_knows_feels_or_expects_is_told_by_who_tells_it(told: str) -> None:
    [draft] = attributed(f"Ida Holm said {told}")
    assert len(draft.chain) == 1
    assert said(draft) == [told]


@pytest.mark.parametrize(
    "told",
    ["her aunt knew that it was late.", "ministers know the dam is unsafe.", "her aunt feels it ought to stay."],
)
def test_who_knows_that_something_is_so_is_heard_in_what_another_tells(told: str) -> None:
    [draft] = attributed(f"Ida Holm said {told}")
    assert len(draft.chain) == 2
