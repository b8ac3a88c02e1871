"""What people decide about claims: checked against the article, kept before anything else is shown."""

from collections.abc import Sequence

from factcheck.records import Record, Review
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.vocabulary import Decision, Label, OpinionKind, SourceKind


class Voice(Record):
    """One voice of a chain as a person writes it; where its words stand is looked up."""

    source: str  # as it stands in the article; empty where the article gives none
    cue: str = ""
    kind: SourceKind
    full_name: str = ""


class Part(Record):
    """One of the claims into which a person splits another."""

    span: Span  # into the article; snapped to whole words
    label: Label
    opinion_kind: OpinionKind | None = None
    chain: tuple[Voice, ...] = ()  # empty: that of the claim, if it is an attributed statement


class Choice(Record):
    """What a person decides, before it is checked. Which fields it needs depends on `decision`."""

    decision: Decision
    label: Label | None = None  # relabel
    opinion_kind: OpinionKind | None = None  # relabel to an opinion; accept or relabel may leave it as it is
    span: Span | None = None  # span: into the article; snapped to whole words
    chain: tuple[Voice, ...] = ()  # attribution: outermost first
    parts: tuple[Part, ...] = ()  # split: two or more
    note: str = ""


def decide(store: Store, claim_id: int, choice: Choice, *, reviewer: str, seen_label: Label | None = None) -> Review:
    """Keep one decision and give it back with its number. The same decision sent twice is kept once.

    With `seen_label` (what the person was shown) nothing is kept where somebody changed the label meanwhile.

    Raises:
        NotFoundError: there is no such claim.
        DecisionRefusedError: the choice lacks something, or its places do not fit the article.
        ReviewOvertakenError: the label is no longer `seen_label`.
    """
    raise NotImplementedError


def decide_all(store: Store, claim_ids: Sequence[int], choice: Choice, *, reviewer: str) -> list[Review]:
    """As `decide`, the same for several claims (those of `Item.same`), all of them or none."""
    raise NotImplementedError


def undo(store: Store, reviewer: str, review_id: int | None = None) -> Review | None:
    """Take back a decision of this reviewer, the latest that stands unless `review_id` names one.

    The review that says so; None where there is none to take back. Naming the same one twice takes it back once.
    """
    raise NotImplementedError


def history(store: Store, claim_id: int) -> list[Review]:
    """What people decided about the place of a claim, whichever audit's claim they saw, the earliest first."""
    raise NotImplementedError
