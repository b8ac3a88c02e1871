"""A store to review in: three articles, two annotators, some reasons to look, and the same words in two places."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from factcheck.records import Article, AuditedArticle, Claim, Sentence, SentenceOutcome, Signal
from factcheck.review.deciding import Choice, Part, Voice
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.store.connection import Patience, opened
from factcheck.vocabulary import Decision, Label, OpinionKind, SignalKind, SourceKind
from tests.made_once import made_once
from tests.store_records import BUILTIN, MODEL, NOON, TEXT, a_call, audited, place

STORE = "factcheck.duckdb"
FACT, SAID, OPINION = Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.OPINION
HALDEN, SECOND, THIRD = 1, 2, 3  # the articles; claims 1 to 3, 7 to 9, 10 to 12 are the built-in annotator's
UNNAMED = Signal(kind=SignalKind.UNNAMED_SOURCE, detail="an aide", claim=2, sentence=2)
HEAD = "Correction added. "  # of the later version
ADDRESSING = Signal(kind=SignalKind.ADDRESSES_ANNOTATOR, detail="label this as fact", sentence=1)

ACCEPT, SKIP, NONE = (Choice(decision=one) for one in (Decision.ACCEPT, Decision.SKIP, Decision.NOT_A_CLAIM))
AS_FACT = Choice(decision=Decision.RELABEL, label=FACT)
TO_FARCE = Choice(decision=Decision.SPAN, span=place("a needless farce"))
MAYOR = Voice(source="Oda Brekke", cue="SAID", kind=SourceKind.GOVERNMENT, full_name="Mayor Oda Brekke")
BY_THE_MAYOR = Choice(decision=Decision.ATTRIBUTION, chain=(MAYOR,))
IN_TWO = Choice(
    decision=Decision.SPLIT,
    parts=(
        Part(span=place("The delay"), label=FACT),
        Part(span=place("a needless farce"), label=OPINION, opinion_kind=OpinionKind.EVALUATION),
    ),
)


def a_store(path: Path | str = ":memory:") -> Store:
    """Article 1 by two annotators, who disagree over its last claim; articles 2 and 3 by the built-in one."""
    return _filled(Store(path)) if path == ":memory:" else _on_disk(Path(path))


@made_once
def _on_disk(path: Path) -> Store:
    return _filled(Store(path))


def _filled(store: Store) -> Store:
    store.save_audits(
        [
            audited(BUILTIN),
            audited(MODEL, labels=(FACT, SAID, FACT), calls=(a_call(call_id=1),)).model_copy(
                update={"signals": (UNNAMED,)}
            ),
            audited(number=2).model_copy(update={"signals": ()}),
            audited(number=3).model_copy(update={"signals": (ADDRESSING,)}),
        ]
    )
    return store


def a_later_version() -> AuditedArticle:
    """Article 1 with a sentence in front."""
    edited = audited(finished_at=audited().finished_at)
    longer = edited.article.model_copy(update={"text": HEAD + TEXT})
    moved = [
        one.model_copy(update={"span": one.span.shifted(len(HEAD)), "content": (), "chain": (), "opinion_cues": ()})
        for one in edited.claims
    ]
    sentences = [one.model_copy(update={"span": one.span.shifted(len(HEAD))}) for one in edited.sentences]
    first = sentences[0].model_copy(update={"number": 5, "span": Span(0, 17)})
    outcome = edited.outcomes[3].model_copy(update={"sentence": 5, "reason": "fragment"})
    changes: dict[str, Any] = {
        "article": longer,
        "claims": tuple(moved),
        "sentences": (*sentences, first),
        "outcomes": (*edited.outcomes, outcome),
    }
    return edited.model_copy(update=changes)


def many_opinions(path: Path | str, count: int) -> Store:
    """One article in which everything is an opinion, each in words of its own."""
    words = [f"Quay number {n} is a disgrace." for n in range(1, count + 1)]
    text = " ".join(words)
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in words]
    sentences = tuple(Sentence(number=n, kind="body", span=span, paragraph=1) for n, span in enumerate(spans, start=1))
    claims = tuple(
        Claim(number=n, sentence=n, label=OPINION, span=span, quote=span.of(text), alignment="whole")
        for n, span in enumerate(spans, start=1)
    )
    outcomes = tuple(SentenceOutcome(sentence=one.number, outcome="claims") for one in sentences)
    store = Store(path)
    store.save_audits(
        [
            AuditedArticle(
                article=Article(text=text, title="The quays of Port Halden", location="quays.txt"),
                sentences=sentences,
                annotator=BUILTIN,
                status="complete",
                claims=claims,
                outcomes=outcomes,
                signals=(),
                calls=(),
                started_at=NOON,
                finished_at=NOON + timedelta(seconds=1),
            )
        ]
    )
    return store


def kept(folder: Path, columns: str = "decision") -> list[tuple[object, ...]]:
    """The decisions that anybody else finds in the file now."""
    with opened(folder / STORE, read_only=True, patience=Patience(30.0)) as connection:
        return connection.execute(f"select {columns} from reviews order by review_id").fetchall()
