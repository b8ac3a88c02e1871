"""W3C PROV: documents that the prov package reads back the same, and relations that say no more than is known."""

import io
import re
from pathlib import Path

import pytest
from prov.identifier import QualifiedName
from prov.model import (
    ProvActivity,
    ProvAgent,
    ProvAlternate,
    ProvAssociation,
    ProvAttribution,
    ProvBundle,
    ProvCommunication,
    ProvDerivation,
    ProvDocument,
    ProvEntity,
    ProvGeneration,
    ProvRecord,
    ProvUsage,
)

from factcheck.export.provenance import provenance
from factcheck.store import Store
from tests.export_records import HOSTILE, audits_of, example_store, hostile_store, reviewed_store, text_of
from tests.store_records import a_call

STORES = [example_store, hostile_store, reviewed_store]
LOCAL = re.compile(r"[0-9a-f]+|1")  # a prompt of the tests has the hash "1"


@pytest.fixture(scope="module", params=STORES, ids=lambda make: make.__name__)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    made: Store = request.param(tmp_path_factory.mktemp("store") / "store.duckdb")
    return made


@pytest.fixture
def reviewed(tmp_path: Path) -> ProvDocument:
    return provenance(audits_of(reviewed_store(tmp_path / "store.duckdb")))


def everywhere(document: ProvDocument) -> list[ProvRecord]:
    return [record for bundle in (document, *document.bundles) for record in bundle.get_records()]


def told(bundle: ProvBundle, kind: type[ProvRecord]) -> list[ProvRecord]:
    return list(bundle.get_records(kind))


def about(record: ProvRecord, name: str) -> list[object]:
    return [value for key, value in record.attributes if str(key) == name]


def pairs(records: list[ProvRecord]) -> set[tuple[str, str]]:
    return {(str(record.args[0]), str(record.args[1])) for record in records}


class TestTheStandards:
    def test_prov_json_is_read_back_as_the_same_document(self, store: Store) -> None:
        read = ProvDocument.deserialize(content=text_of(store, "prov-json"), format="json")
        assert read == provenance(audits_of(store))

    def test_prov_n_is_read_back_as_the_same_document_under_the_strict_grammar(self, store: Store) -> None:
        text = io.StringIO(text_of(store, "prov-n"), newline="")
        assert ProvDocument.deserialize(text, format="provn", profile="strict") == provenance(audits_of(store))

    def test_every_name_is_a_qualified_name_made_of_a_hash(self, store: Store) -> None:
        for record in everywhere(provenance(audits_of(store))):
            for name in [record.identifier, *(value for value in record.args if isinstance(value, QualifiedName))]:
                assert name is None or LOCAL.fullmatch(name.localpart), name

    def test_nothing_is_described_twice(self, store: Store) -> None:
        document = provenance(audits_of(store))
        for bundle in (document, *document.bundles):
            names = [str(r.identifier) for r in bundle.get_records((ProvEntity, ProvActivity, ProvAgent))]
            assert len(names) == len(set(names))

    def test_a_hostile_text_stays_a_value(self, tmp_path: Path) -> None:
        document = provenance(audits_of(hostile_store(tmp_path / "store.duckdb")))
        claims = {value for entity in told(document, ProvEntity) for value in about(entity, "prov:value")}
        assert claims == set(HOSTILE)
        plans = [one for one in told(document, ProvEntity) if "prov:Plan" in map(str, about(one, "prov:type"))]
        assert plans == []


