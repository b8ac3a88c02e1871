"""`factcheck export`: every format on the command line, and the guide that describes it."""

import csv
import errno
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from prov.model import ProvDocument

from factcheck.export import FORMATS, ExportedClaim, read_jsonl
from tests.command_line import ARTICLE, CommandLine
from tests.gold import EXAMPLES

GUIDE = (Path(__file__).parents[1] / "docs" / "exports.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^(factcheck export [^#\n]+)", GUIDE, re.MULTILINE)


@pytest.fixture
def audited(factcheck: CommandLine) -> CommandLine:
    return factcheck.audited()


def tram_vote(factcheck: CommandLine) -> None:
    """An example, audited."""
    factcheck.furnish("tram vote", lambda: factcheck("audit", str(EXAMPLES / "tram-vote.txt")))


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_full_disk_stops_an_export_and_leaves_nothing(
    audited: CommandLine, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    ran = audited("export", name, "-o", "claims.out")
    assert (ran.code, ran.err.splitlines()[0]) == (
        5,
        "factcheck: 'claims.out' could not be written: No space left on device.",
    )
    assert not (audited.folder / "claims.out").exists()


class TestVersions:
    @pytest.fixture
    def edited(self, factcheck: CommandLine) -> CommandLine:
        def audit_both() -> None:
            for text in (ARTICLE, ARTICLE.replace("on Monday", "on Tuesday")):
                factcheck("audit", factcheck.write("late.txt", text))

        return factcheck.furnish("edited", audit_both)

    @pytest.mark.parametrize("by", [[], ["--annotator", "builtin"]], ids=["preferred", "by annotator"])
    def test_of_an_edited_article_the_version_that_speaks_goes_out(self, edited: CommandLine, by: list[str]) -> None:
        rows = edited("export", "jsonl", *by).rows
        assert {(row["article_id"], row["version"], row["is_current"]) for row in rows} == {(2, 2, True)}
        assert len(rows) == 3

    def test_a_version_named_by_its_number_goes_out_itself(self, edited: CommandLine) -> None:
        rows = edited("export", "jsonl", "1").rows
        assert {(row["article_id"], row["version"], row["is_current"]) for row in rows} == {(1, 1, False)}


def test_what_is_learnt_of_an_article_later_stands_in_all_that_shows_it(factcheck: CommandLine) -> None:
    factcheck.late()
    later = ["--title", "Late again", "--url", "https://halden.invalid/late", "--published", "2031-05-04"]
    told = factcheck("audit", "late.txt", *later)
    assert "skipped as audited before, title, url and published taken" in told.out
    (row, *_) = factcheck("export", "jsonl").rows
    assert (row["title"], row["url"], row["published"]) == (later[1], later[3], later[5])
    assert all("Late again" in factcheck(command, "1").out for command in ("show", "trail"))


class TestStandardOutput:
    def test_every_text_goes_out_whole_and_the_talk_beside_it(self, audited: CommandLine) -> None:
        said = {name: audited("export", name) for name in FORMATS if name not in ("parquet", "claim-review")}
        assert {ran.code for ran in said.values()} == {0}
        assert {ran.err for ran in said.values()} == {"5 claims of 2 articles exported.\n"}
        assert audited("export", "jsonl", "1", "--label", "opinion").err == "1 claim of 1 article exported.\n"
        assert len(said["jsonl"].rows) == 5
        assert len(list(csv.DictReader(io.StringIO(said["csv"].out, newline="")))) == 5
        assert [made["total"] for made in json.loads(said["web-annotation"].out)] == [3, 2]
        for name, form in (("prov-json", "json"), ("prov-n", "provn")):
            assert ProvDocument.deserialize(content=said[name].out, format=form).get_records()

    def test_a_dash_is_standard_output(self, audited: CommandLine) -> None:
        assert audited("export", "jsonl", "-o", "-").out == audited("export", "jsonl").out

    def test_an_article_and_a_label_can_be_named(self, audited: CommandLine) -> None:
        rows = audited("export", "jsonl", "late.txt", "--label", "opinion").rows
        assert [row["quote"] for row in rows] == [ARTICLE.split("\n")[-1]]

    def test_a_voice_carries_the_source_that_it_was_resolved_to(self, factcheck: CommandLine) -> None:
        tram_vote(factcheck)
        factcheck("sources")
        links = [link for row in factcheck("export", "jsonl").rows for link in row["chain"]]
        mayor = [link for link in links if link["full_name"] == "Mayor Lene Aasgaard" or "Aasgaard" in link["source"]]
        assert {link["canonical"] for link in mayor} == {"Lene Aasgaard"}
        assert len({link["source_id"] for link in mayor}) == 1

    def test_without_reviews_there_is_no_claim_review_and_it_is_said(self, audited: CommandLine) -> None:
        ran = audited("export", "claim-review")
        assert (ran.code, json.loads(ran.out)["@graph"]) == (0, [])
        assert "a person decided on" in ran.err

    def test_a_reader_that_goes_away_is_no_error_of_ours(self, audited: CommandLine) -> None:
        command = f"{shlex.quote(sys.executable)} -c 'from factcheck.cli import main; main()' export jsonl | head -c 20"
        done = subprocess.run(["bash", "-c", command], cwd=audited.folder, capture_output=True, text=True, check=True)
        assert "Traceback" not in done.stderr


class TestFiles:
    @pytest.mark.parametrize("name", FORMATS)
    def test_every_format_can_be_written_to_a_file(self, audited: CommandLine, name: str) -> None:
        ran = audited("export", name, "-o", "out", "--json")
        (summary,) = ran.rows
        assert (ran.code, ran.err) == (0, "")
        assert summary["bytes"] == (audited.folder / "out").stat().st_size
        assert summary["claims"] == (0 if name == "claim-review" else 5)

    def test_a_file_that_is_there_is_replaced_only_by_force(self, audited: CommandLine) -> None:
        audited.write("out", "mine")
        ran = audited("export", "jsonl", "-o", "out")
        assert (ran.code, (audited.folder / "out").read_text()) == (2, "mine")
        assert "--force" in ran.err
        assert audited("export", "jsonl", "-o", "out", "--force").code == 0
        assert len(list(read_jsonl(audited.folder / "out"))) == 5


REFUSED = {
    "an unknown format": (["xlsx"], "jsonl"),
    "parquet to a terminal": (["parquet"], "-o claims.parquet"),
    "a record of no file": (["jsonl", "--json"], "-o FILE"),
    "an unknown article": (["jsonl", "nowhere.txt"], "late.txt"),
    "an unknown annotator": (["jsonl", "--annotator", "nobody"], "builtin"),
    "an unknown label": (["jsonl", "--label", "lie"], "opinion"),
    "the store": (["csv", "-o", "factcheck.duckdb", "--force"], "belongs to the store"),
}


@pytest.mark.parametrize(("arguments", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_exported_ends_with_2_and_a_hint(audited: CommandLine, arguments: list[str], said: str) -> None:
    ran = audited("export", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_without_a_store_it_ends_with_4(factcheck: CommandLine) -> None:
    assert factcheck("export", "jsonl").code == 4


def test_the_formats_are_listed(factcheck: CommandLine) -> None:
    assert [row["format"] for row in factcheck("export", "--json").rows] == list(FORMATS)
    assert "W3C PROV" in factcheck("export").out


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from factcheck.cli import main\n"
        "try:\n"
        "    main(['export', '--help'])\n"
        "except SystemExit:\n"
        "    print(*sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert "factcheck export prov-json" in done.stdout
    assert set(done.stdout.split()) & {"prov", "duckdb", "rich"} == set()


class TestTheGuide:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_its_commands_run(self, factcheck: CommandLine, command: str) -> None:
        tram_vote(factcheck)
        assert factcheck(*shlex.split(command)[1:]).code == 0

    def test_it_says_what_every_field_is(self) -> None:
        described = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`[^|]+`) \|", GUIDE, re.MULTILINE)))
        assert described == list(ExportedClaim.model_fields)
