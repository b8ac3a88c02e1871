"""Which sentences two versions of a text have in common: aligned in their order, and found where they were moved."""

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class Aligned(NamedTuple):
    """One sentence that stands in both versions; places count from 0."""

    before: int
    after: int
    moved: bool  # found out of order, which only a sentence that stands once in each version is
    certain: bool  # it has a neighbour in common, or stands once in each version


def aligned(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Aligned]:
    """The sentences that are the same, in the order of `after`; each is used once.

    What is compared is up to the caller: the words, or words and kind.
    """
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    once = _once(before) & _once(after)
    pairs = [
        Aligned(block.a + step, block.b + step, False, block.size > 1 or before[block.a] in once)
        for block in blocks
        for step in range(block.size)
    ]
    found = {before[pair.before] for pair in pairs}
    there = {what: place for place, what in enumerate(before)}
    pairs += [
        Aligned(there[what], place, True, True)
        for place, what in enumerate(after)
        if what in once and what not in found
    ]
    return sorted(pairs, key=lambda pair: pair.after)


def _once(sentences: Sequence[Hashable]) -> set[Hashable]:
    return {what for what, times in Counter(sentences).items() if times == 1}
