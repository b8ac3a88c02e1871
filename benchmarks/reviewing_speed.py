"""How fast a reviewer can go: a hundred claims decided with a hundred key presses and nothing else.

    python benchmarks/reviewing_speed.py                                # 10,000 articles with 500,000 claims
    python benchmarks/reviewing_speed.py --store big.duckdb --keys 50   # on a copy: the decisions stay in it

On the page, in a real browser, and in a terminal, on a pty; each face is a process of its own, and each key is pressed
as soon as the next claim is shown. Given are milliseconds from the press until the next claim is shown: median, 95th
percentile, slowest. In the second pass of each this process looks for every decision the moment the next claim is
shown: it has to be in the file; and so the face finds the file closed each time. What else a machine is busy with slows
all of it: the last column is the median as a multiple of opening the store and reading nothing.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from store_scale import fill

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from factcheck.store import Store
from factcheck.store.connection import Patience, opened
from tests.browser import launched
from tests.terminal import Terminal

KEYS = ("Enter", "1", "3", "0", "s")  # 2 asks whose word it is, of a claim without a voice
WATCH = """() => {
    const cards = document.getElementById("cards");
    const shown = () => cards.querySelector("article.card:not([hidden])")?.dataset.claim ?? "none";
    window.watch = () => {
        const before = shown();
        let pressed = 0;
        document.addEventListener("keydown", () => { pressed = performance.now(); }, { capture: true, once: true });
        window.next = new Promise((done) => {
            const look = new MutationObserver(() => {
                if (shown() === before) return;
                look.disconnect();
                requestAnimationFrame(() => done(performance.now() - pressed));
            });
            look.observe(cards, { subtree: true, childList: true, attributes: true });
        });
    };
}"""
Press = Callable[[int, str], float]


def kept(path: Path, reviewer: str) -> int:
    """How many decisions of a reviewer another process finds in the file now."""
    with opened(path, read_only=True, patience=Patience(30.0)) as connection:
        found = connection.execute("select count(*) from reviews where reviewer = $1", [reviewer]).fetchone()
        return int(found[0]) if found else 0


@contextmanager
def on_the_page(path: Path, reviewer: str) -> Iterator[Press]:
    """Presses a key in a browser, and gives the milliseconds until another claim is shown there."""
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--json", "--store", str(path)]
    server = subprocess.Popen([*command, "--reviewer", reviewer], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert server.stdout is not None
    address = json.loads(server.stdout.readline())["address"]
    driving, chromium = launched()
    tab = chromium.new_page()
    tab.goto(address)
    tab.goto(address.partition("?")[0] + "queue")
    tab.evaluate(WATCH)

    def press(number: int, key: str) -> float:
        tab.evaluate("window.watch()")
        tab.keyboard.press(key)
        return float(tab.evaluate("window.next"))

    try:
        yield press
    finally:
        chromium.close()
        driving.stop()
        server.terminate()
        server.wait(20)


@contextmanager
def at_a_terminal(path: Path, reviewer: str) -> Iterator[Press]:
    """Presses a key on a pty, and gives the milliseconds until another claim is drawn there."""
    one = Terminal(path.parent, "--store", path.name, "--reviewer", reviewer)
    one.wait_for("review +0 of ")

    def press(number: int, key: str) -> float:
        began = time.perf_counter()
        one.press("\r" if key == "Enter" else key)
        one.wait_for(rf"review +{number} of ")
        return 1000 * (time.perf_counter() - began)

    try:
        yield press
    finally:
        one.close()


FACES = {"page": on_the_page, "terminal": at_a_terminal}


def run(path: Path, face: str, keys: int, *, looked_for: bool) -> list[float]:
    """Decide on `keys` claims; how long each took."""
    reviewer = f"{face} {time.time_ns()}"
    times = []
    with FACES[face](path, reviewer) as press:
        for number in range(1, keys + 1):
            times.append(press(number, KEYS[number % len(KEYS)]))
            assert not looked_for or kept(path, reviewer) == number, "shown before it was kept"
    assert kept(path, reviewer) == keys
    return times


def nothing(path: Path) -> float:
    """Milliseconds to open the store and read nothing."""
    times = []
    for _ in range(10):
        began = time.perf_counter()
        Store(path, wait_s=30.0).paged(lambda pager: None)
        times.append(1000 * (time.perf_counter() - began))
    return median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=500_000)
    parser.add_argument("--keys", type=int, default=100)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--face", choices=list(FACES), action="append")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.store.resolve() if given.store else Path(folder) / "s.duckdb"
        if not given.store:
            fill(path, given.claims)
        opening = nothing(path)
        print(f"{given.keys} keys; load {os.getloadavg()[0]:.1f}; opening the store takes {opening:.0f} ms")
        print(f"{'milliseconds until the next claim':34} {'median':>7} {'95 %':>7} {'slowest':>8} {'multiple':>9}")
        for face in given.face or FACES:
            for looked_for in (False, True):
                times = sorted(run(path, face, given.keys, looked_for=looked_for))
                name = f"{face}, each looked for in the file" if looked_for else face
                half, late = median(times), times[int(0.95 * len(times))]
                print(f"{name:34} {half:7.0f} {late:7.0f} {times[-1]:8.0f} {half / opening:9.1f}", flush=True)


if __name__ == "__main__":
    main()
