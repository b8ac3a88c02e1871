"""Which decisions stand for some claims: asked of the few rows that can matter, not of every decision in the store."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from factcheck.store.statements import statements
from factcheck.vocabulary import Decision, Label, OpinionKind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Stands(NamedTuple):
    """The decision that stands for the place of a claim."""

    review_id: int
    shift: int  # what its places move by, where it was made in another version of the article
    decision: Decision
    reviewer: str
    label: Label | None  # None: it was found to be no claim
    opinion_kind: OpinionKind | None
    note: str
    reviewed_at: datetime  # as the store keeps it: UTC, without saying so
    others_differ: bool  # another reviewer's last decision says something else


def standing_decisions(connection: "DuckDBPyConnection", claim_ids: Sequence[int]) -> dict[int, Stands]:
    """By claim, what the view `reviewed_places` says of it; claims that nobody decided on are left out.

    The view looks at every decision there is; it is asked only of articles with several versions, and of places where
    several people decided.
    """
    sql = statements("review")
    found: dict[int, Stands] = {}
    elsewhere: list[int] = []
    for claim_id, needs_view, *decision in connection.execute(
        sql["decided_here"], {"claims": list(claim_ids)}
    ).fetchall():
        if needs_view:
            elsewhere.append(claim_id)
        else:
            found[claim_id] = Stands(*decision)
    if elsewhere:
        rows = connection.execute(sql["decided_anywhere"], {"claims": elsewhere}).fetchall()
        found |= {claim_id: Stands(*decision) for claim_id, *decision in rows}
    return found
