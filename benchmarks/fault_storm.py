"""How an audit comes through an endpoint of which every fifth answer is a fault, of some twenty kinds.

python benchmarks/fault_storm.py [--articles 1000] [--faults 0.2]
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.answering_endpoint import answering
from tests.fault_storm import storm


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--faults", type=float, default=0.2)
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--deadline", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        answering(Path(folder) / "log", faults=given.faults, seed=given.seed) as endpoint,
    ):
        options = {"concurrency": given.concurrency, "deadline_s": given.deadline}
        found = storm(Path(folder), endpoint, given.articles, **options)
    for name, value in found._asdict().items():
        print(f"{name:12} {value}")


if __name__ == "__main__":
    main()
