"""Who is kept out of the page, and what an article, an address or a note can do to it: nothing."""

import socket
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from tests.browser import FORM, HOSTILE, SCRIPT, Served, a_store, audited, served

PAGES = ["/", "/?q=<script>", "/articles/1", "/articles/1?claim=1", "/queue", "/sources", "/search?q=ferry", "/nothing"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page whose article, title, address, file name, reviewer and note all try to be more than words."""
    about = {"title": SCRIPT, "url": "javascript:alert(1)", "location": f"{SCRIPT}.txt", "external_id": SCRIPT}
    store = a_store(tmp_path_factory.mktemp("hostile") / "s.duckdb", audited(HOSTILE, **about))
    with served(store, reviewer=f"Ida{SCRIPT}") as page:
        page.decide(page.claims()[0], "note", note=SCRIPT)
        page.decide(page.claims()[0], "accept", note=SCRIPT)
        yield page


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page on which nothing is ever decided."""
    with served(a_store(tmp_path_factory.mktemp("page") / "s.duckdb")) as one:
        yield one


class Elements(HTMLParser):
    """The elements of a page as a browser finds them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


@pytest.mark.parametrize("path", [*PAGES, "/claims/1/panel", "/claims/1/card"])
def test_nothing_that_an_article_says_becomes_an_element_or_an_address(hostile, path):
    found = Elements(hostile.get(path).text).found
    assert [tag for tag, given in found if tag == "script" and not given["src"].startswith("/static/")] == []
    assert [tag for tag, _ in found if tag in ("img", "iframe", "object", "embed", "style", "base")] == []
    assert [name for _, given in found for name in given if name.startswith("on") or name == "style"] == []
    assert [
        given["href"] for _, given in found if urlsplit(given.get("href", "")).scheme not in ("", "http", "https")
    ] == []


def test_a_template_in_an_article_is_not_carried_out(hostile):
    assert "{{ 7 * 7 }}" in hostile.get("/articles/1").text


def test_writing_that_is_turned_round_says_so(hostile):
    assert "U+202E" in hostile.get("/articles/1").text


@pytest.mark.parametrize("path", [*PAGES, "/static/page.css", "/claims/1/panel"])
def test_every_answer_forbids_what_the_page_does_not_need(page, path):
    headers = page.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


def test_a_page_is_kept_in_no_cache(page):
    assert page.get("/").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1.evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost",
        "[::1]",
        "[::1]:1",
        "[::2]:{port}",
        "192.0.2.7:{port}",
        "",
        ":{port}",
        "127.0.0.1:{port}@evil.example",
        "localhost:{port}:{port}",
    ],
)
@pytest.mark.parametrize("path", ["/", "/claims/1/panel"])
def test_a_name_that_is_not_ours_is_refused(page, host, path):
    given = host.format(port=page.door.port)
    assert page.send("GET", path, {"Host": given, "Cookie": page.cookie}).status == 400


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_a_name_of_this_machine_is_answered(page, host):
    given = host.format(port=page.door.port)
    assert page.send("GET", "/", {"Host": given, "Cookie": page.cookie}).status == 200


def raw(page: Served, request: str) -> str:
    """The first line of the answer to a request written by hand."""
    with socket.create_connection(("127.0.0.1", page.door.port), timeout=60) as connection:
        connection.sendall(request.encode())
        return connection.recv(4096).decode("latin-1").partition("\r\n")[0]


def test_a_request_for_two_hosts_or_none_is_refused(page):
    cookie = f"Cookie: {page.cookie}\r\n"
    assert " 400 " in raw(page, f"GET / HTTP/1.1\r\nHost: {page.host}\r\nHost: evil.example\r\n{cookie}\r\n")
    assert " 400 " in raw(page, f"GET / HTTP/1.1\r\n{cookie}\r\n")
    assert " 400 " in raw(page, f"GET / HTTP/1.0\r\n{cookie}\r\n")


@pytest.mark.parametrize("path", [*PAGES[:-1], "/claims/1/panel"])
def test_without_the_token_nothing_is_told(page, path):
    answer = page.send("GET", path, {"Host": page.host})
    assert answer.status == 403
    assert "ferry" not in answer.text.replace("q=ferry", "")


@pytest.mark.parametrize("cookie", ["", "factcheck_1=x", "factcheck_{port}=wrong", "factcheck_{port}="])
def test_a_wrong_cookie_decides_nothing(page, cookie):
    answer = page.post("/claims/1/decision", {"act": "accept"}, cookie=cookie.format(port=page.door.port))
    assert answer.status == 403


def test_the_printed_address_sets_a_cookie_that_no_other_site_can_use_and_leaves_no_token_behind(page):
    answer = page.send("GET", f"/?token={page.door.token}", {"Host": page.host})
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "samesite=strict" in cookie
    assert "httponly" in cookie
    deep = page.send("GET", f"/articles/1?claim=2&token={page.door.token}&annotator=a%26b", {"Host": page.host})
    assert deep.headers["location"] == "/articles/1?claim=2&annotator=a%26b"


def test_an_address_with_the_token_leads_to_no_other_host(page):
    answer = page.send("GET", f"//evil.example/?token={page.door.token}", {"Host": page.host})
    assert not answer.headers.get("location", "/").startswith(("//", "/\\", "http"))


@pytest.mark.parametrize("token", ["", "wrong", "%00", "é"])
def test_a_wrong_token_lets_nobody_in(page, token):
    assert page.send("GET", f"/?token={quote(token, safe='%')}", {"Host": page.host}).status == 403


@pytest.mark.parametrize(
    "origin",
    ["null", "http://evil.example", "http://127.0.0.1:1", "https://{host}", "http://localhost:{port}", "", "{host}"],
)
def test_a_decision_from_another_place_is_refused_and_not_kept(page, origin):
    claim = page.claims()[0]
    given = origin.format(host=page.host, port=page.door.port)
    answer = page.decide_from(claim, origin=given)
    assert answer.status == 403
    assert page.store.paged(lambda pager: pager.seen(claim)) == 0


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_decision_that_the_browser_says_is_foreign_is_refused(page, site):
    assert page.decide_from(page.claims()[0], sec_fetch_site=site).status == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data; boundary=x", ""])
def test_a_decision_that_is_no_form_is_refused(page, kind):
    assert page.decide_from(page.claims()[0], content_type=kind).status == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(page, method):
    assert page.send(method, "/", {"Host": page.host, "Cookie": page.cookie}).status == 405


@pytest.mark.parametrize("path", ["/undo", "/claims/1/decision"])
def test_looking_decides_nothing(page, path):
    assert page.get(path).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/..%5capp.py",
        "/static/page.css%00",
        "/static/%00",
        "/static//etc/passwd",
        "/static/",
        "/static/page.css/",
        "/static/PAGE.CSS",
        "/articles/1.5",
        "/articles/-1",
        "/articles/99999999999999999999999999",
        "/articles/0",
        "/articles/1'--",
        "/claims/999/panel",
        "/claims/99999999999999999999/card",
    ],
)
def test_what_is_not_there_is_not_found(page, path):
    assert page.get(path).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/?q=%00&page=0",
        "/?page=99999999999999999999",
        "/?page=-1",
        "/?page=x",
        "/?q=%27%3B+drop+table+claims",
        "/?q=" + "a" * 5000,
        "/search?q=%25&label=nothing",
        "/search?q=%ff%fe",
        "/queue?label=x&decided=y&reason=%27&article=9999999999999999999999",
        "/queue?after=%27%3B--",
        "/articles/1?annotator=%27&claim=x",
    ],
)
def test_odd_questions_are_answered(page, path):
    assert page.get(path).status in (200, 400, 404)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"act": "drop"},
        {"act": "undo", "seen_label": "opinion"},
        {"act": "accept"},
        {"act": "accept", "seen_label": "nothing"},
        {"act": "span", "seen_label": "opinion", "start": "5", "end": "2"},
        {"act": "span", "seen_label": "opinion", "start": "x", "end": "9" * 40},
    ],
)
def test_a_form_that_says_nothing_decides_nothing(page, fields):
    claim = page.claims()[0]
    assert page.post(f"/claims/{claim}/decision", fields).status == 422
    assert page.store.paged(lambda pager: pager.seen(claim)) == 0


def test_a_form_of_ten_megabytes_is_refused_before_it_is_read(page):
    headers = f"Host: {page.host}\r\nCookie: {page.cookie}\r\nOrigin: {page.base}\r\nContent-Type: {FORM}\r\n"
    assert " 413 " in raw(page, f"POST /undo HTTP/1.1\r\n{headers}Content-Length: 10000000\r\n\r\n")


def test_a_form_that_does_not_say_how_long_it_is_is_refused_once_it_is_too_long(page):
    headers = f"Host: {page.host}\r\nCookie: {page.cookie}\r\nOrigin: {page.base}\r\nContent-Type: {FORM}\r\n"
    chunk = "8000\r\n" + "a" * 0x8000 + "\r\n"
    assert " 413 " in raw(page, f"POST /undo HTTP/1.1\r\n{headers}Transfer-Encoding: chunked\r\n\r\n{chunk * 3}")


def test_a_slow_client_is_given_up_and_keeps_nobody_waiting(tmp_path):
    with served(a_store(tmp_path / "s.duckdb"), slowest_s=1.0) as page:
        headers = f"Host: {page.host}\r\nCookie: {page.cookie}\r\nOrigin: {page.base}\r\nContent-Type: {FORM}\r\n"
        told: list[str] = []
        begun = f"POST /undo HTTP/1.1\r\n{headers}Content-Length: 100\r\n\r\nact="
        slow = [threading.Thread(target=lambda: told.append(raw(page, begun))) for _ in range(50)]
        for one in slow:
            one.start()
        assert page.get("/").status == 200
        for one in slow:
            one.join(60)
        assert [" 408 " in one for one in told] == [True] * 50
