"""The command line as a process: start-up, pipes that break, a store that is held, signals, and a terminal."""

import json
import os
import pty
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.store import Store
from tests.command_line import ANSWER, ARTICLE, SECOND, CommandLine
from tests.fault_endpoint import Connection, FaultEndpoint, reply

RUN = [sys.executable, "-c", "from factcheck.cli import main; main()"]
HEAVY = {"openai", "instructor", "duckdb", "rich", "trafilatura", "jinja2", "yaml", "sentencex"}


def environment(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK_", "OPENAI_"))}
    return kept | {"PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONUTF8": "1"} | changes


def run(folder: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*RUN, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **options,  # type: ignore[call-overload]
    )


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; from factcheck.cli import main\ntry: main(['-h'])\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)
    assert "Exit codes" in ran.stdout
    assert HEAVY & set(ran.stderr.split()) == set()


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


def test_it_can_be_run_as_a_module() -> None:
    ran = subprocess.run([sys.executable, "-m", "factcheck", "--version"], env=environment(), capture_output=True)
    assert ran.stdout.startswith(b"factcheck ")


@pytest.mark.parametrize("command", ["show", "sql"])
def test_a_reader_that_goes_away_is_no_matter(factcheck: CommandLine, command: str) -> None:
    factcheck("audit", factcheck.write("long.txt", f"{ARTICLE} " * 1200))
    what = {"show": ["show", "1"], "sql": ["sql", "from claims_now", "--json"]}[command]
    child = subprocess.Popen(
        [*RUN, *what], cwd=factcheck.folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.read(10)
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait(30) == 141


def test_output_that_cannot_be_written_is_said_and_ends_with_5(factcheck: CommandLine) -> None:
    factcheck.late()
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*RUN, "show"], cwd=factcheck.folder, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert ran.returncode == 5
    assert ran.stderr == "factcheck: the output could not be written: No space left on device.\n"


def test_characters_that_the_output_does_not_know_are_escaped(factcheck: CommandLine) -> None:
    factcheck.late()
    ran = subprocess.run(
        [*RUN, "show", "1", "--json"],
        cwd=factcheck.folder,
        env=environment(PYTHONUTF8="0", PYTHONIOENCODING="ascii"),
        capture_output=True,
        check=True,
    )
    assert json.loads(ran.stdout.decode("ascii"))["article"]["text"] == ARTICLE