class TestTheRelations:
    def test_a_claim_is_quoted_from_its_article_and_made_by_its_audit(self, store: Store) -> None:
        document = provenance(audits_of(store))
        for audit in audits_of(store):
            article, performed = f"article:{audit.text_sha256}", f"audit:{audit.audit_key}"
            assert (performed, article) in pairs(told(document, ProvUsage))
            for claim in audit.claims:
                name = f"claim:{claim.claim_key}"
                assert (name, performed) in pairs(told(document, ProvGeneration))
                (quoted,) = [one for one in told(document, ProvDerivation) if pairs([one]) == {(name, article)}]
                assert [str(kind) for kind in about(quoted, "prov:type")] == ["prov:Quotation"]

    def test_a_model_call_is_an_activity_with_its_request_and_its_tokens(self, reviewed: ProvDocument) -> None:
        (call,) = [one for one in told(reviewed, ProvActivity) if about(one, "factcheck:requestHash")]
        assert about(call, "factcheck:requestHash") == [a_call().request_hash]
        assert (about(call, "factcheck:tokensIn"), about(call, "factcheck:tokensOut")) == ([900], [40])
        assert str(call.identifier) in {informant for _, informant in pairs(told(reviewed, ProvCommunication))}

    def test_the_prompt_is_the_plan_that_the_annotator_followed(self, reviewed: ProvDocument) -> None:
        plans = {str(one.args[2]) for one in told(reviewed, ProvAssociation) if one.args[2] is not None}
        assert plans == {"prompt:1"}

    def test_a_review_is_an_activity_of_a_person_that_revises_what_the_person_saw(self, reviewed: ProvDocument) -> None:
        people = {str(one.identifier): about(one, "factcheck:name") for one in told(reviewed, ProvAgent)}
        revisions = [
            one for one in told(reviewed, ProvDerivation) if "prov:Revision" in map(str, about(one, "prov:type"))
        ]
        by = dict(pairs(told(reviewed, ProvAttribution)))
        assert sorted(str(people[by[str(one.args[0])]]) for one in revisions) == ["['Ada']", "['Bo']"]
        seen = {str(one.args[1]) for one in revisions}
        assert seen <= {used for _, used in pairs(told(reviewed, ProvUsage))}

    def test_a_claim_that_another_audit_made_of_the_same_words_is_an_alternate(self, reviewed: ProvDocument) -> None:
        ((new, old),) = pairs(told(reviewed, ProvAlternate))
        assert new.startswith("claim:")
        assert old in {used for _, used in pairs(told(reviewed, ProvUsage))}

    def test_nothing_is_revised_before_it_was_made(self, store: Store) -> None:
        document = provenance(audits_of(store))
        made = {str(one.args[0]): one.args[2] for one in told(document, ProvGeneration)}
        for one in told(document, ProvDerivation):
            later, earlier = map(str, one.args[:2])
            if later in made and earlier in made:
                assert made[later] >= made[earlier]


class TestVoices:
    def test_a_chain_is_statements_derived_from_one_another_each_by_its_voice(self, reviewed: ProvDocument) -> None:
        bundle = next(iter(reviewed.bundles))
        by = dict(pairs(told(bundle, ProvAttribution)))
        names = {str(one.identifier): about(one, "factcheck:name")[0] for one in told(bundle, ProvAgent)}
        derived = dict(pairs(told(bundle, ProvDerivation)))
        (claim,) = [one for one in derived if one.startswith("claim:")]
        outer = derived[claim]
        assert (names[by[outer]], names[by[derived[outer]]]) == ("an aide", "Minister Oda Brekke")

    def test_who_said_what_stands_in_a_bundle_that_the_annotator_answers_for(self, reviewed: ProvDocument) -> None:
        annotators = {
            str(one.identifier) for one in told(reviewed, ProvAgent) if str(one.identifier)[:9] == "annotator"
        }
        by = dict(pairs(told(reviewed, ProvAttribution)))
        assert {by[str(bundle.identifier)] for bundle in reviewed.bundles} <= annotators
        assert not [one for one in told(reviewed, ProvAgent) if str(one.identifier).startswith("source:")]

    def test_two_that_nobody_names_are_not_the_same(self, tmp_path: Path) -> None:
        document = provenance(audits_of(example_store(tmp_path / "store.duckdb")))
        unnamed = [
            one
            for bundle in document.bundles
            for one in told(bundle, ProvAgent)
            if about(one, "factcheck:sourceKind") == ["unnamed"]
        ]
        claims = [claim for audit in audits_of(example_store(tmp_path / "again.duckdb")) for claim in audit.claims]
        heard = [link for claim in claims for link in claim.chain if link.source_kind == "unnamed"]
        assert len({one.identifier for one in unnamed}) == len(heard) > 0
