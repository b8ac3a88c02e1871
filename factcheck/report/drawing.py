"""The templates of a report, with the words and counts that they ask for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from factcheck.report import counting, wording

FOLDER = Path(__file__).parent


def environment(*, finalize: Callable[[Any], Any] | None = None) -> Environment:
    """Templates that know the words of a report; a name that they misspell is an error.

    Every value is escaped for HTML, unless `finalize` gives it as `Markup`.
    """
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        label=wording.label_words,
        shape=wording.SHAPES.__getitem__,
        letter=wording.LETTERS.__getitem__,
        stands=wording.stands_as,
        given=wording.given_as,
        told=wording.told,
        done=wording.decision_words,
        moment=wording.moment,
        labelled_by=wording.labelled_by,
        words=lambda name: str(name).replace("_", " "),
        voice=counting.named,
    )
    made.globals.update(
        share=counting.share,
        many=wording.many,
        sources=counting.sources,
        relays=counting.relays,
        flags=counting.flags,
        calls=counting.calls,
    )
    return made
