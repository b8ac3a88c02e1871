"""Reads what the page shows, a screenful at a time: lists of articles, sources, claims, and one article with marks."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from factcheck.errors import NotFoundError
from factcheck.records import Record
from factcheck.spans import Span
from factcheck.store.columns import in_utc
from factcheck.store.statements import statements
from factcheck.vocabulary import Label, OpinionKind, SentenceKind, SourceKind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

R = TypeVar("R", bound=Record)


class Page(BaseModel, Generic[R]):
    """Some of the rows that fit, and how many fit in all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rows: tuple[R, ...]
    found: int
    number: int  # of the page, from 1
    size: int  # rows of a full page

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.found // self.size))


class Listed(Record):
    """One article of the list, with its claims by label after review."""

    article_id: int
    title: str
    url: str
    location: str
    published: date | None
    annotator: str  # empty: no finished audit
    status: str
    facts: int
    statements: int
    opinions: int
    decided: int  # claims that a person decided on


class Heard(Record):
    """One source of the list."""

    source_id: int  # 0: nobody has looked whom the name belongs to
    source: str
    kind: SourceKind
    standing: str
    claims: int
    own_words: int
    passed_on: int
    articles: int
    words: int
    only_in: int  # the article that alone knows it; 0: several do
    only_title: str  # what that one is called


class FoundClaim(Record):
    """One claim that was searched for."""

    claim_id: int
    article_id: int
    number: int
    quote: str
    label: Label
    source: str
    title: str


class SentencePlace(Record):
    """One sentence and what became of it."""

    number: int
    kind: SentenceKind
    paragraph: int
    span: Span
    outcome: str


class ClaimPlace(Record):
    """One claim as it stands, or one part of it; offsets are into the article."""

    claim_id: int
    number: int
    part: int
    sentence: int
    span: Span
    quote: str
    label: Label
    label_given: Label
    opinion_kind: OpinionKind | None
    source: str
    decision: str  # empty: nobody decided
    decided_by: str
    note: str
    others_differ: bool
    seen: int  # the decision that stands; 0: none
    chain: tuple[str, ...] = ()  # as the annotator gave it, outermost voice first
    reasons: tuple[str, ...] = ()

    @property
    def is_to_review(self) -> bool:
        """Whether there is a reason to look at it, and nobody has decided."""
        return bool(self.reasons) and not self.decision


class ArticleToRead(Record):
    """One article with the claims of the audit that speaks for it; its status is "failed" where no other ended."""

    article_id: int
    text: str
    title: str
    url: str
    location: str
    published: date | None
    hidden_text: bool
    version: int
    versions: int
    current_article_id: int
    audit_id: int | None
    annotator: str
    status: str
    finished_at: datetime | None
    annotators: tuple[str, ...]
    causes: tuple[str, ...]  # why sentences could not be labelled
    sentences: tuple[SentencePlace, ...]
    claims: tuple[ClaimPlace, ...]


class Home(Record):
    """Where a claim stands."""

    audit_id: int
    article_id: int
    number: int


class Undoable(Record):
    """The last thing that a reviewer said and did not take back."""

    review_id: int
    claim_id: int


_READ_APART = ("annotators", "causes", "sentences", "claims")


