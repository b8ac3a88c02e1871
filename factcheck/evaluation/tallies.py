"""What is counted: the entries of a tally, and the mistakes that stand beside it.

A tally is a plain counter, so that those of many documents add up, and a document drawn twice counts twice.
"""

from collections import Counter
from typing import NamedTuple

from factcheck.evaluation.gold import Question
from factcheck.records import Record
from factcheck.spans import Span

MISSED = "missed"  # stands in a confusion where nothing was given
NOT_MARKED = "not marked"  # stands there where nothing was marked


class Entry(NamedTuple):
    """What one number of a tally counts."""

    question: Question
    name: str  # what is looked for: a label, "content", "whole chain"
    part: str  # see `Tally`
    given: str = ""  # of the part "confused": what stood where `name` was marked


class Tally(Counter[Entry]):
    """Counts of one document, or of several together.

    Parts: of what is looked for, ``marked`` and ``hit`` (marked and found); in gold that is exhaustive also ``found``,
    ``right`` (found and marked), and ``all_marked`` and ``all_hit`` as above. A share has ``of`` and ``held``.
    """

    def look(self, question: Question, name: str, *, hit: bool, exhaustive: bool, times: int = 1) -> None:
        """Something marked was looked for."""
        self[Entry(question, name, "marked")] += times
        self[Entry(question, name, "hit")] += times * hit
        if exhaustive:
            self[Entry(question, name, "all_marked")] += times
            self[Entry(question, name, "all_hit")] += times * hit

    def find(self, question: Question, name: str, *, right: bool, times: int = 1) -> None:
        """Something was found, in gold that is exhaustive."""
        self[Entry(question, name, "found")] += times
        self[Entry(question, name, "right")] += times * right

    def share(self, question: Question, name: str, *, held: bool) -> None:
        """One case of a share: it held, or it did not."""
        self[Entry(question, name, "of")] += 1
        self[Entry(question, name, "held")] += held

    def confuse(self, question: Question, marked: str, given: str) -> None:
        """Where `marked` was marked, `given` was given."""
        self[Entry(question, marked, "confused", given)] += 1


class Mistake(Record):
    """One thing that the gold and the annotator see differently."""

    kind: str  # "opinion taken for reported_fact", "source wrong"
    question: Question
    document: str
    span: Span  # into the text of the document
    text: str
    marked: str  # what the gold says
    given: str  # what the annotator says
