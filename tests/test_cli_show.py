"""`factcheck show`: the list, the article in colour and without, one claim a line, and text that means harm."""

import json
from datetime import UTC, datetime

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.cli._visible import visible
from factcheck.records import Review, Signal
from factcheck.review.deciding import decide
from factcheck.showing.marking import paragraphs
from factcheck.store import Store
from factcheck.vocabulary import Label, SignalKind
from tests.command_line import ARTICLE, CommandLine
from tests.review_records import AS_FACT, BY_THE_MAYOR
from tests.store_records import audited as stored

VERSION = BuiltinAnnotator().info.version
HOSTILE = (
    "The ferry \x1b[31mstopped\x1b[2J on Monday.\r\n\r\nThe \x9b1mharbour\x07 closed \u202eyadnoM no\u202c.\n\n"
    "The [bold]quay[/bold] :boom: reopened\u200b[link=file:///]here[/] \U000e0041in March.\n\n" + "long " * 300 + "end."
)


@pytest.fixture
def audited(factcheck: CommandLine) -> CommandLine:
    return factcheck.audited()


def test_without_an_article_the_articles_are_listed(audited: CommandLine) -> None:
    ran = audited("show")
    assert ran.code == 0
    head, _, *rows = ran.out.splitlines()
    assert head.split() == ["article", "title", "from", "audits", "claims"]
    assert [row.split() for row in rows] == [
        ["1", "late.txt", "1", "3"],
        ["2", "quay.txt", "1", "2"],
    ]


def test_the_list_is_one_record_a_line_for_programs(audited: CommandLine) -> None:
    assert [(row["article_id"], row["claims"]) for row in audited("show", "--json").rows] == [(1, 3), (2, 2)]


def test_without_colour_claims_stand_in_brackets_with_letter_and_number(audited: CommandLine) -> None:
    ran = audited("show", "late.txt")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "article 1: late.txt",
        f"labelled by the built-in annotator (rules, no language model), version {VERSION}",
        "",
        "[F …] reported fact: 1   [A …] attributed statement: 1   [O …] opinion: 1",
        "",
        "[F1 The ferry to Port Halden stopped on Monday.]",
        "",
        "[A2 “It is late,” Minister Oda Brekke said.]",
        "",
        "[O3 The delay is a needless farce.]",
    ]


def test_the_head_says_where_an_article_with_a_title_comes_from(factcheck: CommandLine) -> None:
    row = {"text": ARTICLE, "title": "Late again", "url": "https://gazette.example/late", "published": "2031-05-04"}
    factcheck("audit", factcheck.write("feed.jsonl", json.dumps(row)))
    head = factcheck("show", "1").out.splitlines()[:3]
    assert head == [
        "article 1: Late again",
        "feed.jsonl:1, https://gazette.example/late, published 2031-05-04",
        f"labelled by the built-in annotator (rules, no language model), version {VERSION}",
    ]