def test_a_store_that_another_process_holds_is_waited_for_or_ends_with_3_and_names_the_process(
    factcheck: CommandLine,
) -> None:
    name = "late.txt"
    factcheck.late()
    code = "import duckdb, sys\nheld = duckdb.connect(sys.argv[1])\nprint('held', flush=True)\nsys.stdin.read()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(factcheck.folder / "factcheck.duckdb")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        factcheck.write("factcheck.toml", "store_wait_s = 0.1\n")
        for arguments in (["audit", name, "--again"], ["show", "1"], ["verify"]):
            ran = factcheck(*arguments)
            assert ran.code == 3
            assert f"is held by process {holder.pid}." in ran.err
            assert ran.err.count("Wait until it is done, or stop it.") == 1
        assert factcheck("sql", "from articles", "--json").code == 0
        factcheck.write("factcheck.toml", "store_wait_s = 60\n")
        waiting = subprocess.Popen(
            [*RUN, "show", "1"],
            cwd=factcheck.folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        with waiting:
            assert waiting.stderr is not None
            assert f"is held by process {holder.pid}. Waiting up to 60 s." in waiting.stderr.readline().decode()
            assert holder.stdin is not None
            holder.stdin.close()
        assert waiting.returncode == 0


def test_an_audit_goes_on_when_nobody_reads_its_output_any_more(factcheck: CommandLine) -> None:
    names = [factcheck.write(f"{number}.txt", f"{ARTICLE} Number {number}.") for number in range(12)]
    child = subprocess.Popen(
        [*RUN, "audit", *names],
        cwd=factcheck.folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    child.stdout.close()
    assert child.stderr is not None
    assert child.stderr.read() == "factcheck: nobody reads the output any more; the audit goes on.\n"
    assert child.wait(30) == 0
    assert len(audits(factcheck)) == 12


class Held:
    """Keeps a request waiting until it is released, then answers it."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.released = threading.Event()

    def __call__(self, line: Connection) -> None:
        self.reached.set()
        self.released.wait(30)
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


def audits(factcheck: CommandLine) -> list[str]:
    return [row["status"] for row in factcheck.sql("from audits select status order by audit_id")]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_the_first_signal_lets_the_calls_under_way_finish_and_makes_no_other(
    factcheck: CommandLine, number: signal.Signals, code: int
) -> None:
    held = Held()
    with FaultEndpoint([reply(ANSWER), held]) as endpoint:
        child = audit_of_three(factcheck, endpoint)
        assert held.reached.wait(60)
        child.send_signal(number)
        assert child.stderr is not None
        assert "calls under way finish" in child.stderr.readline()
        held.released.set()
        out, err = child.communicate(timeout=30)
        assert len(endpoint.requests) == 2
    assert child.returncode == code
    (line,) = err.splitlines()
    assert line.startswith("factcheck: stopped. What is done is stored; the same command goes on from there")
    assert "article 2:" in out
    assert audits(factcheck) == ["complete", "complete"]


def test_the_second_signal_ends_at_once_and_what_was_under_way_is_marked_by_the_next_audit(
    factcheck: CommandLine,
) -> None:
    held = Held()
    with FaultEndpoint([reply(ANSWER), held]) as endpoint:
        child = audit_of_three(factcheck, endpoint)
        assert held.reached.wait(60)
        child.send_signal(signal.SIGINT)
        assert child.stderr is not None
        assert "Once more ends it at once" in child.stderr.readline()
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=30)
        held.released.set()
    assert child.returncode == 130
    assert Store(factcheck.folder / "factcheck.duckdb").verify() == []
    factcheck("audit", "a.txt")
    assert audits(factcheck) == ["complete", "interrupted", "complete"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where this process may make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no disk can be made here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


def test_an_audit_on_a_disk_that_fills_up_ends_with_5_and_goes_on_once_there_is_room(
    tmp_path: Path, small_disk: Path
) -> None:
    feed = "".join(json.dumps({"text": f"The quay {n} opened in May. " * 40}) + "\n" for n in range(200))
    (tmp_path / "feed.jsonl").write_text(feed, encoding="utf-8")
    audit = ["audit", "feed.jsonl", "--quiet", "--store", str(small_disk / "factcheck.duckdb")]
    full = run(tmp_path, *audit)
    assert full.returncode == 5
    assert "There is no room left for the store" in full.stderr
    assert "Free some space" in full.stderr
    assert "the same command goes on from there" in full.stderr
    subprocess.run(["mount", "-o", "remount,size=100m", small_disk], check=True)
    assert run(tmp_path, *audit).returncode == 0
    store = Store(small_disk / "factcheck.duckdb")
    assert len(store.articles()) == 200
    assert store.verify() == []


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
        assert held.reached.wait(60)
        child.send_signal(signal.SIGINT)
        assert b"calls under way finish" in child.stderr.readline()
        held.released.set()
        assert child.wait(30) == 130
        err = child.stderr.read()
        child.communicate()
    assert err.startswith(b"factcheck: stopped. What is done is stored")
    assert err.count(b"\n") == 1
    assert audits(factcheck) == ["complete"]


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
    _, err = child.communicate(timeout=30)
    assert child.returncode == 130
    assert b"Traceback" not in err


def test_on_a_terminal_progress_goes_to_stderr_and_the_figures_stay_on_stdout(factcheck: CommandLine) -> None:
    factcheck.write("late.txt")
    master, slave = pty.openpty()
    child = subprocess.Popen(
        [*RUN, "audit", "late.txt"],
        cwd=factcheck.folder,
        env=environment(TERM="xterm"),
        stdout=subprocess.PIPE,
        stderr=slave,
        text=True,
    )
    os.close(slave)
    out, _ = child.communicate(timeout=30)
    drawn = os.read(master, 100_000).decode(errors="replace")
    os.close(master)
    assert child.returncode == 0
    assert "article 1: 3 sentences, 3 claims" in out
    assert "waiting for builtin" in drawn
    assert "3 sentences" not in drawn


def on_a_terminal(folder: Path, *arguments: str, columns: int = 80) -> str:
    """What a terminal of that width is sent."""
    master, slave = pty.openpty()
    child = subprocess.Popen(
        [*RUN, *arguments],
        cwd=folder,
        env=environment(TERM="xterm", COLUMNS=str(columns)),
        stdout=slave,
        stderr=subprocess.STDOUT,
    )
    os.close(slave)
    sent = b""
    while True:
        try:
            piece = os.read(master, 100_000)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        sent += piece
    child.wait(30)
    os.close(master)
    return sent.decode().replace("\r\n", "\n")


def test_a_table_too_wide_for_a_terminal_becomes_records(factcheck: CommandLine) -> None:
    factcheck.late()
    narrow = on_a_terminal(factcheck.folder, "query", "opinions_to_review")
    assert "claim_id" in narrow
    assert [line for line in narrow.splitlines() if "quote" in line and "The delay is a needless farce." in line]
    assert "─" not in narrow
    assert "─" in on_a_terminal(factcheck.folder, "query", "opinions_to_review", columns=200)


def test_rows_on_a_terminal_hold_nothing_that_it_would_act_on(factcheck: CommandLine) -> None:
    factcheck("audit", factcheck.write("sly.txt", "The ferry \x1b[2J stopped \u202e on Monday.\n"))
    for form in ([], ["--csv"], ["--json"]):
        sent = on_a_terminal(factcheck.folder, "sql", "from articles select text", *form)
        assert "\x1b[2J" not in sent
        assert "\u202e" not in sent
