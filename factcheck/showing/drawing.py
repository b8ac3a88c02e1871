"""Templates of what is drawn as HTML: everything escaped, with the words, marks and colours that all of it shares."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from factcheck.showing.characters import is_unseen
from factcheck.showing.words import LABELS, SHAPES, decision_words, spoken

_HERE = Path(__file__).parent
_WHITE = frozenset("\n\t\r")


def environment(templates: Path, *, finalize: Callable[[Any], Any] | None = None) -> Environment:
    """The templates of a folder, which may import ``marks.html``; a name that they misspell is an error.

    Every value is escaped for HTML, unless `finalize` gives it as `Markup`.
    """
    made = Environment(
        loader=FileSystemLoader([templates, _HERE / "templates"]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        shown=shown,
        web=clickable,
        label=LABELS.__getitem__,
        shape=SHAPES.__getitem__,
        done=decision_words,
        words=spoken,
    )
    return made


def colours() -> str:
    """The stylesheet that comes before that of a face: its colours by light and by night, and its typefaces."""
    return (_HERE / "colours.css").read_text(encoding="utf-8")


def shown(text: object) -> Markup:
    """Text of others, escaped; what turns writing round or cannot be seen stands there by name."""
    words = str(text)
    if not any(map(_is_control, words)):
        return escape(words)
    return Markup("").join(_named(one) if _is_control(one) else escape(one) for one in words)


def _is_control(character: str) -> bool:
    return character not in _WHITE and is_unseen(character)


def _named(character: str) -> Markup:
    name = unicodedata.name(character, "control character")
    return Markup('<span class="control" title="{}">U+{:04X}</span>').format(name.lower(), ord(character))


def clickable(url: str) -> str:
    """`url` where a click on it can only open a web page, else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""
