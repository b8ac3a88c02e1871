"""`factcheck review`: a key a decision on a screen, lines where there is none, a list where nobody presses keys."""

import io
import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.store import Store
from factcheck.vocabulary import ReviewReason
from tests.command_line import CommandLine
from tests.review_records import STORE, a_store, kept, many_opinions
from tests.terminal import PATIENCE_S, Terminal


@pytest.fixture
def at_terminal(tmp_path: Path) -> Iterator[list[Terminal]]:
    """Terminals to be closed in the end."""
    opened: list[Terminal] = []
    yield opened
    for one in opened:
        one.close()


class TestAtATerminal:
    def test_a_claim_takes_one_key_and_is_kept_before_the_next_is_shown(
        self, tmp_path: Path, at_terminal: list[Terminal]
    ) -> None:
        many_opinions(tmp_path / STORE, 12)
        at_terminal.append(one := Terminal(tmp_path))
        one.wait_for(r"Quay number 1 is")
        for number, key in enumerate("\r130s2" * 2, start=1):
            one.press(key)
            if key == "2":  # no voice is known of an opinion
                one.wait_for("whose word")
                one.press("\r")
            one.wait_for(rf" {number} of 12 done")
            assert len(kept(tmp_path)) == number
        told = [decision for (decision,) in kept(tmp_path)]
        assert told[:6] == ["accept", "relabel", "accept", "not_a_claim", "skip", "relabel"]
        assert "Nothing is left" in one.seen
        one.press("q")
        one.wait_for("12 done as Ada, 0 left")
        assert one.child.wait(PATIENCE_S) == 0

    def test_what_was_typed_before_there_was_a_claim_to_see_decides_nothing_and_no_key_is_cut_off(
        self, tmp_path: Path, at_terminal: list[Terminal]
    ) -> None:
        many_opinions(tmp_path / STORE, 1)
        at_terminal.append(one := Terminal(tmp_path))
        one.press("10s\r")
        assert " 0 of 1 done" in one.wait_for("Quay number 1 is")
        assert re.search(r"\? keys +q quit$", one.wait_for("q quit").rstrip())
        assert kept(tmp_path) == []
        one.press("\r")
        one.wait_for("Nothing is left")
        assert "1 fact" not in one.seen
        one.press("n")
        one.wait_for("no claim to decide on")
        one.press("q")
        one.wait_for("1 done as Ada, 0 left")

    def test_a_kill_between_two_decisions_loses_none_and_the_same_command_goes_on(
        self, tmp_path: Path, at_terminal: list[Terminal]
    ) -> None:
        many_opinions(tmp_path / STORE, 5)
        at_terminal.append(one := Terminal(tmp_path))
        one.wait_for("Quay number 1 is")
        one.press("\r")
        one.wait_for("1 of 5 done")
        one.press("0")
        one.wait_for("2 of 5 done")
        one.child.send_signal(signal.SIGKILL)
        one.child.wait(PATIENCE_S)
        assert kept(tmp_path) == [("accept",), ("not_a_claim",)]
        at_terminal.append(again := Terminal(tmp_path))
        again.wait_for("0 of 3 done")
        assert Store(tmp_path / STORE).verify() == []

    def test_words_are_edited_in_a_line_and_typed_keys_decide_nothing(
        self, tmp_path: Path, at_terminal: list[Terminal]
    ) -> None:
        many_opinions(tmp_path / STORE, 2)
        at_terminal.append(one := Terminal(tmp_path))
        one.wait_for("Quay number 1 is")
        for key in ("\r", "3", "n", "q", "?", "\x1b[B"):
            one.press("?")
            one.wait_for("Any key closes this help")
            one.press(key)
            one.wait_for("Quay number 1 is")
        assert kept(tmp_path) == []
        one.press("n")
        one.wait_for("note:")
        one.press("10 such quays\r")
        one.wait_for("Noted")
        assert kept(tmp_path, "decision, note") == [("note", "10 such quays")]
        one.press("e")
        one.wait_for("words:")
        one.press("\x15a disgrace\r")
        one.wait_for("The words are kept")
        assert kept(tmp_path, "decision")[1:] == [("span",)]

    @pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
    def test_without_colour_the_claim_stands_in_brackets(
        self, tmp_path: Path, at_terminal: list[Terminal], environ: dict[str, str]
    ) -> None:
        many_opinions(tmp_path / STORE, 2)
        at_terminal.append(one := Terminal(tmp_path, **environ))
        one.wait_for(r"\[O Quay number 1 is a disgrace\.\]")
        assert re.search(rb"\x1b\[[0-9;]*(3[0-7]|9[0-7]|38)[;m]", one.drawn) is None
        one.press("\n" if "TERM" in environ else "\r")
        one.wait_for("1 of 2 done")
        assert kept(tmp_path) == [("accept",)]


