"""What people decide about claims: checked against the article, kept before anything else is shown."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple, TypeVar

from factcheck.errors import DecisionRefusedError, ReviewOvertakenError
from factcheck.records import Link, Record, Review, ReviewedPart
from factcheck.review.placing import Voice, located, snapped, within
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.store.reviews import ClaimStanding, Reviews, relabelled
from factcheck.vocabulary import Decision, Label, OpinionKind

T = TypeVar("T")

_OF_ONE_CLAIM = frozenset({Decision.SPAN, Decision.SPLIT, Decision.ATTRIBUTION, Decision.UNDO})
_DECIDES_NOTHING = frozenset({Decision.SKIP, Decision.NOTE, Decision.UNDO})

__all__ = ["Choice", "Part", "Seen", "Voice", "decide", "decide_all", "has_decided", "history", "undo"]


class Part(Record):
    """One of the claims into which a person splits another."""

    span: Span  # into the article; snapped to whole words
    label: Label
    opinion_kind: OpinionKind | None = None
    chain: tuple[Voice, ...] = ()  # empty: that of the claim, as a person corrected it or as it was given


class Choice(Record):
    """What a person decides, before it is checked. Which fields it needs depends on `decision`."""

    decision: Decision
    label: Label | None = None  # relabel
    opinion_kind: OpinionKind | None = None  # of what is an opinion then; None: as it is
    span: Span | None = None  # span: into the article; snapped to whole words
    chain: tuple[Voice, ...] = ()  # attribution: outermost first
    parts: tuple[Part, ...] = ()  # split: two or more
    note: str = ""


class Made(NamedTuple):
    """A decision that was made."""

    review: Review
    before: ClaimStanding  # how the claim stood
    is_new: bool = True  # False: it had been made already


class _Stand(Record):
    """How a claim stands with a decision."""

    label: Label | None = None
    opinion_kind: OpinionKind | None = None
    parts: tuple[ReviewedPart, ...] = ()


class Seen(Record):
    """What a person was shown of a claim. Nothing is kept where it has changed meanwhile."""

    label: Label | None = None
    review_id: int | None = None  # the decision that stood; 0: none; None: it does not matter which
    blind: bool = False  # the claim as its annotator gave it, whatever stood


_ANYTHING = Seen()


def decide(store: Store, claim_id: int, choice: Choice, *, reviewer: str, seen: Seen = _ANYTHING) -> Review:
    """Keep one decision and give it back with its number. The same decision sent twice is kept once.

    Raises:
        NotFoundError: there is no such claim.
        DecisionRefusedError: the choice lacks something; a place lies outside the claim's sentence; parts share words;
            or a name is too long, or holds what cannot be seen.
        ReviewOvertakenError: the claim stands no longer as it was `seen`.
    """
    return decide_all(store, claim_id, (), choice, reviewer=reviewer, seen=seen)[0]


def decide_all(
    store: Store,
    claim_id: int,
    others: Sequence[int],
    choice: Choice,
    *,
    reviewer: str,
    seen: Seen = _ANYTHING,
) -> list[Review]:
    """As `decide`, the same for the `others` that were not shown (`Item.same`) and that nobody decided on: all or none.

    Raises:
        DecisionRefusedError: besides, a decision about places or voices, which are those of one claim, with others.
    """

    def keep(reviews: Reviews) -> list[Review]:
        made, also = decide_all_with(reviews, claim_id, others, choice, reviewer, seen)
        return [made.review, *also]

    return store.with_reviews(keep, keep=True)


def undo(store: Store, reviewer: str, review_id: int | None = None) -> Review | None:
    """Take back a decision of this reviewer, the latest that stands unless `review_id` names one.

    The review that says so; None where there is none to take back. Naming the same one twice takes it back once.

    Raises:
        NotFoundError: there is no review `review_id`.
        DecisionRefusedError: it is another reviewer's, or takes back another one itself.
    """
    return store.with_reviews(lambda reviews: undo_with(reviews, reviewer, review_id), keep=True)


def history(store: Store, claim_id: int) -> list[Review]:
    """What people decided about the place of a claim, whichever audit's claim they saw, the earliest first.

    What was taken back is there, and so are the reviews that take it back.
    """
    return store.with_reviews(lambda reviews: reviews.history(claim_id))


def has_decided(store: Store, claim_id: int, reviewer: str) -> bool:
    """Whether this reviewer decided on the place of a claim, and did not take it back."""
    told = history(store, claim_id)
    undone = {one.undoes for one in told}
    mine = [one for one in told if one.reviewer == reviewer and one.decision not in _DECIDES_NOTHING]
    return any(one.review_id not in undone for one in mine)


def decide_all_with(
    reviews: Reviews, claim_id: int, others: Sequence[int], choice: Choice, reviewer: str, seen: Seen
) -> tuple[Made, list[Review]]:
    """As `decide_all`, in the transaction of `reviews`, so that nobody decides between the look and the decision."""
    _check_name(reviewer)
    if others and choice.decision in _OF_ONE_CLAIM:
        raise DecisionRefusedError(
            f"The decision {choice.decision.value!r} is of one claim alone.", hint="Decide claim by claim."
        )
    made = _decide(reviews, claim_id, choice, reviewer, seen)
    decided = reviews.decided(others) if others else {}
    left = [one for one in dict.fromkeys(others) if one not in decided and one != claim_id]
    return made, [_decide(reviews, one, choice, reviewer, _ANYTHING).review for one in left]


def _decide(reviews: Reviews, claim_id: int, choice: Choice, reviewer: str, seen: Seen) -> Made:
    standing = reviews.standing(claim_id)
    standing = _as_given(standing) if seen.blind else standing
    stand = _stand(standing, choice)
    review = Review(
        claim_id=claim_id,
        reviewer=reviewer,
        decision=choice.decision,
        label=stand.label,
        opinion_kind=stand.opinion_kind,
        parts=stand.parts,
        note=choice.note.strip(),
        seen_label=seen.label or standing.label_shown,
        seen_audit=standing.audit_id,
        reviewed_at=datetime.now(UTC),
    )
    before = _said_already(reviews, standing, review)
    if before is not None:
        return Made(before, standing, is_new=False)
    if seen.label not in (None, standing.label_shown) or seen.review_id not in (None, standing.review_id or 0):
        raise _overtaken(standing)
    return Made(reviews.add(review, standing), standing)


def _as_given(standing: ClaimStanding) -> ClaimStanding:
    """The claim as whoever saw nothing of other people's decisions decides on it."""
    kind = _kind(standing.label_given, standing.kind_given)
    return standing.model_copy(update={"label": standing.label_given, "opinion_kind": kind, "parts": ()})


