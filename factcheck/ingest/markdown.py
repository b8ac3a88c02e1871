"""What a Markdown text says of itself: title and date from its front matter, else the title from its first heading."""

import re
from datetime import date
from typing import NamedTuple

from factcheck.errors import InputError
from factcheck.ingest.building import parsed_date

_END = r"(?:\r\n|\r|\n)"
_FRONT_MATTER = re.compile(rf"---[ \t]*{_END}(.*?)(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:{_END}|\Z)", re.DOTALL)
_FIELD = re.compile(r"(?:\A|(?<=[\r\n]))(title|published|date)[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE)
_HEADING = re.compile(r"(?:\A|(?<=[\r\n])) {0,3}#[ \t]+([^\r\n]*)")
_CODE = re.compile(r"(?:\A|(?<=[\r\n])) {0,3}(?:```|~~~)")
_BLOCK_SCALAR = re.compile(r"[|>][+-]?\d?")


class About(NamedTuple):
    """What a text says of itself; empty and None where it says nothing."""

    title: str = ""
    published: date | None = None


def about(text: str) -> About:
    """Title and date of a Markdown `text`."""
    front = _FRONT_MATTER.match(text)
    fields = {name.lower(): _plain(value) for name, value in _FIELD.findall(front[1])} if front else {}
    body = text[front.end() :] if front else text
    return About(
        title=fields.get("title") or _first_heading(body),
        published=_day(fields.get("published") or fields.get("date") or ""),
    )


def _plain(value: str) -> str:
    """A one-line YAML scalar without quotation marks and comment; a block that starts on the next line is left out."""
    value = value.strip()
    if len(value) > 1 and value[0] in "\"'" and value.endswith(value[0]):
        return value[1:-1]
    value = re.split(r"(?:\A|\s)#", value, maxsplit=1)[0].strip()
    return "" if _BLOCK_SCALAR.fullmatch(value) else value


def _first_heading(body: str) -> str:
    """The first ``# heading`` above any block of code, whose comments look the same."""
    code = _CODE.search(body)
    heading = _HEADING.search(body, 0, code.start() if code else len(body))
    return re.sub(r"(?:\A|[ \t])#+[ \t]*\Z", "", heading[1]).strip() if heading else ""


def _day(written: str) -> date | None:
    try:
        return parsed_date(written) if written else None
    except InputError:
        return None  # front matter is free text: a date it writes otherwise is no reason to refuse the article
