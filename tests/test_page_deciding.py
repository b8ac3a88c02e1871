"""Deciding on the page as a browser without JavaScript does: one after the other, and several people at once."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest

from factcheck.review.deciding import history
from factcheck.store import Store
from tests.browser import Served, one_article, served


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Served]:
    with served(one_article(tmp_path / "s.duckdb")) as one_page:
        yield one_page


def decisions(store: Store, claim: int) -> list[str]:
    return [str(one.decision) for one in history(store, claim)]


def told(answer: object) -> dict[str, object]:
    found = json.loads(answer.text)  # type: ignore[attr-defined]
    assert isinstance(found, dict)
    return found


def test_a_decision_leads_back_to_its_claim_and_shows(page):
    claim = page.claims()[0]
    answer = page.decide(claim, "opinion")
    assert (answer.status, answer.headers["location"]) == (303, f"/articles/1?claim={claim}#c{claim}")
    shown = page.get(f"/articles/1?claim={claim}").text
    assert "Relabelled by <bdi>Ida</bdi>: opinion; labelled reported fact by <bdi>builtin</bdi>." in shown
    card = page.get(f"/claims/{claim}/card").text
    assert "(reported fact, as labelled by <bdi>builtin</bdi>)" in card
    assert "Relabelled by <bdi>Ida</bdi>: opinion." in card
    assert page.label(claim) == "opinion"


def test_the_label_that_a_claim_has_already_is_accepted(page):
    claim = page.claims()[0]
    page.decide(claim, page.label(claim))
    assert decisions(page.store, claim) == ["accept"]


def test_what_is_no_claim_is_listed_apart_and_can_come_back(page):
    claim = page.claims()[0]
    page.decide(claim, "not_a_claim")
    assert "Found to be no claims" in page.get("/articles/1").text
    page.post("/undo", {})
    assert "Found to be no claims" not in page.get("/articles/1").text


def test_no_form_can_lead_to_another_host(page):
    answer = page.decide(page.claims()[0], "accept", view="//evil.example", keep_label="//evil.example")
    assert answer.headers["location"].startswith("/articles/1?")


def test_the_ends_of_a_claim_can_be_moved(page):
    claim = page.claims()[0]
    span = page.store.paged(lambda pager: pager.claim(claim))[0].span
    page.decide(claim, "span", start=span.start + 4, end=span.end)
    assert page.store.paged(lambda pager: pager.claim(claim))[0].quote.startswith("ferry to Port Halden")


def test_whose_word_a_claim_is_can_be_corrected(page):
    claim = next(one for one in page.claims() if page.label(one) == "reported_fact")
    quote = page.store.paged(lambda pager: pager.claim(claim))[0].quote
    fields = {
        "source0": quote.split()[1],
        "cue0": "",
        "full0": "The Ferry of Port Halden",
        "kind0": "organisation",
        "source1": "",
        "cue1": "",
        "kind1": "person",
    }
    assert page.decide(claim, "attribution", **fields).status == 303
    kept = page.store.paged(lambda pager: pager.claim(claim))[0]
    assert (kept.label, kept.source) == ("attributed_statement", "The Ferry of Port Halden")
    assert "<li><bdi>The Ferry of Port Halden</bdi>" in page.get(f"/claims/{claim}/panel").text


def test_a_new_statement_is_kept_in_one_step_with_whose_word_it_is(page):
    claim = next(one for one in page.claims() if page.label(one) == "reported_fact")
    assert '<input name="source0"' in page.get(f"/claims/{claim}/panel").text.partition('class="mends"')[0]
    named = {"source0": "the harbour desk", "kind0": "government"}
    refused = page.decide(claim, "accept", **named)
    assert (refused.status, decisions(page.store, claim)) == (422, [])
    assert page.decide(claim, "attributed_statement", **named).status == 303
    kept = page.store.paged(lambda pager: pager.claim(claim))[0]
    assert (kept.label, kept.source) == ("attributed_statement", "the harbour desk")
    assert decisions(page.store, claim) == ["attribution"]
    assert 'name="source0"' not in page.get(f"/claims/{claim}/panel").text.partition('class="mends"')[0]


def parts(page: Served, claim: int) -> list[tuple[str, str]]:
    return [(one.quote, str(one.label)) for one in page.store.paged(lambda pager: pager.claim(claim))]


def chosen(html: str, name: str) -> str:
    """The value of the option that a select offers first."""
    (found,) = re.findall(rf'<select name="{name}">.*?<option value="(\d*)" selected', html, re.DOTALL)
    return str(found)


def test_a_claim_is_split_as_the_form_offers_it(page):
    claim = page.claims()[0]
    offered = page.get(f"/claims/{claim}/panel").text
    fields = {name: chosen(offered, name) for name in ("start0", "end0", "start1", "end1")}
    labels = {"label0": "reported_fact", "label1": "opinion", "label2": "opinion", "start2": "", "end2": ""}
    assert page.decide(claim, "split", **fields, **labels).status == 303
    assert parts(page, claim) == [("The ferry to Port", "reported_fact"), ("Halden stopped on Monday.", "opinion")]
    shown = page.get(f"/articles/1?claim={claim}").text
    assert "Split into 2" in shown
    page.post("/undo", {})
    assert len(parts(page, claim)) == 1


def test_a_split_takes_one_part_more_at_a_time_and_keeps_what_was_written(page):
    claim = page.claims()[0]
    place = page.store.paged(lambda pager: pager.claim(claim))[0]
    starts = [place.span.start + word.start() for word in re.finditer(r"\S+", place.quote)][:4]
    fields = {"seen": 0, "seen_label": "reported_fact", "view": "queue", "keep_label": "opinion"}
    for part, start in enumerate(starts[:3]):
        fields |= {f"start{part}": start, f"end{part}": start + 1, f"label{part}": "opinion"}
    offered = page.get(f"/claims/{claim}/split?{urlencode(fields)}").text
    assert [chosen(offered, f"start{part}") for part in range(3)] == [str(start) for start in starts[:3]]
    assert re.findall(r'<select name="(start\d+)"', offered) == ["start0", "start1", "start2", "start3"]
    assert 'name="keep_label" value="opinion"' in offered
    fields |= {"start3": starts[3], "end3": starts[3] + 1, "label3": "reported_fact", "act": "split"}
    kept = page.post(f"/claims/{claim}/decision", fields)
    assert (kept.status, kept.headers["location"]) == (303, "/queue?label=opinion")
    assert [label for _, label in parts(page, claim)] == ["opinion", "opinion", "opinion", "reported_fact"]
    assert page.get(f"/claims/{claim}/split").status == 422


def test_a_split_into_one_is_refused_with_a_word(page):
    claim = page.claims()[0]
    answer = page.decide(claim, "split", start0="0", end0="9", label0="opinion", label1="opinion")
    assert answer.status == 422
    assert "two parts or more" in answer.text


def test_words_and_names_that_no_form_offers_are_refused(page):
    claim = page.claims()[0]
    assert page.decide(claim, "span", start="0", end="9000000").status == 422
    length = len(page.store.paged(lambda pager: pager.article(1)).text)
    whole = page.decide(claim, "span", start="0", end=str(length))
    assert (whole.status, "reaches beyond" in whole.text) == (422, True)
    assert page.decide(claim, "attribution", source0="a" * 301, kind0="person").status == 422
    assert decisions(page.store, claim) == []


@pytest.mark.parametrize("label", ["reported_fact", "opinion"])
def test_an_opinion_is_named_by_its_kind_whatever_it_was(page, label):
    claim = next(one for one in page.claims() if page.label(one) == label)
    assert page.decide(claim, "opinion", opinion_kind="prediction").status == 303
    place = page.store.paged(lambda pager: pager.claim(claim))[0]
    assert (place.label, place.opinion_kind) == ("opinion", "prediction")


def test_a_note_is_kept_beside_the_claim_and_decides_nothing(page):
    claim = page.claims()[0]
    page.decide(claim, "note", note="Ask the harbour office.")
    assert "Ask the harbour office." in page.get(f"/articles/1?claim={claim}").text
    assert page.store.paged(lambda pager: pager.seen(claim)) == 0


def test_the_same_form_sent_twice_is_kept_once(page):
    claim = page.claims()[0]
    fields = {"act": "opinion", "seen": 0, "seen_label": page.label(claim), "view": "article"}
    answers = [page.post(f"/claims/{claim}/decision", fields).status for _ in range(2)]
    assert answers == [303, 303]
    assert decisions(page.store, claim) == ["relabel"]


@pytest.mark.parametrize("act", ["accept", "not_a_claim", "span"])
def test_every_decision_sent_twice_is_kept_once(page, act):
    claim = page.claims()[0]
    place = page.store.paged(lambda pager: pager.claim(claim))[0]
    ends = {"start": place.span.start, "end": place.span.end - 9} if act == "span" else {}
    fields = {"act": act, "seen": 0, "seen_label": str(place.label), "view": "article"} | ends
    assert [page.post(f"/claims/{claim}/decision", fields).status for _ in range(2)] == [303, 303]
    assert decisions(page.store, claim) == [act]


def test_an_undoing_sent_twice_takes_back_one_decision(page):
    first, second = page.claims()[:2]
    page.decide(first, "opinion")
    page.decide(second, "opinion")
    last = page.store.paged(lambda pager: pager.undoable("Ida"))
    assert last is not None
    assert [page.post("/undo", {"review": last.review_id}).status for _ in range(2)] == [303, 303]
    assert page.label(first) == "opinion"
    assert page.label(second) != "opinion"


def test_who_was_overtaken_sees_the_newer_decision_and_decides_anew(page):
    claim = page.claims()[0]
    seen_label = page.label(claim)
    with served(page.store, reviewer="Tor") as other:
        other.decide(claim, "opinion")
    fields = {"act": "not_a_claim", "seen": 0, "seen_label": seen_label, "view": "article"}
    answer = page.post(f"/claims/{claim}/decision", fields)
    assert answer.status == 409
    assert "<bdi>Tor</bdi> decided on this claim after you opened it" in answer.text
    assert decisions(page.store, claim) == ["relabel"]
    assert page.decide(claim, "not_a_claim").status == 303


def test_of_several_decisions_at_once_one_is_kept_and_the_others_are_told(page):
    claim = page.claims()[0]
    fields = {"seen": 0, "seen_label": page.label(claim), "view": "article"}
    acts = ("accept", "opinion", "attributed_statement", "not_a_claim")
    with ThreadPoolExecutor(len(acts)) as people:
        answers = people.map(lambda act: page.post(f"/claims/{claim}/decision", fields | {"act": act}).status, acts)
        assert sorted(answers) == [303, 409, 409, 409]
    assert len(decisions(page.store, claim)) == 1


def test_even_the_same_label_is_not_decided_on_unseen(page):
    claim = page.claims()[0]
    seen_label = page.label(claim)
    with served(page.store, reviewer="Tor") as other:
        other.decide(claim, "accept")
    fields = {"act": "accept", "seen": 0, "seen_label": seen_label, "view": "article"}
    assert page.post(f"/claims/{claim}/decision", fields, accept="application/json").status == 409


def test_a_program_is_told_how_the_claim_stands(page):
    claim = page.claims()[0]
    fields = {"act": "opinion", "seen": 0, "seen_label": page.label(claim)}
    answer = page.post(f"/claims/{claim}/decision", fields, accept="application/json")
    found = told(answer)
    assert answer.headers["content-type"] == "application/json"
    assert (found["claim_id"], found["label"], found["overtaken"]) == (claim, "opinion", False)
    assert found["seen"] == found["undoable"] != 0
