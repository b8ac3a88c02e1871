"""Finds the claims of a store that say the same in several articles, as far as it has not been done yet."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from factcheck.matching import MATCHER, copy_key, keys, match
from factcheck.store import Store
from factcheck.store.matches import ClaimWords, FoundPair, FreshClaim, Matcher, Waiting
from factcheck.vocabulary import PairKind

_CLAIMS_AT_ONCE = 2_000  # of one step, after which what was found is kept


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
    for batch in _batches(_waiting(store)):
        audits = [one.audit_id for one in batch]
        claims = store.with_matches(partial(Matcher.to_match, audits=audits))
        fresh = [
            FreshClaim(claim.claim_id, family, keys(claim.words), copy_key(claim.words)) for claim, family in claims
        ]
        candidates, others = store.with_matches(partial(_candidates, fresh=fresh), keep=True)
        pairs = _found(others | {claim.claim_id: claim for claim, _ in claims}, candidates)
        kept = store.with_matches(partial(Matcher.save, audits=audits, pairs=pairs, matcher=MATCHER), keep=True)
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


def _waiting(store: Store) -> list[Waiting]:
    """The audits to look at, once those that speak for no article any more are forgotten."""

    def seen(matcher: Matcher) -> tuple[bool, list[Waiting]]:
        return matcher.any_superseded(), matcher.waiting(MATCHER)

    superseded, waiting = store.with_matches(seen)
    if not superseded:
        return waiting
    store.with_matches(Matcher.forget_superseded, keep=True)
    return store.with_matches(partial(Matcher.waiting, matcher=MATCHER))


def _batches(waiting: Sequence[Waiting]) -> Iterator[list[Waiting]]:
    batch: list[Waiting] = []
    for one in waiting:
        if batch and sum(other.claims for other in batch) + one.claims > _CLAIMS_AT_ONCE:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _candidates(matcher: Matcher, fresh: Sequence[FreshClaim]) -> tuple[list[tuple[int, int]], dict[int, ClaimWords]]:
    """The pairs to compare, once the fresh claims are in the index, and the words of those that are not fresh."""
    candidates = matcher.index(fresh)
    ours = {claim.claim_id for claim in fresh}
    return candidates, matcher.words_of({other for _, other in candidates if other not in ours})


def _found(known: dict[int, ClaimWords], candidates: Sequence[tuple[int, int]]) -> list[FoundPair]:
    """Those of the candidates that say the same."""
    found: list[FoundPair] = []
    for candidate in candidates:
        earlier, later = (known[claim] for claim in sorted(candidate))
        same = match(earlier.words, later.words)
        if same is not None:
            kind = PairKind.SAME if earlier.attributed is later.attributed else PairKind.ATTRIBUTED_ELSEWHERE
            score = round(same.score, 3)
            found.append(FoundPair(earlier.claim_id, later.claim_id, kind, same.extent, score, same.reason))
    return found
