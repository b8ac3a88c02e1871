"""The article's own voice: what kind of opinion a stretch of words is, if any, and which words carry it."""

from collections import Counter
from typing import NamedTuple

from factcheck.annotators.builtin.lexicon import WORDS, Hit, Lexicon
from factcheck.annotators.builtin.tokens import Tokens
from factcheck.vocabulary import OpinionKind

_ENOUGH = 2.0  # weak words that make an opinion where no plain one does
_FIGURE, _CAPITAL = 0.5, 0.4  # off for every number and every name, which facts are full of
_KINDS = {"loaded": "evaluation", **{f"{kind} weak": str(kind) for kind in OpinionKind}}
_NOBODY = frozenset({"neither", "nor", "nobody"})  # "neither side could score" tells what happened
_MONTH_BEFORE = WORDS["month before"]


class Verdict(NamedTuple):
    """An opinion's kind, None for a fact, with the cues as token ranges."""

    kind: OpinionKind | None
    cues: tuple[tuple[int, int], ...]


def judge(t: Tokens, first: int, behind: int, words: Lexicon) -> Verdict:
    """Whether the words from token `first` up to `behind` are an opinion."""
    low = t.low[first:behind]
    hits = [hit for hit in words.hits(low) if not _harmless(low, hit) and not _name(t, first, hit)]
    telling = [hit for hit in hits if not hit.section.endswith(("weak", "loaded"))]
    if not telling and (len(hits) < _ENOUGH or len(hits) - _plainness(t, first, behind) < _ENOUGH):
        return Verdict(None, _ranges(first, [hit for hit in hits if hit.section == "loaded"]))
    telling = telling or hits
    counts = Counter(_KINDS.get(hit.section, hit.section) for hit in telling)  # of equals, the first in the text
    kind = OpinionKind(counts.most_common(1)[0][0])
    return Verdict(kind, _ranges(first, telling))


def _plainness(t: Tokens, first: int, behind: int) -> float:
    figures = sum(word[0].isdigit() for word in t.low[first:behind])
    capitals = sum(t.capital(index) for index in range(first + 1, behind))
    return figures * _FIGURE + capitals * _CAPITAL


def _ranges(first: int, hits: list[Hit]) -> tuple[tuple[int, int], ...]:
    return tuple((first + hit.start, first + hit.end) for hit in hits)


def _harmless(low: list[str], hit: Hit) -> bool:
    """The same letters in another meaning: the month of May, "could not", "must-have"."""
    word = low[hit.start]
    before = low[hit.start - 1] if hit.start else ""
    after = low[hit.end] if hit.end < len(low) else ""
    if word == "may" and hit.end - hit.start == 1:
        return before in _MONTH_BEFORE or not after or after[:1].isdigit() or before[:1].isdigit()
    if word == "could":
        return after == "not" or before in ("that", "so") or not _NOBODY.isdisjoint(low)
    return word in ("want", "wants", "wanted") and before in ("who", "that", "which")


def _name(t: Tokens, first: int, hit: Hit) -> bool:
    """A capital inside a sentence makes a word part of a name."""
    index = first + hit.start
    return index > 0 and t.capital(index) and t.low[index] not in ("i", "us")
