"""Places to files: single files, folders with all below them, and patterns that the shell left as they were."""

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from factcheck.errors import InputError
from factcheck.ingest.shapes import Rejected, could_not_be_read, rejected, shown

Kind = Literal["text", "markdown", "page", "feed"]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "feed",
    ".ndjson": "feed",
}
ENDINGS = f"Read are files that end in {', '.join(KINDS)}."


def kind_of(name: str | os.PathLike[str]) -> Kind | None:
    """What a file holds by the ending of its name; one without an ending holds text."""
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - the same for addresses, which are no paths
    return KINDS.get(ending) if ending else "text"


def files(place: str, seen: set[str]) -> Iterator[Path | Rejected]:
    """The files that `place` names, each once: real paths in `seen` are left out, and added.

    A folder gives the files below it with a known ending, sorted by name within each folder, hidden ones left out.
    """
    found_any = False
    for found in _matches(place):
        found_any = True
        if isinstance(found, Rejected):
            yield found
        elif (real := _real(found)) not in seen:
            seen.add(real)
            yield _refused(found) if _is_written_now(found) else found
    if not found_any:
        yield Rejected(location=shown(place), message="It holds no article.", hint=ENDINGS)


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except OSError:  # whoever runs this is in a folder that is gone; whoever opens the file says so
        return str(path)


def _is_written_now(path: Path) -> bool:
    """Whether what this process prints goes into that file: it would be read for ever, since each line adds one."""
    try:
        told = path.stat()
        return stat.S_ISREG(told.st_mode) and any(os.path.samestat(told, os.fstat(stream)) for stream in (1, 2))
    except (OSError, ValueError):  # it is not there, or a stream is closed
        return False


def _refused(path: Path) -> Rejected:
    return Rejected(
        location=shown(path),
        message="What this command prints goes there.",
        hint="Send its output to a file outside of what it reads.",
    )


def _matches(place: str) -> Iterator[Path | Rejected]:
    if not place or "\0" in place:
        yield Rejected(location=shown(place), message="It is not a path.", hint="Name a file, a folder or an address.")
    elif os.path.lexists(place):
        path = Path(place)
        yield from _below(path) if path.is_dir() else (path,)
    elif glob.has_magic(place):
        yield from _matching(place)
    else:
        yield Path(place)  # whoever opens it says what is wrong


def _matching(pattern: str) -> Iterator[Path | Rejected]:
    """As for a folder: of the files that match, those with a known ending."""
    matched = False
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - Path.glob knows no absolute patterns
        matched = True
        path = Path(name)
        if not path.is_dir():
            yield from (path,) if path.suffix.lower() in KINDS else ()
        elif "**" not in pattern:  # which matches what is in the folder as well
            yield from _below(path)
    if not matched:
        yield Rejected(location=shown(pattern), message="Nothing matches it.", hint="Check the pattern.")


def _below(folder: Path) -> Iterator[Path | Rejected]:
    """The files in `folder` and all folders in it; links to folders are followed, but into each folder once."""
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            yield path
            continue
        try:
            told = path.stat()  # what is the same folder is told without its path, which may be long
            if (told.st_dev, told.st_ino) not in entered:
                entered.add((told.st_dev, told.st_ino))
                waiting += reversed(_listed(path))
        except OSError as error:
            yield _unlisted(path, error)


def _listed(folder: Path) -> list[Path]:
    """Folders, and files with a known ending, in the order of their names; a README tells of articles and is none."""
    entries = sorted(folder.iterdir(), key=lambda path: path.name)
    return [path for path in entries if path.name[0] != "." and (_is_article(path) or path.is_dir())]


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in KINDS and path.stem.upper() != "README"


def _unlisted(folder: Path, error: OSError) -> Rejected:
    cause: InputError = could_not_be_read(error)
    return rejected(shown(folder), cause)
