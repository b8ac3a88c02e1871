"""The built-in annotator reads English: other languages are told by name, and English of every kind passes."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from factcheck.annotators.builtin.words.language import ENGLISH, Languages
from factcheck.segment import segment
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das ist eine Schande.", "German"),
        ("Wir haben keine Wahl. Die Stadt zahlt.", "German"),
        ("Nous n'avons pas vu le ferry, a dit la maire.", "French"),
        ("El muelle está cerrado desde el lunes.", "Spanish"),
        ("De kade is sinds maandag dicht. Dat is een schande, zei de burgemeester.", "Dutch"),
        ("Det är en skandal för hela staden.", "Swedish"),
        ("“Das ist nicht wahr”, sagte der Skipper am Abend, und er ging.", "German"),
        ("Паром стоит.", ""),
        ("码头星期一关闭了。", "Chinese"),
    ],
)
def test_a_sentence_or_two_in_another_language_are_told_where_the_words_tell_it_plainly(
    languages: Languages, text: str, name: str
) -> None:
    assert languages.of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Młoda skrzypaczka z Halden wygrała konkurs i dostała stypendium.", "Polish"),
        ("Genç kemancı yarışmayı kazandı ve vakıftan önemli bir burs aldı.", "Turkish"),
        ("Palomiehet sammuttivat paloa koko yön, eikä kukaan loukkaantunut onneksi.", "Finnish"),
        ("A fiatal hegedűs megnyerte a versenyt és ösztöndíjat kapott.", "Hungarian"),
        ("Hasiči celou noc likvidovali požár přístavu, nikdo nebyl zraněn.", "Czech"),
        ("Borgmästaren lovade invånarna nya färjor redan nästa sommar.", "Swedish"),
        ("Wali kota mengatakan kapal baru akan mulai berlayar tahun depan.", "Indonesian or Malay"),
        ("Jauna smuikininkė laimėjo konkursą ir gavo didelę fondo stipendiją.", "Lithuanian"),
        ("Feuerwehrleute löschten den Brand erst am Morgen, verletzt wurde niemand.", "German"),
        ("El ayuntamiento decidió el lunes cerrar el viejo muelle durante el invierno.", "Spanish"),
    ],
)
def test_one_sentence_of_eight_words_is_enough_to_tell_a_language(languages: Languages, text: str, name: str) -> None:
    assert languages.of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Harbour closes early, ferries cancelled, schools shut, roads blocked, trains delayed",
        "Storm kills three, shuts port, sinks boats, halts trains, closes schools.",
        "Crème brûlée, jalapeño poppers, piñata, café au lait, naïve façade, résumé",
        "Sour jabłko pierogi, żurek, bigos, gołąbki, barszcz, vodka, beer",
        "Dining: tagliatelle al ragù, risotto alla milanese, panna cotta, tiramisù",
        "“Nie ma mowy, żeby to zrobili za te pieniądze,” Kowalik said.",
        "Vive la différence, vive la liberté, crowd chants on.",
        "El Niño hits La Paz",
        "Le Monde de Halden and Die Post van der Meer merge",
        "De facto de jure status quo ante",
        "Coup d'état, raison d'être and déjà vu à la carte",
        "Real Halden 3, Atlético de Tern 1",
        "Viva la revolución!",
        "He said “das ist nicht wahr, und wir sind nicht die Stadt” and left.",
        "Oda Brekke, Jens-Otto van der Meer, José de la Cruz",
        "Man wins die, war on in Tern",
        "Vote first.",
        "Tax up 3%",
        "The ferry (паром) sank.",
    ],
)
def test_a_headline_a_phrase_or_a_name_is_not_taken_for_another_language(languages: Languages, text: str) -> None:
    assert languages.of(text) == ENGLISH


def test_every_sentence_of_the_examples_passes_alone_and_with_the_next(languages: Languages) -> None:
    for path in sorted((CHECKOUT / "examples").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        places = [one.span for one in segment(text)]
        pairs = [text[one.start : other.end] for one, other in pairwise(places)]
        alone = [text[one.start : one.end] for one in places]
        assert [words for words in alone + pairs if languages.of(words) != ENGLISH] == []


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


def test_words_that_english_shares_tell_no_other_language(languages: Languages) -> None:
    text = "The quay in Port Halden closed in May. Here is the mayor's letter in full: The wall moved 4 cm in 2031. "
    assert languages.of(text + "The gate broke twice. The basin opened in 2029.") == ENGLISH


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
