"""Reading the page as a browser without JavaScript does, over real HTTP."""

from collections.abc import Iterator

import pytest

from factcheck.store import Store
from tests.browser import Served, a_store, audited, one_article, served
from tests.command_line import CommandLine


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page on which nothing is decided."""
    with served(one_article(tmp_path_factory.mktemp("page") / "s.duckdb")) as one:
        yield one


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page with more articles than a list shows at once."""
    articles = [
        audited(f"The ferry {n} sailed at noon. It was a disgrace.", title=f"Boat {n}", location=f"boat{n}.txt")
        for n in range(1, 61)
    ]
    with served(a_store(tmp_path_factory.mktemp("many") / "s.duckdb", *articles)) as one:
        yield one


def test_the_list_shows_a_page_of_articles_and_leads_to_the_next(many):
    first, second = many.get("/").text, many.get("/?page=2").text
    assert "Boat 60<" in first
    assert "Boat 10<" not in first
    assert 'href="?page=2"' in first
    assert "Boat 10<" in second
    assert "Page 2 of 2" in second


def test_articles_are_found_by_their_titles(many):
    found = many.get("/?q=boat+7").text
    assert "Boat 7<" in found
    assert "Boat 8<" not in found


def test_a_question_stays_when_the_list_is_turned_over(many):
    assert 'href="?q=boat&amp;page=2"' in many.get("/?q=boat").text


def test_the_list_says_how_many_claims_have_which_label(still):
    claims = still.store.paged(lambda pager: pager.article(1)).claims
    opinions = sum(one.label == "opinion" for one in claims)
    assert f"<b>{opinions}</b> opinion" in still.get("/").text


def test_claims_are_found_by_their_words_and_labels(still):
    found = still.get("/search?q=farce&label=opinion").text
    assert "needless farce" in found
    assert "No claim fits" in still.get("/search?q=farce&label=reported_fact").text


def test_a_source_leads_to_what_it_is_heard_saying(still):
    assert "source=Nils+Vik" in still.get("/sources").text
    assert "It is late" in still.get("/search?source=Nils+Vik").text


def test_a_claim_is_marked_with_a_place_to_go_to(still):
    claim = still.claims()[0]
    assert f'id="c{claim}"' in still.get("/articles/1").text


def test_a_chosen_claim_has_its_receipt_beside_the_article(still):
    found = still.get(f"/articles/1?claim={still.claims()[1]}").text
    assert "Labelled by" in found
    assert "Whose word" in found


def test_there_may_be_nothing_to_take_back(still):
    answer = still.post("/undo", {})
    assert answer.status == 422
    assert "nothing to take back" in answer.text


def test_an_empty_store_says_what_to_do(tmp_path):
    store = Store(tmp_path / "s.duckdb")
    store.save_audits([])
    with served(store) as page:
        assert "factcheck audit ARTICLE" in page.get("/").text
        assert "Nothing waits" in page.get("/queue").text


def test_an_article_of_five_hundred_claims_can_be_read(tmp_path):
    text = " ".join(f"The boat {n} sailed to Port Halden." for n in range(500))
    with served(a_store(tmp_path / "s.duckdb", audited(text))) as page:
        assert page.get("/articles/1").text.count('class="run ') == 500


def test_a_static_file_is_kept_by_the_browser_under_its_version_alone(still):
    versioned = still.get("/").text.partition("/static/page.css?v=")[2].partition('"')[0]
    assert "immutable" in still.get(f"/static/page.css?v={versioned}").headers["cache-control"]
    assert still.get("/static/page.css").headers["cache-control"] == "no-cache"


def test_serve_says_that_there_is_no_store(factcheck: CommandLine):
    ran = factcheck("serve", "--port", "0")
    assert (ran.code, ran.out) == (4, "") or "factcheck audit" in ran.err


def test_serve_opens_itself_to_other_machines_only_where_told_to(factcheck: CommandLine):
    (factcheck.folder / "a.txt").write_text("The ferry sailed.", encoding="utf-8")
    factcheck("audit", "a.txt")
    ran = factcheck("serve", "--host", "0.0.0.0")
    assert ran.code == 2
    assert "--expose" in ran.err
