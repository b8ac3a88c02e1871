"""What a person should look at, the most pressing first; one logic for every face."""

from factcheck.store import Store
from factcheck.store.reviewing import Decided, Filters, Item, Reason

__all__ = ["Decided", "Filters", "Item", "Reason", "count", "item", "queue"]


def queue(store: Store, filters: Filters, *, limit: int = 20, after: str = "") -> list[Item]:
    """The next claims to look at, the highest score first, and what this reviewer skipped last.

    `after` is the `cursor` of the item to go on behind; no claim comes twice while one goes on so. Claims with the same
    words under the same label are one item, the others in its `same`.
    """
    return store.review_queue(filters, limit=limit, after=after)


def count(store: Store, filters: Filters) -> int:
    """How many items `queue` would give in all."""
    return store.review_count(filters)


def item(store: Store, claim_id: int, *, reviewer: str = "") -> Item:
    """One claim as the queue would show it, whatever was decided about it.

    Raises:
        NotFoundError: there is no such claim.
    """
    return store.review_item(claim_id, reviewer)
