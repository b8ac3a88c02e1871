"""Gold as people write it: in words, whose places are found in the text, and refused where they are not plain."""

import re
from collections.abc import Iterator, Sequence

from factcheck.evaluation.gold import (
    GoldClaim,
    GoldDocument,
    GoldError,
    GoldLink,
    GoldRow,
    GoldSentence,
    Hash,
    Question,
    located,
)
from factcheck.records import Article, Record
from factcheck.spans import Span
from factcheck.vocabulary import Label, NoClaimReason, OpinionKind, SentenceKind, SourceKind


class Nth(Record):
    """Words that stand more than once, and which of the places is meant, from 1."""

    words: str
    occurrence: int


# The words; the first and the last of them; or the words at one of their places.
Words = str | tuple[str, str] | Nth


class WrittenLink(Record):
    """One voice of a chain, in words of the claim's sentence. Without `source`, it is named in another sentence."""

    source: Words | None = None
    cue: Words | None = None
    kind: SourceKind | None = None
    full_name: str = ""


class WrittenClaim(Record):
    """One claim, in words of its sentence."""

    label: Label
    words: Words | None = None  # None: the whole sentence
    content: tuple[Words, ...] = ()
    chain: tuple[WrittenLink, ...] = ()
    opinion_kind: OpinionKind | None = None
    opinion_cues: tuple[Words, ...] = ()
    same: str = ""
    note: str = ""


class WrittenSentence(Record):
    """One sentence with its claims, or the reason why it has none."""

    text: str
    kind: SentenceKind = SentenceKind.BODY
    claims: tuple[WrittenClaim, ...] = ()
    no_claim: NoClaimReason | None = None
    note: str = ""


class WrittenGold(Record):
    """One file of gold, as written: all sentences of one article, in their order."""

    file: str
    sha256: Hash = ""
    answers: tuple[Question, ...] = tuple(Question)
    exhaustive: bool = True
    sentences: tuple[WrittenSentence, ...]


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
    raise GoldError(
        f"{sought!r} stands {len(places)} times in {within.of(text)!r}.",
        hint="Give the words as they are written there; of words that stand more than once, say which occurrence.",
    )


def placed(written: WrittenGold, article: Article, name: str) -> GoldDocument:
    """`written` with every word found in `article`.

    Raises:
        GoldError: another text than the gold was written for, text that no sentence covers, or words that stand
            nowhere, or in more than one place, where the gold names them.
    """
    text = article.text
    # Before the sentences, so that of a changed article the hash is told and not the first word that is missing.
    located(GoldRow(text=text, sha256=written.sha256, answers=()), article, name)
    try:
        spans = list(_spans(written.sentences, text))
        sentences = tuple(
            GoldSentence(span=span, kind=sentence.kind, number=number, no_claim=_checked(sentence).no_claim)
            for number, (span, sentence) in enumerate(zip(spans, written.sentences, strict=True), start=1)
        )
        claims = tuple(
            _claim(claim, span, text).model_copy(update={"sentence": number})
            for number, (span, sentence) in enumerate(zip(spans, written.sentences, strict=True), start=1)
            for claim in sentence.claims
        )
    except GoldError as error:
        raise GoldError(f"{name}: {error}", hint=error.hint) from error
    row = GoldRow(text=text, answers=written.answers, exhaustive=written.exhaustive, sentences=sentences, claims=claims)
    return located(row, article, name)


def _whole_words(words: str) -> re.Pattern[str]:
    """Matches `words` where no letter or digit continues them at either end."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + re.escape(words) + after)


def _spans(sentences: Sequence[WrittenSentence], text: str) -> Iterator[Span]:
    """The sentences one after the other, with nothing but white space before, between and after them."""
    at = 0
    for sentence in sentences:
        start = at + len(text[at:]) - len(text[at:].lstrip())
        if not text.startswith(sentence.text, start):
            raise GoldError(f"{sentence.text!r} is expected where {text[start : start + 60]!r} stands.")
        at = start + len(sentence.text)
        yield Span(start, at)
    if text[at:].strip():
        raise GoldError(f"no sentence covers {text[at:].strip()[:60]!r}.")


def _checked(sentence: WrittenSentence) -> WrittenSentence:
    if bool(sentence.claims) == bool(sentence.no_claim):
        raise GoldError(f"{sentence.text!r} must have claims or a reason for having none, and not both.")
    return sentence


def _claim(claim: WrittenClaim, within: Span, text: str) -> GoldClaim:
    span = found(claim.words, within, text) if claim.words else within
    return GoldClaim(
        label=claim.label,
        span=span,
        quote=span.of(text),
        content=tuple(found(words, span, text) for words in claim.content),
        chain=tuple(_link(link, within, text) for link in claim.chain),
        opinion_kind=claim.opinion_kind,
        opinion_cues=tuple(found(words, span, text) for words in claim.opinion_cues),
        same=claim.same,
        note=claim.note,
    )


def _link(link: WrittenLink, within: Span, text: str) -> GoldLink:
    source = found(link.source, within, text) if link.source else None
    cue = found(link.cue, within, text) if link.cue else None
    if link.full_name and link.full_name not in text:
        raise GoldError(f"the full name {link.full_name!r} stands nowhere in the article.")
    return GoldLink(
        source=source.of(text) if source else "",
        source_span=source,
        cue=cue.of(text) if cue else "",
        cue_span=cue,
        kind=link.kind,
        full_name=link.full_name,
    )
