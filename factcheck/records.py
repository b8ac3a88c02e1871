"""What flows between the steps: frozen records, checked when they are made.

Offsets are code points, half-open, into `Article.text`,
unless a docstring says that they count from the start of a sentence.
"""

from datetime import date, datetime
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from factcheck.ids import text_hash
from factcheck.spans import Span
from factcheck.vocabulary import (
    Alignment,
    AuditStatus,
    CallStatus,
    Decision,
    Extent,
    Label,
    NoClaimReason,
    OpinionKind,
    Outcome,
    PairKind,
    SentenceKind,
    SignalKind,
    SourceKind,
    SourceStanding,
    SourceVerdict,
    Verdict,
)


class Record(BaseModel):
    """A frozen record; unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(Record):
    """One article: its text exactly as decoded, and what is known of where it came from."""

    text: str
    title: str = ""
    url: str = ""
    published: date | None = None
    external_id: str = ""
    location: str = ""  # path, address, "feed.jsonl:12" for a line of a feed, or "-" for standard input
    encoding: str = "utf-8"
    raw_sha256: str = ""  # of the bytes the text was decoded from
    hidden_text: bool = False  # the page held text that its readers do not see

    @property
    def id(self) -> str:
        """SHA-256 of the text in hex: the same text is the same article, wherever it lies."""
        return text_hash(self.text)


class Sentence(Record):
    """A numbered sentence; the span leaves out white space at both ends."""

    number: int  # from 1, in the order of the text
    kind: SentenceKind
    span: Span
    paragraph: int  # from 1


class Phrase(Record):
    """Some words of a sentence, as an annotator gives them.

    ``text`` is the words, or the first and last few of them with ``…`` between. `at` is where they start, counted from
    the start of the sentence, where the annotator is code and knows; a language model never supplies it.
    """

    text: str
    at: int | None = None


class DraftLink(Record):
    """One voice of an attribution chain, in words. An empty `source` stands for a source named in another sentence."""

    source: Phrase | None
    cue: Phrase | None
    kind: SourceKind
    full_name: str = ""  # the name a pronoun or short form stands for


class Draft(Record):
    """One claim as an annotator puts it: words and labels, no ids and no offsets into the article."""

    sentence: int
    label: Label
    part: Phrase | None = None  # None: the whole sentence
    content: tuple[Phrase, ...] = ()  # empty: what is left of the claim without sources and cues
    chain: tuple[DraftLink, ...] = ()  # outermost voice first; only of attributed statements
    opinion_kind: OpinionKind | None = None
    opinion_cues: tuple[Phrase, ...] = ()
    probability: float | None = None  # that the label is right, 0 to 1, as measured; never what a model says of itself
    restated: str = ""  # a self-contained restatement, written by a model
    call_id: int | None = None  # the model call that gave it


class SentenceOutcome(Record):
    """What became of a sentence: claims, `no_claim` with a reason, or `failed` with a cause."""

    sentence: int
    outcome: Outcome
    reason: NoClaimReason | None = None
    cause: str = ""  # why it failed, for people
    call_id: int | None = None


class ModelCall(Record):
    """One attempt at asking a model, and what came of it. Tokens are None where the endpoint did not say."""

    call_id: int | None = None  # given by the ledger when it is kept
    purpose: str  # "label" for a first asking, "label again" for sentences asked again
    prompt_name: str
    prompt_version: str
    prompt_hash: str
    schema_hash: str
    request_hash: str  # content hash of model, messages, schema and parameters
    base_url: str  # without credentials
    model_asked: str
    model_answered: str = ""
    parameters: dict[str, Any]
    instructions: str  # the system message, the same for every article
    question: str  # the user message
    sentences: tuple[int, ...] = ()  # that an answer was asked for
    status: CallStatus
    cause: str = ""  # a cause code and a capped text, never a whole exception
    http_status: int | None = None
    finish_reason: str = ""
    answer: str = ""  # raw, as it came
    tokens_in: int | None = None
    tokens_cached: int | None = None
    tokens_out: int | None = None
    tokens_reasoning: int | None = None
    cost_usd: float | None = None  # None where the price table does not know the model
    latency_ms: int
    asked_at: datetime  # UTC


class AnnotatorInfo(Record):
    """Who labelled: enough to tell two audits of one article apart, and to say that a third would be the same."""

    name: str  # "builtin", or "openai/gpt-5-mini"
    version: str  # of the rules, or of the prompt
    prompt_name: str = ""
    prompt_hash: str = ""
    settings: dict[str, Any] = {}


class PairVerdict(Record):
    """What a language model says of one pair of claims, or why it said nothing."""

    earlier: int  # Claim.number
    later: int
    verdict: Verdict
    call_id: int | None = None
    cause: str = ""  # why there is no verdict


class Annotation(Record):
    """What an annotator says of an article: drafts, and an outcome for each sentence that has none."""

    drafts: tuple[Draft, ...]
    outcomes: tuple[SentenceOutcome, ...]  # of the sentences without a draft: no_claim or failed
    calls: tuple[ModelCall, ...] = ()


class Link(Record):
    """One voice of a chain, located. Without a span, the words stand in another sentence or could not be found."""

    source: str  # as written, empty where it stands in another sentence
    source_span: Span | None
    cue: str
    cue_span: Span | None
    kind: SourceKind
    full_name: str = ""


class Claim(Record):
    """A claim in its exact place: ``article.text[claim.span.start:claim.span.end] == claim.quote``."""

    claim_id: int | None = None  # given by the store
    number: int  # from 1, in the order of the article, within one audit
    sentence: int
    label: Label
    span: Span
    quote: str
    content: tuple[Span, ...] = ()
    chain: tuple[Link, ...] = ()  # outermost voice first
    opinion_kind: OpinionKind | None = None
    opinion_cues: tuple[Span, ...] = ()
    probability: float | None = None  # that the label given is right, 0 to 1; None: nobody measured
    alignment: Alignment
    unaligned: tuple[str, ...] = ()  # words that were given and could not be found
    restated: str = ""
    call_id: int | None = None


class Signal(Record):
    """A reason for a person to look at a claim, a sentence, or (where both are None) the article."""

    kind: SignalKind
    detail: str
    claim: int | None = None  # Claim.number
    sentence: int | None = None


class ClaimPair(Record):
    """Two claims of one article that say the same, one on somebody's word and one on the article's own."""

    earlier: int  # Claim.number
    later: int
    kind: PairKind
    extent: Extent  # of the earlier claim
    score: float  # 0 to 1
    reason: str
    matcher: int  # the version of the rules that found it
    verdict: Verdict = Verdict.UNCONFIRMED
    call_id: int | None = None  # the model call that gave the verdict
    cause: str = ""  # why a model that was asked gave none


class AuditedArticle(Record):
    """One article with everything one audit says of it."""

    article: Article
    sentences: tuple[Sentence, ...]
    annotator: AnnotatorInfo
    status: AuditStatus
    claims: tuple[Claim, ...]
    outcomes: tuple[SentenceOutcome, ...]  # one a sentence
    signals: tuple[Signal, ...]
    calls: tuple[ModelCall, ...]
    started_at: datetime
    finished_at: datetime
    article_id: int | None = None  # given by the store
    audit_id: int | None = None  # given by the store
    pairs: tuple[ClaimPair, ...] = ()


class VoicePlace(NamedTuple):
    """One voice of an audit: the number of its claim there, and its position in the chain, 1 the outermost.

    `part` is that of a claim whose words or voices a person gave, from 1, and 0 where its chain is the annotator's.
    """

    claim: int
    position: int
    part: int = 0


class SourceName(Record):
    """One way in which an article writes a source, and why it is held to be that source."""

    name: str  # as written, or the full name that the annotator gave; empty where no words name the source
    reason: str  # in words
    voices: tuple[VoicePlace, ...]


class ArticleSource(Record):
    """Whom some of the voices of one audit belong to.

    Equal keys in two articles are one source. Where the article does not say enough for a key that others share, the
    key holds the article's own hash, and `asks` may name what other articles offer.
    """

    name: str
    kind: SourceKind
    standing: SourceStanding
    key: str
    offers: tuple[str, ...] = ()  # secondary keys under which it may be found
    asks: tuple[str, ...] = ()  # secondary keys by which it looks for a source
    names: tuple[SourceName, ...]

    @property
    def voices(self) -> tuple[VoicePlace, ...]:
        """All of its voices, in the order of the article."""
        return tuple(sorted(place for name in self.names for place in name.voices))


class SourceDecision(Record):
    """What one person decided about sources. Rows are only ever added: a later one stands above an earlier one."""

    decision_id: int | None = None  # given by the store
    decision: SourceVerdict
    source_key: str = ""
    other_key: str = ""  # whom a merge leads to, or what a split keeps apart
    text_sha256: str = ""  # of the one article a split is about
    written: str = ""  # the name in that article that a split is about; empty: all of the source's names there
    name: str = ""  # the new name
    undoes: int | None = None  # the decision that this takes back
    reviewer: str
    note: str = ""
    decided_at: datetime


class ReviewedPart(Record):
    """One claim that a person made of what an annotator gave: in its exact place, under its own label."""

    span: Span
    quote: str
    label: Label
    opinion_kind: OpinionKind | None = None
    chain: tuple[Link, ...] = ()  # outermost voice first; empty: as the annotator gave it


class Review(Record):
    """One person's decision about a claim. Of all that people decided about its place, the latest stands.

    It says how the claim stands with it: what an earlier decision corrected and this one leaves alone is said again.
    """

    review_id: int | None = None  # given by the store
    claim_id: int
    reviewer: str
    decision: Decision
    label: Label | None = None  # of the claim, with this decision; of one split into parts, that of the first
    opinion_kind: OpinionKind | None = None
    parts: tuple[ReviewedPart, ...] | None = None  # empty: as the annotator gave it; None: as earlier decisions have it
    note: str = ""
    seen_label: Label  # what the person saw when deciding
    seen_audit: int | None = None  # whose claim the person saw; None: that of the claim itself
    undoes: int | None = None  # the review that this takes back
    reviewed_at: datetime
