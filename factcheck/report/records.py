"""What a report shows: articles with their claims as they stand, in the terms of a reader who has no store."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from factcheck.records import Record
from factcheck.showing.marking import Paragraph
from factcheck.spans import Span
from factcheck.store.exporting import ExportedAudit, ExportedClaim, ExportedLink
from factcheck.store.paging import ClaimPlace
from factcheck.store.reporting import Given, ToldDecision, ToldReason, Warned
from factcheck.store.versioning import ArticleVersion
from factcheck.vocabulary import Label, SourceKind


class Piece(Record):
    """Some words of a quote, and whether they carry its opinion."""

    text: str
    is_cue: bool


class ReportedClaim(Record):
    """One claim as it stands, with what is to be said about it."""

    mark: str  # "7", as `show` numbers it; "7b": the second of those that a person made of it
    place: ClaimPlace
    claim: ExportedClaim | None  # None: a person found it to be no claim
    reasons: tuple[ToldReason, ...]  # the weightiest first
    decided: tuple[ToldDecision, ...]  # the earliest first, without what was taken back
    given: Given | None  # as the annotator gave it, where people decided on it

    @property
    def is_dropped(self) -> bool:
        """Whether a person found it to be no claim."""
        return self.claim is None

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it."""
        return not self.place.decision

    @property
    def voices(self) -> tuple[ExportedLink, ...]:
        """Whose word it is, the outermost voice first; of a statement alone."""
        stated = self.claim is not None and self.place.label is Label.ATTRIBUTED_STATEMENT
        return self.claim.chain if stated and self.claim else ()

    @property
    def is_unnamed(self) -> bool:
        """Whether it is a statement, and nobody is named whose word it finally is."""
        stated = self.place.label is Label.ATTRIBUTED_STATEMENT
        return stated and (not self.voices or self.voices[-1].source_kind is SourceKind.UNNAMED)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its words, those that carry the opinion apart from the others."""
        here = self.place.span
        cues = [Span(one.start_char, one.end_char) for one in self.claim.opinion_cues] if self.claim else []
        return tuple(_pieces(self.place.quote, [one.shifted(-here.start) for one in cues if here.contains(one)]))

    @property
    def cues(self) -> tuple[str, ...]:
        """The words that carry its opinion, each once."""
        return tuple(dict.fromkeys(one.text for one in self.pieces if one.is_cue))

    @property
    def words_changed(self) -> bool:
        """Whether a person moved its bounds, or made several claims of it."""
        return self.given is not None and not self.is_dropped and self.given.quote != self.place.quote

    @property
    def source_changed(self) -> bool:
        """Whether a person gave a statement that was one before to another source."""
        kept = self.given is not None and self.given.label is self.place.label is Label.ATTRIBUTED_STATEMENT
        return kept and self.given is not None and self.given.source != self.place.source


class SourceGroup(Record):
    """The statements of one source; a group without a name holds all those whose source nobody names."""

    name: str
    kind: SourceKind | None
    claims: tuple[ReportedClaim, ...]


class Relay(Record):
    """Who passed on what others said, in how many statements."""

    name: str
    kind: SourceKind
    claims: int


class Flagged(Record):
    """One place to look at: a claim, or a sentence, or the whole article where both are missing."""

    detail: str
    claim: ReportedClaim | None = None
    words: str = ""  # of a sentence that is no claim


class Flags(Record):
    """All that there is one kind of reason to look at."""

    kind: str
    why: str  # the kind in words
    places: tuple[Flagged, ...]


class Tally(Record):
    """Counts of one article, or of several together, after review. What was split counts part by part."""

    articles: int = 0
    facts: int = 0
    statements: int = 0
    opinions: int = 0
    unnamed: int = 0  # statements that name nobody whose word they finally are
    flagged: int = 0  # claims with a reason to look, opinions among them
    flagged_open: int = 0  # of these, undecided: those to review
    opinions_open: int = 0
    decided: int = 0  # claims that stand as a person left them, without those found to be none
    dropped: int = 0  # found to be no claim
    differ: int = 0  # on which reviewers decided differently
    reviewers: tuple[tuple[str, int], ...] = ()  # whose decisions stand, those of most first

    @property
    def claims(self) -> int:
        """How many there are."""
        return self.facts + self.statements + self.opinions

    @property
    def open(self) -> int:
        """How many nobody has decided on."""
        return self.claims - self.decided


class Calls(Record):
    """What an audit asked of a model. Sums are None where an endpoint did not say it of every call."""

    made: int
    paid: int  # by this audit; the others were answered from the ledger
    good: int  # with an answer that could be used
    models: tuple[str, ...]  # as they named themselves
    tokens_in: int | None
    tokens_cached: int | None
    tokens_out: int | None
    tokens_reasoning: int | None
    cost_usd: float | None  # of those paid; None: the price of one is not known
    latency_ms: int
    first_at: datetime
    last_at: datetime


class ArticleReport(Record):
    """One article with everything that is said of it."""

    audit: ExportedAudit
    paragraphs: tuple[Paragraph, ...]
    sentences: int
    failed: int  # sentences that could not be labelled
    claims: tuple[ReportedClaim, ...]  # in the order of the text
    dropped: tuple[ReportedClaim, ...]
    warnings: tuple[Warned, ...]
    versions: tuple[ArticleVersion, ...]
    other_annotators: tuple[str, ...]  # who audited it too
    paid: frozenset[int]  # the calls that the audit paid for itself
    tally: Tally

    @property
    def name(self) -> str:
        """What the article is called."""
        return self.audit.title or self.audit.url or self.audit.location or f"Article {self.audit.article_id}"

    @property
    def current(self) -> ArticleVersion | None:
        """The version that speaks for the article, where this one does not."""
        return next((one for one in self.versions if one.is_current and not self.audit.is_current), None)


class Report(Record):
    """Some articles, in the order in which they were asked for."""

    articles: tuple[ArticleReport, ...]
    tally: Tally
    made_at: datetime  # UTC
    factcheck_version: str


class ReportSummary(Record):
    """What was written."""

    format: str
    path: Path
    articles: int
    claims: int
    bytes: int


def _pieces(quote: str, cues: Sequence[Span]) -> list[Piece]:
    found: list[Piece] = []
    end = 0
    for cue in sorted(cues):
        if cue.start < end:
            continue
        found.append(Piece(text=quote[end : cue.start], is_cue=False))
        found.append(Piece(text=cue.of(quote), is_cue=True))
        end = cue.end
    found.append(Piece(text=quote[end:], is_cue=False))
    return [one for one in found if one.text]