@pytest.fixture
def folder(factcheck: CommandLine) -> Path:
    a_store(factcheck.folder / STORE)
    return factcheck.folder


class TestListed:
    def test_where_nobody_presses_keys_what_waits_is_listed_and_nothing_decided(
        self, factcheck: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        ran = factcheck("review")
        assert ran.code == 0
        assert [line.split()[1] for line in ran.out.splitlines()[2:]] == ["10", "6", "5", "9"]
        assert [line.split()[3] for line in ran.out.splitlines()[2:]] == ["fact", "fact", "attributed", "opinion"]
        assert kept(folder) == []

    def test_every_reason_that_there_is_can_be_asked_for(self) -> None:
        reasons = a_store().paged(lambda pager: pager.reason_kinds())
        assert sorted(ReviewReason) == sorted(kind for kind, _ in reasons)

    def test_json_holds_what_the_screen_shows(self, factcheck: CommandLine, folder: Path) -> None:
        rows = factcheck("review", "--json", "--label", "opinion", "2").rows
        assert [(row["claim_id"], row["score"], row["same"]) for row in rows] == [(9, 20, [12])]

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["--signal", "unnamed_source"], [5]),
            (["--second"], [10, 6, 5, 9]),
            (["--mine"], []),
            (["--annotator", "builtin"], [10, 3]),
            (["--text", "it is late"], [5]),
            (["--source", "Brekke", "--all", "2"], [8]),
            (["--limit", "1"], [10]),
        ],
    )
    def test_options_choose_what_waits(
        self, factcheck: CommandLine, folder: Path, arguments: list[str], expected: list[int]
    ) -> None:
        assert [row["claim_id"] for row in factcheck("review", "--json", *arguments).rows] == expected

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--signal", "boredom"], "'boredom' is no reason"),
            (["--label", "rumour"], "rumour"),
            (["--mine", "--second"], "give one of"),
            (["nowhere.txt"], "nowhere.txt"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(
        self, factcheck: CommandLine, folder: Path, arguments: list[str], said: str
    ) -> None:
        ran = factcheck("review", "--json", *arguments)
        assert ran.code == 2
        assert said in ran.err

    def test_a_queue_without_claims_says_so(
        self, factcheck: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        assert factcheck("review", "--text", "zebra").out == "Nothing waits for a look.\n"
        said = "Nothing waits for a look. 1 claim without a reason to look: --all asks about every claim.\n"
        assert factcheck("review", "--text", "reopened", "2").out == said


def test_where_no_decision_could_be_kept_it_is_said_before_the_first_claim(
    factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_store(factcheck.folder / STORE)
    # Root may write whatever the mode of a file says.
    monkeypatch.setattr("os.access", lambda _, wanted: not wanted & os.W_OK)
    ran = factcheck("review", "--plain")
    assert (ran.code, ran.out, "may not be written" in ran.err) == (4, "", True)
    assert factcheck("review", "--json").code == 0


@pytest.mark.parametrize("command", ["serve", "review", "sources undo 1"])
def test_who_has_no_name_on_this_machine_is_told_to_give_one(
    factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def nobody(uid: int) -> None:
        raise KeyError(f"getpwuid(): uid not found: {uid}")

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    ran = factcheck(*command.split())
    assert ran.code == 2
    assert "--reviewer" in ran.err
