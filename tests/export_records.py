"""Stores to export from: the examples, and texts made to break formats."""

import io
import json
from datetime import timedelta
from pathlib import Path

import duckdb

from factcheck import read_articles
from factcheck.auditing import audit
from factcheck.export import FORMATS, Choices, Export, ExportRequest
from factcheck.records import Article, AuditedArticle, Claim, Link, Sentence, SentenceOutcome
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.store.exporting import ExportedAudit
from factcheck.vocabulary import AuditStatus, Label, Outcome
from tests.gold import EXAMPLES
from tests.made_once import made_once
from tests.store_records import BUILTIN, MODEL, NOON, a_call, a_review, audited

CANARY = "sk-CANARY-5107"
# One sentence each; a reader of some format would act on it, cut it or misread it.
HOSTILE = (
    "</script><script>alert('quay')</script> was sprayed on the ferry.",
    '=HYPERLINK("https://tolls.invalid","Tolls") stood in the harbour\'s ledger.',
    "'=1+1 was the sum, said the clerk.",
    "@harbour closed\u2028at noon\u2029on Monday.",
    "A lone\rreturn, a \x1b[31mred word\x1b[0m, a bell\x07 and \x85 stood in it.",
    "\u202eThe pier\u202c \u2066turned\u2069 round\u200f.",
    'Brekke wrote """, prov:type=\'prov:Plan\' %% xsd:int] and \\" and \\\\ and \\n.',
    "The boat 🚢 met the boat 🚢.\r\nIt was late.",
    "-5 degrees, -- and ]]> and <!-- and %3C and &amp; at the lock.",
)


@made_once
def example_store(path: Path) -> Store:
    """The examples, audited by the built-in annotator."""
    store = Store(path)
    places = [str(path) for path in sorted(EXAMPLES.glob("*-*.*"))]
    store.save_audits([audit(article) for article in read_articles(places)])
    return store


def hostile_audit(sentences: tuple[str, ...] = HOSTILE, **about: object) -> AuditedArticle:
    """An article of such sentences, each said by somebody whose name is as bad, and restated as badly."""
    text = "".join(f"{sentence}\n\n" for sentence in sentences)
    places, start = [], 0
    for sentence in sentences:
        start = text.index(sentence, start)
        places.append(Span(start, start + len(sentence)))
        start += len(sentence)
    claims = [
        Claim(
            number=number,
            sentence=number,
            label=Label.ATTRIBUTED_STATEMENT,
            span=place,
            quote=place.of(text),
            content=(Span(place.start, place.start + 3),),
            chain=(Link(source=words, source_span=place, cue=words, cue_span=None, kind="person", full_name=words),),
            alignment="whole",
            unaligned=(words,),
            restated=words,
        )
        for number, (place, words) in enumerate(zip(places, sentences, strict=True), start=1)
    ]
    return AuditedArticle(
        article=Article(text=text, **{"title": sentences[0], "location": "hostile.txt"} | about),
        sentences=tuple(
            Sentence(number=n, kind="body", span=place, paragraph=n) for n, place in enumerate(places, start=1)
        ),
        annotator=BUILTIN,
        status=AuditStatus.COMPLETE,
        claims=tuple(claims),
        outcomes=tuple(SentenceOutcome(sentence=n, outcome=Outcome.CLAIMS) for n in range(1, len(places) + 1)),
        signals=(),
        calls=(),
        started_at=NOON,
        finished_at=NOON + timedelta(seconds=1),
    )


@made_once
def hostile_store(path: Path) -> Store:
    """The hostile article, every claim of it reviewed with a note as bad by somebody with a name as bad."""
    store = Store(path)
    store.save_audits([hostile_audit()])
    for claim_id, words in enumerate(HOSTILE, start=1):
        seen = Label.ATTRIBUTED_STATEMENT
        store.save_review(a_review(claim_id, reviewer=words, note=words, seen_label=seen))
    return store


@made_once
def reviewed_store(path: Path) -> Store:
    """Two articles; the first audited by rules and by a model, and its opinion decided on in both audits.

    Ada saw the built-in annotator's claim and made it a fact; Bo saw the model's later and agreed.
    """
    store = Store(path)
    about = {"url": "https://news.invalid/late", "published": "2031-05-04"}
    store.save_audits([audited(**about), audited(number=2)])
    model = audited(MODEL, finished_at=NOON + timedelta(hours=2), **about)
    started = store.start_audit(model.article, model.sentences, MODEL)
    call = a_call(call_id=store.record_call(started.audit_id, a_call()))
    store.finish_audit(started.audit_id, audited(MODEL, finished_at=NOON + timedelta(hours=2), calls=(call,), **about))
    store.save_review(a_review(3, "relabel", Label.REPORTED_FACT))
    later = NOON + timedelta(hours=5)
    seen = Label.REPORTED_FACT
    store.save_review(a_review(9, reviewer="Bo", note="It was late.", seen_label=seen, reviewed_at=later))
    return store


def text_of(store: Store, name: str, *, choices: Choices | None = None, **request: object) -> str:
    """An export as text."""
    wanted = ExportRequest(format=name, choices=choices or Choices(), **request)
    out = io.StringIO(newline="")
    out.writelines(Export(store, wanted).chunks())
    return out.getvalue()


def written(store: Store, name: str, folder: Path, **request: object) -> Path:
    """The file of an export."""
    path = folder / f"out.{name}"
    Export(store, ExportRequest(format=name, **request)).write(path)
    return path


def everything(store: Store, folder: Path) -> dict[str, str]:
    """Every format as text; what Parquet holds as JSON."""
    found = {name: text_of(store, name) for name in FORMATS if name != "parquet"}
    path = folder / "all.parquet"
    Export(store, ExportRequest(format="parquet")).write(path)
    with duckdb.connect() as connection:
        found["parquet"] = "\n".join(row[0] for row in connection.sql(f"select to_json(t) from '{path}' t").fetchall())
    return found


def audits_of(store: Store) -> list[ExportedAudit]:
    """What the formats are made of."""
    return store.exported(store.audits_to_export(None), list(Label))


def loaded(text: str) -> object:
    """JSON, whatever it is."""
    return json.loads(text)