def _said_already(reviews: Reviews, standing: ClaimStanding, review: Review) -> Review | None:
    """What this reviewer said last of the claim, where it says the same and nobody said otherwise since."""
    latest = reviews.latest_of(review.reviewer, review.claim_id)
    if latest is None or not _equal(latest, review):
        return None
    decides = review.decision not in _DECIDES_NOTHING
    return None if decides and standing.review_id != latest.review_id else latest


def _equal(one: Review, other: Review) -> bool:
    told = {"decision", "label", "opinion_kind", "parts", "note"}
    return one.model_dump(include=told) == other.model_dump(include=told)


def _stand(standing: ClaimStanding, choice: Choice) -> _Stand:
    match choice.decision:
        case Decision.ACCEPT:
            return _accepted(standing, choice)
        case Decision.RELABEL:
            label = _needed(choice.label, "A new label")
            kind = _kind(label, choice.opinion_kind)
            return _Stand(label=label, opinion_kind=kind, parts=relabelled(standing.parts, label, kind))
        case Decision.SPAN:
            span = _place(standing, _needed(choice.span, "A place"))
            return _one_part(standing, span, _part_now(standing).chain, standing.label_shown)
        case Decision.ATTRIBUTION:
            return _attributed(standing, choice)
        case Decision.SPLIT:
            return _split(standing, choice)
        case Decision.NOTE if not choice.note.strip():
            raise DecisionRefusedError("A note without words says nothing.", hint="Write what there is to note.")
        case Decision.UNDO:
            raise DecisionRefusedError("What is taken back is named by its review.", hint="Use undo.")
        case Decision.NOT_A_CLAIM | Decision.SKIP | Decision.NOTE:
            return _Stand()


def _accepted(standing: ClaimStanding, choice: Choice) -> _Stand:
    label = standing.label_shown
    as_is = standing.opinion_kind or standing.kind_given
    return _Stand(label=label, opinion_kind=_kind(label, choice.opinion_kind or as_is), parts=standing.parts)


def _attributed(standing: ClaimStanding, choice: Choice) -> _Stand:
    if not choice.chain:
        raise DecisionRefusedError("An attribution needs a voice.", hint="Name the source, the outermost first.")
    chain = located(standing.text, standing.sentence, choice.chain)
    return _one_part(standing, _part_now(standing).span, chain, Label.ATTRIBUTED_STATEMENT)


