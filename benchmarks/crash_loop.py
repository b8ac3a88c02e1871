"""What kill -9 costs an audit with a model: killed at random moments and at every named point, and started again.

    python benchmarks/crash_loop.py                     # 100 kills of an audit of 40 articles, 10 a store
    python benchmarks/crash_loop.py --kills 300 --seed 2

The endpoint runs in a process of its own and writes down who asked what. Each store ends with an uninterrupted life;
then it is compared, row by row, with that of an audit that nobody killed.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from factcheck.store import Store
from tests.answering_endpoint import Running, answering
from tests.crash_child import BUILTIN_POINTS, POINTS, Job, Nursery, nursery
from tests.crash_loop import KILLED, Cost, cost, differences, ordeal
from tests.store_contents import running

KILLS_A_STORE = 10
COLUMNS = ("kills", "questions", "requests", "kept, asked again", "in flight, most", "sent, not kept", "wrong")


def random_kills(children: Nursery, endpoint: Running, job: Job, given: argparse.Namespace) -> Iterator[list[int]]:
    """A row for each store until there were enough kills."""
    folder = Path(job.store).parent
    smooth = replace(job, store=str(folder / "smooth.duckdb"), client="smooth")
    began = time.monotonic()
    assert children.run(smooth) == 0
    took = time.monotonic() - began
    print(f"An audit that nobody kills takes {took:.1f} s; a killed life lasts up to {took * given.longest:.1f} s.")
    chance, left, number = random.Random(given.seed), given.kills, 0
    while left > 0:
        number += 1
        rough = replace(job, store=str(folder / f"rough-{number}.duckdb"), client=f"rough{number}")
        result = ordeal(children, rough, kills=min(left, KILLS_A_STORE), longest_s=took * given.longest, chance=chance)
        assert result.kills, "the audit ended before it could be killed; give it more articles"
        left -= len(result.kills)
        wrong = list(differences(Path(rough.store), Path(smooth.store)))
        wrong += [violation.detail for kill in result.kills for violation in kill.violations]
        wrong += [violation.detail for violation in Store(rough.store).verify()]
        wrong += [f"audit {one} still runs" for one in running(Path(rough.store))]
        wrong += [f"the last life ended with {result.exit_code}"] * (result.exit_code != 0)
        for line in wrong:
            print(f"  {line}")
        yield [*cost(result.kills, endpoint, rough.client), len(wrong)]


def summed(rows: list[list[int]]) -> list[int]:
    """Sums, and the most of what is a maximum."""
    most = Cost._fields.index("most_in_flight")
    columns = list(zip(*rows, strict=True))
    return [max(column) if place == most else sum(column) for place, column in enumerate(columns)]


def named_kills(children: Nursery, job: Job) -> Iterator[tuple[str, str]]:
    """Each point with what became of an audit that was killed there and started again."""
    folder = Path(job.store).parent
    for name, asked in (("model", job), ("builtin", replace(job, base_url=""))):
        assert children.run(replace(asked, store=str(folder / f"{name}.duckdb"), client="named")) == 0
    for number, point in enumerate(POINTS):
        builtin = point in BUILTIN_POINTS
        here = replace(job, store=str(folder / f"point-{number}.duckdb"), client=f"point-{number}")
        here = replace(here, base_url="") if builtin else here
        codes = children.run(replace(here, point=point)), children.run(here)
        wrong = differences(Path(here.store), folder / f"{'builtin' if builtin else 'model'}.duckdb")
        wrong += [violation.detail for violation in Store(here.store).verify()]
        good = codes == (KILLED, 0) and not wrong
        yield point, "same store" if good else f"exit codes {codes}, {wrong}"


def show(cells: list[str] | list[int] | tuple[str, ...]) -> None:
    print("  ".join(f"{cell:>17}" for cell in cells), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--concurrency", type=int, default=8)
    parser.add_argument("--longest", type=float, default=0.2, help="of a whole audit, that a killed life lasts")
    parser.add_argument("--delay", type=float, default=0.1, help="seconds that an answer takes")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        answering(Path(folder) / "log", delay=given.delay) as endpoint,
        nursery() as children,
    ):
        asked = {"base_url": endpoint.base_url, "log": str(endpoint.log), "window_chars": 1500}
        job = Job(f"{folder}/news.duckdb", given.articles, concurrency=given.concurrency, **asked)
        rows = []
        show(COLUMNS)
        for row in random_kills(children, endpoint, job, given):
            rows.append(row)
            show(row)
        print("in sum:")
        show(summed(rows))
        for point, ending in named_kills(children, replace(job, articles=4)):
            print(f"{point:45} {ending}", flush=True)


if __name__ == "__main__":
    main()
