"""The queue on the page as a browser without JavaScript works it: narrowed down by its address, and what comes next."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Served, a_store, audited, one_article, served

LEFT_OUT = [
    ("reason=opinion", "opinion"),
    ("label=opinion", "opinion"),
    ("label=attributed_statement&everything=yes", "attributed_statement"),
    ("source=vik&everything=yes", "attributed_statement"),
    ("annotator=builtin&reason=opinion", "opinion"),
    ("audit=1&label=opinion", "opinion"),
    ("article=halden.txt&label=opinion", "opinion"),
    ("article=1&q=farce", "opinion"),
]


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Served]:
    with served(one_article(tmp_path / "s.duckdb")) as one_page:
        yield one_page


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(one_article(tmp_path_factory.mktemp("page") / "s.duckdb")) as one:
        yield one


def waiting(page: Served, query: str) -> list[int]:
    """The claims on the cards of a queue."""
    answer = page.get(f"/queue?{query}")
    assert answer.status == 200
    return [int(one) for one in re.findall(r'<article class="card" data-claim="(\d+)"', answer.text)]


@pytest.mark.parametrize(("query", "label"), LEFT_OUT)
def test_a_queue_shows_what_it_is_narrowed_to_and_nothing_else(still, query, label):
    found = waiting(still, query)
    assert found
    assert {still.label(one) for one in found} == {label}


def test_what_the_queue_is_narrowed_to_stands_in_its_form_and_in_every_form_of_a_card(still):
    shown = still.get("/queue?reason=opinion&source=&article=halden.txt&q=farce&decided=either").text
    assert '<option value="opinion" selected>an opinion in the article' in shown
    assert '<option value="either" selected>' in shown
    for name, value in (("reason", "opinion"), ("article", "halden.txt"), ("q", "farce"), ("decided", "either")):
        assert f'name="keep_{name}" value="{value}"' in shown


@pytest.mark.parametrize("query", ["audit=9", "annotator=nobody", "source=nobody"])
def test_a_queue_narrowed_to_what_there_is_not_is_empty(still, query):
    assert waiting(still, f"{query}&everything=yes") == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("/queue?reason=bogus", "It can be addresses_annotator, "),
        ("/queue?label=fact", "It can be reported_fact, "),
        ("/queue?decided=me", "It can be by_nobody, "),
        ("/queue?audit=last", "It is a number"),
        ("/queue/cards?claims=1&reason=bogus", "It can be addresses_annotator, "),
        ("/search?label=fact", "It can be reported_fact, "),
    ],
)
def test_what_nothing_can_be_narrowed_to_is_refused_with_what_there_is(still, query, said):
    answer = still.get(query)
    assert (answer.status, said in answer.text) == (400, True)


def test_an_article_that_nothing_is_called_is_named(still):
    answer = still.get("/queue?article=zebra")
    assert (answer.status, "zebra" in answer.text) == (404, True)


def test_mine_and_undecided_part_what_waits(page):
    first, *rest = waiting(page, "")
    page.decide(first, "accept")
    assert waiting(page, "") == rest
    assert waiting(page, "decided=by_me") == [first]
    assert waiting(page, "decided=not_by_me") == rest


def test_claims_that_come_next_are_given_by_number_each_once_without_those_decided_meanwhile(page):
    first, second, *_ = waiting(page, "")
    page.decide(first, "accept")
    found = page.get(f"/queue/cards?claims={first}-{second}-99999-x-{second}").text
    assert re.findall(r'<article class="card" data-claim="(\d+)"', found) == [str(second)]


def test_the_queue_goes_on_where_it_was_narrowed_to(page):
    claim = next(one for one in page.claims() if page.label(one) == "opinion")
    answer = page.decide(claim, "accept", view="queue", keep_label="opinion", keep_decided="by_nobody")
    assert answer.headers["location"] == "/queue?label=opinion&decided=by_nobody"


def test_a_decided_claim_waits_no_longer(page):
    waiting = page.get("/queue").text
    claim = next(one for one in page.claims() if f'data-claim="{one}"' in waiting)
    page.decide(claim, "accept")
    assert f'data-claim="{claim}"' not in page.get("/queue").text


def test_the_same_words_elsewhere_are_decided_on_together(tmp_path):
    articles = [
        audited(f"The boat {n} sailed at noon. The delay is a needless farce.", location=f"{n}.txt") for n in (1, 2)
    ]
    with served(a_store(tmp_path / "s.duckdb", *articles)) as page:
        one, two = page.claims(1)[-1], page.claims(2)[-1]
        page.decide(one, "reported_fact", everywhere="yes")
        assert [page.label(one), page.label(two)] == ["reported_fact"] * 2
