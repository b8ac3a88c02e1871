"""What people decided about voices counts wherever voices are counted."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from factcheck.linking import Linked, link_sources
from factcheck.review.deciding import Choice, Part, Voice, decide, undo
from factcheck.store import Store
from factcheck.store.queries import get
from factcheck.vocabulary import Decision, Label, SourceKind
from tests.review_records import ACCEPT, AS_FACT, BY_THE_MAYOR, NONE
from tests.store_records import TEXT, audited, place

SAID = Label.ATTRIBUTED_STATEMENT
GAZETTE = Voice(source="The Strait Gazette", cue="reported", kind=SourceKind.MEDIA)
BREKKE = Voice(source="Oda Brekke", cue="said", kind=SourceKind.PERSON, full_name="Minister Oda Brekke")
AIDE = Voice(source="an aide", cue="reported", kind=SourceKind.UNNAMED)
THROUGH_THE_GAZETTE = Choice(decision=Decision.ATTRIBUTION, chain=(GAZETTE, BREKKE))
AS_SAID = Choice(decision=Decision.RELABEL, label=SAID)
VOICES = "select part, position, source, is_innermost, words, source_id is not null from claim_voices order by all"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """One statement of the minister's, which an aide passes on."""
    store = Store(tmp_path / "news.duckdb")
    store.save_audits([audited()])
    link_sources(store)
    return store


def ask(store: Store, sql: str, **given: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(store.path), read_only=True) as connection:
        return connection.execute(sql, given or None).fetchall()


def answer(store: Store, name: str, column: str, **given: str) -> list[Any]:
    """One column of a saved query, without the fence."""
    query = get(name)
    with duckdb.connect(str(store.path), read_only=True) as connection:
        answered = connection.execute(query.sql, query.bound(given, int, rows=100))
        place = [one[0] for one in answered.description or []].index(column)
        return [row[place] for row in answered.fetchall()]


def test_corrected_voices_stand_in_place_of_the_annotators(store: Store) -> None:
    decide(store, 2, THROUGH_THE_GAZETTE, reviewer="Ada")
    decide(store, 2, Choice(decision=Decision.ACCEPT), reviewer="Bo")
    as_written = [
        (None, 1, "The Strait Gazette", False, None, False),
        (None, 2, "Minister Oda Brekke", True, None, False),
    ]
    assert ask(store, VOICES) == as_written
    link_sources(store)
    assert ask(store, VOICES) == [(None, 1, "Strait Gazette", False, 4, True), (None, 2, "Oda Brekke", True, 4, True)]
    told = store.told_sources()
    assert {one.name: (one.own_words, one.passed_on) for one in told.sources} == {
        "Oda Brekke": (1, 0),
        "Strait Gazette": (0, 1),
    }
    assert [(one.through, one.source) for one in told.relays] == [("Strait Gazette", "Oda Brekke")]
    assert ask(store, "select through, source from source_relays") == [("Strait Gazette", "Oda Brekke")]
    assert ask(store, "select source, claims from source_profile order by all") == [
        ("Oda Brekke", 1),
        ("Strait Gazette", 1),
    ]
    assert answer(store, "most_quoted_sources", "source") == ["Oda Brekke", "Strait Gazette"]
    assert answer(store, "who_through_whom", "passed_on_by") == ["Strait Gazette"]
    assert answer(store, "only_through", "through") == ["Strait Gazette"]
    assert answer(store, "unnamed_sources", "claim_id") == []
    assert answer(store, "statements_of", "part", source="gazette") == ["passes it on"]
    assert answer(store, "statements_of", "part", source="aide") == []
    assert answer(store, "attributed_through", "chain") == [["The Strait Gazette", "Minister Oda Brekke"]]
    (claim,) = (one for one in store.exported([1], [SAID])[0].claims)
    assert [link.canonical for link in claim.chain] == ["Strait Gazette", "Oda Brekke"]
    assert store.verify() == []


def test_a_statement_that_a_person_gives_to_somebody_unnamed_is_found_among_those(store: Store) -> None:
    decide(store, 2, Choice(decision=Decision.ATTRIBUTION, chain=(AIDE,)), reviewer="Ada")
    link_sources(store)
    assert answer(store, "unnamed_sources", "source") == ["an aide"]
    assert answer(store, "single_source_articles", "source", min_statements="1") == ["an aide"]
    assert answer(store, "attributed_through", "chain") == []
    assert ask(store, "select statements, unnamed, is_single_source from article_sourcing") == [(1, 1, False)]


