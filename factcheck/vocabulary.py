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


class SourceStanding(StrEnum):
    """How well an article says who a source is."""

    NAMED = "named"  # by a name of its own, which other articles may use too
    DESCRIBED = "described"  # "the company", "the minister", with no name found in the article
    UNNAMED = "unnamed"  # "officials", "a shop steward": nobody is to know


class SourceVerdict(StrEnum):
    """What a person decides about sources."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    UNDO = "undo"


class Decision(StrEnum):
    """What a person decides about a claim."""

    ACCEPT = "accept"  # the claim is right as it was shown
    RELABEL = "relabel"
    SPAN = "span"  # its words begin or end elsewhere
    ATTRIBUTION = "attribution"  # its sources, cues or their order are others
    SPLIT = "split"  # it is several claims
    NOT_A_CLAIM = "not_a_claim"
    SKIP = "skip"  # not now: decides nothing
    NOTE = "note"  # a remark: decides nothing
    UNDO = "undo"  # takes an earlier decision back


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
    RESTATED_WITHOUT_SOURCE = "restated_without_source"
    HEDGED_FACT = "hedged_fact"


class ReviewReason(StrEnum):
    """Why a claim waits for a person: the kinds of the view review_reasons, which weighs them."""

    ADDRESSES_ANNOTATOR = "addresses_annotator"
    RESTATED_WITHOUT_SOURCE = "restated_without_source"
    UNALIGNED_WORDS = "unaligned_words"
    ANNOTATORS_DISAGREE = "annotators_disagree"
    QUOTATION_IN_FACT = "quotation_in_fact"
    RESTATEMENT_UNSUPPORTED = "restatement_unsupported"
    UNNAMED_SOURCE = "unnamed_source"
    HEDGED_FACT = "hedged_fact"
    LOADED_WORDS = "loaded_words"
    OPINION = "opinion"
    UNSURE = "unsure"


class Extent(StrEnum):
    """How much of two claims says the same; the first of the two is the one spoken of."""

    SAME = "same"
    PART_OF = "part_of"  # all of it stands in the other, which says more
    CONTAINS = "contains"  # it says more than the other, all of which stands in it
    OVERLAP = "overlap"  # a clause of the one says what a clause of the other says


class PairKind(StrEnum):
    """Whose word two claims are that say the same."""

    SAME = "same"  # both somebody's, or both the articles' own
    RESTATED_WITHOUT_SOURCE = "restated_without_source"  # in one article, first somebody's word, later its own
    ATTRIBUTED_LATER = "attributed_later"  # in one article, first its own word, later somebody's
    ATTRIBUTED_ELSEWHERE = "attributed_elsewhere"  # one article's own word, and somebody's in another


class Verdict(StrEnum):
    """What a language model says of a pair that was found by its words."""

    UNCONFIRMED = "unconfirmed"  # nobody was asked, or no answer came
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


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
