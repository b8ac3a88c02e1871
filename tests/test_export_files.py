"""Texts that mean harm, and files that are written whole or not at all: exports at their edges."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ExportError, StoreError
from factcheck.export import Export, ExportRequest
from factcheck.export.safe_json import safe_json
from factcheck.store import Store
from factcheck.store.exporting import ExportedAudit
from factcheck.vocabulary import Label
from tests.export_records import CANARY, everything, hostile_audit, text_of, written
from tests.made_once import made_once
from tests.store_records import MODEL, a_call, audited

# Names of parameters.
SECRET = (
    "jwt auth session pwd key code sas st accessToken Auth-Token user[password] user%5Bpassword%5D PHPSESSID sid TICKET"
    " X-Amz-Credential sig subscription-key clientSecret oauth_verifier Key-Pair-Id unlocked_article_code"
)
ORDINARY = (
    "id page q lang utm_source utm_id keyword author secretary zip_code state passage monkey design stage compass date"
)


class TestHostileTexts:
    def test_no_json_can_end_a_script_element_or_steer_a_terminal(self, hostile: Store) -> None:
        for name in ("jsonl", "web-annotation", "prov-json", "claim-review"):
            text = text_of(hostile, name)
            odd = {
                sign for sign in text if sign in "<>&\x1b\x85\u2028\u2029\u202e\u2066\u200f" or "\x00" <= sign < "\n"
            }
            assert (name, odd) == (name, set())

    @settings(deadline=None)
    @given(words=st.text())
    def test_escaping_changes_no_value(self, words: str) -> None:
        if not any("\ud800" <= sign <= "\udfff" for sign in words):
            assert json.loads(safe_json({words: [words]})) == {words: [words]}

    def test_credentials_are_in_no_export(self, tmp_path: Path) -> None:
        store = Store(tmp_path / "store.duckdb")
        leaking = {
            "url": f"https://ada:{CANARY}@news.invalid/a?page=2&api_key={CANARY}&Signature={CANARY}#access_token={CANARY}",
            "location": f"https://{CANARY}@news.invalid/a?token={CANARY}",
        }
        one = audited(MODEL, **leaking)
        started = store.start_audit(one.article, one.sentences, MODEL)
        secret = {"base_url": f"https://u:{CANARY}@models.invalid/v1", "parameters": {"key": CANARY}, "cause": CANARY}
        call = a_call(**secret)
        call = call.model_copy(update={"call_id": store.record_call(started.audit_id, call)})
        store.finish_audit(started.audit_id, audited(MODEL, calls=(call,), **leaking))
        store.save_audits([hostile_audit(location=f"/home-of/{CANARY}/hostile.txt")])
        for name, text in everything(store, tmp_path).items():
            assert (name, CANARY in text) == (name, False)
        assert "https://news.invalid/a?page=2&api_key=redacted" in text_of(store, "csv")

    def test_of_an_address_what_tells_who_may_read_it_is_hidden_and_all_else_kept(self, tmp_path: Path) -> None:
        hidden, kept = SECRET.split(), ORDINARY.split()
        address = "https://halden.invalid/a?" + "&".join(f"{name}=%s" for name in kept) + "&%s"
        jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.c2ln_-nature"
        url = address % (*kept, "&".join(f"{name}={CANARY}" for name in hidden))
        nested = (
            f"https://halden.invalid/in?to=https%3A%2F%2Fb.invalid%3Fpage%3D1%26code%3D{CANARY}&page=2#/?jwt={CANARY}"
        )
        store = Store(tmp_path / "store.duckdb")
        store.save_audits(
            [
                audited(
                    url=url, external_id=nested, location=f"https://halden.invalid/{jwt}/heyJudeLive.2031.html?x={jwt}"
                )
            ]
        )
        (one,) = store.exported(store.audits_to_export(None), list(Label))
        assert one.url == address % (*kept, "&".join(f"{name}=redacted" for name in hidden))
        assert one.external_id == (
            "https://halden.invalid/in?to=https%3A%2F%2Fb.invalid%3Fpage%3D1%26code%3Dredacted&page=2#/?jwt=redacted"
        )
        assert one.location == "https://halden.invalid/redacted/heyJudeLive.2031.html?x=redacted"
        assert {one.url} == {claim.url for claim in one.claims}
        assert CANARY not in text_of(store, "csv")


class Watched(Store):
    """A store that notes how many audits are asked for at once, and fails when it is told to."""

    asked: list[int]
    fails_after = 99

    def exported(self, audits: Sequence[int], labels: Sequence[Label]) -> list[ExportedAudit]:
        self.asked.append(len(audits))
        if len(self.asked) > self.fails_after:
            raise StoreError("The disk is on fire.")
        return super().exported(audits, labels)


@made_once
def store_of_five(path: Path) -> Store:
    store = Store(path)
    store.save_audits([audited(number=number) for number in range(5)])
    return store


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    monkeypatch.setattr("factcheck.export._AT_A_TIME", 2)
    store = Watched(store_of_five(tmp_path / "store.duckdb").path)
    store.asked = []
    return store


class TestFiles:
    @pytest.mark.parametrize("name", ["jsonl", "csv"])
    def test_a_table_is_written_while_the_store_is_read(self, watched: Watched, name: str) -> None:
        pieces = Export(watched, ExportRequest(format=name)).chunks()
        next(pieces), next(pieces)
        assert watched.asked == [2]
        assert len([*pieces]) > 0
        assert watched.asked == [2, 2, 1]

    def test_a_file_that_fails_halfway_is_not_there_and_nothing_else_is(self, watched: Watched, tmp_path: Path) -> None:
        watched.fails_after = 1
        before = sorted(tmp_path.iterdir())
        with pytest.raises(StoreError):
            written(watched, "jsonl", tmp_path)
        assert sorted(tmp_path.iterdir()) == before

    def test_a_file_that_was_to_be_replaced_stands_where_its_successor_fails(
        self, watched: Watched, tmp_path: Path
    ) -> None:
        watched.fails_after = 1
        (tmp_path / "out").write_text("what was there", encoding="utf-8")
        with pytest.raises(StoreError):
            Export(watched, ExportRequest(format="csv")).write(tmp_path / "out", over=True)
        assert (tmp_path / "out").read_text(encoding="utf-8") == "what was there"

    @pytest.mark.parametrize("name", ["jsonl", "parquet"])
    def test_nothing_is_replaced_unless_it_is_said(self, watched: Watched, tmp_path: Path, name: str) -> None:
        (tmp_path / f"out.{name}").write_text("what was there", encoding="utf-8")
        with pytest.raises(ExportError, match="there already") as refused:
            written(watched, name, tmp_path)
        assert "--force" in refused.value.hint
        Export(watched, ExportRequest(format=name)).write(tmp_path / f"out.{name}", over=True)
        assert (tmp_path / f"out.{name}").read_bytes() != b"what was there"

    def test_a_file_that_somebody_puts_there_meanwhile_is_not_replaced(self, watched: Watched, tmp_path: Path) -> None:
        class Slow(Export):
            def chunks(self):
                yield from super().chunks()
                (tmp_path / "out").write_text("somebody else's", encoding="utf-8")

        with pytest.raises(ExportError, match="there already"):
            Slow(watched, ExportRequest(format="csv")).write(tmp_path / "out")
        assert (tmp_path / "out").read_text(encoding="utf-8") == "somebody else's"

    @pytest.mark.parametrize("ending", ["", ".wal", ".journal", ".lock"])
    def test_the_store_and_what_may_stand_beside_it_are_never_replaced(
        self, watched: Watched, tmp_path: Path, ending: str
    ) -> None:
        (tmp_path / "link").symlink_to(tmp_path / f"store.duckdb{ending}")
        for path in (tmp_path / f"store.duckdb{ending}", tmp_path / "link"):
            with pytest.raises(ExportError, match="belongs to the store"):
                Export(watched, ExportRequest(format="csv")).write(path, over=True)

    @pytest.mark.parametrize(
        ("place", "said"),
        [("", "folder"), ("nowhere/out", "no folder"), ("pipe", "regular"), ("é" * 128, "File name too long")],
    )
    def test_what_is_no_place_for_a_file_is_refused(
        self, watched: Watched, tmp_path: Path, place: str, said: str
    ) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(ExportError, match=said):
            Export(watched, ExportRequest(format="csv")).write(tmp_path / place, over=True)

    def test_a_file_that_is_replaced_keeps_its_mode_and_the_link_that_leads_to_it(
        self, watched: Watched, tmp_path: Path
    ) -> None:
        (tmp_path / "elsewhere").mkdir()
        kept, link = tmp_path / "elsewhere" / "kept", tmp_path / "link"
        kept.write_text("what was there", encoding="utf-8")
        kept.chmod(0o600)
        link.symlink_to(kept)
        Export(watched, ExportRequest(format="csv")).write(link, over=True)
        assert link.is_symlink()
        assert (kept.stat().st_mode & 0o777, kept.read_bytes()[:14] != b"what was there") == (0o600, True)
        assert list(kept.parent.iterdir()) == [kept]

    @pytest.mark.parametrize("name", ["csv", "parquet"])
    def test_a_file_can_be_read_by_whom_the_umask_lets_read_it(
        self, watched: Watched, tmp_path: Path, name: str
    ) -> None:
        (tmp_path / "usual").touch()
        path = written(watched, name, tmp_path)
        assert path.stat().st_mode == (tmp_path / "usual").stat().st_mode

    def test_the_summary_counts_what_was_written(self, watched: Watched, tmp_path: Path) -> None:
        summary = Export(watched, ExportRequest(format="jsonl")).write(tmp_path / "out")
        assert (summary.articles, summary.claims) == (5, 15)
        assert summary.bytes == (tmp_path / "out").stat().st_size
        for name in ("csv", "parquet"):
            without = Export(watched, ExportRequest(format=name, labels=())).write(tmp_path / name)
            assert (without.articles, without.claims) == (5, 0), name
