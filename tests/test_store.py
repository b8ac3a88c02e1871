"""The store keeps what it is given, exactly, and gives it back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from factcheck.receipts import request_hash
from factcheck.records import (
    AnnotatorInfo,
    Article,
    AuditedArticle,
    Claim,
    Link,
    ModelCall,
    Sentence,
    SentenceOutcome,
    Signal,
)
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.vocabulary import AuditStatus, CallStatus, Label, Outcome

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
BUILTIN = AnnotatorInfo(name="builtin", version="1", settings={"strict": True})
MODEL = AnnotatorInfo(name="lab/model-a", version="2", prompt_name="label", prompt_hash="prompt:1")
TEXT = "Port Halden reopened on Monday. \u201cIt is late\u201d, said Oda Brekke. The delay was a needless farce. Photo: N. Vik"
SENTENCES = (
    "Port Halden reopened on Monday.",
    "\u201cIt is late\u201d, said Oda Brekke.",
    "The delay was a needless farce.",
)


def place(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def a_call(**changes: object) -> ModelCall:
    asked = {"model": "model-a", "instructions": "Label them.", "question": "1: …", "schema_hash": "schema:1"}
    parameters = {"temperature": 0.0}
    values: dict[str, object] = {
        "purpose": "label",
        "prompt_name": "label",
        "prompt_version": "2",
        "prompt_hash": "prompt:1",
        "schema_hash": "schema:1",
        "request_hash": request_hash(**asked, parameters=parameters),  # type: ignore[arg-type]
        "base_url": "https://models.invalid/v1",
        "model_asked": "model-a",
        "model_answered": "model-a-1",
        "parameters": parameters,
        "instructions": "Label them.",
        "question": "1: …",
        "sentences": (1, 2, 3),
        "status": CallStatus.OK,
        "http_status": 200,
        "finish_reason": "stop",
        "answer": '{"facts": [1]}',
        "tokens_in": 900,
        "tokens_out": 40,
        "cost_usd": 0.0003,
        "latency_ms": 412,
        "asked_at": NOON,
    }
    return ModelCall(**values | changes)  # type: ignore[arg-type]


def audited(
    annotator: AnnotatorInfo = BUILTIN,
    *,
    finished_at: datetime = NOON,
    last_label: Label = Label.OPINION,
    text: str = TEXT,
    **about: object,
) -> AuditedArticle:
    sentences = [
        Sentence(number=number, kind="body", span=place(words, text), paragraph=1)
        for number, words in enumerate(SENTENCES, start=1)
    ]
    sentences.append(Sentence(number=4, kind="credit", span=place("Photo: N. Vik", text), paragraph=2))
    link = Link(
        source="Oda Brekke",
        source_span=place("Oda Brekke", text),
        cue="said",
        cue_span=place("said", text),
        kind="person",
        full_name="Minister Oda Brekke",
    )
    labels = (Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, last_label)
    claims = [
        Claim(number=n, sentence=n, label=label, span=place(words, text), quote=words, alignment="whole")
        for n, (words, label) in enumerate(zip(SENTENCES, labels, strict=True), start=1)
    ]
    claims[1] = claims[1].model_copy(update={"content": (place("It is late", text),), "chain": (link,)})
    claims[2] = claims[2].model_copy(
        update={"opinion_kind": "evaluation", "opinion_cues": (place("farce", text),), "unaligned": ("so", "they say")}
        if last_label is Label.OPINION
        else {}
    )
    outcomes = [SentenceOutcome(sentence=n, outcome=Outcome.CLAIMS) for n in (1, 2, 3)]
    return AuditedArticle(
        article=Article(text=text, **{"title": "Late again", "location": "news/halden.txt"} | about),  # type: ignore[arg-type]
        sentences=tuple(sentences),
        annotator=annotator,
        status=AuditStatus.COMPLETE,
        claims=tuple(claims),
        outcomes=(*outcomes, SentenceOutcome(sentence=4, outcome=Outcome.NO_CLAIM, reason="credit")),
        signals=(Signal(kind="loaded_words", detail="farce", claim=3), Signal(kind="hidden_text", detail="")),
        calls=(),
        started_at=finished_at - timedelta(seconds=3),
        finished_at=finished_at,
    )


def without_numbers(one: AuditedArticle) -> AuditedArticle:
    claims = tuple(claim.model_copy(update={"claim_id": None}) for claim in one.claims)
    return one.model_copy(update={"article_id": None, "audit_id": None, "claims": claims})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "news.duckdb")


def test_an_audit_comes_back_as_it_went_in(store: Store) -> None:
    (stored,) = store.save_audits([audited()])
    assert without_numbers(store.audited(stored.article_id)) == audited()
