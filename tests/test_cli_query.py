"""`factcheck sql`, `query`, `verify` and `prompts`: rows in every form, refusals, and the proof that all holds."""

import csv
import io
import json
import sys
from pathlib import Path

import duckdb
import pytest

from tests.command_line import ARTICLE, SECOND, CommandLine

LABELS = "from claims_now select label, count(*) as claims group by all order by all"
COUNTED = [
    {"label": "attributed_statement", "claims": 2},
    {"label": "opinion", "claims": 1},
    {"label": "reported_fact", "claims": 2},
]


@pytest.fixture
def audited(factcheck: CommandLine) -> CommandLine:
    return factcheck.audited()


class TestRows:
    def test_for_people_they_are_a_table_with_a_line_a_row(self, audited: CommandLine) -> None:
        ran = audited("sql", LABELS)
        assert ran.code == 0
        head, rule, *rows = ran.out.splitlines()
        assert head.split() == ["label", "claims"]
        assert set(rule) == {"─"}
        assert [row.split() for row in rows] == [[row["label"], str(row["claims"])] for row in COUNTED]

    @pytest.mark.parametrize("comment", ["-- how many?", "--how many = all?", "--"])
    def test_a_question_may_begin_with_a_comment(self, audited: CommandLine, comment: str) -> None:
        assert audited("sql", f"{comment}\n{LABELS}", "--json", "--max-rows=9").rows == COUNTED

    def test_for_programs_they_are_json_lines(self, audited: CommandLine) -> None:
        assert audited("sql", LABELS, "--json").rows == COUNTED

    def test_csv_is_disarmed_for_spreadsheets_and_else_exact(self, audited: CommandLine) -> None:
        ran = audited("sql", "select '=1+1' as cell, 'a \u202enoor\u200b' as other", "--csv")
        assert list(csv.reader(io.StringIO(ran.out))) == [["cell", "other"], ["'=1+1", "a \u202enoor\u200b"]]

    @pytest.mark.parametrize("ending", ["parquet", "csv", "json", "jsonl"])
    def test_they_can_be_written_to_a_file_by_its_ending(self, audited: CommandLine, ending: str) -> None:
        path = audited.folder / f"rows.{ending}"
        ran = audited("sql", LABELS, "--output", str(path))
        assert (ran.code, ran.out) == (0, "")
        assert ran.err == f"3 rows written to {path}.\n"
        with duckdb.connect() as connection:
            read = connection.sql(f"select label, claims from '{path}' order by label").fetchall()
        assert read == [(row["label"], row["claims"]) for row in COUNTED]

    def test_an_ending_that_stands_for_no_format_ends_with_2(self, audited: CommandLine) -> None:
        ran = audited("sql", LABELS, "-o", "rows.xlsx")
        assert ran.code == 2
        assert ".parquet" in ran.err

    def test_more_rows_than_allowed_are_cut_and_said_to_be(self, audited: CommandLine) -> None:
        ran = audited("sql", "from range(50)", "--max-rows", "3", "--json")
        assert len(ran.rows) == 3
        assert "Only the first 3 rows" in ran.err

    def test_no_row_is_said_to_be_none(self, audited: CommandLine) -> None:
        ran = audited("sql", "from claims_now where false")
        assert (ran.code, ran.out, ran.err) == (0, "", "No rows.\n")

    def test_a_query_can_come_from_standard_input(self, audited: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
        for typed in (LABELS.encode(), b"\xef\xbb\xbf" + LABELS.encode()):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
            assert audited("sql", "-", "--json").rows == COUNTED

    def test_a_query_that_is_no_text_ends_with_2_and_says_so(
        self, audited: CommandLine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"select '\xff'")))
        ran = audited("sql", "-")
        assert ran.code == 2
        assert "not UTF-8: byte 0xff after 8 characters" in ran.err


REFUSED = {
    "a write": "delete from claims",
    "two statements": "select 1; select 2",
    "a file": "from '/etc/passwd'",
    "nonsense": "selec 1",
    "an unknown table": "from clams_now",
    "nothing": ";",
}


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_a_refused_query_ends_with_2_one_message_and_the_store_as_it_was(audited: CommandLine, query: str) -> None:
    before = (audited.folder / "factcheck.duckdb").read_bytes()
    ran = audited("sql", query)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("factcheck: ")
    assert "Traceback" not in ran.err
    assert (audited.folder / "factcheck.duckdb").read_bytes() == before


def test_a_query_that_takes_too_long_ends_with_2(audited: CommandLine) -> None:
    ran = audited("sql", "select count(*) from range(10_000_000_000) a, range(10_000) b", "--time-limit", "0.2")
    assert ran.code == 2
    assert "stopped after 0.2 s" in ran.err


