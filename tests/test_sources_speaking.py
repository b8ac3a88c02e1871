"""Speakers who say "I" and "we": their own word, passed on by nobody."""

from pathlib import Path

import pytest

from factcheck.auditing import audit
from factcheck.ids import text_hash
from factcheck.linking import link
from factcheck.records import VoicePlace
from factcheck.sources import Voice, sources_of
from factcheck.store import Store
from tests.heard import PERSON, groups

SAYS = "“I think the tide did it,” Oda Brekke said. “We believe the wall will hold,” Brekke said."


def chained(text: str, *said: str) -> list[Voice]:
    """Voices of one claim, the outermost first."""
    return [
        Voice(VoicePlace(1, place), one, "", PERSON, text.index(one), 0, 0) for place, one in enumerate(said, start=1)
    ]


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("We think it is late, Oda Brekke said.", ("Oda Brekke", "We"), [["Oda Brekke", "We"]]),
        ("Vik said Oda Brekke told him: I think so.", ("Vik", "Oda Brekke", "I"), [["Vik"], ["Oda Brekke", "I"]]),
        ("We believe it is late.", ("We",), [["We"]]),
        ("You think it is late, Oda Brekke said.", ("Oda Brekke", "You"), [["Oda Brekke"], ["You"]]),
    ],
    ids=["of those he speaks for", "of whoever is nearest", "of nobody who is named", "of whom he speaks to"],
)
def test_who_speaks_of_himself_is_one_source(text: str, said: tuple[str, ...], expected: list[list[str]]) -> None:
    assert groups(sources_of(text, text_hash(text), chained(text, *said))) == expected


def test_who_speaks_of_himself_passes_nobody_on(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.duckdb")
    store.save_audits([audit(SAYS)])
    link(store)
    told = store.told_sources()
    assert [(one.name, one.statements, one.own_words, one.passed_on) for one in told.sources] == [
        ("Oda Brekke", 2, 2, 0)
    ]
    assert told.relays == ()
    assert [(one.sources, one.is_single_source) for one in told.articles] == [(1, True)]
    assert store.query("select own_words, passed_on from source_profile").rows == [[2, 0]]
