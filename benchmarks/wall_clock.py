"""How long many articles take at an endpoint as slow as a hosted one, beside the ideal and beside other ways.

    python benchmarks/wall_clock.py                                   # factcheck, and one request a sentence
    python benchmarks/wall_clock.py --langextract OTHER/bin/python    # and LangExtract, from its own environment
    python benchmarks/wall_clock.py --articles 200 --concurrency 32 --only factcheck
    python benchmarks/wall_clock.py --mixed                           # articles of 3 to 200 sentences, not 20 to 30

All contenders get the same articles from the same endpoint, one after the other, each in a process of its own. The
ideal is the sum of the delays of a contender's own requests, divided by the concurrency, or the longest if that is
more; "in order" is what a client without any work of its own needs, when each connection takes the next request.
The clients are imported before the clock starts, and what Python makes of a source file is kept beside it.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from hosted_endpoint import HostedEndpoint, Stats

FOLDER = Path(__file__).resolve().parent / "contenders"
HEADER = (
    "contender", "wall s", "ideal s", "ratio", "in order", "calls/art.", "tok. in/art.", "tok. out/art.", "CPU s/art.",
    "MB", "at once",
)  # fmt: skip


class Contender(NamedTuple):
    """A way to do the work: a script of ``contenders/``, run by a Python that has what it imports."""

    name: str
    script: str
    python: str = sys.executable
    options: tuple[str, ...] = ()

    def run(self, endpoint: HostedEndpoint, articles: int, concurrency: int, mixed: bool) -> tuple[dict, Stats]:
        """What it took by its own measure, and by the endpoint's."""
        endpoint.reset()
        work = [endpoint.base_url, str(articles), str(concurrency), *self.options, *(["mixed"] if mixed else [])]
        command = [self.python, str(FOLDER / self.script), *work]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{self.name} could not run:\n{done.stderr[-2000:]}")
        return json.loads(done.stdout.strip().splitlines()[-1]), endpoint.stats()


def contenders(langextract: str | None) -> list[Contender]:
    found = [Contender("factcheck", "ours.py"), Contender("one request a sentence", "per_sentence.py")]
    if langextract:
        runs = (("LangExtract, as it comes", "1000"), ("LangExtract, whole articles", "20000"))
        found += [Contender(name, "langextract_runs.py", langextract, (size,)) for name, size in runs]
    return found


def row(name: str, took: dict, stats: Stats, articles: int, concurrency: int) -> tuple[str, ...]:
    ideal_s = stats.ideal_s(concurrency)
    return (
        name,
        f"{took['wall_s']:.1f}",
        f"{ideal_s:.1f}",
        f"{took['wall_s'] / ideal_s:.2f}",
        f"{stats.in_order_s(concurrency):.1f}",
        f"{stats.requests / articles:.2f}",
        f"{stats.tokens_in / articles:.0f}",
        f"{stats.tokens_out / articles:.0f}",
        f"{took['cpu_s'] / articles:.3f}",
        f"{took['memory_mb']:.0f}",
        f"{stats.most_at_once}",
    )


def load() -> str:
    """How busy the machine is: above its cores, others had their share of the time."""
    return f"{os.getloadavg()[0]:.1f} processes ran on {os.cpu_count()} cores"


def show(cells: tuple[str, ...]) -> None:
    print("  ".join([f"{cells[0]:28}", *(f"{cell:>13}" for cell in cells[1:])]), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--mixed", action="store_true", help="articles of 3 to 200 sentences")
    parser.add_argument("--first", type=float, default=0.5, help="seconds before the first token")
    parser.add_argument("--per-token", type=float, default=0.01, help="seconds an output token")
    parser.add_argument("--langextract", help="a Python that has langextract[openai]", metavar="PYTHON")
    parser.add_argument("--only", help="contenders whose name holds this", default="")
    given = parser.parse_args()
    show(HEADER)
    with HostedEndpoint(first=given.first, per_token=given.per_token) as endpoint:
        for contender in contenders(given.langextract):
            if given.only in contender.name:
                took, stats = contender.run(endpoint, given.articles, given.concurrency, given.mixed)
                show(row(contender.name, took, stats, given.articles, given.concurrency))
                print(f"    found {took['found']}; the endpoint was at most {stats.late_s:.2f} s late; {load()}")


if __name__ == "__main__":
    main()
