"""The templates of a report, with the words and counts that they ask for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment

from factcheck.report import counting, wording
from factcheck.showing.drawing import environment as shared
from factcheck.showing.words import LETTERS, labelled_by, many

FOLDER = Path(__file__).parent


def environment(*, finalize: Callable[[Any], Any] | None = None) -> Environment:
    """Templates that know the words of a report; `finalize` is as that of what every face shares."""
    made = shared(FOLDER / "templates", finalize=finalize)
    made.filters.update(
        letter=LETTERS.__getitem__,
        stands=wording.stands_as,
        given=wording.given_as,
        told=wording.told,
        caution=wording.caution,
        moment=wording.moment,
        labelled_by=labelled_by,
        voice=counting.named,
    )
    made.globals.update(
        share=counting.share,
        many=many,
        sources=counting.sources,
        relays=counting.relays,
        flags=counting.flags,
        calls=counting.calls,
    )
    return made
