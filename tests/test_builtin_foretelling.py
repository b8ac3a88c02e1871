"""What nobody can know yet is an opinion in the article's own voice; what is planned or appears somewhere is none."""

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.segment import segment
from factcheck.vocabulary import Label, OpinionKind

BUILTIN = BuiltinAnnotator()


def judged(text: str) -> list[tuple[Label, OpinionKind | None]]:
    return [(draft.label, draft.opinion_kind) for draft in BUILTIN.label(text, segment(text)).drafts]


@pytest.mark.parametrize(
    "text",
    [
        "Holm will lose the harbour vote if she keeps this up.",
        "The mayor will win.",
        "Prices will rise.",
        "The scheme will not survive contact with the tide.",
        "Nothing will change.",
    ],
)
def test_a_forecast_is_a_prediction(text: str) -> None:
    assert judged(text) == [(Label.OPINION, OpinionKind.PREDICTION)]


@pytest.mark.parametrize(
    "text",
    [
        "The line will open in May.",
        "The council will vote on Tuesday.",
        "The yard will close with the loss of 900 jobs.",
        "Tolls will rise by 4 percent.",
        "Harbour dues and council tax will rise.",
        "Her new novel, Salt Ledger, appears on Thursday.",
        "The report appears on page 4.",
        "It appears in the spring issue.",
    ],
)
def test_a_plan_and_what_appears_somewhere_are_facts(text: str) -> None:
    assert judged(text) == [(Label.REPORTED_FACT, None)]


@pytest.mark.parametrize("text", ["The mayor appears tired.", "The mayor appears to be ill.", "It appears in doubt."])
def test_what_only_appears_so_is_speculation(text: str) -> None:
    assert judged(text) == [(Label.OPINION, OpinionKind.SPECULATION)]
