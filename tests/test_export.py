"""Exports as tables: every field there and back, cells that no spreadsheet runs, and files whole or not at all."""

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import InputError, NotFoundError
from factcheck.export import Choices, Export, ExportedClaim, ExportRequest, cells, read_csv, read_jsonl
from factcheck.export.cells import COLUMNS
from factcheck.store import Store
from factcheck.store.exporting import ExportedAudit
from factcheck.vocabulary import Label
from tests.export_records import HOSTILE, audits_of, reviewed_store, text_of, written
from tests.store_records import MODEL, a_call, audited

LISTS = ("chain", "content", "opinion_cues", "unaligned", "signals", "reviews")


@pytest.fixture
def reviewed(tmp_path: Path) -> Store:
    return reviewed_store(tmp_path / "store.duckdb")


def claims_of(store: Store) -> list[ExportedClaim]:
    return [claim for audit in audits_of(store) for claim in audit.claims]


class TestWhatGoesOut:
    def test_offsets_of_every_claim_cut_its_quote_out_of_the_text_in_python_and_in_javascript(
        self, examples: Store, hostile: Store
    ) -> None:
        for audit in audits_of(examples) + audits_of(hostile):
            units = audit.text.encode("utf-16-le")
            for claim in audit.claims:
                assert audit.text[claim.start_char : claim.end_char] == claim.quote
                assert units[claim.start_utf16 * 2 : claim.end_utf16 * 2].decode("utf-16-le") == claim.quote

    def test_the_label_after_review_stands_beside_the_label_given_and_every_decision(self, reviewed: Store) -> None:
        claim = claims_of(reviewed)[2]
        assert (claim.label, claim.label_given, claim.opinion_kind) == ("reported_fact", "opinion", None)
        assert (claim.decision, claim.reviewed_by, claim.review_note) == ("accept", "Bo", "It was late.")
        assert [(r.reviewer, r.decision, r.claim_key == claim.claim_key) for r in claim.reviews] == [
            ("Ada", "relabel", False),
            ("Bo", "accept", True),
        ]

    def test_a_claim_carries_its_voices_with_their_places_and_its_receipt(self, reviewed: Store) -> None:
        audit = audits_of(reviewed)[0]
        claim = audit.claims[1]
        outer, inner = claim.chain
        assert (outer.source, inner.full_name, claim.source) == ("an aide", "Minister Oda Brekke", inner.full_name)
        assert audit.text[inner.source_start : inner.source_end] == inner.source
        assert claim.request_hash == a_call().request_hash
        assert (claim.tokens_in, claim.prompt_name, claim.annotator) == (900, "label", MODEL.name)

    def test_a_claim_that_a_person_found_to_be_none_stays_in(self, reviewed: Store) -> None:
        with reviewed._writing() as connection:
            connection.execute("update reviews set decision = 'not_a_claim' where reviewer = 'Bo'")
        assert [claim.number for claim in claims_of(reviewed)] == [1, 2, 1, 2, 3]

    def test_labels_are_chosen_as_they_stand_after_review(self, reviewed: Store) -> None:
        rows = text_of(reviewed, "jsonl", labels=(Label.OPINION,)).splitlines()
        assert [json.loads(row)["text_sha256"] for row in rows] == [audits_of(reviewed)[1].text_sha256]

    def test_another_annotators_audit_can_be_named(self, reviewed: Store) -> None:
        rows = text_of(reviewed, "jsonl", annotator="builtin", articles=(1,)).splitlines()
        assert {json.loads(row)["annotator"] for row in rows} == {"builtin"}

    @pytest.mark.parametrize("request_", [{"annotator": "nobody"}, {"annotator": "nobody", "articles": (1,)}])
    def test_an_annotator_without_audits_is_refused_with_the_names_of_the_others(
        self, reviewed: Store, request_: dict[str, object]
    ) -> None:
        with pytest.raises(NotFoundError) as refused:
            Export(reviewed, ExportRequest(format="jsonl", **request_))
        assert "builtin" in refused.value.hint

    def test_an_audit_that_ends_during_an_export_changes_nothing(self, reviewed: Store, tmp_path: Path) -> None:
        export = Export(reviewed, ExportRequest(format="jsonl", annotator="builtin"))
        before = text_of(reviewed, "jsonl", annotator="builtin")
        reviewed.save_audits([audited(labels=(Label.OPINION,) * 3)])
        assert "".join(export.chunks()) == before

    def test_keys_are_the_same_in_another_store(self, tmp_path: Path) -> None:
        keys = []
        for name in ("one", "other"):
            store = Store(tmp_path / f"{name}.duckdb")
            store.save_audits([audited(number=5)] if name == "other" else [])
            store.save_audits([audited()])
            keys.append({claim.claim_key for claim in claims_of(store)})
        assert keys[0] < keys[1]


