"""The store keeps what it is given, exactly, and gives it back."""

import multiprocessing
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import NotFoundError, ReviewOvertakenError, StoreError
from factcheck.receipts import Asked
from factcheck.records import Article, AuditedArticle, Claim, Sentence, SentenceOutcome
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.vocabulary import AuditStatus, CallStatus, Label
from tests.store_records import BUILTIN, MODEL, NOON, TEXT, a_call, a_review, asked, audited, without_numbers


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "news.duckdb")


def test_an_audit_comes_back_as_it_went_in(store: Store) -> None:
    (stored,) = store.save_audits([audited(published=date(2031, 5, 3), url="https://halden.invalid/1")])
    back = store.audited(stored.article_id)
    assert without_numbers(back) == audited(published=date(2031, 5, 3), url="https://halden.invalid/1")
    assert (back.audit_id, back.article_id) == (stored.audit_id, stored.article_id)


def test_calls_and_what_rests_on_them_come_back_with_their_new_numbers(store: Store) -> None:
    given_calls = (a_call(call_id=71), a_call(call_id=72, status=CallStatus.FAILED, answer="", tokens_in=None))
    store.save_audits([audited(MODEL, calls=given_calls)])
    back = store.audited(1)
    assert without_numbers(back) == without_numbers(audited(MODEL, calls=given_calls))
    assert {claim.call_id for claim in back.claims} == {back.calls[0].call_id} != {None}


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)


@st.composite
def one_sentence_audits(draw: st.DrawFn) -> AuditedArticle:
    text = draw(texts)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    first = draw(st.integers(start, end - 1))
    span = Span(first, draw(st.integers(first + 1, end)))
    word = Span(span.start, draw(st.integers(span.start + 1, span.end)))
    claim = Claim(
        number=1,
        sentence=1,
        label=draw(st.sampled_from(Label)),
        span=span,
        quote=span.of(text),
        content=(word,),
        opinion_cues=(word, span),
        alignment="exact",
        unaligned=tuple(draw(st.lists(texts, max_size=2))),
        restated=draw(texts),
    )
    return AuditedArticle(
        article=Article(text=text, title=draw(texts), published=draw(st.none() | st.dates())),
        sentences=(Sentence(number=1, kind="body", span=Span(start, end), paragraph=1),),
        annotator=BUILTIN.model_copy(update={"settings": draw(st.dictionaries(texts, texts | st.integers()))}),
        status=AuditStatus.COMPLETE,
        claims=(claim,),
        outcomes=(SentenceOutcome(sentence=1, outcome="claims", cause=draw(texts)),),
        signals=(),
        calls=(),
        started_at=draw(st.datetimes(timezones=st.timezones())).astimezone(NOON.tzinfo),
        finished_at=NOON,
    )


def nameless(one: AuditedArticle) -> AuditedArticle:
    """Without what the same text may be called by now after it was met again."""
    return one.model_copy(update={"article": one.article.model_copy(update={"title": "", "published": None})})


def test_whatever_the_words_every_audit_comes_back_and_every_span_holds() -> None:
    store = Store(":memory:")

    @settings(max_examples=40, deadline=None)
    @given(st.lists(one_sentence_audits(), min_size=1, max_size=3))
    def check(batch: list[AuditedArticle]) -> None:
        stored = store.save_audits(batch)
        back = [without_numbers(store.audit(one.audit_id)) for one in stored]
        assert [nameless(one) for one in back] == [nameless(one) for one in batch]

    check()
    assert store.verify() == []


def test_no_file_is_made_until_something_is_written(store: Store) -> None:
    assert store.find_call(Asked("request:none", "")) is None
    assert store.finished_audits(["0"], BUILTIN) == {}
    assert not store.path.exists()


def test_the_files_can_be_read_by_their_owner_alone(store: Store) -> None:
    store.save_audits([audited()])
    assert {path.name: path.stat().st_mode & 0o077 for path in store.path.parent.iterdir()} == {
        "news.duckdb": 0,
        "news.duckdb.journal": 0,
        "news.duckdb.lock": 0,
    }


def test_one_text_met_twice_is_one_article_that_knows_both_places(store: Store) -> None:
    first, second = store.save_audits([audited(location="a.txt"), audited(location="b.txt", title="Second title")])
    assert first.article_id == second.article_id
    assert store.audit(first.audit_id).article.location == "a.txt"
    assert store.audit(second.audit_id).article.title == "Second title"
    assert store.find_article("a.txt") == store.find_article("b.txt") == first.article_id


