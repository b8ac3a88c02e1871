"""Keeps what a person decides on the page, and says how the claim stands then; nothing is said before it is kept."""

from factcheck.errors import DecisionRefusedError
from factcheck.records import Record
from factcheck.review.deciding import Made, Seen, decide_all_with, undo_with
from factcheck.review.page.forms import Sent
from factcheck.review.queue import item
from factcheck.store import Store
from factcheck.store.reviews import Reviews
from factcheck.vocabulary import Decision, Label


class Done(Record):
    """How a claim stands after a decision, and what the reviewer may take back next."""

    claim_id: int
    article_id: int
    number: int
    label: Label
    decision: str  # the one that stands; empty: none
    decided_by: str
    seen: int  # its number; 0: none
    parts: int = 1
    undoable: int | None  # a review of this reviewer
    also: int = 0  # claims with the same words that were decided on, too
    overtaken: bool = False  # another decision stood in the way: nothing was kept


def decided(store: Store, reviewer: str, claim_id: int, sent: Sent) -> Done:
    """Keep a decision, unless another one stands than the person saw; the same one sent twice is kept once.

    Raises:
        NotFoundError: there is no such claim.
        DecisionRefusedError: the decision does not fit the claim.
        ReviewOvertakenError: another decision stands than the one that the person saw.
    """
    same = item(store, claim_id, reviewer=reviewer).same if sent.everywhere else ()
    seen = Seen(label=sent.seen_label, review_id=sent.seen)

    def keep(reviews: Reviews) -> Done:
        made, also = decide_all_with(reviews, claim_id, same, sent.choice, reviewer, seen)
        if same or not made.is_new or made.review.decision in (Decision.SKIP, Decision.NOTE):
            return _stands(reviews, reviewer, claim_id).model_copy(update={"also": len(also)})
        return _as_made(made)

    return store.with_reviews(keep, keep=True)


def undone(store: Store, reviewer: str, review_id: int | None) -> Done:
    """Take back a decision of this reviewer: the one named, else the latest.

    Raises:
        DecisionRefusedError: there is none to take back.
    """

    def take_back(reviews: Reviews) -> Done:
        review = undo_with(reviews, reviewer, review_id)
        if review is None:
            raise DecisionRefusedError("There is nothing to take back.")
        return _stands(reviews, reviewer, review.claim_id)

    return store.with_reviews(take_back, keep=True)


def standing(store: Store, reviewer: str, claim_id: int) -> Done:
    """How a claim stands.

    Raises:
        NotFoundError: there is no such claim.
    """
    return store.with_reviews(lambda reviews: _stands(reviews, reviewer, claim_id))


def _as_made(made: Made) -> Done:
    """As `_stands`, without a second look: nothing came in between."""
    review, before = made.review, made.before
    return Done(
        claim_id=before.claim_id,
        article_id=before.article_id,
        number=before.number,
        label=review.label or before.label_given,
        decision=review.decision,
        decided_by=review.reviewer,
        seen=review.review_id or 0,
        parts=max(1, len(review.parts or ())),
        undoable=review.review_id,
    )


def _stands(reviews: Reviews, reviewer: str, claim_id: int) -> Done:
    found, last = reviews.standing(claim_id), reviews.latest_of(reviewer)
    return Done(
        claim_id=claim_id,
        article_id=found.article_id,
        number=found.number,
        label=found.label_shown,
        decision=found.decision or "",
        decided_by=found.reviewer,
        seen=found.review_id or 0,
        parts=max(1, len(found.parts)),
        undoable=last.review_id if last else None,
    )
