"""What goes to standard output: exact where it could stand in a file, and seen on the narrowest terminal."""

import io
import os
import signal
import threading

import pytest

from factcheck.cli import _output, _table
from factcheck.store.connection import undisturbed
from tests.command_line import CommandLine


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-8"])
def test_what_could_stand_in_a_file_is_utf8_whatever_the_output_takes_text_to_be(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    kept = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(kept, encoding=encoding, errors="backslashreplace"))
    _output.emit_data("“It is late” 🚢\n")
    assert kept.getvalue().decode() == "“It is late” 🚢\n"


@pytest.mark.parametrize("columns", ["0", "1", "5"])
def test_a_terminal_that_has_no_room_to_speak_of_is_shown_every_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    _table.emit_table(("article", "claims"), [("harbour", 27)])
    printed = capsys.readouterr().out
    assert "harbour" in printed
    assert "27" in printed


def test_an_audit_never_reads_the_file_that_its_own_output_goes_to(factcheck: CommandLine) -> None:
    factcheck.write("late.txt")
    own = os.open("told.jsonl", os.O_WRONLY | os.O_CREAT)
    before = os.dup(1)
    os.dup2(own, 1)
    try:
        ran = factcheck("audit", ".", "--json")
    finally:
        os.dup2(before, 1)
        os.close(before)
        os.close(own)
    assert [row["location"] for row in ran.rows if row["event"] == "audited"] == ["late.txt"]
    assert [row["message"] for row in ran.rows if row["event"] == "rejected"] == [
        "What this command prints goes there."
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("sql select --json --csv", "give one of --json and --csv"),
        ("query articles --csv --json", "give one of --json and --csv"),
        ("query --set limit=3", "name a query"),
        ("show --to-review", "ARTICLE: name one"),
        ("show --version 2 --json", "ARTICLE: name one"),
    ],
)
def test_options_that_would_do_nothing_are_refused(factcheck: CommandLine, arguments: str, said: str) -> None:
    ran = factcheck.late()(*arguments.split())
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_ctrl_c_waits_until_what_must_not_be_disturbed_is_done() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), undisturbed():  # noqa: PT012 - what is done inside is what is tested
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)  # other threads may be there, of stores opened before
        done.append("loaded")
    assert done == ["loaded"]


def test_an_article_is_found_by_a_file_name_that_is_no_utf8(factcheck: CommandLine) -> None:
    name = os.fsdecode(b"na\xefve.txt")
    factcheck("audit", factcheck.write(name, "The quay opened in May."))
    shown = factcheck("show", name, "--json")
    assert shown.code == 0
    assert shown.rows[0]["article"]["location"] == "na\\xefve.txt"
