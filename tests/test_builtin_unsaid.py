"""Verbs of saying that hang on "should" or "can": nobody has said anything yet."""

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.segment import segment
from factcheck.vocabulary import Label

BUILTIN = BuiltinAnnotator()


def chains(text: str) -> list[list[str]]:
    drafts = BUILTIN.label(text, segment(text)).drafts
    return [[link.source.text for link in draft.chain if link.source is not None] for draft in drafts]


@pytest.mark.parametrize(
    "text",
    [
        "The yard must pay the fine, sack the director and admit the leak.",
        "The port should lower the tolls and apologise.",
        "Holm ought to stop the barges, hire guards and announce a date.",
        "The owners should step down and admit that the lock was unsafe.",
    ],
)
def test_a_list_of_what_somebody_should_do_is_one_opinion_and_nobodys_word(text: str) -> None:
    assert [(draft.label, draft.chain) for draft in BUILTIN.label(text, segment(text)).drafts] == [(Label.OPINION, ())]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The firm will close the yard and says the loss is small.", [[], ["The firm"]]),
        ("Tenants must move by May and say that they were never asked.", [[], ["Tenants"]]),
        ("My lawyer says I should deny it.", [["My lawyer"]]),
        ("My publisher thinks I should say it is for the readers.", [["My publisher"]]),
        ("The editor told me I could write what I know.", [["The editor"]]),
        ("“We can confirm that the lock is safe,” Ida Holm said.", [["Ida Holm", "We"]]),
        ("“I should say that the mayor lied,” Ida Holm said.", [["Ida Holm", "I"]]),
        ("My doctor says I can tell you I am well.", [["My doctor", "I"]]),
    ],
)
def test_only_who_has_said_something_is_heard(text: str, speakers: list[list[str]]) -> None:
    assert chains(text) == speakers
