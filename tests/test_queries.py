"""The saved queries, those of the store's README, and files of rows."""

import csv
import io
import json
import re
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from factcheck.elsewhere import link_same_claims
from factcheck.errors import NotFoundError, QueryRefusedError
from factcheck.linking import link
from factcheck.spreadsheets import armed
from factcheck.store import QueryLimits, QueryRows, Store
from factcheck.store.fence import memory_for, physical_memory, run_query
from factcheck.store.output import as_csv, write_rows
from factcheck.store.queries import get, list_queries
from factcheck.vocabulary import Label, Outcome
from tests.store_records import BODY, BUILTIN, MODEL, NOON, a_call, a_review, audited

README = Path(__file__).parent.parent / "store" / "README.md"
FACT, SAID, OPINION = Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.OPINION

# Too few words for the rules to see that they say the same.
MINISTERS_WORD_TWICE = """
insert into claim_clusters values (2, 2), (5, 2);
insert into claim_matches by name
select 2 as claim_id, 5 as other_claim_id, 'same' as kind, 'part_of' as extent, 0.9 as score, 'by hand' as reason,
    'confirmed' as verdict, '' as cause, 1 as matcher, timestamp '2031-05-05' as matched_at;
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("queried") / "news.duckdb")
    failed = audited(MODEL, number=1, calls=(a_call(call_id=1),), labels=(FACT, SAID, FACT), location="b.txt")
    outcomes = [
        *failed.outcomes[:3],
        failed.outcomes[3].model_copy(update={"outcome": Outcome.FAILED, "cause": "timeout"}),
    ]
    store.save_audits([audited(), failed.model_copy(update={"outcomes": tuple(outcomes), "status": "partial"})])
    store.save_review(a_review(1, "relabel", OPINION, seen_label=FACT))
    # A third article: labelled twice by the rules, which changed their mind, and once by a model.
    newer = BUILTIN.model_copy(update={"version": "2"})
    third = [
        audited(number=2, location="c.txt"),
        audited(newer, number=2, location="c.txt", labels=(FACT, SAID, FACT), finished_at=NOON + timedelta(days=1)),
        audited(MODEL, number=2, location="c.txt", calls=(a_call(call_id=1),)),
    ]
    store.save_audits(third)
    # The third article again, as it stands now.
    edited = audited(number=22, location="c.txt", finished_at=NOON + timedelta(days=2))
    store.save_audits([edited])
    link(store)
    link_same_claims(store)
    with duckdb.connect(str(store.path)) as connection:
        connection.execute(MINISTERS_WORD_TWICE)
    return store


# What each query is given, and what stands in the column that tells most.
ANSWERS: list[tuple[str, dict[str, str], str, list[object]]] = [
    ("agreement", {}, "times", [1, 1, 1]),
    ("articles", {}, "opinions", [2, 0, 1, 1]),
    ("attributed_through", {"article": "halden0"}, "chain", [["an aide", "Minister Oda Brekke"]]),
    ("calls_and_cost", {}, "tokens_in", [900]),
    ("claims_by_label", {"article": "1"}, "reviewed", [1, 0]),
    ("claims_of_one_source", {}, "sole_source", ["Oda Brekke"]),
    ("cost_by_day", {}, "usd_per_1000_claims", [0.1]),
    ("disagreements", {}, "label_other", [OPINION]),
    ("edited_articles", {}, "is_current", [False, True]),
    ("facts_with_loaded_words", {"article": "b.txt"}, "loaded_words", [["needless", "farce"]]),
    ("failed_sentences", {}, "cause", ["timeout"]),
    ("labels_changed", {}, "label_now", [OPINION]),
    ("labels_flipped", {}, "label_after", [FACT]),
    ("most_quoted_sources", {"limit": "1"}, "source", ["Oda Brekke"]),
    ("never_reviewed", {"kind": "loaded_words"}, "label", [OPINION, FACT, OPINION]),
    ("never_reviewed", {"kind": "opinion"}, "reasons", [["loaded_words", "opinion"]] * 2),
    ("only_through", {"kind": "unnamed", "article": "1"}, "through", ["an aide"]),
    ("only_through", {}, "through", []),
    ("only_through", {"voice": "aide", "article": "1"}, "through", ["an aide"]),
    ("only_through", {"voice": "aide", "kind": "media"}, "through", []),
    ("opinion_share", {"min_claims": "1"}, "share", [0.6667, 0.3333, 0.0]),
    ("opinions_to_review", {"article": "1"}, "opinion_cues", [["needless", "farce"]]),
    ("overruled", {}, "share_overruled", [1.0]),
    ("prompt_of_claim", {"claim": "4"}, "instructions", ["Label them."]),
    ("provenance_of_claim", {"claim": "1"}, "label_reviewed", [OPINION]),
    ("reasons_to_look", {}, "undecided", [3, 2, 0]),
    ("sentences_without_claims", {"article": "b.txt"}, "reason", ["failed: timeout"]),
    ("restated_without_source", {}, "flat_quote", []),
    ("reviews_left_behind", {}, "quote", []),
    ("same_claim_elsewhere", {"claim": "2"}, "extent", ["part_of"]),
    ("same_claim_elsewhere", {"claim": "5"}, "extent", ["contains"]),
    ("same_claims", {"min_articles": "3"}, "articles", [3, 3]),
    ("sources_corrected", {}, "claim_id", []),
    ("single_source_articles", {"min_statements": "1"}, "article_id", [1, 2, 4]),
    ("single_source_articles", {}, "article_id", []),
    ("spans_of_claim", {"claim": "2"}, "role", ["content", "content", "cue", "source", "source", "cue"]),
    ("statements_of", {"source": "AIDE", "article": "1"}, "part", ["passes it on"]),
    ("statements_of", {"source": "brekke", "article": "1"}, "part", ["own word"]),
    ("unnamed_sources", {}, "claim_id", [2, 5, 17]),
    ("unnamed_sources", {}, "names_nobody", [False] * 3),
    ("who_through_whom", {}, "statements", [3]),
]


@pytest.mark.parametrize(("name", "given", "column", "cells"), ANSWERS)
def test_a_saved_query_answers(
    store: Store, name: str, given: dict[str, str], column: str, cells: list[object]
) -> None:
    answer = store.saved_query(name, given)
    place = answer.columns.index(column)
    assert [row[place] for row in answer.rows] == cells


def test_a_query_of_all_rows_says_when_it_gave_only_some(store: Store) -> None:
    some = store.saved_query("articles", {}, QueryLimits(rows=2))
    assert (len(some.rows), some.truncated) == (2, True)
    asked_for_two = store.saved_query("articles", {"limit": "2"})
    assert (len(asked_for_two.rows), asked_for_two.truncated) == (2, False)


def test_every_saved_query_says_what_it_answers_and_is_tried_here() -> None:
    assert [query.name for query in list_queries()] == sorted({name for name, *_ in ANSWERS})
    assert all(query.question.endswith("?") for query in list_queries())


def test_the_readme_counts_the_saved_queries() -> None:
    assert f"`factcheck query` lists {len(list_queries())} questions" in (README.parents[1] / "README.md").read_text(
        encoding="utf-8"
    )


def test_of_two_sources_with_one_name_the_earlier_known_comes_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.duckdb")
    store.save_audits([audited()])
    link(store)

    def kinds() -> list[object]:
        answer = store.saved_query("most_quoted_sources", {})
        return [row[answer.columns.index("source_kind")] for row in answer.rows]

    with duckdb.connect(str(store.path)) as connection:
        connection.execute("update sources set name = 'Oda Brekke'")
    before = kinds()
    with duckdb.connect(str(store.path)) as connection:
        connection.execute(
            "update sources set source_id = 90, stands_for = 90 where source_id = 1; "
            "update article_sources set source_id = 90 where source_id = 1"
        )
    assert len(set(before)) == 2
    assert kinds() == before[::-1]


def test_chains_are_told_outermost_first(store: Store) -> None:
    ((_, _, chain, quote),) = store.saved_query("attributed_through", {"article": "1"}).rows
    assert (chain, quote) == (["an aide", "Minister Oda Brekke"], BODY[1])


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("spans_of_claim", {}, "needs a value for 'claim'"),
        ("spans_of_claim", {"claim": "three"}, "'three' is no number of a claim"),
        ("spans_of_claim", {"claim": "9" * 20}, "is no number of a claim"),
        ("articles", {"limit": "all"}, "'all' is no number of rows"),
        ("most_quoted_sources", {"limit": "-1"}, "'-1' is no number of rows"),
        ("overruled", {"limit": "3"}, "takes no 'limit'"),
        ("only_through", {"kind": "nonsense"}, "'nonsense' is no source kind"),
        ("never_reviewed", {"kind": "nonsense"}, "'nonsense' is no review reason"),
    ],
)
def test_a_wrong_value_is_refused_in_words(store: Store, name: str, given: dict[str, str], says: str) -> None:
    with pytest.raises(QueryRefusedError, match=says) as refused:
        store.saved_query(name, given)
    assert given or refused.value.hint == "Give it one: --set claim=23"


def test_an_article_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no article 'ferries'"):
        store.saved_query("claims_by_label", {"article": "ferries"})


def test_an_unknown_query_is_answered_with_what_comes_near() -> None:
    with pytest.raises(NotFoundError) as caught:
        get("opinion_to_review")
    assert "opinions_to_review" in caught.value.hint


def test_the_queries_of_the_readme_run(store: Store) -> None:
    found = re.findall(r"```sql\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(found) >= 10
    for sql in found:
        assert store.query(sql).columns


ROWS = QueryRows(
    ["n", "word", "word", "at", "list", "price"],
    ["BIGINT", "VARCHAR", "VARCHAR", "TIMESTAMP", "VARCHAR[]", "DECIMAL(6,2)"],
    [[-1, "=cmd|' /C calc'!A0", "“late”", "2031-05-04 12:00:00", ["a", "b"], "1.50"], [2, None, "@x", None, [], None]],
    False,
)


def test_parquet_keeps_the_types(tmp_path: Path) -> None:
    write_rows(ROWS, tmp_path / "x.parquet")
    with duckdb.connect() as connection:
        kept = connection.read_parquet(str(tmp_path / "x.parquet"))
        assert (kept.columns[:3], [str(kind) for kind in kept.types]) == (["n", "word", "word_2"], ROWS.types)
        assert kept.fetchall()[1] == (2, None, "@x", None, [], None)


def test_no_cell_of_a_csv_is_a_formula(tmp_path: Path) -> None:
    write_rows(ROWS, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        _, first, second = csv.reader(file)
    assert first == ["-1", "'=cmd|' /C calc'!A0", "“late”", "2031-05-04 12:00:00", '["a", "b"]', "1.50"]
    assert second[2] == "'@x"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'="])
def test_every_start_of_a_formula_is_disarmed_and_given_back(start: str) -> None:
    text = as_csv(QueryRows(["a"], ["VARCHAR"], [[f"{start}1"], ["'tis 1"]], False))
    _, (cell,), (plain,) = csv.reader(io.StringIO(text, newline=""))
    assert (cell, armed(cell)) == (f"'{start}1", f"{start}1")
    assert (plain, armed(plain)) == ("'tis 1", "'tis 1")


def test_json_changes_nothing(tmp_path: Path) -> None:
    write_rows(ROWS, tmp_path / "x.json")
    write_rows(ROWS, tmp_path / "x.jsonl")
    whole = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    lines = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()]
    assert whole == lines
    assert list(whole[0].values()) == ROWS.rows[0]


def test_an_ending_without_a_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryRefusedError) as caught:
        write_rows(ROWS, tmp_path / "x.xls")
    assert ".parquet" in caught.value.hint


@pytest.mark.parametrize(
    ("size", "machine", "megabytes"),
    [
        (0, None, 512),
        (100_000_000, 8_000_000_000, 512),
        (1_000_000_000, 8_000_000_000, 4_000),
        (1_000_000_000, 4_000_000_000, 3_000),
        (0, 400_000_000, 300),
    ],
)
def test_a_query_may_have_more_memory_where_the_store_is_large_and_never_all_of_the_machine(
    size: int, machine: int | None, megabytes: int
) -> None:
    assert memory_for(size, machine) == megabytes


def test_a_query_on_a_store_larger_than_the_machine_is_held_to_three_quarters_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []

    def answer(request: bytes, limits: QueryLimits) -> dict[str, object]:
        asked.append(limits.memory_mb)
        return {"columns": [], "types": [], "rows": [], "truncated": False}

    machine = physical_memory()
    assert machine is not None
    monkeypatch.setattr("factcheck.store.fence._ask_child", answer)
    with (tmp_path / "large.duckdb").open("wb") as file:
        file.truncate(machine)  # of holes
    run_query(tmp_path / "large.duckdb", "select 1")
    assert asked == [machine * 3 // 4 // 1_000_000]
