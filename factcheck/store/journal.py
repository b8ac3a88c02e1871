"""A second witness beside the store: how many commits there were, so that a lost tail is noticed."""

import errno
import json
import os
from pathlib import Path

from factcheck.errors import StoreFullError, StoreUnusableError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LONGEST = 64 * 1024  # bytes, before the file starts anew with its last line


class Others:
    """How many commits of a store somebody else made, as far as one of its writers can see without opening it."""

    def __init__(self) -> None:
        self._theirs = 0
        self._newest = 0  # commit of ours
        self._size: int | None = -1  # of the journal behind it; None while a commit of ours is being noted

    def noting(self) -> None:
        """This process, and so nobody else, is about to note a commit."""
        self._size = None

    def noted(self, path: Path, commit_seq: int) -> None:
        """This process has noted its commit of that number."""
        if self._newest:
            self._theirs += commit_seq - self._newest - 1
        self._newest, self._size = commit_seq, _size(path)

    def commits(self, path: Path) -> int:
        """A number that changes when somebody else commits, at the latest once this process does."""
        size = self._size
        return self._theirs + (size is not None and size != _size(path))


def journal_of(path: Path) -> Path:
    """The journal of a store's file."""
    return path.with_name(path.name + ".journal")


def note_commit(path: Path, store_id: str, commit_seq: int) -> None:
    """Say that the store at `path` made its commit number `commit_seq`; durable when this returns."""
    journal = journal_of(path)
    line = json.dumps({"store_id": store_id, "commit_seq": commit_seq}).encode() + b"\n"
    try:
        if journal.exists() and journal.stat().st_size > _LONGEST:
            _start_anew(journal, line)
            return
        _append(journal, line, os.O_APPEND)
    except OSError as error:
        kind = StoreFullError if error.errno in _FULL else StoreUnusableError
        raise kind(
            f"The commit was made, but the journal {str(journal)!r} could not be written: {error.strerror}.",
            hint="Free some space or make the file writable, then run the same command again.",
        ) from error


def last_commit(path: Path, store_id: str) -> int:
    """The highest commit the journal knows of this very store, or of any where `store_id` is empty; 0 where of none."""
    try:
        lines = journal_of(path).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return 0
    return max((_commit(line, store_id) for line in lines), default=0)


def _size(path: Path) -> int:
    try:
        return journal_of(path).stat().st_size
    except OSError:
        return 0


def _commit(line: str, store_id: str) -> int:
    try:
        entry = json.loads(line)
        return int(entry["commit_seq"]) if store_id in ("", entry["store_id"]) else 0
    except (ValueError, KeyError, TypeError):  # a line that a crash cut off says nothing
        return 0


def _append(journal: Path, line: bytes, flags: int) -> None:
    descriptor = os.open(journal, os.O_WRONLY | os.O_CREAT | flags, 0o600)
    try:
        written = os.write(descriptor, line)
        if written < len(line):  # the rest found no room; half a line would spoil the next one
            os.ftruncate(descriptor, os.fstat(descriptor).st_size - written)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _start_anew(journal: Path, line: bytes) -> None:
    fresh = journal.with_name(journal.name + ".new")
    _append(fresh, line, os.O_TRUNC)
    fresh.replace(journal)
