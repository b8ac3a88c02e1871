"""The figures of an audit: what is counted, what is unknown, and what is a person's to look at."""

from datetime import timedelta

import pytest

from factcheck.cli._account import preview_lines, sum_lines
from factcheck.preview import Preview
from factcheck.records import Signal
from factcheck.summary import Figures, figures, total
from factcheck.vocabulary import Label
from tests.store_records import NOON, a_call, audited


def test_every_sentence_and_claim_of_an_article_is_counted_once() -> None:
    here = figures(audited())
    assert (here.articles, here.sentences, here.claims, here.no_claim, here.failed) == (1, 4, 3, 1, 0)
    assert (here.reported_fact, here.attributed_statement, here.opinion) == (1, 1, 1)


def test_a_claim_rests_on_an_unnamed_source_wherever_that_stands_in_its_chain() -> None:
    assert figures(audited()).unnamed_sources == 1  # an aide reported what the minister said


def test_to_review_are_opinions_and_claims_with_a_reason_each_once() -> None:
    one = audited()
    assert figures(one).to_review == 1  # an opinion, which has a signal too
    signals = (Signal(kind="unnamed_source", detail="an aide", claim=2), *one.signals)
    assert figures(one.model_copy(update={"signals": signals})).to_review == 2


def test_a_signal_about_the_article_or_a_sentence_is_no_claim_to_review() -> None:
    signals = (Signal(kind="hidden_text", detail=""), Signal(kind="sentence_failed", detail="", sentence=1))
    plain = audited(labels=(Label.REPORTED_FACT,) * 3).model_copy(update={"signals": signals})
    assert figures(plain).to_review == 0


def test_calls_tokens_and_cost_are_added_up() -> None:
    here = figures(audited(calls=(a_call(), a_call(tokens_in=100, tokens_out=2, cost_usd=0.5))))
    assert (here.calls, here.tokens_in, here.tokens_out) == (2, 1000, 42)
    assert here.cost_usd == pytest.approx(0.5003)


@pytest.mark.parametrize("field", ["tokens_in", "tokens_out", "cost_usd"])
def test_what_is_unknown_of_one_call_is_unknown_of_the_sum(field: str) -> None:
    here = figures(audited(calls=(a_call(), a_call(**{field: None}))))
    assert getattr(here, field) is None
    assert getattr(total([here, Figures()]), field) is None


def test_an_answer_that_was_there_before_is_not_paid_for_again() -> None:
    before = a_call(asked_at=NOON - timedelta(days=1))
    here = figures(audited(calls=(before,)))
    assert (here.calls, here.tokens_in, here.cost_usd) == (0, 0, 0)


def test_the_total_of_nothing_is_nothing() -> None:
    assert total([]) == Figures()


def test_the_total_adds_every_figure() -> None:
    here = figures(audited(calls=(a_call(),)))
    both = total([here, here])
    for name in Figures.model_fields:
        assert getattr(both, name) == pytest.approx(2 * getattr(here, name))


def test_the_lines_that_sum_up_fit_on_80_columns_however_much_there_is() -> None:
    many = total([figures(audited(calls=(a_call(),)))]).model_dump() | {"cost_usd": 123.4567}
    counted = {name: 123_456 for name in Figures.model_fields if name != "cost_usd"}
    lines = sum_lines(Figures(**many | counted), skipped=123_456, rejected=12_345).splitlines()
    assert max(map(len, lines)) <= 80
    assert " ".join(" ".join(lines).split()).startswith(
        "In sum: 123456 articles audited, 123456 skipped as audited before, 12345 could not be read 123456 sentences"
    )
    previewed = {name: 123_456_789 for name in Preview.model_fields if name.startswith("tokens") or name == "calls"}
    told = preview_lines(Preview(model="parrot", counted_with="o200k_base", **previewed))
    assert max(map(len, told.splitlines())) <= 80
