"""`factcheck report` on the command line, and the guide that describes it."""

import errno
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.command_line import ARTICLE, CommandLine
from tests.export_records import example_store

GUIDE = (Path(__file__).parents[1] / "docs" / "report.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reader of the guide."""
    folder = tmp_path_factory.mktemp("examples")
    example_store(folder / "factcheck.duckdb")
    return folder


@pytest.fixture
def audited(factcheck: CommandLine, examples: Path) -> CommandLine:
    for one in examples.iterdir():
        shutil.copy(one, factcheck.folder)
    return factcheck


def test_the_commands_and_the_code_of_the_guide_run(
    audited: CommandLine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (commands,) = re.findall(r"^```sh\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    ran = {line: audited(*shlex.split(line, comments=True)[1:]) for line in commands.splitlines()}
    assert {line: one.err for line, one in ran.items() if one.code} == {}
    made = {one.name for one in audited.folder.iterdir() if one.suffix in (".html", ".md")}
    assert made == {"tram-vote.html", "both.html", "tram-vote.md", "rules.html", "before.html"}
    (code,) = re.findall(r"^```python\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    exec(compile(code, "docs/report.md", "exec"), {})
    assert "opinions" in capsys.readouterr().out
    assert "<h1>Report on 2 articles</h1>" in (audited.folder / "two.html").read_text(encoding="utf-8")


def test_the_ending_of_the_file_says_the_format_unless_it_is_named(audited: CommandLine) -> None:
    (told,) = audited("report", "1", "-o", "r.MARKDOWN", "--json").rows
    text = (audited.folder / "r.MARKDOWN").read_text(encoding="utf-8")
    assert (told["format"], told["articles"], told["bytes"]) == ("md", 1, len(text.encode()))
    assert text.startswith("# ")
    assert audited("report", "1", "--format", "html", "-o", "r.md").err == (
        f"A report on 1 article with {told['claims']} claims is in r.md.\n"
    )
    assert (audited.folder / "r.md").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert audited("report", "1", "-o", "-", "--format", "md").out.startswith("# ")
    assert audited("report", "1", "--format", "md", "-o", "r.txt").code == 0
    assert (audited.folder / "r.txt").read_text(encoding="utf-8").startswith("# ")


REFUSED = {
    "no article": ([], "ARTICLE"),
    "an unknown article": (["nowhere.txt"], "no article 'nowhere.txt'"),
    "an unknown annotator": (["1", "--annotator", "nobody"], "audited by 'builtin'"),
    "an unknown version": (["1", "--version", "3"], "one version only"),
    "an unknown format": (["1", "--format", "pdf"], "html"),
    "a record of no file": (["1", "--json"], "-o FILE"),
    "a folder": (["1", "-o", "."], "is a folder"),
    "a folder that is not there": (["1", "-o", "no/r.html"], "no folder"),
    "a file that is there": (["1", "-o", "mine.html"], "--force"),
    "a file of another kind": (["1", "-o", "r.pdf"], "--format html"),
    "the store": (["1", "-o", "factcheck.duckdb", "--force", "--format", "md"], "belongs to the store"),
}


def test_what_cannot_be_reported_ends_with_2_and_a_hint_and_writes_nothing(audited: CommandLine) -> None:
    audited.write("mine.html", "mine")
    before = {one.name for one in audited.folder.iterdir()}
    ran = {name: audited("report", *arguments) for name, (arguments, _) in REFUSED.items()}
    assert {name: (one.code, one.out) for name, one in ran.items()} == dict.fromkeys(REFUSED, (2, ""))
    assert [name for name, (_, said) in REFUSED.items() if said not in ran[name].err] == []
    assert {one.name for one in audited.folder.iterdir()} == before
    assert (audited.folder / "mine.html").read_text() == "mine"


def test_a_full_disk_leaves_nothing_behind(audited: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = {one.name for one in audited.folder.iterdir()}
    monkeypatch.setattr(os, "fsync", refuse)
    ran = audited("report", "1", "-o", "r.html")
    assert ran.code == 5
    assert "'r.html' could not be written: No space left on device." in ran.err
    assert {one.name for one in audited.folder.iterdir()} == before


def test_without_a_store_it_ends_with_4_and_makes_none(factcheck: CommandLine) -> None:
    assert factcheck("report", "1").code == 4
    assert list(factcheck.folder.iterdir()) == []


def test_in_an_empty_store_nothing_is_found_and_it_is_said_what_to_do(
    factcheck: CommandLine, empty_store: Path
) -> None:
    for one in empty_store.parent.glob(f"{empty_store.name}*"):
        shutil.copy(one, factcheck.folder / one.name.replace(empty_store.name, "factcheck.duckdb"))
    ran = factcheck("report", "1")
    assert ran.code == 2
    assert "holds no article yet: factcheck audit" in ran.err


def test_an_edited_article_is_reported_as_it_is_now_and_by_its_number_as_it_was(factcheck: CommandLine) -> None:
    for text in (ARTICLE, ARTICLE.replace("on Monday", "on Tuesday")):
        factcheck("audit", factcheck.write("late.txt", text))
    assert "on Tuesday" in factcheck("report", "late.txt", "--format", "md").out
    for chosen in (["1"], ["late.txt", "--version", "1"]):
        older = factcheck("report", *chosen, "--format", "md").out
        assert "on Monday" in older
        assert "version 1 of 2" in older