def test_audits_that_split_an_article_alike_share_its_sentences(store: Store) -> None:
    store.save_audits([audited()])
    store.save_audits([audited(MODEL)])
    assert store.query("select count(*) from sentences").rows == [[4]]


def test_a_call_is_kept_before_its_audit_is_done(store: Store) -> None:
    running = store.start_audit(audited().article, audited().sentences, MODEL)
    call_id = store.record_call(running.audit_id, a_call())
    assert Store(store.path).find_call(asked(a_call())) == a_call(call_id=call_id)
    assert store.audit(running.audit_id).status is AuditStatus.RUNNING


def test_a_running_audit_is_finished_with_the_calls_it_recorded(store: Store) -> None:
    running = store.start_audit(audited().article, audited().sentences, MODEL)
    call_id = store.record_call(running.audit_id, a_call())
    done = audited(MODEL, calls=(a_call(call_id=call_id),))
    store.finish_audit(running.audit_id, done)
    back = store.audit(running.audit_id)
    assert back.calls == done.calls
    assert without_numbers(back) == without_numbers(done)
    assert store.verify() == []


def test_an_answer_of_an_earlier_audit_can_carry_a_later_one_without_being_counted_twice(store: Store) -> None:
    first = store.start_audit(audited().article, audited().sentences, MODEL)
    call_id = store.record_call(first.audit_id, a_call())
    second = store.start_audit(audited().article, audited().sentences, MODEL)
    store.finish_audit(second.audit_id, audited(MODEL, calls=(a_call(call_id=call_id),)))
    assert [call.call_id for call in store.audit(second.audit_id).calls] == [call_id]
    assert store.query("select count(*), sum(cost_usd) from model_calls").rows == [[1, 0.0003]]


def test_the_newest_good_answer_to_a_request_is_found(store: Store) -> None:
    running = store.start_audit(audited().article, audited().sentences, MODEL)
    store.record_call(running.audit_id, a_call(answer="old"))
    store.record_call(running.audit_id, a_call(answer="new"))
    store.record_call(running.audit_id, a_call(answer="", status=CallStatus.EMPTY))
    found = store.find_call(asked(a_call()))
    assert found is not None
    assert found.answer == "new"


def test_an_answer_of_one_server_is_not_taken_for_that_of_another(store: Store) -> None:
    here, there = a_call(), a_call(base_url="http://127.0.0.1:8001/v1")
    running = store.start_audit(audited().article, audited().sentences, MODEL)
    store.record_call(running.audit_id, here)
    assert here.request_hash == there.request_hash
    assert store.find_calls([asked(there)]) == [None]
    assert store.answered_requests([asked(here), asked(there)]) == {asked(here)}


def test_an_audit_ends_once(store: Store) -> None:
    running = store.start_audit(audited().article, audited().sentences, BUILTIN)
    store.finish_audit(running.audit_id, audited())
    with pytest.raises(StoreError, match="ended before"):
        store.finish_audit(running.audit_id, audited())


def test_a_batch_is_kept_whole_or_not_at_all(store: Store) -> None:
    broken = audited(number=2)
    odd = broken.claims[0].model_copy(update={"call_id": 999})
    with pytest.raises(StoreError, match="model call 999"):
        store.save_audits([audited(number=1), broken.model_copy(update={"claims": (odd,)})])
    store.save_audits([audited()])
    assert [row.chars for row in store.articles()] == [len(TEXT)]


def test_a_lone_surrogate_is_refused_without_a_trace(store: Store) -> None:
    odd = audited().model_copy(update={"signals": (audited().signals[1].model_copy(update={"detail": "\ud800"}),)})
    with pytest.raises(StoreError, match="cannot be stored"):
        store.save_audits([odd])
    store.save_audits([audited()])
    assert len(store.articles()) == 1


def test_a_finished_audit_is_known_by_text_and_annotator(store: Store) -> None:
    store.save_audits([audited()])
    partial = audited(number=1).model_copy(update={"status": AuditStatus.PARTIAL})
    store.save_audits([partial])
    hashes = [audited().article.id, partial.article.id, "0" * 64]
    assert store.finished_audits(hashes, BUILTIN) == {audited().article.id: 1}
    assert store.finished_audit(hashes[0], BUILTIN.model_copy(update={"settings": {}})) is None


@pytest.mark.parametrize(
    "ref", ["1", "halden0.txt", "halden0", "news/halden0.txt", "late again", "https://h.invalid/1"]
)
def test_an_article_is_found_by_any_of_its_names(store: Store, ref: str) -> None:
    store.save_audits([audited(url="https://h.invalid/1")])
    assert store.find_article(ref) == 1


