"""Reports: what they show of an article, and that what people decided is what they show."""

import re
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest

from factcheck.cli._lines import lines
from factcheck.errors import NotFoundError
from factcheck.report import counting
from factcheck.review.deciding import Choice, decide, undo
from factcheck.review.queue import Filters, count
from factcheck.store import Store
from factcheck.summary import figures
from factcheck.vocabulary import Decision, Label
from tests.export_records import example_store
from tests.reports import Made, reported
from tests.review_records import (
    ACCEPT,
    ADDRESSING,
    BY_THE_MAYOR,
    HALDEN,
    IN_TWO,
    NONE,
    OPINION,
    SECOND,
    THIRD,
    a_later_version,
    a_store,
    many_opinions,
)
from tests.store_records import BODY, MODEL, NOON, a_call, audited

REMARK = Choice(decision=Decision.NOTE, note="Ask the ferry office.")


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return example_store(tmp_path_factory.mktemp("examples") / "s.duckdb")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "s.duckdb")


class TestWhatItShows:
    def test_every_word_of_an_article_stands_in_the_marked_text_in_its_order(self, examples: Store) -> None:
        numbers = [row.article_id for row in examples.articles()]
        for one in reported(examples, *numbers).articles:
            marked = "".join(run.text for paragraph in one.paragraphs for run in paragraph.runs)
            assert "".join(marked.split()) == "".join(one.audit.text.split())

    def test_every_claim_is_numbered_in_the_text_and_every_note_leads_to_its_claim(self, examples: Store) -> None:
        page = Made(examples, 1, 2).page
        ids = [one.given["id"] for one in page.found if "id" in one.given]
        links = {one.given["href"][1:] for one in page.all("a") if one.given["href"].startswith("#")}
        assert len(ids) == len(set(ids))
        assert links <= set(ids)
        told = [f"a{one.audit.article_id}-c{c.mark}" for one in reported(examples, 1, 2).articles for c in one.claims]
        assert [one for one in ids if re.fullmatch(r"a\d+-c\w+", one)] == told

    def test_the_figures_are_those_of_the_views(self, examples: Store) -> None:
        with duckdb.connect(str(examples.path), read_only=True) as connection:
            rows = connection.execute(
                "select article_id, claims, statements, opinions, unnamed from article_sourcing order by article_id"
            ).fetchall()
        told = reported(examples, *[number for number, *_ in rows])
        tallies = [one.tally for one in told.articles]
        assert [(one.claims, one.statements, one.opinions, one.unnamed) for one in tallies] == [row[1:] for row in rows]
        assert told.tally.claims == sum(row[1] for row in rows)

    def test_to_review_is_one_number_in_the_audit_the_list_the_queue_and_the_report(self, tmp_path: Path) -> None:
        sure = audited(labels=(Label.REPORTED_FACT,) * 3)
        claims = (sure.claims[0].model_copy(update={"probability": 0.5}), *sure.claims[1:])
        one = sure.model_copy(update={"claims": claims, "signals": (ADDRESSING.model_copy(update={"sentence": 2}),)})
        store = Store(tmp_path / "s.duckdb")
        store.save_audits([one])
        kept = store.audited(1)
        reasons = store.paged(lambda pager: pager.reasons_to_look([claim.claim_id or 0 for claim in kept.claims]))
        listed = list(lines(kept, {}, reasons, to_review=True))
        assert [line.number for line in listed] == ["1", "2"]
        assert listed[0].about.endswith("unsure: reported fact with a probability of 0.50")
        assert figures(one).to_review == count(store, Filters()) == reported(store, 1).tally.flagged_open == 2

    def test_an_opinion_comes_with_its_kind_its_words_and_the_reasons_to_look(self, store: Store) -> None:
        made = Made(store, SECOND)
        for words in (made.page.section("opinions", SECOND), made.words):
            assert BODY[2] in words
            assert re.search(r"Evaluation.*carried by.*needless.*farce", words)
        assert "words otherwise: lab/model-a: reported fact" in reasons_by_rules(store)

    def test_a_statement_stands_under_its_source_with_whom_it_came_through(self, store: Store) -> None:
        made = Made(store, HALDEN)
        words = made.page.section("sources")
        assert re.search(
            r"Minister Oda Brekke person 1 2 “It is late”.*Oda Brekke said · through an aide reported", words
        )
        assert "nobody is named who said it: an aide" in words
        assert "through an aide" in made.words

    def test_what_is_to_be_known_of_the_whole_article_stands_above_it(self, store: Store) -> None:
        hid = "hid some text from its readers"
        store.save_audits([audited(number=7)])
        made = Made(store, 4)
        page = made.page
        assert hid in " ".join(one.words for one in page.all("p", class_="warning"))
        assert hid in made.markdown

    def test_it_says_that_labels_are_not_checked_facts_and_on_how_many_nobody_decided(self, store: Store) -> None:
        decide(store, 4, ACCEPT, reviewer="Ida Moen")
        made = Made(store, HALDEN)
        counts = reported(store, HALDEN).tally
        assert counts.open == counts.claims - 1
        for words in (made.page.section("method"), made.words):
            assert "not checked facts, and any of them may be wrong." in words
            assert f"Nobody has decided on {counts.open} of {counts.claims} claims" in words
            assert "A claim that is not flagged can be wrong too" in words
            assert "factcheck eval on articles" in words

    def test_a_text_that_addresses_the_annotator_is_told_once_a_claim(self, store: Store) -> None:
        words = Made(store, THIRD).page.section("reasons", THIRD)
        assert words.count("label this as fact") == 1
        assert f"1 {BODY[0]}" in words

    def test_sentences_that_failed_stand_in_brackets_and_are_counted(self, tmp_path: Path) -> None:
        failed = audited()
        outcomes = (*failed.outcomes[:2], failed.outcomes[2].model_copy(update={"outcome": "failed", "cause": "cut"}))
        claims = failed.claims[:2]
        changes = {"outcomes": (*outcomes, failed.outcomes[3]), "claims": claims, "signals": (), "status": "partial"}
        store = Store(tmp_path / "s.duckdb")
        store.save_audits([failed.model_copy(update=changes)])
        made = Made(store, 1)
        page = made.page
        assert f"[could not be labelled: {BODY[2]}]" in page.section("text")
        assert "1 sentence could not be labelled" in " ".join(one.words for one in page.all("p", class_="warning"))
        assert f"[failed: {BODY[2]}]" in made.words

    def test_an_article_without_text_says_so(self, tmp_path: Path) -> None:
        empty = audited().model_copy(update={"claims": (), "outcomes": (), "sentences": (), "signals": ()})
        article = empty.article.model_copy(update={"text": ""})
        store = Store(tmp_path / "s.duckdb")
        store.save_audits([empty.model_copy(update={"article": article, "status": "empty"})])
        made = Made(store, 1)
        assert "holds no text" in made.page.all("header")[1].words
        assert "There is no text." in made.markdown


