"""The built-in annotator on speech: quotations over several sentences, and the voices that are heard inside."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import article, attributed, drafts_of, named, said, voices


def test_a_quote_over_two_sentences_keeps_its_source() -> None:
    first, second = drafts_of(["“We waited for years.", "It took too long,” Oda Brekke said."])
    assert (voices(first), named(first)) == ([(None, None, "person")], ["Oda Brekke"])
    assert voices(second) == [("Oda Brekke", "said", "person")]


def test_a_quote_that_goes_on_behind_its_source_keeps_it() -> None:
    drafts = drafts_of(["“We waited,” Oda Brekke said.", "“Nobody came.", "Nobody wrote.”"])
    assert [d.chain[0].full_name or voices(d)[0][0] for d in drafts] == ["Oda Brekke"] * 3


def test_speech_over_paragraphs_without_closing_marks_keeps_its_source() -> None:
    drafts = drafts_of(["Oda Brekke said: “The old quay was rotten.", "It had to go."], ["“The new one will last.”"])
    assert [d.label for d in drafts] == [Label.ATTRIBUTED_STATEMENT] * 3
    assert named(drafts[2]) == ["Oda Brekke"]


def test_speech_of_nobody_known_is_still_speech() -> None:
    (draft,) = drafts_of(["“Nobody has ever asked us about the tower.”"])
    assert (draft.label, voices(draft)) == (Label.ATTRIBUTED_STATEMENT, [(None, None, "unnamed")])


def test_quoted_words_inside_the_articles_own_sentence_stay_its_own() -> None:
    (draft,) = drafts_of(["The hall bears the words “built for those who work at sea” above its door."])
    assert draft.label is Label.REPORTED_FACT


@pytest.mark.parametrize(
    ("words", "chain", "content"),
    [
        (
            '"I think the quay will close," Oda Brekke said.',
            [("Oda Brekke", "said", "person"), ("I", "think", "person")],
            ["the quay will close"],
        ),
        (
            "“I'm sure that the quay is safe,” said Brekke.",
            [("Brekke", "said", "person"), ("I", "sure", "person")],
            ["the quay is safe"],
        ),
        (
            "“We need to know what the crane costs,” said Brekke.",
            [("Brekke", "said", "person"), ("We", "know", "person")],
            ["what the crane costs"],
        ),
        (
            "“They told us the quay was safe,” said Brekke.",
            [("Brekke", "said", "person"), ("They", "told", "group")],
            ["the quay was safe"],
        ),
        (
            "“The quay is old, I guess,” said Brekke.",
            [("Brekke", "said", "person"), ("I", "guess", "person")],
            ["The quay is old"],
        ),
        (
            "“In May, people who saw it said the crane shook,” said Brekke.",
            [("Brekke", "said", "person"), ("people who saw it", "said", "unnamed")],
            ["the crane shook"],
        ),
        (
            "Brekke recalled: “When it rained, I thought, ‘now the whole tower will fall on us.’”",
            [("Brekke", "recalled", "person"), ("I", "thought", "person")],
            ["now the whole tower will fall on us."],
        ),
    ],
)
def test_who_is_heard_inside_a_quotation_is_a_further_voice(
    words: str, chain: list[tuple[str, str, str]], content: list[str]
) -> None:
    (draft,) = attributed(words)
    assert (voices(draft), said(draft)) == (chain, content)


@pytest.mark.parametrize(
    "words",
    [
        "“I thought of the quay,” said Brekke.",
        "“If you think of the sea, come here,” said Brekke.",
        "“First they called it a pause,” said Brekke.",
        "“Do you believe it is late?” said Brekke.",
        "“The plans announced by the mayor are dear,” said Brekke.",
    ],
)
def test_words_about_thinking_that_put_nothing_forward_are_no_voice(words: str) -> None:
    assert [voices(draft) for draft in attributed(words)] == [[("Brekke", "said", "person")]]


def test_a_quotation_is_split_where_it_turns_to_what_is_believed() -> None:
    first, second = drafts_of(["“The quay is rotten, and I believe it will fall,” Oda Brekke said."])
    assert (said(first), len(first.chain)) == (["The quay is rotten"], 1)
    assert (said(second), named(second)) == (["it will fall"], ["", "Oda Brekke"])


def test_what_one_thinks_ends_where_the_next_clause_begins() -> None:
    first, second = drafts_of(["“I suspect that it is late - although nobody has counted the boats,” said Brekke."])
    assert (said(first), said(second)) == (["it is late"], ["although nobody has counted the boats"])


def test_i_is_the_author_outside_speech() -> None:
    (draft,) = drafts_of(["I believe the quay will close."])
    assert draft.label is Label.OPINION


def test_i_in_the_second_sentence_of_a_quotation_is_its_speaker() -> None:
    _, second = article("“They sold the ferry,” Oda Brekke said. “I hope they were right.”")
    assert (voices(second)[1], named(second)) == (("I", "hope", "person"), ["Oda Brekke", "Oda Brekke"])


def test_he_in_a_quotation_is_not_who_is_quoted() -> None:
    (draft,) = attributed("“He asked me why it was late,” Per Vik said.")
    assert named(draft) == ["", ""]
    (indirect,) = attributed("Per Vik said he thought it was late.")
    assert named(indirect) == ["", "Per Vik"]


@pytest.mark.parametrize(
    ("words", "source", "cue", "content"),
    [
        ("“He's a hero,” sighed his wife, Dana.", "his wife", "sighed", "He's a hero"),
        ("“The goal was offside,” the Rovers boss fumed.", "the Rovers boss", "fumed", "The goal was offside"),
        ("“We lost,” groaned coach Tim Hall.", "coach Tim Hall", "groaned", "We lost"),
        ("“It is over,” the captain shrugged.", "the captain", "shrugged", "It is over"),
        ("“Never,” snapped Mayor Lene Voss.", "Mayor Lene Voss", "snapped", "Never"),
        ("“This is a win,” beamed Anna Roth.", "Anna Roth", "beamed", "This is a win"),
        ("“We are broke,” the owner, Per Vik, groaned.", "the owner, Per Vik", "groaned", "We are broke"),
        ("“Why now?” muttered the driver.", "the driver", "muttered", "Why now?"),
        ("“We won,” she beamed after the match.", "she", "beamed", "We won"),
        ("“It was him,” the witness sobbed, pointing at Vik.", "the witness", "sobbed", "It was him"),
    ],
)
def test_behind_a_whole_quotation_any_verb_tells_who_speaks(words: str, source: str, cue: str, content: str) -> None:
    (draft,) = attributed(words)
    assert (voices(draft), said(draft)) == ([(source, cue, "person")], [content])


@pytest.mark.parametrize(
    "words",
    [
        "“They are so light that people can forget that they are wearing one at all,” said Brekke.",
        "“I told them to go out and enjoy it,” said Brekke.",
    ],
)
def test_what_might_be_held_and_what_was_bidden_is_no_further_voice(words: str) -> None:
    assert [voices(draft) for draft in attributed(words)] == [[("Brekke", "said", "person")]]
