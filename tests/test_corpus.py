"""Many articles through one annotator and one store: nothing twice, nothing lost, and stops that leave order."""

import asyncio
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from factcheck.annotators import Annotator
from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.annotators.choice import chosen_annotator
from factcheck.corpus import Ended, Ending, VersionOf, Way, audit_corpus
from factcheck.corpus.desk import Desk
from factcheck.corpus.under_way import UnderWay
from factcheck.errors import StopAuditError, StoreError
from factcheck.ingest import Rejected, read_text
from factcheck.llm import Ledger
from factcheck.records import Annotation, AnnotatorInfo, Article, Draft, Sentence
from factcheck.settings import Settings
from factcheck.store import Store, access
from factcheck.store.connection import Patience
from factcheck.store.queueing import StoreQueue
from factcheck.vocabulary import AuditStatus, Label
from tests.answering_endpoint import answering
from tests.command_line import SECOND
from tests.store_records import a_call, audited

GONE = Rejected(location="gone.txt", message="It is not there.")


class Labeller:
    """Calls every sentence a fact, stops where it meets `stop_at`, and waits where it meets `wait_at`."""

    info = AnnotatorInfo(name="test/labeller", version="1")

    def __init__(self, *, stop_at: str = "", wait_at: str = "") -> None:
        self._stop_at = stop_at
        self._wait_at = wait_at
        self.at_once = 0
        self.most_at_once = 0
        self.waiting = asyncio.Event()

    async def annotate(self, article: Article, sentences: Sequence[Sentence], ledger: Ledger) -> Annotation:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if self._wait_at and self._wait_at in article.text:
                self.waiting.set()
                await asyncio.Event().wait()
            await asyncio.sleep(0)
            if self._stop_at and self._stop_at in article.text:
                raise StopAuditError("No more.")
        finally:
            self.at_once -= 1
        drafts = tuple(Draft(sentence=one.number, label=Label.REPORTED_FACT) for one in sentences)
        return Annotation(drafts=drafts, outcomes=())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.duckdb")


def articles(count: int) -> list[Article]:
    return [Article(text=f"The quay {number} opened.", location=f"{number}.txt") for number in range(count)]


async def ends(
    given: Iterable[Article | Rejected],
    annotator: Annotator,
    store: Store,
    *,
    again: bool = False,
    concurrency: int = 2,
) -> list[Ended]:
    return [ended async for ended in audit_corpus(given, annotator, store, Way(concurrency=concurrency, again=again))]


def statuses(store: Store, count: int) -> list[AuditStatus]:
    return [store.audit(number).status for number in range(1, count + 1)]


@pytest.mark.parametrize("annotator", [BuiltinAnnotator, Labeller])
async def test_every_article_ends_once_and_is_in_the_store(store: Store, annotator: type) -> None:
    given = [*articles(5), GONE]
    ended = await ends(given, annotator(), store)
    assert sorted(one.ending for one in ended) == [Ending.AUDITED] * 5 + [Ending.REJECTED]
    for one in ended:
        if one.audited is not None and one.audited.audit_id is not None:
            assert store.audit(one.audited.audit_id).article == one.audited.article


@pytest.mark.parametrize("annotator", [BuiltinAnnotator, Labeller])
async def test_what_is_audited_is_not_audited_again_unless_it_is_to_be(store: Store, annotator: type) -> None:
    await ends(articles(3), annotator(), store)
    skipped = await ends(articles(3), annotator(), store)
    assert sorted(one.skipped.article_id for one in skipped if one.skipped) == [1, 2, 3]
    anew = await ends(articles(3), annotator(), store, again=True)
    assert [one.ending for one in anew] == [Ending.AUDITED] * 3
    assert [row.audits for row in store.articles()] == [2, 2, 2]


