"""Signals to an audit: the first lets the calls under way finish, the second ends at once, and no traceback is seen."""

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from factcheck.store import Store
from tests.command_line import ANSWER, ARTICLE, SECOND, CommandLine
from tests.fault_endpoint import Connection, FaultEndpoint, reply
from tests.process import PATIENCE_S, RUN, environment

INTERRUPTS = """
import builtins, os, signal, sys
from factcheck.__main__ import main
real = builtins.__import__
def imported(name, *rest):
    if name == sys.argv[-1]:
        os.kill(os.getpid(), signal.SIGINT)
    return real(name, *rest)
builtins.__import__ = imported
main()
"""


@pytest.mark.parametrize("loading", ["typer", "factcheck.settings", "duckdb"])
def test_ctrl_c_while_it_is_being_loaded_ends_it_without_a_traceback(tmp_path: Path, loading: str) -> None:
    (tmp_path / "late.txt").write_text(ARTICLE, encoding="utf-8")
    command = [sys.executable, "-c", INTERRUPTS, "audit", "late.txt", "--store", loading]
    ran = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert ran.returncode == 130
    assert "Traceback" not in ran.stderr


class Held:
    """Keeps a request waiting until it is released, then answers it."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.released = threading.Event()

    def __call__(self, line: Connection) -> None:
        self.reached.set()
        self.released.wait(PATIENCE_S)
        reply(ANSWER)(line)


def audit_of_three(factcheck: CommandLine, endpoint: FaultEndpoint) -> subprocess.Popen[str]:
    """An audit of three articles, one after the other, on its way."""
    names = [factcheck.write("a.txt"), factcheck.write("b.txt", SECOND), factcheck.write("c.txt", f"{SECOND} Late.")]
    options = ["--model", "parrot", "--base-url", endpoint.base_url, "--concurrency", "1"]
    return subprocess.Popen(
        [*RUN, "audit", *names, *options],
        cwd=factcheck.folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_the_first_signal_lets_the_calls_under_way_finish_and_makes_no_other(
    factcheck: CommandLine, number: signal.Signals, code: int
) -> None:
    held = Held()
    with FaultEndpoint([reply(ANSWER), held]) as endpoint:
        child = audit_of_three(factcheck, endpoint)
        assert held.reached.wait(PATIENCE_S)
        child.send_signal(number)
        assert child.stderr is not None
        assert "calls under way finish" in child.stderr.readline()
        held.released.set()
        out, err = child.communicate(timeout=PATIENCE_S)
        assert len(endpoint.requests) == 2
    assert child.returncode == code
    (line,) = err.splitlines()
    assert line.startswith("factcheck: stopped. What is done is stored; the same command goes on from there")
    assert "article 2:" in out
    assert factcheck.audits() == ["complete", "complete"]


def test_the_second_signal_ends_at_once_and_what_was_under_way_is_marked_by_the_next_audit(
    factcheck: CommandLine,
) -> None:
    held = Held()
    with FaultEndpoint([reply(ANSWER), held]) as endpoint:
        child = audit_of_three(factcheck, endpoint)
        assert held.reached.wait(PATIENCE_S)
        child.send_signal(signal.SIGINT)
        assert child.stderr is not None
        assert "Once more ends it at once" in child.stderr.readline()
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=PATIENCE_S)
        held.released.set()
    assert child.returncode == 130
    assert Store(factcheck.folder / "factcheck.duckdb").verify() == []
    factcheck("audit", "a.txt")
    assert factcheck.audits() == ["complete", "interrupted", "complete"]


def test_a_stop_waits_for_the_calls_under_way_and_not_for_standard_input_that_stays_open(
    factcheck: CommandLine,
) -> None:
    held = Held()
    with FaultEndpoint([held]) as endpoint:
        child = subprocess.Popen(
            [*RUN, "audit", "-", "--model", "parrot", "--base-url", endpoint.base_url],
            cwd=factcheck.folder,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert child.stdin is not None
        assert child.stderr is not None
        child.stdin.write(json.dumps({"text": ARTICLE}).encode() + b"\n")
        child.stdin.flush()
        assert held.reached.wait(PATIENCE_S)
        child.send_signal(signal.SIGINT)
        assert b"calls under way finish" in child.stderr.readline()
        held.released.set()
        assert child.wait(PATIENCE_S) == 130
        err = child.stderr.read()
        child.communicate()
    assert err.startswith(b"factcheck: stopped. What is done is stored")
    assert err.count(b"\n") == 1
    assert factcheck.audits() == ["complete"]


def test_waiting_for_standard_input_can_be_stopped_at_once(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [*RUN, "audit", "-"],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline().startswith(b"Labelled by")
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=PATIENCE_S)
    assert child.returncode == 130
    assert b"Traceback" not in err
