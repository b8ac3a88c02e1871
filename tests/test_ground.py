import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.ground import ground
from factcheck.records import Article, Draft, DraftLink, Phrase, Sentence
from factcheck.spans import Span
from factcheck.vocabulary import Alignment, Label, OpinionKind, SourceKind


def grounded(text: str, draft: Draft, spans: list[tuple[int, int]] | None = None):
    spans = spans or [(0, len(text))]
    sentences = [
        Sentence(number=number, kind="body", span=Span(*span), paragraph=1) for number, span in enumerate(spans, 1)
    ]
    (claim,) = ground(Article(text=text), sentences, [draft])
    assert claim.span.of(text) == claim.quote
    return claim


def fact(part: str | None, sentence: int = 1) -> Draft:
    return Draft(sentence=sentence, label=Label.REPORTED_FACT, part=Phrase(text=part) if part else None)


def statement(*chain: tuple[str, str], content: tuple[str, ...] = ()) -> Draft:
    links = tuple(
        DraftLink(
            source=Phrase(text=source) if source else None,
            cue=Phrase(text=cue) if cue else None,
            kind=SourceKind.PERSON,
        )
        for source, cue in chain
    )
    return Draft(
        sentence=1,
        label=Label.ATTRIBUTED_STATEMENT,
        chain=links,
        content=tuple(Phrase(text=words) for words in content),
    )


@pytest.mark.parametrize(
    ("text", "part", "quote", "alignment"),
    [
        ("The quay opened and the bank paid.", "the bank paid", "the bank paid", Alignment.EXACT),
        ("The quay opened and the bank paid.", "the quay opened", "The quay opened", Alignment.NORMALIZED),
        ("The quay opened in May and the bank paid.", "The quay … in May", "The quay opened in May", Alignment.EXACT),
        ("The quay opened in May and the bank paid.", "the quay ... in may", "The quay opened in May", "normalized"),
        ("He called it “a gift” to Tarn.", 'called it "a gift"', "called it “a gift", Alignment.NORMALIZED),
        ("Wait… then it stopped for good.", "Wait… then it stopped", "Wait… then it stopped", Alignment.EXACT),
        ("In the U.S. rates fell.", "in the US rates", "In the U.S. rates fell.", Alignment.UNALIGNED),
        ("The cafe\u0301 closed at noon.", "The café closed", "The cafe\u0301 closed", Alignment.NORMALIZED),
        ("The cafe\u0301 closed at noon.", "The cafe", "The cafe\u0301 closed at noon.", Alignment.UNALIGNED),
        ("👩‍🚒 crews left, 🇳🇴 flags flew.", "flags flew", "flags flew", Alignment.EXACT),
        ("The quay opened.", "the harbour opened", "The quay opened.", Alignment.UNALIGNED),
        ("There he is, the other said.", "he is", "he is", Alignment.EXACT),
        ("Odd\nline breaks here.", "Odd line breaks", "Odd\nline breaks", Alignment.NORMALIZED),
    ],
)
def test_a_part_is_found_as_written_or_folded_or_not_at_all(text, part, quote, alignment):
    claim = grounded(text, fact(part))
    assert (claim.quote, claim.alignment) == (quote, alignment)


def test_words_that_are_not_there_leave_the_claim_on_its_whole_sentence_and_are_listed():
    claim = grounded("The quay opened.", fact("the bridge fell"))
    assert claim.quote == "The quay opened."
    assert claim.unaligned == ("the bridge fell",)


def test_words_are_looked_for_only_in_the_sentence_that_is_named():
    text = "The bank paid. The bank paid."
    claim = grounded(text, fact("bank paid", sentence=2), [(0, 14), (15, 29)])
    assert claim.span == Span(19, 28)


def test_an_empty_part_is_the_whole_sentence():
    assert grounded("The quay opened.", fact(None)).alignment is Alignment.WHOLE


@pytest.mark.parametrize(
    ("text", "chain", "spans"),
    [
        ("“He said no,” he said.", [("he", "said")], [("he", 14, "said", 17)]),
        ("Brekke said Ekdal said nothing.", [("Ekdal", "said")], [("Ekdal", 12, "said", 18)]),
        (
            "The agency said that Brekke said so.",
            [("The agency", "said"), ("Brekke", "said")],
            [("The agency", 0, "said", 11), ("Brekke", 21, "said", 28)],
        ),
    ],
)
def test_a_repeated_word_is_taken_where_source_and_cue_stand_together(text, chain, spans):
    links = grounded(text, statement(*chain)).chain
    assert [(link.source, link.source_span.start, link.cue, link.cue_span.start) for link in links] == spans


