"""Sentences and articles written in capitals alone, as old wires and flashes are: who is heard in them."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import article, attributed, drafts_of, phrases, said, voices


@pytest.mark.parametrize(
    ("words", "chain", "content"),
    [
        ("ANN MOE SAID THE QUAY WAS SAFE.", [("ANN MOE", "SAID", "person")], "THE QUAY WAS SAFE."),
        ("MOE TOLD REPORTERS: “WE HAVE LOST NINE.”", [("MOE", "TOLD", "person")], "WE HAVE LOST NINE."),
        ("“WE WILL NOT GO,” SHE SAID.", [("SHE", "SAID", "person")], "WE WILL NOT GO"),
        ("THE MINISTRY WARNED THAT IT MIGHT SINK.", [("THE MINISTRY", "WARNED", "government")], "IT MIGHT SINK."),
        (
            "A FERRY SANK OFF HALDEN, POLICE SAID.",
            [("POLICE", "SAID", "government")],
            "A FERRY SANK OFF HALDEN",
        ),
        ("MAYOR IDA HOLM SAYS SHE WILL RESIGN", [("MAYOR IDA HOLM", "SAYS", "person")], "SHE WILL RESIGN"),
        (
            "ACCORDING TO THE COAST GUARD, IT HAD NO RADIO.",
            [("THE COAST GUARD", "ACCORDING TO", "government")],
            "IT HAD NO RADIO.",
        ),
    ],
)
def test_who_speaks_in_capitals_is_heard(words: str, chain: list[tuple[str | None, str, str]], content: str) -> None:
    (draft,) = attributed(words)
    assert voices(draft) == chain
    assert said(draft, words) == [content]


@pytest.mark.parametrize(
    "words", ["THE PORT REOPENED ON TUESDAY.", "THE CLAIM WAS HEARD IN MAY.", "OIL PRICES ROSE 3 PERCENT ON MONDAY."]
)
def test_what_an_article_in_capitals_reports_is_a_fact(words: str) -> None:
    assert [draft.label for draft in drafts_of([words])] == [Label.REPORTED_FACT]


def test_capitals_around_a_sentence_change_nothing_in_it() -> None:
    plain = "Moe said the quay was safe. The port reopened in May. Reports of a strike were false."
    loud = "FERRY SINKS OFF HALDEN AND NINE ARE MISSING, POLICE SAY."
    assert article(f"{loud} {plain}")[-3:] != []
    assert [voices(draft) for draft in article(f"{loud} {plain}")[-3:]] == [voices(draft) for draft in article(plain)]


def test_the_words_of_capitals_are_given_as_written() -> None:
    text = "ANN MOE SAID IT WAS LATE. THE PLAN IS A SHAMEFUL FAILURE."
    assert [phrase.text for draft in article(text) for phrase in phrases(draft) if not phrase.text.isupper()] == []