def reasons_by_rules(store: Store) -> str:
    """The report on what the built-in annotator said of the first article, as words."""
    (one,) = reported(store, HALDEN, annotator="builtin").articles
    return " ".join(f"{why.why}: {why.detail}" for claim in one.claims for why in claim.reasons)


class TestWhatPeopleDecided:
    def test_labels_stand_as_people_left_them_and_the_given_ones_are_told(self, store: Store) -> None:
        decide(store, 4, Choice(decision=Decision.RELABEL, label=OPINION, note="It judges."), reviewer="Ida Moen")
        decide(store, 6, NONE, reviewer="Nils Vik")
        decide(store, 5, REMARK, reviewer="Nils Vik")
        made = Made(store, HALDEN)
        page = made.page
        opinions, people, text = (page.section(name) for name in ("opinions", "people", "text"))
        assert re.search(
            rf"1 {BODY[0]} No kind given ✓ Relabelled by Ida Moen; the annotator said reported fact", opinions
        )
        assert f"{BODY[2]} Now no claim; the annotator said reported fact" in people
        assert "Undecided: attributed statement" in people
        assert "Ask the ferry office." in people
        assert "Claim 3" not in text
        assert BODY[2] in text
        summary = page.section("sum")
        assert "1 claim undecided. Decisions that stand: Ida Moen 1, Nils Vik 1. 1 claim found to be none." in summary
        drawn = made.words
        assert "Relabelled by Ida Moen; the annotator said reported fact: It judges." in drawn
        assert "Now no claim; the annotator said reported fact" in drawn

    def test_a_split_claim_is_two_and_both_can_be_referred_to(self, store: Store) -> None:
        decide(store, 6, IN_TWO, reviewer="Ida Moen")
        made = Made(store, HALDEN)
        page = made.page
        assert [one.mark for one in reported(store, HALDEN).articles[0].claims] == ["1", "2", "3a", "3b"]
        assert "3b a needless farce Evaluation" in page.section("opinions")
        assert f"The annotator’s words: {BODY[2]}" in page.section("people")
        assert "[O3b a needless farce]" in made.words

    def test_a_corrected_source_stands_in_place_of_the_given_one(self, store: Store) -> None:
        decide(store, 5, BY_THE_MAYOR, reviewer="Ida Moen")
        page = Made(store, HALDEN).page
        assert "Mayor Oda Brekke government 1" in page.section("sources")
        assert "through" not in page.section("sources")
        assert "the word of Minister Oda Brekke" in page.section("people")

    def test_reasons_that_no_longer_hold_are_not_told(self, store: Store) -> None:
        assert "an aide" in Made(store, HALDEN).page.section("reasons")
        decide(store, 5, BY_THE_MAYOR, reviewer="Ida Moen")
        decide(store, 6, NONE, reviewer="Ida Moen")
        assert "None beside the opinions." in Made(store, HALDEN).page.section("reasons")

    def test_history_tells_who_decided_otherwise_and_not_what_was_taken_back(self, store: Store) -> None:
        decide(store, 4, NONE, reviewer="Ida Moen")
        undo(store, "Ida Moen")
        decide(store, 6, ACCEPT, reviewer="Ida Moen")
        decide(store, 6, Choice(decision=Decision.RELABEL, label=OPINION), reviewer="Nils Vik")
        made = Made(store, HALDEN)
        page, people = made.page, made.page.section("people")
        assert "Ida Moen accepted" in people
        for words in (people, made.words):
            assert not re.search("found to be no claim|taken back|took back", words)
        assert "Nils Vik relabelled as opinion, having seen reported fact stands" in people
        assert "Another reviewer decided otherwise." in page.section("opinions")
        assert "Reviewers decided differently on 1 claim." in page.section("sum")
        (number,) = page.all("span", id="a1-c1")
        assert number.words == "Claim 1, reported fact: 1"

    def test_where_nobody_decided_it_is_said(self, store: Store) -> None:
        assert "every label is the annotator’s" in Made(store, SECOND).page.section("people", SECOND)


