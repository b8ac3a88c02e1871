"""What a person should look at, the most pressing first; one logic for every face."""

from collections.abc import Sequence

from factcheck.store import Store
from factcheck.store.reviewing import DecidedBy, Filters, Item, Line, Reason, Waiting

__all__ = ["DecidedBy", "Filters", "Item", "Line", "Reason", "Waiting", "count", "item", "items", "line", "queue"]


def queue(store: Store, filters: Filters, *, limit: int = 20, after: str = "") -> list[Item]:
    """The next claims to look at, the highest score first, and what this reviewer skipped last.

    `after` is the `cursor` of the item to go on behind; no claim comes twice while one goes on so. Claims with the same
    words under the same label are one item, the others in its `same`.
    """
    return store.with_queue(
        lambda found: found.items(found.line(filters, limit=limit, after=after).waiting, blind=filters.blind)
    )


def line(store: Store, filters: Filters, *, limit: int, after: str = "") -> Line:
    """As `queue`, the order alone and how many wait in all: one look at the whole store for many claims ahead."""
    return store.with_queue(lambda found: found.line(filters, limit=limit, after=after))


def items(store: Store, waiting: Sequence[Waiting], filters: Filters) -> list[Item]:
    """What is to be seen of claims of a `line`; of what waits for anybody, without what was decided on since."""
    found = store.with_queue(lambda queue: queue.items(waiting, blind=filters.blind))
    return [one for one in found if not one.decision or filters.decided is not DecidedBy.NOBODY]


def count(store: Store, filters: Filters) -> int:
    """How many items `queue` would give in all."""
    return line(store, filters, limit=0).total


def item(store: Store, claim_id: int, *, reviewer: str = "", blind: bool = False) -> Item:
    """One claim as the queue would show it, whatever was decided about it; `blind`, as its annotator gave it.

    Raises:
        NotFoundError: there is no such claim.
    """
    return store.with_queue(lambda queue: queue.item(claim_id, reviewer, blind=blind))
