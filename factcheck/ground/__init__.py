"""Grounds drafts in their article: from the words an annotator gave to exact spans, links and alignment."""

from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.ground.content import derived_content
from factcheck.ground.matching import found, known_place, occurrences
from factcheck.ground.voices import LocatedLink, located_chain
from factcheck.records import Article, Claim, Draft, Phrase, Sentence
from factcheck.spans import Span
from factcheck.vocabulary import Alignment

__all__ = ["ground"]


def ground(article: Article, sentences: Sequence[Sentence], drafts: Iterable[Draft]) -> tuple[Claim, ...]:
    """Claims in the order of the article, numbered from 1.

    Words are looked for only in the sentence that a draft names. A part that cannot be found leaves the claim on its
    whole sentence, marked `unaligned`; other words that cannot be found are listed in `Claim.unaligned`.

    Raises:
        KeyError: a draft names a sentence that does not exist (annotators are checked before).
    """
    by_number = {sentence.number: sentence for sentence in sentences}
    located = [_located(article.text, by_number[draft.sentence], draft) for draft in drafts]
    # Longest first among claims that start together: an appositive follows the sentence that holds it.
    located.sort(key=lambda fields: (fields["sentence"], fields["span"].start, -fields["span"].end))
    return tuple([Claim(number=number, **fields) for number, fields in enumerate(located, 1)])


def _located(text: str, sentence: Sentence, draft: Draft) -> dict[str, Any]:
    """The fields of a claim, all but its number."""
    words = sentence.span.of(text)
    if draft.part is None and not draft.chain and not draft.opinion_cues:
        return _plain(words, sentence, draft)
    missing: list[str] = []
    place, alignment = _placed(words, draft.part, missing)
    chain = located_chain(words, place, draft.chain, missing)
    content = _content(words, place, draft, chain, missing)
    cues = _all_within(words, place, draft.opinion_cues, missing)
    start = sentence.span.start
    span = place.shifted(start)
    return {
        "sentence": sentence.number,
        "label": draft.label,
        "span": span,
        "quote": span.of(text),
        "content": tuple([piece.shifted(start) for piece in content]),
        "chain": tuple([located.link(words, start) for located in chain]),
        "opinion_kind": draft.opinion_kind,
        "opinion_cues": tuple([cue.shifted(start) for cue in cues]),
        "probability": draft.probability,
        "alignment": alignment,
        "unaligned": tuple(missing),
        "restated": draft.restated,
        "call_id": draft.call_id,
    }


def _plain(words: str, sentence: Sentence, draft: Draft) -> dict[str, Any]:
    """The fields of a claim that is its whole sentence, with nothing in it to be looked for, as most claims are."""
    return {
        "sentence": sentence.number,
        "label": draft.label,
        "span": sentence.span,
        "quote": words,
        "opinion_kind": draft.opinion_kind,
        "probability": draft.probability,
        "alignment": Alignment.WHOLE,
        "restated": draft.restated,
        "call_id": draft.call_id,
    }


def _placed(words: str, part: Phrase | None, missing: list[str]) -> tuple[Span, Alignment]:
    """Where in its sentence the claim stands."""
    match = found(words, part) if part is not None else None
    if match is not None:
        return match
    if part is not None:
        missing.append(part.text)
    return Span(0, len(words)), Alignment.WHOLE if part is None else Alignment.UNALIGNED


def _content(words: str, place: Span, draft: Draft, chain: Sequence[LocatedLink], missing: list[str]) -> list[Span]:
    """What is put forward: the phrases given, or what sources and cues leave of the claim."""
    if not draft.chain:
        return []
    pieces = _all_within(words, place, draft.content, missing)
    return pieces or derived_content(words, place, [span for located in chain for span in located.spans])


def _all_within(words: str, place: Span, phrases: Sequence[Phrase], missing: list[str]) -> list[Span]:
    """The first places of the phrases inside the claim, in order and each once."""
    found_places = [span for phrase in phrases if (span := _within(words, place, phrase, missing)) is not None]
    return sorted(set(found_places)) if len(found_places) > 1 else found_places


def _within(words: str, place: Span, phrase: Phrase, missing: list[str]) -> Span | None:
    """The first place of `phrase` inside the claim."""
    known = phrase.at is not None
    spans = [known_place(words, phrase)] if known else [match.span for match in occurrences(words, phrase)]
    for span in spans:
        if span is not None and place.contains(span):
            return span
    missing.append(phrase.text)
    return None