class TestSeveral:
    def test_articles_come_once_each_in_the_order_asked_for_below_a_sum_of_all(self, store: Store) -> None:
        told = reported(store, THIRD, HALDEN, THIRD)
        assert [one.audit.article_id for one in told.articles] == [THIRD, HALDEN]
        assert told.tally.claims == 6
        made = Made(store, THIRD, HALDEN)
        page = made.page
        (title,) = page.all("h1")
        assert title.words == "Report on 2 articles"
        assert [one.given["id"] for one in page.all("h2", class_="title")] == ["a3", "a1"]
        assert "| Late again | 3 |" in made.markdown

    def test_headings_leave_out_no_level(self, examples: Store) -> None:
        for articles in ((1,), (1, 2)):
            levels = [int(one.tag[1]) for one in Made(examples, *articles).page.found if re.fullmatch(r"h\d", one.tag)]
            assert levels[0] == 1
            assert max(below - above for above, below in pairwise(levels)) <= 1

    def test_an_older_version_says_which_one_speaks_for_the_article(self, store: Store) -> None:
        store.save_audits([a_later_version()])
        made = Made(store, HALDEN)
        old, new = made.page.all("header")[1].words, Made(store, 4).page.all("header")[1].words
        assert "version 1 of 2" in old
        assert "Version 2 (article 4 of the store) speaks for this article now" in old
        assert "version 2 of 2" in new
        assert "speaks for" not in new
        assert "speaks for this article now" in made.markdown


