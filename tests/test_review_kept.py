"""Where decisions stand in the text and in the store: whole words, older stores, what is shown and exported."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.linking import link_sources
from factcheck.review.deciding import decide, undo
from factcheck.review.placing import snapped
from factcheck.reviewed import reviewed
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.store.integrity import violations
from factcheck.store.migrations import migrate
from factcheck.store.statements import migrations
from factcheck.vocabulary import Label
from tests.review_records import (
    ACCEPT,
    BY_THE_MAYOR,
    FACT,
    IN_TWO,
    MAYOR,
    NONE,
    OPINION,
    SAID,
    TO_FARCE,
    a_store,
)
from tests.store_records import BODY, TEXT


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "news.duckdb")


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "span", "words"),
        [
            ("The harbour closed.", (5, 9), "harbour"),
            ("The harbour closed.", (3, 12), "harbour"),
            ("The mayor’s office", (4, 6), "mayor’s"),
            ("café é bar", (0, 4), "café"),
            ("go 👩\u200d🚒 now", (3, 4), "👩\u200d🚒"),
            ("in 🇳🇴 now", (3, 4), "🇳🇴"),
            ("in 👍🏽 now", (3, 4), "👍🏽"),
            ("“Late,” she said", (0, 7), "“Late,”"),
        ],
    )
    def test_ends_are_those_of_whole_words(self, text: str, span: tuple[int, int], words: str) -> None:
        assert snapped(text, Span(*span)).of(text) == words

    @given(st.text(min_size=1), st.data())
    def test_they_hold_what_was_meant_and_stay_where_they_are(self, text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text) - 1))
        span = Span(start, data.draw(st.integers(start + 1, len(text))))
        if not span.of(text).strip():
            return
        found = snapped(text, span)
        assert span.of(text).strip() in found.of(text)
        assert snapped(text, found) == found


class TestVerify:
    CHANGES = (
        "update review_parts set quote = 'The delay'",
        "update review_parts set start_char = 9000, end_char = 9001",
        "update review_voices set source = 'Somebody'",
        "update review_parts set review_id = 77",
        "update reviews set undoes = 77 where decision = 'undo'",
        "delete from review_voices where position = 1",
        "delete from review_voices",
        "delete from review_parts where review_id = 4 and part = 2",
        "delete from review_parts where review_id = 4 and part = 1",
        "delete from review_parts where review_id = 5",
    )

    def test_verify_notices_a_correction_that_does_not_fit(self, store: Store) -> None:
        decide(store, 2, BY_THE_MAYOR, reviewer="Ada")
        decide(store, 3, ACCEPT, reviewer="Ada")
        undo(store, "Ada")
        decide(store, 9, IN_TWO, reviewer="Ada")
        decide(store, 12, TO_FARCE, reviewer="Ada")
        assert store.verify() == []
        with duckdb.connect(str(store.path)) as connection:
            for change in self.CHANGES:
                connection.begin()
                connection.execute(change)
                found = {one.check for one in violations(connection, None)}
                connection.rollback()
                assert found - {"decisions"} == {"reviews"}, change

    def test_verify_notices_lost_voices_and_reviews_by_the_sources_found_with_them(self, store: Store) -> None:
        aide = MAYOR.model_copy(update={"source": "an aide", "full_name": ""})
        chain = (MAYOR, aide, aide)
        decide(store, 2, BY_THE_MAYOR.model_copy(update={"chain": chain}), reviewer="Ada")
        decide(store, 3, ACCEPT, reviewer="Ada")
        link_sources(store)
        assert store.verify() == []
        with duckdb.connect(str(store.path)) as connection:
            connection.execute("delete from review_voices where position = 3; delete from reviews where review_id = 2")
        assert [one.detail for one in store.verify()] == [
            "review 2 of claim 3 is gone",
            "review 1 had a voice 3 of part 1, which is gone",
            "reviews up to 2 were there, and now end with 1",
        ]


class TestOlderStores:
    OLD = """
        insert into reviews values
            (1, 3, 'Ada', 'accept', null, 'as it is', 'opinion', timestamp '2031-05-04', timestamp '2031-05-05'),
            (2, 3, 'Bo', 'relabel', 'reported_fact', '', 'opinion', timestamp '2031-05-06', timestamp '2031-05-06'),
            (3, 2, 'Bo', 'not_a_claim', null, '', 'opinion', timestamp '2031-05-06', timestamp '2031-05-06'),
            (4, 77, 'Bo', 'skip', null, '', 'opinion', timestamp '2031-05-07', timestamp '2031-05-07')
    """

    def test_decisions_made_before_are_all_there(self, store: Store) -> None:
        with duckdb.connect() as old:
            self.as_before(old)
            old.execute(f"attach '{store.path}' as news (read_only)")
            columns = "claim_id, audit_id, article_id, sentence_id, number, label, start_char, end_char, quote"
            rest = "opinion_kind, alignment, unaligned, restated, call_id, sentence, twin, voices, source"
            old.execute(f"insert into claims by name select {columns}, {rest} from news.claims")
            old.execute(self.OLD)
            old.execute("insert into signals values (5, 1, 'loaded_words', 'farce', 3, null)")
            migrate(old, 5)
            told = old.execute(
                "select review_id, claim_id, decision, label, note, seen_audit_id, undoes from reviews order by all"
            ).fetchall()
            assert told == [
                (1, 3, "accept", "opinion", "as it is", 1, None),
                (2, 3, "relabel", "reported_fact", "", 1, None),
                (3, 2, "not_a_claim", None, "", 1, None),
                (4, 77, "skip", None, "", None, None),
            ]
            assert old.execute("from signals").fetchall() == [(5, 1, "loaded_words", "farce", 3, None)]

    def as_before(self, connection: duckdb.DuckDBPyConnection) -> None:
        for migration in migrations():
            if migration.version <= 5:
                connection.execute(migration.sql)


class TestShown:
    def test_an_article_is_shown_as_people_left_it(self, store: Store) -> None:
        decide(store, 2, BY_THE_MAYOR, reviewer="Ada")
        decide(store, 3, IN_TWO, reviewer="Ada")
        decide(store, 1, NONE, reviewer="Bo")
        left = reviewed(store.audit(1), store.reviewed_labels(1))
        assert [(one.number, one.label, one.quote) for one in left.claims] == [
            (2, SAID, BODY[1]),
            (3, FACT, "The delay"),
            (3, OPINION, "a needless farce"),
        ]
        assert [one.span.of(TEXT) for one in left.claims] == [one.quote for one in left.claims]
        assert [link.full_name for link in left.claims[0].chain] == ["Mayor Oda Brekke"]
        assert [cue.of(TEXT) for cue in left.claims[2].opinion_cues] == ["needless", "farce"]

    def test_exports_have_the_corrected_places_and_voices(self, store: Store) -> None:
        decide(store, 2, BY_THE_MAYOR, reviewer="Ada")
        decide(store, 3, IN_TWO, reviewer="Ada")
        ((audit,), text) = store.exported([1], tuple(Label)), TEXT
        told = [(one.number, one.quote, one.source) for one in audit.claims]
        assert told == [
            (1, BODY[0], None),
            (2, BODY[1], "Mayor Oda Brekke"),
            (3, "The delay", None),
            (3, "a needless farce", None),
        ]
        assert [link.cue for link in audit.claims[1].chain] == ["said"]
        assert [text[one.start_char : one.end_char] for one in audit.claims] == [one.quote for one in audit.claims]
        wide = text.encode("utf-16-le")
        found = [wide[2 * one.start_utf16 : 2 * one.end_utf16].decode("utf-16-le") for one in audit.claims]
        assert found == [one.quote for one in audit.claims]
        assert len({one.claim_key for one in audit.claims}) == 4
