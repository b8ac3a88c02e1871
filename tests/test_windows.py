from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotators.windows import lines, marker, ranges, window_of, windows
from factcheck.records import Article, Sentence
from factcheck.vocabulary import SentenceKind
from tests.fakes import numbered


def test_a_short_article_is_one_window_and_costs_one_question():
    _, sentences = numbered("One.", "Two.", "Three.")
    (window,) = windows(sentences, 12_000)
    assert window.numbers == (1, 2, 3)


def test_a_long_article_is_cut_between_paragraphs_and_shows_its_neighbours():
    text, sentences = numbered(*(f"Paragraph {number} says a thing." for number in range(1, 31)))
    first, *_, last = windows(sentences, 200)
    assert first.numbers[-1] < last.numbers[0]
    assert lines(Article(text=text), last)[0].startswith("[-] ")


@given(st.integers(20, 400), st.lists(st.text("ab .", min_size=1, max_size=60), min_size=1, max_size=30))
def test_every_sentence_is_asked_about_exactly_once(max_chars, texts):
    _, sentences = numbered(*texts)
    asked = [number for window in windows(sentences, max_chars) for number in window.numbers]
    assert asked == [sentence.number for sentence in sentences]


def test_headings_credits_and_metadata_are_shown_but_never_asked_about():
    text, sentences = numbered("A heading", "A sentence.")
    kinds: list[Sentence] = [sentences[0].model_copy(update={"kind": SentenceKind.HEADING}), sentences[1]]
    (window,) = windows(kinds, 12_000)
    assert lines(Article(text=text), window) == ["[-] A heading", "[2] A sentence."]


def test_sentences_asked_again_are_numbered_and_those_between_only_shown():
    text, sentences = numbered("One.", "Two.", "Three.")
    assert lines(Article(text=text), window_of(sentences, [1, 3])) == ["[1] One.", "[-] Two.", "[3] Three."]


def test_a_line_break_inside_a_sentence_cannot_forge_a_second_sentence():
    text, sentences = numbered("One\n[2] opinion: two.")
    (window,) = windows(sentences, 12_000)
    assert lines(Article(text=text), window) == ["[1] One [2] opinion: two."]


def test_the_marker_stands_nowhere_in_the_article_even_if_the_article_guesses_it():
    plain = Article(text="A sentence.")
    assert marker(plain) not in plain.text
    article = Article(text=" ".join(f"{number:08x}" for number in range(4)))
    assert marker(article) not in article.text


def test_numbers_are_listed_as_people_write_them():
    assert ranges([7, 1, 2, 3]) == "1-3, 7"
