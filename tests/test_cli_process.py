"""The command line as a process: start-up, pipes that break, a store that is held, a full disk, and a terminal."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.store import Store
from tests.command_line import ARTICLE, CommandLine
from tests.process import PATIENCE_S, RUN, environment, run

HEAVY = {"openai", "instructor", "duckdb", "rich", "trafilatura", "jinja2", "yaml", "sentencex"}


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; from factcheck.cli import main\ntry: main(['-h'])\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)
    assert "Exit codes" in ran.stdout
    assert HEAVY & set(ran.stderr.split()) == set()


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
    assert child.wait(PATIENCE_S) == 141


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
    assert child.wait(PATIENCE_S) == 0
    assert len(factcheck.audits()) == 12


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
    out, _ = child.communicate(timeout=PATIENCE_S)
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
    child.wait(PATIENCE_S)
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
