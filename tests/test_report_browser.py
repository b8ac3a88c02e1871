"""A report in a real browser: it loads nothing, keeps nobody out, fits a phone, and its notes lead to their claims."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from factcheck.report import ReportFormat, text_of
from factcheck.review.deciding import decide
from tests.browser import launched
from tests.reports import reported
from tests.review_records import ACCEPT, HALDEN, IN_TWO, NONE, SECOND, THIRD, a_store


def test_a_report_is_whole_by_itself_for_everybody_and_everywhere(tmp_path: Path) -> None:
    store = a_store(tmp_path / "s.duckdb")
    decide(store, 4, ACCEPT, reviewer="Ida Moen")
    decide(store, 6, IN_TWO, reviewer="Ida Moen")
    decide(store, 9, NONE, reviewer="Ida Moen")
    for name, articles in (("one", [HALDEN]), ("all", [HALDEN, SECOND, THIRD])):
        page = text_of(reported(store, *articles), ReportFormat.HTML)
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    asked, complaints, barred = [], [], {}
    driving, chromium = launched()
    try:
        for name, scheme, width in (("one", "light", 1280), ("all", "dark", 320)):
            tab = chromium.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            tab.on("request", lambda one: asked.append(one.url))
            tab.on("console", lambda said: complaints.append(said.text))
            tab.on("pageerror", lambda error: complaints.append(str(error)))
            tab.goto((tmp_path / f"{name}.html").as_uri())
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            tab.click("#a1-c2")
            assert tab.evaluate("document.querySelector(':target').textContent").split()[0] == "2"
            tab.click(":target a.number")
            assert tab.url.endswith("#a1-c2")
            assert complaints == []  # before axe, which the page's policy rightly keeps from some of its work
            barred |= {
                (name, one["id"]): [node["html"] for node in one["nodes"]][:2]
                for one in Axe().run(tab).response["violations"]
            }
    finally:
        chromium.close()
        driving.stop()
    assert barred == {}
    assert {one.split("#")[0] for one in asked} == {(tmp_path / f"{name}.html").as_uri() for name in ("one", "all")}
