"""Bytes to text, exactly: the encoding is known, or found out where that is sure, or the bytes are refused."""

import codecs
import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.errors import InputError
from factcheck.ingest.legacy import sure_encoding

NAME_THE_ENCODING = "Name the encoding, for example: --encoding windows-1252."

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh91AY", "compressed with bzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"SQLite format 3\x00", "a database"),
)
# What pages call an encoding, where browsers read it as a larger one.
_WEB_NAMES = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
# Codecs between text and bytes that nobody writes an article in: they rewrite parts of it, and let broken text through.
_NOT_FOR_TEXT = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "mbcs", "oem"})
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_MULTIBYTE_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Decoded(NamedTuple):
    """``data.decode(encoding) == text`` for the bytes it came from."""

    text: str
    encoding: str  # Python's name for it; "utf-8-sig", "utf-16" and "utf-32" had a byte order mark


def decode(data: bytes, *, encoding: str = "", declared: Sequence[str] = ()) -> Decoded:
    """The text of `data`, nothing changed but a byte order mark dropped.

    A byte order mark stands above `encoding` (what the user says), that above `declared` (what a page or its server
    says, tried in order), and that above UTF-8 and what can be found out.

    Raises:
        InputError: not text, not in the encoding it is said to be in, or in one that is not sure.
    """
    _refuse_binary(data)
    mark = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if named := mark or encoding:
        return Decoded(_decoded_as(named, data), codecs.lookup(named).name)
    _refuse_nul(data)
    for name in declared:
        if (found := _as_declared(name, data)) is not None:
            return found
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        name = "" if _mostly_utf8(data) else sure_encoding(data)
        if not name:
            raise _unsure(data, error) from None
        return Decoded(data.decode(name), name)


def known_encoding(name: str) -> str:
    """Python's name of the text encoding `name`.

    Raises:
        InputError: no text encoding goes by that name.
    """
    try:
        "".encode(name)  # refuses what is a codec, but not between text and bytes
        return _text_codec(name)
    except (LookupError, ValueError):
        hint = "Known are, for example: utf-8, utf-16-le, windows-1252, iso-8859-2, mac-roman, koi8-r, gb18030."
        raise InputError(f"There is no text encoding {name!r}.", hint=hint) from None


def refuse_half_characters(text: str) -> None:
    """Some encodings, such as UTF-7, can spell half a surrogate pair, which no parser and no store takes.

    Raises:
        InputError: `text` holds one.
    """
    if found := _HALF_CHARACTER.search(text):
        message = f"Its text holds half a character (U+{ord(found[0]):04X}) at character {found.start()}."
        raise InputError(message, hint="Take it out, or write the whole surrogate pair.")


def _text_codec(name: str) -> str:
    """Python's name of the encoding. Raises LookupError where there is none that texts are written in."""
    found = codecs.lookup(name).name
    if found in _NOT_FOR_TEXT:
        raise LookupError(found)
    return found


def _refuse_binary(data: bytes) -> None:
    for start, what in _BINARY:
        if data.startswith(start):
            raise InputError(f"It is not text: it is {what}.", hint="Save the article's text as a .txt file.")


def _refuse_nul(data: bytes) -> None:
    at = data.find(b"\0")
    if at < 0:
        return
    # Text in UTF-16 without its mark has a zero in every other byte of Latin letters.
    wide = [name for name, zeros in (("utf-16-le", data[1:400:2]), ("utf-16-be", data[0:400:2])) if _mostly_zero(zeros)]
    hint = f"If it is text in UTF-16, say so: --encoding {wide[0]}." if wide else "Save the article as a .txt file."
    raise InputError(f"It is not text: NUL at byte {at}.", hint=hint)


def _mostly_zero(data: bytes) -> bool:
    return data.count(0) * 2 > len(data)


def _decoded_as(name: str, data: bytes) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        message = f"It is not {name} all through: byte 0x{data[error.start]:02x} at position {error.start}."
        raise InputError(message, hint=NAME_THE_ENCODING) from None
    except ValueError as error:
        raise InputError(f"It is not {name}: {error}.", hint=NAME_THE_ENCODING) from None
    refuse_half_characters(text)
    return text


def _as_declared(name: str, data: bytes) -> Decoded | None:
    """The text, or None where the page names no encoding that is known and fits all of its bytes."""
    name = name.strip().lower()
    try:
        found = _text_codec(_WEB_NAMES.get(name, name))
        # A page whose bytes are read one by one up to the name cannot be in UTF-16, whatever the name says.
        if "<meta>".encode(found) != b"<meta>" or found == "utf-7":
            return None
        return Decoded(data.decode(found), found)
    except (LookupError, ValueError):
        return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 that broke: most of what is not ASCII fits, which no other encoding brings about."""
    beyond_ascii = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return sum(len(found) for found in _MULTIBYTE_UTF8.findall(data)) * 2 > beyond_ascii


def _unsure(data: bytes, error: UnicodeDecodeError) -> InputError:
    byte = f"byte 0x{data[error.start]:02x} at position {error.start}"
    if _mostly_utf8(data):
        hint = f"Mend that byte, or name the encoding it should be read in. {NAME_THE_ENCODING}"
        return InputError(f"It is UTF-8 with broken places, the first is {byte}.", hint=hint)
    return InputError(f"It is not UTF-8 ({byte}), and no other encoding is sure.", hint=NAME_THE_ENCODING)