@pytest.mark.parametrize("arguments", [["sql", "select 1"], ["query", "claims_by_label"], ["verify"], ["show", "1"]])
def test_without_a_store_reading_ends_with_4_and_says_what_makes_one(
    factcheck: CommandLine, arguments: list[str]
) -> None:
    ran = factcheck(*arguments)
    assert ran.code == 4
    assert "There is no store 'factcheck.duckdb'" in ran.err
    assert "Audit an article first" in ran.err
    assert not list(factcheck.folder.iterdir())


class TestSavedQueries:
    def test_every_one_is_listed_with_its_question_and_those_that_need_a_value_take_it(
        self, audited: CommandLine
    ) -> None:
        saved = audited("query", "--json").rows
        table = audited("query").out
        assert len(saved) >= 10
        for one in saved:
            assert f"{one['name']} " in table
            assert one["question"] in table
            needed = [f"--set={given['name']}=1" for given in one["parameters"] if given["needed"]]
            assert not needed or audited("query", one["name"], *needed).code == 0

    def test_one_article_can_be_named_in_any_way(self, audited: CommandLine) -> None:
        for name in ("1", "late.txt"):
            rows = audited("query", "opinions_to_review", "--article", name, "--json").rows
            assert [row["quote"] for row in rows] == ["The delay is a needless farce."]
        assert audited("query", "opinions_to_review", "--article", "quay.txt", "--json").rows == []

    def test_an_article_without_a_title_is_called_by_its_place(self, audited: CommandLine) -> None:
        told = [row["title"] for row in audited("query", "articles", "--json").rows]
        assert told == ["late.txt", "quay.txt"]

    def test_a_claim_can_be_named_by_its_number_in_its_article(self, audited: CommandLine) -> None:
        by_number = audited("query", "spans_of_claim", "--set", "claim=late.txt#2", "--json").rows
        assert by_number == audited("query", "spans_of_claim", "--set", "claim=2", "--json").rows != []

    def test_its_sql_can_be_read_and_run(self, audited: CommandLine) -> None:
        assert audited("query", "opinions_to_review", "--sql").out.startswith("-- Which opinions")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["opinions_to_revew"], "opinions_to_review"),
            (["opinions_to_review", "--set", "limt=3"], "limit"),
            (["opinions_to_review", "--set", "limit=many"], "number of rows"),
            (["opinions_to_review", "--set", "limit"], "NAME=VALUE"),
            (["spans_of_claim", "--set", "claim=late.txt"], "the column id of: factcheck show ARTICLE --lines"),
            (["never_reviewed", "--set", "kind=dull"], "unsure"),
            (["opinions_to_review", "--article", "nowhere"], "late.txt"),
            (["opinions_to_review", "--article", "9" * 5000], "There is no article '9999"),
            (["opinions_to_review", "--set", "limit=" + "9" * 5000], "which 'limit' has to be"),
        ],
    )
    def test_what_cannot_be_asked_ends_with_2_and_a_hint(
        self, audited: CommandLine, arguments: list[str], said: str
    ) -> None:
        ran = audited("query", *arguments)
        assert ran.code == 2
        assert said in ran.err


class TestVerify:
    def test_a_sound_store_holds(self, audited: CommandLine) -> None:
        ran = audited("verify")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("All hold")
        assert audited("verify", "--json").rows == [{"holds": True, "violations": [], "uncounted_audits": 0}]

    def test_a_quote_that_was_tampered_with_is_named_and_ends_with_1(self, audited: CommandLine) -> None:
        with duckdb.connect(str(audited.folder / "factcheck.duckdb")) as connection:
            connection.execute("update claims set quote = 'The delay is a rightful farce.' where number = 3")
        ran = audited("verify")
        assert ran.code == 1
        assert "spans: " in ran.out
        assert "claim 3" in ran.out
        assert ran.err.splitlines()[-1].startswith("  spans: audit the article again")
        (row,) = audited("verify", "--json").rows
        assert row["holds"] is False
        assert {violation["check"] for violation in row["violations"]} == {"spans"}


