"""Marks in an article: every character is shown once, under every claim that covers it."""

import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.showing.drawing import clickable, shown
from factcheck.showing.marking import paragraphs, words
from factcheck.spans import Span
from factcheck.store.paging import ClaimPlace, SentencePlace

TEXT = "The 🚢 sailed. Nobody cared.\n\nA second one came."
SENTENCES = [
    SentencePlace(number=1, kind="body", paragraph=1, span=Span(0, 13), outcome="claims"),
    SentencePlace(number=2, kind="body", paragraph=1, span=Span(14, 27), outcome="claims"),
    SentencePlace(number=3, kind="body", paragraph=2, span=Span(29, len(TEXT)), outcome="failed"),
]


def claim(number: int, start: int, end: int, decision: str = "") -> ClaimPlace:
    return ClaimPlace(
        claim_id=number,
        number=number,
        part=1,
        sentence=1,
        span=Span(start, end),
        quote=TEXT[start:end],
        label="opinion",
        label_given="opinion",
        opinion_kind=None,
        source="",
        decision=decision,
        decided_by="",
        note="",
        others_differ=False,
        seen=0,
    )


def runs(claims: list[ClaimPlace]) -> list[tuple[str, list[int]]]:
    found = paragraphs(TEXT, SENTENCES, claims)
    return [(run.text, [one.number for one in run.claims]) for one in found for run in one.runs]


def test_a_claim_behind_an_emoji_is_marked_on_its_own_characters():
    assert ("sailed", [1]) in runs([claim(1, 6, 12)])


def test_where_two_claims_overlap_the_narrower_is_on_top():
    assert ("🚢", [1, 2]) in runs([claim(2, 4, 5), claim(1, 0, 13)])


def test_what_was_found_to_be_no_claim_is_not_marked():
    assert all(not over for _, over in runs([claim(1, 0, 13, "not_a_claim")]))


def test_a_sentence_that_failed_is_told_apart():
    assert [run.sentence for one in paragraphs(TEXT, SENTENCES, []) for run in one.runs][-1] == 3


def test_what_one_long_paragraph_takes_grows_with_its_claims_and_no_faster():
    sentences = [SentencePlace(number=1, kind="body", paragraph=1, span=Span(0, 2_000), outcome="claims")]
    calls: Counter[int] = Counter()
    for many in (100, 400):
        claims = [claim(number, 5 * number, 5 * number + 4) for number in range(many)]
        sys.setprofile(lambda *_, many=many: calls.update([many]))
        try:
            marked = paragraphs("late " * 400, sentences, claims)
        finally:
            sys.setprofile(None)
        assert [one.number for run in marked[0].runs for one in run.begins] == list(range(many))
    assert calls[400] < 6 * calls[100]


def test_an_article_without_sentences_is_shown_whole():
    assert [one.runs[0].text for one in paragraphs(TEXT, [], [])] == [TEXT]


@given(st.lists(st.tuples(st.integers(0, 26), st.integers(1, 20)), max_size=6))
def test_every_character_is_shown_once_under_every_claim_that_covers_it(places):
    claims = [claim(n, start, min(start + size, 27)) for n, (start, size) in enumerate(places, 1)]
    found = runs(claims)
    assert "".join(text for text, _ in found) == TEXT.replace("\n\n", "")
    for one in claims:
        covered = "".join(text for text, over in found if one.number in over)
        assert covered == one.quote


def test_the_words_of_a_sentence_stand_where_they_are():
    assert [(one.text, one.span) for one in words(TEXT, Span(0, 13))] == [
        ("The", Span(0, 3)),
        ("🚢", Span(4, 5)),
        ("sailed.", Span(6, 13)),
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("<b>", "&lt;b&gt;"),
        ('" onload=', "&#34; onload="),
        ("a\u202eb", "U+202E"),
        ("a\x00b", "U+0000"),
        ("a\u2028b", "U+2028"),
        ("\ufeffa", "U+FEFF"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_text_of_others_is_escaped_and_what_cannot_be_seen_is_named(text, part):
    assert part in shown(text)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//halden.example",
        "/x",
        "",
        "http://[",
        "file:///etc/passwd",
    ],
)
def test_only_addresses_of_the_web_become_links(url):
    assert clickable(url) == ""


def test_an_address_of_the_web_is_a_link():
    assert clickable("https://halden.example/a?b=c") == "https://halden.example/a?b=c"


def test_a_line_of_metadata_in_one_block_with_the_prose_stands_apart() -> None:
    apart = [SENTENCES[0].model_copy(update={"kind": "metadata"}), *SENTENCES[1:]]
    assert ["".join(run.text for run in one.runs) for one in paragraphs(TEXT, apart, [claim(1, 14, 26)])] == [
        "The 🚢 sailed.",
        "Nobody cared.",
        "A second one came.",
    ]


def test_a_claim_is_to_review_where_there_is_a_reason_and_nobody_has_decided() -> None:
    told = [
        claim(1, 0, 3, decision).model_copy(update={"reasons": reasons})
        for decision, reasons in (("", ("an opinion",)), ("accept", ("an opinion",)), ("", ()))
    ]
    assert [one.is_to_review for one in told] == [True, False, False]
