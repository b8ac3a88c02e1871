"""`factcheck eval`: figures for people and programs, a model paid once, stored audits, reviews, and plain refusals."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.records import Article, Review
from factcheck.store import Store
from factcheck.vocabulary import Label
from tests.command_line import ANSWER, ARTICLE, CANARY, CommandLine
from tests.fault_endpoint import FaultEndpoint, error, reply
from tests.gold import EXAMPLES

# Nothing but the loopback can be reached, whatever a test asks for.
pytestmark = pytest.mark.block_network(allowed_hosts=[r"127\.0\.0\.1", "localhost"])

WRITTEN = {
    "file": "late.txt",
    "sha256": Article(text=ARTICLE).id,
    "sentences": [
        {"text": "The ferry to Port Halden stopped on Monday.", "claims": [{"label": "reported_fact"}]},
        {
            "text": "“It is late,” Minister Oda Brekke said.",
            "claims": [
                {
                    "label": "attributed_statement",
                    "content": ["“It is late,”"],
                    "chain": [{"source": "Minister Oda Brekke", "cue": "said", "kind": "person"}],
                }
            ],
        },
        {
            "text": "The delay is a needless farce.",
            "claims": [{"label": "opinion", "opinion_kind": "evaluation", "opinion_cues": ["needless farce"]}],
        },
    ],
}


@pytest.fixture
def gold(factcheck: CommandLine) -> str:
    factcheck.write("gold/late.txt")
    return factcheck.write("gold/late.yaml", json.dumps(WRITTEN))


def opinions(*marks: bool) -> str:
    """Gold of sentences of which only one thing is known."""
    text = "The delay is a needless farce."
    rows = [
        {"text": text, "answers": ["opinion"], "sentences": [{"span": [0, len(text)], "opinion": mark}]}
        for mark in marks
    ]
    return "\n".join(json.dumps(row) for row in rows)


class TestBuiltin:
    def test_the_examples_are_gold_that_needs_no_key_and_makes_no_store(self, factcheck: CommandLine) -> None:
        ran = factcheck("eval", str(EXAMPLES))
        assert ran.code == 0
        head, documents, *_ = ran.out.splitlines()
        assert head.startswith("the built-in annotator (rules, no language model)")
        assert documents == "5 documents of gold: labels, spans, opinion, attribution, no_claim, sentences"
        assert "Calibration, labels: expected error" in ran.out
        assert list(factcheck.folder.iterdir()) == []

    def test_figures_stand_in_a_table_and_mistakes_with_their_text(self, factcheck: CommandLine) -> None:
        name = factcheck.write("made-up.gold.jsonl", opinions(True, True, False))
        ran = factcheck("eval", name)
        assert ran.code == 0
        (row,) = [line.split() for line in ran.out.splitlines() if line.startswith("opinion ") and "." in line]
        assert row[:6] == ["opinion", "2", "3", "0.667", "1.000", "0.800"]
        assert "no opinion taken for opinion: made-up.gold.jsonl:3 [0, 30)\n  The delay is a needless farce." in ran.out
        assert "\n  gold: rest\n  here: opinion" in ran.out

    def test_only_answered_questions_have_figures(self, factcheck: CommandLine) -> None:
        (found,) = factcheck("eval", factcheck.write("made-up.jsonl", opinions(True)), "--json").rows
        assert found["questions"] == ["opinion"]
        assert {figure["question"] for figure in found["figures"]} == {"opinion"}

    def test_a_seed_gives_the_same_figures_again(self, factcheck: CommandLine) -> None:
        name = factcheck.write("made-up.jsonl", opinions(*[True, False] * 5))
        one, same = (factcheck("eval", name, "--json", "--seed", "5").out for _ in range(2))
        assert one == same
        assert json.loads(one)["figures"][0]["low"] is not None

    def test_the_mistakes_shown_are_as_many_as_asked_for(self, factcheck: CommandLine) -> None:
        name = factcheck.write("made-up.jsonl", opinions(False, False, False))
        (found,) = factcheck("eval", name, "--json", "--worst", "2").rows
        assert (len(found["mistakes"]), found["mistake_kinds"][0]["count"]) == (2, 3)

    def test_no_line_is_wider_than_a_terminal(self, factcheck: CommandLine) -> None:
        tables = factcheck("eval", str(EXAMPLES), "--worst", "0").out.splitlines()
        assert max(map(len, tables)) <= 80

    def test_gold_that_is_not_exhaustive_is_said_to_give_recall_only(self, factcheck: CommandLine) -> None:
        row = {"text": ARTICLE, "answers": ["labels"], "exhaustive": False}
        row |= {"claims": [{"label": "reported_fact", "span": [0, 43]}]}
        ran = factcheck("eval", factcheck.write("part.jsonl", json.dumps(row)))
        assert "Recall only: the gold of 1 document is not exhaustive" in ran.out
        (found,) = factcheck("eval", "part.jsonl", "--json").rows
        assert {figure["measure"] for figure in found["figures"]} == {"recall"}


class TestModel:
    @pytest.fixture(autouse=True)
    def key(self, factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FACTCHECK_API_KEY", CANARY)
        monkeypatch.setenv("FACTCHECK_MAX_TRIES", "1")

    def test_a_model_is_asked_once_however_often_it_is_judged(self, factcheck: CommandLine, gold: str) -> None:
        with FaultEndpoint([reply(ANSWER)]) as endpoint:
            where = ["--model", "parrot", "--base-url", endpoint.base_url, "--json"]
            first, again = (factcheck("eval", gold, *where) for _ in range(2))
        assert (first.code, again.code, endpoint.count) == (0, 0, 1)
        assert first.rows == again.rows
        assert first.rows[0]["annotator"]["name"] == "parrot"
        f1 = [figure["value"] for figure in first.rows[0]["figures"] if figure["measure"] == "f1"]
        assert set(f1) == {1.0}

    def test_its_audit_is_in_the_store_and_can_be_judged_without_it(self, factcheck: CommandLine, gold: str) -> None:
        with FaultEndpoint([reply(ANSWER)]) as endpoint:
            asked = factcheck("eval", gold, "--model", "parrot", "--base-url", endpoint.base_url, "--json")
        stored = factcheck("eval", gold, "--stored", "--annotator", "parrot", "--json")
        assert (stored.code, stored.rows) == (0, asked.rows)
        assert factcheck("verify").code == 0

    def test_sentences_that_fail_are_mistakes_and_end_with_1(self, factcheck: CommandLine, gold: str) -> None:
        with FaultEndpoint([error(500)]) as endpoint:
            ran = factcheck("eval", gold, "--model", "parrot", "--base-url", endpoint.base_url)
        assert ran.code == 1
        assert "3 sentences failed, and count as mistakes." in ran.out

    def test_a_dry_run_says_what_it_would_cost_and_asks_nothing(self, factcheck: CommandLine, gold: str) -> None:
        with FaultEndpoint([reply(ANSWER)]) as endpoint:
            ran = factcheck("eval", gold, "--model", "parrot", "--base-url", endpoint.base_url, "--dry-run")
        assert (ran.code, endpoint.count) == (0, 0)
        assert "would make 1 call" in ran.out

    def test_the_built_in_annotator_can_be_named_where_settings_name_a_model(
        self, factcheck: CommandLine, gold: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FACTCHECK_MODEL", "parrot")
        (found,) = factcheck("eval", gold, "--annotator", "builtin", "--json").rows
        assert found["annotator"]["name"] == "builtin"


class TestStored:
    def test_what_has_no_stored_audit_is_left_out_and_ends_with_1(self, factcheck: CommandLine, gold: str) -> None:
        factcheck.late()
        other = factcheck.write("other.jsonl", opinions(True))
        ran = factcheck("eval", gold, other, "--stored")
        assert ran.code == 1
        assert "1 document of gold" in ran.out
        assert "other.jsonl:1: left out." in ran.err

    def test_audits_of_several_annotators_are_not_thrown_together(
        self, factcheck: CommandLine, gold: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FACTCHECK_API_KEY", CANARY)
        with FaultEndpoint([reply(ANSWER)]) as endpoint:
            factcheck("eval", gold, "--model", "parrot", "--base-url", endpoint.base_url)
        factcheck("audit", factcheck.write("other.txt", "The delay is a needless farce."))
        other = factcheck.write("other.jsonl", opinions(True))
        ran = factcheck("eval", gold, other, "--stored")
        assert (ran.code, ran.out) == (2, "")
        assert "the stored audits are by builtin, parrot" in " ".join(ran.err.replace("│", " ").split())

    def test_a_store_without_any_of_them_says_how_to_go_on(self, factcheck: CommandLine, gold: str) -> None:
        factcheck("audit", factcheck.write("other.txt", "It rained in Sandvik."))
        ran = factcheck("eval", gold, "--stored")
        assert (ran.code, ran.out) == (2, "")
        assert "Leave out --stored" in ran.err


class TestReviews:
    def decide(self, folder: Path, reviewer: str, *labels: Label) -> None:
        """Decide on the claims of the one article, in their order."""
        store = Store(folder / "factcheck.duckdb")
        for claim, label in zip(store.audited(1).claims, labels, strict=True):
            assert claim.claim_id is not None
            same = claim.label is label
            review = Review(
                claim_id=claim.claim_id,
                reviewer=reviewer,
                decision="accept" if same else "relabel",
                label=None if same else label,
                seen_label=claim.label,
                reviewed_at=datetime.now(UTC),
            )
            store.save_review(review)

    def test_agreement_with_people_and_among_them_has_kappa_and_counts(self, factcheck: CommandLine) -> None:
        factcheck.late()
        self.decide(factcheck.folder, "Ada", Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.REPORTED_FACT)
        self.decide(factcheck.folder, "Bo", Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.OPINION)
        rows = factcheck("eval", "--against", "reviews", "--json").rows
        told = {(row["one"], row["other"]): (row["items"], row["agreed"], round(row["kappa"], 3)) for row in rows}
        # Of three claims two agree; by chance fact 2 * 1, statement 1 * 1, opinion 0 * 1 of 9: (2/3 - 1/3) / (2/3).
        assert told["Ada", "Bo"] == (3, 2, 0.5)
        assert told["builtin", "people"] == told["builtin", "Bo"] == (3, 3, 1.0)
        table = factcheck("eval", "--against", "reviews").out
        assert any(line.split() == ["Ada", "Bo", "3", "2", "0.667", "0.500"] for line in table.splitlines())
        assert "agreement with an annotator is flattering" in table

    def test_a_store_without_reviews_says_so(self, factcheck: CommandLine) -> None:
        factcheck.late()
        ran = factcheck("eval", "--against", "reviews")
        assert (ran.code, ran.out) == (0, "")
        assert "No two raters judged the same claim" in ran.err


class TestRefusals:
    def test_gold_whose_places_do_not_slice_ends_with_2(self, factcheck: CommandLine) -> None:
        row = {"text": "Short.", "answers": ["labels"], "claims": [{"label": "opinion", "span": [0, 7]}]}
        ran = factcheck("eval", factcheck.write("bad.jsonl", json.dumps(row)))
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("factcheck: bad.jsonl:1: claim 1 is [0, 7), and the text has 6 code points.")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["eval"],
            ["eval", "gone.yaml"],
            ["eval", "é" * 128],
            ["eval", "x.yaml", "--against", "reviews"],
            ["eval", "x.yaml", "--stored", "--model", "parrot"],
            ["eval", "x.yaml", "--annotator", "parrot"],
            ["eval", "x.yaml", "--worst", "-1"],
        ],
        ids=" ".join,
    )
    def test_a_line_that_makes_no_sense_ends_with_2(self, factcheck: CommandLine, arguments: list[str]) -> None:
        ran = factcheck(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "Traceback" not in ran.err
