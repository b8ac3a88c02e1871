"""How long a person waits for the page: a decision until it is kept and answered, and each page, over real HTTP.

    python benchmarks/page_speed.py --articles 1000 --decisions 100

Each is also given as a multiple of opening the store and reading nothing, measured in between by somebody else, so that
every decision finds the file closed: what else a machine is busy with slows both. reviewing_speed.py presses keys.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from factcheck.store import Store
from factcheck.store.lingering import lingering
from tests.browser import served
from tests.store_records import audited

PATHS = ("/", "/articles/1", "/claims/1/panel", "/queue", "/sources", "/search?q=needless")


def timed(do: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - began)


def against_nothing(store: Store, do: Callable[[int], object], times: int) -> tuple[float, float, float]:
    """Median and slowest tenth in milliseconds, and the median as a multiple of reading nothing."""
    nothing, found = [], []
    for turn in range(times):
        nothing.append(timed(lambda: store.paged(lambda pager: None)))
        found.append(timed(lambda turn=turn: do(turn)))  # type: ignore[misc]
    return median(found), sorted(found)[-max(1, times // 10)], median(found) / median(nothing)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--decisions", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "s.duckdb", wait_s=5.0)
        store.save_audits([audited(number=n, location=f"{n}.txt") for n in range(1, given.articles + 1)])
        with lingering(store) as kept, served(kept) as page:
            label, nothing = page.label(1), Store(Path(folder) / "s.duckdb", wait_s=30.0)

            def decide(turn: int) -> None:
                fields = {"act": "opinion", "seen": 0, "seen_label": label}
                answer = page.post(f"/claims/{3 * turn + 1}/decision", fields, accept="application/json")
                assert answer.status == 200, answer

            print(f"{given.articles:,} articles; milliseconds: median, slowest tenth, multiple of reading nothing")
            for name, do, times in (
                ("a decision", decide, min(given.decisions, given.articles)),
                *((path, lambda _, path=path: page.get(path), 10) for path in PATHS),
            ):
                half, slow, multiple = against_nothing(nothing, do, times)  # type: ignore[arg-type]
                print(f"{name:20} {half:8.0f} {slow:8.0f} {multiple:8.1f}")


if __name__ == "__main__":
    main()