@pytest.mark.parametrize("annotator", [BuiltinAnnotator, Labeller])
async def test_a_text_that_comes_twice_is_audited_once_and_found_under_both_names(
    store: Store, annotator: type
) -> None:
    twice = [Article(text=SECOND, location="a.txt"), Article(text=SECOND, location="b.txt")]
    ended = await ends(twice, annotator(), store, concurrency=1)
    assert sorted(one.ending for one in ended) == [Ending.AUDITED, Ending.SKIPPED]
    assert store.find_article("a.txt") == store.find_article("b.txt") == 1


async def test_the_builtin_annotator_tells_of_articles_in_their_order(store: Store) -> None:
    first, second, third = articles(3)
    await ends([second], BuiltinAnnotator(), store)
    ended = await ends([third, first, GONE, second], BuiltinAnnotator(), store)
    assert [one.ending for one in ended] == [Ending.AUDITED, Ending.AUDITED, Ending.REJECTED, Ending.SKIPPED]


@pytest.mark.parametrize(("concurrency", "size", "most"), [(1, 10, 1), (3, 10, 7), (3, 2_500_000, 3)])
async def test_no_more_articles_are_under_way_than_can_be_chosen_from_and_fewer_of_long_ones(
    store: Store, concurrency: int, size: int, most: int
) -> None:
    given = [Article(text="x" * size, location=f"{number}.txt") for number in range(20)]
    way, steps = Way(concurrency=concurrency), StoreQueue(store)
    desk = SlowDesk(len(given), way.at_first, most)
    work = UnderWay(given, desk, steps, way)
    while await work.goes_on(begin=True):
        work.done()
    assert (desk.ended, desk.most_at_once) == (20, most)


class SlowDesk(Desk):
    """Keeps each article until as many are there as may be, and then a moment in which one more could be begun."""

    def __init__(self, articles: int, at_first: int, most: int) -> None:
        self.at_once = self.most_at_once = self.ended = 0
        self._to_come, self._at_first, self._most = articles, at_first, most

    async def deal_with(self, one: Article | Rejected) -> Ended:
        self._to_come -= 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        while self._to_come and self.at_once < min(self._most, self._at_first + self.ended):
            await asyncio.sleep(0.001)
        await asyncio.sleep(0.02)
        self.at_once -= 1
        self.ended += 1
        return Ended(ending=Ending.REJECTED, rejected=GONE)


async def test_what_has_ended_is_told_while_the_next_article_is_still_awaited(store: Store) -> None:
    told = threading.Event()

    def stream() -> Iterator[Article]:
        first, second = articles(2)
        yield first
        assert told.wait(60), "the first article was not told before the second was there"
        yield second

    ended = []
    async for one in audit_corpus(stream(), Labeller(), store, Way(concurrency=4)):
        ended.append(one)
        told.set()
    assert len(ended) == 2


async def test_after_a_stop_nothing_new_is_begun_and_what_was_under_way_is_marked(store: Store) -> None:
    with pytest.raises(StopAuditError):
        await ends(articles(9), Labeller(stop_at="quay 2"), store, concurrency=1)
    assert statuses(store, 3) == [AuditStatus.COMPLETE, AuditStatus.COMPLETE, AuditStatus.INTERRUPTED]
    assert len(store.articles()) == 3


async def test_an_audit_that_is_cancelled_is_marked_and_done_anew_the_next_time(store: Store) -> None:
    labeller = Labeller(wait_at="quay 1")
    under_way = asyncio.create_task(ends(articles(2), labeller, store, concurrency=1))
    await labeller.waiting.wait()
    under_way.cancel()
    with pytest.raises(asyncio.CancelledError):
        await under_way
    assert statuses(store, 2) == [AuditStatus.COMPLETE, AuditStatus.INTERRUPTED]
    ended = await ends(articles(2), Labeller(), store)
    assert sorted(one.ending for one in ended) == [Ending.AUDITED, Ending.SKIPPED]


async def test_two_annotators_do_not_count_for_one_another(store: Store) -> None:
    await ends(articles(2), BuiltinAnnotator(), store)
    ended = await ends(articles(2), Labeller(), store)
    assert [one.ending for one in ended] == [Ending.AUDITED] * 2