@pytest.mark.parametrize(
    "choice",
    [Choice(decision=Decision.NOT_A_CLAIM), Choice(decision=Decision.RELABEL, label=Label.REPORTED_FACT)],
    ids=["no claim", "a fact"],
)
def test_what_is_no_statement_any_more_is_nobodys_until_that_is_taken_back(store: Store, choice: Choice) -> None:
    before = ask(store, VOICES)
    kept = decide(store, 2, choice, reviewer="Ada")
    link_sources(store)
    assert ask(store, VOICES) == []
    assert store.told_sources().sources == ()
    assert ask(store, "select count(*) from source_voices") == [(0,)]
    undo(store, "Ada", kept.review_id)
    link_sources(store)
    assert ask(store, VOICES) == before


def test_each_part_of_a_split_statement_has_the_voices_that_it_was_given(store: Store) -> None:
    parts = (
        Part(span=place("“It is late” 🚢"), label=SAID),
        Part(span=place("said Oda Brekke"), label=SAID, chain=(BREKKE,)),
        Part(span=place("an aide reported"), label=Label.REPORTED_FACT),
    )
    decide(store, 2, Choice(decision=Decision.SPLIT, parts=parts), reviewer="Ada")
    link_sources(store)
    assert ask(store, VOICES) == [
        (1, 1, "an aide", False, 4, True),
        (1, 2, "Oda Brekke", True, 4, True),
        (2, 1, "Oda Brekke", True, 3, True),
    ]
    assert answer(store, "who_through_whom", "statements") == [1]
    assert answer(store, "statements_of", "part", source="brekke") == ["own word", "own word"]
    assert answer(store, "single_source_articles", "statements", min_statements="1") == [2]
    assert store.verify() == []


def test_a_correction_holds_for_voices_in_other_audits_and_versions_and_is_looked_at_once(store: Store) -> None:
    decide(store, 2, THROUGH_THE_GAZETTE, reviewer="Ada")
    head = "Corrected at noon. "
    edited = audited()
    moved = [
        one.model_copy(
            update={
                "span": one.span.shifted(len(head)),
                "content": tuple(span.shifted(len(head)) for span in one.content),
                "chain": (),
                "opinion_cues": (),
            }
        )
        for one in edited.claims
    ]
    sentences = [one.model_copy(update={"span": one.span.shifted(len(head))}) for one in edited.sentences]
    changes: dict[str, Any] = {
        "article": edited.article.model_copy(update={"text": head + TEXT}),
        "claims": tuple(moved),
        "sentences": tuple(sentences),
        "signals": (),
    }
    store.save_audits([edited.model_copy(update=changes)])
    assert link_sources(store).audits == 2
    assert ask(store, "select audit_id, position, source from claim_voices order by all") == [
        (1, 1, "Strait Gazette"),
        (1, 2, "Oda Brekke"),
        (2, 1, "Strait Gazette"),
        (2, 2, "Oda Brekke"),
    ]
    assert link_sources(store) == Linked()
    decide(store, 2, Choice(decision=Decision.NOTE, note="see the minutes"), reviewer="Bo")
    assert link_sources(store) == Linked()


def test_a_decision_that_leaves_all_voices_alone_is_no_reason_to_look_at_an_article_again(store: Store) -> None:
    for claim, choice in [(1, ACCEPT), (2, ACCEPT), (3, AS_FACT), (1, NONE), (1, AS_SAID), (1, ACCEPT)]:
        decide(store, claim, choice, reviewer="Ada")
    undo(store, "Ada")
    assert link_sources(store) == Linked()
    for choice in (BY_THE_MAYOR, NONE):
        decide(store, 1, choice, reviewer="Bo")
        assert link_sources(store).audits == 1
    decide(store, 3, AS_FACT, reviewer="Ada")
    assert ask(store, "select count(*) from corrected_voices") == [(0,)]
    decide(store, 2, NONE, reviewer="Ada")
    assert link_sources(store).audits == 1
    assert ask(store, "select count(*) from source_voices") == [(0,)]