class Pager:
    """Answers from one connection."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._connection = connection
        self._sql = statements("page")

    def articles(self, text: str, *, page: int, size: int) -> Page[Listed]:
        """The articles whose title, address or file holds `text`, the newest first; all where it is empty."""
        return self._page(Listed, "articles", page, size, text=text)

    def sources(self, text: str, *, page: int, size: int) -> Page[Heard]:
        """The sources whose name holds `text`, the most heard first."""
        return self._page(Heard, "sources", page, size, text=text)

    def claims(self, text: str, label: Label | None, source: str, *, page: int, size: int) -> Page[FoundClaim]:
        """The claims whose words hold `text`, under one label or any, of one source or any."""
        return self._page(FoundClaim, "found_claims", page, size, text=text, label=label or "", source=source)

    def article(self, article_id: int, annotator: str = "") -> ArticleToRead:
        """One article with its claims; without claims where no audit (by `annotator`) was finished.

        Raises:
            NotFoundError: there is no such article.
        """
        rows = self._rows("article", article=article_id, annotator=annotator)
        if not rows:
            raise NotFoundError(f"There is no article {article_id}.", hint="See the list of articles.")
        audit_id = rows[0][10]
        names = [name for name in ArticleToRead.model_fields if name not in _READ_APART]
        return ArticleToRead(
            **_named(names, rows[0]),
            causes=tuple(cause for (cause,) in self._rows("causes", audit=audit_id)) if audit_id else (),
            annotators=tuple(name for (name,) in self._rows("annotators", article=article_id)),
            sentences=self._sentences(audit_id) if audit_id else (),
            claims=self._claims(audit_id) if audit_id else (),
        )

    def reason_kinds(self) -> tuple[tuple[str, str], ...]:
        """The reasons that there can be to look at a claim, the weightiest first, and what they mean."""
        return tuple((kind, why) for kind, why in self._rows("reason_kinds"))

    def reasons_to_look(self, claim_ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
        """Why a person should look at these claims: kinds of `review_reasons`, each with its detail, by claim."""
        found: dict[int, list[tuple[str, str]]] = {}
        for one, kind, _, detail, _ in self._rows("reasons", claims=list(claim_ids)):
            found.setdefault(one, []).append((kind, detail))
        return found

    def all_annotators(self) -> tuple[str, ...]:
        """Whose finished audits there are, of any article."""
        return tuple(name for (name,) in self._rows("all_annotators"))

    def home(self, claim_id: int) -> Home:
        """Where a claim stands.

        Raises:
            NotFoundError: there is no such claim.
        """
        rows = self._rows("home", claim=claim_id)
        if not rows:
            raise NotFoundError(f"There is no claim {claim_id}.", hint="See the list of articles.")
        return Home(audit_id=rows[0][0], article_id=rows[0][1], number=rows[0][2])

    def claim(self, claim_id: int) -> tuple[ClaimPlace, ...]:
        """One claim as it stands; several where it was split.

        Raises:
            NotFoundError: there is no such claim.
        """
        home = self.home(claim_id)
        reasons = self._reasons([claim_id])
        rows = self._rows("claims", audit=home.audit_id, claim=claim_id)
        return tuple(_claim(row, {}, reasons) for row in rows)

    def seen(self, claim_id: int) -> int:
        """The number of the decision that stands for the place of a claim; 0 where there is none."""
        return self.all_seen([claim_id])[claim_id]

    def all_seen(self, claim_ids: Sequence[int]) -> dict[int, int]:
        """As `seen`, of several claims."""
        return dict.fromkeys(claim_ids, 0) | dict(self._rows("seen", claims=list(claim_ids)))

    def undoable(self, reviewer: str) -> Undoable | None:
        """The last thing that a reviewer said and did not take back."""
        rows = self._rows("undoable", reviewer=reviewer)
        return Undoable(review_id=rows[0][0], claim_id=rows[0][1]) if rows else None

    def _sentences(self, audit_id: int) -> tuple[SentencePlace, ...]:
        return tuple(
            SentencePlace(number=number, kind=kind, paragraph=paragraph, span=Span(start, end), outcome=outcome)
            for number, kind, paragraph, start, end, outcome in self._rows("sentences", audit=audit_id)
        )

    def _claims(self, audit_id: int) -> tuple[ClaimPlace, ...]:
        rows = self._rows("claims", audit=audit_id, claim=None)
        chains, reasons = dict(self._rows("chains", audit=audit_id)), self._reasons([row[0] for row in rows])
        return tuple(_claim(row, chains, reasons) for row in rows)

    def _reasons(self, claim_ids: Sequence[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for one, _, why, detail, _ in self._rows("reasons", claims=list(claim_ids)):
            found.setdefault(one, []).append(f"{why}: {detail}" if detail else why)
        return found

    def _page(self, kind: type[R], name: str, page: int, size: int, **values: Any) -> Page[R]:
        rows = self._rows(name, limit=size, offset=(page - 1) * size, **values)
        listed = tuple(kind(**_named(list(kind.model_fields), row[:-1])) for row in rows)
        return Page(rows=listed, found=rows[0][-1] if rows else 0, number=page, size=size)

    def _rows(self, name: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
        return self._connection.execute(self._sql[name], parameters or None).fetchall()


def _claim(row: tuple[Any, ...], chains: dict[int, list[str]], reasons: dict[int, list[str]]) -> ClaimPlace:
    claim_id, number, part, sentence, start, end, quote, label, given, kind, source, *decided = row
    decision, decided_by, note, others_differ, seen = decided
    return ClaimPlace(
        claim_id=claim_id,
        number=number,
        part=part,
        sentence=sentence,
        span=Span(start, end),
        quote=quote,
        label=label,
        label_given=given,
        opinion_kind=kind,
        source=source or "",
        decision=decision,
        decided_by=decided_by,
        note=note,
        others_differ=others_differ,
        seen=seen,
        chain=tuple(chains.get(claim_id, ())),
        reasons=tuple(reasons.get(claim_id, ())),
    )


def _named(names: list[str], row: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip(names, map(in_utc, row[: len(names)]), strict=True))
