"""Which words of a claim changed between two versions: its worth, its figures, its names, and what is no change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.difference import ChangeKind, SentenceFate, difference
from tests.compared import FERRY, FIRST, aspects, built_in, edited, kinds, versions


def test_the_words_of_a_changed_sentence_are_marked_and_put_together_they_are_both_sentences() -> None:
    (change,) = edited("27 broken crates", "dozens of crates").sentences
    assert [(one.before, one.after) for one in change.segments if one.before != one.after] == [
        ("27 broken", "dozens of")
    ]
    assert "".join(one.before for one in change.segments) == FERRY[1]
    assert "".join(one.after for one in change.segments) == FERRY[1].replace("27 broken", "dozens of")


SOFTENED = {
    "a number became a vague one": ("27 broken crates", "dozens of broken crates", ("27", "dozens")),
    "a number became an estimate": ("27 broken", "about 27 broken", ("", "about")),
    "a hedge came in": ("The crew counted", "The crew reportedly counted", ("", "reportedly")),
    "a month is no hedge, the verb is one": ("reopens in May", "may reopen in May", ("", "may")),
}


@pytest.mark.parametrize(("old", "new", "aspect"), SOFTENED.values(), ids=SOFTENED)
def test_a_claim_that_the_article_vouches_less_for_is_softened_and_the_way_back_hardens_it(
    old: str, new: str, aspect: tuple[str, str]
) -> None:
    assert aspect in aspects(edited(old, new), ChangeKind.SOFTENED)
    back = versions(FIRST.replace(old, new), FIRST)
    assert (aspect[1], aspect[0]) in aspects(back, ChangeKind.HARDENED)
    assert aspects(back, ChangeKind.SOFTENED) == []


def test_a_fact_that_is_now_on_somebodys_word_is_softened_and_its_label_flipped() -> None:
    found = edited("The crew counted 27 broken crates on the quay.", "The crew counted 27 broken crates, Ola Vik said.")
    assert aspects(found, ChangeKind.SOFTENED) == [("the article's own word", "the word of Ola Vik")]
    assert aspects(found, ChangeKind.FLIPPED) == [("reported_fact", "attributed_statement")]


def test_another_number_is_another_figure_and_neither_softer_nor_harder() -> None:
    assert kinds(edited("27 broken", "31 broken")) == {FERRY[1]: {ChangeKind.FIGURE}}


# From one text to another, and what became of its one claim: kind, words before, words after.
REWORDED = {
    "a negation gone from what somebody said": (
        "I would not let my own children cross it, Jonna Vik said.",
        "I would let my own children cross it, Jonna Vik said.",
        [(ChangeKind.NEGATED, "not", "")],
    ),
    "a negation gone from an opinion": (
        "The state should not build a second bridge.",
        "The state should build a second bridge.",
        [(ChangeKind.NEGATED, "not", "")],
    ),
    "a negation that came in short": (
        "The crew did inspect the north ramp.",
        "The crew didn’t inspect the north ramp.",
        [(ChangeKind.NEGATED, "", "didn't")],
    ),
    "a negation before the word": (
        "The inspectors found the north ramp safe.",
        "The inspectors found the north ramp unsafe.",
        [(ChangeKind.NEGATED, "safe", "unsafe")],
    ),
    "a word of a quotation": (
        "“The steel is tired,” Minister Oda Brekke said.",
        "“The steel is rotten,” Minister Oda Brekke said.",
        [(ChangeKind.QUOTATION, "tired", "rotten")],
    ),
    "a negation and a word of a quotation": (
        "“The steel is not tired yet,” Minister Oda Brekke said.",
        "“The steel is rotten yet,” Minister Oda Brekke said.",
        [(ChangeKind.NEGATED, "not", ""), (ChangeKind.QUOTATION, "not tired", "rotten")],
    ),
    "quotation marks gone": (
        "The steel is “tired and old”, Minister Oda Brekke said.",
        "The steel is tired and old, Minister Oda Brekke said.",
        [(ChangeKind.QUOTATION, "“tired and old”", "tired and old")],
    ),
    "another word in a quotation and another outside it": (
        "“The steel is tired,” Minister Oda Brekke said.",
        "“The steel is rotten,” Minister Oda Brekke admitted.",
        [(ChangeKind.QUOTATION, "tired", "rotten"), (ChangeKind.REWORDED, "said", "admitted")],
    ),
    "the opposite": (
        "The council approved the repairs.",
        "The council rejected the repairs.",
        [(ChangeKind.REWORDED, "approved", "rejected")],
    ),
    "a word gone": (
        "The board quietly closed the north ramp in June.",
        "The board closed the north ramp in June.",
        [(ChangeKind.REWORDED, "quietly", "")],
    ),
    "who did it to whom": (
        "The tug rammed the ferry at the quay.",
        "The ferry rammed the tug at the quay.",
        [(ChangeKind.REWORDED, "The tug rammed", ""), (ChangeKind.REWORDED, "", "rammed the tug")],
    ),
    "a day": (
        "The ferry to Port Halden stopped on Monday.",
        "The ferry to Port Halden stopped on Tuesday.",
        [(ChangeKind.FIGURE, "Monday", "Tuesday")],
    ),
    "a figure gone": (
        "The crew counted 27 crates.",
        "The crew counted crates.",
        [(ChangeKind.FIGURE, "27", "")],
    ),
    "millions to billions": (
        "The bridge cost 4 million crowns.",
        "The bridge cost 4 billion crowns.",
        [(ChangeKind.FIGURE, "million", "billion")],
    ),
    "another money": (
        "The bridge cost €400.",
        "The bridge cost $400.",
        [(ChangeKind.FIGURE, "€400", "$400")],
    ),
    "a name": (
        "The ferry to Port Halden stopped at noon.",
        "The ferry to Port Sandvik stopped at noon.",
        [(ChangeKind.NAME, "Halden", "Sandvik")],
    ),
    "a figure and a word": (
        "The crew counted 27 broken crates.",
        "The crew counted 31 rotten crates.",
        [(ChangeKind.FIGURE, "27", "31"), (ChangeKind.REWORDED, "27 broken", "31 rotten")],
    ),
    "only an article": (
        "The crew closed the ramp.",
        "The crew closed a ramp.",
        [(ChangeKind.REWORDED, "the", "a")],
    ),
}


@pytest.mark.parametrize(("old", "new", "became"), REWORDED.values(), ids=REWORDED)
def test_a_claim_whose_words_changed_is_never_unchanged(
    old: str, new: str, became: list[tuple[ChangeKind, str, str]]
) -> None:
    found = versions(old, new)
    (change,) = found.claims
    assert [(one.kind, one.before, one.after) for one in change.aspects] == became
    assert found.unchanged_claims == 0
    assert {(one.kind, one.after, one.before) for one in versions(new, old).claims[0].aspects} == {*became}


PLACES = [(number, place) for number, text in enumerate(FERRY) for place in range(len(text.split()))]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(["", "never", "other"]))
def test_no_word_can_be_put_in_or_taken_out_without_a_claim_less_that_is_unchanged(
    at: tuple[int, int], put: str
) -> None:
    number, place = at
    words = FERRY[number].split()
    edit = " ".join([*words[:place], *([put] if put else []), *words[place + 1 :]])
    found = difference(built_in(FIRST), built_in(FIRST.replace(FERRY[number], edit)))
    assert found.unchanged_claims < len(FERRY)


HARMLESS = {
    "curly marks made straight": (FIRST, FIRST.replace("“", '"').replace("”", '"')),
    "an apostrophe": ("The crew's crates sank.", "The crew’s crates sank."),
    "a dash": ("The ferry – the old one – stopped.", "The ferry — the old one — stopped."),
    "commas for dashes": ("The ferry – the old one – stopped.", "The ferry, the old one, stopped."),
    "a hyphen": ("The well-known ferry stopped.", "The well known ferry stopped."),
    "a soft hyphen": ("The ferry stopped at noon.", "The fer\u00adry stopped at noon."),
    "composed letters": ("The café at the quay shut.", "The cafe\u0301 at the quay shut."),
    "a small letter in the beginning": ("The ferry stopped at noon.", "the ferry stopped at noon."),
    "the last mark": ("The ferry stopped at noon.", "The ferry stopped at noon!"),
    "a minus sign": ("The quay froze at -4 degrees.", "The quay froze at −4 degrees."),
}


@pytest.mark.parametrize(("old", "new"), HARMLESS.values(), ids=HARMLESS)
def test_punctuation_and_typography_change_no_claim(old: str, new: str) -> None:
    found = versions(old, new)
    assert found.claims == ()
    assert [one.kind for one in found.sentences] == [SentenceFate.CHANGED]


def test_speech_over_several_sentences_is_a_quotation_in_each_of_them() -> None:
    speech = "“The bridge is old. The steel is tired. We mend it,” Minister Oda Brekke said."
    found = versions(speech, speech.replace("tired", "rotten"))
    assert aspects(found, ChangeKind.QUOTATION) == [("tired", "rotten")]


def test_another_source_of_the_same_words_is_told() -> None:
    assert aspects(edited("Minister Oda Brekke", "Minister Jon Vik"), ChangeKind.SOURCE) == [
        ("Minister Oda Brekke", "Minister Jon Vik")
    ]
