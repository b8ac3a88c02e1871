"""`factcheck sources`, as a person at a terminal and a program see it."""

from pathlib import Path

import pytest

from factcheck.auditing import audit
from factcheck.store import Store
from tests.command_line import CommandLine

FULL = "“It is late,” Transport Minister Oda Brekke said, the Strait Gazette reported. “Too late,” Brekke added."
BARE = "“The quay is shut,” Brekke said. Officials said that it would open in June. It is a needless farce."


@pytest.fixture
def factcheck(factcheck: CommandLine) -> CommandLine:
    def audit() -> None:
        assert factcheck("audit", factcheck.write("full.txt", FULL), factcheck.write("bare.txt", BARE)).code == 0

    return factcheck.furnish("sources", audit)


def sources(factcheck: CommandLine, *arguments: str) -> dict[str, dict[str, object]]:
    rows = factcheck("sources", *arguments, "--json").rows
    return {str(row["name"]): row for row in rows if row["row"] == "source"}


def test_an_audit_leaves_nothing_to_look_at(factcheck: CommandLine) -> None:
    assert factcheck.sql("select count(*) as n from audits anti join linked_audits using (audit_id)") == [{"n": 0}]


def test_the_most_heard_are_told_with_their_share_and_kind(factcheck: CommandLine) -> None:
    ran = factcheck("sources")
    assert ran.code == 0
    (line,) = [line for line in ran.out.splitlines() if "Oda Brekke" in line and "person" in line]
    assert line.split()[1:] == ["Oda", "Brekke", "person", "2", "50%", "2", "0", "5", "1"]
    assert "4 of 5 claims are somebody's statement;\n" in ran.out
    assert "\nin 1 of these (25%) nobody is named whose word it finally is." in ran.out
    assert "\n1 claim (20%) is opinion." in ran.out