def test_a_source_that_stands_in_another_sentence_has_no_span():
    draft = Draft(
        sentence=1,
        label=Label.ATTRIBUTED_STATEMENT,
        chain=(DraftLink(source=None, cue=None, kind=SourceKind.PERSON, full_name="Oda Brekke"),),
    )
    (link,) = grounded("“Not this year.”", draft).chain
    assert (link.source, link.source_span, link.full_name) == ("", None, "Oda Brekke")


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        ("“We will wait,” Brekke said.", [("Brekke", "said")], ["We will wait"]),
        ("Brekke said that the quay is safe.", [("Brekke", "said")], ["the quay is safe"]),
        (
            "“We wait,” Brekke said, “until the audit is over.”",
            [("Brekke", "said")],
            ["We wait", "until the audit is over"],
        ),
        (
            "The city called for “calmer” streets, Tarn Radio reported.",
            [("Tarn Radio", "reported"), ("The city", "called for")],
            ["“calmer” streets"],
        ),
        (
            "According to the review, one bridge in nine is sound.",
            [("the review", "According to")],
            ["one bridge in nine is sound"],
        ),
        (
            "Brekke has also promised an inquiry into the bridge.",
            [("Brekke", "promised")],
            ["an inquiry into the bridge"],
        ),
        ("The mayor apologised.", [("The mayor", "apologised")], ["The mayor apologised."]),
    ],
)
def test_what_is_put_forward_is_the_claim_without_source_and_cue(text, chain, content):
    claim = grounded(text, statement(*chain))
    assert [span.of(text) for span in claim.content] == content


def test_content_that_is_pointed_out_stands_above_what_would_be_derived():
    text = "Speaking in Tarn, Ekdal promised new rules by June."
    claim = grounded(text, statement(("Ekdal", "promised"), content=("new rules … June",)))
    assert [span.of(text) for span in claim.content] == ["new rules by June"]


def test_a_clause_inside_a_sentence_is_a_claim_of_its_own_beside_the_whole():
    text = "Larsen, the largest tenant, will close in May."
    sentence = Sentence(number=1, kind="body", span=Span(0, len(text)), paragraph=1)
    claims = ground(Article(text=text), [sentence], [fact("Larsen, the largest tenant"), fact(None)])
    assert [(claim.number, claim.quote) for claim in claims] == [(1, text), (2, "Larsen, the largest tenant")]


def test_opinion_cues_are_located_inside_the_claim():
    text = "It may rain. It may well be a good sign."
    draft = Draft(
        sentence=2,
        label=Label.OPINION,
        opinion_kind=OpinionKind.SPECULATION,
        opinion_cues=(Phrase(text="may well"), Phrase(text="good sign")),
    )
    claim = grounded(text, draft, [(0, 12), (13, 40)])
    assert [cue.of(text) for cue in claim.opinion_cues] == ["may well", "good sign"]


def test_a_place_given_by_code_is_taken_only_where_the_words_stand_there():
    text = "he said he said"
    right = grounded(text, Draft(sentence=1, label=Label.OPINION, opinion_cues=(Phrase(text="said", at=11),)))
    wrong = grounded(text, Draft(sentence=1, label=Label.OPINION, opinion_cues=(Phrase(text="said", at=10),)))
    assert (right.opinion_cues, wrong.opinion_cues) == ((Span(11, 15),), ())


WORD = st.text(st.sampled_from("abcåéß日ёעא\u0301\U0001f600’'"), min_size=1, max_size=6)
GAP = st.sampled_from([" ", "\u00a0", "  ", "\r\n", ", ", " “", "” ", ' "', " … ", " — "])


@st.composite
def planted(draw: st.DrawFn):
    """A text with a planted stretch: text, its span, and the words between its ends."""
    words = draw(st.lists(WORD, min_size=3, max_size=14))
    gaps = [draw(GAP) for _ in words]
    starts, text = [], ""
    for word, gap in zip(words, gaps, strict=True):
        starts.append(len(text))
        text += word + gap
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    return text, Span(starts[first], starts[last] + len(words[last]))


@given(planted())
def test_planted_words_are_found_where_they_stand_or_where_they_stand_too(case):
    text, span = case
    claim = grounded(text, fact(span.of(text).strip() or None))
    if claim.alignment is Alignment.EXACT:
        assert claim.quote == span.of(text).strip()
    assert claim.span.of(text) == claim.quote


@given(planted(), st.sampled_from([("“", '"'), ("”", '"'), ("’", "'"), ("\u00a0", " "), ("\r\n", " ")]))
def test_marks_and_spaces_spelled_otherwise_never_shift_an_offset(case, change):
    text, span = case
    changed = fact(span.of(text).strip().replace(*change) or None)
    claim = grounded(text, changed)
    assert claim.span.of(text) == claim.quote
    assert 0 <= claim.span.start <= claim.span.end <= len(text)


@given(st.text(), st.text())
def test_no_text_and_no_words_break_grounding(text, words):
    claim = grounded(text, statement((words, words[::-1])))
    assert all(0 <= span.start <= span.end <= len(text) for span in claim.content)
