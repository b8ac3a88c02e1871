"""What goes to standard output: exact where it could stand in a file, and seen on the narrowest terminal."""

import io

import pytest

from factcheck.cli import _output, _table


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
