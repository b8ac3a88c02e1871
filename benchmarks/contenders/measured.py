"""What every contender is given, and how its work is timed: arguments in, a line of JSON out."""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generated import Generated, generated_articles


class Run(NamedTuple):
    """The work: so many generated articles, at that endpoint, so many requests at once."""

    base_url: str
    count: int
    concurrency: int

    def articles(self) -> Iterator[Generated]:
        return generated_articles(self.count)


def measured(argv: Sequence[str], work: Callable[[Run], dict[str, int]]) -> None:
    """Do the work of ``SCRIPT BASE_URL COUNT CONCURRENCY`` and print what it took: seconds, and megabytes at most."""
    run = Run(argv[1], int(argv[2]), int(argv[3]))
    before, started = _processor_s(), time.perf_counter()
    found = work(run)
    wall_s = time.perf_counter() - started
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"wall_s": wall_s, "cpu_s": _processor_s() - before, "memory_mb": memory_mb, "found": found}))


def _processor_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
