"""The page in a real browser: keys, marks, two tabs, an article that attacks, and what assistive technology meets."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.store import Store
from tests.browser import (
    COVERED,
    HOSTILE,
    SCRIPT,
    TEXT,
    Served,
    a_store,
    audited,
    by_whom,
    launched,
    mark,
    one_article,
    overlapping,
    served,
    shown_card,
    shown_panel,
    told,
)

Opened = Callable[..., Any]
EXPECTED = re.compile(r"status of 40[49]")  # a browser reports every answer that is no success


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    driving, chromium = launched()
    yield chromium
    chromium.close()
    driving.stop()


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Served]:
    with served(one_article(tmp_path / "s.duckdb")) as one_page:
        yield one_page


@pytest.fixture
def opened(browser: Any) -> Iterator[Opened]:
    """Open a path of a page in a tab; a tab that complains fails the test."""
    contexts, complaints = [], []

    def open_tab(page: Served, path: str, **options: Any) -> Any:
        context = browser.new_context(**options)
        context.set_default_timeout(60_000)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        tab.goto(page.address)
        tab.goto(page.base + path)
        return tab

    yield open_tab
    for context in contexts:
        context.close()
    assert [one for one in complaints if not EXPECTED.search(one)] == []


def test_ten_claims_are_decided_on_with_ten_keys_and_none_pressed_too_fast_is_lost(page, opened):
    tab, claims = opened(page, "/articles/1"), page.claims()
    for claim, key in zip(claims, "1231231230", strict=False):
        tab.keyboard.press("j")  # while the decision before is being kept
        shown_panel(tab, claim)
        tab.keyboard.press(key)
    told(tab, "Claim #10:")
    assert [len(by_whom(page.store, claim)) for claim in claims[:10]] == [1] * 10
    assert [page.label(claim) for claim in claims[:3]] == ["reported_fact", "attributed_statement", "opinion"]


def test_of_claims_passed_by_no_panel_is_fetched_and_none_is_decided_on_before_it_is_shown(page, opened):
    tab, claims = opened(page, "/articles/1"), page.claims()
    held: list[Any] = []
    asked: list[int] = []

    def hold_the_first(route: Any) -> None:
        asked.append(int(route.request.url.split("/")[-2]))
        held.append(route) if not held else route.continue_()

    tab.route("**/panel", hold_the_first)
    tab.keyboard.press("Enter")
    told(tab, "Choose a claim first")
    for key in ("j", "j", "j", "j", "j", "j", "Enter", "3"):
        tab.keyboard.press(key)
    told(tab, "not shown yet, so nothing was decided")
    held[0].continue_()
    shown_panel(tab, claims[5])
    assert asked == [claims[0], claims[5]]
    assert [claim for claim in claims if by_whom(page.store, claim)] == []
    tab.keyboard.press("Enter")
    told(tab, "Kept. Claim #6:")
    assert by_whom(page.store, claims[5]) == [("accept", "Ida")]


def test_the_claim_that_is_gone_to_lies_between_what_covers_the_top_and_the_bottom(opened, tmp_path):
    with served(a_store(tmp_path / "s.duckdb", audited("\n\n".join([TEXT] * 3)))) as page:
        claims, covered = page.claims(), {}
        for width, height in ((1280, 900), (390, 844)):
            tab = opened(page, "/articles/1", viewport={"width": width, "height": height})
            for key, order in (("j", claims), ("k", claims[-2:-20:-1])):
                for claim in order:
                    tab.keyboard.press(key)
                    if claim in (*claims[::9], order[-1]):  # the last, so that nothing is on its way in the end
                        shown_panel(tab, claim)
                        covered[width, key, claim] = tab.evaluate(COVERED, claim)
        assert len(covered) > 8
        assert {place: said for place, said in covered.items() if said} == {}


def test_the_queue_is_worked_with_one_key_a_claim_each_kept_before_the_next_is_shown(page, opened):
    tab, elsewhere = opened(page, "/queue"), Store(page.store.path, wait_s=20.0)
    waiting = int(tab.locator("#waiting").inner_text())
    expected = {"Enter": "accept", "0": "not_a_claim", "2": "relabel"}
    for left in reversed(range(waiting)):
        claim, key = shown_card(tab), ["Enter", "0", "2"][left % 3]
        card = tab.locator(f"article.card[data-claim='{claim}']")
        voiced = (
            card.locator("input[name=source0]").input_value()
            or card.get_attribute("data-label") == "attributed_statement"
        )
        tab.keyboard.press(key)
        if key == "2" and not voiced:  # whose word it is, is offered before it goes on
            told(tab, "Nobody is named")
            assert card.locator("input[name=source0]").is_visible()
            tab.keyboard.press("Enter")
        card.wait_for(state="detached")
        assert [decision for decision, _ in by_whom(elsewhere, claim)][:1] in ([expected[key]], ["accept"])
        tab.locator("#waiting", has_text=re.compile(f"^{left}$")).wait_for()
    tab.locator("#empty").wait_for(state="visible")
    tab.keyboard.press("u")
    told(tab, "Taken back")
    assert shown_card(tab) == claim
    assert by_whom(elsewhere, claim)[-1] == ("undo", "Ida")


def test_a_key_pressed_twice_decides_on_one_claim_of_the_queue_and_on_none_that_was_not_shown(page, opened):
    tab = opened(page, "/queue")
    first = shown_card(tab)
    for _ in range(3):
        tab.keyboard.press("Enter")
    told(tab, "not shown yet, so nothing was decided")
    second = shown_card(tab)
    everyone = [claim for claim in page.claims() if by_whom(page.store, claim)]
    assert (everyone, first != second) == ([first], True)
    tab.locator(f"article.card[data-claim='{second}'] button.accept").dblclick()
    tab.locator(f"article.card[data-claim='{second}']").wait_for(state="detached")
    third = shown_card(tab)
    tab.keyboard.press("u")  # what comes back was not shown either
    tab.keyboard.press("0")
    told(tab, "not shown yet, so nothing was decided")
    assert shown_card(tab) == second
    assert [by_whom(page.store, claim) for claim in (second, third)] == [[("accept", "Ida"), ("undo", "Ida")], []]


def test_a_claim_is_split_and_given_its_kind_and_its_voice_with_the_keyboard(page, opened):
    tab = opened(page, "/queue")
    claim = shown_card(tab)
    tab.keyboard.press("x")
    tab.locator("article.card:not([hidden])").get_by_role("button", name="One part more").press("Enter")
    assert tab.locator("article.card:not([hidden]) select[name=start3]").input_value() == ""
    tab.locator("article.card:not([hidden])").get_by_role("button", name="Keep these claims").press("Enter")
    told(tab, "it was split")
    tab.keyboard.press("u")
    told(tab, "Taken back")
    tab.keyboard.press("w")
    tab.keyboard.type("the harbour office")
    tab.locator("article.card:not([hidden]) details[open] button").press("Enter")
    told(tab, "whose word it is")
    tab.keyboard.press("o")
    tab.keyboard.press("p")
    tab.locator("article.card:not([hidden]) details[open] button").press("Enter")
    told(tab, "opinion, prediction")
    assert [one for one, _ in by_whom(page.store, claim)] == ["split", "undo", "attribution", "relabel"]
    assert shown_card(tab) != claim


def test_a_new_label_stays_over_a_reload_and_goes_when_it_is_taken_back(page, opened):
    claim = page.claims()[0]
    tab = opened(page, f"/articles/1?claim={claim}")
    tab.keyboard.press("3")
    told(tab, "Kept")
    assert "opinion" in mark(tab, claim).get_attribute("class")
    tab.reload()
    assert "opinion" in mark(tab, claim).get_attribute("class")
    tab.keyboard.press("u")
    told(tab, "Taken back")
    assert "opinion" not in mark(tab, claim).get_attribute("class")
    assert page.label(claim) != "opinion"


def test_the_words_of_a_claim_are_corrected_with_the_keyboard(page, opened):
    claim = page.claims()[0]
    tab = opened(page, f"/articles/1?claim={claim}")
    tab.keyboard.press("e")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    told(tab, "Kept")
    assert mark(tab, claim).inner_text().endswith("ferry to Port Halden stopped on Monday.")
    assert page.store.paged(lambda pager: pager.claim(claim))[0].quote == "ferry to Port Halden stopped on Monday."


def test_a_note_is_written_without_its_letters_deciding_anything(page, opened):
    claim = page.claims()[0]
    tab = opened(page, f"/articles/1?claim={claim}")
    tab.keyboard.press("n")
    tab.keyboard.type("3 jokes, 0 uses?")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    told(tab, "a note")
    assert by_whom(page.store, claim) == [("note", "Ida")]
    assert tab.locator(".history").inner_text().count("3 jokes, 0 uses?") == 1


PROSE = """() => [...document.querySelectorAll(".prose > p")].map((paragraph) => {
    const copy = paragraph.cloneNode(true);
    copy.querySelectorAll(".tip, .number").forEach((one) => one.remove());
    return copy.textContent;
}).join(" ")"""


def test_claims_that_overlap_are_each_reached_and_decided_on_and_the_text_stays_as_it_is(opened, tmp_path):
    with served(a_store(tmp_path / "s.duckdb", overlapping())) as page:
        tab, claims = opened(page, "/articles/1"), page.claims()
        assert tab.evaluate(PROSE).split() == page.store.paged(lambda pager: pager.article(1)).text.split()
        for number in range(1, 7):
            tab.keyboard.press("j")
            shown_panel(tab, claims[number - 1])
            tab.keyboard.press("2")
            told(tab, f"Claim #{number}:")
            assert sum(bool(by_whom(page.store, claim)) for claim in claims) == number


def test_a_click_on_a_claim_shows_its_receipt_and_a_key_the_keys(page, opened):
    tab, claim = opened(page, "/articles/1"), page.claims()[1]
    mark(tab, claim).click()
    tab.locator(f"#panel section[data-claim='{claim}']").wait_for()
    assert "Labelled by" in tab.locator("#panel").inner_text()
    tab.keyboard.press("?")
    tab.get_by_role("dialog").wait_for()
    tab.keyboard.press("Escape")
    tab.get_by_role("dialog").wait_for(state="hidden")


def test_of_two_tabs_the_second_to_decide_is_shown_the_decision_of_the_first(page, opened):
    claim = page.claims()[0]
    one, other = (opened(page, f"/articles/1?claim={claim}") for _ in range(2))
    one.keyboard.press("3")
    told(one, "Kept")
    other.keyboard.press("0")
    told(other, "Ida decided meanwhile; it stands as opinion")
    other.locator(f"#c{claim}.opinion").wait_for()
    assert by_whom(page.store, claim) == [("relabel", "Ida")]
    other.keyboard.press("0")
    told(other, "not a claim")


def test_an_article_that_attacks_is_shown_and_nothing_of_it_is_carried_out(browser, opened, tmp_path):
    about = {"title": SCRIPT, "url": "javascript:alert(1)", "location": f"{SCRIPT}.txt"}
    store = a_store(tmp_path / "s.duckdb", audited(HOSTILE, **about))
    with served(store, reviewer=f"Ida{SCRIPT}") as page:
        claim = page.claims()[0]
        tab = opened(page, f"/articles/1?claim={claim}")
        tab.keyboard.press("3")
        told(tab, "Kept")
        page.decide(claim, "note", note=SCRIPT)
        for path in (
            f"/articles/1?claim={claim}",
            "/",
            "/queue?everything=yes&decided=either",
            "/sources",
            "/search?q=ferry",
        ):
            tab.goto(page.base + path)
            assert tab.title() != "broken"
            assert tab.locator("main img, main script").count() == 0
            assert "<script>" in tab.locator("body").inner_text()


def test_without_javascript_claims_are_read_and_decided_on(page, opened):
    claim = page.claims()[0]
    tab = opened(page, "/articles/1", java_script_enabled=False)
    mark(tab, claim).click()
    tab.locator("#panel").get_by_role("button", name="Opinion").click()
    assert "opinion" in mark(tab, claim).get_attribute("class")
    tab.get_by_role("button", name="Take my last decision back").click()
    assert "opinion" not in mark(tab, claim).get_attribute("class")
    tab.get_by_label("on the word of").fill("the harbour desk")
    tab.locator("#panel").get_by_role("button", name="Attributed statement").click()
    assert tab.locator("#panel ol.chain").inner_text().startswith("the harbour desk")
    tab.goto(page.base + "/queue")
    first = tab.locator("article.card:not([hidden])").get_attribute("data-claim")
    tab.get_by_text("Split").first.click()
    tab.get_by_role("button", name="One part more").first.click()
    assert tab.locator("fieldset.part").count() == 4
    tab.go_back()
    tab.get_by_role("button", name="Accept").first.click()
    assert tab.locator("article.card:not([hidden])").get_attribute("data-claim") != first


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page on which one claim was decided, to be read alone."""
    with served(one_article(tmp_path_factory.mktemp("page") / "s.duckdb")) as one:
        one.decide(one.claims()[1], "accept", note="Read aloud.")
        yield one


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_nothing_keeps_people_out_and_a_narrow_screen_is_never_scrolled_sideways(read, opened, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    tab = opened(read, "/", color_scheme=scheme, viewport={"width": width, "height": 900})
    found = {}
    for path in ("/", f"/articles/1?claim={read.claims()[1]}", "/queue", "/sources", "/search?q=the", "/nothing"):
        tab.goto(read.base + path)
        tab.evaluate("for (const one of document.querySelectorAll('details')) { one.name = ''; one.open = true; }")
        for one in Axe().run(tab).response["violations"]:
            found[path, one["id"]] = [node["html"] for node in one["nodes"]][:2]
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
    assert found == {}
