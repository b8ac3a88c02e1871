"""The built-in annotator reads English: other languages are told by name, and English of every kind passes."""

import json
from pathlib import Path

import pytest
import yaml

from factcheck.annotators.builtin.language import ENGLISH, Languages
from tests.beside import SEEDS, SETS, needs
from tests.command_line import ARTICLE, CommandLine, one

CHECKOUT = Path(__file__).parent.parent

TEXTS = yaml.safe_load((Path(__file__).parent / "data" / "languages.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages()


@pytest.mark.parametrize("name", TEXTS["others"])
def test_a_text_in_another_language_is_told_by_name(languages: Languages, name: str) -> None:
    assert languages.of(TEXTS["others"][name]) == name


def test_close_relatives_are_both_named(languages: Languages) -> None:
    told = languages.of(
        "Byrådet i Port Halden vedtog mandag at lukke den gamle kaj om vinteren. Borgmesteren kaldte planen en fejl, "
        "men fiskerne er glade for det og vil tale om nye både med kommunen."
    )
    assert set(told.split(" or ")) & {"Danish", "Norwegian"}


def test_a_language_without_a_name_here_is_not_taken_for_english(languages: Languages) -> None:
    invented = [
        stem + end for end in ("", "ta", "vek", "lor") for stem in ("tolu", "merani", "dalu", "benti", "milo", "gavu")
    ]
    invented += [word[::-1] for word in invented]
    assert languages.of(" ".join(invented * 3)) == ""
    assert languages.of("long " * 300) == ENGLISH  # says nothing of any language
    assert languages.of("The quay opened in May. " * 40) == ENGLISH


@pytest.mark.parametrize("kind", TEXTS["english"])
def test_english_of_many_kinds_passes(languages: Languages, kind: str) -> None:
    assert languages.of(TEXTS["english"][kind]) == ENGLISH


def test_english_around_long_quotations_or_full_of_foreign_names_passes(languages: Languages) -> None:
    dutch, russian = (" ".join(TEXTS["others"][name].split()) for name in ("Dutch", "Russian"))
    rest = "She then left the hall, and nobody had asked her what she had meant by it."
    assert languages.of(f"The mayor spoke in Dutch on Monday. “{dutch}” {rest}") == ENGLISH
    assert languages.of(f'The mayor spoke in Dutch. "{dutch}" {rest}') == ENGLISH
    assert languages.of(f"The mayor spoke to the crew. «{russian}» He said so twice: “{russian}” {rest}") == ENGLISH
    places = "Casa de los Libros, Banco de la Villa, Liga para el Mar, Museo de las Artes y la Luz, Colegio del Sur, "
    assert languages.of(f"Winners: {places * 4} Oda van der Brekke") == ENGLISH


def test_another_language_is_told_whatever_it_quotes(languages: Languages) -> None:
    dutch, russian = (" ".join(TEXTS["others"][name].split()) for name in ("Dutch", "Russian"))
    half = len(dutch) // 2
    assert languages.of(f"{dutch} “The quay will be closed for the winter,” said the mayor.") == "Dutch"
    assert languages.of(f"{dutch[:half]} “{dutch[half:]}”") == "Dutch"
    assert languages.of(f"Brekke: “{dutch}”") == "Dutch"
    assert languages.of(f"«{russian}»") == "Russian"


@pytest.mark.parametrize("text", ["", " \n", "…", "42", "A", "\ud800", "👩\u200d👩\u200d👧" * 50])
def test_next_to_nothing_passes(languages: Languages, text: str) -> None:
    assert languages.of(text) == ENGLISH


def test_every_example_passes(languages: Languages) -> None:
    examples = sorted((CHECKOUT / "examples").rglob("*.txt"))
    assert examples
    assert {languages.of(path.read_text(encoding="utf-8")) for path in examples} == {ENGLISH}


@needs("seeds", "data")
def test_every_text_of_the_sets_passes(languages: Languages) -> None:
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    for path in SETS:
        rows = map(json.loads, filter(None, path.read_text(encoding="utf-8").split("\n")))
        texts += [value for row in rows for value in row.values() if isinstance(value, str)]
    assert [text for text in texts if languages.of(text) != ENGLISH] == []


def test_an_article_in_another_language_fails_with_its_name_and_the_way_out_and_others_go_on(
    factcheck: CommandLine,
) -> None:
    factcheck.write("dutch.txt", TEXTS["others"]["Dutch"])
    factcheck.write("late.txt", ARTICLE)
    ran = factcheck("audit", "dutch.txt", "late.txt")
    assert ran.code == 1
    told = " ".join(ran.out.split())
    assert "failed, 2 sentences: the text is in Dutch" in told
    assert "--model NAME" in told
    assert "2 articles audited" in told
    assert "1 fact, 1 attributed, 1 opinion" in told
    again = factcheck("audit", "dutch.txt", "--json")
    event = one(again.rows, "audited")
    assert event["status"] == "failed"
    assert "in Dutch" in event["failures"][0]
    assert event["figures"]["claims"] == 0
    assert factcheck("verify").code == 0
