"""The built-in annotator on questions and answers under "Q." and "A."."""

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.segment import segment
from factcheck.vocabulary import SourceKind
from tests.builtin_drafts import drafts_of

TALK = (
    "Q. Your rivals call you a thief. What do you say?\n\n"
    "A. I slept. The mayor told me that it was late.\n\n"
    "Q. And then?\n\n"
    "A. I rowed home. I was cold."
)


def chains(opening: str) -> list[list[tuple[str, str]]]:
    """Source and full name of each voice behind the `opening` of an article."""
    text = f"{opening}\n\n{TALK}"
    drafts = [one for one in BuiltinAnnotator().label(text, segment(text)).drafts if one.chain]
    said = [[("" if link.source is None else link.source.text, link.full_name) for link in one.chain] for one in drafts]
    return said[-5:]


def test_the_letter_before_a_question_is_no_part_of_who_is_heard_in_it() -> None:
    assert chains("The skipper was back on Monday.")[0] == [("Your rivals", "")]


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Ida Holm, a lawyer, said the trial would begin in May.", ""),
        ("The skipper came back. We talked to him at the quay.\n\nIda Holm, a lawyer, said he was free.", ""),
        ("Ida Holm sails alone. Holm is back.", "Ida Holm"),
        ("Ida Holm said it was late. We talked to Ida Holm at the quay.", "Ida Holm"),
    ],
)
def test_who_is_only_quoted_before_a_talk_does_not_answer_in_it(opening: str, name: str) -> None:
    assert chains(opening)[-1] == [("", name)]


def test_a_service_is_an_organisation() -> None:
    (draft,) = drafts_of(["The harbour's rescue service said it was late."])
    assert draft.chain[0].kind is SourceKind.ORGANISATION
