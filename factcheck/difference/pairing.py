"""Which of two texts' sentences, and which of their claims, belong together though they differ."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.records import Claim
from factcheck.spans import Span

# Of the words of both: two sentences that have nothing to do with one another share articles and prepositions, which
# come to a quarter; an edited one keeps more than half.
LEAST_ALIKE = 0.5
# Of the stretch that the two cover together.
_LEAST_OVERLAP = 0.5


class Pair(NamedTuple):
    """Two places, counted from 0, and how much they are alike, from 0 to 1."""

    before: int
    after: int
    alike: float


class _Candidate(NamedTuple):
    """Sorts to the front what belongs together most, and of two the one with its label, then the nearer."""

    unlike: float
    other_label: bool
    apart: int
    before: int
    after: int


def similar_sentences(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Pairs of sentences with enough words in common, the most alike first taken, each sentence once."""
    words = [set(_words(text)) for text in after]
    holding: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(words):
        for word in own:
            holding[word].append(place)
    candidates: list[_Candidate] = []
    for place, text in enumerate(before):
        own = set(_words(text))
        common = Counter(other for word in own for other in holding[word])
        for other, shared in common.items():
            alike = 2 * shared / (len(own) + len(words[other]))
            if alike >= LEAST_ALIKE:
                candidates.append(_Candidate(-alike, False, abs(place - other), place, other))
    return _taken(candidates)


def pairs_by_place(before: Sequence[Claim], after: Sequence[Claim], shift: int = 0) -> list[Pair]:
    """Pairs of claims on stretches that mostly overlap once those of `after` are moved on by `shift`."""
    ordered = sorted(range(len(after)), key=lambda place: after[place].span.start)
    starts = [after[place].span.start + shift for place in ordered]
    longest = max((claim.span.end - claim.span.start for claim in after), default=0)
    candidates: list[_Candidate] = []
    for place, claim in enumerate(before):
        first, last = bisect_right(starts, claim.span.start - longest), bisect_left(starts, claim.span.end)
        for other in ordered[first:last]:
            alike = _overlap(claim.span, after[other].span.shifted(shift))
            if alike >= _LEAST_OVERLAP:
                candidates.append(_candidate(alike, before, after, place, other))
    return _taken(candidates)


def pairs_by_words(before: Sequence[Claim], after: Sequence[Claim]) -> list[Pair]:
    """Pairs of the claims of one sentence before and after; the only claims of each belong together in any case."""
    if len(before) == len(after) == 1:
        return [Pair(0, 0, _alike(before[0].quote, after[0].quote))]
    scored = [
        (_alike(claim.quote, other.quote), place, there)
        for place, claim in enumerate(before)
        for there, other in enumerate(after)
    ]
    return _taken(
        _candidate(alike, before, after, place, there) for alike, place, there in scored if alike >= LEAST_ALIKE
    )


def folded(words: str) -> str:
    """Words with every run of white space made one space: a line broken elsewhere is no change."""
    return " ".join(words.split())


def _candidate(alike: float, before: Sequence[Claim], after: Sequence[Claim], place: int, other: int) -> _Candidate:
    return _Candidate(-alike, before[place].label is not after[other].label, abs(place - other), place, other)


def _taken(candidates: Iterable[_Candidate]) -> list[Pair]:
    used_before: set[int] = set()
    used_after: set[int] = set()

    def take() -> Iterator[Pair]:
        for one in sorted(candidates):
            if one.before not in used_before and one.after not in used_after:
                used_before.add(one.before)
                used_after.add(one.after)
                yield Pair(one.before, one.after, -one.unlike)

    return list(take())


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / (max(one.end, other.end) - min(one.start, other.start))


def _alike(one: str, other: str) -> float:
    mine, theirs = set(_words(one)), set(_words(other))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 0.0


def _words(text: str) -> Iterator[str]:
    for word in text.casefold().split():
        yield word.strip(".,;:!?…“”„\"'‘’()[]«»–—-") or word
