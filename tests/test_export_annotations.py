"""Web Annotations: what the W3C's model demands, and every claim found again from its selectors alone."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factcheck.export.selectors import MOST_CONTEXT, selectors
from factcheck.spans import Span
from factcheck.store import Store
from tests.export_records import audits_of, example_store, hostile_store, loaded, reviewed_store, text_of

RULES = Path(__file__).parent / "data" / "standards" / "web_annotation.schema.json"
VALIDATOR = Draft202012Validator(json.loads(RULES.read_text(encoding="utf-8")))


@pytest.fixture(scope="module", params=[example_store, hostile_store, reviewed_store], ids=lambda make: make.__name__)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    made: Store = request.param(tmp_path_factory.mktemp("store") / "store.duckdb")
    return made


@cache
def text(store: Store) -> str:
    return text_of(store, "web-annotation")


def collections(store: Store) -> list[Any]:
    """As `store` is exported the first time that it is asked for."""
    made = loaded(text(store))
    return made if isinstance(made, list) else [made]


def annotations(store: Store) -> Iterator[Any]:
    for collection in collections(store):
        yield from collection["first"]["items"] if "first" in collection else []


def found(text: str, selector: dict[str, Any]) -> list[tuple[int, int]]:
    """Every place that a TextQuoteSelector selects, as the recommendation says: all that match are meant."""
    around = selector["prefix"] + selector["exact"] + selector["suffix"]
    starts = [at + len(selector["prefix"]) for at in range(len(text)) if text.startswith(around, at)]
    return [(start, start + len(selector["exact"])) for start in starts]


def placed(text: str, start: int, end: int) -> tuple[dict[str, Any], dict[str, Any]]:
    position, quote = selectors(text, Span(start, end))
    return position, quote


class TestTheModel:
    def test_every_collection_keeps_its_rules(self, store: Store) -> None:
        for collection in collections(store):
            VALIDATOR.validate(collection)

    BROKEN: dict[str, Callable[[Any], object]] = {  # noqa: RUF012 - what to break, by name
        "no context": lambda made: made.pop("@context"),
        "another context": lambda made: made.update({"@context": "https://schema.org"}),
        "no first page": lambda made: made.pop("first"),
        "an empty page": lambda made: made["first"]["items"].clear(),
        "a context in the page": lambda made: made["first"].update({"@context": made["@context"]}),
        "no target": lambda made: made["first"]["items"][0].pop("target"),
        "an id that is no IRI": lambda made: made["first"]["items"][0].update({"id": "claim 1"}),
        "an unknown motivation": lambda made: made["first"]["items"][0].update({"motivation": "judging"}),
        "a time without zone": lambda made: made["first"]["items"][0].update({"created": "2031-05-04T12:00:00"}),
        "no source": lambda made: made["first"]["items"][0]["target"].pop("source"),
        "no start": lambda made: made["first"]["items"][0]["target"]["selector"][0].pop("start"),
        "no exact words": lambda made: made["first"]["items"][0]["target"]["selector"][1].pop("exact"),
    }

    @pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
    def test_the_rules_know_what_breaks_them(self, store: Store, broken: Callable[[Any], object]) -> None:
        collection = collections(store)[0]
        broken(collection)
        assert not VALIDATOR.is_valid(collection)

    def test_an_article_without_claims_has_no_page(self, tmp_path: Path) -> None:
        store = reviewed_store(tmp_path / "store.duckdb")
        made: Any = loaded(text_of(store, "web-annotation", articles=(1,), labels=("opinion",)))
        assert (made["total"], "first" in made) == (0, False)
        VALIDATOR.validate(made)

    def test_one_article_is_a_collection_and_several_are_a_list(self, tmp_path: Path) -> None:
        store = reviewed_store(tmp_path / "store.duckdb")
        assert isinstance(loaded(text_of(store, "web-annotation", articles=(1,))), dict)
        assert isinstance(loaded(text_of(store, "web-annotation")), list)

    def test_every_name_of_ours_is_in_the_context_and_every_other_is_the_models(self, store: Store) -> None:
        known = {
            "@context", "body", "created", "creator", "end", "exact", "first", "format", "generator", "id", "items",
            "label", "last", "modified", "motivation", "name", "partOf", "prefix", "purpose", "renderedVia",
            "selector", "source", "sourceDate", "start", "startIndex", "state", "suffix", "target", "total", "type",
            "value",
        }  # fmt: skip
        for collection in collections(store):
            prefixes = collection.pop("@context")[1]
            assert {key.split(":")[0] if ":" in key else key for key in _keys(collection)} <= known | set(prefixes)


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


class TestWhatIsSaid:
    def test_a_reviewed_claim_has_the_label_of_today_and_both_who_made_it(self, tmp_path: Path) -> None:
        store = reviewed_store(tmp_path / "store.duckdb")
        *_, made = (one for one in annotations(store) if one["target"]["source"] == "https://news.invalid/late")
        assert [body["value"] for body in made["body"] if "value" in body] == ["reported_fact", "It was late."]
        assert [(who["type"], who["name"]) for who in made["creator"]] == [
            ("Software", "lab/model-a"),
            ("Person", "Bo"),
        ]
        assert (made["modified"], made["factcheck:labelGiven"]) == ("2031-05-04T17:00:00Z", "opinion")

    def test_an_article_without_an_address_is_named_by_its_text(self, store: Store) -> None:
        named = {audit.text_sha256: audit.url for audit in audits_of(store)}
        for made in annotations(store):
            target = made["target"]
            assert target["source"] == (named[target["factcheck:textSha256"]] or target["source"])
            assert target["source"].startswith(("https://", f"urn:sha256:{target['factcheck:textSha256']}"))

    @pytest.mark.parametrize(
        "url", ["https://news.invalid/a b", "javascript:alert(1)", "https://news.invalid/<b>", "x"]
    )
    def test_what_is_no_web_address_is_no_source(self, url: str, tmp_path: Path) -> None:
        store = reviewed_store(tmp_path / "store.duckdb")
        with store._writing() as connection:
            connection.execute("update article_origins set url = $url", {"url": url})
        assert all(made["target"]["source"].startswith("urn:sha256:") for made in annotations(store))


class TestFindingAgain:
    def test_the_quote_alone_finds_every_claim_in_its_very_place(self, store: Store) -> None:
        texts = {audit.text_sha256: audit.text for audit in audits_of(store)}
        for made in annotations(store):
            position, quote = made["target"]["selector"]
            text = texts[made["target"]["factcheck:textSha256"]]
            assert found(text, quote) == [(position["start"], position["end"])]
            assert text[position["start"] : position["end"]] == quote["exact"]

    @pytest.mark.parametrize(
        "text",
        [
            "It is late. " * 40,
            "It is late.\r\n" * 40,
            "🚢 left. 🚢 left. " * 20,
            "ha" * 60,
            "Late.\r\rLate.\n\nLate.\u2028Late.",
            "It is late. Oda Brekke said: “It is late.” It is late.",
        ],
    )
    def test_words_that_stand_again_and_again_are_found_once(self, text: str) -> None:
        for start in range(0, len(text) - 5, 7):
            position, quote = placed(text, start, start + 5)
            assert found(text, quote) == [(position["start"], position["end"])]

    @settings(deadline=None)
    @given(text=st.text("ab \r\n🚢é", min_size=1, max_size=90), data=st.data())
    def test_any_stretch_of_any_text_is_found_once(self, text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        assert found(text, placed(text, start, end)[1]) == [(start, end)]

    def test_words_around_a_quote_are_whole(self) -> None:
        text = (
            "The ferry to Port Halden stopped on Monday, and nobody knew why. It is late. The harbour board was silent."
        )
        _, quote = placed(text, text.index("It"), text.index(" The harbour"))
        assert quote["prefix"] == "on Monday, and nobody knew why. "
        assert quote["suffix"] == " The harbour board was silent."

    def test_what_is_copied_around_a_quote_has_a_limit(self) -> None:
        text = "It is late. " * 2000
        _, quote = placed(text, 12_000, 12_011)
        assert len(quote["prefix"]) <= MOST_CONTEXT + 16
        assert (12_000, 12_011) in found(text, quote)
