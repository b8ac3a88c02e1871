"""Gold labels written in words, and the loader that turns them into exact spans or refuses them.

The format is described in data/gold/README.md. Print every example's gold with its offsets, a JSON object a line:

    python -m tests.gold
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from factcheck.ids import canonical_json
from factcheck.ingest import Rejected, read_articles
from factcheck.records import Article, Claim, Link, Record, Sentence, SentenceOutcome
from factcheck.spans import Span
from factcheck.vocabulary import Alignment, Label, NoClaimReason, OpinionKind, Outcome, SentenceKind, SourceKind

EXAMPLES = Path(__file__).parent.parent / "examples"
GOLD = Path(__file__).parent / "data" / "gold"


class GoldError(ValueError):
    """The gold does not fit its article."""


class Nth(Record):
    """Words that stand more than once, and which of the places is meant, from 1."""

    words: str
    occurrence: int


# The words; the first and the last of them; or the words at one of their places.
Words = str | tuple[str, str] | Nth


class GoldLink(Record):
    """One voice of a chain, in words of the claim's sentence. Without `source`, it is named in another sentence."""

    source: Words | None = None
    cue: Words | None = None
    kind: SourceKind
    full_name: str = ""


class GoldClaim(Record):
    """One claim, in words of its sentence."""

    label: Label
    words: Words | None = None  # None: the whole sentence
    content: tuple[Words, ...] = ()
    chain: tuple[GoldLink, ...] = ()
    opinion_kind: OpinionKind | None = None
    opinion_cues: tuple[Words, ...] = ()
    same: str = ""
    note: str = ""


class GoldSentence(Record):
    """One sentence with its claims, or the reason why it has none."""

    text: str
    kind: SentenceKind = SentenceKind.BODY
    claims: tuple[GoldClaim, ...] = ()
    no_claim: NoClaimReason | None = None
    note: str = ""


class GoldFile(Record):
    """One file of gold, as written."""

    file: str
    sha256: str
    sentences: tuple[GoldSentence, ...]


class Gold(NamedTuple):
    """The gold of one article, located; `written` keeps the notes and the tags."""

    article: Article
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    outcomes: tuple[SentenceOutcome, ...]  # one a sentence
    written: GoldFile


def all_gold() -> Iterator[Gold]:
    """The gold of every example, by file name."""
    for path in sorted(GOLD.glob("*.yaml")):
        yield load_gold(path)


def load_gold(path: Path) -> Gold:
    """The gold of `path`, located in its example."""
    written = GoldFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    return located(written, read_example(EXAMPLES / written.file))


def read_example(path: Path) -> Article:
    """The one article of an example."""
    (article,) = read_articles([str(path)])
    if isinstance(article, Rejected):
        raise GoldError(str(article))
    return article


def located(written: GoldFile, article: Article) -> Gold:
    """`written` with every word found in `article`.

    Raises:
        GoldError: another text than the gold was written for, text that no sentence covers, or words that stand
            nowhere, or in more than one place, where the gold names them.
    """
    if article.id != written.sha256:
        raise GoldError(f"{written.file}: the text has the hash {article.id}, the gold is for {written.sha256}.")
    sentences = tuple(_sentences(written, article.text))
    drafts = [
        (sentence, claim)
        for sentence, gold in zip(sentences, written.sentences, strict=True)
        for claim in _checked(gold).claims
    ]
    claims = tuple(
        _claim(number, sentence, claim, article.text) for number, (sentence, claim) in enumerate(drafts, start=1)
    )
    outcomes = tuple(
        SentenceOutcome(
            sentence=number, outcome=Outcome.CLAIMS if gold.claims else Outcome.NO_CLAIM, reason=gold.no_claim
        )
        for number, gold in enumerate(written.sentences, start=1)
    )
    return Gold(article, sentences, claims, outcomes, written)


