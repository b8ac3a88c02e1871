"""Three audits, a reader, the page and SQL on one store at the same time: how long anybody waits, and what goes wrong.

python benchmarks/contention.py [--seconds 60]
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from factcheck.store import Store
from tests.answering_endpoint import answering
from tests.contention import missing, together


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, answering(Path(folder) / "log", delay=0.05) as endpoint:
        path = Path(folder) / "news.duckdb"
        accounts = together(path, endpoint.base_url, given.seconds)
        print(f"{'who':12} {'turns':>6} {'a second':>9} {'longest s':>10} {'errors':>7} {'halves':>7}")
        for one in accounts:
            met = f"{len(one.errors):7} {len(one.halves):7}"
            print(f"{one.role:12} {one.turns:6} {one.turns / given.seconds:9.1f} {one.longest_s:10.2f} {met}")
        for error in sorted({error for one in accounts for error in one.errors}):
            print(f"  {error}")
        print(f"lost or double: {len(missing(path, accounts))}; broken promises: {len(Store(path).verify())}")


if __name__ == "__main__":
    main()
