"""What an audit would cost is worked out from the very requests that it then sends."""

import json
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.annotators.choice import chosen_annotator
from factcheck.corpus import Way, audit_corpus
from factcheck.errors import SettingsError, StopAuditError
from factcheck.ingest import Rejected
from factcheck.llm import answer_tokens, load_prices, token_counter
from factcheck.preview import preview
from factcheck.records import Article, AuditedArticle
from factcheck.settings import Settings
from factcheck.store import Store
from factcheck.summary import figures
from factcheck.vocabulary import AuditStatus
from tests.fakes import labels
from tests.fault_endpoint import Connection, FaultEndpoint, error, reply

# Nothing but the loopback can be reached, whatever a test asks for.
pytestmark = pytest.mark.block_network(allowed_hosts=[r"127\.0\.0\.1", "localhost"])

SHORT = Article(text="The quay at Port Halden opened in May. Ferries leave twice a day.")
LONG = Article(text="\n\n".join(f"Paragraph {number} tells of the quay, at some length." for number in range(1, 41)))
KEY = {"OPENAI_API_KEY": "sk-none-at-all"}


class Model:
    """An endpoint that calls every sentence a fact, and takes the key no more after `answers` requests."""

    def __init__(self, answers: int = 1_000_000) -> None:
        self._answers = answers
        self.faulty = FaultEndpoint([self._answer])

    def _answer(self, line: Connection) -> None:
        if self.faulty.count > self._answers:
            return error(401)(line)
        # One request at a time, so that the last one is this one.
        rows = self.faulty.requests[-1].body["messages"][1]["content"].splitlines()
        numbers = [int(row[1 : row.index("]")]) for row in rows if row[:1] == "[" and row[1].isdigit()]
        return reply(labels(facts=numbers).model_dump_json())(line)

    def settings(self) -> Settings:
        return Settings(model="openai/gpt-5-mini", base_url=self.faulty.base_url, window_chars=500, concurrency=1)


async def audit(articles: list[Article], settings: Settings, store: Store) -> list[AuditedArticle]:
    async with chosen_annotator(settings, KEY) as annotator:
        ends = [end async for end in audit_corpus(articles, annotator, store, Way(concurrency=1))]
    return [end.audited for end in ends if end.audited]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.duckdb")


async def test_an_audit_sends_as_many_requests_as_its_preview_said_and_then_none_is_left(store: Store) -> None:
    model = Model()
    with model.faulty as faulty:
        said = preview([SHORT, LONG], model.settings(), {}, store=store)
        assert faulty.count == 0
        await audit([SHORT, LONG], model.settings(), store)
        left = preview([SHORT, LONG], model.settings(), {}, store=store)
        anew = preview([SHORT, LONG], model.settings(), {})

    assert (said.articles, said.finished, said.answered) == (2, 0, 0)
    assert said.calls == faulty.count > 2
    assert (left.articles, left.finished, left.calls, left.tokens_in, left.cost_high) == (2, 2, 0, 0, 0.0)
    assert anew == said


async def test_what_a_stopped_audit_was_answered_is_not_counted_again(store: Store) -> None:
    model = Model(answers=3)
    with model.faulty:
        whole = preview([LONG], model.settings(), {})
        with pytest.raises(StopAuditError):
            await audit([LONG], model.settings(), store)
        rest = preview([LONG], model.settings(), {}, store=store)

    assert (rest.finished, rest.answered, rest.calls) == (0, 3, whole.calls - 3)
    assert rest.tokens_in < whole.tokens_in


async def test_an_audit_that_goes_on_pays_for_the_rest_and_counts_only_that(store: Store) -> None:
    stopped, back = Model(answers=3), Model()
    with stopped.faulty, pytest.raises(StopAuditError):
        await audit([LONG], stopped.settings(), store)
    with back.faulty as faulty:
        rest = preview([LONG], back.settings(), {}, store=store)
        (audited,) = await audit([LONG], back.settings(), store)

    assert audited.status is AuditStatus.COMPLETE
    assert len(audited.claims) == 40
    assert figures(audited).calls == faulty.count == rest.calls


async def test_what_an_earlier_version_answers_is_counted_at_the_high_end_alone(store: Store) -> None:
    first = LONG.model_copy(update={"location": "quay.txt"})
    edited = first.model_copy(update={"text": LONG.text.replace("Paragraph 40 tells", "Paragraph 40 now tells")})
    model = Model()
    with model.faulty as faulty:
        await audit([first], model.settings(), store)
        before = faulty.count
        said = preview([edited], model.settings(), {}, store=store)
        anew = preview([edited], model.settings(), {})
        (audited,) = await audit([edited], model.settings(), store)
        sent = faulty.count - before

    assert (said.calls_low, said.taken_over) == (sent, 40 - audited.calls[-1].question.count("now tells"))
    assert said.calls_low < said.calls
    assert (said.calls, said.taken_over > 0, anew.taken_over) == (anew.calls - said.answered, True, 0)
    assert said.tokens_in_low < said.tokens_in
    assert said.cost_low is not None
    assert anew.cost_low is not None
    assert said.cost_low < anew.cost_low


