"""The words and signs by which every face names labels, decisions, reasons to look, and who labelled."""

from factcheck.vocabulary import Label, SignalKind

LABELS = {
    Label.REPORTED_FACT: "reported fact",
    Label.ATTRIBUTED_STATEMENT: "attributed statement",
    Label.OPINION: "opinion",
}
LETTERS = {Label.REPORTED_FACT: "F", Label.ATTRIBUTED_STATEMENT: "A", Label.OPINION: "O"}
SHAPES = {Label.REPORTED_FACT: "fact", Label.ATTRIBUTED_STATEMENT: "statement", Label.OPINION: "opinion"}
_IN_SHORT: dict[str, str] = {
    SignalKind.UNALIGNED_WORDS: "words not found in the sentence",
    SignalKind.RESTATEMENT_UNSUPPORTED: "the restatement adds",
    SignalKind.QUOTATION_IN_FACT: "a quotation in a fact",
}
_WARNINGS: dict[str, str] = {
    SignalKind.HIDDEN_TEXT: "the page held text that its readers do not see",
    SignalKind.SENTENCE_FAILED: "a sentence that could not be labelled",
}
_DECISIONS = {
    "accept": "accepted",
    "relabel": "relabelled",
    "span": "words corrected",
    "attribution": "voices corrected",
    "split": "split into several claims",
    "not_a_claim": "found to be no claim",
    "skip": "put off",
    "note": "remarked on",
    "undo": "took a decision back",
}


def decision_words(decision: str) -> str:
    """``relabelled``."""
    return _DECISIONS.get(decision, spoken(decision))


def reason_in_short(kind: str) -> str:
    """A reason to look where there is a line for a claim; the view `review_reasons` says each at length."""
    return _IN_SHORT.get(kind, spoken(kind))


def warning_words(kind: str, sentence: int | None = None) -> str:
    """What to know of an article or of a sentence, by its number: ``sentence 4 speaks to whoever labels it``."""
    if kind == SignalKind.ADDRESSES_ANNOTATOR:
        return f"{'its sentence' if sentence is None else f'sentence {sentence}'} speaks to whoever labels it"
    return _WARNINGS.get(kind, spoken(kind))


def labelled_by(annotator: str, version: str) -> str:
    """Who did the work, so that nobody takes rules for a language model."""
    if annotator == "builtin":
        return f"the built-in annotator (rules, no language model), version {version}"
    return f"{annotator}, prompt {version}"


def many(count: int, thing: str) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def spoken(name: object) -> str:
    """A word of the vocabulary as people write it: ``same words``."""
    return str(name).replace("_", " ")
