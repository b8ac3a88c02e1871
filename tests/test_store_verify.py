"""Verify names every promise that a store breaks, and none of a sound one."""

import shutil
from pathlib import Path

import duckdb
import pytest

from factcheck.cli import verify
from factcheck.linking import link_sources
from factcheck.records import Review
from factcheck.store import Store, integrity
from factcheck.store.integrity import violations
from factcheck.store.matches import FoundPair
from factcheck.vocabulary import Decision, Extent, Label, PairKind
from tests.command_line import CommandLine, Ran
from tests.store_records import MODEL, NOON, a_call, audited, one_audit


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return one_audit(tmp_path / "news.duckdb")


def test_what_differs_from_the_schema_is_listed_by_verify(store: Store) -> None:
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("alter table claims drop column quote; create table notes (a integer)")
    found = [violation.detail for violation in Store(store.path).verify()]
    assert found == ["claims.quote VARCHAR is missing", "notes.a INTEGER is not of this schema"]


BREAKAGES = {
    "a quote that stands elsewhere": ("update claims set start_char = 1 where claim_id = 1", {"spans"}),
    "a span beyond the end": ("update spans set end_char = 9000 where role = 'cue'", {"spans"}),
    "an article changed": ("update articles set text = text || '?'", {"article hash", "sentences"}),
    "an outcome lost": ("delete from sentence_outcomes where number = 4", {"coverage"}),
    "a claim lost": ("delete from claims where number = 1", {"coverage", "findings"}),
    "a loaded word lost": ("delete from spans where role = 'opinion_cue' and ordinal = 2", {"findings"}),
    "a question changed": ("update model_calls set question = 'Is it?'", {"request hash"}),
    "instructions changed": ("update prompts set instructions = 'Lie.'", {"prompt hash", "request hash"}),
    "an answer lost": ("update model_calls set status = 'failed'", {"receipt"}),
    "a call forgotten": ("update claims set call_id = null where number = 2", {"receipt"}),
    "an audit lost": ("delete from audits", {"reference"}),
    "a status that lies": ("update audits set status = 'partial'", {"status"}),
    "an end without a time": ("update audits set finished_at = null", {"status"}),
    "a column gone": ("alter table signals drop column detail", {"schema"}),
    "a split lost": ("delete from segmentations", {"reference"}),
    "a split changed": ("update segmentations set content_hash = 'another'", {"sentences"}),
    "a split of another article": ("update segmentations set article_id = 7", {"reference"}),
    "all sentences gone": ("delete from sentences", {"sentences", "reference", "coverage", "spans"}),
    "a sentence of another kind": ("update sentences set kind = 'caption' where number = 2", {"sentences"}),
    "a sentence gone": ("delete from sentences where number = 4", {"sentences", "reference", "coverage"}),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "news.duckdb"
    Store(path).save_audits([audited(MODEL, calls=(a_call(call_id=1),))])
    return path


def test_a_sound_store_breaks_no_promise(sound: Path) -> None:
    assert Store(sound).verify() == []


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_verify_names_the_broken_promise(sound: Path, tmp_path: Path, breakage: str) -> None:
    sql, checks = BREAKAGES[breakage]
    with duckdb.connect(str(shutil.copy(sound, tmp_path / "news.duckdb"))) as connection:
        connection.execute(sql)
    found = {violation.check for violation in Store(tmp_path / "news.duckdb").verify()}
    assert checks <= found <= checks | {"reference"}


def test_a_lost_claim_whose_sentence_has_another_is_missed_as_far_as_claims_were_counted(
    factcheck: CommandLine,
) -> None:
    factcheck("audit", factcheck.write("quay.txt", "The ferry stopped on Monday, but the train ran.\n"))

    def without(claim: int, *, counted: bool) -> Ran:
        with duckdb.connect(str(shutil.copy("factcheck.duckdb", "less.duckdb"))) as connection:
            connection.execute("delete from claims where number = ?", [claim])
            if not counted:
                connection.execute("delete from audit_counts")
        return factcheck("verify", "--store", "less.duckdb", "--json")

    missed = {"check": "findings", "detail": "audit 1 of article 1: claims 1 instead of 2"}
    assert factcheck("verify").code == 0
    assert without(2, counted=True).rows == [{"holds": False, "violations": [missed], "uncounted_audits": 0}]
    assert without(1, counted=False).rows == [{"holds": False, "violations": [missed], "uncounted_audits": 1}]
    unknown = without(2, counted=False)
    assert (unknown.code, unknown.rows) == (0, [{"holds": True, "violations": [], "uncounted_audits": 1}])
    assert "1 audit ended before claims were counted" in unknown.err


def test_a_count_is_missed_where_an_earlier_audit_has_one_and_before_that_is_unknown(tmp_path: Path) -> None:
    def found_without(audit: int) -> tuple[list[str], int]:
        path = one_audit(tmp_path / f"{audit}.duckdb").path
        Store(path).save_audits([audited(number=2)])
        with duckdb.connect(str(path)) as connection:
            connection.execute("delete from audit_counts where audit_id = ?", [audit])
        return [one.detail for one in Store(path).verify()], Store(path).uncounted_audits()

    assert found_without(2) == (["audit 2 of article 2: how much it found was counted, and the count is gone"], 1)
    assert found_without(1) == ([], 1)


KEPT = {
    "delete from reviews where review_id = 2": [("decisions", "review 2 of claim 1 is gone")],
    "delete from reviews where review_id = 3": [("decisions", "review 3 of claim 3 is gone")],
    "update reviews set label = 'opinion' where review_id = 1": [
        ("decisions", "review 1 of claim 2 is not what was decided")
    ],
    "delete from reviews_kept where review_id = 3": [("decisions", "review 3 of claim 3 was not written by factcheck")],
    "delete from signals where signal_id = 1": [("signals", "audit 1 of article 1: signals 1 instead of 2")],
    "delete from signals where audit_id = 1": [("signals", "audit 1 of article 1: signals 0 instead of 2")],
    "insert into signals values (9, 2, 'hidden_text', '', null, null)": [
        ("signals", "audit 2 of article 2: signals 1 instead of 0")
    ],
    "update signals set detail = 'harbour' where signal_id = 2": [
        ("signals", "audit 1 of article 1: its signals are not those that it gave")
    ],
    "update signals set claim_id = 1 where signal_id = 2": [
        ("signals", "audit 1 of article 1: its signals are not those that it gave")
    ],
    "delete from signals_kept where audit_id = 2": [
        ("signals", "audit 2 of article 2: what signals it gave was noted, and the note is gone")
    ],
}


def test_a_decision_or_a_signal_that_is_gone_or_another_is_named(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.duckdb")
    store.save_audits([audited(number=1), audited(number=2).model_copy(update={"signals": ()})])
    for claim_id, decision in ((2, Decision.ACCEPT), (1, Decision.NOT_A_CLAIM), (3, Decision.SKIP)):
        seen = Label.REPORTED_FACT if claim_id == 1 else Label.ATTRIBUTED_STATEMENT if claim_id == 2 else Label.OPINION
        decided = Review(claim_id=claim_id, reviewer="Ida", decision=decision, seen_label=seen, reviewed_at=NOON)
        store.save_review(decided.model_copy(update={"note": "“quay”, 🚢"}))
    assert store.verify() == []
    with duckdb.connect(str(store.path)) as connection:
        for sql, said in KEPT.items():
            connection.begin()
            connection.execute(sql)
            found = [(one.check, one.detail) for one in violations(connection, None)]
            connection.rollback()
            assert found == said, sql
        # As a store of the schema before has them: nothing noted.
        connection.execute("drop table reviews_kept; drop table signals_kept")
        connection.execute("update meta set value = '9' where name = 'schema_version'")
    migrated = Store(store.path)
    assert migrated.verify() == []
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("delete from reviews where review_id = 2; delete from signals where signal_id = 1")
    assert [one.check for one in migrated.verify()] == ["signals", "decisions"]


def test_what_a_damaged_claim_cannot_be_shown_in_names_it(factcheck: CommandLine) -> None:
    factcheck("audit", factcheck.write("quay.txt", "The ferry stopped on Monday, but the train ran.\n"))
    ruined = {
        "update claims set sentence = null where number = 2": (
            "sentence of claim 2 is empty",
            [("export", "jsonl"), ("export", "csv"), ("report", "quay.txt", "-o", "quay.html")],
        ),
        "update claims set twin = null where number = 2": ("claim 2 is empty", [("trail", "quay.txt#2")]),
    }
    for sql, (said, commands) in ruined.items():
        with duckdb.connect(str(shutil.copy("factcheck.duckdb", "ruined.duckdb"))) as connection:
            connection.execute(sql)
        for command in commands:
            ran = factcheck(*command, "--store", "ruined.duckdb")
            assert (ran.code, said in ran.err, "factcheck verify" in ran.err) == (4, True, True), command


def test_there_is_a_way_out_of_every_broken_promise() -> None:
    assert {*integrity._IN_SQL, "request hash", "sentences", "schema", "commits"} == set(verify._WAYS_OUT)


ACROSS = {
    "update claim_matches set claim_id = 90": ["a match names claim 90"],
    "update claim_matches set other_claim_id = 91": ["a match names claim 91"],
    "update claim_matches set call_id = 92": ["the match of claims 1 and 3 names call 92"],
    "update claim_clusters set claim_id = 93 where claim_id = 3": ["cluster 1 names claim 93"],
    "update matched_audits set audit_id = 94": ["audit 94 was compared, and is not there"],
    "update linked_audits set audit_id = 95": ["audit 95 was looked at for sources, and is not there"],
    "update article_sources set audit_id = 96 where source_id = 1": [
        "source 1 is said to speak in audit 96, which is not there"
    ],
    "update article_sources set source_id = 97 where source_id = 1": ["a source of audit 1 stands for source 97"],
    "update sources set stands_for = 98 where source_id = 1": ["source 1 stands for source 98"],
    "update article_source_names set article_source_id = 99 where article_source_id = 1": [
        "a name belongs to article source 99"
    ],
    "update source_voices set article_source_id = 80 where position = 1": [
        "voice 1 of claim 2 belongs to article source 80"
    ],
    "update source_voices set position = 3 where position = 1": ["a source is said to have voice 3 of claim 2"],
    "insert into corrected_voices values (81, 82, 1, 1, 1, 5)": [
        "a source is said to have a corrected voice of claim 81",
        "a source is said to have a voice of review 82",
    ],
}


def test_verify_names_what_is_derived_across_articles_and_leads_nowhere(sound: Path, tmp_path: Path) -> None:
    store = Store(shutil.copy(sound, tmp_path / "news.duckdb"))
    link_sources(store)
    pair = FoundPair(1, 3, PairKind.SAME, Extent.SAME, 0.9, "by hand")
    store.with_matches(lambda matcher: matcher.save([1], [pair], 1), keep=True)
    assert store.verify() == []
    with duckdb.connect(str(store.path)) as connection:
        for sql, said in ACROSS.items():
            connection.begin()
            connection.execute(sql)
            found = [one.detail for one in violations(connection, None) if one.check == "across"]
            connection.rollback()
            assert sorted(found) == said, sql
