"""`factcheck trail`: one screen for people, the same record for programs."""

import pytest

from factcheck.records import Review
from factcheck.review.deciding import Choice, Part, Voice, decide
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.vocabulary import Decision, Label, SourceKind
from tests.command_line import ARTICLE, CommandLine
from tests.store_records import MODEL, NOON, a_call, audited


@pytest.fixture
def reviewed(factcheck: CommandLine) -> CommandLine:
    factcheck.audited()
    review = Review(
        claim_id=3,
        reviewer="Ada",
        decision="relabel",
        label=Label.REPORTED_FACT,
        note="The timetable says so. " * 6,
        seen_label=Label.OPINION,
        reviewed_at=NOON,
    )
    Store(factcheck.folder / "factcheck.duckdb").save_review(review)
    return factcheck


def told(out: str) -> dict[str, str]:
    """What stands beside each name, on one line."""
    found: dict[str, str] = {}
    name = ""
    for line in out.splitlines():
        name = line[:12].strip() or name
        found[name] = " ".join([*found.get(name, "").split(), *line[12:].split()])
    return found


def test_one_screen_tells_words_voices_labels_and_who_labelled_it(reviewed: CommandLine) -> None:
    ran = reviewed("trail", "late.txt#2")
    assert ran.code == 0
    receipt = told(ran.out)
    assert receipt["claim"].startswith("2, the 2nd of audit 1 article 1: late.txt")
    assert receipt["label"] == "attributed statement"
    assert receipt["words"] == "[A2 “It is late,” Minister Oda Brekke said.]"
    assert receipt["said by"] == "Minister Oda Brekke (said), person = Oda Brekke"
    assert "rules, no language model" in receipt["by"]
    assert "no model was asked" in receipt["by"]
    assert receipt["reviews"] == "none"


def test_a_persons_word_stands_above_the_annotators_and_both_are_told(reviewed: CommandLine) -> None:
    receipt = told(reviewed("trail", "3").out)
    assert receipt["label"] == "reported fact, as a person found; the annotator said opinion (evaluation)"
    assert receipt["words"].startswith("[F3 ")
    assert receipt["reviews"].startswith("2031-05-04 12:00 Ada: reported fact (before: opinion): The timetable")
    assert receipt["reviews"].endswith("[stands]")


def test_corrected_voices_and_parts_stand_beside_those_of_the_annotator(reviewed: CommandLine) -> None:
    store = Store(reviewed.folder / "factcheck.duckdb")
    desk = Voice(source="the harbour desk", cue="said", kind=SourceKind.GOVERNMENT)
    decide(store, 2, Choice(decision=Decision.ATTRIBUTION, chain=(desk,)), reviewer="Ada")
    receipt = told(reviewed("trail", "2").out)
    said = "the harbour desk (said), government as labelled: Minister Oda Brekke (said), person = Oda Brekke"
    assert receipt["said by"] == said
    assert reviewed("sources").code == 0  # looks at whom the new voice belongs to
    assert told(reviewed("trail", "2").out)["said by"].endswith(
        "as labelled: Minister Oda Brekke (said), person = Oda Brekke"
    )
    start, end = reviewed("trail", "2", "--json").rows[0]["claim"]["span"]
    late = Part(span=Span(start, start + 12), label=Label.ATTRIBUTED_STATEMENT)
    rest = Part(span=Span(end - 8, end), label=Label.OPINION)
    decide(store, 2, Choice(decision=Decision.SPLIT, parts=(late, rest)), reviewer="Ada")
    receipt = told(reviewed("trail", "2").out)
    assert receipt["label"] == "split into 2 by a person; the annotator said attributed statement"
    assert "”, said by the harbour desk (said), government opinion: “" in receipt["stands"]
    (record,) = reviewed("trail", "2", "--json").rows
    assert [one["claim"]["label"] for one in record["stands"]] == ["attributed_statement", "opinion"]
    voices = [[voice["link"]["source"] for voice in one["chain"]] for one in record["stands"]]
    assert voices == [["the harbour desk"], []]
    assert [voice["link"]["source"] for voice in record["chain"]] == ["Minister Oda Brekke"]


def test_it_is_never_wider_than_80_columns(reviewed: CommandLine) -> None:
    for claim in ("1", "2", "3", "4", "5"):
        assert max(map(len, reviewed("trail", claim).out.splitlines())) <= 80


def test_a_models_claim_tells_the_call_and_only_on_demand_the_texts_of_it(factcheck: CommandLine) -> None:
    Store(factcheck.folder / "factcheck.duckdb").save_audits([audited(MODEL, calls=(a_call(call_id=1),))])
    plain = factcheck("trail", "3").out
    call = told(plain)["call"]
    assert "prompt label v2, prompt:1" in call
    assert "900 tokens in, 40 out; 0.000300 USD; 0.4 s" in call
    assert a_call().request_hash in call.replace(" ", "")
    assert "Label them." not in plain
    texts = factcheck("trail", "3", "--prompt", "--call").out
    assert texts.endswith(
        f"\nInstructions\nLabel them.\n\nQuestion\n{a_call().question}\n\nAnswer\n{a_call().answer}\n"
    )


def test_programs_get_the_same_as_one_record(reviewed: CommandLine) -> None:
    (record,) = reviewed("trail", "3", "--json").rows
    start, end = record["claim"]["span"]
    assert ARTICLE[start:end] == record["claim"]["quote"]
    assert (record["label"], record["claim"]["label"]) == ("reported_fact", "opinion")
    assert [review["stands"] for review in record["reviews"]] == [True]


def test_the_lines_of_show_give_the_number_that_trail_takes(reviewed: CommandLine) -> None:
    rows = [line.split() for line in reviewed("show", "quay.txt", "--lines").out.splitlines()]
    numbers = [row[:2] for row in rows if row and row[0].isdigit()]
    assert numbers == [["1", "4"], ["2", "5"]]
    assert told(reviewed("trail", "5").out)["claim"].startswith("5, the 2nd of audit 2 article 2: quay.txt")


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("99", "There is no claim 99."),
        ("late.txt#9", "Article 1 has no claim 9: builtin found 3."),
        ("farce", "'farce' names no claim."),
        ("nowhere#1", "There is no article 'nowhere'."),
    ],
)
def test_what_names_no_claim_ends_with_2_and_a_next_step(reviewed: CommandLine, claim: str, said: str) -> None:
    ran = reviewed("trail", claim)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 2


def test_hostile_words_move_no_cursor(factcheck: CommandLine) -> None:
    factcheck("audit", factcheck.write("sly.txt", "The ferry \x1b[31mstopped\x1b[2J on \u202eMonday."))
    for options in ([], ["--prompt", "--call"], ["--json"]):
        assert not set(factcheck("trail", "1", *options).out) & set("\x1b\u202e")
