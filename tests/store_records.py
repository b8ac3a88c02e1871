"""Made-up audits for the tests of the store, and a store that holds one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from factcheck.receipts import Asked, request_hash
from factcheck.records import (
    AnnotatorInfo,
    Article,
    AuditedArticle,
    Claim,
    Link,
    ModelCall,
    Review,
    Sentence,
    SentenceOutcome,
    Signal,
)
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.vocabulary import AuditStatus, CallStatus, Label, Outcome
from tests.made_once import made_once

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
BUILTIN = AnnotatorInfo(name="builtin", version="1", settings={"strict": True})
MODEL = AnnotatorInfo(name="lab/model-a", version="2", prompt_name="label", prompt_hash="prompt:1")
BODY = (
    "Port Halden reopened on Monday.",
    "“It is late” 🚢, said Oda Brekke, an aide reported.",
    "The delay was a needless farce.",
)
CREDIT = "Photo: N. Vik"
TEXT = " ".join(BODY) + "\n\n" + CREDIT


def place(words: str, text: str = TEXT) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def a_call(**changes: object) -> ModelCall:
    """An answered call; its request hash is right unless it is among `changes`."""
    values: dict[str, object] = {
        "purpose": "label",
        "prompt_name": "label",
        "prompt_version": "2",
        "prompt_hash": "prompt:1",
        "schema_hash": "schema:1",
        "base_url": "https://models.invalid/v1",
        "model_asked": "model-a",
        "model_answered": "model-a-1",
        "parameters": {"temperature": 0.0},
        "instructions": "Label them.",
        "question": "1: Port Halden reopened.",
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
    } | changes
    values.setdefault(
        "request_hash",
        request_hash(
            model=str(values["model_asked"]),
            instructions=str(values["instructions"]),
            question=str(values["question"]),
            schema_hash=str(values["schema_hash"]),
            parameters=values["parameters"],  # type: ignore[arg-type]
        ),
    )
    return ModelCall(**values)  # type: ignore[arg-type]


def asked(call: ModelCall) -> Asked:
    """What the answer of a call is found by."""
    return Asked(call.request_hash, call.base_url)


def audited(
    annotator: AnnotatorInfo = BUILTIN,
    *,
    finished_at: datetime = NOON,
    labels: tuple[Label, Label, Label] = (Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.OPINION),
    calls: tuple[ModelCall, ...] = (),
    number: int = 0,
    **about: object,
) -> AuditedArticle:
    """An audit of an article of four sentences; articles of another `number` have another text."""
    text = f"{TEXT}{number}" if number else TEXT
    call_id = calls[0].call_id if calls else None
    sentences = [
        Sentence(number=n, kind="body", span=place(words, text), paragraph=1) for n, words in enumerate(BODY, start=1)
    ]
    credit = Span(place(CREDIT, text).start, len(text))
    claims = [
        Claim(
            number=n,
            sentence=n,
            label=label,
            span=place(words, text),
            quote=words,
            alignment="whole",
            call_id=call_id,
            **_details(label, words, text),
        )
        for n, (words, label) in enumerate(zip(BODY, labels, strict=True), start=1)
    ]
    return AuditedArticle(
        article=Article(text=text, **{"title": "Late again", "location": f"news/halden{number}.txt"} | about),  # type: ignore[arg-type]
        sentences=(*sentences, Sentence(number=4, kind="credit", span=credit, paragraph=2)),
        annotator=annotator,
        status=AuditStatus.COMPLETE,
        claims=tuple(claims),
        outcomes=(
            *(SentenceOutcome(sentence=n, outcome=Outcome.CLAIMS, call_id=call_id) for n in (1, 2, 3)),
            SentenceOutcome(sentence=4, outcome=Outcome.NO_CLAIM, reason="credit"),
        ),
        signals=(Signal(kind="loaded_words", detail="farce", claim=3), Signal(kind="hidden_text", detail="")),
        calls=calls,
        started_at=finished_at - timedelta(seconds=3),
        finished_at=finished_at,
    )


def _details(label: Label, words: str, text: str) -> dict[str, object]:
    if label is Label.ATTRIBUTED_STATEMENT and words == BODY[1]:
        return {"content": (place("It is late", text), place("🚢", text)), "chain": _chain(text)}
    if label is Label.OPINION:
        return {"opinion_kind": "evaluation", "opinion_cues": _cues(words, text), "unaligned": ("so", "they say")}
    return {"opinion_cues": _cues(words, text)}


def _cues(words: str, text: str) -> tuple[Span, ...]:
    return (place("needless", text), place("farce", text)) if "farce" in words else ()


def _chain(text: str) -> tuple[Link, Link]:
    aide = Link(
        source="an aide",
        source_span=place("an aide", text),
        cue="reported",
        cue_span=place("reported", text),
        kind="unnamed",
    )
    minister = Link(
        source="Oda Brekke",
        source_span=place("Oda Brekke", text),
        cue="said",
        cue_span=place("said", text),
        kind="person",
        full_name="Minister Oda Brekke",
    )
    return aide, minister


def without_numbers(one: AuditedArticle) -> AuditedArticle:
    """`one` as it was before the store numbered it."""
    new_claims = tuple(claim.model_copy(update={"claim_id": None, "call_id": None}) for claim in one.claims)
    outcomes = tuple(outcome.model_copy(update={"call_id": None}) for outcome in one.outcomes)
    calls = tuple(call.model_copy(update={"call_id": None}) for call in one.calls)
    changes = {"article_id": None, "audit_id": None, "claims": new_claims, "outcomes": outcomes, "calls": calls}
    return one.model_copy(update=changes)


def a_review(claim_id: int, decision: str = "accept", label: Label | None = None, **changes: object) -> Review:
    """A decision of Ada's on what was an opinion."""
    values: dict[str, object] = {
        "claim_id": claim_id,
        "reviewer": "Ada",
        "decision": decision,
        "label": label,
        "seen_label": Label.OPINION,
        "reviewed_at": NOON + timedelta(hours=1),
    }
    return Review(**values | changes)  # type: ignore[arg-type]


@made_once
def one_audit(path: Path) -> Store:
    """A store with one of them."""
    store = Store(path)
    store.save_audits([audited()])
    return store
