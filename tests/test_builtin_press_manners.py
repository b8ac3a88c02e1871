"""The built-in annotator on manners of newspapers: "as per", "on Monday told", "dared her to", "has gathered that"."""

import pytest

from tests.builtin_drafts import attributed, said, voices


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        ("As per figures tabled in May, the lake is low.", "figures tabled in May", "the lake is low."),
        ("The lake is low, as per the ministry’s notice.", "the ministry’s notice", "The lake is low"),
        ("The minister, Ida Holm, on Monday said it was late.", "The minister, Ida Holm", "it was late."),
        ("Holm on Tuesday night told reporters that it was over.", "Holm", "it was over."),
        ("The ministry in a statement said the road was shut.", "The ministry", "the road was shut."),
        ("The governor last week promised to mend the quay.", "The governor", "to mend the quay."),
        ("The chief dared his accusers to go to court.", "The chief", "his accusers to go to court."),
        ("The chief bemoaned the poor state of the road.", "The chief", "the poor state of the road."),
        ("Our correspondent gathered that the road was shut.", "Our correspondent", "the road was shut."),
        ("The Halden Times has learnt that the road was shut.", "The Halden Times", "the road was shut."),
        ("Police have confirmed the arrest of two men over a theft.", "Police", "the arrest of two men over a theft."),
        ("Colleagues remembered a stern figure who kept a goat.", "Colleagues", "a stern figure who kept a goat."),
        ("“It is very clever,” I heard her say.", "her", "It is very clever"),
        ("“It is late,” I heard a man say behind me.", "a man", "It is late"),
        ("Ida Holm thinks the squid recognised faces.", "Ida Holm", "the squid recognised faces."),
        ("Clerks led by Ida Holm have said it was late.", "Clerks led by Ida Holm", "it was late."),
        ("He beat the owner, Ida Holm, who left early, saying that it was late.", "Ida Holm", "it was late."),
        ("It was the third crash on a road, which drivers have long complained is dark.", "drivers", "is dark."),
    ],
)
def test_somebody_is_heard_in_the_manner_of_a_paper(words: str, source: str, content: str) -> None:
    [draft] = attributed(words)
    assert voices(draft)[0][0] == source
    assert said(draft) == [content]


def test_by_the_reckoning_of_somebody_stands_between_what_is_put_forward() -> None:
    [draft] = attributed("She saved, by the reckoning of the lifeboat service, a hundred lives.")
    assert said(draft) == ["She saved", "a hundred lives."]


def test_who_asked_and_was_told_heard_it_from_nobody_named() -> None:
    [draft] = attributed("When I asked where it was, I was told that it had left.")
    assert said(draft) == ["it had left."]


@pytest.mark.parametrize(
    "words",
    [
        "Officers responded around 1:40 a.m. to reports of shots.",
        "She had pressed 1 to “speak to a clerk.”",
        "The crew dared to land.",
        "The council confirmed the plan.",
        "The boat that sank on Monday carried rice.",
    ],
)
def test_what_only_happens_is_on_nobodys_word(words: str) -> None:
    assert attributed(words) == []
