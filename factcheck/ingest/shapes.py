"""What goes into reading besides places, and what comes out besides articles."""

import os

from pydantic import Field

from factcheck.errors import InputError
from factcheck.records import Record


class ReadOptions(Record):
    """How places are read."""

    encoding: str = ""  # of what has no byte order mark; empty: found out, or refused where that is not sure
    max_chars: int = Field(default=1_000_000, ge=1, le=1_000_000_000)  # of one article
    max_page_bytes: int = Field(default=10_000_000, ge=1)  # of one web page, markup included
    url_timeout_s: float = Field(default=30.0, gt=0)  # for one address, redirects included

    @property
    def max_text_bytes(self) -> int:
        """More bytes than this cannot be `max_chars` characters in any encoding; a byte order mark is counted in."""
        return 4 * self.max_chars + 4


class Rejected(Record):
    """Something that could not be read as an article. The rest goes on without it."""

    location: str  # printable, as in `Article.location`
    message: str  # one sentence that does not repeat the location
    hint: str = ""  # what to do next

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


def rejected(location: str, error: InputError) -> Rejected:
    """`error` as the end of this one location."""
    return Rejected(location=location, message=str(error), hint=error.hint)


def could_not_be_read(error: OSError) -> InputError:
    """What the operating system says, as an error of the input."""
    return InputError(f"It could not be read: {(error.strerror or str(error) or 'unknown cause').lower()}.")


def shown(name: str | os.PathLike[str]) -> str:
    r"""A file's name as printable text: bytes that are not UTF-8, line ends and controls as backslash escapes."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
