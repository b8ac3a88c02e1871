"""Compares two audited articles, sentence by sentence and claim by claim."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from factcheck.difference.changes import (
    Aspect,
    ChangeKind,
    ClaimChange,
    Difference,
    Segment,
    SentenceChange,
    SentenceFate,
    by_gravity,
    claims_in_order,
    sentences_in_order,
    side_of,
)
from factcheck.difference.pairing import folded, pairs_by_place, pairs_by_words, similar_sentences
from factcheck.difference.reading import Reader
from factcheck.difference.rewording import reworded
from factcheck.records import AuditedArticle, Claim
from factcheck.versions import aligned
from factcheck.vocabulary import Label

_TOKENS = re.compile(r"\s+|\w+(?:['’-]\w+)*|[^\w\s]")


class _Met(NamedTuple):
    """A sentence of the text before and its like in the text after; places count from 0."""

    before: int
    after: int
    fate: SentenceFate | None  # None: the same words in the same order


def difference(before: AuditedArticle, after: AuditedArticle) -> Difference:
    """What changed from `before` to `after`: two audits of one text, or audits of two versions of it.

    Empty where both say the same. `difference(b, a)` is `difference(a, b).mirrored()`.
    """
    # How difflib aligns depends on which text comes first; comparing in one order makes both directions agree.
    if _order(after) < _order(before):
        return _compared(after, before).mirrored()
    return _compared(before, after)


def _order(audited: AuditedArticle) -> tuple[object, ...]:
    text = audited.article.text
    return (
        text,
        [(sentence.number, sentence.span) for sentence in audited.sentences],
        [(claim.sentence, claim.span, claim.label, [_voice(claim)]) for claim in audited.claims],
    )


def _compared(before: AuditedArticle, after: AuditedArticle) -> Difference:
    same_text = before.article.text == after.article.text
    if same_text:
        sentences: list[SentenceChange] = []
        same = len(after.sentences)
        claims = [*_claims_of_one_text(before, after)]
    else:
        met = _met(before, after)
        sentences = [*_sentence_changes(before, after, met)]
        same = sum(one.fate is None for one in met)
        claims = [*_claims_of_versions(before, after, met)]
    changed = [change for change in claims if change.aspects]
    return Difference(
        before=side_of(before),
        after=side_of(after),
        same_text=same_text,
        sentences=sentences_in_order(sentences),
        claims=claims_in_order(changed),
        unchanged_sentences=same,
        unchanged_claims=len(claims) - len(changed),
    )


def _texts(audited: AuditedArticle) -> list[str]:
    return [folded(sentence.span.of(audited.article.text)) for sentence in audited.sentences]


def _met(before: AuditedArticle, after: AuditedArticle) -> list[_Met]:
    olds, news = _texts(before), _texts(after)
    same = aligned(olds, news)
    met = [_Met(one.before, one.after, SentenceFate.MOVED if one.moved else None) for one in same]
    used_before, used_after = {one.before for one in same}, {one.after for one in same}
    rest_before = [place for place in range(len(olds)) if place not in used_before]
    rest_after = [place for place in range(len(news)) if place not in used_after]
    similar = similar_sentences([olds[place] for place in rest_before], [news[place] for place in rest_after])
    return met + [_Met(rest_before[one.before], rest_after[one.after], SentenceFate.CHANGED) for one in similar]


def _sentence_changes(before: AuditedArticle, after: AuditedArticle, met: Sequence[_Met]) -> Iterator[SentenceChange]:
    olds, news = _texts(before), _texts(after)
    for one in met:
        if one.fate is not None:
            yield SentenceChange(
                kind=one.fate,
                before=before.sentences[one.before].number,
                after=after.sentences[one.after].number,
                segments=tuple(_segments(olds[one.before], news[one.after])),
            )
    gone = set(range(len(olds))) - {one.before for one in met}
    come = set(range(len(news))) - {one.after for one in met}
    for place in gone:
        segments = (Segment(before=olds[place], after=""),)
        number = before.sentences[place].number
        yield SentenceChange(kind=SentenceFate.REMOVED, before=number, after=None, segments=segments)
    for place in come:
        segments = (Segment(before="", after=news[place]),)
        number = after.sentences[place].number
        yield SentenceChange(kind=SentenceFate.ADDED, before=None, after=number, segments=segments)


def _segments(before: str, after: str) -> list[Segment]:
    """The words of a sentence before and after, side by side; changes with only a space between are one."""
    olds, news = _TOKENS.findall(before), _TOKENS.findall(after)
    segments: list[Segment] = []
    for tag, a, b, c, d in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        old, new = "".join(olds[a:b]), "".join(news[c:d])
        if tag != "equal" and len(segments) > 1 and segments[-1].before.isspace():
            space, changed = segments.pop().before, segments.pop()
            old, new = f"{changed.before}{space}{old}", f"{changed.after}{space}{new}"
        segments.append(Segment(before=old, after=new))
    return segments


def _claims_of_one_text(before: AuditedArticle, after: AuditedArticle) -> Iterator[ClaimChange]:
    pairs = pairs_by_place(before.claims, after.claims)
    for pair in pairs:
        old, new = before.claims[pair.before], after.claims[pair.after]
        yield _change(old, new, [*_judged(old, new), *_moved(old, new, shift=0)])
    yield from _lone(before.claims, {pair.before for pair in pairs}, ChangeKind.GONE)
    yield from _lone(after.claims, {pair.after for pair in pairs}, ChangeKind.NEW)


def _claims_of_versions(before: AuditedArticle, after: AuditedArticle, met: Sequence[_Met]) -> Iterator[ClaimChange]:
    olds, news = _by_sentence(before), _by_sentence(after)
    readers = Reader(before), Reader(after)
    for one in met:
        old, new = before.sentences[one.before], after.sentences[one.after]
        claims = olds.pop(old.number, []), news.pop(new.number, [])
        if old.span.of(before.article.text) == new.span.of(after.article.text):
            yield from _claims_of_same_words(*claims, old.span.start - new.span.start, one.fate)
        else:
            yield from _claims_of_other_words(*claims, one.fate, readers)
    for claims_gone in olds.values():
        yield from _lone(claims_gone, set(), ChangeKind.VANISHED)
    for claims_come in news.values():
        yield from _lone(claims_come, set(), ChangeKind.APPEARED)


def _claims_of_same_words(
    before: Sequence[Claim], after: Sequence[Claim], shift: int, fate: SentenceFate | None
) -> Iterator[ClaimChange]:
    pairs = pairs_by_place(before, after, shift)
    for pair in pairs:
        old, new = before[pair.before], after[pair.after]
        yield _change(old, new, [*_judged(old, new), *_moved(old, new, shift=shift), *_elsewhere(old, new, fate)])
    yield from _lone(before, {pair.before for pair in pairs}, ChangeKind.GONE)
    yield from _lone(after, {pair.after for pair in pairs}, ChangeKind.NEW)


def _claims_of_other_words(
    before: Sequence[Claim], after: Sequence[Claim], fate: SentenceFate | None, readers: tuple[Reader, Reader]
) -> Iterator[ClaimChange]:
    """Of a sentence that was changed, if only in its line breaks."""
    pairs = pairs_by_words(before, after)
    for pair in pairs:
        old, new = before[pair.before], after[pair.after]
        judged, words = [*_judged(old, new)], (readers[0].worded(old), readers[1].worded(new))
        changed = reworded((old, words[0]), (new, words[1]), judged) if fate is SentenceFate.CHANGED else ()
        yield _change(old, new, [*judged, *changed, *_elsewhere(old, new, fate)])
    is_changed = fate is SentenceFate.CHANGED
    yield from _lone(before, {pair.before for pair in pairs}, ChangeKind.VANISHED if is_changed else ChangeKind.GONE)
    yield from _lone(after, {pair.after for pair in pairs}, ChangeKind.APPEARED if is_changed else ChangeKind.NEW)


def _by_sentence(audited: AuditedArticle) -> dict[int, list[Claim]]:
    found: dict[int, list[Claim]] = {}
    for claim in audited.claims:
        found.setdefault(claim.sentence, []).append(claim)
    return found


def _change(before: Claim, after: Claim, aspects: Sequence[Aspect]) -> ClaimChange:
    return ClaimChange(before=before, after=after, aspects=by_gravity(aspects))


def _lone(claims: Sequence[Claim], paired: set[int], kind: ChangeKind) -> Iterator[ClaimChange]:
    is_before = kind in (ChangeKind.VANISHED, ChangeKind.GONE)
    for place, claim in enumerate(claims):
        if place not in paired:
            aspects = (Aspect(kind=kind),)
            yield ClaimChange(before=claim if is_before else None, after=None if is_before else claim, aspects=aspects)


def _judged(before: Claim, after: Claim) -> Iterator[Aspect]:
    """Another label, or another voice."""
    if before.label is not after.label:
        yield Aspect(kind=ChangeKind.FLIPPED, before=before.label, after=after.label)
    elif before.label is Label.ATTRIBUTED_STATEMENT and _voice(before).casefold() != _voice(after).casefold():
        yield Aspect(kind=ChangeKind.SOURCE, before=_voice(before), after=_voice(after))


def _moved(before: Claim, after: Claim, *, shift: int) -> Iterator[Aspect]:
    if before.span != after.span.shifted(shift):
        yield Aspect(kind=ChangeKind.MOVED, before=folded(before.quote), after=folded(after.quote))


def _elsewhere(before: Claim, after: Claim, fate: SentenceFate | None) -> Iterator[Aspect]:
    if fate is SentenceFate.MOVED:
        places = f"sentence {before.sentence}", f"sentence {after.sentence}"
        yield Aspect(kind=ChangeKind.MOVED, before=places[0], after=places[1])


def _voice(claim: Claim) -> str:
    """The voices of a chain, outermost first, by the names they have in the article."""
    return " › ".join(folded(link.full_name or link.source) or "an unnamed source" for link in claim.chain)
