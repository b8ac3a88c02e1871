"""`factcheck diff`, and how `show` names versions: what is compared, what is printed, and how it ends."""

import shutil
from pathlib import Path

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.records import AnnotatorInfo
from factcheck.store import Store
from tests.command_line import CommandLine
from tests.store_records import a_review, audited, without_numbers

VERSION = BuiltinAnnotator().info.version
FIRST = (
    "The ferry to Port Halden stopped on Monday. The crew counted 27 crates. “It is late,” Minister Oda Brekke said.\n"
)
SECOND = FIRST.replace("27 crates", "dozens of crates").replace(" “It is late,” Minister Oda Brekke said.", "")
THIRD = SECOND.replace("on Monday", "on Tuesday")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store of the edited article is kept once it was made: three audits take two seconds."""
    return tmp_path_factory.mktemp("edited") / "kept.duckdb"


@pytest.fixture
def edited(factcheck: CommandLine, kept: Path) -> CommandLine:
    """An article that was edited twice."""
    store = factcheck.folder / "factcheck.duckdb"
    if kept.exists():
        shutil.copyfile(kept, store)
        return factcheck
    for text in (FIRST, SECOND, THIRD):
        factcheck("audit", factcheck.write("ferry.txt", text))
    shutil.copyfile(store, kept)
    return factcheck


def test_a_file_name_compares_its_newest_version_with_the_one_before(edited: CommandLine) -> None:
    ran = edited("diff", "ferry.txt")
    assert ran.code == 0
    by = f"by builtin {VERSION}: 2 reported facts"
    assert ran.out.splitlines()[:6] == [
        f"from article 2: ferry.txt, version 2 of 3 (now: version 3, article 3); audit 2 {by}",
        f"to   article 3: ferry.txt, version 3 of 3; audit 3 {by}",
        "1 sentence unchanged, 1 changed",
        "1 claim unchanged, 1 changed (1 figure)",
        "",
        "~ 1       The ferry to Port Halden stopped on [-Monday-]{+Tuesday+}.",
    ]


def test_a_claim_that_changed_in_several_ways_is_one_row_and_counted_once(factcheck: CommandLine) -> None:
    for text in (
        "The crew did not count about 27 crates. “The steel is tired,” Oda Brekke said. It rained.",
        "The crew did count 31 crates. “The steel is rotten,” Oda Brekke said. It rained.",
    ):
        factcheck("audit", factcheck.write("crates.txt", text))
    out = factcheck("diff", "1", "2").out
    assert "1 claim unchanged, 2 changed (1 negated, 1 quotation)" in out.splitlines()
    rows = [" ".join(row.split()) for row in out.splitlines()]
    assert rows[-2:] == [
        "negated, hardened, figure 1 The crew did count 31 crates. without “not”; without “about”; 27 → 31",
        "quotation 2 “The steel is rotten,” Oda Brekke said. tired → rotten",
    ]
    (row,) = factcheck("diff", "1", "2", "--json").rows
    assert [one["kinds"] for one in row["claims"]] == [["negated", "hardened", "figure"], ["quotation"]]
    assert row["unchanged_claims"] == 1


def test_what_vanished_and_what_was_softened_stands_in_the_table(edited: CommandLine) -> None:
    out = edited("diff", "1", "2").out
    rows = [" ".join(row.split()) for row in out.splitlines()]
    assert "vanished 3 “It is late,” Minister Oda Brekke said. its words were taken out" in rows
    assert "softened 2 The crew counted dozens of crates. 27 → dozens" in rows
    assert "~ 2 The crew counted [-27-]{+dozens of+} crates." in rows
    assert "- 3 [-“It is late,” Minister Oda Brekke said.-]" in rows


def test_versions_can_be_named_by_number_and_in_any_order(edited: CommandLine) -> None:
    (row,) = edited("diff", "ferry.txt", "--version", "3", "--version", "1", "--json").rows
    assert (row["before"]["article_id"], row["after"]["article_id"]) == (3, 1)
    (row,) = edited("diff", "ferry.txt", "--version", "1", "--json").rows
    assert (row["before"]["article_id"], row["after"]["article_id"]) == (1, 3)


def test_json_has_the_whole_comparison(edited: CommandLine) -> None:
    (row,) = edited("diff", "1", "2", "--json").rows
    assert [one["kind"] for one in row["sentences"]] == ["changed", "removed"]
    assert [[aspect["kind"] for aspect in one["aspects"]] for one in row["claims"]] == [["vanished"], ["softened"]]
    assert row["is_empty"] is False


@pytest.mark.parametrize(("sides", "code"), [(("1", "2"), 1), (("audit:1", "audit:1"), 0)])
def test_the_exit_code_tells_of_differences_only_where_it_is_asked_to(
    edited: CommandLine, sides: tuple[str, str], code: int
) -> None:
    assert edited("diff", *sides).code == 0
    assert edited("diff", *sides, "--exit-code").code == code


def test_in_colour_what_went_and_what_came_is_struck_through_and_underlined(
    edited: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    out = edited("diff", "ferry.txt").out
    assert "\x1b[9;31mMonday\x1b[0m\x1b[4;32mTuesday\x1b[0m" in out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "[-Monday-]{+Tuesday+}" in edited("diff", "ferry.txt").out


def test_two_annotators_of_one_article_are_compared(factcheck: CommandLine) -> None:
    store = Store(factcheck.folder / "factcheck.duckdb")
    other = AnnotatorInfo(name="lab/parrot", version="1")
    seen = without_numbers(audited())
    fewer = seen.model_copy(update={"annotator": other, "claims": seen.claims[:2], "signals": ()})
    store.save_audits([seen, fewer])
    (row,) = factcheck("diff", "1", "--annotator", "builtin", "--annotator", "lab/parrot", "--json").rows
    assert row["same_text"] is True
    assert [[aspect["kind"] for aspect in one["aspects"]] for one in row["claims"]] == [["gone"]]


def test_versions_that_no_annotator_has_in_common_are_compared_with_a_word_of_warning(edited: CommandLine) -> None:
    store = Store(edited.folder / "factcheck.duckdb")
    parrot = AnnotatorInfo(name="lab/parrot", version="1")
    alone = without_numbers(store.audit(1)).article.model_copy(update={"text": f"{FIRST} The end.", "url": ""})
    seen = without_numbers(store.audit(1)).model_copy(update={"article": alone, "annotator": parrot})
    store.save_audits([seen])
    assert "different annotators" in edited("diff", "3", "4").err


def test_what_a_person_decided_is_no_change_between_versions(edited: CommandLine) -> None:
    store = Store(edited.folder / "factcheck.duckdb")
    first = store.audit(1).claims[0]
    assert first.claim_id is not None
    store.save_review(a_review(first.claim_id, "not_a_claim", seen_label=first.label))
    (row,) = edited("diff", "1", "2", "--json").rows
    assert row["before"]["claims"] == 2
    assert row["after"]["claims"] == 1


WRONG = {
    "no such article": (("nothing",), "There is no article 'nothing'."),
    "no such audit": (("audit:99", "audit:1"), "There is no audit 99."),
    "an audit without a number": (("audit:x", "audit:1"), "There is no audit 'x'."),
    "no such version": (("ferry.txt", "--version", "9"), "Article 3 has no version 9."),
    "an annotator that did not audit it": (("ferry.txt", "--annotator", "parrot"), "has no finished audit by 'parrot'"),
    "a model that was never asked": (
        ("3", "--annotator", "builtin", "--annotator", "openai/gpt-5-mini"),
        "Its audit by 'openai/gpt-5-mini' comes first: factcheck audit FILE --model openai/gpt-5-mini",
    ),
    "one audit": (("audit:1",), "an audit needs another"),
    "three things": (("1", "2", "--version", "1"), "two things can be compared"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_compared_ends_with_2_and_says_why(
    edited: CommandLine, arguments: tuple[str, ...], said: str
) -> None:
    ran = edited("diff", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_an_article_with_one_version_is_said_to_have_no_other(factcheck: CommandLine) -> None:
    factcheck("audit", factcheck.write("quay.txt", "The quay opened in May.\n"))
    ran = factcheck("diff", "quay.txt")
    assert ran.code == 2
    assert ran.err.splitlines()[0] == "factcheck: Article 1 has one version only."


def test_show_means_the_newest_version_by_its_name_and_an_older_one_by_its_number(edited: CommandLine) -> None:
    assert edited("show", "ferry.txt").out.splitlines()[0] == "article 3: ferry.txt, version 3 of 3"
    older = "article 1: ferry.txt, version 1 of 3 (now: version 3, article 3)"
    assert edited("show", "ferry.txt", "--version", "1").out.splitlines()[0] == older
    assert edited("show", "1").out.splitlines()[0] == older


def test_hostile_words_move_no_cursor(factcheck: CommandLine) -> None:
    for word in ("stopped", "\x1b[2Jsank"):
        factcheck("audit", factcheck.write("sly.txt", f"The ferry to Port Halden {word} on Monday. Nobody was hurt.\n"))
    out = factcheck("diff", "sly.txt").out
    assert "\x1b" not in out
    assert "␛[2Jsank" in out


def test_what_was_never_audited_is_to_be_audited_first(edited: CommandLine) -> None:
    ran = edited("diff", "harbour.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "factcheck audit harbour.txt\n" in ran.err
    assert "factcheck audit" not in edited("diff", "99").err


def test_an_audit_that_found_another_version_offers_to_compare_them(factcheck: CommandLine) -> None:
    assert "factcheck diff" not in factcheck("audit", factcheck.write("ferry.txt", FIRST)).out
    told = factcheck("audit", factcheck.write("ferry.txt", SECOND)).out
    (step,) = [line.split("   ")[0].strip() for line in told.splitlines() if "factcheck diff" in line]
    assert factcheck(*step.split()[1:]).out.startswith("from article 1: ")


def test_a_voice_that_is_the_same_source_under_a_longer_name_is_no_change(factcheck: CommandLine) -> None:
    first = "“We are tired,” said Councillors Peter Haas and Oda Brekke.\n\n“The ferry is late,” Haas said.\n"
    for text in (first, first.replace("Councillors Peter Haas and Oda Brekke", "Councillor Peter Haas of the harbour")):
        factcheck("audit", factcheck.write("ferry.txt", text))
    (row,) = factcheck("diff", "ferry.txt", "--json").rows
    assert row["unchanged_claims"] == 1
    assert [one["after"]["number"] for one in row["claims"]] == [1]