def test_a_source_is_a_line_on_a_narrow_terminal(factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    ran = factcheck("sources")
    (line,) = [line for line in ran.out.splitlines() if "Oda Brekke" in line and "person" in line]
    assert line.split()[1:] == ["Oda", "Brekke", "person", "2", "(50%)", "2", "1"]
    assert max(map(len, ran.out.splitlines()[:-1])) <= 80  # the last is a sentence


def test_one_article_is_asked_for_by_its_name(factcheck: CommandLine) -> None:
    assert set(sources(factcheck, "bare.txt")) == {"Brekke", "Officials"}


def test_every_name_has_its_reason(factcheck: CommandLine) -> None:
    ran = factcheck("sources", "full.txt", "--why")
    assert "Transport Minister Oda Brekke" in ran.out
    (oda,) = [one for one in sources(factcheck).values() if one["name"] == "Oda Brekke"]
    assert all(name["reason"] for name in oda["names"])  # type: ignore[attr-defined]


def test_programs_read_sources_relays_and_articles(factcheck: CommandLine) -> None:
    rows = factcheck("sources", "--json").rows
    assert [row["row"] for row in rows if row["row"] != "source"] == ["relay", "article", "article"]
    (relay,) = [row for row in rows if row["row"] == "relay"]
    assert (relay["through"], relay["source"], relay["statements"]) == ("Strait Gazette", "Oda Brekke", 1)


def test_people_merge_rename_and_take_back(factcheck: CommandLine) -> None:
    number = str(sources(factcheck)["Brekke"]["source_id"])
    merged = factcheck("sources", "merge", number, "Oda Brekke", "--reviewer", "Ada", "--note", "same desk")
    assert merged.code == 0
    assert "(decision 1; factcheck sources undo 1)" in merged.out
    assert sources(factcheck)["Oda Brekke"]["statements"] == 3
    assert factcheck("sources", "rename", "Oda Brekke", "O. Brekke", "--reviewer", "Ada").code == 0
    assert sources(factcheck)["O. Brekke"]["articles"] == 2
    assert factcheck("sources", "undo", "1", "--reviewer", "Bo").code == 0
    assert sources(factcheck)["O. Brekke"]["statements"] == 2
    history = factcheck("sources", "history", "--json").rows
    assert [(one["decision"], one["reviewer"]) for one in history] == [
        ("merge", "Ada"),
        ("rename", "Ada"),
        ("undo", "Bo"),
    ]
    assert "same desk" in factcheck("sources", "history").out


def test_a_decision_tells_what_it_stands_above_and_whom_it_is_about(factcheck: CommandLine) -> None:
    brekke, gazette = (str(sources(factcheck)[name]["source_id"]) for name in ("Brekke", "Strait Gazette"))
    factcheck("sources", "merge", brekke, gazette)
    moved = factcheck("sources", "merge", brekke, "Oda Brekke")
    assert "It stands above decision 1: 'Brekke' is 'Strait Gazette'." in moved.out
    assert "'Brekke' is 'Oda Brekke'" in factcheck("sources", "history").out
    oda = sources(factcheck)["Oda Brekke"]["source_id"]
    renamed = factcheck("sources", "rename", brekke, "O. Brekke")
    assert f"{brekke} (Brekke) stands for {oda}: {oda} goes by 'O. Brekke' from now on." in renamed.out
    assert "stands for" not in factcheck("sources", "rename", str(oda), "Oda B.").out


def test_a_decision_outlives_a_new_audit(factcheck: CommandLine) -> None:
    number = str(sources(factcheck)["Brekke"]["source_id"])
    factcheck("sources", "merge", number, "Oda Brekke", "--reviewer", "Ada")
    assert factcheck("audit", "bare.txt", "full.txt", "--again").code == 0
    assert sources(factcheck)["Oda Brekke"]["statements"] == 3


def test_a_name_is_split_off_in_one_article(factcheck: CommandLine) -> None:
    done = factcheck("sources", "split", "Oda Brekke", "--article", "full.txt", "--written", "Brekke", "--json")
    assert done.rows[0]["decision"] == "split"
    assert sources(factcheck, "full.txt")["Brekke"]["statements"] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["merge", "Oda Brekke", "Ida Holt"], "There is no source 'Ida Holt'."),
        (["merge", "Oda Brekke", "Oda Brekke"], "one source already"),
        (["split", "Oda Brekke", "Strait Gazette"], "two sources already"),
        (["split", "Oda Brekke"], "either OTHER or --article"),
        (["split", "Oda Brekke", "--article", "full.txt", "--written", "nobody"], "does not write 'Oda Brekke' as"),
        (["split", "Oda Brekke", "--article", "bare.txt"], "'Oda Brekke' does not speak in article 2."),
        (["rename", "Oda Brekke", " "], "a name that is empty"),
        (["rename", "Oda Brekke", "\u200b\u0301"], "no letter that can be seen"),
        (["rename", "Oda Brekke", "O" * 201], "at most 200 characters, not 201"),
        (["rename", "Oda Brekke", "12 3"], "A number alone"),
        (["rename", "Oda Brekke", "Od\udce5"], "bytes that are no text"),
        (["undo", "7"], "Decision 7 is not there."),
        (["no-such-article.txt"], "no article 'no-such-article.txt'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(factcheck: CommandLine, arguments: list[str], says: str) -> None:
    ran = factcheck("sources", *arguments)
    assert ran.code == 2
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_a_store_that_nobody_looked_at_is_caught_up_with(factcheck: CommandLine, tmp_path: Path) -> None:
    Store(tmp_path / "old.duckdb").save_audits([audit(FULL)])
    assert sources(factcheck, "--store", "old.duckdb")["Oda Brekke"]["source_id"] is not None


def test_a_store_that_is_not_there_is_said_to_be_so(factcheck: CommandLine) -> None:
    ran = factcheck("sources", "--store", "none.duckdb")
    assert (ran.code, ran.out) == (4, "")


@pytest.mark.parametrize("command", ["list", "merge", "split", "rename", "undo", "history"])
def test_every_command_has_help_with_an_example(factcheck: CommandLine, command: str) -> None:
    assert "factcheck sources" in factcheck("sources", command, "--help").out
