"""What waits for people, and what they decided: the queue, one claim with its surroundings, and its history."""

from datetime import datetime
from enum import StrEnum

from factcheck.records import Record
from factcheck.spans import Span
from factcheck.vocabulary import Label, OpinionKind


class Decided(StrEnum):
    """Of which claims a queue is made, by who decided on them."""

    BY_NOBODY = "by_nobody"  # nobody has decided: the usual pass
    NOT_BY_ME = "not_by_me"  # for a second reader, whatever others decided
    BY_ME = "by_me"  # to look again
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
    source: str = ""  # a part of the innermost voice's name
    annotator: str = ""  # empty: whoever speaks for the article
    audit: int | None = None
    text: str = ""  # a part of the claim's words, case folded
    decided: Decided = Decided.BY_NOBODY
    reviewer: str = ""  # who looks
    everything: bool = False  # claims without any reason to look, too
    began: datetime | None = None  # when this pass began: what the reviewer skipped since then is left out


class Word(Record):
    """Some words that matter to a claim: "source", "cue", "content" or "opinion_cue"."""

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
    source: str
    label_given: Label  # by the annotator
    reasons: tuple[Reason, ...]  # the weightiest first
    score: int
    words: tuple[Word, ...]
    same: tuple[int, ...]  # claims with the same words and label in other places, which wait as this one does
    same_articles: int  # in how many articles, this one among them
    parts: int  # of how many claims it consists after review
    decision: str  # the one that stands; empty: nobody decided
    decided_by: str
    note: str
    others_differ: bool  # another reviewer's last decision says something else
    skipped: bool
    cursor: str  # gives what comes after it, as `after` of a queue
