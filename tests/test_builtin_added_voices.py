"""Voices that a sentence brings in behind "with", "which … promised to" or "by", and words that are no voice."""

import pytest

from tests.builtin_drafts import attributed, said, voices


def heard(words: str) -> list[str]:
    """What a sentence says on somebody's word: the source, the cue and what is put forward."""
    return [f"{voices(one)[-1][0]}/{voices(one)[-1][1]}: {' … '.join(said(one))}" for one in attributed(words)]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (
            "Rents have risen sharply, with many families saying they can no longer pay.",
            "many families/saying: they can no longer pay",
        ),
        (
            "Morale is low, with 90 percent of nurses polled in May saying they are worn out.",
            "90 percent of nurses polled in May/saying: they are worn out",
        ),
        (
            "The yard is building two boats, with forecasters predicting a launch in May.",
            "forecasters/predicting: a launch in May",
        ),
        ("The vote was close, with the mayor calling it a disgrace.", "the mayor/calling: it a disgrace"),
        (
            "The trial began, with the prosecutor telling the jury that Berg had lied.",
            "the prosecutor/telling: Berg had lied",
        ),
        ("The vote was close, with the mayor saying nothing.", None),
        ("The boat left, with her son waving from the quay.", None),
        ("The crew took out loans, which the yard pledged to repay.", "the yard/pledged to: repay"),
        ("The crew took out loans, which the yard has to repay.", None),
        (
            "On Sunday, anglers rallied at the lock, demanding that the sluice be shut.",
            "anglers/demanding that: the sluice be shut.",
        ),
    ],
)
def test_who_is_brought_in_behind_a_comma_is_heard_for_that_part_alone(words: str, part: str | None) -> None:
    assert heard(words) == ([] if part is None else [part])


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("The closure was announced by the council on Monday.", "the council/announced: The closure"),
        ("The plan was described by the union as a disgrace.", "the union/described: The plan … as a disgrace."),
        ("Berg was accused by the union of lying.", "the union/accused: Berg … of lying."),
        ("The yard was praised by the judge for its candour.", "the judge/praised: The yard … for its candour."),
        (
            "The sale was described by Odd Berg, the mayor, as “a disgrace”.",
            "Odd Berg/described: The sale … as “a disgrace”.",
        ),
        ("It was announced by the council that the pier would close.", "the council/announced: the pier would close."),
        ("The death has not been confirmed by the police.", None),
        ("None of this has been announced by the yard.", None),
        ("It has yet to be confirmed by the bank.", None),
        ("The sale of the pier, which was announced by the council in May, has stalled.", None),
    ],
)
def test_what_is_said_of_it_in_the_passive_is_what_it_is_about(words: str, part: str | None) -> None:
    assert heard(words) == ([] if part is None else [part])


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (
            "A post by Ida Moe argues that the pier was never safe.",
            "A post by Ida Moe/argues: the pier was never safe.",
        ),
        ("His post says the pier is shut.", "His post/says: the pier is shut."),
        ("Two skippers post that the pier is shut.", "Two skippers/post: the pier is shut."),
        ("Please note that the pier is closed.", None),
        ("While Kavan directed the play, others were “big fish in a pond”.", None),
        ("The court directed the firm to pay.", "The court/directed: the firm to pay."),
        (
            "The mayor has little patience: “They should try it themselves.”",
            "The mayor/:: They should try it themselves.",
        ),
        ("The winners got a cup: “For the best boat in the harbour.”", None),
        ("The mayor met his deputy: “We cannot go on like this.”", None),
        ("“It was there too,” came the answer.", "None/came the answer: "),
        ("They dislike talk of Moe's crass promise his first pick is a woman.", None),
        ("Few care about discrimination claims of all kinds.", None),
        ("Moe's old friends hope he will stay.", "Moe's old friends/hope: he will stay."),
        ("Berg's staff claim it is late.", "Berg's staff/claim: it is late."),
        ("It's a harbour scene by a man named Vik called “Rain on Tarn.”", None),
        ("The teacher resigned in June, citing rising anger in his district.", None),
        ("The family of a man found dead at the quay left.", None),
        ("Kavan, described in court as the leader, passed letters to a guard.", None),
        ("Berg's mention of the boats drew attention.", None),
        (
            "It was a charge the leader, Ida Vik, described as “vile and false”.",
            "Ida Vik/described: as “vile and false”.",
        ),
        ("Two sailors hailed from Tarn.", None),
        ("The bank charges customers who are late.", None),
        ("The council charges that the bank lied.", "The council/charges that: the bank lied."),
        ("The mayor – who is ill – said the pier was safe.", "The mayor/said: the pier was safe."),
        ("Moe, acting for Vik – who is ill – said it was late.", "Moe/said: it was late."),
        ("Moe told the Diet last Monday he had seen it.", "Moe/told: he had seen it."),
        ("The plan reflects the town's “long love of rain”.", None),
        ("It sets an opaque stress test for banks.", None),
        ("Samples of the water showed signs of a leak that could be old.", None),
        ("The staff demand more pay.", "The staff/demand: more pay."),
        ("The move follows that of Brix, which announced that it would close.", "Brix/announced: it would close."),
        ("She refused, reasoning that nobody would come.", "She/reasoning that: nobody would come."),
        ("Berg was sold for two boats, per Hollin.", "Hollin/per: Berg was sold for two boats"),
        ("The guide to the harbour helps explain the delay.", None),
        ("Kind regards, Ida Moe", None),
        ("The complaint names the mayor and says he took bribes.", "The complaint/says: he took bribes."),
        ("One morning the baker rang the yard and said it was late.", "the baker/said: it was late."),
        (
            "The river rose by two metres, according to tides.example.org.",
            "tides.example.org/according to: The river rose by two metres",
        ),
        ("halden.no reports that the pier is shut.", "halden.no/reports: the pier is shut."),
    ],
)
def test_a_noun_a_request_and_an_address_are_told_from_verbs_and_names(words: str, part: str | None) -> None:
    assert heard(words) == ([] if part is None else [part])


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("The dam is safe, she told a packed hall.", "she/told: The dam is safe"),
        ("She told a packed hall the dam was safe.", "She/told: the dam was safe."),
        (
            "All but one of the cases confirmed so far in Tarn were found in May, according to the health board.",
            "the health board/according to: All but one of the cases confirmed so far in Tarn were found in May",
        ),
        ("The vote comes amid fears that the quay will sink.", "None/fears: the quay will sink."),
        (
            "“All of the pumps that I've been talking about are going to help,” he said.",
            "he/said: All of the pumps that I've been talking about are going to help",
        ),
    ],
)
def test_what_tells_which_or_to_whom_is_no_voice_of_its_own(words: str, part: str) -> None:
    assert heard(words) == [part]


def test_who_says_more_behind_as_is_heard_apart() -> None:
    words = "The yard Brix announced a sale on Monday, as it said it would close two docks."
    assert heard(words) == ["The yard Brix/announced: a sale on Monday", "it/said: it would close two docks."]
