"""The built-in annotator on speakers who stand apart from their verb, and on those a line or a later name tells of."""

import pytest

from tests.builtin_drafts import article, attributed, drafts_of, named, said, voices


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        ("Vik, responding to union claims that the log was forged, said the port does not have it.",
         "Vik", "the port does not have it."),
        ("Vik, responding to claims from the union that the log was forged, said the port does not have it.",
         "Vik", "the port does not have it."),
        ("The ban came shortly after a user, Per Moe, left the port, and wrote that the mayor had lied.",
         "a user, Per Moe", "the mayor had lied."),
        ("He was defended by friends, including writers Ida Holm and Per Vik, who condemned the post.",
         "writers Ida Holm and Per Vik", "the post."),
        ("Ida Thomas, Harbour Party health spokeswoman said: “It is the same target.”",
         "Ida Thomas", "It is the same target."),
        ("Ola Moe, spokesman for the port said the dam would hold.", "Ola Moe", "the dam would hold."),
        ("In Halden, Harbour Party leader said it was late.", "Harbour Party leader", "it was late."),
        ("Brix had fought the port for six months — claiming the port was acting as a bully.",
         "Brix", "the port was acting as a bully."),
        ("Moe’s reply was graceful: “I hid nothing.”", "Moe", "I hid nothing."),
        ("A clerk told the Halden News website the port was avoiding them.", "A clerk", "the port was avoiding them."),
    ],
)  # fmt: skip
def test_a_speaker_is_found_past_what_stands_before_the_verb(words: str, source: str, content: str) -> None:
    [draft] = attributed(words)
    assert [name for name, *_ in voices(draft)] == [source]
    assert said(draft) == [content]


def test_whoever_ends_a_sentence_says_all_that_one_in_it_does_and_suggests() -> None:
    told = drafts_of(["He rejects the charge and suggests it was Moe who left the gate open, Mr Vik told the court."])
    assert [voices(draft)[0][0] for draft in told] == ["Mr Vik"] * len(told)
    [letter] = drafts_of(["The note implied the tenant, a tall man, had a key and demanded money, Vik said."])
    assert voices(letter)[0][0] == "Vik"
    own, other = drafts_of(["He left the court and suggests it was Moe."])
    assert (own.chain, voices(other)[0][0]) == ((), "He")


def test_the_sign_behind_a_number_that_ends_a_part_belongs_to_it() -> None:
    first, _ = drafts_of(["Brix is projecting growth of around 5%, and expects higher revenue."])
    assert first.part is not None
    assert first.part.text.endswith("5%")


@pytest.mark.parametrize(
    ("opening", "full_name"),
    [
        ("Although he said it was “wild” to see it, Moe stopped short of praise.", "Ola Moe"),
        ("After he told the board that it was late, Moe left.", "Ola Moe"),
        ("Although he said it was fine, Moe disagreed.", "Per Vik"),
    ],
)
def test_he_of_an_opening_clause_is_who_the_sentence_goes_on_to_name(opening: str, full_name: str) -> None:
    told = article(f"Ola Moe wrote the play with Per Vik. Vik said it was slow.\n\n{opening}")
    assert [named(draft)[0] for draft in told if draft.chain][-1] == full_name


def test_what_stands_below_a_line_that_announces_a_report_is_on_the_reporters_word() -> None:
    line = "Our reporter Per Holm, in Halden, brings us the following update:"
    own, told = article(f"{line}\n\nThe two boats have now been towed to port.")
    assert (own.chain, named(told)) == ((), ["Per Holm"])
    assert not article("Per Holm brings the boats in:\n\nThe two boats have been towed to port.")[-1].chain
