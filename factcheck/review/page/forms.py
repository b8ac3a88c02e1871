"""What a browser sends, read strictly: numbers in bounds, words of the fixed sets, no addresses and no paths."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import TypeVar

from factcheck.errors import DecisionRefusedError, QueryRefusedError
from factcheck.records import Record
from factcheck.review.deciding import Choice, Part, Voice
from factcheck.review.queue import DecidedBy, Filters
from factcheck.spans import Span
from factcheck.vocabulary import Decision, Label, OpinionKind, ReviewReason, SourceKind

_LARGEST = 2**53
_LONGEST_QUERY = 200
_MOST_PAGES = 1_000_000
_MOST_VOICES = 4
_MOST_CARDS = 50
_HERE = frozenset(Decision) - {Decision.UNDO}
FILTERS = ("label", "reason", "article", "source", "annotator", "audit", "q", "decided", "everything")

E = TypeVar("E", Label, OpinionKind, Decision, SourceKind, ReviewReason, DecidedBy)


class Sent(Record):
    """One decision as it came in."""

    choice: Choice
    seen: int  # the decision that stood when the person looked; 0: none
    seen_label: Label
    everywhere: bool  # the same words in other places, too
    view: str  # where to go on: "article" or "queue"
    kept: dict[str, str]  # what the queue was narrowed to


def sent(fields: Mapping[str, str]) -> Sent:
    """The decision that a form holds.

    Raises:
        DecisionRefusedError: a field is missing or holds what it cannot.
    """
    seen_label = word(Label, fields.get("seen_label", ""))
    everywhere, voices = fields.get("everywhere") == "yes", _voices(fields)
    decision, label = _decision(fields.get("act", ""), seen_label, is_named=bool(voices))
    if decision not in _HERE or seen_label is None:
        raise DecisionRefusedError("The form does not say what is decided.")
    if voices and (everywhere or decision is not Decision.ATTRIBUTION):
        what = "for this place alone" if everywhere else "an attributed statement"
        hint = "Choose that, or leave empty on whose word it is."
        raise DecisionRefusedError(f"Somebody is named whose word it is, which makes it {what}.", hint=hint)
    choice = Choice(
        decision=decision,
        label=label,
        opinion_kind=word(OpinionKind, fields.get("opinion_kind", "")),
        span=_span(fields, "") if decision is Decision.SPAN else None,
        chain=voices,
        parts=_parts(fields) if decision is Decision.SPLIT else (),
        note=fields.get("note", "").strip(),
    )
    return Sent(
        choice=choice,
        seen=number(fields.get("seen", ""), least=0) or 0,
        seen_label=seen_label,
        everywhere=everywhere,
        view=_view(fields),
        kept={name: query(fields[f"keep_{name}"]) for name in FILTERS if fields.get(f"keep_{name}")},
    )


class WrittenPart(Record):
    """One part of a split as somebody wrote it so far; what cannot be a place is left open."""

    start: int | None = None
    end: int | None = None
    label: Label


class Parting(Record):
    """A split that is being written: what the person saw, and the parts so far."""

    seen: int
    seen_label: Label
    view: str
    parts: tuple[WrittenPart, ...]


def parting(fields: Mapping[str, str]) -> Parting:
    """The split that a form holds, with one more part to write.

    Raises:
        DecisionRefusedError: the form does not say what the person saw.
    """
    seen_label = word(Label, fields.get("seen_label", ""))
    if seen_label is None:
        raise DecisionRefusedError("The form does not say what is split.", hint="Go back to the claim.")
    written = tuple(
        WrittenPart(
            start=number(fields.get(f"start{part}", ""), least=0), end=number(fields.get(f"end{part}", "")), label=label
        )
        for part, label in _labels(fields)
    )
    return Parting(
        seen=number(fields.get("seen", ""), least=0) or 0,
        seen_label=seen_label,
        view=_view(fields),
        parts=(*written, WrittenPart(label=seen_label)),
    )


def filters(fields: Mapping[str, str], reviewer: str, article: int | None) -> Filters:
    """What the queue is narrowed to, `article` as it was found by what the field says.

    Raises:
        QueryRefusedError: a field holds what it cannot.
    """
    label, reason = chosen(Label, "label", fields), chosen(ReviewReason, "reason", fields)
    audit = number(fields.get("audit", ""))
    if audit is None and fields.get("audit"):
        raise QueryRefusedError(f"'audit' cannot be {query(fields['audit'])!r}.", hint="It is a number.")
    return Filters(
        labels=(label,) if label else (),
        reasons=(reason,) if reason else (),
        articles=(article,) if article else (),
        source=query(fields.get("source", "")),
        annotator=query(fields.get("annotator", "")),
        audit=audit,
        text=query(fields.get("q", "")),
        decided=chosen(DecidedBy, "decided", fields) or DecidedBy.NOBODY,
        reviewer=reviewer,
        everything=fields.get("everything") == "yes",
    )


def number(given: str, *, least: int = 1) -> int | None:
    """A whole number that the store can hold, else None."""
    if not given.isascii() or not given.isdecimal() or len(given) > 16:
        return None
    return int(given) if least <= int(given) <= _LARGEST else None


def numbers(given: str) -> list[int]:
    """The numbers of claims, as `1-2-3`, each once; what is none is left out."""
    return list(dict.fromkeys(found for one in given.split("-")[:_MOST_CARDS] if (found := number(one))))


def page_number(given: str) -> int:
    """The number of a page, the first where none is given."""
    return min(number(given) or 1, _MOST_PAGES)


def query(given: str) -> str:
    """Words to search for, without what a database cannot hold."""
    return given.replace("\0", "").strip()[:_LONGEST_QUERY]


def word(kind: type[E], given: str) -> E | None:
    """A word of a fixed set, else None."""
    return next((one for one in kind if one == given), None)


def chosen(kind: type[E], name: str, fields: Mapping[str, str]) -> E | None:
    """The word of a fixed set that a field holds, None where it holds nothing.

    Raises:
        QueryRefusedError: it holds another word.
    """
    given = fields.get(name, "")
    found = word(kind, given)
    if given and found is None:
        raise QueryRefusedError(f"{name!r} cannot be {query(given)!r}.", hint=f"It can be {', '.join(kind)}.")
    return found


def _decision(act: str, seen: Label | None, *, is_named: bool) -> tuple[Decision | None, Label | None]:
    """What a button means: a label that the claim has already is accepted; a statement may be on somebody's word."""
    label = word(Label, act)
    if is_named and label is Label.ATTRIBUTED_STATEMENT:
        return Decision.ATTRIBUTION, None
    if label is None:
        return word(Decision, act) if act != Decision.RELABEL else None, None
    return (Decision.ACCEPT, None) if label is seen else (Decision.RELABEL, label)


