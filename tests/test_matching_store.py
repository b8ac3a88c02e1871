"""Pairs and clusters across the articles of a store: found once, after a kill too, and only of what speaks now."""

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.auditing import assembled
from factcheck.elsewhere import link_same_claims
from factcheck.records import AnnotatorInfo, Article, AuditedArticle, Review, ReviewedPart
from factcheck.segment import segment
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.store.matches import CLAIMS_A_KEY, Matcher, Matches, MatchesWanted
from factcheck.store.migrations import migrate
from factcheck.store.statements import migrations
from factcheck.vocabulary import Extent, Label, PairKind
from tests.store_records import NOON, audited

SANK = "The ferry Anna Tarn sank on June 3 with 14 sailors aboard."
REWORDED = "Fourteen sailors were aboard the ferry Anna Tarn when it sank on 3 June, the coast guard said."
AGAIN = "On June 3 the ferry Anna Tarn sank with 14 sailors aboard, the coast guard said."
OTHER = "The ferry Anna Tarn sank on June 9 with 14 sailors aboard."
MILL = "The rope mill in Sandvik employs 40 people."
ADDRESS = "https://gazette.invalid/sunk"  # what an article without a title is called
BUILTIN = BuiltinAnnotator()
FOUND = "select * exclude matched_at from claim_matches order by all"


def audit_of(*sentences: str, by: AnnotatorInfo | None = None, later: int = 0, **about: object) -> AuditedArticle:
    article = Article(text=" ".join(sentences), **about)  # type: ignore[arg-type]
    split = segment(article.text)
    found = assembled(article, split, BUILTIN, BUILTIN.label(article.text, split), NOON)
    changes = {"finished_at": NOON + timedelta(hours=later)} | ({"annotator": by} if by else {})
    return found.model_copy(update=changes)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "news.duckdb")


def matches(store: Store, **wanted: object) -> Matches:
    return store.with_matches(lambda matcher: matcher.matches(MatchesWanted(**wanted)))  # type: ignore[arg-type]


def rows(store: Store, sql: str) -> list[list[object]]:
    return store.query(sql).rows


def test_a_claim_is_found_in_every_article_with_where_it_was_first_and_on_whose_word(store: Store) -> None:
    store.save_audits(
        [
            audit_of(SANK, MILL, title="First", published="2031-06-05"),
            audit_of(REWORDED, title="", url=ADDRESS, published="2031-06-04"),
            audit_of(OTHER, title="Third"),
        ]
    )
    link_same_claims(store)
    (group,) = matches(store).groups
    assert (group.articles, group.first_article, str(group.first_seen_on)) == (2, ADDRESS, "2031-06-04")
    assert (group.attributed, group.in_own_voice, group.single_source) == (1, 1, False)
    assert [(claim.article, claim.source) for claim in group.told] == [(ADDRESS, "the coast guard"), ("First", None)]
    assert any(claim.reason and "14" in claim.reason for claim in group.told)


def test_where_an_article_has_no_date_nobody_is_held_to_be_the_first(store: Store) -> None:
    store.save_audits(
        [audit_of(SANK, MILL, title="Undated"), audit_of(REWORDED, title="Dated", published="2031-06-04")]
    )
    link_same_claims(store)
    (group,) = matches(store).groups
    assert (group.undated, group.first_seen_on, group.first_article, group.first_article_id) == (1, None, None, None)
    assert [(claim.article, str(claim.published)) for claim in group.told] == [
        ("Dated", "2031-06-04"),
        ("Undated", "None"),
    ]
    assert rows(store, "select first_seen_on, undated from same_claims") == [[None, 1]]


def test_a_claim_that_only_one_source_gives_everywhere_is_of_a_single_source(store: Store) -> None:
    store.save_audits([audit_of(REWORDED), audit_of(AGAIN)])
    link_same_claims(store)
    (group,) = matches(store).groups
    assert (group.single_source, group.sole_source) == (True, "the coast guard")


