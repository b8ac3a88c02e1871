"""The word lists of the built-in annotator: what they may hold, and how phrases are found."""

import pytest

from factcheck.annotators.builtin.words.lexicon import Hit, Lexicon, sections_of
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import OpinionKind, SourceKind
from tests.builtin_drafts import attributed, voices

VOICES = Voices(sections_of("voices"))


def test_the_longest_phrase_is_found_and_of_equals_the_first() -> None:
    lexicon = Lexicon({"one": ["call", "call for"], "two": ["call for calm", "call"]})
    assert lexicon.hits(["they", "call", "for", "calm", "and", "call"]) == [Hit("two", 1, 4), Hit("one", 5, 6)]


def test_the_words_of_voices_are_named_by_the_kinds_of_sources() -> None:
    assert set(sections_of("voices")) == set(SourceKind)


def test_the_words_of_opinions_are_named_by_the_kinds_of_opinions() -> None:
    kinds = {section.removesuffix(" weak") for section in sections_of("opinion")}
    assert kinds == {*OpinionKind, "loaded"}


@pytest.mark.parametrize("name", ["cues", "opinion", "voices", "grammar"])
def test_every_phrase_of_a_list_can_be_found_in_a_sentence(name: str) -> None:
    phrases = [phrase for section in sections_of(name).values() for phrase in section]
    split = {phrase: Tokens(phrase).low for phrase in phrases if phrase != "'s"}
    assert [phrase for phrase, words in split.items() if words != phrase.split()] == []


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Oda Brekke", "person"),
        ("the mayor", "person"),
        ("a spokesman for the ministry", "person"),
        ("University of Halden epidemiologist Ida Holm", "person"),
        ("President Ida Holm of the Nordby Club", "person"),
        ("she", "person"),
        ("the Halden Post", "media"),
        ("state news agency HNA", "media"),
        ("Nordby's state media", "media"),
        ("a report by the harbour office", "document"),
        ("a 2018 University of Halden study", "document"),
        ("the ministry of fisheries", "government"),
        ("police in Nordby", "government"),
        ("the harbour workers' union", "organisation"),
        ("HNB", "organisation"),
        ("the WHO", "organisation"),
        ("residents of the old town", "group"),
        ("two officials familiar with the talks", "unnamed"),
        ("critics of the plan", "unnamed"),
        ("some", "unnamed"),
    ],
)
def test_a_source_has_the_kind_that_its_head_word_names(source: str, kind: str) -> None:
    assert VOICES.kind_of(source) == kind


@pytest.mark.parametrize("source", ["one diplomat", "the protesters", "two policewomen"])
def test_people_without_a_title_have_a_voice(source: str) -> None:
    assert VOICES.is_voice(source)
    assert VOICES.speaks(source)


def test_what_a_diplomat_puts_into_words_is_his() -> None:
    [draft] = attributed("It was, in the words of one diplomat, “a disaster”.")
    assert voices(draft) == [("one diplomat", "in the words of", "unnamed")]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("the hotel", SourceKind.ORGANISATION),
        ("two clinics", SourceKind.ORGANISATION),
        ("a memorandum", SourceKind.DOCUMENT),
        ("the rulebooks", SourceKind.DOCUMENT),
        ("the regime", SourceKind.GOVERNMENT),
    ],
)
def test_houses_and_papers_are_no_persons(source: str, kind: SourceKind) -> None:
    assert VOICES.kind_of(source) is kind
