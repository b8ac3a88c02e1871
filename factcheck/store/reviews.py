"""People's decisions about claims as rows: kept, found again, taken back; and how a claim stands with them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.errors import NotFoundError, ReviewOvertakenError
from factcheck.records import Link, Record, Review, ReviewedPart
from factcheck.spans import Span
from factcheck.store.batch import Batch, now, stored_time
from factcheck.store.columns import aware
from factcheck.store.kept import note_review
from factcheck.store.rows import ReviewedLabel
from factcheck.store.standing import Stands, standing_decisions
from factcheck.store.statements import statements
from factcheck.vocabulary import Decision, Label, OpinionKind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KEEPING_LABEL = frozenset({Decision.ACCEPT, Decision.SPAN, Decision.ATTRIBUTION, Decision.SPLIT})
_DECIDES_NOTHING = frozenset({Decision.SKIP, Decision.NOTE, Decision.UNDO})


class ClaimStanding(Record):
    """One claim as it was given, and as it stands with what people decided about its place."""

    claim_id: int
    article_id: int
    audit_id: int
    number: int  # of the claim, in its audit
    text: str  # of the article
    sentence: Span
    span: Span  # as given
    label_given: Label
    kind_given: OpinionKind | None
    review_id: int | None  # the review that stands
    decision: Decision | None
    reviewer: str
    label: Label | None  # None: it was found to be no claim
    opinion_kind: OpinionKind | None
    parts: tuple[ReviewedPart, ...]  # empty: as given

    @property
    def label_shown(self) -> Label:
        """The label that people see: of what was found to be no claim, the one it was given."""
        return self.label or self.label_given


class Reviews:
    """Reads and writes with one connection."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._connection = connection
        self._sql = statements("review")

    def standing(self, claim_id: int) -> ClaimStanding:
        """How a claim stands.

        Raises:
            NotFoundError: there is no such claim.
        """
        rows = self._rows("given", claim=claim_id)
        if not rows:
            raise NotFoundError(f"There is no claim {claim_id}.", hint="See: factcheck show ARTICLE")
        article_id, audit_id, number, start, end, given, kind_given, text, first, last = rows[0]
        stands = self.decided([claim_id]).get(claim_id)
        label = stands.label if stands else Label(given)
        opinion_kind = (stands.opinion_kind if stands else None) or kind_given
        return ClaimStanding(
            claim_id=claim_id,
            article_id=article_id,
            audit_id=audit_id,
            number=number,
            text=text,
            sentence=Span(first, last),
            span=Span(start, end),
            label_given=given,
            kind_given=kind_given,
            review_id=stands.review_id if stands else None,
            decision=stands.decision if stands else None,
            reviewer=stands.reviewer if stands else "",
            label=label,
            opinion_kind=opinion_kind if label == Label.OPINION else None,
            parts=self.parts_of([stands])[stands] if stands else (),
        )

    def decided(self, claim_ids: Sequence[int]) -> dict[int, Stands]:
        """The decisions that stand for the places of claims; claims that nobody decided on are left out."""
        return standing_decisions(self._connection, claim_ids)

    def parts_of(self, standing: Sequence[Stands]) -> dict[Stands, tuple[ReviewedPart, ...]]:
        """How the claim stands with each of these decisions, its places those of the words as they stand."""
        parts = self.parts([one.review_id for one in standing])
        return {one: tuple(_shifted(part, one.shift) for part in parts[one.review_id]) for one in standing}

    def chains(self, claim_ids: Sequence[int]) -> dict[int, tuple[Link, ...]]:
        """The voices of claims as their annotators gave them, outermost first."""
        found: dict[int, list[Link]] = defaultdict(list)
        for claim_id, *link in self._rows("links", claims=list(claim_ids)):
            found[claim_id].append(_link(link))
        return {claim_id: tuple(chain) for claim_id, chain in found.items()}

    def parts(self, review_ids: Sequence[int]) -> Mapping[int | None, list[ReviewedPart]]:
        """By review, how the claim stands with it; its places are those of the words as the reviewer saw them."""
        found: dict[int | None, list[ReviewedPart]] = defaultdict(list)
        if not review_ids:
            return found
        voices: dict[tuple[int, int], list[Link]] = defaultdict(list)
        for review_id, part, *link in self._rows("voices", reviews=list(review_ids)):
            voices[review_id, part].append(_link(link))
        for review_id, part, start, end, quote, label, kind in self._rows("parts", reviews=list(review_ids)):
            made = ReviewedPart(
                span=Span(start, end), quote=quote, label=label, opinion_kind=kind, chain=tuple(voices[review_id, part])
            )
            found[review_id].append(made)
        return found

    def save(self, review: Review, *, unless_changed: bool = False) -> int:
        """One decision; the very same decision sent twice is one row.

        Where `Review.parts` is None, what stands is said again: another label does not undo another place.

        Raises:
            NotFoundError: there is no such claim.
            ReviewOvertakenError: with `unless_changed`, the label is no longer the one the person saw.
        """
        standing = self.standing(review.claim_id)
        whole = _whole(review, standing)
        latest = self.latest_of(review.reviewer, review.claim_id)
        if latest is not None and latest.review_id is not None and _same(latest, whole):
            return latest.review_id
        if unless_changed:
            _refuse_overtaken(standing, review)
        return self._add(whole)

    def add(self, review: Review, standing: ClaimStanding) -> Review:
        """One decision on a claim that stands so, whether or not it says anything new; it is given back as kept."""
        whole = _whole(review, standing)
        return whole.model_copy(update={"review_id": self._add(whole)})

    def of_audit(self, audit_id: int) -> list[ReviewedLabel]:
        """What people made of the claims of an audit; claims that nobody decided on are left out."""
        found = self.decided([claim_id for (claim_id,) in self._rows("of_audit", audit=audit_id)])
        parts = self.parts_of(list(found.values()))
        return [
            ReviewedLabel(
                claim_id=claim_id,
                label=one.label,
                reviewed_by=one.reviewer,
                decision=one.decision,
                note=one.note,
                reviewed_at=aware(one.reviewed_at),
                opinion_kind=one.opinion_kind,
                others_differ=one.others_differ,
                parts=parts[one],
            )
            for claim_id, one in sorted(found.items())
        ]

    def latest_of(self, reviewer: str, claim_id: int | None = None) -> Review | None:
        """What a reviewer said last, about one claim or any, of what was not taken back."""
        rows = self._rows("latest_of", reviewer=reviewer, claim=claim_id)
        return self.review(rows[0][0]) if rows else None

    def undone_by(self, review_id: int) -> Review | None:
        """The review that takes another one back."""
        rows = self._rows("undone_by", review=review_id)
        return self.review(rows[0][0]) if rows else None

    def history(self, claim_id: int) -> list[Review]:
        """What people said about the place of a claim, the earliest first."""
        numbers = {number for (number,) in self._rows("history", claim=claim_id)}
        stands = self.decided([claim_id]).get(claim_id)  # perhaps made in another version of the article
        return self._reviews(sorted(numbers | ({stands.review_id} if stands else set())))

    def review(self, review_id: int) -> Review:
        """One review.

        Raises:
            NotFoundError: there is none of that number.
        """
        for found in self._reviews([review_id]):
            return found
        raise NotFoundError(f"There is no review {review_id}.")

    def _reviews(self, review_ids: Sequence[int]) -> list[Review]:
        parts = self.parts(review_ids)
        names = ("review_id", "claim_id", "reviewer", "decision", "label", "opinion_kind", "note", "seen_label")
        return [
            Review(
                **dict(zip(names, row[:8], strict=True)),
                parts=tuple(parts.get(row[0], ())),
                seen_audit=row[8],
                undoes=row[9],
                reviewed_at=aware(row[10]),
            )
            for row in self._rows("reviews", reviews=list(review_ids))
        ]

    def _add(self, review: Review) -> int:
        batch = Batch(self._connection)
        (review_id,) = batch.numbers("review_ids", 1)
        batch.add(
            "reviews",
            review_id,
            review.claim_id,
            review.reviewer,
            review.decision,
            review.label,
            review.opinion_kind,
            review.note,
            review.seen_label,
            review.seen_audit,
            review.undoes,
            stored_time(review.reviewed_at),
            now(),
        )
        note_review(batch, review_id, review)
        for number, part in enumerate(review.parts or (), start=1):
            place = (*part.span, part.quote, part.label, part.opinion_kind)
            batch.add("review_parts", review_id, number, *place)
            for position, link in enumerate(part.chain, start=1):
                words = (link.source, link.cue, link.kind, link.full_name)
                places = (*(link.source_span or (None, None)), *(link.cue_span or (None, None)))
                batch.add("review_voices", review_id, number, position, *words, *places)
        batch.flush()
        return review_id

    def _rows(self, name: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
        return self._connection.execute(self._sql[name], parameters).fetchall()


def _whole(review: Review, standing: ClaimStanding) -> Review:
    """`review` with all that it leaves to what stands."""
    changes: dict[str, Any] = {"reviewed_at": aware(stored_time(review.reviewed_at))}
    if review.seen_audit is None:
        changes["seen_audit"] = standing.audit_id
    if review.label is None and review.decision in _KEEPING_LABEL:
        changes["label"] = review.seen_label
    if review.parts is None:
        keeps = review.decision not in _DECIDES_NOTHING and review.decision is not Decision.NOT_A_CLAIM
        label = changes.get("label", review.label)
        changes["parts"] = relabelled(standing.parts, label, review.opinion_kind) if keeps and label else ()
    return review.model_copy(update=changes)


def relabelled(parts: Sequence[ReviewedPart], label: Label, kind: OpinionKind | None) -> tuple[ReviewedPart, ...]:
    """The parts under another label; those that have it already keep their kind of opinion."""
    return tuple(
        part
        if part.label is label and kind is None
        else part.model_copy(update={"label": label, "opinion_kind": kind if label is Label.OPINION else None})
        for part in parts
    )


def _same(one: Review, other: Review) -> bool:
    return one.model_dump(exclude={"review_id"}) == other.model_dump(exclude={"review_id"})


def _refuse_overtaken(standing: ClaimStanding, review: Review) -> None:
    if standing.label != review.seen_label:
        raise ReviewOvertakenError(
            f"{standing.reviewer} decided on claim {review.claim_id} meanwhile: {standing.label or 'it is no claim'}.",
            hint="Look at it again, then decide.",
        )


def _shifted(part: ReviewedPart, by: int) -> ReviewedPart:
    """The part in another version of the article, where the same words stand `by` code points further on."""
    if not by:
        return part
    chain = tuple(
        link.model_copy(
            update={
                "source_span": link.source_span and link.source_span.shifted(by),
                "cue_span": link.cue_span and link.cue_span.shifted(by),
            }
        )
        for link in part.chain
    )
    return part.model_copy(update={"span": part.span.shifted(by), "chain": chain})


def _link(row: Sequence[Any]) -> Link:
    source, source_start, source_end, cue, cue_start, cue_end, kind, full_name = row
    return Link(
        source=source,
        source_span=None if source_start is None else Span(source_start, source_end),
        cue=cue,
        cue_span=None if cue_start is None else Span(cue_start, cue_end),
        kind=kind,
        full_name=full_name,
    )
