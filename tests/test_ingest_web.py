"""Articles from addresses, fetched from a real server on this machine."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from factcheck.ingest import ReadOptions, Rejected, read_articles
from factcheck.ingest.web import shown_address
from factcheck.records import Article

HTML = "<html><head><title>Ferry</title></head><body><article><p>{words}</p></article></body></html>"
LATIN = HTML.format(words="The ferry to Ærø is back in Port Halden.").encode("latin-1")
UTF8 = HTML.format(words="The ferry to Ærø is back in Port Halden.").encode()

ANSWERS = {
    "/page": ("text/html; charset=utf-8", UTF8),
    "/latin": ("text/html; charset=ISO-8859-1", LATIN),
    "/wrong-charset": ("text/html; charset=no-such-one", UTF8),
    "/escapes": ("text/html; charset=unicode_escape", HTML.format(words=r"Half \ud800 a character.").encode()),
    "/plain": ("text/plain; charset=windows-1252", "It’s back.\r\n".encode("cp1252")),
    "/source": ("text/plain", UTF8),
    "/notes.md": ("text/plain", b"# Ferry\nBack."),
    "/untyped": ("", UTF8),
    "/untyped.txt": ("application/octet-stream", b"Back."),
    "/feed": ("application/x-ndjson", b'{"text": "One."}\nbad\n{"text": "Three."}\n'),
    "/empty": ("text/plain", b""),
    "/f%C3%A6rge": ("text/plain", b"Back."),
    "/paper.pdf": ("application/pdf", b"%PDF-1.4"),
    "/lying": ("text/html", b"%PDF-1.4"),
    "/large": ("text/plain", b"x" * 5000),
}
REDIRECTS = {"/moved": "/page", "/circle": "/circle", "/out": "file:///etc/hostname", "/ftp": "ftp://127.0.0.1/a.txt"}


class Paper(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path in REDIRECTS:
            self.answer(302, {"Location": REDIRECTS[path]}, b"")
        elif path == "/cut":
            self.answer(200, {"Content-Type": "text/plain", "Content-Length": "500"}, b"Only the start")
        elif path == "/drip":
            self.drip()
        elif path in ANSWERS:
            media_type, body = ANSWERS[path]
            self.answer(200, {"Content-Type": media_type} if media_type else {}, body)
        else:
            self.answer(404, {}, b"")

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def drip(self) -> None:
        """A header that never ends, a byte at a time: no single read of it takes long."""
        self.close_connection = True
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _ in range(200):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture(scope="module")
def paper() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Paper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def read(url: str, **options: object) -> list[Article | Rejected]:
    return list(read_articles([url], ReadOptions.model_validate(options)))


def article(url: str, **options: object) -> Article:
    (only,) = read(url, **options)
    assert isinstance(only, Article), only
    return only


def refusal(url: str, **options: object) -> Rejected:
    (only,) = read(url, **options)
    assert isinstance(only, Rejected), only
    return only


def test_a_page_is_read_with_its_address_and_title(paper: str) -> None:
    found = article(f"{paper}/page")
    assert (found.text, found.title) == ("The ferry to Ærø is back in Port Halden.", "Ferry")
    assert (found.location, found.url, found.encoding) == (f"{paper}/page", f"{paper}/page", "utf-8")


def test_a_redirect_is_followed_and_the_last_address_kept(paper: str) -> None:
    found = article(f"{paper}/moved")
    assert (found.location, found.url) == (f"{paper}/moved", f"{paper}/page")


@pytest.mark.parametrize(
    ("path", "encoding"), [("/latin", "cp1252"), ("/wrong-charset", "utf-8"), ("/untyped", "utf-8")]
)
def test_the_charset_that_the_server_names_is_used_where_it_fits(paper: str, path: str, encoding: str) -> None:
    found = article(paper + path)
    assert (found.text, found.encoding) == ("The ferry to Ærø is back in Port Halden.", encoding)


def test_a_server_cannot_have_a_page_read_as_escapes(paper: str) -> None:
    found = article(f"{paper}/escapes")
    assert (found.text, found.encoding) == (r"Half \ud800 a character.", "utf-8")


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("/plain", "It’s back.\r\n", ""),
        ("/source", UTF8.decode(), ""),
        ("/notes.md", "# Ferry\nBack.", "Ferry"),
        ("/untyped.txt", "Back.", ""),
        ("/empty", "", ""),
        ("/færge?x=å#part", "Back.", ""),
    ],
)
def test_the_content_type_decides_how_an_answer_is_read(paper: str, path: str, text: str, title: str) -> None:
    found = article(paper + path)
    assert (found.text, found.title) == (text, title)


def test_a_feed_is_read_line_by_line(paper: str) -> None:
    found = read(f"{paper}/feed")
    assert [item.location for item in found] == [f"{paper}/feed:{n}" for n in (1, 2, 3)]
    assert [isinstance(item, Article) for item in found] == [True, False, True]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nowhere", "404"),
        ("/circle", "302"),
        ("/out", "302"),
        ("/ftp", "unknown url type: ftp"),
        ("/paper.pdf", "'application/pdf'"),
        ("/lying", "PDF"),
        ("/cut", "cut short"),
        ("/wrong port", "404"),
    ],
)
def test_an_answer_that_holds_no_article_is_refused(paper: str, path: str, said: str) -> None:
    assert said in refusal(paper + path).message


def test_an_answer_over_the_limit_is_refused(paper: str) -> None:
    assert "1,000 bytes" in refusal(f"{paper}/large", max_page_bytes=1000, max_chars=100).message
    assert "--max-chars 5000" in refusal(f"{paper}/large", max_chars=2000).hint


def test_a_server_that_drips_is_given_up_on(paper: str) -> None:
    assert "within 0.3 seconds" in refusal(f"{paper}/drip", url_timeout_s=0.3).message


def test_a_server_that_never_answers_is_given_up_on() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert "within 0.2 seconds" in refusal(f"http://127.0.0.1:{port}/", url_timeout_s=0.2).message


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        assert "connection refused" in refusal(f"http://127.0.0.1:{deaf.getsockname()[1]}/a").message


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://127.0.0.1:port/", "HTTP:///a", "http://..ø/"])
def test_what_is_no_address_is_refused(url: str) -> None:
    assert refusal(url, url_timeout_s=5).message


def test_a_password_in_an_address_is_not_sent_and_not_shown(paper: str) -> None:
    refused = refusal(paper.replace("://", "://editor:hunter2@") + "/page")
    assert "password" in refused.message
    assert "hunter2" not in f"{refused} {refused.hint}"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ada:secret@example.org/a", "https://example.org/a"),
        ("https://ada@example.org:8080?q=1#top", "https://example.org:8080?q=1#top"),
        ("https://a@b:secret@example.org/", "https://example.org/"),
        ("https://ada:se?cr#et@example.org/a", "https://example.org/a"),
        ("https://ada:se/cret@example.org/a", "https://example.org/a"),
        ("https://ada:secret@[::1/a", "https://[::1/a"),
        ("https://example.org?mail=a@b.org", "https://example.org?mail=a@b.org"),
        ("https://example.org/@ada/1#a@b", "https://example.org/@ada/1#a@b"),
        ("https://example.org:99999/", "https://example.org:99999/"),
        ("https://example.org/?", "https://example.org/?"),
        ("https://example.org/\x1b[2J", "https://example.org/\\x1b[2J"),
        ("ada@example.org", "ada@example.org"),
        ("", ""),
    ],
)
def test_an_address_is_shown_without_name_and_password_and_else_as_it_is(url: str, shown: str) -> None:
    assert shown_address(url) == shown