def test_an_article_is_found_by_the_beginning_of_its_hash(store: Store) -> None:
    store.save_audits([audited(), audited(number=1)])
    assert store.find_article(audited(number=1).article.id[:8]) == 2


def test_a_name_of_two_articles_is_refused_with_both(store: Store) -> None:
    store.save_audits([audited(), audited(number=1)])
    with pytest.raises(NotFoundError, match=r"more than one article: 1 \(Late again\), 2 \(Late again\)"):
        store.find_article("Late again")


def test_an_unknown_name_is_answered_with_what_comes_near(store: Store) -> None:
    store.save_audits([audited(), audited(number=1, title="Ferries")])
    with pytest.raises(NotFoundError) as caught:
        store.find_article("halden1.tx")
    assert "2 (Ferries)" in caught.value.hint


def test_the_audit_of_a_language_model_speaks_for_an_article(store: Store) -> None:
    store.save_audits([audited(MODEL), audited(BUILTIN, finished_at=NOON + timedelta(days=1))])
    assert store.audited(1).annotator == MODEL
    assert store.audited(1, "builtin").annotator == BUILTIN
    with pytest.raises(NotFoundError) as caught:
        store.audited(1, "lab/other")
    assert "'builtin', 'lab/model-a'" in caught.value.hint


def test_the_same_decision_sent_twice_is_one_row(store: Store) -> None:
    store.save_audits([audited()])
    assert store.save_review(a_review(3)) == store.save_review(a_review(3))
    assert store.save_review(a_review(3, note="on second thought")) == 2


def test_a_decision_on_a_label_that_somebody_changed_meanwhile_is_refused_if_asked(store: Store) -> None:
    store.save_audits([audited()])
    store.save_review(a_review(3, "relabel", Label.REPORTED_FACT, reviewer="Bo"))
    with pytest.raises(ReviewOvertakenError, match="Bo decided on claim 3 meanwhile: reported_fact"):
        store.save_review(a_review(3, "accept"), unless_changed=True)
    fresh = a_review(3, "accept", seen_label=Label.REPORTED_FACT)
    assert store.save_review(fresh, unless_changed=True) == store.save_review(fresh, unless_changed=True) == 2


def test_a_review_of_no_claim_is_refused(store: Store) -> None:
    store.save_audits([audited()])
    with pytest.raises(NotFoundError, match="no claim 77"):
        store.save_review(a_review(77))


def _fails_after_a_fork(store: Store) -> None:
    with pytest.raises(StoreError, match="forked"):
        store.articles()


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork on this system")
def test_a_forked_process_may_not_use_its_parents_store() -> None:
    store = Store(":memory:")
    store.save_audits([audited()])
    child = multiprocessing.get_context("fork").Process(target=_fails_after_a_fork, args=(store,))
    child.start()
    child.join()
    assert child.exitcode == 0


def test_an_audit_whose_process_is_gone_is_no_longer_said_to_be_running(tmp_path):
    place = tmp_path / "factcheck.duckdb"
    child = (
        "import sys\n"
        "from tests.store_records import MODEL, audited\n"
        "from factcheck.store import Store\n"
        "Store(sys.argv[1]).start_audit(audited().article, audited().sentences, MODEL)\n"
    )
    subprocess.run([sys.executable, "-c", child, str(place)], check=True, cwd=Path(__file__).parents[1])
    store = Store(place)
    ours = store.start_audit(audited().article, audited().sentences, MODEL).audit_id
    assert store.close_abandoned() == [1]
    assert (store.audit(1).status, store.audit(ours).status) == (AuditStatus.INTERRUPTED, AuditStatus.RUNNING)


def test_nothing_is_drawn_on_the_terminal_even_where_python_runs_no_file(tmp_path: Path) -> None:
    child = (
        "import sys\n"
        "from factcheck.store import Store\n"
        "from factcheck.store.connection import in_memory\n"
        "store, asked = Store(sys.argv[1]), \"select current_setting('enable_progress_bar')\"\n"
        "with store._writing() as writing, in_memory() as memory:\n"
        "    print(*(one.execute(asked).fetchone()[0] for one in (writing, writing.cursor(), memory)))\n"
        "with store._reading() as reading:\n"
        "    print(reading.execute(asked).fetchone()[0])\n"
    )
    command = [sys.executable, "-c", child, str(tmp_path / "news.duckdb")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    assert done.stdout.split() == ["False"] * 4