async def test_of_a_batch_of_versions_each_is_told_as_such_and_the_store_is_opened_no_more_often(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, openings = access.opened, [0]

    def counted(path: Path, *, read_only: bool, patience: Patience) -> object:
        openings[0] += 1
        return opened(path, read_only=read_only, patience=patience)

    store.save_audits([audited(location="elsewhere.txt")])
    monkeypatch.setattr(access, "opened", counted)
    await ends(articles(4), BuiltinAnnotator(), store)
    of_strangers, openings[0] = openings[0], 0
    text = "The tram to Port Halden was late again on Monday, the council said. "
    edited = [Article(text=f"{text * 3}Edition {number}.", location="tram.txt") for number in range(4)]
    told = [ended.version for ended in await ends(edited, BuiltinAnnotator(), store)]
    assert told == [None, *(VersionOf(article_id=6, version=number, reason="location") for number in (2, 3, 4))]
    assert openings[0] == of_strangers


async def test_where_nothing_can_be_read_no_store_is_made(store: Store) -> None:
    await ends([GONE], BuiltinAnnotator(), store)
    assert not store.exists


async def test_of_one_text_met_twice_the_first_is_audited_and_the_second_is_skipped(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.duckdb")
    given = [read_text(SECOND, location=place) for place in ("first.txt", "second.txt")]
    padding = [read_text("Another article.", location="zero.txt")]  # the first article is a batch of its own
    ended = [one async for one in audit_corpus([*padding, *given], BuiltinAnnotator(), store)]
    assert [one.ending for one in ended] == [Ending.AUDITED, Ending.AUDITED, Ending.SKIPPED]
    assert ended[1].audited is not None
    assert ended[1].audited.article.location == "first.txt"


class Recorder(Labeller):
    """Records a call that no store takes."""

    async def annotate(self, article: Article, sentences: Sequence[Sentence], ledger: Ledger) -> Annotation:
        await ledger.record(a_call(cause="half a character: \ud800"))
        return await super().annotate(article, sentences, ledger)


async def test_an_audit_that_the_store_fails_is_not_left_running(store: Store) -> None:
    with pytest.raises(StoreError, match="cannot be stored"):
        await ends(articles(3), Recorder(), store)
    assert {store.audit(number).status for number in range(1, len(store.articles()) + 1)} == {AuditStatus.INTERRUPTED}


@pytest.mark.parametrize("again", [False, True])
async def test_of_two_alike_given_to_a_model_at_once_one_is_asked_about(
    tmp_path: Path, store: Store, again: bool
) -> None:
    twice = [Article(text=SECOND, location=location) for location in ("a.txt", "b.txt")]
    with answering(tmp_path / "log", delay=0.05) as endpoint:
        settings = Settings(model="vllm/made-up", base_url=endpoint.base_url)
        async with chosen_annotator(settings, {}) as annotator:
            ended = await ends(twice, annotator, store, again=again, concurrency=4)
        assert sum(seen.event == "asked" for seen in endpoint.seen()) == 1
    assert [one.ending for one in ended] == [Ending.AUDITED, Ending.SKIPPED]
    assert [row.audits for row in store.articles()] == [1]
    assert store.find_article("b.txt") == 1


async def test_where_the_first_of_two_alike_is_not_audited_whole_the_second_is_not_skipped(store: Store) -> None:
    twice = [Article(text=SECOND, location=location) for location in ("a.txt", "b.txt")]
    ended = await ends(twice, Silent(), store, concurrency=4)
    assert [one.ending for one in ended] == [Ending.AUDITED] * 2


class Silent(Labeller):
    """Speaks of no sentence."""

    async def annotate(self, article: Article, sentences: Sequence[Sentence], ledger: Ledger) -> Annotation:
        await asyncio.sleep(0)
        return Annotation(drafts=(), outcomes=())
