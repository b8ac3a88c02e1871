"""Derives what is missing across articles at the end of a command; whatever hinders it is left for the next one."""

from typing import TYPE_CHECKING

from factcheck.cli._diagnostics import say
from factcheck.errors import StoreError

if TYPE_CHECKING:
    from factcheck.linking import Linked
    from factcheck.store import Store

_WORTH_TELLING = 1_000  # audits


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