def test_the_call_about_restatements_is_counted_at_the_high_end_alone() -> None:
    asks, never = (
        preview([SHORT, Article(text="One.")], Settings(model="openai/gpt-5-mini", confirm_restated=confirm), {})
        for confirm in (True, False)
    )
    assert (asks.calls, asks.calls_confirming, never.calls_confirming) == (2, 1, 0)
    assert asks.tokens_confirming > never.tokens_confirming == 0
    assert asks.cost_low == never.cost_low
    assert asks.cost_high is not None
    assert never.cost_high is not None
    assert asks.cost_high > never.cost_high


def test_an_article_that_comes_twice_is_asked_about_once() -> None:
    once, twice = (preview([SHORT] * times, Settings(model="openai/gpt-5-mini"), {}) for times in (1, 2))

    assert (twice.articles, twice.calls, twice.answered) == (2, 1, 1)
    assert (twice.tokens_in, twice.cost_high) == (once.tokens_in, once.cost_high)


def test_other_settings_are_other_requests() -> None:
    plain, restated, narrow = (
        preview([LONG], Settings(model="openai/gpt-5-mini", **changes), {})
        for changes in ({}, {"restate": True}, {"window_chars": 500})
    )
    assert restated.tokens_schema > plain.tokens_schema
    assert restated.tokens_out_high > plain.tokens_out_high
    assert narrow.calls > plain.calls == 1
    assert narrow.sentences == plain.sentences == 40


def test_the_price_lies_between_a_cheap_call_and_a_dear_one() -> None:
    said = preview([SHORT], Settings(model="openai/gpt-5-mini"), {})
    price = load_prices().price("openai/gpt-5-mini")

    assert price is not None
    tokens_in = said.tokens_in + said.tokens_confirming
    assert said.cost_high == pytest.approx(price.cost(tokens_in, 0, said.tokens_out_high))
    assert said.cost_low == pytest.approx(price.cost(said.tokens_in - said.tokens_schema, 0, said.tokens_out_low))


def test_instructions_from_the_cache_make_later_calls_cheaper_at_best() -> None:
    other = Article(text=SHORT.text.replace("May", "June"))
    one, two = (preview(articles, Settings(model="openai/gpt-5"), {}) for articles in ([SHORT], [SHORT, other]))
    assert one.cost_low is not None
    assert two.cost_low is not None
    assert two.cost_high is not None
    assert two.cost_low < 2 * one.cost_low < two.cost_high


def test_a_model_without_a_price_has_tokens_and_no_cost() -> None:
    said = preview([SHORT], Settings(model="ollama/llama3.2"), {})

    assert said.tokens_in > 0
    assert (said.cost_low, said.cost_high) == (None, None)


def test_the_built_in_annotator_asks_nobody_and_costs_nothing() -> None:
    said = preview([SHORT, Rejected(location="gone.txt", message="It is not there.")], Settings(), {})

    assert (said.articles, said.rejected, said.calls, said.cost_high) == (1, 1, 0, 0.0)


def test_what_cannot_be_read_and_what_needs_no_asking_is_counted_but_not_asked() -> None:
    every = [Rejected(location="gone.txt", message="It is not there."), Article(text=""), SHORT]
    said = preview(every, Settings(model="openai/gpt-5-mini"), {})

    assert (said.articles, said.rejected, said.calls, said.sentences) == (2, 1, 1, 2)


def test_a_model_that_nobody_knows_is_refused() -> None:
    with pytest.raises(SettingsError, match="names no known provider"):
        preview([SHORT], Settings(model="gpt-5-mini"), {})


def test_articles_are_not_kept_however_many_come() -> None:
    alive: weakref.WeakSet[Article] = weakref.WeakSet()
    most = 0

    def stream() -> Iterator[Article]:
        nonlocal most
        for number in range(300):
            article = Article(text=f"The quay {number} opened in May.")
            alive.add(article)
            most = max(most, len(alive))
            yield article

    assert preview(stream(), Settings(model="openai/gpt-5-mini"), {}).calls == 300
    assert most < 150


def test_without_the_extra_tokens_are_a_rule_of_thumb_and_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rs_bpe.bpe", None)
    said = preview([SHORT], Settings(model="openai/gpt-5-mini"), {})

    assert said.counted_with == "characters/4"
    assert token_counter().count("five!") == 2


def test_with_the_extra_tokens_are_those_of_the_vocabulary() -> None:
    pytest.importorskip("rs_bpe")
    counter = token_counter()

    assert counter.name == "o200k_base" == preview([], Settings(model="openai/gpt-5-mini"), {}).counted_with
    # Special tokens are words like any other.
    texts = {"hello world": 2, "": 0, "<|endoftext|>": 7, "“Ça va?” — naïve café": 8, "日本語のテスト": 5}
    assert {text: counter.count(text) for text in texts} == texts


@pytest.mark.parametrize(
    ("sentences", "restated", "tokens_out"),
    [
        *((2, False, 71), (9, False, 152), (12, False, 223), (19, False, 304), (20, False, 310)),
        *((22, False, 305), (23, False, 393), (20, True, 992)),
    ],
)
def test_the_answers_that_were_recorded_lie_within_the_estimate(
    sentences: int, restated: bool, tokens_out: int
) -> None:
    low, high = answer_tokens(sentences, restated=restated)
    assert low <= tokens_out <= high


def test_a_preview_is_a_record_that_programs_can_read() -> None:
    said = json.loads(preview([SHORT], Settings(model="openai/gpt-5-mini"), {}).model_dump_json())
    assert (said["model"], said["calls"]) == ("openai/gpt-5-mini", 1)
