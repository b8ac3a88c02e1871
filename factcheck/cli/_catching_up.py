"""Derives what is missing across articles, before a command needs it or at its end; what hinders it is told."""

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from factcheck.cli._diagnostics import say
from factcheck.errors import StoreBusyError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.linking import Linked
    from factcheck.store import Store

_WORTH_TELLING = 1_000  # audits
_AUDITS_AT_ONCE = 1_000  # of a question that needs their sources: seconds of work
_CLAIMS_AT_ONCE = 4_000  # of one that needs their matches: as long
_WAIT_S = 1.0  # for whoever writes, who will catch up as well
# What the tables and views are called that lack something until somebody has looked.
_OF_SOURCES = re.compile(
    r"\b(claim_voices|voices_standing|sources?_\w+|article_sourc\w+|sources|corrected_voices|same_claims)\b"
)
_OF_MATCHES = re.compile(r"\b(claim_matches\w*|claim_clusters|same_claims|restated_claims)\b")


def catch_up(store: "Store", *, only_sources: bool = False) -> None:
    """Look at the audits that nobody looked at; long work is told of, and Ctrl-C loses nothing."""
    # Loaded late: start-up time.
    from factcheck.linking import link, link_sources

    told = 0

    def progress(done: "Linked") -> None:
        nonlocal told
        if done.audits - told >= _WORTH_TELLING:
            told = done.audits
            say(f"Sources of {told:,} articles looked at.")

    try:
        (link_sources if only_sources else link)(store, progress)
    except StoreError as error:
        say(f"Whose voices are whose was not looked at yet: {error} The next audit, or factcheck sources, does it.")


def catch_up_for(store: "Store", sql: str, *, write: bool) -> None:
    """Derive what a question needs that nobody has derived yet; or say so, where it is much, or may not be written.

    Without `write` it only says so. While another process writes nothing is done or said: that one catches up.
    """
    # Loaded late: start-up time.
    from factcheck.store import Store

    if store.path is None:
        return
    ours = Store(store.path, wait_s=_WAIT_S)
    with suppress(StoreBusyError):
        if _OF_SOURCES.search(sql):
            _sources_for(ours, write=write)
        if _OF_MATCHES.search(sql):
            _matches_for(ours, write=write)


def _sources_for(store: "Store", *, write: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.linking import audits_waiting, link_sources
    from factcheck.showing.words import many

    waiting = audits_waiting(store)
    if waiting and write and waiting <= _AUDITS_AT_ONCE and _done(lambda: link_sources(store)):
        return
    if waiting:
        say(f"Of {many(waiting, 'audit')} the sources were not looked at since they came, or since somebody")
        say("decided about them; their voices go by names as written. Look first: factcheck sources")


def _matches_for(store: "Store", *, write: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.elsewhere import claims_waiting, link_same_claims
    from factcheck.showing.words import many

    waiting = claims_waiting(store)
    if waiting and write and waiting <= _CLAIMS_AT_ONCE and _done(lambda: link_same_claims(store)):
        return
    if waiting:
        say(f"Not compared with others yet: {many(waiting, 'claim')}. Compare them first: factcheck matches")


def _done(catching_up: "Callable[[], object]") -> bool:
    """Whether it could be done."""
    try:
        catching_up()
    except StoreBusyError:
        raise
    except StoreError:
        return False
    return True