class TestReceipts:
    def test_what_the_model_reported_is_kept_apart_from_what_was_measured(self, tmp_path: Path) -> None:
        store = Store(tmp_path / "s.duckdb")
        store.save_audits([audited(MODEL, calls=(a_call(call_id=1, tokens_cached=512, latency_ms=4120),))])
        made = Made(store, 1)
        page = made.page
        sides = {one.given.get("class", ""): one.words for one in page.all("section")}
        assert sides["reported"] == "Reported by the model Modelmodel-a-1 Tokens in900, 512 of them cached Tokens out40"
        assert "1, 1 of them with an answer that could be used; 1 made by this audit" in sides["measured"]
        assert "4.1 s" in sides["measured"]
        assert not re.search("token|USD", sides["measured"])
        assert "0.0003 USD" in sides["cost"]
        assert "prompt:1" in page.section("method")
        assert "| model | model-a-1 |" in made.markdown

    def test_what_an_endpoint_did_not_say_is_not_told_as_nothing(self, tmp_path: Path) -> None:
        store = Store(tmp_path / "s.duckdb")
        quiet = a_call(call_id=1, tokens_in=None, tokens_out=None, cost_usd=None, model_answered="")
        store.save_audits([audited(MODEL, calls=(quiet,))])
        method = Made(store, 1).page.section("method")
        assert "did not name itself" in method
        assert "not reported" in method
        assert "unknown for the calls" in method

    def test_an_answer_from_the_ledger_is_not_counted_as_paid_again(self, tmp_path: Path) -> None:
        store = Store(tmp_path / "s.duckdb")
        first = store.start_audit(audited(MODEL).article, audited(MODEL).sentences, MODEL)
        call = a_call(call_id=store.record_call(first.audit_id, a_call()))
        store.finish_audit(first.audit_id, audited(MODEL, calls=(call,)))
        again = audited(MODEL, finished_at=NOON + timedelta(hours=2), calls=(call,))
        second = store.start_audit(again.article, again.sentences, MODEL)
        store.finish_audit(second.audit_id, again)
        told = counting.calls(reported(store, 1).articles[0])
        assert told is not None
        assert (told.made, told.paid, told.cost_usd) == (1, 0, 0.0)
        assert "1 answered from the ledger" in Made(store, 1).page.section("method")

    def test_rules_are_not_taken_for_a_language_model(self, store: Store) -> None:
        made = Made(store, SECOND)
        assert "rules, no language model" in made.page.section("method", SECOND)
        assert "No language model was asked" in made.page.section("method", SECOND)


def test_of_an_article_that_nobody_audited_there_is_no_report(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.duckdb")
    begun = audited()
    number = store.start_audit(begun.article, begun.sentences, begun.annotator).article_id
    with pytest.raises(NotFoundError, match="no finished audit"):
        reported(store, number)


def test_a_long_article_is_reported_whole(tmp_path: Path) -> None:
    store = many_opinions(tmp_path / "s.duckdb", 500)
    made = Made(store, 1)
    page = made.page
    assert len([one for one in page.all("a", class_="number") if "id" in one.given]) == 500
    assert len(page.all("section")) < 20
    assert made.markdown.count("is a disgrace.\n") == 500


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 0, "–"), (0, 7, "0 %"), (1, 3, "33 %"), (1, 400, "under 1 %"), (399, 400, "over 99 %"), (7, 7, "100 %")],
)
def test_a_share_never_says_none_or_all_of_what_is_some(part: int, whole: int, said: str) -> None:
    assert counting.share(part, whole) == said
