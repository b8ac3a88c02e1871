"""The built-in annotator on what follows a speaker, and on verbs of courts, oppositions and press releases."""

import pytest

from tests.builtin_drafts import article, attributed, drafts_of, named, said, voices


@pytest.mark.parametrize(
    ("words", "speaker", "first", "second"),
    [
        ("It is late, Vik said, adding that it would rain.", "Vik", "It is late", "it would rain."),
        ("“We left,” said Ida Holm, warning that it was late.", "Ida Holm", "We left", "it was late."),
        ("The dam is safe, the ministry said, insisting that it held.", "the ministry", "The dam is safe", "it held."),
        ("He left, a clerk recalled, warning that it was late.", "a clerk", "He left", "it was late."),
    ],
)
def test_what_a_speaker_adds_behind_the_verb_that_closes_is_a_claim_of_its_own(
    words: str, speaker: str, first: str, second: str
) -> None:
    one, other = attributed(words)
    assert [voices(one)[0][0], voices(other)[0][0]] == [speaker, speaker]
    assert [said(one), said(other)] == [[first], [second]]


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("It is dead, a clerk said, speaking on condition of anonymity because it is private.", ["It is dead"]),
        ("It is dead, two clerks said, asking not to be named because it is private.", ["It is dead"]),
        ("It would go, he said finally, when it was full.", ["It would go", "when it was full."]),
        ("It is late, he said at last, and we should go.", ["It is late", "and we should go."]),
        ("Vik has told associates he will not return.", ["he will not return."]),
        ("The nurse said that she had waited and had asked whether it was late.",
         ["she had waited and had asked whether it was late."]),
    ],
)  # fmt: skip
def test_how_somebody_spoke_is_no_part_of_what_was_said(words: str, content: list[str]) -> None:
    [draft] = attributed(words)
    assert said(draft) == content


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The High Court on Friday fined the firm, observing that it was late.", "The High Court"),
        ("A bench of two judges directed the council to mend the road.", "A bench of two judges"),
        ("The court ordered the council to pay.", "The court"),
        ("The opposition sought the mayor’s resignation.", "The opposition"),
        ("The ministry termed the report baseless.", "The ministry"),
        ("Velotta Nord, a haulier, is delighted to announce that it has won.", "Velotta Nord"),
        ("A study by the Hale Institute credited the drug with saving lives.", "A study by the Hale Institute"),
        ("Velotta intends to spend £2 million on a quay and has pledged to plant trees.", "Velotta"),
        ("Ida Holm arrives ten minutes early and apologises for the rain.", "Ida Holm"),
        ("She counted oaks, which according to Holm would make it old.", "Holm"),
        ("A leaked letter from the port, seen by the Halden Times, described it as “a shame to us all”.",
         "A leaked letter from the port"),
        ("The Oakport, Ohio-based company said it would leave.", "The Oakport, Ohio-based company"),
    ],
)  # fmt: skip
def test_who_speaks_is_named_whole_and_alone(words: str, source: str) -> None:
    [draft] = attributed(words)
    assert voices(draft)[0][0] == source


@pytest.mark.parametrize(
    "words",
    [
        "Ida Holm directed the play.",
        "Peel directed the ball to the far post.",
        "The couple ordered two teas.",
        "He sought shelter in a barn.",
        "She was credited with saving the pier.",
    ],
)
def test_deeds_by_the_same_verbs_are_on_nobodys_word(words: str) -> None:
    assert attributed(words) == []


def test_a_speaker_is_heard_behind_a_bracket_in_the_name() -> None:
    [draft] = attributed("Halden Foods (HLD.N) cut jobs on Friday and said it would close two plants.")
    assert (voices(draft)[0][0], said(draft)) == ("Halden Foods", ["it would close two plants."])


def test_an_aside_is_told_once_where_what_is_said_falls_apart() -> None:
    words = "A clerk for Cala Nord, which opens in May, said it would “read it all” but that its tests showed it held."
    told = [draft.part and draft.part.text for draft in drafts_of([words])]
    assert told.count("which opens in May") == 1


def test_who_sought_something_is_who_alleges_in_the_next_sentence() -> None:
    told = (
        "Advocate S. Norr said it rained.\n\nThe party's leader Bala Moor sought a review. He alleged that it leaked."
    )
    assert named(article(told)[-1]) == ["Bala Moor"]
