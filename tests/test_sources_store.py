"""Sources across articles: what is derived in the store, and what people decided above it."""

import random
import threading
from pathlib import Path

import duckdb
import pytest

from factcheck import decisions
from factcheck.auditing import audit
from factcheck.decisions import By
from factcheck.errors import NotFoundError
from factcheck.linking import link, link_sources
from factcheck.store import Store, access
from factcheck.store.connection import Patience

ADA = By("Ada", "seen the register")
FULL = "“It is late,” Transport Minister Oda Brekke said on Monday. “Too late,” Brekke added."
SHORT = "“The quay is open,” Minister Brekke said, the Strait Gazette reported."
BARE = "“The quay is shut,” Brekke said on Tuesday."
NAMESAKE = "“The herring is back,” Fisheries Minister Jon Brekke said."
UNNAMED = "Officials said that the harbour would close in winter."
CORPUS = (FULL, SHORT, BARE, UNNAMED)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "news.duckdb")


def kept(store: Store, *texts: str) -> None:
    """Audits of `texts`, looked at."""
    store.save_audits([audit(text) for text in texts])
    link(store)


def profile(store: Store) -> dict[str, tuple[int, int]]:
    """Statements and articles of each source."""
    return {one.name: (one.statements, one.articles) for one in store.told_sources().sources}


def partition(store: Store) -> set[frozenset[tuple[str, str]]]:
    """Which names of which texts are one source, whatever the numbers."""
    rows = store.query(
        "select v.source_id, r.text, v.written from claim_voices v join articles r using (article_id) order by all"
    ).rows
    by_source: dict[int, set[tuple[str, str]]] = {}
    for source_id, text, written in rows:
        by_source.setdefault(source_id, set()).add((text, written))
    return {frozenset(names) for names in by_source.values()}


def test_each_claim_stands_beside_the_name_that_its_source_goes_by(store: Store) -> None:
    kept(store, FULL, BARE)
    rows = store.query(
        "select source, source_name, count(*) from claims_named where source is not null group by all"
    ).rows
    assert {(source, name) for source, name, _ in rows} >= {("Transport Minister Oda Brekke", "Oda Brekke")}
    (claims,) = store.query("select (select count(*) from claims_named), (select count(*) from preferred_claims)").rows
    assert claims[0] == claims[1]


def test_a_family_name_with_an_office_joins_the_one_person_it_can_mean(store: Store) -> None:
    kept(store, FULL, SHORT)
    assert profile(store)["Oda Brekke"] == (3, 2)
    (oda,) = [one for one in store.told_sources().sources if one.name == "Oda Brekke"]
    assert [one.reason for one in oda.joined] == [
        "of all who hold the office “minister” one alone has the family name “Brekke”"
    ]


def test_who_held_an_office_is_not_who_holds_it(store: Store) -> None:
    kept(store, "“It is over,” President Marr said.")
    kept(store, "President Marr of Corrland said peace came. Former president Gus Marr said no.")
    kept(store, "“No,” said Gus Marr, a former president.")
    assert [(one.name, one.statements) for one in store.told_sources().sources] == [
        ("Gus Marr", 2),
        ("Marr", 1),
        ("Marr", 1),
    ]


def test_two_offices_of_one_name_are_told_with_it(store: Store) -> None:
    kept(store, "Jon Vik, a striker for Ostra United, said no.", "Halden mayor Jon Vik said yes.")
    (vik,) = store.told_sources().sources
    assert [(one.name, one.reason) for one in vik.names] == [
        ("Jon Vik", "the name itself; the article speaks of “Jon Vik, a striker for Ostra United”"),
        ("Halden mayor Jon Vik", "the name, with what stands beside it"),
    ]


def test_a_family_name_alone_joins_nobody(store: Store) -> None:
    kept(store, FULL, BARE)
    assert profile(store) == {"Oda Brekke": (2, 1), "Brekke": (1, 1)}


def test_a_second_holder_of_the_name_takes_the_first_join_back(store: Store) -> None:
    kept(store, FULL, SHORT)
    kept(store, NAMESAKE)
    assert profile(store) == {"Oda Brekke": (2, 1), "Brekke": (1, 1), "Jon Brekke": (1, 1), "Strait Gazette": (1, 1)}


def test_unnamed_sources_are_never_one_across_articles(store: Store) -> None:
    kept(store, UNNAMED, UNNAMED + " They named nobody.")
    told = store.told_sources()
    assert [one.standing for one in told.sources if one.name == "Officials"] == ["unnamed", "unnamed"]
    assert all(article.unnamed == article.statements for article in told.articles)


def test_the_order_in_which_audits_come_changes_nothing(tmp_path: Path) -> None:
    audits = [audit(text) for text in (*CORPUS, NAMESAKE, FULL + " She left.", SHORT + " He stayed.")]
    found = []
    for seed in range(4):
        store = Store(tmp_path / f"{seed}.duckdb")
        mixed = random.Random(seed).sample(audits, len(audits))
        for batch in (mixed[:seed], mixed[seed:]):
            store.save_audits(batch)
            link(store)
        found.append(partition(store))
    assert all(one == found[0] for one in found)