def _span(fields: Mapping[str, str], which: str) -> Span:
    start, end = number(fields.get(f"start{which}", ""), least=0), number(fields.get(f"end{which}", ""))
    if start is None or end is None or end <= start:
        raise DecisionRefusedError("A claim ends behind its beginning.", hint="Choose a later last word.")
    return Span(start, end)


def _parts(fields: Mapping[str, str]) -> tuple[Part, ...]:
    found: list[Part] = []
    for part, label in _labels(fields):
        if fields.get(f"start{part}") or fields.get(f"end{part}"):
            found.append(Part(span=_span(fields, str(part)), label=label))
    return tuple(found)


def _labels(fields: Mapping[str, str]) -> Iterator[tuple[int, Label]]:
    """The labels of the parts of a split, each with the number of its part, from 0."""
    for part in count():
        label = word(Label, fields.get(f"label{part}", ""))
        if label is None:
            return
        yield part, label


def _view(fields: Mapping[str, str]) -> str:
    return "queue" if fields.get("view") == "queue" else "article"


def _voices(fields: Mapping[str, str]) -> tuple[Voice, ...]:
    found: list[Voice] = []
    for place in range(_MOST_VOICES):
        source, cue, full = (fields.get(f"{name}{place}", "").strip() for name in ("source", "cue", "full"))
        kind = word(SourceKind, fields.get(f"kind{place}", ""))
        if kind is not None and (source or cue or full):
            found.append(Voice(source=source, cue=cue, kind=kind, full_name=full))
    return tuple(found)
