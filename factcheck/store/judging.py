"""What raters said of the same places: people's decisions beside the labels of annotators."""

from typing import TYPE_CHECKING

from factcheck.records import Record
from factcheck.store.statements import statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Judgement(Record):
    """How one rater labelled one place: a person's last decision, or what an annotator's latest audit says."""

    is_person: bool
    rater: str  # a reviewer, or an annotator
    article_id: int
    start_char: int  # code points, half-open
    end_char: int
    ordinal: int  # which of several claims on the same stretch, from 1
    label: str  # of claims, or "not_a_claim"
    is_last: bool  # among people, the decision that counts


def judgements(connection: "DuckDBPyConnection") -> list[Judgement]:
    """Every judgement about a place that a person decided on; what was only skipped is none."""
    rows = connection.execute(statements("evaluation")["judgements"]).fetchall()
    names = list(Judgement.model_fields)
    return [Judgement(**dict(zip(names, row, strict=True))) for row in rows]