class TestPrompts:
    def test_they_are_listed_with_version_and_hash(self, factcheck: CommandLine) -> None:
        rows = factcheck("prompts", "--json").rows
        assert {row["name"] for row in rows} == {"label_claims", "same_claim"}
        table = factcheck("prompts").out
        assert all(row["hash"] in table for row in rows)

    def test_one_is_printed_with_its_examples(self, factcheck: CommandLine) -> None:
        out = factcheck("prompts", "label_claims").out
        assert out.startswith("label_claims v")
        assert "Example 1\n[1] " in out

    def test_an_unknown_one_ends_with_2_and_names_the_known(self, factcheck: CommandLine) -> None:
        ran = factcheck("prompts", "label_clams")
        assert ran.code == 2
        assert "label_claims v" in ran.err

    def test_a_folder_of_ones_own_stands_in_front(self, factcheck: CommandLine) -> None:
        shipped = Path(factcheck("prompts", "--json").rows[-1]["path"])
        own = shipped.read_text(encoding="utf-8").replace("# Instructions\n", "# Instructions\nRead slowly.\n", 1)
        factcheck.write("mine/label_claims/v1.md", own)
        for example in shipped.parent.glob("*.yaml"):
            factcheck.write(f"mine/label_claims/{example.name}", example.read_bytes())
        assert "Read slowly." in factcheck("prompts", "label_claims", "--prompts", "mine").out
        assert "Read slowly." not in factcheck("prompts", "label_claims").out


def test_json_of_every_reading_command_parses(audited: CommandLine) -> None:
    for arguments in (["show"], ["show", "1"], ["query"], ["query", "articles"], ["sql", LABELS], ["verify"]):
        for line in audited(*arguments, "--json").out.splitlines():
            json.loads(line)


def test_the_texts_of_these_tests_are_what_they_are_taken_for(audited: CommandLine) -> None:
    assert audited.sql("from articles select text order by article_id") == [{"text": ARTICLE}, {"text": SECOND}]


def test_a_question_about_sources_or_matches_looks_at_what_nobody_looked_at(audited: CommandLine) -> None:
    with duckdb.connect(str(audited.folder / "factcheck.duckdb")) as connection:
        for table in ("linked_audits", "sources", "article_sources", "source_voices", "matched_audits"):
            connection.execute(f"delete from {table}")
    looked = "select (select count(*) from linked_audits), (select count(*) from matched_audits)"
    told = audited("sql", "select count(*) from claim_voices")
    assert told.code == 0
    assert "Of 2 audits the sources were not looked at" in told.err
    assert "Look first: factcheck sources" in told.err
    assert "Not compared with others yet: " in audited("sql", "from same_claims").err
    assert audited("query", "claims_by_label").err == ""
    assert list(audited.sql(looked)[0].values()) == [0, 0]
    ran = audited("query", "most_quoted_sources", "--json")
    assert (ran.err, ran.rows[0]["source"]) == ("", "Oda Brekke")
    assert audited("query", "same_claims").err.startswith("No rows. It takes several articles")
    assert list(audited.sql(looked)[0].values()) == [2, 2]


def test_rows_are_never_written_over_the_store(factcheck: CommandLine) -> None:
    factcheck("audit", factcheck.write("late.txt"), "--store", "kept.json")
    ran = factcheck("sql", "select 1 as one", "--store", "kept.json", "-o", "kept.json")
    assert (ran.code, "belongs to the store" in ran.err) == (2, True)
    assert factcheck("verify", "--store", "kept.json").code == 0


@pytest.mark.parametrize("asked", [("sql", "select 1 as one"), ("query", "claims_by_label")], ids=["sql", "query"])
def test_rows_replace_a_file_whole_and_only_where_told_to(audited: CommandLine, asked: tuple[str, ...]) -> None:
    path, linked = audited.folder / "rows.csv", audited.folder / "linked"
    path.write_text("kept")
    linked.hardlink_to(path)
    ran = audited(*asked, "-o", "rows.csv")
    assert (ran.code, "--force" in ran.err, path.read_text()) == (2, True, "kept")
    assert audited(*asked, "-o", "rows.csv", "--force").code == 0
    assert (path.read_text() != "kept", linked.read_text()) == (True, "kept")
    assert "no folder" in audited(*asked, "-o", "missing/rows.csv").err
    assert {one.name for one in audited.folder.iterdir() if "rows" in one.name} == {"rows.csv"}


def test_what_nobody_foresaw_is_a_line_and_not_a_traceback(
    factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    factcheck.late()
    monkeypatch.setattr("factcheck.store.Store.query", lambda *_: 1 / 0)
    ran = factcheck("sql", "select 1")
    assert ran.code == 70
    assert ran.err.startswith("factcheck: something went wrong that should not have: ZeroDivisionError")
    assert "Traceback" not in ran.err


def test_an_answer_without_rows_says_what_it_takes_to_get_some(audited: CommandLine) -> None:
    told = audited("query", "prompt_of_claim", "--set", "claim=1")
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("No rows. The built-in annotator is asked no prompt")
    assert "two annotators on one article" in audited("query", "disagreements").err
    assert "--set claim=23" in audited("query", "prompt_of_claim").err
