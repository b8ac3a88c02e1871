"""The words and signs by which every face names labels and decisions."""

from factcheck.vocabulary import Label

LABELS = {
    Label.REPORTED_FACT: "reported fact",
    Label.ATTRIBUTED_STATEMENT: "attributed statement",
    Label.OPINION: "opinion",
}
LETTERS = {Label.REPORTED_FACT: "F", Label.ATTRIBUTED_STATEMENT: "A", Label.OPINION: "O"}
SHAPES = {Label.REPORTED_FACT: "fact", Label.ATTRIBUTED_STATEMENT: "statement", Label.OPINION: "opinion"}
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


def spoken(name: object) -> str:
    """A word of the vocabulary as people write it: ``same words``."""
    return str(name).replace("_", " ")
