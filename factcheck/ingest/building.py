"""Text to Article: the checks every text passes, and the date it may open with."""

import re
from datetime import date, datetime

from factcheck.errors import InputError
from factcheck.ingest.web import shown_address
from factcheck.records import Article

_DATE_HEADER = re.compile(r"[ \t]*date (\d{4}-\d{2}-\d{2})(?!\S)", re.IGNORECASE)


def built(
    text: str,
    *,
    max_chars: int | None = None,
    title: str = "",
    url: str = "",
    published: date | None = None,
    external_id: str = "",
    location: str = "",
    encoding: str = "utf-8",
    raw_sha256: str = "",
    hidden_text: bool = False,
) -> Article:
    """An article of `text` as it is; a date at its very start fills in for `published`, and stays in the text.

    A user's name and password in `url` stay out.

    Raises:
        InputError: more than `max_chars` code points, or characters that cannot be stored, in the text or beside it.
    """
    _refuse_too_long(text, max_chars)
    for what, value in {"text": text, "title": title, "url": url, "id": external_id, "location": location}.items():
        refuse_unstorable(what, value)
    return Article(
        text=text,
        title=title,
        url=shown_address(url),
        published=published or header_date(text),
        external_id=external_id,
        location=location,
        encoding=encoding,
        raw_sha256=raw_sha256,
        hidden_text=hidden_text,
    )


def header_date(text: str) -> date | None:
    """The date of a text that opens with a header such as ``date 2031-03-04``."""
    header = _DATE_HEADER.match(text)
    try:
        return date.fromisoformat(header[1]) if header else None
    except ValueError:
        return None


def parsed_date(written: str) -> date:
    """The day that `written`, an ISO date or date and time, names in its own time zone.

    Raises:
        InputError: it names none.
    """
    written = written.strip()
    try:
        return date.fromisoformat(written)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        raise InputError(f"{written[:40]!r} is not a date.", hint="Write it as 2031-03-04.") from None


def too_long(size: str, max_chars: int, needed: int) -> InputError:
    """The refusal of an article of `size`, and the flag that lets `needed` characters in."""
    return InputError(
        f"It is too long: {size}, and the limit is {max_chars:,} characters.",
        hint=f"Raise the limit with --max-chars {needed}.",
    )


def _refuse_too_long(text: str, max_chars: int | None) -> None:
    if max_chars is not None and len(text) > max_chars:
        raise too_long(f"{len(text):,} characters", max_chars, len(text))


def refuse_unstorable(what: str, value: str) -> None:
    """Refuse U+0000 and halves of surrogate pairs in `value`, which is an article's `what`, with an InputError."""
    if (at := value.find("\0")) >= 0:
        raise InputError(f"Its {what} holds a NUL character (U+0000) at character {at}.", hint="Take it out.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"Its {what} holds half a character (U+{ord(value[error.start]):04X}) at character {error.start}."
        raise InputError(message, hint="Take it out, or write the whole surrogate pair.") from None
