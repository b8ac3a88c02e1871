"""Stores that many tests begin with: filled once in a session, and copied for whoever asks again."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path

from factcheck.store import Store


def made_once(make: Callable[[Path], Store]) -> Callable[[Path], Store]:
    """`make`, which fills a new store at a path; from the second time on a copy of what it made is put there."""
    kept: dict[str, bytes] = {}  # by what follows the path: nothing, or ".journal"

    @wraps(make)
    def copied(path: Path) -> Store:
        if not kept:
            store = make(path)
            for file in path.parent.glob(f"{path.name}*"):
                kept[file.name.removeprefix(path.name)] = file.read_bytes()
            return store
        for ending, content in kept.items():
            place = path.with_name(path.name + ending)
            place.write_bytes(content)
            place.chmod(0o600)
        return Store(path)

    return copied
