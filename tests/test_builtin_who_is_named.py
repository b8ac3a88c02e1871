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


@pytest.mark.parametrize(
    ("words", "chain", "content"),
    [
        ("According to the port, the old pipes corrode, or rust, causing the water to look red.",
         ["the port"], "the old pipes corrode, or rust, causing the water to look red."),
        ("Late last year, marketing company Brix, one of the largest in Halden, warned that it would close.",
         ["marketing company Brix"], "it would close."),
        ("It closed because the port feared fire, official figures show.", ["official figures", "the port"], "fire"),
        ("The clerk told MPs on Tuesday care was needed to keep the list.",
         ["The clerk"], "care was needed to keep the list."),
        ("There have been rare cases of pets on the list, the MPs heard.",
         ["the MPs"], "There have been rare cases of pets on the list"),
        ("“It is late,” local newspapers quote Moe as saying.", ["local newspapers", "Moe"], "It is late"),
        ("After the fire, the teen hurried home, claiming the boat was lost.", ["the teen"], "the boat was lost."),
    ],
)  # fmt: skip
def test_a_voice_is_heard_whole_with_all_that_is_on_its_word(words: str, chain: list[str], content: str) -> None:
    [draft] = attributed(words)
    assert [name for name, *_ in voices(draft)] == chain
    assert said(draft) == [content]


def test_speech_of_which_each_sentence_opens_straight_marks_again_is_one_speakers() -> None:
    told = article('Vik told the paper: "I slept. "I woke at ten. "Then I left. "It is over." He left the town.')
    assert [bool(draft.chain) for draft in told] == [True] * 4 + [False]
    late = article('Vik spoke of it. "We know it is late. "If it rains we stay," Vik said.')
    assert all(draft.chain for draft in late[1:])


def test_he_is_a_source_who_spoke_right_before() -> None:
    told = article("Ola Moe spoke.\n\nThe log was lost, said a source close to the probe.\n\nHe warned it was early.")
    assert named(told[-1]) == ["a source close to the probe"]


def test_the_spokesman_is_the_one_without_a_name_who_spoke_right_before() -> None:
    told = article(
        "A spokesman for the port said it was late.\n\nThe spokesman said there was no rule.\n\nOla Moe said no.\n\n"
        "The spokesman said it was over.\n\nA Harbour Party clerk said it rained. The party said it did not."
    )
    full_names = [named(draft)[0] for draft in told if draft.chain]
    assert full_names[1] == "A spokesman for the port"
    assert full_names[3] == ""
    assert "clerk" not in full_names[5]


def test_a_district_set_in_a_place_is_nobody_who_could_be_he() -> None:
    told = article(
        "“It is late,” said Professor Ola Moe.\n\nThe wards at risk were Otter Green, in east Halden, and Lower Tarn, "
        "he added."
    )
    assert named(told[-1]) == ["Ola Moe"]


def test_what_stands_in_brackets_behind_a_body_is_no_part_of_who_speaks() -> None:
    _, draft = drafts_of(["The fair is run by the Halden Port Authority (HPA), which believes fares will fall."])
    assert voices(draft)[0][0] == "the Halden Port Authority"


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        ("The coach went so far as to call the tackle “ridiculous.”", "The coach", "the tackle “ridiculous.”"),
        ("The coach was rude, going so far as to call it “ridiculous.”", "The coach", "it “ridiculous.”"),
        ("The union has gone as far as to accuse the port of lying.", "The union", "the port of lying."),
        ("A clerk of the port had this to say about the fair: “It is late.”", "A clerk of the port", "It is late."),
        ("After the vote port spokesman Ola Moe, of Tarn, said it was vital.", "Ola Moe", "it was vital."),
        ("After the death of Ola Moe, of Tarn, the port said it was late.", "the port", "it was late."),
    ],
)
def test_a_speaker_is_found_past_how_far_he_goes_and_an_opening_without_a_comma(
    words: str, source: str, content: str
) -> None:
    [draft] = attributed(words)
    assert [name for name, *_ in voices(draft)] == [source]
    assert said(draft) == [content]


def test_who_goes_so_far_as_to_reach_a_pier_says_nothing() -> None:
    assert attributed("The walkers went so far as to reach the pier.") == []


def test_he_is_who_spoke_not_whom_his_next_quotation_begins_with() -> None:
    told = article('Per Vik said: "It is late. "Mr Moe and I agree on the dam. We go." He also said that it was over.')
    assert named(told[-1]) == ["Per Vik"]


@pytest.mark.parametrize("office", ["MEP", "MSP", "MP"])
def test_the_letters_of_an_office_are_no_part_of_a_name(office: str) -> None:
    told = article(f"Ex-host and East Halden {office} Ida Holm said it was late. She said it was over.")
    assert named(told[-1]) == ["Ida Holm"]
