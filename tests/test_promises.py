"""The promises of an audit, on every text within reach and on texts that nobody would write."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import audit, audit_article, read_articles
from factcheck.annotators.answer import Labels
from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.annotators.prompted import PromptedAnnotator
from factcheck.errors import SettingsError
from factcheck.prompts import PromptShelf
from factcheck.records import AnnotatorInfo, Article, AuditedArticle
from factcheck.segment import segment, uncovered
from factcheck.settings import Settings
from factcheck.spans import Span
from factcheck.vocabulary import AuditStatus, Label, Outcome
from tests.beside import SEEDS, SETS
from tests.fakes import QueuedAsker

CHECKOUT = Path(__file__).parents[1]


def spans(audited: AuditedArticle) -> Iterator[tuple[Span, str | None]]:
    """Every span of every claim, with the words it has to cover where they are kept beside it."""
    for claim in audited.claims:
        yield claim.span, claim.quote
        for piece in (*claim.content, *claim.opinion_cues):
            yield piece, None
        for link in claim.chain:
            yield from (
                (span, words) for span, words in ((link.source_span, link.source), (link.cue_span, link.cue)) if span
            )


def broken_promises(audited: AuditedArticle) -> list[str]:
    """What is not as promised, in words."""
    text, broken = audited.article.text, []
    for span, words in spans(audited):
        if not 0 <= span.start < span.end <= len(text) or (words is not None and span.of(text) != words):
            broken.append(f"{span} is not {words!r}")
    broken += [f"no sentence covers {gap}" for gap in uncovered(text, audited.sentences)]
    outcomes = [outcome.sentence for outcome in audited.outcomes]
    if outcomes != [sentence.number for sentence in audited.sentences]:
        broken.append("not one outcome a sentence")
    with_claims = {outcome.sentence for outcome in audited.outcomes if outcome.outcome is Outcome.CLAIMS}
    if with_claims != {claim.sentence for claim in audited.claims}:
        broken.append("outcomes and claims disagree")
    for claim in audited.claims:
        if bool(claim.chain) != (claim.label is Label.ATTRIBUTED_STATEMENT):
            broken.append(f"claim {claim.number} is {claim.label} with a chain of {len(claim.chain)}")
        if bool(claim.opinion_kind) != (claim.label is Label.OPINION):
            broken.append(f"claim {claim.number} is {claim.label} and of kind {claim.opinion_kind}")
    return broken


def texts_within_reach() -> Iterator[tuple[str, Article]]:
    for article in read_articles([str(CHECKOUT / "examples"), *map(str, SEEDS)]):
        assert isinstance(article, Article)
        yield Path(article.location).name, article
    for path in SETS:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        yield path.name, Article(text="\n\n".join(str(row["text"]) for row in rows))


@pytest.mark.parametrize("article", [pytest.param(article, id=name) for name, article in texts_within_reach()])
def test_every_promise_holds_on_every_text_within_reach(article):
    audited = asyncio.run(audit_article(article, BuiltinAnnotator()))
    assert broken_promises(audited) == []
    assert audited.status is AuditStatus.COMPLETE


PUNCTUATION = ["“", "”", '"', ". ", ", ", "? ", "\n\n", "\r\n", "… ", ")", "(credit: "]
WORDS_OF_NEWS = [
    *("said ", "Oda Brekke ", "according to ", "he ", "the agency ", "told ", "claims ", "that ", "may ", "should "),
    *("It is significant ", "U.S. ", "’s ", "👩‍🚒", "cafe\u0301 ", "שלום "),
]
NEWS = st.sampled_from([*PUNCTUATION, *WORDS_OF_NEWS])
TEXTS = st.one_of(st.text(), st.lists(NEWS, max_size=40).map("".join)).filter(lambda text: "\x00" not in text)
TEXTS = TEXTS.filter(lambda text: not any("\ud800" <= character <= "\udfff" for character in text))


@given(TEXTS)
def test_every_promise_holds_on_texts_that_nobody_would_write(text):
    assert broken_promises(audit(text)) == []


def test_a_model_that_is_named_is_asked_whatever_settings_are_given():
    with pytest.raises(SettingsError, match="nolab"):
        audit("The quay opened in May.", model="nolab/reader", settings=Settings())


def test_a_text_of_nothing_is_an_empty_audit():
    assert audit(" \n\t").status is AuditStatus.EMPTY


WORDS = st.one_of(
    st.text(max_size=12), st.sampled_from(["", "… said", "Oda …", "said", "Oda Brekke", "…", "he", "\x00", "a" * 3000])
)
NUMBERS = st.one_of(st.integers(-2, 9), st.just(10**30))
VIA = st.fixed_dictionaries({"v": NUMBERS, "w": WORDS, "cue": WORDS})
PART = {"n": NUMBERS, "part": WORDS}
STATEMENT = {"n": NUMBERS, "v": NUMBERS, "cue": WORDS}
OPINION = st.lists(
    st.one_of(st.fixed_dictionaries({"n": NUMBERS, "cue": WORDS}), st.fixed_dictionaries(PART | {"cue": WORDS})),
    max_size=2,
)
KINDS = ("evaluation", "interpretation", "prediction", "speculation", "recommendation")
REASONS = st.sampled_from(["heading", "credit", "metadata", "question", "fragment", "boilerplate"])
ANSWERS = st.fixed_dictionaries(
    {
        "facts": st.lists(
            st.one_of(NUMBERS, st.fixed_dictionaries(PART), st.fixed_dictionaries(PART | {"loaded": WORDS})), max_size=5
        ),
        "voices": st.lists(
            st.fixed_dictionaries({"name": WORDS, "kind": st.sampled_from(["person", "unnamed", "media"])}), max_size=3
        ),
        "attributed": st.lists(
            st.one_of(
                st.fixed_dictionaries(STATEMENT),
                st.fixed_dictionaries(STATEMENT | {"w": WORDS, "via": st.lists(VIA, max_size=3)}),
                st.fixed_dictionaries(STATEMENT | PART | {"w": WORDS}),
                st.fixed_dictionaries(
                    STATEMENT
                    | PART
                    | {"w": WORDS, "said": st.lists(WORDS, max_size=3), "via": st.lists(VIA, max_size=8)}
                ),
            ),
            max_size=4,
        ),
        "opinions": st.fixed_dictionaries(dict.fromkeys(KINDS, OPINION)),
        "no_claim": st.lists(st.fixed_dictionaries({"n": NUMBERS, "reason": REASONS}), max_size=2),
    }
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TEXTS, st.lists(ANSWERS, min_size=3, max_size=3))
def test_every_promise_holds_whatever_a_model_answers(text, answers):
    if not segment(text):
        return
    asker = QueuedAsker(*(Labels.model_validate(answer) for answer in answers * 200))
    annotator = PromptedAnnotator(
        asker,
        PromptShelf().get("label_claims"),
        AnnotatorInfo(name="test/queue", version="1"),
        restate=False,
        window_chars=400,
        max_asks=2,
    )
    assert broken_promises(asyncio.run(audit_article(Article(text=text), annotator))) == []