def test_a_source_keeps_its_number_when_more_is_learnt(store: Store) -> None:
    kept(store, FULL)
    (before,) = [one.source_id for one in store.told_sources().sources if one.name == "Oda Brekke"]
    kept(store, SHORT, BARE)
    link(store)
    assert {one.source_id for one in store.told_sources().sources if one.name == "Oda Brekke"} == {before}


def test_of_an_annotators_audits_of_an_article_only_the_newest_counts(store: Store) -> None:
    kept(store, FULL, SHORT)
    before = partition(store), profile(store)
    kept(store, FULL, SHORT)
    assert profile(store) == before[1]
    assert store.query("select count(*) from article_sources").rows == [[3]]
    assert store.query("select count(*) from linked_audits where superseded").rows == [[2]]


def test_a_store_that_was_filled_before_is_caught_up_with(store: Store) -> None:
    store.save_audits([audit(text) for text in CORPUS])
    assert all(one.source_id is None for one in store.told_sources().sources)
    assert link(store).audits == len(CORPUS)
    assert link(store).audits == 0
    assert all(one.source_id is not None for one in store.told_sources().sources)
    assert store.verify() == []


def test_a_store_is_opened_seldom_to_look_at_what_is_new(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, openings = access.opened, []

    def counted(path: Path, *, read_only: bool, patience: Patience) -> object:
        openings.append(read_only)
        return opened(path, read_only=read_only, patience=patience)

    store.save_audits([audit(text) for text in CORPUS])
    monkeypatch.setattr(access, "opened", counted)
    link(store)
    assert openings == [True, False]  # to see what waits, and to do it
    link(store)
    assert openings == [True, False, True]


def test_a_run_that_is_stopped_goes_on_where_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.linking._AT_ONCE", 1)
    store.save_audits([audit(text) for text in CORPUS])

    def stop(done: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        link(store, stop)
    assert link(store).audits == len(CORPUS) - 1
    assert store.query("select count(*), count(distinct audit_id) from linked_audits").rows == [[4, 4]]


def test_two_that_look_at_once_keep_everything_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.linking._AT_ONCE", 3)
    store.save_audits([audit(f"{text} It was {number} o’clock.") for number in range(5) for text in CORPUS])
    threads = [threading.Thread(target=link_sources, args=(Store(store.path or ""),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.query("select count(*), count(distinct audit_id) from linked_audits").rows == [[20, 20]]
    assert store.query("select count(*), count(distinct (claim_id, position)) from source_voices").rows == (
        store.query("select count(*), count(*) from links").rows
    )
    assert store.query("select count(*) - count(distinct source_key) from sources").rows == [[0]]


def sourced(store: Store, name: str) -> int:
    return next(one.source_id for one in store.told_sources().sources if one.name == name and one.source_id)


def test_a_merge_holds_for_audits_to_come_and_for_a_store_made_anew(store: Store) -> None:
    kept(store, FULL, BARE)
    done = decisions.merge(store, str(sourced(store, "Brekke")), "Oda Brekke", ADA)
    assert profile(store) == {"Oda Brekke": (3, 2)}
    store.save_audits([audit(BARE)])  # the article is audited again
    link(store)
    assert profile(store) == {"Oda Brekke": (3, 2)}
    forget(store)
    link(store)
    assert profile(store) == {"Oda Brekke": (3, 2)}
    (oda,) = store.told_sources().sources
    assert [one.reason for one in oda.joined] == ["Ada decided so: seen the register"]
    assert done.decision.reviewer == "Ada"


def forget(store: Store) -> None:
    """Drop all that is derived, as somebody might by hand."""

    derived = "linked_audits sources article_sources article_source_names source_voices secondary_keys"
    with duckdb.connect(str(store.path)) as connection:
        for table in derived.split():
            connection.execute(f"delete from {table}")


def test_a_split_undoes_what_a_rule_joined(store: Store) -> None:
    kept(store, FULL, SHORT)
    (oda,) = [one for one in store.told_sources().sources if one.name == "Oda Brekke"]
    decisions.split(store, str(oda.joined[0].source_id), "Oda Brekke", ADA)
    assert profile(store)["Oda Brekke"] == (2, 1)
    kept(store, SHORT + " The minister left.")
    assert profile(store)["Oda Brekke"] == (3, 2)  # the split is of the one article's Brekke


def test_a_split_in_one_article_leaves_the_others(store: Store) -> None:
    kept(store, FULL, FULL + " It rained.")
    decisions.split_in_article(store, "Oda Brekke", "2", "", ADA)
    kept(store, FULL + " It rained.")
    assert [(one.name, one.statements) for one in store.told_sources().sources] == [("Oda Brekke", 2)] * 2


def test_one_name_in_one_article_can_be_taken_out(store: Store) -> None:
    kept(store, FULL)
    done = decisions.split_in_article(store, "Oda Brekke", "1", "Brekke", ADA)
    assert profile(store) == {"Oda Brekke": (1, 1), "Brekke": (1, 1)}
    decisions.undo(store, done.decision.decision_id or 0, ADA)
    assert profile(store) == {"Oda Brekke": (2, 1)}


def test_two_that_one_rule_joined_to_a_third_can_be_held_apart(store: Store) -> None:
    kept(store, FULL, SHORT, SHORT + " The minister left.")
    (oda,) = [one for one in store.told_sources().sources if one.name == "Oda Brekke"]
    one, two = (str(joined.source_id) for joined in oda.joined)
    done = decisions.split(store, one, two, ADA)
    assert (profile(store)["Oda Brekke"], profile(store)["Brekke"]) == ((3, 2), (1, 1))
    assert done.other
    assert done.source.stands_for != done.other.stands_for
    decisions.merge(store, one, two, ADA)
    assert profile(store)["Oda Brekke"] == (4, 3)


@pytest.mark.parametrize("turned", [False, True])
def test_both_ends_of_a_chain_can_be_held_apart_named_in_any_order(store: Store, turned: bool) -> None:
    kept(store, FULL, BARE, NAMESAKE)
    ends = str(sourced(store, "Brekke")), str(sourced(store, "Jon Brekke"))
    decisions.merge(store, "Brekke", "Oda Brekke", ADA)
    decisions.merge(store, "Oda Brekke", "Jon Brekke", ADA)
    decisions.split(store, *(reversed(ends) if turned else ends), ADA)
    assert profile(store) == {"Brekke": (1, 1), "Jon Brekke": (3, 2)}


def test_what_an_article_says_by_a_short_form_is_split_off_by_the_full_name(store: Store) -> None:
    kept(store, FULL, SHORT)
    decisions.split_in_article(store, "Oda Brekke", "2", "", ADA)
    assert profile(store)["Oda Brekke"] == (2, 1)
    with pytest.raises(NotFoundError, match="does not speak in article 2"):
        decisions.split_in_article(store, "Oda Brekke", "2", "", ADA)


def test_a_new_name_stays_whatever_articles_write(store: Store) -> None:
    kept(store, FULL)
    decisions.rename(store, "Oda Brekke", "Oda Brekke (transport)", ADA)
    kept(store, FULL + " It rained.")
    assert profile(store) == {"Oda Brekke (transport)": (4, 2)}


def test_a_decision_and_its_undoing_can_be_undone(store: Store) -> None:
    kept(store, FULL, BARE)
    number = decisions.merge(store, str(sourced(store, "Brekke")), "Oda Brekke", ADA).decision.decision_id or 0
    undone = decisions.undo(store, number, ADA)
    assert profile(store) == {"Oda Brekke": (2, 1), "Brekke": (1, 1)}
    decisions.undo(store, undone.decision_id or 0, ADA)
    assert profile(store) == {"Oda Brekke": (3, 2)}
    assert [one.decision for one in decisions.history(store)] == ["merge", "undo", "undo"]
    with pytest.raises(NotFoundError, match="taken back already"):
        decisions.undo(store, undone.decision_id or 0, ADA)


def test_of_two_merges_that_lead_to_one_another_the_later_holds(store: Store) -> None:
    kept(store, FULL, NAMESAKE)
    oda, jon = str(sourced(store, "Oda Brekke")), str(sourced(store, "Jon Brekke"))
    decisions.merge(store, oda, jon, ADA)
    assert profile(store) == {"Jon Brekke": (3, 2)}
    decisions.split(store, oda, jon, ADA)
    decisions.merge(store, jon, oda, ADA)
    assert profile(store) == {"Oda Brekke": (3, 2)}


@pytest.mark.parametrize(
    ("ref", "says"),
    [
        ("Ida Holt", "no source 'Ida Holt'"),
        ("99", "no source '99'"),
        ("Officials", "Several sources go by 'Officials'"),
    ],
)
def test_a_source_that_is_not_there_is_named(store: Store, ref: str, says: str) -> None:
    kept(store, FULL, UNNAMED, UNNAMED + " They named nobody.")
    with pytest.raises(NotFoundError, match=says):
        decisions.rename(store, ref, "x", ADA)


def test_what_is_one_already_is_not_merged(store: Store) -> None:
    kept(store, FULL)
    with pytest.raises(NotFoundError, match="one source already"):
        decisions.merge(store, "Oda Brekke", "Oda Brekke", ADA)


def test_an_article_of_one_source_is_told(store: Store) -> None:
    kept(store, FULL, SHORT)
    singles = {
        one.article_id: (one.statements, one.sources, one.is_single_source) for one in store.told_sources().articles
    }
    assert singles == {1: (2, 1, True), 2: (1, 1, False)}


def test_a_relay_is_told_by_whom_it_passes_on(store: Store) -> None:
    kept(store, FULL, SHORT)
    assert store.query("select through, source, claims from source_relays").rows == [
        ["Strait Gazette", "Oda Brekke", 1]
    ]
