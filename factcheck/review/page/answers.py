"""Keeps what a person decides on the page, and says how the claim stands then; nothing is said before it is kept."""

from factcheck.errors import DecisionRefusedError, ReviewOvertakenError
from factcheck.records import Record, Review
from factcheck.review.deciding import decide, decide_all, history, undo
from factcheck.review.page.forms import Sent
from factcheck.review.queue import item
from factcheck.store import Store
from factcheck.store.paging import ClaimPlace
from factcheck.vocabulary import Decision


class Done(Record):
    """How a claim stands after a decision, and what the reviewer may take back next."""

    claim_id: int
    article_id: int
    places: tuple[ClaimPlace, ...]
    seen: int  # the decision that stands now; 0: none
    undoable: int | None  # a review of this reviewer
    also: int = 0  # claims with the same words that were decided on, too
    overtaken_by: str = ""  # whose decision stood in the way; then nothing was kept


def decided(store: Store, reviewer: str, claim_id: int, sent: Sent) -> Done:
    """Keep a decision, unless another one stands than the person saw; the same one sent twice is kept once.

    Raises:
        NotFoundError: there is no such claim.
        DecisionRefusedError: the decision does not fit the claim.
        ReviewOvertakenError: another decision stands than the one that the person saw.
    """
    also = 0
    # Held open, so that nobody decides between the look and the decision.
    with store.held():
        stands = store.paged(lambda pager: pager.seen(claim_id))
        if stands != sent.seen and not _is_repeated(store, reviewer, claim_id, sent, stands):
            raise ReviewOvertakenError
        if stands == sent.seen:
            same = item(store, claim_id, reviewer=reviewer).same if sent.everywhere else ()
            decide(store, claim_id, sent.choice, reviewer=reviewer, seen_label=sent.seen_label)
            if same:
                also = len(decide_all(store, same, sent.choice, reviewer=reviewer))
        return standing(store, reviewer, claim_id).model_copy(update={"also": also, "overtaken_by": ""})


def undone(store: Store, reviewer: str, review_id: int | None) -> Done:
    """Take back a decision of this reviewer: the one named, else the latest.

    Raises:
        DecisionRefusedError: there is none to take back.
    """
    with store.held():
        review = undo(store, reviewer, review_id)
        if review is None:
            raise DecisionRefusedError("There is nothing to take back.")
        return standing(store, reviewer, review.claim_id).model_copy(update={"overtaken_by": ""})


def standing(store: Store, reviewer: str, claim_id: int) -> Done:
    """How a claim stands.

    Raises:
        NotFoundError: there is no such claim.
    """

    places = store.paged(lambda pager: pager.claim(claim_id))
    article = store.paged(lambda pager: pager.article_of(claim_id))
    undoable = store.paged(lambda pager: pager.undoable(reviewer))
    return Done(
        claim_id=claim_id,
        article_id=article,
        places=places,
        seen=places[0].seen,
        undoable=undoable.review_id if undoable else None,
        overtaken_by=places[0].decided_by,
    )


def _is_repeated(store: Store, reviewer: str, claim_id: int, sent: Sent, stands: int) -> bool:
    """Whether the decision that stands is this very one, sent before."""
    found = next((one for one in history(store, claim_id) if one.review_id == stands), None)
    return found is not None and found.reviewer == reviewer and _says(found, sent)


def _says(review: Review, sent: Sent) -> bool:
    choice = sent.choice
    if review.decision is not choice.decision or review.note != choice.note:
        return False
    if choice.decision is Decision.RELABEL:
        return review.label is choice.label
    if choice.decision is Decision.SPAN:
        # Kept without the white space and half words at its ends.
        return choice.span is not None and all(choice.span.contains(part.span) for part in review.parts or ())
    return choice.decision in (Decision.ACCEPT, Decision.NOT_A_CLAIM)
