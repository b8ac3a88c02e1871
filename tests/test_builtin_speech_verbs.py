"""The built-in annotator on words that are seldom speech: where nobody says anything, and who says it after all."""

import pytest

from tests.builtin_drafts import attributed, said, voices


@pytest.mark.parametrize(
    "words",
    [
        "The fear of the crew reveals nothing.",
        "The bank's shares were still predicted to fall.",
        "A caste referred to as the brewers owned the hall.",
        "It was a theory, which calls for more boats.",
        "Only, suppose there were no boats.",
        "Lund & Moe, whose engineers wrote the report, did not answer.",
        "The guests asked not to be identified.",
        "A clerk heard Vik say the quay was shut.",
        "In May they wrote about the ferry.",
        "As recent events showed, the quay could fall.",
        "The mayor said nothing about the quay.",
        "She put it there herself on Monday.",
        "The port stands by its own numbers.",
        "The storms have reminded us that the sea is near.",
    ],
)
def test_words_of_speech_that_nobody_says_are_on_nobodys_word(words: str) -> None:
    assert attributed(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "A former bookkeeper accused of stealing 212,000 pounds was found guilty on Thursday.",
        "A former bookkeeper, accused of stealing 212,000 pounds, was found guilty on Thursday.",
        "A man suspected of setting three fires was arrested in Graven.",
        "A politician blamed for the crash resigned on Monday.",
        "A driver blamed for a crash that killed two has died.",
        "Residents told to leave their homes were taken to a school.",
        "A plan announced on Monday would close the port.",
        "A report called “Open Doors” was published on Tuesday.",
        "A song called “Blue Night” won the prize.",
        "Council criticised over late buses",
        "She called her mother.",
        "The team found the missing boy alive.",
        "The council considers the plan on Monday.",
        "The mayor called the council together.",
        "Unions called a strike for Monday.",
        "The board found the safe empty.",
        "The court heard the appeal on Monday.",
        "The court heard evidence from nine people.",
        "Residents were told to leave.",
        "Visitors are reminded that the museum closes at five.",
        "“Open Doors,” directed by Anna Roth, opened in May.",
        "“Blue Night,” Roth painted in 1990, hangs in the hall.",
    ],
)
def test_what_is_done_to_somebody_or_only_named_is_on_nobodys_word(words: str) -> None:
    assert attributed(words) == []


@pytest.mark.parametrize(
    ("words", "chain", "content"),
    [
        # what somebody calls somebody
        ("Unions called the plan reckless.", [("Unions", "called", "organisation")], ["the plan reckless."]),
        ("Her critics thought her a fanatic.", [("Her critics", "thought", "unnamed")], ["her a fanatic."]),
        ("Her critics called her a tyrant.", [("Her critics", "called her", "unnamed")], ["a tyrant."]),
        ("Neighbours remembered her as kind.", [("Neighbours", "remembered", "group")], ["her as kind."]),
        ("Many thought the verdict unfair.", [("Many", "thought", "unnamed")], ["the verdict unfair."]),
        (
            "Colleagues remembered a generous and difficult woman.",
            [("Colleagues", "remembered", "group")],
            ["a generous and difficult woman."],
        ),
        # what is said in court
        (
            "The thefts went on for five years, the court heard.",
            [("the court", "heard", "government")],
            ["The thefts went on for five years"],
        ),
        (
            "Vik hit the wall, an inquest in Graven heard on Friday.",
            [("an inquest in Graven", "heard", "government")],
            ["Vik hit the wall"],
        ),
        (
            "The inquest heard that the driver was drunk.",
            [("The inquest", "heard", "government")],
            ["the driver was drunk."],
        ),
        ("Jurors were told that he had lied.", [(None, "told", "unnamed")], ["he had lied."]),
        (
            "The inquiry was told by Ida Moe that the gate was open.",
            [("Ida Moe", "told", "person")],
            ["the gate was open."],
        ),
        (
            "The jury heard from Ida Moe, the harbour master, that the gate was open.",
            [("Ida Moe", "heard", "person")],
            ["the gate was open."],
        ),
        ("Passengers were told on Monday that it was late.", [(None, "told", "unnamed")], ["it was late."]),
        ("The court told the firm that it must pay.", [("The court", "told", "government")], ["it must pay."]),
        ("The man, the court heard, was drunk.", [("the court", "heard", "government")], ["The man", "was drunk."]),
        ("The jury at the court heard that he had lied.", [(None, "heard", "unnamed")], ["he had lied."]),
        ("The court was told that he had lied.", [(None, "told", "unnamed")], ["he had lied."]),
        (
            "The mayor met a man accused of fraud, who said he was innocent.",
            [("a man", "said", "unnamed")],
            ["he was innocent."],
        ),
        # participles that are verbs after all
        ("The man accused the mayor of lying.", [("The man", "accused", "person")], ["the mayor of lying."]),
        (
            "The mayor announced on Monday the port would close.",
            [("The mayor", "announced", "person")],
            ["the port would close."],
        ),
        # whose name it is
        (
            "Her colleague, the ever-smiling Mr Dack, claims that the boat is safe.",
            [("Mr Dack", "claims", "person")],
            ["the boat is safe."],
        ),
        (
            "His brother, the former mayor Per Vik, said it was late.",
            [("Per Vik", "said", "person")],
            ["it was late."],
        ),
        (
            "Shares in chipmaker Tessaly fell, blaming weak demand in Asia.",
            [("chipmaker Tessaly", "blaming", "organisation")],
            ["weak demand in Asia."],
        ),
    ],
)
def test_verbs_that_are_seldom_speech_name_whoever_judges_hears_or_blames(
    words: str, chain: list[tuple[str, str, str]], content: list[str]
) -> None:
    (draft,) = attributed(words)
    assert (voices(draft), said(draft)) == (chain, content)
