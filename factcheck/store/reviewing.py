"""What waits for people, and what they decided: the queue, one claim with its surroundings, and its history."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.errors import NotFoundError
from factcheck.records import Link, Record
from factcheck.spans import Span
from factcheck.store.batch import stored_time
from factcheck.store.reviews import Reviews
from factcheck.store.standing import Stands
from factcheck.store.statements import statements
from factcheck.vocabulary import Label, OpinionKind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class DecidedBy(StrEnum):
    """Of which claims a queue is made, by who decided on them."""

    NOBODY = "by_nobody"  # nobody has decided: the usual pass
    NOT_ME = "not_by_me"  # for a second reader, whatever others decided
    ME = "by_me"  # to look again
    EITHER = "either"


class Reason(Record):
    """Why a person should look at a claim."""

    kind: str  # of `review_reasons`: "opinion", a kind of signal, "annotators_disagree"
    why: str  # what that means, in words
    detail: str  # the words of the article, or what was found, that it is about; may be empty
    weight: int


class Filters(Record):
    """Which claims to look at; what is left empty leaves nothing out."""

    labels: tuple[Label, ...] = ()  # after review
    reasons: tuple[str, ...] = ()  # at least one of them, by kind
    articles: tuple[int, ...] = ()
    source: str = ""  # a part of the innermost voice's name, after review
    annotator: str = ""  # empty: whoever speaks for the article
    audit: int | None = None
    text: str = ""  # a part of the claim's words, case folded
    decided: DecidedBy = DecidedBy.NOBODY
    reviewer: str = ""  # who looks
    everything: bool = False  # claims without any reason to look, too
    blind: bool = False  # claims as their annotators gave them, without what anybody decided
    began: datetime | None = None  # when this pass began: what the reviewer skipped since then is left out


class Word(Record):
    """Some words that matter to a claim, as its annotator gave them: "source", "cue", "content" or "opinion_cue"."""

    role: str
    span: Span  # into the article


class Item(Record):
    """One claim that a person is asked about. Offsets are into the article."""

    claim_id: int
    article_id: int
    audit_id: int
    annotator: str
    number: int  # of the claim, in its audit
    title: str  # of the article, else its address or location
    sentence: int
    sentence_span: Span
    sentence_text: str
    before: str  # the sentence before, empty for the first
    after: str  # the sentence after, empty for the last
    span: Span
    quote: str
    label: Label  # after review; of one that was found to be no claim, as the annotator gave it
    opinion_kind: OpinionKind | None
    source: str  # the innermost voice after review; of an attributed statement
    chain: tuple[Link, ...]  # after review, outermost voice first
    label_given: Label  # by the annotator
    reasons: tuple[Reason, ...]  # the weightiest first
    score: int
    words: tuple[Word, ...]
    same: tuple[int, ...]  # claims with the same words and label in other places, which wait as this one does
    same_articles: int  # in how many articles, this one among them
    parts: int  # of how many claims it consists after review
    decision: str  # the one that stands; empty: nobody decided
    review_id: int  # its number; 0: none
    decided_by: str
    note: str
    others_differ: bool  # another reviewer's last decision says something else
    skipped: bool
    cursor: str  # gives what comes after it, as `after` of a queue


class Waiting(NamedTuple):
    """One place in the queue: which claim, and where it stands in the order."""

    claim_id: int
    skipped: int = 0
    score: int = 0
    article_id: int = 0
    start: int = 0

    @property
    def cursor(self) -> str:
        """What a queue goes on behind."""
        return "-".join(map(str, (self.skipped, self.score, self.article_id, self.start, self.claim_id)))


class Line(NamedTuple):
    """The beginning of a queue, without what is known of its claims."""

    total: int  # how many items wait in all
    waiting: tuple[Waiting, ...]


class Queue:
    """Answers from one connection."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._connection = connection
        self._reviews = Reviews(connection)
        self._sql = statements("review")

    def line(self, filters: Filters, *, limit: int, after: str = "") -> Line:
        """Who comes next behind `after`.

        Raises:
            NotFoundError: `after` is no cursor of a queue.
        """
        rows = self._rows("queue", **_parameters(filters), limit=limit, after=_place(after))
        return Line(rows[0][0], tuple(Waiting(*row[1:]) for row in rows if row[1] is not None))

    def item(self, claim_id: int, reviewer: str, *, blind: bool = False) -> Item:
        """One claim, whatever was decided about it; `blind`, without that.

        Raises:
            NotFoundError: there is no such claim.
        """
        latest = self._reviews.latest_of(reviewer, claim_id)
        skipped = int(latest is not None and latest.decision == "skip")
        shown = self.items([Waiting(claim_id, skipped)], blind=blind)
        if not shown:
            raise NotFoundError(f"There is no claim {claim_id}.", hint="See: factcheck show ARTICLE")
        return shown[0]

    def items(self, waiting: Sequence[Waiting], *, blind: bool = False) -> list[Item]:
        """What a person needs to see of these claims; numbers that are no claims are left out.

        `blind` gives them as their annotators did, without a word of what people decided.
        """
        claims = [one.claim_id for one in waiting]
        if not claims:
            return []
        given = {row[0]: dict(zip(_ITEM_FIELDS, row, strict=True)) for row in self._rows("items", claims=claims)}
        around = _Around(self, self._reviews, claims, blind=blind)
        return [_item(one, given[one.claim_id], around) for one in waiting if one.claim_id in given]

    def _rows(self, name: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
        return self._connection.execute(self._sql[name], parameters or None).fetchall()

    def grouped(self, name: str, claims: Sequence[int], **parameters: Any) -> dict[int, list[tuple[Any, ...]]]:
        """The rows of a statement by the claim that their first column names."""
        found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for claim_id, *row in self._rows(name, claims=list(claims), **parameters):
            found[claim_id].append(tuple(row))
        return found

    def same(self, claims: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
        """Claims with the same words in other places, and their articles, of which the current version alone counts."""
        found = self.grouped("same", claims)
        if found and self._rows("have_versions")[0][0]:
            superseded = {article for (article,) in self._rows("superseded")}
            return {one: [row for row in rows if row[1] not in superseded] for one, rows in found.items()}
        return found


_ITEM_FIELDS = (
    "claim_id",
    "article_id",
    "audit_id",
    "annotator",
    "number",
    "title",
    "sentence",
    "sentence_start",
    "sentence_end",
    "sentence_text",
    "before",
    "after",
    "start",
    "end",
    "quote",
    "label_given",
    "opinion_kind",
    "source",
)


class _Around:
    """What several rows say of each of some claims."""

    def __init__(self, queue: Queue, reviews: Reviews, claims: Sequence[int], *, blind: bool) -> None:
        self.reasons = queue.grouped("reasons", claims, blind=blind)
        self.words = queue.grouped("words", claims)
        same = queue.same(claims)
        others = [other for rows in same.values() for other, _ in rows]
        decided = reviews.decided([*claims, *others])
        self.same = {one: [row for row in rows if row[0] not in decided] for one, rows in same.items()}
        self.decided = {} if blind else decided
        self.chains = reviews.chains(claims)
        self.parts = reviews.parts_of([self.decided[one] for one in claims if one in self.decided])


def _item(one: Waiting, row: dict[str, Any], around: _Around) -> Item:
    claim_id = one.claim_id
    stands = around.decided.get(claim_id)
    same = around.same.get(claim_id, ()) if stands is None else ()
    reasons = tuple(
        Reason(kind=kind, why=why, detail=detail, weight=weight)
        for kind, why, detail, weight in around.reasons[claim_id]
    )
    sentence_span = Span(row.pop("sentence_start"), row.pop("sentence_end"))
    given = row | {"span": Span(row.pop("start"), row.pop("end")), "chain": around.chains.get(claim_id, ())}
    return Item(
        **{"label": row["label_given"]} | given | _as_decided(given, stands, around),
        sentence_span=sentence_span,
        reasons=reasons,
        score=sum({reason.kind: reason.weight for reason in reasons}.values()),
        words=tuple(Word(role=role, span=Span(start, end)) for role, start, end in around.words[claim_id]),
        same=tuple(other for other, _ in same),
        same_articles=len({row["article_id"], *(article for _, article in same)}),
        others_differ=stands.others_differ if stands else False,
        skipped=bool(one.skipped),
        cursor=one.cursor,
    )


def _as_decided(given: dict[str, Any], stands: Stands | None, around: _Around) -> dict[str, Any]:
    """What of a claim is otherwise than it was given; nothing is said of what is no opinion, and no statement."""
    parts = around.parts[stands] if stands else ()
    part = parts[0] if parts else None
    label = (part.label if part else stands.label if stands else None) or Label(given["label_given"])
    kind = (part.opinion_kind if part else None) or (stands.opinion_kind if stands else None) or given["opinion_kind"]
    chain = part.chain if part and part.chain else given["chain"]
    source = (chain[-1].full_name or chain[-1].source) if part and part.chain else given["source"]
    attributed = label is Label.ATTRIBUTED_STATEMENT
    return {
        "span": part.span if part else given["span"],
        "quote": part.quote if part else given["quote"],
        "label": label,
        "opinion_kind": kind if label is Label.OPINION else None,
        "chain": chain if attributed else (),
        "source": source if attributed else "",
        "parts": max(1, len(parts)),
        "decision": stands.decision if stands else "",
        "review_id": stands.review_id if stands else 0,
        "decided_by": stands.reviewer if stands else "",
        "note": stands.note if stands else "",
    }


def _parameters(filters: Filters) -> dict[str, Any]:
    return {
        "labels": [label.value for label in filters.labels],
        "reasons": list(filters.reasons),
        "articles": list(filters.articles),
        "source": filters.source,
        "annotator": filters.annotator,
        "audit": filters.audit,
        "text": filters.text,
        "decided": filters.decided.value,
        "reviewer": filters.reviewer,
        "everything": filters.everything,
        "blind": filters.blind,
        "began": stored_time(filters.began) if filters.began else None,
    }


def _place(cursor: str) -> list[int]:
    """What the order compares; nothing for the beginning."""
    if not cursor:
        return []
    numbers = cursor.split("-")
    if len(numbers) != 5 or not all(number.isascii() and number.isdigit() and len(number) < 19 for number in numbers):
        raise NotFoundError(f"{cursor!r} is no place in a queue.")
    skipped, score, *rest = map(int, numbers)
    return [skipped, -score, *rest]
