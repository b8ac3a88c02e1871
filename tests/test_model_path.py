"""The whole way of an article with a language model, on recorded answers; --run-live asks a real one instead."""

import os
from collections import Counter
from pathlib import Path

import pytest

from factcheck.annotators.choice import chosen_annotator
from factcheck.auditing import audit_article
from factcheck.llm import MemoryLedger
from factcheck.records import Article, AuditedArticle
from factcheck.settings import Settings
from factcheck.vocabulary import AuditStatus, CallStatus, Outcome, SignalKind, Verdict
from tests.gold import Gold, all_gold

GOLD = {Path(gold.written.file).stem: gold for gold in all_gold()}
PROMPTS = Path(__file__).parent / "data" / "prompts"

pytestmark = [pytest.mark.vcr, pytest.mark.live]


async def audited(article: Article, settings: Settings) -> AuditedArticle:
    async with chosen_annotator(settings, os.environ) as annotator:
        return await audit_article(article, annotator, MemoryLedger())


def agreement(audited: AuditedArticle, gold: Gold) -> float:
    """The share of the gold's claims whose sentence has a claim of the same label, each counted once."""
    ours = Counter((claim.sentence, claim.label) for claim in audited.claims)
    theirs = Counter((claim.sentence, claim.label) for claim in gold.claims)
    return (ours & theirs).total() / theirs.total()


@pytest.mark.parametrize("name", sorted(GOLD))
async def test_an_example_is_labelled_in_one_call_nearly_as_its_gold_is(name, model_settings):
    result = await audited(GOLD[name].article, model_settings)
    assert result.status is AuditStatus.COMPLETE
    assert {call.status for call in result.calls} == {CallStatus.OK}
    assert [call.purpose for call in result.calls].count("label") == 1
    assert all(claim.span.of(result.article.text) == claim.quote for claim in result.claims)
    assert agreement(result, GOLD[name]) >= 0.8


async def test_a_model_confirms_that_a_statement_comes_back_without_its_source(model_settings):
    result = await audited(GOLD["tram-vote"].article, model_settings)
    (pair,) = result.pairs
    assert pair.verdict is Verdict.CONFIRMED
    assert [call.purpose for call in result.calls] == ["label", "confirm"]
    (signal,) = (one for one in result.signals if one.kind is SignalKind.RESTATED_WITHOUT_SOURCE)
    assert signal.claim == pair.later


async def test_a_long_article_is_labelled_window_by_window(model_settings):
    article = GOLD["tram-vote"].article
    result = await audited(article, model_settings.model_copy(update={"window_chars": 800}))
    assert len(result.calls) > 1
    asked = [number for call in result.calls if call.purpose == "label" for number in call.sentences]
    assert len(asked) == len(set(asked))
    assert result.status is AuditStatus.COMPLETE


async def test_an_answer_that_is_cut_short_is_asked_for_in_halves(model_settings, request):
    if request.config.getoption("--run-live"):
        pytest.skip("no real endpoint cuts an answer this short")
    capped = model_settings.model_copy(update={"model": "recorded-model-capped"})
    result = await audited(GOLD["marsh-fever"].article, capped)
    assert CallStatus.TRUNCATED in {call.status for call in result.calls}
    assert result.status is AuditStatus.COMPLETE


async def test_sentences_that_an_answer_leaves_out_are_asked_again_and_no_others(model_settings):
    hasty = model_settings.model_copy(update={"prompts": PROMPTS / "hasty", "max_asks": 10})
    result = await audited(GOLD["culture-feed"].article, hasty)
    first, *again = result.calls
    assert again
    assert all(set(later.sentences) < set(first.sentences) for later in again)
    assert result.status is AuditStatus.COMPLETE


async def test_restatements_stand_on_their_own_and_bring_nothing_new(model_settings):
    result = await audited(GOLD["culture-feed"].article, model_settings.model_copy(update={"restate": True}))
    restated = {claim.quote: claim.restated for claim in result.claims}
    assert all(restated.values())
    assert not any(words.startswith(("She ", "He ", "It ", "They ")) for words in restated.values())
    assert SignalKind.RESTATEMENT_UNSUPPORTED not in {signal.kind for signal in result.signals}


async def test_a_refusal_is_recorded_in_its_own_words_and_never_taken_for_no_claims(model_settings):
    nosy = model_settings.model_copy(update={"prompts": PROMPTS / "nosy"})
    result = await audited(GOLD["strait-talks"].article, nosy)
    (call,) = result.calls
    assert call.status is CallStatus.REFUSED
    failed = [outcome for outcome in result.outcomes if outcome.outcome is Outcome.FAILED]
    assert [outcome.sentence for outcome in failed] == list(call.sentences)
    assert all("refused" in outcome.cause for outcome in failed)
