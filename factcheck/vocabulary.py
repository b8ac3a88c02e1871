"""The fixed sets of words: the same in Python, SQL and prompts."""

from enum import StrEnum


class Label(StrEnum):
    """Whose word a claim is."""

    REPORTED_FACT = "reported_fact"
    ATTRIBUTED_STATEMENT = "attributed_statement"
    OPINION = "opinion"


class SentenceKind(StrEnum):
    """What a sentence is in its article; only body, caption and question can carry claims."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    METADATA = "metadata"
    QUESTION = "question"


class OpinionKind(StrEnum):
    """What kind of opinion a claim is."""

    EVALUATION = "evaluation"
    INTERPRETATION = "interpretation"
    PREDICTION = "prediction"
    SPECULATION = "speculation"
    RECOMMENDATION = "recommendation"


class SourceKind(StrEnum):
    """What kind of voice a source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    MEDIA = "media"
    DOCUMENT = "document"
    GROUP = "group"
    UNNAMED = "unnamed"


class Outcome(StrEnum):
    """How a sentence ends: every sentence of an audited article has exactly one outcome."""

    CLAIMS = "claims"
    NO_CLAIM = "no_claim"
    FAILED = "failed"


class NoClaimReason(StrEnum):
    """Why a sentence carries no claim."""

    HEADING = "heading"
    CREDIT = "credit"
    METADATA = "metadata"
    QUESTION = "question"
    FRAGMENT = "fragment"
    BOILERPLATE = "boilerplate"


class Alignment(StrEnum):
    """How the words an annotator gave were found in the sentence it named."""

    WHOLE = "whole"  # the claim is its whole sentence: nothing to look for
    EXACT = "exact"  # found as written
    NORMALIZED = "normalized"  # found after folding case, quotation marks, dashes and white space
    UNALIGNED = "unaligned"  # not found: the claim stands on its whole sentence, and a signal says so


class SignalKind(StrEnum):
    """A reason for a person to look."""

    UNNAMED_SOURCE = "unnamed_source"
    LOADED_WORDS = "loaded_words"
    UNALIGNED_WORDS = "unaligned_words"
    RESTATEMENT_UNSUPPORTED = "restatement_unsupported"
    QUOTATION_IN_FACT = "quotation_in_fact"
    ADDRESSES_ANNOTATOR = "addresses_annotator"
    HIDDEN_TEXT = "hidden_text"
    SENTENCE_FAILED = "sentence_failed"


class CallStatus(StrEnum):
    """How one attempt at a model call ended."""

    OK = "ok"
    REFUSED = "refused"
    FILTERED = "filtered"
    TRUNCATED = "truncated"
    EMPTY = "empty"
    INVALID = "invalid"  # an answer, but not one that fits the answer type
    FAILED = "failed"  # no answer: transport, status code, deadline


class AuditStatus(StrEnum):
    """Where an audit stands."""

    RUNNING = "running"
    COMPLETE = "complete"
    PARTIAL = "partial"  # finished, with sentences that failed
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    EMPTY = "empty"  # the article holds no sentence
