"""Whether memory stays bounded: the peak of a process that audits 200 streamed articles, and of one that audits 2,000.

    python benchmarks/memory.py                        # the built-in annotator, then a model at a quick endpoint
    python benchmarks/memory.py --few 200 --many 2000 --only builtin

Each peak is the largest resident size of a process of its own; the store lies on disk. The target is 1.3.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from hosted_endpoint import HostedEndpoint

OURS = Path(__file__).resolve().parent / "contenders" / "ours.py"
TARGET = 1.3


def peak(base_url: str, articles: int, concurrency: int) -> dict:
    """What a child took: ``memory_mb`` at the most, ``wall_s``, and what it found."""
    command = [sys.executable, str(OURS), base_url, str(articles), str(concurrency)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def compare(name: str, base_url: str, few: int, many: int, concurrency: int) -> None:
    peaks = []
    for articles in (few, many):
        took = peak(base_url, articles, concurrency)
        peaks.append(took["memory_mb"])
        took_in_words = f"peak {took['memory_mb']:.0f} MB, {took['wall_s']:.1f} s, {took['found']}"
        print(f"{name}: {articles} articles, {took_in_words}", flush=True)
    ratio = peaks[1] / peaks[0]
    print(f"{name}: ratio {ratio:.2f}, {'within' if ratio <= TARGET else 'above'} the target of {TARGET}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--few", type=int, default=200)
    parser.add_argument("--many", type=int, default=2000)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--only", choices=["builtin", "model"])
    given = parser.parse_args()
    if given.only != "model":
        compare("builtin", "builtin", given.few, given.many, given.concurrency)
    if given.only != "builtin":
        with HostedEndpoint(first=0.02, per_token=0.0) as endpoint:
            compare("model", endpoint.base_url, given.few, given.many, given.concurrency)


if __name__ == "__main__":
    main()