def _split(standing: ClaimStanding, choice: Choice) -> _Stand:
    if len(choice.parts) < 2:
        raise DecisionRefusedError("A claim is split into two parts or more.", hint="To move its ends, fix its span.")
    parts = tuple(_part(standing, part) for part in choice.parts)
    if len({part.span for part in parts}) < len(parts):
        raise DecisionRefusedError("Two parts have the same words.", hint="Give each part words of its own.")
    _refuse_overlaps(sorted(part.span for part in parts))
    return _Stand(label=parts[0].label, opinion_kind=parts[0].opinion_kind, parts=parts)


def _refuse_overlaps(spans: Sequence[Span]) -> None:
    for one, following in pairwise(spans):
        if following.start < one.end:
            raise DecisionRefusedError("Two parts share words.", hint="Let each part begin where another has ended.")


def _place(standing: ClaimStanding, span: Span) -> Span:
    """`span` in whole words; a person moves a claim no further than its sentence reaches, or the claim as given."""
    given, sentence = standing.span, standing.sentence
    limits = Span(min(given.start, sentence.start), max(given.end, sentence.end))
    return within(standing.text, snapped(standing.text, span), limits)


def _part(standing: ClaimStanding, part: Part) -> ReviewedPart:
    span = _place(standing, part.span)
    return ReviewedPart(
        span=span,
        quote=span.of(standing.text),
        label=part.label,
        opinion_kind=_kind(part.label, part.opinion_kind),
        chain=located(standing.text, standing.sentence, part.chain) or _corrected_voices(standing, span),
    )


def _corrected_voices(standing: ClaimStanding, span: Span) -> tuple[Link, ...]:
    """Whose word a person said these words are; of several parts, that with the most of them. Empty: nobody did."""

    def shared(part: ReviewedPart) -> int:
        return min(part.span.end, span.end) - max(part.span.start, span.start)

    return max(standing.parts, key=shared).chain if standing.parts else ()


def _part_now(standing: ClaimStanding) -> ReviewedPart:
    """The claim as one part: as a person corrected it, else as it was given."""
    if len(standing.parts) > 1:
        raise DecisionRefusedError(
            f"Claim {standing.claim_id} was split into {len(standing.parts)}.",
            hint="Take the split back, or split it anew.",
        )
    if standing.parts:
        return standing.parts[0]
    span = standing.span
    return ReviewedPart(span=span, quote=span.of(standing.text), label=standing.label_shown)


def _one_part(standing: ClaimStanding, span: Span, chain: tuple[Link, ...], label: Label) -> _Stand:
    kind = _kind(label, standing.opinion_kind)
    part = ReviewedPart(span=span, quote=span.of(standing.text), label=label, opinion_kind=kind, chain=chain)
    return _Stand(label=label, opinion_kind=kind, parts=(part,))


def undo_with(reviews: Reviews, reviewer: str, review_id: int | None) -> Review | None:
    """As `undo`, in the transaction of `reviews`."""
    taken = reviews.latest_of(reviewer) if review_id is None else reviews.review(review_id)
    if taken is None or taken.review_id is None:
        return None
    if taken.reviewer != reviewer or taken.decision is Decision.UNDO:
        whose = f"{taken.reviewer}'s" if taken.reviewer != reviewer else "an undoing itself"
        raise DecisionRefusedError(f"Review {taken.review_id} is {whose}.", hint="Decide otherwise instead.")
    before = reviews.undone_by(taken.review_id)
    if before is not None:
        return before
    standing = reviews.standing(taken.claim_id)
    review = Review(
        claim_id=taken.claim_id,
        reviewer=reviewer,
        decision=Decision.UNDO,
        parts=(),
        seen_label=standing.label_shown,
        seen_audit=taken.seen_audit,
        undoes=taken.review_id,
        reviewed_at=datetime.now(UTC),
    )
    return reviews.add(review, standing)


def _overtaken(standing: ClaimStanding) -> ReviewOvertakenError:
    if standing.review_id is None:
        what = f"The decision on claim {standing.claim_id} was taken back meanwhile."
    else:
        stands = standing.label or "it is no claim"
        what = f"{standing.reviewer} decided on claim {standing.claim_id} meanwhile: {stands}."
    return ReviewOvertakenError(what, hint="Look at it again, then decide.")


def _needed(value: T | None, what: str) -> T:
    if value is None:
        raise DecisionRefusedError(f"{what} is missing.")
    return value


def _kind(label: Label, kind: OpinionKind | None) -> OpinionKind | None:
    return kind if label is Label.OPINION else None


def _check_name(reviewer: str) -> None:
    if not reviewer.strip():
        raise DecisionRefusedError("A decision needs the name of who decides.", hint="Give it with --reviewer NAME.")
