"""Three audits, a reader, the page and SQL on one store at the same time: how long anybody waits, and what goes wrong.

python benchmarks/contention.py [--seconds 60]
python benchmarks/contention.py --line              # six processes in line for a store that each holds for a moment
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from multiprocessing.synchronize import Event
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from factcheck.store import Store
from factcheck.store.line import in_line, locked
from tests.answering_endpoint import answering
from tests.contention import missing, together

IN_LINE = 6
TURNS_S = (0.005, 0.03, 0.3)
LINE_S = 6.0
PATIENCE_S = 60.0


def meet(seconds: float) -> None:
    """All of them on one store."""
    with tempfile.TemporaryDirectory() as folder, answering(Path(folder) / "log", delay=0.05) as endpoint:
        path = Path(folder) / "news.duckdb"
        accounts = together(path, endpoint.base_url, seconds)
        print(f"{'who':12} {'turns':>6} {'a second':>9} {'longest s':>10} {'errors':>7} {'halves':>7}")
        for one in accounts:
            met = f"{len(one.errors):7} {len(one.halves):7}"
            print(f"{one.role:12} {one.turns:6} {one.turns / seconds:9.1f} {one.longest_s:10.2f} {met}")
        for error in sorted({error for one in accounts for error in one.errors}):
            print(f"  {error}")
        print(f"lost or double: {len(missing(path, accounts))}; broken promises: {len(Store(path).verify())}")


def take_turns(path: Path, turn_s: float, go: Event, waits: "multiprocessing.Queue[list[float]]") -> None:
    """One of those in line: its waits for its turns, which it sleeps away."""
    waited: list[float] = []
    go.wait()
    end = time.monotonic() + LINE_S
    while (came := time.monotonic()) < end:
        until = came + PATIENCE_S
        with in_line(path, until, lambda: None):
            turn = locked(path, alone=True, until=until, while_waiting=lambda: None)
            turn.__enter__()
        waited.append(time.monotonic() - came)
        time.sleep(turn_s)
        turn.__exit__(None, None, None)
    waits.put(waited)


def line_up(turn_s: float) -> list[float]:
    """How long everybody waited, the shortest first."""
    context = multiprocessing.get_context("spawn")
    go, waits = context.Event(), context.Queue()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.duckdb"
        Store(path).save_audits([])
        processes = [context.Process(target=take_turns, args=(path, turn_s, go, waits)) for _ in range(IN_LINE)]
        for process in processes:
            process.start()
        time.sleep(2)  # until all of them are loaded
        go.set()
        found = sorted(wait for _ in processes for wait in waits.get())
        for process in processes:
            process.join()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--line", action="store_true", help="only the line, without a store")
    given = parser.parse_args()
    if not given.line:
        meet(given.seconds)
        return
    for turn_s in TURNS_S:
        waits = line_up(turn_s)
        middle = waits[len(waits) // 2]
        print(f"turns of {turn_s:g} s: {len(waits)}; waits: median {middle:.3f} s, longest {waits[-1]:.3f} s")


if __name__ == "__main__":
    main()