class TestJsonLines:
    def test_reading_back_gives_the_very_claims(self, examples: Store, hostile: Store, tmp_path: Path) -> None:
        for name, store in (("examples", examples), ("hostile", hostile)):
            (tmp_path / name).mkdir()
            assert list(read_jsonl(written(store, "jsonl", tmp_path / name))) == claims_of(store)

    def test_a_line_is_a_claim_whoever_splits_the_text(self, hostile: Store) -> None:
        assert len(text_of(hostile, "jsonl").splitlines()) == len(HOSTILE)

    @pytest.mark.parametrize(
        ("line", "said"),
        [("{", "Line 2"), ('{"format": 1}', "claim_key"), ("[]", "Line 2")],
    )
    def test_a_line_that_is_no_claim_is_named(self, examples: Store, tmp_path: Path, line: str, said: str) -> None:
        path = written(examples, "jsonl", tmp_path)
        first = path.read_text(encoding="utf-8").split("\n")[0]
        path.write_text(f"{first}\n{line}\n", encoding="utf-8")
        with pytest.raises(InputError, match=said):
            list(read_jsonl(path))

    def test_a_later_format_is_refused(self, examples: Store, tmp_path: Path) -> None:
        path = written(examples, "jsonl", tmp_path)
        path.write_text(path.read_text(encoding="utf-8").replace('"format":1', '"format":2'), encoding="utf-8")
        with pytest.raises(InputError, match="format"):
            next(read_jsonl(path))


class TestCsv:
    def test_every_cell_comes_back_as_it_was(self, examples: Store, hostile: Store, tmp_path: Path) -> None:
        for name, store in (("examples", examples), ("hostile", hostile)):
            (tmp_path / name).mkdir()
            rows = list(read_csv(written(store, "csv", tmp_path / name)))
            for row, claim in zip(rows, claims_of(store), strict=True):
                values = claim.model_dump(mode="json")
                for column in COLUMNS:
                    cell = row[column]
                    given = json.loads(cell or "[]") if column in LISTS else cell
                    expected = values[column] if column in LISTS else "" if values[column] is None else values[column]
                    assert given == (expected if column in LISTS else str(expected))

    def test_no_cell_begins_as_a_formula_does(self, hostile: Store) -> None:
        rows = list(csv.reader(io.StringIO(text_of(hostile, "csv"), newline="")))
        assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n")] == []

    @settings(deadline=None)
    @given(words=st.text("'+-@\t\r\n\"a, ＝"))
    def test_whatever_a_cell_holds_is_read_back(
        self, words: str, audit: ExportedAudit, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        changed = audit.claims[0].model_copy(update={"quote": words, "review_note": words})
        path = tmp_path_factory.getbasetemp() / "cells.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(cells.chunks([audit.model_copy(update={"claims": (changed,)})], Choices()))
        assert [(row["quote"], row["review_note"]) for row in read_csv(path)] == [(words, words)]

    def test_rows_end_as_the_standard_says_and_excel_is_told_the_encoding(self, examples: Store) -> None:
        text = text_of(examples, "csv", choices=Choices(bom=True))
        assert text.startswith("\ufeffformat,claim_key,")
        assert text.endswith("\r\n")

    def test_a_file_of_other_columns_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "other.csv").write_text("a,b\r\n1,2\r\n", encoding="utf-8")
        with pytest.raises(InputError, match="other columns"):
            list(read_csv(tmp_path / "other.csv"))


class TestParquet:
    def test_every_value_comes_back_with_its_type(self, hostile: Store, reviewed: Store, tmp_path: Path) -> None:
        for name, store in (("hostile", hostile), ("reviewed", reviewed)):
            (tmp_path / name).mkdir()
            path = written(store, "parquet", tmp_path / name)
            with duckdb.connect() as connection:
                rows = connection.execute("select * from read_parquet($path)", {"path": str(path)})
                names = [column[0] for column in rows.description or []]
                read = [ExportedClaim(**dict(zip(names, row, strict=True))) for row in rows.fetchall()]
            assert read == claims_of(store)

    def test_a_chain_is_a_list_of_structs_that_a_query_can_open(self, reviewed: Store, tmp_path: Path) -> None:
        path = written(reviewed, "parquet", tmp_path)
        with duckdb.connect() as connection:
            links = f"select unnest(chain) as v from '{path}' where article_id = 1"
            voices = connection.sql(f"select v.source from ({links}) order by v.position").fetchall()
            kinds = dict(connection.sql(f"select column_name, column_type from (describe from '{path}')").fetchall())
        assert voices == [("an aide",), ("Oda Brekke",)]
        assert (kinds["start_char"], kinds["published"], kinds["reviewed_at"]) == ("INTEGER", "DATE", "TIMESTAMP")
        assert kinds["chain"].startswith("STRUCT(")
        assert kinds["chain"].endswith("[]")

    def test_a_store_of_several_parts_is_one_file(
        self, examples: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = written(examples, "parquet", tmp_path)
        monkeypatch.setattr("factcheck.export._IN_A_PART", 2)
        summary = Export(examples, ExportRequest(format="parquet")).write(tmp_path / "parts.parquet")
        with duckdb.connect() as connection:
            same = connection.sql(f"(from '{whole}' except from '{tmp_path / 'parts.parquet'}')").fetchall()
        assert same == []
        assert summary.claims == len(claims_of(examples))
