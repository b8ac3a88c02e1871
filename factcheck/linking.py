"""Catches up with what is derived across articles: whom voices belong to, and which claims say the same."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import NamedTuple

from factcheck.elsewhere import any_superseded, claims_waiting, link_same_claims
from factcheck.records import ArticleSource
from factcheck.sources import Voice, sources_of
from factcheck.sources.deciding import Decided, Target
from factcheck.store import Store
from factcheck.store.sourcing import HeardArticle, LinkedAudit, NewSource, Sourcing, WaitingAudit

RULES = 4  # version: a store that was linked by other rules is linked anew
_AT_ONCE = 300  # audits of one transaction
_CLAIMS_AN_AUDIT = 20  # about
_FEW = 300  # claims, which are looked at in a moment: then the store is opened but once
_CLAIMS_COMPARED = 4_000  # with those of other articles: seconds of work; whoever asks for matches does the rest


class Linked(NamedTuple):
    """What a run came to."""

    audits: int = 0  # whose voices were looked at
    sources: int = 0  # found in them, each article's its own


class _Waiting(NamedTuple):
    """Audits that nobody looked at, the newest decision then, and who is heard in those that count."""

    audits: Sequence[WaitingAudit]
    newest_review: int
    heard: Sequence[HeardArticle]


class _Kept(NamedTuple):
    """What a step came to, and whether nobody else had looked or decided meanwhile."""

    linked: Linked
    all_of_them: bool


def link(store: Store, progress: Callable[[Linked], None] | None = None) -> Linked:
    """Derive what is missing across articles, one step after the other; `progress` is told how far each has come."""
    if not store.exists:
        return Linked()
    with store.read_together():
        audits, claims = audits_waiting(store), claims_waiting(store)
        is_done = not audits and not claims and not any_superseded(store)
    if is_done:
        return Linked()
    with store.held() if claims <= _FEW and audits <= _FEW // _CLAIMS_AN_AUDIT else nullcontext():
        done = link_sources(store, progress)
        link_same_claims(store, most=_CLAIMS_COMPARED)
    return done


def link_sources(store: Store, progress: Callable[[Linked], None] | None = None) -> Linked:
    """Say of every ended audit that nobody looked at since people decided about it whom its voices belong to.

    In short transactions: a run that is killed goes on where it stopped, and several may run at once. Of the audits
    of an article by one annotator only the newest counts.

    Raises:
        StoreError: the store cannot be used.
    """
    done = Linked()
    is_left = store.exists
    while is_left:
        waiting = store.with_sources(_waiting)
        if not waiting.audits:
            break
        kept = _step(store, waiting)
        done = Linked(done.audits + kept.linked.audits, done.sources + kept.linked.sources)
        is_left = not kept.all_of_them or len(waiting.audits) == _AT_ONCE
        if progress is not None:
            progress(done)
    return done


def audits_waiting(store: Store) -> int:
    """Of how many audits nobody has said, since people decided about them, whom their voices belong to."""
    return store.with_sources(lambda sources: sources.count_waiting(RULES)) if store.exists else 0


def resolve(sources: Sourcing, changed: set[str]) -> None:
    """Say anew of every key that changed, and of what depends on it, by which name it goes and whom it is held to be.

    The answer depends on what the store holds, not on the order in which it came.
    """
    decided = Decided(sources.decisions())
    keys = sorted(changed | decided.keys | sources.led_by(sorted(changed | decided.keys)))
    profiles = sources.profiles(keys)
    asked = sources.targets(keys)
    rules = {key: Target(target, _by_rule(by, profiles[key][0])) for key, (target, by) in asked.items()}
    final = {key: decided.final(key, rules) for key in keys}
    ids = sources.ids_of([*keys, *(target.key for target in final.values())])
    known: list[NewSource] = []
    for key, (name, kind) in profiles.items():
        stands_for = ids.get(final[key].key, ids[key])
        known.append(NewSource(ids[key], decided.names.get(key, name), kind, stands_for, final[key].reason))
    sources.set_sources(known)


def _waiting(sources: Sourcing) -> _Waiting:
    audits = sources.waiting(RULES, _AT_ONCE)
    if not audits:
        return _Waiting((), 0, ())
    reviews = sources.newest_review()
    return _Waiting(audits, reviews, sources.heard([audit.audit_id for audit in audits if not audit.superseded]))


def _step(store: Store, waiting: _Waiting) -> _Kept:
    """Look at some audits, outside any transaction, and keep what came of it."""
    found = [(one, _sources(one)) for one in waiting.heard]

    def keep(sources: Sourcing) -> _Kept:
        return _keep(sources, waiting.audits, found, waiting.newest_review)

    return store.with_sources(keep, keep=True)


def _sources(heard: HeardArticle) -> tuple[ArticleSource, ...]:
    voices = [
        Voice(one.place, one.source, one.full_name, one.kind, one.at, one.sentence_start, one.previous_start)
        for one in heard.voices
    ]
    return sources_of(heard.text, heard.text_sha256, voices)


def _keep(
    sources: Sourcing,
    waiting: Sequence[WaitingAudit],
    found: Sequence[tuple[HeardArticle, tuple[ArticleSource, ...]]],
    reviews: int,
) -> _Kept:
    still = sources.still_waiting([audit.audit_id for audit in waiting], RULES, reviews)
    fresh = [(heard, ours) for heard, ours in found if heard.audit_id in still]
    decided = Decided(sources.decisions())
    linked = [LinkedAudit(heard, decided.apart(heard.text_sha256, ours)) for heard, ours in fresh]
    outdated = set(sources.outdated(sorted(still)))
    changed = sources.forget(sorted(outdated - still), superseded=True)
    changed |= sources.forget(sorted(outdated & still), superseded=False)
    changed |= sources.add(linked)
    resolve(sources, changed)
    sources.mark([audit for audit in waiting if audit.audit_id in still], RULES, reviews)
    return _Kept(Linked(len(linked), sum(len(audit.sources) for audit in linked)), len(still) == len(waiting))


def _by_rule(secondary_key: str, written: str) -> str:
    """The reason in words; keys are folded for comparing, so the name is shown as it is `written`."""
    _, _, office = secondary_key.partition("|")
    if office:
        head, _, narrowed = office.partition("|")
        holders = f"that very office “{head}”" if narrowed else f"the office “{head}”"
        return f"of all who hold {holders} one alone has the family name “{written}”"
    return f"one name alone is shortened to “{written}”"
