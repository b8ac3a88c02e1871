"""An edited file audited again by a model, over real HTTP: what is asked, what is told of it, and what is stored."""

import json
from typing import Any

import pytest

from tests.command_line import ANSWER, ARTICLE, CANARY, CommandLine, one
from tests.fault_endpoint import FaultEndpoint, error, reply

pytestmark = pytest.mark.block_network(allowed_hosts=[r"127\.0\.0\.1", "localhost"])

EDITED = ARTICLE.replace("on Monday", "on Tuesday")
# What a model may say of the one sentence that was edited.
OF_THE_FIRST = json.dumps(json.loads(ANSWER) | {"facts": [1], "voices": [], "attributed": []}).replace(
    '{"n": 3, "cue": "needless farce"}', ""
)


@pytest.fixture(autouse=True)
def key(factcheck: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_API_KEY", CANARY)
    monkeypatch.setenv("FACTCHECK_MAX_TRIES", "1")


def test_an_edited_file_costs_only_its_changed_sentences_and_says_so(factcheck: CommandLine) -> None:
    with FaultEndpoint([reply(ANSWER), reply(OF_THE_FIRST), reply(OF_THE_FIRST)]) as endpoint:
        where = ["--model", "parrot", "--base-url", endpoint.base_url]
        factcheck("audit", factcheck.write("late.txt"), *where)
        ran = factcheck("audit", factcheck.write("late.txt", EDITED), *where)
        told = factcheck("audit", factcheck.write("late.txt", EDITED.replace("Tuesday", "Friday")), *where, "--json")
    assert ran.code == 0
    assert "3 sentences, 3 claims: 1 fact, 1 attributed, 1 opinion\n" in ran.out
    saved = "1 of 3 sentences asked about, 2 taken over from article 1, another version, about 700 tokens saved"
    assert saved in " ".join(ran.out.split())
    reused = one(told.rows, "audited")["reused"]
    assert reused == {"article_id": 2, "audit_id": 2, "sentences": 2, "asked": 1, "tokens_saved": 700}
    assert factcheck("verify").code == 0
    assert factcheck.sql("from taken_over order by audit_id") == [
        {"audit_id": 2, "article_id": 2, "from_audit_id": 1, "from_article_id": 1, "sentences": 2},
        {"audit_id": 3, "article_id": 3, "from_audit_id": 1, "from_article_id": 1, "sentences": 2},
    ]


def test_an_audit_that_takes_nothing_over_says_so_to_programs(factcheck: CommandLine) -> None:
    ran = factcheck("audit", factcheck.write("late.txt"), "--json")
    assert one(ran.rows, "audited")["reused"] is None


BLANK = " \n\n "


@pytest.mark.parametrize("answers", [[reply("no JSON")], [error(401)]], ids=["failed", "stopped"])
def test_a_new_version_without_a_finished_audit_leaves_the_older_one_speaking(
    factcheck: CommandLine, answers: list[Any]
) -> None:
    factcheck.late()
    with FaultEndpoint(answers) as endpoint:
        factcheck("audit", factcheck.write("late.txt", EDITED), "--model", "parrot", "--base-url", endpoint.base_url)
    assert factcheck.sql("select status from audits where article_id = 2")[0]["status"] in ("failed", "interrupted")
    assert {row["claims"] for row in factcheck("query", "claims_by_label", "--json").rows} == {1}
    shown = factcheck("show", "late.txt")
    assert "Monday" in shown.out
    assert "version 2 (article 2) is newer, but has no finished audit" in shown.out
    factcheck("audit", "late.txt")
    assert "Tuesday" in factcheck("show", "late.txt").out


def test_a_blank_text_in_place_of_an_article_leaves_the_older_one_speaking(factcheck: CommandLine) -> None:
    address = "https://halden.invalid/ferry"
    for text in (ARTICLE, BLANK):
        feed = json.dumps({"text": text, "url": address})
        factcheck("audit", factcheck.write("feed.jsonl", feed))
    assert factcheck.sql("select article_id from preferred_claims group by all") == [{"article_id": 1}]
    assert "version 2 (article 2) is newer, but has no text" in factcheck("show", address).out


@pytest.mark.parametrize(
    "asked",
    [["sources", "1"], ["matches", "1"], ["query", "claims_by_label", "--article", "1"]],
    ids=lambda asked: asked[0],
)
def test_an_article_for_which_another_version_speaks_is_not_met_with_silence(
    factcheck: CommandLine, asked: list[str]
) -> None:
    for text in (ARTICLE, EDITED):
        factcheck("audit", factcheck.write("late.txt", text))
    ran = factcheck(*asked)
    assert (ran.code, ran.err.splitlines()[-1]) == (
        0,
        "Article 1 is version 1 of 2, and version 2 (article 2) speaks for it.",
    )
    assert "speaks for it" not in factcheck(*[word.replace("1", "2") for word in asked]).err


def test_a_text_that_became_a_new_version_says_of_which_article(factcheck: CommandLine) -> None:
    address = "https://halden.invalid/ferry"
    told = [
        factcheck("audit", factcheck.write("feed.jsonl", json.dumps({"text": text, "url": address})), *as_json)
        for text, as_json in ((ARTICLE, []), (EDITED, []), (BLANK, []), (EDITED + " Fine.", ["--json"]))
    ]
    assert "of article" not in told[0].out
    assert "article 2, version 2 of article 1, by the same address: 3 sentences" in told[1].out
    assert "there was no text this time" in told[2].out
    assert one(told[3].rows, "audited")["version"] == {"article_id": 1, "version": 4, "reason": "address"}