def test_in_colour_each_label_has_a_colour_and_a_shape_of_its_own(
    audited: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    out = audited("show", "1").out
    assert "\x1b[32mThe ferry to Port Halden stopped on Monday.\x1b[0m" in out
    assert "\x1b[4;36m“It is late,” Minister Oda Brekke said.\x1b[0m" in out
    assert "\x1b[1;7;33mThe delay is a needless farce.\x1b[0m" in out
    assert "[F1" not in out


def test_where_colour_is_not_wanted_brackets_stand_in_for_it(
    audited: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    out = audited("show", "1").out
    assert "[F1 The ferry" in out
    assert "\x1b[3" not in out


def test_one_claim_a_line_says_whose_word_it_is_what_opinion_and_why_to_look(audited: CommandLine) -> None:
    out = audited("show", "1", "--lines").out + audited("show", "2", "--lines").out
    rows = [row.split(maxsplit=2)[2] for row in out.splitlines() if row.strip()[:1].isdigit()]
    assert [" ".join(row.split()) for row in rows] == [
        "fact The ferry to Port Halden stopped on Monday.",
        "attributed “It is late,” Minister Oda Brekke said. Minister Oda Brekke (said)",
        "opinion The delay is a needless farce. evaluation: needless, farce",
        "fact The quay at Sandvik opened in May.",
        "attributed Officials said that the harbour would close in winter. Officials (said); unnamed source",
    ]


@pytest.mark.parametrize("article", ["1", "2"])
def test_to_review_shows_as_many_claims_as_the_audit_counted(audited: CommandLine, article: str) -> None:
    event = audited("audit", ["late.txt", "quay.txt"][int(article) - 1], "--again", "--json").rows[1]
    out = audited("show", article, "--to-review").out
    assert sum(row.strip()[:1].isdigit() for row in out.splitlines()) == event["figures"]["to_review"] == 1


def test_an_article_that_failed_says_why_everywhere_and_is_read_in_its_paragraphs(factcheck: CommandLine) -> None:
    text = "Fähre steht\n\nDie Fähre nach Port Halden fuhr am Montag nicht, und niemand weiß warum.\n\n" + (
        "Der Hafen bleibt auch in der nächsten Woche geschlossen, und das ist für die Stadt ein Unglück."
    )
    assert factcheck("audit", factcheck.write("ger.txt", text)).code == 1
    ran = factcheck("show", "1")
    (row,) = factcheck("query", "failed_sentences", "--set", "limit=1", "--json").rows
    assert row["cause"].rstrip(".") in ran.err
    assert "--again" in ran.err
    assert [one["status"] for one in factcheck("query", "articles", "--json").rows] == ["failed"]
    store = Store(factcheck.folder / "factcheck.duckdb")
    read = store.paged(lambda pager: pager.article(1))
    assert (read.status, read.causes) == ("failed", (row["cause"],))
    assert len(paragraphs(read.text, read.sentences, read.claims)) == 3
    assert store.paged(lambda pager: pager.articles("", page=1, size=9)).rows[0].status == "failed"


def test_where_nothing_is_to_review_it_says_so(factcheck: CommandLine) -> None:
    factcheck("audit", factcheck.write("plain.txt", "The quay opened in May."))
    assert "No claim to show." in factcheck("show", "1", "--to-review").out


def test_for_programs_every_claim_slices_out_of_the_text(audited: CommandLine) -> None:
    (row,) = audited("show", "1", "--json").rows
    assert len(row["claims"]) == 3
    for claim in row["claims"]:
        start, end = claim["span"]
        assert row["article"]["text"][start:end] == claim["quote"]


def review(factcheck: CommandLine, number: int, decision: str, label: Label | None) -> None:
    store = Store(factcheck.folder / "factcheck.duckdb")
    claim = store.audited(1).claims[number - 1]
    assert claim.claim_id is not None
    when = datetime.now(UTC)
    store.save_review(
        Review(
            claim_id=claim.claim_id,
            reviewer="Ada",
            decision=decision,
            label=label,
            seen_label=claim.label,
            reviewed_at=when,
            note="",
        )
    )


def test_what_a_person_decided_stands_above_what_the_annotator_said(audited: CommandLine) -> None:
    review(audited, 3, "relabel", Label.REPORTED_FACT)
    assert "[F3 The delay is a needless farce.]" in audited("show", "1").out
    line = next(row for row in audited("show", "1", "--lines").out.splitlines() if "farce" in row)
    assert line.endswith("Ada says reported fact")
    assert "evaluation" not in line
    (row,) = audited("show", "1", "--json").rows
    assert row["claims"][2]["label"] == "reported_fact"
    assert row["reviews"][0]["reviewed_by"] == "Ada"


def test_what_a_person_found_to_be_no_claim_is_not_drawn_as_one(audited: CommandLine) -> None:
    review(audited, 3, "not_a_claim", None)
    out = audited("show", "1").out
    assert "\nThe delay is a needless farce." in out
    assert "opinion" not in out


@pytest.mark.parametrize("colour", [False, True])
def test_hostile_text_moves_no_cursor_and_changes_no_colour(
    factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch, colour: bool
) -> None:
    factcheck("audit", factcheck.write("sly.txt", HOSTILE))
    if colour:
        monkeypatch.setenv("FORCE_COLOR", "1")
    for arguments in (["show", "1"], ["show", "1", "--lines"], ["sql", "from claims_now"]):
        out = factcheck(*arguments).out
        for harm in ("\x1b[31m", "\x1b[2J", "\x9b", "\x07", "\r", "\u202e", "\u200b", "\U000e0041"):
            assert harm not in out
        assert "␛[31mstopped" in out
        assert "[bold]quay[/bold] :boom: reopened<U+200B>[link=file:///]here[/]" in out


def test_hostile_text_is_whole_in_json_and_yet_holds_nothing_that_a_terminal_acts_on(factcheck: CommandLine) -> None:
    factcheck("audit", factcheck.write("sly.txt", HOSTILE))
    ran = factcheck("show", "1", "--json")
    assert ran.rows[0]["article"]["text"] == HOSTILE
    assert not set(ran.out) & set("\x1b\x9b\x07\u202e\u200b")


def test_a_hostile_title_is_shown_on_one_line(factcheck: CommandLine) -> None:
    factcheck.write("feed.jsonl", '{"text": "The quay opened.", "title": "Late\\u001b[31m\\nagain"}\n')
    ran = factcheck("audit", "feed.jsonl")
    assert "feed.jsonl:1  Late␛[31m again\n" in ran.out
    for out in (factcheck("show").out, factcheck("show", "1").out, factcheck("show", "nothing").err):
        assert "\x1b" not in out


def test_visible_text_holds_nothing_unseen_and_leaves_ordinary_text_alone() -> None:
    ordinary = "“Åse” said:\n\tשלום 👩‍🏭 naïve\u00a0— [x]"
    assert visible(ordinary) == ordinary
    assert not set(visible("".join(map(chr, range(0x20))))) & set(map(chr, range(0x20))) - set("\n\t")


def test_an_unknown_article_ends_with_2_and_names_what_comes_near(audited: CommandLine) -> None:
    ran = audited("show", "lte.txt")
    assert ran.code == 2
    assert ran.err.startswith("factcheck: There is no article 'lte.txt'.\n  Did you mean 1 (late.txt)")


def test_a_number_that_no_article_can_have_ends_with_2_in_few_words(audited: CommandLine) -> None:
    ran = audited("show", "9" * 5000)
    assert ran.code == 2
    assert len(ran.err) < 400


@pytest.mark.parametrize("number", ["0", "00", "000", "7"])
def test_a_bare_number_is_never_part_of_a_title_or_a_file_name(factcheck: CommandLine, number: str) -> None:
    row = {"text": ARTICLE, "title": "Race 2007", "id": number}
    factcheck("audit", factcheck.write("feed.jsonl", json.dumps(row)))
    for command in (["show", number], ["report", number, "-o", "r.html"], ["diff", number], ["trail", f"{number}#1"]):
        ran = factcheck(*command)
        assert (ran.code, ran.err.splitlines()[0]) == (2, f"factcheck: There is no article '{number}'.")
    assert not (factcheck.folder / "r.html").exists()


def test_a_claim_where_an_article_is_asked_for_is_sent_to_the_command_that_shows_it(audited: CommandLine) -> None:
    ran = audited("show", "late.txt#2")
    assert (ran.code, ran.err.splitlines()[1].strip()) == (2, "To see that claim: factcheck trail 'late.txt#2'")
    assert "trail" not in audited("show", "dawn.txt#2").err


def test_an_annotator_that_did_not_audit_it_ends_with_2_and_names_those_that_did(audited: CommandLine) -> None:
    ran = audited("show", "1", "--annotator", "parrot")
    assert ran.code == 2
    assert "'builtin'" in ran.err


def test_without_a_store_it_ends_with_4_and_says_what_makes_one(factcheck: CommandLine) -> None:
    ran = factcheck("show")
    assert ran.code == 4
    assert ran.err.splitlines()[1].strip() == "Audit an article first; that makes the store."


def test_a_reason_that_people_took_the_ground_of_is_no_longer_told_here_nor_exported(factcheck: CommandLine) -> None:
    said = "claim #2 of this article gives it on the word of Minister Oda Brekke"
    restated = Signal(kind=SignalKind.RESTATED_WITHOUT_SOURCE, detail=said, claim=3, sentence=3)
    labels = (Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.REPORTED_FACT)
    store = Store(factcheck.folder / "factcheck.duckdb")
    store.save_audits([stored(labels=labels).model_copy(update={"signals": (restated,)})])

    def told() -> list[list[str]]:
        (shown,) = factcheck("show", "1", "--json").rows
        exported = next(row for row in factcheck("export", "jsonl").rows if row["number"] == 3)
        return [[one["detail"] for one in record["signals"]] for record in (shown, exported)]

    assert (told(), said in factcheck("show", "1", "--lines").out) == ([[said], [said]], True)
    decide(store, 2, BY_THE_MAYOR, reviewer="Ada")
    assert told() == [["claim #2 of this article gives it on the word of Mayor Oda Brekke"]] * 2
    decide(store, 2, AS_FACT, reviewer="Ada")
    assert (told(), said in factcheck("show", "1", "--lines").out) == ([[], []], False)