def found(words: Words, within: Span, text: str) -> Span:
    """Where `words` stand inside `within`, as whole words.

    Raises:
        GoldError: they stand there not at all, or more often than once with no occurrence named.
    """
    if isinstance(words, tuple):
        first, last = (found(part, within, text) for part in words)
        if last.end < first.end or last.start < first.start:
            raise GoldError(f"{words[1]!r} does not follow {words[0]!r} in {within.of(text)!r}.")
        return Span(first.start, last.end)
    sought, occurrence = (words.words, words.occurrence) if isinstance(words, Nth) else (words, None)
    places = [Span(*match.span()) for match in _whole_words(sought).finditer(text, within.start, within.end)]
    if occurrence is None and len(places) == 1:
        return places[0]
    if occurrence is not None and len(places) > 1 and 1 <= occurrence <= len(places):
        return places[occurrence - 1]
    raise GoldError(f"{sought!r} stands {len(places)} times in {within.of(text)!r}.")


def as_json(gold: Gold) -> dict[str, Any]:
    """The gold with its offsets, for programs."""
    tags = [claim for sentence in gold.written.sentences for claim in sentence.claims]
    return {
        "file": gold.written.file,
        "sha256": gold.article.id,
        "sentences": [sentence.model_dump(mode="json") for sentence in gold.sentences],
        "claims": [
            claim.model_dump(mode="json", exclude={"claim_id", "call_id", "unaligned", "restated"})
            | {"same": tag.same, "note": tag.note}
            for claim, tag in zip(gold.claims, tags, strict=True)
        ],
        "no_claim": [
            {"sentence": outcome.sentence, "reason": outcome.reason} for outcome in gold.outcomes if outcome.reason
        ],
    }


def _whole_words(words: str) -> re.Pattern[str]:
    """Matches `words` where no letter or digit continues them at either end."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + re.escape(words) + after)


def _sentences(written: GoldFile, text: str) -> Iterator[Sentence]:
    """The sentences one after the other, with nothing but white space before, between and after them."""
    at, paragraph = 0, 1
    for number, gold in enumerate(written.sentences, start=1):
        start = at + len(text[at:]) - len(text[at:].lstrip())
        if not text.startswith(gold.text, start):
            raise GoldError(f"{written.file}: {gold.text!r} is expected where {text[start : start + 60]!r} stands.")
        paragraph += bool(number > 1 and re.search(r"[\r\n]", text[at:start]))
        at = start + len(gold.text)
        yield Sentence(number=number, kind=gold.kind, span=Span(start, at), paragraph=paragraph)
    if text[at:].strip():
        raise GoldError(f"{written.file}: no sentence covers {text[at:].strip()[:60]!r}.")


def _checked(gold: GoldSentence) -> GoldSentence:
    if bool(gold.claims) == bool(gold.no_claim):
        raise GoldError(f"{gold.text!r} must have claims or a reason for having none, and not both.")
    return gold


def _claim(number: int, sentence: Sentence, gold: GoldClaim, text: str) -> Claim:
    span = found(gold.words, sentence.span, text) if gold.words else sentence.span
    return Claim(
        number=number,
        sentence=sentence.number,
        label=gold.label,
        span=span,
        quote=span.of(text),
        content=tuple(found(words, span, text) for words in gold.content),
        chain=tuple(_link(link, sentence.span, text) for link in gold.chain),
        opinion_kind=gold.opinion_kind,
        opinion_cues=tuple(found(words, span, text) for words in gold.opinion_cues),
        alignment=Alignment.EXACT if gold.words else Alignment.WHOLE,
    )


def _link(gold: GoldLink, within: Span, text: str) -> Link:
    source = found(gold.source, within, text) if gold.source else None
    cue = found(gold.cue, within, text) if gold.cue else None
    if gold.full_name and gold.full_name not in text:
        raise GoldError(f"The full name {gold.full_name!r} stands nowhere in the article.")
    return Link(
        source=source.of(text) if source else "",
        source_span=source,
        cue=cue.of(text) if cue else "",
        cue_span=cue,
        kind=gold.kind,
        full_name=gold.full_name,
    )


if __name__ == "__main__":
    for gold in all_gold():
        sys.stdout.write(canonical_json(as_json(gold)) + "\n")
