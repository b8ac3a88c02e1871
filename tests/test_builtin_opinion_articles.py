"""Opinions of whole articles: quiet forms, the place of a sentence, rules that are told, and kinds."""

from itertools import pairwise

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.annotators.builtin.opinion.arguing import ARGUING, arguing
from factcheck.annotators.builtin.opinion.model import IN_ARTICLE, OpinionModel, read_weights
from factcheck.annotators.builtin.opinion.place import ALONE, Place, companies, places
from factcheck.annotators.builtin.opinion.valuing import valued
from factcheck.annotators.builtin.words.lexicon import sections_of
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.records import Draft
from factcheck.segment import segment
from factcheck.vocabulary import Label, OpinionKind

BUILTIN = BuiltinAnnotator()
MODEL = OpinionModel()
COLUMN = (
    "The kiosk on Tern Quay opened in 1962. It sold tickets until May. Signe Holt ran it for thirty years. "
    "The council took the key in June. The shutters are green. A bench stands in front of it. "
    "Eleven people signed a letter in July. {told}\n\nThe kiosk has two windows."
)
ENDS = Place(1.0, 0.1, 0.8, ends_paragraph=True)


def judged_in_column(words: str) -> Draft:
    text = COLUMN.format(told=words)
    sentences = segment(text)
    place = text.index(words)
    number = next(one.number for one in sentences if one.span.start <= place < one.span.end)
    return next(draft for draft in BUILTIN.label(text, sentences).drafts if draft.sentence == number)


def probability(words: str, place: Place = ENDS) -> float:
    tokens = Tokens(words)
    return MODEL.judge(MODEL.weigh(tokens, 0, len(tokens)), place).probability


@pytest.mark.parametrize(
    "words",
    [
        "It was a loss that nobody had reckoned with.",
        "Yet a bench is no ticket office.",
        "The timing was no accident.",
        "Another coat of paint would have saved it.",
        "That leaves the islanders with little.",
        "The trouble begins with the key.",
        "Sit on the bench and look at the shutters.",
        "Pick the green one, councillor.",
        "The new shutters are lovely.",
        "Until then, keep the key.",
        "Fair enough.",
        "The sale came without a tender, raising fresh questions about the harbour board.",
        "Four letters went unanswered, in a further sign of disarray.",
    ],
)
def test_a_quiet_judgement_at_the_end_of_a_paragraph_is_an_opinion(words: str) -> None:
    assert judged_in_column(words).label is Label.OPINION


@pytest.mark.parametrize(
    "words",
    [
        "The lock was a third smaller than the door.",
        "The harbour board, which has to be asked, met on Friday.",
        "The hall, which must be cleared whenever the bell rings, has two doors.",
        "A new lease has to be signed by 18 October.",
        "Holt kept a cat and a radio.",
        "The lease must still be approved by the harbour court.",
        "It was the worst flood on the quay since 1962.",
        "The second shop will remain closed until May.",
        "From the bench she could hear the ferry.",
        "Asked whether it might reopen, the clerk shook his head.",
        "Nobody knows how many keys there are.",
        "Dangerous goods were stored behind it.",
    ],
)
def test_what_is_counted_scheduled_or_ruled_in_an_article_is_told(words: str) -> None:
    assert judged_in_column(words).label is Label.REPORTED_FACT


def test_the_more_of_an_article_there_is_the_more_it_counts_without_a_leap() -> None:
    quiet = "It was a loss for the quay."
    weights = [index / 8 for index in range(9)]
    said = [probability(quiet, ENDS._replace(weight=weight)) for weight in weights]
    steps = [after - before for before, after in pairwise(said)]
    assert said[0] < 0.5 < said[-1]
    assert max(steps) - min(steps) < 0.01
    text = "It rained on Tern Quay. " * 9
    assert [places(segment(text[: 24 * n]), {1}, set())[1].weight for n in (1, 4, 5, 9)] == [0.0, 0.375, 0.5, 1.0]


