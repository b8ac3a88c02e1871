"""Somebody who reads articles on the page of `factcheck serve` and decides on their claims, as a browser would."""

import json
import random
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).parents[1]
_ARTICLE = re.compile(r'href="(/articles/\d+)')
_DECIDING = re.compile(r"/claims/(\d+)/decision")


class Form(HTMLParser):
    """The first form of a page that decides on a claim: its claim, and what it would send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.claim = 0
        self.fields: dict[str, str] = {}
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        found = _DECIDING.fullmatch(given.get("action", "")) if tag == "form" and not self.claim else None
        if found:
            self.claim, self._inside = int(found[1]), True
        elif tag == "input" and self._inside and given.get("type") == "hidden":
            self.fields[given["name"]] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "form"


class Answer(NamedTuple):
    """What the page said."""

    status: int
    text: str


class PageClient:
    """Keeps the cookie, and one connection."""

    def __init__(self, address: str) -> None:
        place = urlsplit(address)
        assert place.hostname is not None
        self._origin = f"{place.scheme}://{place.netloc}"
        self._connection = HTTPConnection(place.hostname, place.port, timeout=60)
        self._cookie = ""
        self._send("GET", f"{place.path}?{place.query}", {}, "")

    def article(self) -> Answer | None:
        """Any article of the list; None where there is none yet."""
        listed = self._send("GET", "/", {}, "")
        links = sorted(set(_ARTICLE.findall(listed.text)))
        return self._send("GET", random.choice(links), {}, "") if links else None

    def accept(self, form: Form) -> Answer:
        """Agree with the label."""
        sent = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self._origin}
        fields = urlencode({**form.fields, "act": "accept"})
        return self._send("POST", f"/claims/{form.claim}/decision", sent | {"Accept": "application/json"}, fields)

    def _send(self, method: str, path: str, headers: dict[str, str], body: str) -> Answer:
        answer = self._answered(method, path, headers | {"Cookie": self._cookie}, body)
        given = answer.getheader("Set-Cookie", "")
        self._cookie = given.partition(";")[0] or self._cookie
        return Answer(answer.status, answer.read().decode())

    def _answered(self, method: str, path: str, headers: dict[str, str], body: str) -> HTTPResponse:
        """As a browser does, on a new connection where the one in use was closed since nothing had been asked on it."""
        try:
            self._connection.request(method, path, body or None, headers)
            return self._connection.getresponse()
        except (RemoteDisconnected, BrokenPipeError):
            if method != "GET":
                raise
            self._connection.close()
            self._connection.request(method, path, body or None, headers)
            return self._connection.getresponse()


@contextmanager
def a_page(store: str) -> Iterator[PageClient]:
    """The page of a store in a process of its own, for as long as the ``with`` lasts."""
    command = [sys.executable, "-c", "from factcheck.cli import main; main()", "serve", "--port", "0", "--json"]
    command += ["--store", store, "--reviewer", "Ida"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as serving:
        assert serving.stdout is not None
        try:
            yield PageClient(json.loads(serving.stdout.readline())["address"])
        finally:
            serving.send_signal(signal.SIGINT)
