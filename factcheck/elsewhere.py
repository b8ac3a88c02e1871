"""Finds the claims of a store that say the same in several articles, as far as it has not been done yet."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from factcheck.matching import MATCHER, copy_key, keys, match
from factcheck.store import Store
from factcheck.store.matches import ClaimWords, FoundPair, FreshClaim, Matcher, Waiting
from factcheck.vocabulary import PairKind

_CLAIMS_AT_ONCE = 2_000  # of one step, after which what was found is kept
_PAIRS_AT_ONCE = 300  # moments of work, for which the store stays open: to close it and open it again takes longer


_Claims = list[tuple[ClaimWords, int]]  # each with the family of its article


class _Candidates(NamedTuple):
    """Pairs of claims to compare by their numbers, and what each of them puts forward."""

    pairs: Sequence[tuple[int, int]]
    words: dict[int, ClaimWords]


class Compared(NamedTuple):
    """What a run came to."""

    audits: int = 0
    claims: int = 0
    pairs: int = 0


def link_same_claims(
    store: Store, *, most: int | None = None, on_step: Callable[[Compared], None] | None = None
) -> Compared:
    """Compare the claims of each audit that speaks for an article, and was not looked at before, with those before it.

    Then, again, those of audits that older rules looked at: what these found stands until it is done again.
    In steps: the store is open only to read what a step needs and to keep what it found, and a run that is killed goes
    on where it stopped. Nothing is written where there is nothing to compare. `on_step` is told how far it has come.
    With `most` it ends after so many claims.

    Raises:
        StoreError: the store cannot be used.
    """
    done = Compared()
    if not store.exists:
        return done
    waiting, first = _waiting(store)
    for number, batch in enumerate(_batches(waiting)):
        claims = store.with_matches(partial(_claims, batch=batch)) if number else first
        kept = _compare(store, batch, claims)
        done = Compared(done.audits + len(batch), done.claims + len(claims), done.pairs + kept)
        if on_step is not None:
            on_step(done)
        if most is not None and done.claims >= most:
            break
    return done


def claims_waiting(store: Store) -> int:
    """How many claims were not compared with those of other articles yet, or by older rules."""
    waiting = store.with_matches(partial(Matcher.waiting, matcher=MATCHER)) if store.exists else []
    return sum(one.claims for one in waiting)


def any_superseded(store: Store) -> bool:
    """Whether claims of audits that speak for no article any more are still compared with others."""
    return store.exists and store.with_matches(Matcher.any_superseded)


def _waiting(store: Store) -> tuple[list[Waiting], _Claims]:
    """The audits to look at, those that speak for no article any more forgotten; and the claims of the first step."""

    def seen(matcher: Matcher) -> tuple[bool, list[Waiting], _Claims]:
        waiting = matcher.waiting(MATCHER)
        return matcher.any_superseded(), waiting, _claims(matcher, next(_batches(waiting), []))

    superseded, waiting, first = store.with_matches(seen)
    if superseded:
        store.with_matches(Matcher.forget_superseded, keep=True)
        _, waiting, first = store.with_matches(seen)
    return waiting, first


def _claims(matcher: Matcher, batch: Sequence[Waiting]) -> _Claims:
    return matcher.to_match([one.audit_id for one in batch]) if batch else []


def _compare(store: Store, batch: Sequence[Waiting], claims: _Claims) -> int:
    """Put the claims of a step into the index, compare them, and keep what was found; the number of new pairs."""
    ours = {claim.claim_id: claim for claim, _ in claims}
    fresh = [FreshClaim(claim.claim_id, family, keys(claim.words), copy_key(claim.words)) for claim, family in claims]

    def save(matcher: Matcher, pairs: Sequence[FoundPair]) -> int:
        return matcher.save([one.audit_id for one in batch], pairs, MATCHER)

    def begin(matcher: Matcher) -> tuple[_Candidates, int | None]:
        candidates = _candidates(matcher, fresh, ours)
        is_soon_done = len(candidates.pairs) <= _PAIRS_AT_ONCE
        return candidates, save(matcher, _found(candidates)) if is_soon_done else None

    candidates, kept = store.with_matches(begin, keep=True)
    if kept is None:
        kept = store.with_matches(partial(save, pairs=_found(candidates)), keep=True)
    return kept


def _candidates(matcher: Matcher, fresh: Sequence[FreshClaim], ours: dict[int, ClaimWords]) -> _Candidates:
    """The pairs to compare, once the fresh claims are in the index."""
    pairs = matcher.index(fresh)
    return _Candidates(pairs, ours | matcher.words_of({other for _, other in pairs if other not in ours}))


def _batches(waiting: Sequence[Waiting]) -> Iterator[list[Waiting]]:
    batch: list[Waiting] = []
    for one in waiting:
        if batch and sum(other.claims for other in batch) + one.claims > _CLAIMS_AT_ONCE:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _found(candidates: _Candidates) -> list[FoundPair]:
    """Those of the candidates that say the same."""
    found: list[FoundPair] = []
    for pair in candidates.pairs:
        earlier, later = (candidates.words[claim] for claim in sorted(pair))
        same = match(earlier.words, later.words)
        if same is not None:
            kind = PairKind.SAME if earlier.attributed is later.attributed else PairKind.ATTRIBUTED_ELSEWHERE
            score = round(same.score, 3)
            found.append(FoundPair(earlier.claim_id, later.claim_id, kind, same.extent, score, same.reason))
    return found