def test_an_article_of_other_peoples_words_holds_fewer_opinions_and_its_end_more() -> None:
    words = "The quay looks empty."
    assert probability(words, ENDS._replace(attributed=0.3)) < probability(words)
    assert probability(words, ENDS._replace(late=0.0)) < probability(words)
    assert probability(words, ENDS._replace(ends_paragraph=False)) < probability(words)


def test_among_opinions_a_quiet_sentence_is_likelier_to_be_one() -> None:
    words = "The quay looks empty."
    assert probability(words, ENDS) < probability(words, ENDS._replace(company=0.5))
    assert companies({1: 9.0, 2: -9.0, 3: -9.0})[1] < 0.01 < 0.49 < companies({1: 9.0, 2: -9.0, 3: -9.0})[2]
    assert companies({7: 1.0}) == {7: 0.0}


def test_a_word_for_good_or_bad_counts_behind_the_verb_that_says_it_and_not_where_it_ranks() -> None:
    assert [one.said for one in valued(Tokens("the dull street is lovely").low)] == [False, True]
    assert list(valued(Tokens("it was the worst flood since 1962").low)) == []


def test_the_place_of_a_sentence_is_that_among_all_of_its_article() -> None:
    text = "It rained. It rained on.\n\nThe boats stayed in."
    found = places(segment(text), {1, 2, 3}, {2})
    assert [found[number].ends_paragraph for number in (1, 2, 3)] == [False, True, True]
    assert [found[number].late for number in (1, 2, 3)] == [0, 1 / 3, 2 / 3]
    assert {one.attributed for one in found.values()} == {0.3}
    assert places(segment("It rained."), {1}, {1}) == {1: ALONE}


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("it was a delay", {"is a"}),
        ("it was a minute late", set()),
        ("the quay is hardly the place", {"is so"}),
        ("nobody would ever have asked", {"would have"}),
        ("the key, at least, was found", {"aside"}),
        ("yet the question stays", {"begins arguing", "point"}),
        ("neither went", {"begins with what was said"}),
        ("that", set()),
    ],
)
def test_forms_of_arguing_are_found(words: str, forms: set[str]) -> None:
    assert set(arguing(Tokens(words).low, set())) == forms


def test_what_is_told_to_have_happened_argues_nothing() -> None:
    low = Tokens("there was no sign of it").low
    assert arguing(low, set()) == {"is so": 1.0}
    assert arguing(low, set(range(len(low)))) == {}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The quay is a sad, ugly place.", OpinionKind.EVALUATION),
        ("The kiosk will be forgotten, and the bench will rot.", OpinionKind.PREDICTION),
        ("Perhaps the key is in a drawer.", OpinionKind.SPECULATION),
        ("The council should give back the key.", OpinionKind.RECOMMENDATION),
        ("Sit on the bench and look at the shutters.", OpinionKind.RECOMMENDATION),
        ("The question is why nobody asked, because that explains the rest.", OpinionKind.INTERPRETATION),
        ("Nobody would have missed it.", OpinionKind.INTERPRETATION),
        ("A key that opens every door is a confession.", OpinionKind.INTERPRETATION),
        ("The new bench is a fine, generous thing.", OpinionKind.EVALUATION),
        ("Those who sell a quay must think that nobody looks.", OpinionKind.SPECULATION),
        ("They'll regret it.", OpinionKind.PREDICTION),
    ],
)
def test_the_words_of_an_opinion_vote_for_its_kind(words: str, kind: OpinionKind) -> None:
    assert judged_in_column(words).opinion_kind is kind


def test_every_form_and_place_has_a_weight_and_every_word_of_its_list_is_a_word() -> None:
    named = {name.removesuffix(" in an article)")[1:] for name in read_weights() if name.endswith(" in an article)")}
    assert named == {"slope", "base", *IN_ARTICLE}
    assert set(ARGUING) < named
    for words in sections_of("opinion_arguing").values():
        assert [word for word in words if Tokens(word).low != [word]] == []
