"""Reasons for a person to look, measured in the text: never reported by a model."""

import re
from collections.abc import Iterator, Sequence

from factcheck.records import Article, Claim, ClaimPair, Sentence, SentenceOutcome, Signal
from factcheck.vocabulary import Label, Outcome, PairKind, SignalKind, SourceKind, Verdict

_QUOTATION = re.compile(r"[“\"„«]([^”\"»“„«]+)[”\"»]")
_OPENING = '“"„«'
_QUOTED_WORDS = 4  # a shorter quotation is a scare quote or a title
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]+")
# Words that do nothing but hedge; "may" and "could" have too much else to do.
_HEDGES = ("reportedly", "apparently", "allegedly", "supposedly", "purportedly", "seemingly", "presumably")
_HEDGE = re.compile(rf"\b(?:{'|'.join(_HEDGES)})\b", re.IGNORECASE)
_ADDRESSES = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?]{0,40}\b(?:instructions?|prompts?|rules|above|previous)\b"
    r"|\b(?:you are|act as|pretend to be)\b[^.!?]{0,30}\b(?:assistant|ai|language model|chatbot|annotator)\b"
    r"|\b(?:label|classify|mark|tag|annotate)\b[^.!?]{0,60}\b(?:as|to be)\b[^.!?]{0,20}"
    r"\b(?:facts?|opinions?|true|reported_fact|attributed_statement|no_claim)\b"
    r"|</?(?:article|system|assistant|user|instructions?)>|\bsystem prompt\b",
    re.IGNORECASE,
)

# What a text needs to hold for the pattern to match: one of the first, or one each of the others. Plain words are found
# ten times faster than the pattern, and most articles hold none.
_ADDRESSING = ("ignore", "disregard", "forget", "override", "you are", "act as", "pretend to be", "<", "system prompt")
_LABELLING = ("label", "classify", "mark", "tag", "annotate")
_LABELS = ("fact", "opinion", "true", "attributed_statement", "no_claim")


def signals(
    article: Article,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    outcomes: Sequence[SentenceOutcome],
    pairs: Sequence[ClaimPair] = (),
) -> tuple[Signal, ...]:
    """Signals about the article, its sentences, its claims, and pairs of claims, each in order."""
    low = _plain(article.text)
    return (
        *_of_article(article),
        *_of_sentences(article, low, sentences, outcomes),
        *_of_claims(article, low, claims),
        *_of_pairs(claims, pairs),
    )


def _of_article(article: Article) -> Iterator[Signal]:
    if article.hidden_text:
        yield Signal(kind=SignalKind.HIDDEN_TEXT, detail="the page held text that its readers do not see")


def _of_sentences(
    article: Article, low: str, sentences: Sequence[Sentence], outcomes: Sequence[SentenceOutcome]
) -> Iterator[Signal]:
    if _may_address(low):
        for sentence in sentences:
            words = sentence.span.of(article.text)
            match = _ADDRESSES.search(words) if _may_address(_plain(words)) else None
            if match:
                yield Signal(kind=SignalKind.ADDRESSES_ANNOTATOR, detail=match.group(), sentence=sentence.number)
    for outcome in outcomes:
        if outcome.outcome is Outcome.FAILED:
            yield Signal(kind=SignalKind.SENTENCE_FAILED, detail=outcome.cause, sentence=outcome.sentence)


def _plain(text: str) -> str:
    """`text` in lower case; what a pattern takes for i and s, whatever the case, is made them here too."""
    low = text.lower()
    return low if low.isascii() else low.replace("i\u0307", "i").replace("ı", "i").replace("ſ", "s")


def _may_address(low: str) -> bool:
    """Whether the pattern could match at all."""

    def holds(words: Sequence[str]) -> bool:
        return any(map(low.__contains__, words))

    return holds(_ADDRESSING) or (holds(_LABELLING) and holds(_LABELS))


def _of_claims(article: Article, low: str, claims: Sequence[Claim]) -> Iterator[Signal]:
    may_hedge = any(map(low.__contains__, _HEDGES))
    for claim in claims:
        for kind, detail in _reasons(article, claim, may_hedge=may_hedge):
            yield Signal(kind=kind, detail=detail, claim=claim.number, sentence=claim.sentence)


def _of_pairs(claims: Sequence[Claim], pairs: Sequence[ClaimPair]) -> Iterator[Signal]:
    by_number = {claim.number: claim for claim in claims}
    for pair in pairs:
        if pair.kind is PairKind.RESTATED_WITHOUT_SOURCE and pair.verdict is not Verdict.REJECTED:
            earlier, later = by_number[pair.earlier], by_number[pair.later]
            detail = f"claim #{earlier.number} of this article gives it on the word of {_voice(earlier)}"
            kind = SignalKind.RESTATED_WITHOUT_SOURCE
            yield Signal(kind=kind, detail=detail, claim=later.number, sentence=later.sentence)


def _voice(claim: Claim) -> str:
    innermost = claim.chain[-1] if claim.chain else None
    return (innermost.full_name or innermost.source if innermost else "") or "somebody"


def _reasons(article: Article, claim: Claim, *, may_hedge: bool) -> Iterator[tuple[SignalKind, str]]:
    unnamed = [link.source or link.full_name for link in claim.chain if link.kind is SourceKind.UNNAMED]
    if unnamed:
        yield SignalKind.UNNAMED_SOURCE, ", ".join(filter(None, unnamed)) or "no source is given"
    if claim.unaligned:
        yield SignalKind.UNALIGNED_WORDS, " | ".join(claim.unaligned)
    if claim.label is Label.REPORTED_FACT:
        if claim.opinion_cues:
            yield SignalKind.LOADED_WORDS, ", ".join(cue.of(article.text) for cue in claim.opinion_cues)
        quotation = _long_quotation(claim.quote)
        if quotation:
            yield SignalKind.QUOTATION_IN_FACT, quotation
        hedge = may_hedge and _HEDGE.search(claim.quote) and _HEDGE.search(_QUOTATION.sub("", claim.quote))
        if hedge:
            yield SignalKind.HEDGED_FACT, hedge.group()
    if claim.restated:
        foreign = _foreign(claim.restated, article)
        if foreign:
            yield SignalKind.RESTATEMENT_UNSUPPORTED, ", ".join(foreign)


def _long_quotation(words: str) -> str:
    if not any(map(words.__contains__, _OPENING)):
        return ""
    found = (match.group(1) for match in _QUOTATION.finditer(words))
    return next((quotation for quotation in found if len(quotation.split()) >= _QUOTED_WORDS), "")


def _foreign(restated: str, article: Article) -> list[str]:
    """Numbers and names of a restatement that stand nowhere in the article, its title or its date."""
    known = f"{article.text} {article.title} {article.published or ''}"
    numbers = set(_NUMBER.findall(known))
    words = {word.casefold() for word in re.findall(r"[\w’'-]+", known)}
    foreign = [number for number in _NUMBER.findall(restated) if number not in numbers]
    return foreign + [name for name in _NAME.findall(restated) if not _is_known(name.casefold(), words)]


def _is_known(name: str, words: set[str]) -> bool:
    bare = re.sub(r"[’']s?$", "", name)
    return bool({name, bare, f"{bare}’s", f"{bare}'s"} & words)
