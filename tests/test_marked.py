"""An article drawn with its claims marked: whatever overlaps, nothing of the text is lost, doubled or moved."""

import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli._marked import marked_article, stretches
from factcheck.cli._visible import visible
from factcheck.records import AnnotatorInfo, Article, AuditedArticle, Claim, Sentence, SentenceOutcome
from factcheck.spans import Span
from factcheck.vocabulary import Label

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
# Brackets belong to the marks here, so that the marks can be told from the text and taken away again.
TEXTS = st.text(st.characters(exclude_characters="[]", exclude_categories=["Cs"]), min_size=1, max_size=40)


def article(text: str, spans: list[Span], failed: Span | None = None) -> AuditedArticle:
    claims = [
        Claim(
            number=number,
            sentence=1,
            label=list(Label)[number % 3],
            span=span,
            quote=span.of(text),
            alignment="exact",
        )
        for number, span in enumerate(sorted(spans), 1)
    ]
    sentence = [] if failed is None else [Sentence(number=1, kind="body", span=failed, paragraph=1)]
    return AuditedArticle(
        article=Article(text=text),
        sentences=tuple(sentence),
        annotator=AnnotatorInfo(name="builtin", version="1"),
        status="complete",
        claims=tuple(claims),
        outcomes=tuple(SentenceOutcome(sentence=1, outcome="failed") for _ in sentence),
        signals=(),
        calls=(),
        started_at=NOON,
        finished_at=NOON,
    )


@st.composite
def marked(draw: st.DrawFn) -> AuditedArticle:
    text = draw(TEXTS)
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = st.builds(lambda edge: Span(min(edge), max(edge)), edges).filter(lambda span: span.start < span.end)
    return article(text, draw(st.lists(spans, max_size=6)))


@given(marked())
def test_without_its_marks_the_drawing_is_the_visible_article(audited: AuditedArticle) -> None:
    drawn = marked_article(audited, colour=False).plain
    assert re.sub(r"\[[FAO]\d+ |\]", "", drawn) == visible(audited.article.text)


@given(marked())
def test_every_claim_opens_once_and_as_many_close_as_open(audited: AuditedArticle) -> None:
    drawn = marked_article(audited, colour=False).plain
    opened = [int(number) for number in re.findall(r"\[[FAO](\d+) ", drawn)]
    assert sorted(opened) == [claim.number for claim in audited.claims]
    assert drawn.count("]") == len(audited.claims)


@given(marked())
def test_the_stretches_are_the_text_and_each_has_the_innermost_claim(audited: AuditedArticle) -> None:
    text = audited.article.text
    cut = list(stretches(text, audited.claims))
    assert "".join(stretch.span.of(text) for stretch in cut) == text
    for stretch in cut:
        around = [claim.span for claim in audited.claims if claim.span.contains(stretch.span)]
        assert all(not claim.span.overlaps(stretch.span) for claim in audited.claims if claim.span not in around)
        shortest = min((span.end - span.start for span in around), default=None)
        assert shortest == (None if stretch.claim is None else stretch.claim.span.end - stretch.claim.span.start)


def test_a_claim_within_a_claim_keeps_its_own_colour_and_the_outer_one_goes_on_behind_it() -> None:
    text = "Larsen, the largest tenant, will close."
    audited = article(text, [Span(0, len(text)), Span(8, 26)])
    assert marked_article(audited, colour=False).plain == "[A1 Larsen, [O2 the largest tenant], will close.]"
    drawn = marked_article(audited, colour=True)
    styles = {drawn.plain[span.start : span.end]: span.style for span in drawn.spans}
    assert styles["Larsen, "] == styles[", will close."] == "cyan underline"
    assert styles["the largest tenant"] == "bold yellow reverse"


def test_a_sentence_that_failed_is_marked() -> None:
    text = "One. Two. Three."
    audited = article(text, [Span(0, 4)], failed=Span(5, 9))
    assert marked_article(audited, colour=False).plain == "[A1 One.] [FAILED Two.] Three."
    assert marked_article(audited, colour=True).plain == "1 One. ✗ Two. Three."


def test_an_article_without_text_is_drawn_as_nothing() -> None:
    assert marked_article(article("", []), colour=False).plain == ""
