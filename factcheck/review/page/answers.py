"""Keeps what a person decides on the page, and says how the claim stands then; nothing is said before it is kept."""

from factcheck.errors import DecisionRefusedError, ReviewOvertakenError
from factcheck.records import Record, Review
from factcheck.review.deciding import decide, decide_all, history, undo
from factcheck.review.page.forms import Sent
from factcheck.review.placing import snapped
from factcheck.review.queue import item
from factcheck.store import Store
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
    # Held open, so that nobody decides between the look and the decision.
    with store.held():
        stands = store.paged(lambda pager: pager.seen(claim_id))
        if stands != sent.seen:
            if not _is_repeated(store, reviewer, claim_id, sent, stands):
                raise ReviewOvertakenError
            return standing(store, reviewer, claim_id)
        same = item(store, claim_id, reviewer=reviewer).same if sent.everywhere else ()
        review = decide(store, claim_id, sent.choice, reviewer=reviewer, seen_label=sent.seen_label)
        also = len(decide_all(store, same, sent.choice, reviewer=reviewer)) if same else 0
        if review.decision in (Decision.SKIP, Decision.NOTE) or also:
            return standing(store, reviewer, claim_id).model_copy(update={"also": also})
        return _after(store, review, sent)


def undone(store: Store, reviewer: str, review_id: int | None) -> Done:
    """Take back a decision of this reviewer: the one named, else the latest.

    Raises:
        DecisionRefusedError: there is none to take back.
    """
    with store.held():
        review = undo(store, reviewer, review_id)
        if review is None:
            raise DecisionRefusedError("There is nothing to take back.")
        return standing(store, reviewer, review.claim_id)


def standing(store: Store, reviewer: str, claim_id: int) -> Done:
    """How a claim stands.

    Raises:
        NotFoundError: there is no such claim.
    """
    places = store.paged(lambda pager: pager.claim(claim_id))
    undoable = store.paged(lambda pager: pager.undoable(reviewer))
    return Done(
        claim_id=claim_id,
        article_id=store.paged(lambda pager: pager.article_of(claim_id)),
        number=places[0].number,
        label=places[0].label,
        decision=places[0].decision,
        decided_by=places[0].decided_by,
        seen=places[0].seen,
        parts=len(places),
        undoable=undoable.review_id if undoable else None,
    )


def _after(store: Store, review: Review, sent: Sent) -> Done:
    """How a claim stands with the review just kept, which is spared a second look at every decision in the store."""
    home = store.paged(lambda pager: pager.home(review.claim_id))
    return Done(
        claim_id=review.claim_id,
        article_id=home.article_id,
        number=home.number,
        label=review.label or sent.seen_label,
        decision=review.decision,
        decided_by=review.reviewer,
        seen=review.review_id or 0,
        parts=max(1, len(review.parts or ())),
        undoable=review.review_id,
    )


def _is_repeated(store: Store, reviewer: str, claim_id: int, sent: Sent, stands: int) -> bool:
    """Whether the decision that stands is this very one, sent before."""
    found = next((one for one in history(store, claim_id) if one.review_id == stands), None)
    if found is None or found.reviewer != reviewer:
        return False
    choice = sent.choice
    if found.decision is not choice.decision or found.note != choice.note:
        return False
    if choice.decision is Decision.RELABEL:
        return found.label is choice.label
    if choice.decision is Decision.SPAN and choice.span is not None:
        text = store.paged(lambda pager: pager.article(pager.article_of(claim_id))).text
        return [part.span for part in found.parts or ()] == [snapped(text, choice.span)]
    return choice.decision in (Decision.ACCEPT, Decision.NOT_A_CLAIM)
