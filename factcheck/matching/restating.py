"""Finds what an article first gives on somebody's word and later asserts by itself, and the other way round."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.matching.clauses import presupposes
from factcheck.matching.pairs import MATCHER, Match, content_of, match, own_words
from factcheck.records import Claim, ClaimPair
from factcheck.vocabulary import Extent, Label, PairKind

_LETTERS = 4  # of a word, so that its forms are the same
# In a word that is shorter only figures and capitals tell anything.
_WORD = re.compile(rf"[^\W_]{{{_LETTERS},}}|\d+|[A-Z][^\W_]+")
_SHARING = 40  # claims that may share a word before it tells nothing
_REVERSED = {Extent.PART_OF: Extent.CONTAINS, Extent.CONTAINS: Extent.PART_OF}


class _Said(NamedTuple):
    """What a claim says, on whose word; `presupposed` where the claim itself says something else."""

    claim: Claim
    words: str
    presupposed: bool = False


def restatements(text: str, claims: Sequence[Claim]) -> tuple[ClaimPair, ...]:
    """Pairs of an attributed statement and a claim of the article's own, in the order of the later claim.

    Of several earlier claims that a later one repeats, the one that is most alike is taken. Two claims of one sentence
    are no pair. What an attributed sentence presupposes in the article's own words counts as the article's own.
    """
    given = [_Said(claim, content_of(text, claim)) for claim in claims if claim.label is Label.ATTRIBUTED_STATEMENT]
    if not given:
        return ()
    candidates = _Candidates(given)
    best: dict[tuple[int, PairKind], ClaimPair] = {}
    for said in _own(text, claims):
        for other in candidates.of(said):
            pair = _pair(other, said)
            if pair is not None:
                place = (pair.later if pair.kind is PairKind.RESTATED_WITHOUT_SOURCE else pair.earlier, pair.kind)
                best[place] = max(best.get(place, pair), pair, key=lambda one: one.score)
    return tuple(sorted(best.values(), key=lambda pair: (pair.later, pair.earlier)))


def _own(text: str, claims: Sequence[Claim]) -> Iterator[_Said]:
    """What the article says on its own word."""
    for claim in claims:
        if claim.label is not Label.ATTRIBUTED_STATEMENT:
            yield _Said(claim, claim.quote)
        else:
            yield from (_Said(claim, words, True) for words in own_words(text, claim) if presupposes(words))


class _Candidates:
    """Attributed claims by the beginnings of their words, so that long articles are not compared claim by claim."""

    def __init__(self, given: Sequence[_Said]) -> None:
        self._given = given
        places: dict[str, list[int]] = defaultdict(list)
        for place, said in enumerate(given):
            for word in _words(said.words):
                places[word].append(place)
        # As bits of one number: what is shared by any number of claims is found at once.
        self._by_word = {
            word: sum([1 << at for at in found]) for word, found in places.items() if len(found) <= _SHARING
        }

    def of(self, said: _Said) -> Iterator[_Said]:
        """Those that share at least two words with it, in order."""
        once = twice = 0
        for places in map(self._by_word.get, _words(said.words)):
            if places:
                twice |= once & places
                once |= places
        while twice:
            lowest = twice & -twice
            yield self._given[lowest.bit_length() - 1]
            twice ^= lowest


def _words(words: str) -> set[str]:
    return {word[:_LETTERS].lower() for word in _WORD.findall(words)}


def _pair(given: _Said, own: _Said) -> ClaimPair | None:
    if given.claim.sentence == own.claim.sentence:
        return None
    found = match(given.words, own.words, of_one_article=True)
    if found is None:
        return None
    if given.claim.number < own.claim.number:
        kind, earlier, later = PairKind.RESTATED_WITHOUT_SOURCE, given.claim, own.claim
    else:
        kind, earlier, later = PairKind.ATTRIBUTED_LATER, own.claim, given.claim
        found = found._replace(extent=_REVERSED.get(found.extent, found.extent))
    return ClaimPair(
        earlier=earlier.number,
        later=later.number,
        kind=kind,
        extent=found.extent,
        score=round(found.score, 3),
        reason=_reason(found, own),
        matcher=MATCHER,
    )


def _reason(found: Match, own: _Said) -> str:
    return f"“{own.words}” takes it for granted; {found.reason}" if own.presupposed else found.reason
