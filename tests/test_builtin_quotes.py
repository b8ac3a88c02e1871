"""Where an article quotes, whatever marks it uses."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotators.builtin.words.quotes import find_quotes
from factcheck.spans import Span
from factcheck.vocabulary import Label
from tests.builtin_drafts import drafts_of, said


def quoted(*paragraphs: str) -> list[str]:
    text, spans = "", []
    for paragraph in paragraphs:
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return [text[quote.start : quote.end] for quote in find_quotes(text, spans)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("He said “no” and “yes”.", ["“no”", "“yes”"]),
        ('“We will act on it," he said.', ['“We will act on it,"']),
        ("“We will act on it,“ he said.", ["“We will act on it,“"]),
        ("The “head of the “old harbour” office” left.", ["“head of the “old harbour” office”"]),
        ("“He told us ‘never again’ twice,” she said.", ["“He told us ‘never again’ twice,”"]),
        ('A line by Moe — "We would not call it "work", would we?"',
         ['"We would not call it "work", would we?"']),
        ('"It was "fine", she told me, and "good" too," said Moe.', ['"It was "fine", she told me, and "good" too,"']),
        ('"Was it ("the plan") yours?" He left "at once".', ['"Was it ("the plan") yours?"', '"at once"']),
        ('He said "yes" and she said "no".', ['"yes"', '"no"']),
        ('Never closed: "We never shut it. He wrote "yes" on it.', ['"yes"']),
        ("He said ‘it is late’ and left.", ["‘it is late’"]),
        ("He said 'it is late' and left.", ["'it is late'"]),
        ("He said ‘our workers’ pay is late’ and left.", ["‘our workers’ pay is late’"]),
        ("'It was rock 'n' roll', he said. 'Ask the lads' dad'.", ["'It was rock 'n' roll'", "'Ask the lads' dad'"]),
        ("'We were just goin' home', he said.", ["'We were just goin' home'"]),
        ("'20 people left in '98', he said. '£5 each'.", ["'20 people left in '98'", "'£5 each'"]),
        ("He praised 'old hands' and left. 'No', he said.", ["'old hands'", "'No'"]),
        ("They are 'heroes' and 'saints', the hosts' 'own'.", ["'heroes'", "'saints'", "'own'"]),
        ("'They call it 'slow', and 'dull', which hurts', she said.",
         ["'They call it 'slow', and 'dull', which hurts'"]),
        ("'Is it 'fair'?' he asked. 'It is 'not''.", ["'Is it 'fair'?'", "'It is 'not''"]),
        ("'It is like the 'nineties', he said. 'We go'.", ["'It is like the 'nineties'", "'We go'"]),
        ("She said, 'It is late, Per, and it's dark.\" He left.", ["'It is late, Per, and it's dark.\""]),
        ("The sign says \"We don't sell' in red.", ["\"We don't sell'"]),
        ("He said, \"our workers' pay is late.", ["\"our workers' pay is late."]),
        ("„Nein“, he said.", ["„Nein“"]),
        ("«Non», he said.", ["«Non»"]),
        ('He said," It is late" and left.', ['" It is late"']),
        ("The brewers' hall is the mayor's and the ’90s were ours.", []),
        ('A 5" nail and a 6" nail.', []),
        ("A mark “that is never closed stands for nothing.", []),
        ("He said: “it is late", ["“it is late"]),
        ("", []),
    ],
)  # fmt: skip
def test_a_quotation_is_found_with_its_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_speech_that_goes_on_in_the_next_paragraph_is_one_quotation() -> None:
    text = "“One.\n\n“Two.”\n\n“Three.”"
    spans = [Span(0, 5), Span(7, 13), Span(15, 23)]
    first, second, third = find_quotes(text, spans)
    assert first.number == second.number != third.number


def test_speech_that_opens_no_second_mark_ends_where_it_closes() -> None:
    assert quoted("He said: “One.", "Two.” He left.") == ["“One.", "Two.”"]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (["'Boats are 'good enough'.", "Nobody waits.", "You can row'.", "He left."],
         ["'Boats are 'good enough'.", "Nobody waits.", "You can row'"]),
        (["He said: 'One.", "Two.", "Three', and left. 'Yes', she said."],
         ["'One.", "Two.", "Three'", "'Yes'"]),
        (["'One is 'bad'.", "'Two is 'good'.", "'Three', he said."], ["'One is 'bad'.", "'Two is 'good'.", "'Three'"]),
        (['"One.', "Two.", 'Three," he said. "Yes."'], ['"One.', "Two.", 'Three,"', '"Yes."']),
        (["'It was 'late', he said.", "'It was dark', she said."], ["'It was 'late'", "'It was dark'"]),
        (["'It was 'late' and 'dark'.", "Nobody came.", "He left. 'I did not', she said."],
         ["'It was 'late'", "'dark'", "'I did not'"]),
        (["'Ave a go, he said.", "The players' bus was late.", "It was rock 'n' roll."], []),
        (["‘No,’ she said. ‘The lads’ work was late. We were told: “No.”", "‘We left.’"],
         ["‘No,’", "‘The lads’ work was late. We were told: “No.”", "‘We left.’"]),
        (["She said: 'Our members' pay is cut. You can talk of 'filling jobs' all day, but you can't'.", "No."],
         ["'Our members' pay is cut. You can talk of 'filling jobs' all day, but you can't'"]),
        (["'Halden Nights' was a hit. 'Never'.", "'I slept', he said."], ["'Halden Nights'", "'Never'", "'I slept'"]),
    ],
)  # fmt: skip
def test_speech_over_several_paragraphs_ends_where_its_own_mark_closes(paragraphs: list[str], found: list[str]) -> None:
    assert quoted(*paragraphs) == found


@pytest.mark.parametrize(
    ("paragraph", "contents"),
    [
        (["'We lost', he said.", "'It keeps on.", "It was sort of fun.", "It simply was'."],
         ["We lost", "It keeps on.", "It was sort of fun.", "It simply was"]),
        (["Ida Holm said the vote was 'a farce' and 'a sham'.", "'Never again'."],
         ["the vote was 'a farce' and 'a sham'.", "Never again"]),
        (["'If they do', she said, 'then it's culture'.", "'We won', laughed Moe.", "'Old hands', so called, left."],
         ["If they do", "then it's culture", "We won"]),
        (["She told police he 'must have slept'."], ["he 'must have slept'."]),
        (["Ida Holm said he had shown 'real courage' and that her position was 'dire'."],
         ["he had shown 'real courage' and that her position was 'dire'."]),
        (["'I didn't know it was 'art' until a man told me', Ida Holm said."],
         ["it was 'art' until a man told me"]),
        (["Ida Holm said that 'nobody slept' and 'nobody left'."], ["'nobody slept' and 'nobody left'."]),
    ],
)  # fmt: skip
def test_what_is_said_in_single_marks_is_put_forward_without_them(paragraph: list[str], contents: list[str]) -> None:
    assert [piece.text for draft in drafts_of(paragraph) for piece in draft.content] == contents


def test_a_caption_between_two_paragraphs_of_one_speech_is_not_quoted() -> None:
    assert quoted("He said: “One.", "The hall in May.", "“Two.”") == ["“One.", "“Two.”"]


def test_a_mark_left_open_does_not_swallow_the_next_paragraph() -> None:
    assert quoted("A “mark left open.", "The hall opened in May.", "It closed in June.") == []


@given(st.lists(st.text(alphabet="ab s.,:'\"“”‘’„«»(5", max_size=30), max_size=4))
def test_quotations_lie_in_their_paragraphs_in_order_and_apart(paragraphs: list[str]) -> None:
    text, spans = "", []
    for paragraph in filter(None, paragraphs):
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    found = find_quotes(text, spans)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(any(span.contains(Span(quote.start, quote.end)) for span in spans) for quote in found)


@pytest.mark.parametrize(
    "words",
    [
        "They watched as the Gull Singers sang “The Ferryman’s Watch,” a ballad from 1874.",
        "The Gull Singers sang “The ferryman never came home again”, a ballad from 1874.",
        "Moe recited “The Gull at Night over Halden,” a poem that won her a prize.",
        "The band played “Happy Birthday.”",
        "Moe sang “Halden Nights” and left.",
        "Moe wrote “The Long Way Home,” a memoir about the strike.",
        "Moe wrote “The Long Way Home” in 1999.",
    ],
)
def test_the_title_of_a_work_is_said_by_nobody(words: str) -> None:
    assert [draft for draft in drafts_of(["“We go,” said Ida Holm."], [words])[1:] if draft.chain] == []


@pytest.mark.parametrize(
    "words",
    [
        "The crowd sang “Down with the mayor” and left.",
        "The crowd sang, “Down with the mayor.”",
        "“We are the best,” sang the crowd.",
        "Moe wrote “Never” on the wall.",
        "She said “It was the best night of all,” a night to remember.",
    ],
)
def test_what_a_crowd_sings_may_be_said_by_it(words: str) -> None:
    assert [draft.label for draft in drafts_of([words])] == [Label.ATTRIBUTED_STATEMENT]


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ('"He called me a "liar" and left," Moe said.', 'He called me a "liar" and left'),
        ("“He called me a “liar” and left,” Moe said.", "He called me a “liar” and left"),
        ('"The plan" and "the idea" were his, Moe said.', '"The plan" and "the idea" were his'),
        ('Moe said "the so-called "plan" was a joke" and left.', '"the so-called "plan" was a joke" and left.'),
    ],
)
def test_a_quotation_that_holds_another_is_put_forward_without_its_own_marks(words: str, content: str) -> None:
    assert [piece.text for piece in drafts_of([words])[0].content] == [content]


def test_that_alone_in_speech_that_goes_on_is_put_forward_as_it_stands() -> None:
    assert [said(draft) for draft in drafts_of(["“0", "THAT “"])][-1] == ["THAT"]
