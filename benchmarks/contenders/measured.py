"""What every contender is given, and how its work is timed: arguments in, a line of JSON out."""

import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generated import Generated, generated_articles

SHORTEST, LONGEST = 3, 200  # sentences
A_PARAGRAPH = 3


class Run(NamedTuple):
    """The work: so many generated articles, at that endpoint, so many requests at once."""

    base_url: str
    count: int
    concurrency: int
    mixed: bool  # of very different lengths

    def articles(self) -> Iterator[Generated]:
        return mixed_articles(self.count) if self.mixed else generated_articles(self.count)


def mixed_articles(count: int) -> Iterator[Generated]:
    """Articles of 3 to 200 sentences, half of them below 25, each different, and the same again."""
    chance, given = random.Random(7), generated_articles(count * LONGEST)
    for number in range(1, count + 1):
        wanted = min(LONGEST, max(SHORTEST, round(chance.lognormvariate(3.2, 0.6))))
        sentences: list[str] = []
        while len(sentences) < wanted:
            sentences += next(given).sentences
        chosen = sentences[:wanted]
        paragraphs = [" ".join(chosen[at : at + A_PARAGRAPH]) for at in range(0, wanted, A_PARAGRAPH)]
        yield Generated(f"Of {wanted} sentences, number {number}", "\n\n".join(paragraphs), tuple(chosen))


def measured(argv: Sequence[str], work: Callable[[Run], dict[str, int]]) -> None:
    """Do the work of ``SCRIPT BASE_URL COUNT CONCURRENCY ... [mixed]``, and print the seconds and megabytes it took."""
    run = Run(argv[1], int(argv[2]), int(argv[3]), mixed=argv[-1] == "mixed")
    before, started = _processor_s(), time.perf_counter()
    found = work(run)
    wall_s = time.perf_counter() - started
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"wall_s": wall_s, "cpu_s": _processor_s() - before, "memory_mb": memory_mb, "found": found}))


def _processor_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
