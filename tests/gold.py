"""The gold of the examples, located, as the records that flow between the steps.

The format is described in docs/gold.md. Print every example's gold with its offsets, a JSON object a line:

    python -m tests.gold
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from factcheck.evaluation.gold import GoldClaim, GoldLink
from factcheck.evaluation.written import WrittenGold, placed
from factcheck.ids import canonical_json
from factcheck.ingest import Rejected, read_articles
from factcheck.records import Article, Claim, Link, Sentence, SentenceOutcome
from factcheck.vocabulary import Alignment, Outcome

EXAMPLES = Path(__file__).parent.parent / "examples"
GOLD = EXAMPLES / "gold"


class Gold(NamedTuple):
    """The gold of one article, located; `written` keeps the notes and the tags."""

    article: Article
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    outcomes: tuple[SentenceOutcome, ...]  # one a sentence
    written: WrittenGold


def all_gold() -> Iterator[Gold]:
    """The gold of every example, by file name."""
    for path in sorted(GOLD.glob("*.yaml")):
        written = WrittenGold.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        yield located(written, read_example(EXAMPLES / written.file))


def read_example(path: Path) -> Article:
    """The one article of an example."""
    (article,) = read_articles([str(path)])
    assert not isinstance(article, Rejected)
    return article


def located(written: WrittenGold, article: Article) -> Gold:
    """`written` with every word found in `article`."""
    document = placed(written, article, written.file)
    sentences: list[Sentence] = []
    for number, gold in enumerate(document.sentences, start=1):
        before = sentences[-1] if sentences else None
        next_line = before is not None and any(c in "\r\n" for c in article.text[before.span.end : gold.span.start])
        paragraph = 1 if before is None else before.paragraph + next_line
        sentences.append(Sentence(number=number, kind=gold.kind, span=gold.span, paragraph=paragraph))
    outcomes = [
        SentenceOutcome(
            sentence=number, outcome=Outcome.NO_CLAIM if gold.no_claim else Outcome.CLAIMS, reason=gold.no_claim
        )
        for number, gold in enumerate(document.sentences, start=1)
    ]
    whole = {sentence.span for sentence in sentences}
    claims = [
        _claim(number, claim, Alignment.WHOLE if claim.span in whole else Alignment.EXACT)
        for number, claim in enumerate(document.claims, start=1)
    ]
    return Gold(article, tuple(sentences), tuple(claims), tuple(outcomes), written)


def as_json(gold: Gold) -> dict[str, Any]:
    """The gold with its offsets, for programs."""
    tags = [claim for sentence in gold.written.sentences for claim in sentence.claims]
    return {
        "file": gold.written.file,
        "sha256": gold.article.id,
        "sentences": [sentence.model_dump(mode="json") for sentence in gold.sentences],
        "claims": [
            claim.model_dump(mode="json", exclude={"claim_id", "call_id", "unaligned", "restated", "probability"})
            | {"same": tag.same, "note": tag.note}
            for claim, tag in zip(gold.claims, tags, strict=True)
        ],
        "no_claim": [
            {"sentence": outcome.sentence, "reason": outcome.reason} for outcome in gold.outcomes if outcome.reason
        ],
    }


def _claim(number: int, gold: GoldClaim, alignment: Alignment) -> Claim:
    assert gold.sentence is not None
    return Claim(
        number=number,
        sentence=gold.sentence,
        label=gold.label,
        span=gold.span,
        quote=gold.quote,
        content=gold.content,
        chain=tuple(map(_link, gold.chain)),
        opinion_kind=gold.opinion_kind,
        opinion_cues=gold.opinion_cues,
        alignment=alignment,
    )


def _link(gold: GoldLink) -> Link:
    assert gold.kind is not None
    return Link(
        source=gold.source,
        source_span=gold.source_span,
        cue=gold.cue,
        cue_span=gold.cue_span,
        kind=gold.kind,
        full_name=gold.full_name,
    )


if __name__ == "__main__":
    for gold in all_gold():
        sys.stdout.write(canonical_json(as_json(gold)) + "\n")
