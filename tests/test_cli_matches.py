"""`factcheck matches`: groups, pairs, the same for programs, and what is asked of it in vain."""

import pytest

from tests.command_line import CommandLine

FIRST = "The ferry Anna Tarn sank on June 3 with 14 sailors aboard. The rope mill in Sandvik employs 40 people."
SECOND = (
    "Fourteen sailors were aboard the ferry Anna Tarn when it sank on 3 June, the coast guard said.\n\n"
    "Nobody swims here in winter. The ferry Anna Tarn sank with 14 sailors aboard."
)


@pytest.fixture
def audited(factcheck: CommandLine) -> CommandLine:
    names = {"first.txt": FIRST, "second.txt": SECOND}
    return factcheck.furnish("matches", lambda: factcheck("audit", *map(factcheck.write, names, names.values())))


def test_a_group_says_where_it_was_first_on_whose_word_it_rests_and_why_each_is_in_it(audited: CommandLine) -> None:
    ran = audited("matches")
    assert ran.code == 0
    head, where, *told = ran.out.splitlines()
    assert head == "“The ferry Anna Tarn sank on June 3 with 14 sailors aboard.”"
    assert where.startswith("  in 2 articles, which was first is unknown (none has a date); ")
    assert told[0].startswith("    claim 1  no date  article 1 ")
    assert "the word of the coast guard" in where
    assert any("same figures 14" in line and "Fourteen" in line for line in told)


def test_what_an_article_restates_without_its_source_stands_apart(audited: CommandLine) -> None:
    assert "Within one article:" in audited("matches", "second.txt").out
    assert "restated without source" in audited("show", "2", "--to-review").out


def test_programs_get_a_record_a_line(audited: CommandLine) -> None:
    kinds = [next(iter(row)) for row in audited("matches", "--json").rows]
    assert kinds[0] == "group"
    assert "pair" in kinds
    group = audited("matches", "--json").rows[0]["group"]
    assert {claim["article_id"] for claim in group["told"]} == {1, 2}


def test_one_claim_or_one_article_can_be_asked_about(audited: CommandLine) -> None:
    assert len(audited("matches", "--claim", "1", "--json").rows) >= 1
    nothing = audited("matches", "--claim", "2")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == "No claim says what claim 2 says.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--min-score", "1"), "another one says with a score of 1 or more"),
        (("1", "--min-score", "1"), "article 1 says with a score of 1 or more"),
        (("1", "--claim", "2"), "claim 2 of article 1 says"),
    ],
)
def test_a_filter_that_leaves_nothing_is_named(factcheck: CommandLine, arguments: tuple[str, ...], said: str) -> None:
    factcheck("audit", factcheck.write("first.txt", FIRST))
    assert factcheck("matches", *arguments).err == f"No claim says what {said}.\n"


def test_a_claim_that_there_is_not_is_an_error(audited: CommandLine) -> None:
    ran = audited("matches", "--claim", "999")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no claim 999." in ran.err


def test_a_higher_score_leaves_less(audited: CommandLine) -> None:
    assert len(audited("matches", "--min-score", "1", "--json").rows) <= len(audited("matches", "--json").rows)


@pytest.mark.parametrize("arguments", [("nowhere.txt",), ("--min-score", "2"), ("--claim", "x")])
def test_what_cannot_be_is_refused(audited: CommandLine, arguments: tuple[str, ...]) -> None:
    ran = audited("matches", *arguments)
    assert ran.code == 2
    assert ran.out == ""


def test_without_a_store_there_is_nothing_to_compare(factcheck: CommandLine) -> None:
    ran = factcheck("matches")
    assert ran.code != 0 or ran.err == "No claim says what another one says.\n"
    assert not (factcheck.folder / "factcheck.duckdb").exists()