def test_two_unnamed_sources_are_not_held_to_be_one(store: Store) -> None:
    store.save_audits([audit_of(one.replace("the coast guard", "officials")) for one in (REWORDED, AGAIN)])
    link_same_claims(store)
    (group,) = matches(store).groups
    assert not group.single_source


def test_an_assertion_that_is_somebodys_word_elsewhere_is_a_kind_of_its_own_and_in_a_view(store: Store) -> None:
    store.save_audits([audit_of(SANK), audit_of(REWORDED)])
    link_same_claims(store)
    assert rows(store, "select kind, within_article from claim_matches_now") == [["attributed_elsewhere", False]]
    sql = "select within_article, attributed_article_id, flat_article_id, source from restated_claims"
    assert rows(store, sql) == [[False, 2, 1, "the coast guard"]]


def test_a_person_who_says_that_it_is_a_statement_undoes_the_restatement(store: Store) -> None:
    store.save_audits([audit_of(SANK), audit_of(REWORDED)])
    link_same_claims(store)
    store.save_review(
        Review(claim_id=1, reviewer="Ada", decision="relabel", label=Label.ATTRIBUTED_STATEMENT,
               seen_label=Label.REPORTED_FACT, reviewed_at=NOON)
    )  # fmt: skip
    assert rows(store, "select * from restated_claims") == []


def test_linking_again_finds_nothing_new_and_one_article_more_is_compared_with_all(store: Store) -> None:
    store.save_audits([audit_of(SANK, MILL)])
    assert link_same_claims(store).audits == 1
    assert link_same_claims(store) == (0, 0, 0)
    store.save_audits([audit_of(REWORDED)])
    assert link_same_claims(store) == (1, 1, 1)


def test_claims_of_one_article_are_not_taken_for_the_same_elsewhere(store: Store) -> None:
    store.save_audits([audit_of(SANK, MILL, SANK)])
    link_same_claims(store)
    assert rows(store, "select * from claim_matches_now") == []


