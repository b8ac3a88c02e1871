"""Regular files, read to the end or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import InputError
from factcheck.ingest.shapes import could_not_be_read


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The regular file `path`, open for reading bytes; never waits for the other end of a pipe.

    Raises:
        InputError: missing, not to be read, or not a regular file.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # before opening: opening a device can do something
            raise _not_regular()
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        stream = os.fdopen(descriptor, "rb")
    except FileNotFoundError as error:
        raise InputError("There is no such file or folder.", hint="Check the spelling of the path.") from error
    except OSError as error:
        raise could_not_be_read(error) from error
    with stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise _not_regular()
        yield stream


def whole(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of an open file; one more than `limit` where it has more.

    Raises:
        InputError: it could not be read, or changed meanwhile, so that its text may be half of one and half of another.
    """
    try:
        before = os.fstat(stream.fileno())
        data = stream.read(limit + 1)
        after = os.fstat(stream.fileno())
    except OSError as error:
        raise could_not_be_read(error) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError("It changed while it was being read.", hint="Read it again when it is finished.")
    return data


def _not_regular() -> InputError:
    return InputError("It is not a regular file.", hint="What comes out of a pipe is read from standard input: -")
