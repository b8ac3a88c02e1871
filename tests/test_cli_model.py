"""`factcheck audit --model` over real HTTP, against an endpoint that answers, refuses, or turns the key away."""

import json

import pytest

from tests.command_line import ANSWER, ARTICLE, CANARY, SECOND, CommandLine, Ran, one
from tests.fault_endpoint import Behaviour, FaultEndpoint, error, reply

# Nothing but the loopback can be reached, whatever a test asks for.
pytestmark = pytest.mark.block_network(allowed_hosts=[r"127\.0\.0\.1", "localhost"])


@pytest.fixture(autouse=True)
def key(factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_API_KEY", CANARY)
    monkeypatch.setenv("FACTCHECK_MAX_TRIES", "1")


def audit(factcheck: CommandLine, script: list[Behaviour], *arguments: str) -> tuple[Ran, int]:
    """What became of an audit by a model that plays `script`, and how many requests it took."""
    with FaultEndpoint(script) as endpoint:
        where = ["--model", "parrot", "--base-url", endpoint.base_url]
        ran = factcheck("audit", *arguments, *where, "--concurrency", "1")
    return ran, endpoint.count


def test_a_model_is_named_with_its_prompt_calls_and_tokens(factcheck: CommandLine) -> None:
    ran, _ = audit(factcheck, [reply(ANSWER)], factcheck.write("late.txt"))
    assert ran.code == 0
    assert ran.out.startswith("Labelled by parrot, prompt label_claims v")
    assert "1 fact, 1 attributed, 1 opinion\n" in ran.out
    assert "; 1 call, 1000 tokens in, 50 out, cost unknown" in " ".join(ran.out.split())


def test_both_annotators_can_label_one_article_and_do_not_disturb_one_another(factcheck: CommandLine) -> None:
    name = "late.txt"
    factcheck.late()
    by_rules = factcheck("show", name, "--json").rows
    ran, _ = audit(factcheck, [reply(ANSWER)], name)
    assert ran.code == 0
    assert factcheck("show", name, "--annotator", "builtin", "--json").rows == by_rules
    assert "labelled by parrot" in factcheck("show", name).out
    counts = factcheck.sql("from claims_now select annotator, count(*) as claims group by all order by all")
    assert counts == [{"annotator": "builtin", "claims": 3}, {"annotator": "parrot", "claims": 3}]
    assert factcheck("verify").code == 0


def test_an_article_a_model_has_audited_is_skipped_without_a_request(factcheck: CommandLine) -> None:
    name = factcheck.write("late.txt")
    with FaultEndpoint([reply(ANSWER)]) as endpoint:
        where = ["--model", "parrot", "--base-url", endpoint.base_url]
        factcheck("audit", name, *where)
        ran = factcheck("audit", name, *where)
    assert ran.code == 0
    assert "skipped as audited before" in ran.out
    assert endpoint.count == 1


def test_an_article_a_model_refuses_ends_with_1_and_the_saved_query_says_why(factcheck: CommandLine) -> None:
    ran, _ = audit(factcheck, [reply(None, refusal="I will not.")], factcheck.write("late.txt"))
    assert ran.code == 1
    assert "article 1, failed: 3 sentences (3 FAILED), 0 claims" in ran.out
    assert "to review: 0 and 3 failed sentences; " in ran.out
    assert "factcheck query failed_sentences" in ran.out
    assert "factcheck show" not in ran.out
    rows = factcheck("query", "failed_sentences", "--json").rows
    assert [row["cause"][:7] for row in rows] == ["refused"] * 3
    assert "failed_sentences" in factcheck("show", "1").err


def test_an_article_of_which_only_the_heading_did_not_fail_leads_to_what_failed(factcheck: CommandLine) -> None:
    name = factcheck.write("late.md", f"# Late again\n\n{ARTICLE}")
    ran, _ = audit(factcheck, [reply(None, refusal="I will not.")], name)
    assert "article 1, partial: 4 sentences (3 FAILED), 0 claims" in ran.out
    assert "factcheck query failed_sentences" in ran.out
    assert "factcheck show" not in ran.out


@pytest.fixture
def half_labelled(factcheck: CommandLine) -> Ran:
    """An audit in which the model never speaks of the second sentence."""
    without = json.loads(ANSWER) | {"attributed": []}
    return audit(factcheck, [reply(json.dumps(without))], factcheck.write("late.txt"))[0]


def test_a_sentence_that_a_model_never_labels_ends_with_1_and_is_counted(half_labelled: Ran) -> None:
    assert half_labelled.code == 1
    assert "article 1, partial: 3 sentences (1 FAILED), 2 claims" in half_labelled.out


def test_a_sentence_that_failed_is_shown_as_such(factcheck: CommandLine, half_labelled: Ran) -> None:
    out = factcheck("show", "1").out
    assert "[FAILED “It is late,” Minister Oda Brekke said.]" in out
    assert "[FAILED …] 1" in out
    assert "missing from the answer" in factcheck("show", "1", "--to-review").out


def test_an_article_that_failed_is_told_of_however_quiet(factcheck: CommandLine) -> None:
    ran, _ = audit(factcheck, [reply(None, refusal="I will not.")], factcheck.write("late.txt"), "--quiet")
    assert "late.txt\n  article 1, failed" in ran.out


@pytest.fixture
def turned_away(factcheck: CommandLine) -> tuple[Ran, int]:
    """An audit of three articles whose key is turned away at the second."""
    names = [factcheck.write("a.txt"), factcheck.write("b.txt", SECOND), factcheck.write("c.txt", f"Again. {SECOND}")]
    return audit(factcheck, [reply(ANSWER), error(401)], *names)


def test_a_key_that_is_turned_away_ends_with_5_at_once(turned_away: tuple[Ran, int]) -> None:
    ran, requests = turned_away
    assert ran.code == 5
    assert requests == 2
    assert "FACTCHECK_API_KEY" in ran.err
    assert "Traceback" not in ran.err


def test_what_was_done_before_the_stop_is_kept_and_the_rest_is_marked(
    factcheck: CommandLine, turned_away: tuple[Ran, int]
) -> None:
    ran, _ = turned_away
    assert "Stored in factcheck.duckdb" in ran.out
    statuses = factcheck.sql("from audits select status order by audit_id")
    assert [row["status"] for row in statuses] == ["complete", "interrupted"]
    assert factcheck("show", "a.txt").code == 0
    assert factcheck("verify").code == 0


def test_after_a_stop_the_same_command_goes_on_without_asking_again(
    factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [factcheck.write("a.txt"), factcheck.write("b.txt", f"{ARTICLE} ")]
    with FaultEndpoint([reply(ANSWER), error(401), reply(ANSWER)]) as endpoint:
        where = ["--model", "parrot", "--base-url", endpoint.base_url, "--concurrency", "1"]
        assert factcheck("audit", *names, *where).code == 5
        ran = factcheck("audit", *names, *where)
    assert ran.code == 0
    assert "1 article audited, 1 skipped as audited before" in ran.out
    assert endpoint.count == 3


def test_after_a_stop_it_is_said_how_to_go_on(turned_away: tuple[Ran, int]) -> None:
    assert turned_away[0].err.endswith("What is done is stored; the same command goes on from there.\n")


def test_a_stop_is_an_event_too(factcheck: CommandLine) -> None:
    names = [factcheck.write("a.txt"), factcheck.write("b.txt", SECOND)]
    ran, _ = audit(factcheck, [reply(ANSWER), error(401)], *names, "--json")
    assert ran.code == 5
    total = one(ran.rows, "total")
    assert (total["stopped"], total["audited"], total["figures"]["calls"]) == (True, 1, 1)


def test_an_endpoint_that_is_not_there_ends_with_5_and_is_named(factcheck: CommandLine) -> None:
    address = "http://127.0.0.1:9/v1"
    ran = factcheck("audit", factcheck.write("a.txt"), "--model", "parrot", "--base-url", address)
    assert ran.code == 5
    assert address in ran.err


@pytest.mark.parametrize("script", [[reply(ANSWER)], [error(401, message=f"Wrong key {CANARY}.")], [error(500)]])
def test_the_key_stands_nowhere(factcheck: CommandLine, script: list[Behaviour]) -> None:
    ran, _ = audit(factcheck, script, factcheck.write("late.txt"), "--debug")
    shown = factcheck("show", "1", "--json") if ran.code == 0 else ran
    assert CANARY not in ran.out + ran.err + shown.out + shown.err
    kept = [path for path in factcheck.folder.iterdir() if path.name.startswith("factcheck.duckdb")]
    assert kept
    assert not [path.name for path in kept if CANARY.encode() in path.read_bytes()]


def test_a_password_in_the_address_stands_nowhere(factcheck: CommandLine) -> None:
    with FaultEndpoint([reply(ANSWER)]) as endpoint:
        address = endpoint.base_url.replace("//", f"//ada:{CANARY}@")
        ran = factcheck("audit", factcheck.write("late.txt"), "--model", "parrot", "--base-url", address, "--json")
    assert ran.code == 0
    assert CANARY not in ran.out + ran.err
    assert CANARY not in json.dumps(factcheck("show", "1", "--json").rows)


def test_an_address_that_cannot_be_used_ends_with_2_and_names_each_place_once(factcheck: CommandLine) -> None:
    ran = factcheck("audit", factcheck.write("late.txt"), "--model", "parrot", "--base-url", "localhost:8080")
    assert ran.code == 2
    assert ran.err.count("FACTCHECK_BASE_URL") == 1


def test_a_hosted_model_without_a_key_ends_with_2_and_says_what_to_set(
    factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACTCHECK_API_KEY")
    ran = factcheck("audit", factcheck.write("late.txt"), "--model", "openai/gpt-5-mini")
    assert ran.code == 2
    assert "Set OPENAI_API_KEY" in ran.err
    assert not (factcheck.folder / "factcheck.duckdb").exists()


def test_why_sentences_failed_is_told_at_once(factcheck: CommandLine) -> None:
    ran, _ = audit(factcheck, [error(500, message="boom")] * 9, factcheck.write("late.txt"))
    assert ran.code == 1
    assert "failed, 3 sentences: failed: " in ran.out


def test_a_key_that_was_never_set_is_not_blamed(factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_API_KEY")
    ran, _ = audit(factcheck, [error(401)], factcheck.write("late.txt"))
    assert ran.code == 5
    assert "No key is set" in ran.err


def test_an_audit_can_be_priced_before_anything_is_sent_and_without_a_key(
    factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACTCHECK_API_KEY")
    name = factcheck.write("late.txt")
    ran = factcheck("audit", name, "--model", "openai/gpt-5-mini", "--dry-run")
    assert ran.code == 0
    assert "Nothing was sent. An audit by openai/gpt-5-mini would make 1 call." in ran.out
    assert "USD" in ran.out
    assert not (factcheck.folder / "factcheck.duckdb").exists()
    ((row,),) = (factcheck("audit", name, "--model", "openai/gpt-5-mini", "--dry-run", "--json").rows,)
    assert row["calls"] == 1
    assert 0 < row["cost_low"] < row["cost_high"]


def test_a_budget_stops_the_audit_before_it_is_passed_and_the_same_command_goes_on(factcheck: CommandLine) -> None:
    prices = factcheck.write("prices.toml", "[models]\nparrot = { input = 1.0, cached = 1.0, output = 1.0 }\n")
    names = [factcheck.write("a.txt"), factcheck.write("b.txt", SECOND)]
    factcheck.write("factcheck.toml", f'prices = "{prices}"\n')
    with FaultEndpoint([reply(ANSWER)]) as endpoint:
        options = [*names, "--model", "parrot", "--base-url", endpoint.base_url, "--concurrency", "1"]
        ran = factcheck("audit", *options, "--budget", "0.006", "--again")
        assert (ran.code, endpoint.count) == (5, 1)
        assert "budget" in ran.err
        goes_on, but = ran.err.splitlines()[-2:]
        assert (goes_on.endswith("goes on from there."), but.startswith("  But --again")) == (True, True)
        assert factcheck("audit", *options, "--budget", "0.02").code == 0
        assert endpoint.count == 2
