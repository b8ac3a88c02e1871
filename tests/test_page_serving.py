"""Where the page is served and to whom, beside others who want the store, and how it ends."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import pytest

from factcheck.errors import ServeError
from factcheck.review.page.serving import Where, address, bound, door_of
from factcheck.store import Store
from tests.browser import Served, a_store, served
from tests.command_line import CommandLine


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.0.2.7"])
def test_other_machines_are_let_in_only_where_that_was_asked_for(host):
    with pytest.raises(ServeError, match="open to other machines"):
        bound(Where(host=host, port=0))


def test_an_exposed_page_answers_to_addresses_and_to_its_own_name_and_to_no_other(tmp_path):
    door = door_of(Where(host="0.0.0.0", exposed=True), 8000)
    assert door.any_address
    assert socket.gethostname().lower() in door.names
    assert "evil.example" not in door.names


def test_a_port_that_is_taken_is_named():
    with bound(Where(port=0)) as taken, pytest.raises(ServeError, match=str(taken.getsockname()[1])):
        bound(Where(port=taken.getsockname()[1]))


def test_the_printed_address_of_an_ipv6_host_can_be_opened():
    where = Where(host="::1")
    assert address(where, door_of(where, 8000)).startswith("http://[::1]:8000/?token=")


HOLDER = "import sys, time, duckdb; c = duckdb.connect(sys.argv[1]); print('held', flush=True); time.sleep(60)"


def test_a_store_that_an_audit_holds_is_said_to_be_in_use(tmp_path):
    store = Store(a_store(tmp_path / "s.duckdb").path, wait_s=0.2)
    with served(store) as page:
        claim = page.claims()[0]
        with subprocess.Popen([sys.executable, "-c", HOLDER, str(store.path)], stdout=subprocess.PIPE) as holder:
            try:
                assert holder.stdout is not None
                holder.stdout.readline()
                seen, sent = page.get("/"), {"act": "accept", "seen": 0, "seen_label": "reported_fact"}
                decided = page.post(f"/claims/{claim}/decision", sent, accept="application/json")
            finally:
                holder.kill()
        assert (seen.status, seen.headers["retry-after"]) == (503, "2")
        assert "The store is in use" in seen.text
        assert decided.status == 503
        assert page.get("/").status == 200


class Faulty(Store):
    """A store with a defect."""

    def paged(self, *arguments: object, **named: object) -> NoReturn:
        raise ZeroDivisionError("a division that nobody foresaw")


def test_a_defect_is_a_page_of_its_own_and_is_told_to_whoever_serves_it(tmp_path):
    told = []
    with served(Faulty(tmp_path / "s.duckdb"), on_defect=told.append) as page:
        seen, asked = page.get("/"), page.get("/", accept="application/json")
    assert (seen.status, asked.status) == (500, 500)
    assert "Something went wrong that should not have." in seen.text
    assert "factcheck serve" in json.loads(asked.text)["hint"]
    assert "default-src 'none'" in seen.headers["content-security-policy"]
    assert [str(error) for error in told] == ["a division that nobody foresaw"] * 2


@pytest.mark.parametrize("debug", [False, True])
def test_a_defect_of_the_page_is_a_line_on_the_console_and_a_traceback_where_asked_for(
    factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch, debug: bool
) -> None:
    def broken(*arguments: Callable[[Exception], None]) -> None:
        try:
            raise ZeroDivisionError("a division")
        except ZeroDivisionError as error:
            arguments[-1](error)

    a_store(factcheck.folder / "factcheck.duckdb")
    monkeypatch.setattr("factcheck.review.page.serving.serve", broken)
    ran = factcheck("serve", "--reviewer", "Ida", *(["--debug"] if debug else []))
    assert "something went wrong that should not have: ZeroDivisionError: a division" in ran.err
    assert ("Traceback" in ran.err) is debug


def command(store: Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "factcheck",
        "serve",
        "--port",
        "0",
        "--json",
        "--reviewer",
        "Ida",
        "--store",
        str(store),
    ]


def test_a_decision_that_was_answered_is_there_after_the_page_was_killed(tmp_path):
    store = a_store(tmp_path / "s.duckdb")
    with subprocess.Popen(command(tmp_path / "s.duckdb"), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        url = urlsplit(json.loads(server.stdout.readline())["address"])
        door = door_of(Where(), url.port or 0)._replace(token=url.query.partition("=")[2])
        page = Served(store, door)
        claim = page.claims()[0]
        kept = page.decide(claim, "opinion")
        os.kill(server.pid, signal.SIGKILL)
    assert kept.status == 303
    assert page.label(claim) == "opinion"


def test_ctrl_c_ends_the_page_without_a_word_of_error(tmp_path):
    a_store(tmp_path / "s.duckdb")
    with subprocess.Popen(
        command(tmp_path / "s.duckdb"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            url = urlsplit(json.loads(server.stdout.readline())["address"])
            connection = HTTPConnection(url.netloc)
            connection.request("GET", "/")
            connection.getresponse()  # what answers is there to be ended
            connection.close()
            server.send_signal(signal.SIGINT)
            _, said = server.communicate(timeout=60)
        finally:
            server.kill()
    assert (server.returncode, said) == (0, "Deciding as Ida. Ctrl-C ends it.\n")
