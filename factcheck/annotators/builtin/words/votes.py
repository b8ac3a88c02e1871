"""The count of a vote behind a verb of ruling, which is no part of what is ruled: "ruled 6-3 on Friday that"."""

import re
from collections.abc import Sequence

from factcheck.annotators.builtin.words.lexicon import WORDS

_RULING = WORDS["ruling"]
_COUNT = re.compile(r"\d{1,3}[-‑]\d{1,3}(?:[-‑]\d{1,3})?")
_FIGURE = re.compile(r"\d{1,3}")
_BETWEEN = (["to"], ["—"], ["votes", "to"])
_WHEN = WORDS["days"] | {"on", "last", "earlier", "late", "in", "the", "morning", "afternoon", "evening", "night"}
_LONGEST = 6  # tokens of "late on Friday evening"


def vote_count(low: Sequence[str]) -> tuple[int, int] | None:
    """Where the count of a vote stands that only a day and "that" follow, with its commas and the day; else None."""
    if "that" not in low:
        return None
    for index in range(1, len(low) - 1):
        if low[index][0].isdigit() and _rules(low, index):
            first = index - (low[index - 1] in (",", "by"))
            behind = _behind(low, index)
            if behind is not None:
                return first, behind
    return None


def _rules(low: Sequence[str], index: int) -> bool:
    verb = index - 1 - (low[index - 1] in (",", "by"))
    return verb > 0 and low[verb] in _RULING


def _behind(low: Sequence[str], index: int) -> int | None:
    end = _past_count(low, index)
    if end is None:
        return None
    end += low[end : end + 1] == [","]
    that = next((i for i in range(end, min(len(low), end + _LONGEST)) if low[i] == "that"), None)
    return that if that is not None and _WHEN.issuperset(low[end:that]) else None


def _past_count(low: Sequence[str], index: int) -> int | None:
    """Behind "6-3", "6–3", "6 to 3", "6 votes to 3"."""
    if _COUNT.fullmatch(low[index]):
        return index + 1
    for between in _BETWEEN:
        last = index + 1 + len(between)
        if list(low[index + 1 : last]) == between and last < len(low) and _FIGURE.fullmatch(low[last]):
            return last + 1
    return None