@pytest.mark.parametrize("after", ["to_match", "index", "save"])
def test_a_run_that_is_killed_goes_on_and_ends_as_one_that_was_not(
    store: Store, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    store.save_audits([audit_of(SANK, MILL), audit_of(REWORDED), audit_of(AGAIN, OTHER)])
    step = getattr(Matcher, after)

    def dying(self: Matcher, *given: object, **named: object) -> object:
        step(self, *given, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(Matcher, after, dying)
    with pytest.raises(KeyboardInterrupt):
        link_same_claims(store)
    monkeypatch.setattr(Matcher, after, step)
    link_same_claims(store)
    assert {frozenset(pair) for *pair, _ in store.with_matches(Matcher.every_pair)} == {
        frozenset(pair) for pair in ((1, 3), (1, 4), (3, 4))
    }
    assert [group.claims for group in matches(store).groups] == [3]
    keys = rows(store, "select count(*) = count(distinct (key, claim_id)) from claim_keys")
    assert keys == [[True]]


def test_a_newer_audit_takes_the_place_of_the_one_before_it(store: Store) -> None:
    model = AnnotatorInfo(name="lab/model-a", version="1")
    store.save_audits([audit_of(SANK), audit_of(REWORDED)])
    link_same_claims(store)
    assert [group.claims for group in matches(store).groups] == [2]
    store.save_audits([audit_of(REWORDED, by=model, later=1)])
    assert matches(store).groups == ()  # what was superseded does not show, before anybody looks again
    link_same_claims(store)
    (group,) = matches(store).groups
    assert {claim.claim_id for claim in group.told} == {1, 3}
    assert rows(store, "select count(*) from claim_keys where claim_id = 2") == [[0]]


def test_a_version_that_comes_back_is_found_again_in_the_articles_it_was_found_in(store: Store) -> None:
    rest = (MILL, "The quay at Lower Tarn opened in May.", "Its two cranes came from Quarrick by barge.")
    first, second = (audit_of(one, *rest, location="ferry.txt") for one in (SANK, OTHER))
    store.save_audits([audit_of(REWORDED), first])
    link_same_claims(store)
    before = matches(store)
    store.save_audits([second])
    link_same_claims(store)
    assert matches(store).groups == ()
    store.note_origins([first.article])
    assert link_same_claims(store).pairs == 0  # it is known
    assert matches(store) == before
    assert len(before.groups) == 1


def test_clusters_grow_together_and_go_by_their_smallest_claim(store: Store) -> None:
    for one in (SANK, MILL, REWORDED, AGAIN):
        store.save_audits([audit_of(one)])
        link_same_claims(store)
    assert rows(store, "select claim_id, cluster_id from claim_clusters order by all") == [[1, 1], [3, 1], [4, 1]]


def test_what_very_many_articles_say_is_still_linked_and_takes_bounded_room(store: Store) -> None:
    many = CLAIMS_A_KEY + 20
    store.save_audits([audit_of(SANK, f"Crate {number} was lost.") for number in range(many)])
    link_same_claims(store)
    (group,) = matches(store).groups
    assert group.articles == many
    assert rows(store, "select max(n) from (select count(*) as n from claim_keys group by key)") == [[CLAIMS_A_KEY]]
    ((pairs,),) = rows(store, "select count(*) from claim_matches")
    assert isinstance(pairs, int)
    assert pairs <= many * 10


def test_copies_in_several_articles_are_found_however_little_they_tell(store: Store) -> None:
    store.save_audits([audit_of("The port opened in 1962.", f"Crate {number} was lost.") for number in range(3)])
    link_same_claims(store)
    (group,) = matches(store).groups
    assert (group.articles, group.claims) == (3, 3)
    assert [claim.reason for claim in group.told] == [None, "the same words", "the same words"]


def test_a_copy_is_found_though_all_its_other_keys_are_taken(store: Store) -> None:
    often = "Brekke sold the rope mill to Kestrel"
    store.save_audits([audit_of(f"{often} with {number} looms.") for number in range(100, 110 + CLAIMS_A_KEY)])
    store.save_audits([audit_of(f"{often} and so on."), audit_of(f"{often}, AND SO ON.", title="Copy")])
    link_same_claims(store)
    sql = "select count(*) from claim_matches_now where reason = 'the same words'"
    assert rows(store, sql) == [[1]]


def test_a_claim_that_a_person_split_counts_once_and_is_not_the_same_as_its_part(store: Store) -> None:
    store.save_audits([audit_of(SANK), audit_of(REWORDED)])
    link_same_claims(store)
    words = ("The ferry Anna Tarn sank on June 3", "with 14 sailors aboard")
    spans = [Span(SANK.index(one), SANK.index(one) + len(one)) for one in words]
    store.save_review(
        Review(claim_id=1, reviewer="Ada", decision="split", label=Label.REPORTED_FACT,
               parts=tuple(ReviewedPart(span=span, quote=span.of(SANK), label=Label.REPORTED_FACT) for span in spans),
               seen_label=Label.REPORTED_FACT, reviewed_at=NOON)
    )  # fmt: skip
    (group,) = matches(store).groups
    assert (group.claims, group.articles, group.in_own_voice) == (2, 2, 1)
    assert sorted(claim.claim_id for claim in group.told) == [1, 2]
    assert rows(store, "select claim_id, other_claim_id from claim_matches_now") == [[1, 2]]


def test_the_parts_of_a_claim_that_is_said_nowhere_else_are_no_group(store: Store) -> None:
    store.save_audits([audit_of(SANK), audit_of(REWORDED)])
    link_same_claims(store)
    parts = tuple(
        ReviewedPart(span=Span(at, at + 9), quote=SANK[at : at + 9], label=Label.REPORTED_FACT) for at in (0, 10)
    )
    about = {"reviewer": "Ada", "seen_label": Label.REPORTED_FACT, "reviewed_at": NOON}
    store.save_review(Review(claim_id=1, decision="split", label=Label.REPORTED_FACT, parts=parts, **about))
    store.save_review(Review(claim_id=2, decision="not_a_claim", **about))
    assert rows(store, "select * from same_claims") == []


def test_a_score_is_asked_for_before_groups_are_counted(store: Store) -> None:
    flat, hedged = "Kestrel Works closed the mill in Tarn.", "Kestrel Works may close the mill in Tarn."
    store.save_audits([audit_of(flat, title="A"), audit_of(hedged), audit_of(SANK), audit_of(SANK, MILL)])
    link_same_claims(store)
    assert [group.quote for group in matches(store, most=1).groups] == [flat]
    assert [group.quote for group in matches(store, most=1, min_score=0.99).groups] == [SANK]


def test_a_store_in_which_everything_was_compared_is_not_written_to(store: Store) -> None:
    store.save_audits([audit_of(SANK), audit_of(REWORDED)])
    link_same_claims(store)
    before = rows(store, "select value from meta where name = 'commit_seq'")
    assert link_same_claims(store) == (0, 0, 0)
    assert rows(store, "select value from meta where name = 'commit_seq'") == before


def test_what_older_rules_found_stands_until_their_articles_are_compared_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save_audits([audit_of(SANK, MILL), audit_of(REWORDED), audit_of(AGAIN)])
    link_same_claims(store)
    by_all_rules = rows(store, FOUND), rows(store, "from claim_clusters order by all")
    assert len(by_all_rules[1]) == 3
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("update matched_audits set matcher = 0; update claim_matches set matcher = 0")
        connection.execute(
            "update claim_matches set claim_id = 2 where claim_id = 1 and other_claim_id = 4"
        )  # the mill
        connection.execute(
            "update claim_clusters set cluster_id = 2 where claim_id = 4; insert into claim_clusters values (2, 2)"
        )
        connection.execute("update claim_clusters set cluster_id = 9 where claim_id = 3")
    monkeypatch.setattr("factcheck.elsewhere._CLAIMS_AT_ONCE", 1)
    link_same_claims(store, most=1)
    assert rows(store, "select audit_id from matched_audits where matcher = 0 order by all") == [[2], [3]]
    assert rows(store, "select claim_id, other_claim_id from claim_matches where matcher = 0") == [[3, 4]]
    link_same_claims(store)
    assert (rows(store, FOUND), rows(store, "from claim_clusters order by all")) == by_all_rules
    assert rows(store, "select count(*), count(distinct audit_id) from matched_audits") == [[3, 3]]
    assert store.verify() == []


def test_the_pairs_of_an_audit_come_back_as_they_went_in(store: Store) -> None:
    one = audit_of("The depot of Quill Freight moved to Port Halden, officials said.", MILL,
                   "The depot of Quill Freight moved to Port Halden.")  # fmt: skip
    (stored,) = store.save_audits([one])
    assert [pair.kind for pair in one.pairs] == [PairKind.RESTATED_WITHOUT_SOURCE]
    assert store.audit(stored.audit_id).pairs == one.pairs
    assert store.verify() == []
    (pair,) = matches(store).pairs
    assert (pair.kind, pair.extent) == (PairKind.RESTATED_WITHOUT_SOURCE, Extent.SAME)


def test_signals_of_an_older_store_are_kept_row_for_row(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(migrations()[0].sql)
        values = "(1, 1, 'loaded_words', 'farce', 3, null), (7, 1, 'hidden_text', '', null, 2)"
        connection.execute(f"insert into signals values {values}")
        before = connection.execute("select * from signals order by all").fetchall()
        connection.execute("insert into meta values ('store_id', 'x'), ('commit_seq', '0')")
        migrate(connection, 1)
        assert connection.execute("select * from signals order by all").fetchall() == before
        connection.execute("insert into signals values (8, 1, 'restated_without_source', 'claim 1', 4, null)")
        with pytest.raises(duckdb.ConstraintException):
            connection.execute("insert into signals values (8, 1, 'loaded_words', 'twice', 4, null)")


def test_the_store_of_another_kind_of_audit_needs_no_pairs(store: Store) -> None:
    (stored,) = store.save_audits([audited()])
    assert store.audit(stored.audit_id).pairs == ()
