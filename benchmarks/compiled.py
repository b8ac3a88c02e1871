"""Whether the compiled build says the same as the plain one, on any texts, and how much faster it is.

    python benchmarks/compiled.py                       # builds it, then reads the examples and made up texts
    python benchmarks/compiled.py FOLDER FILE.jsonl     # texts of your own too: articles, or every text of a JSON line
    python benchmarks/compiled.py --wheel FILE          # one that is built already

Needs a C compiler and the headers of Python. Both come out of one wheel, the plain one by leaving out its machine code,
and read every text in a process of their own, from text to restatements; all that they say is compared. Then they audit
the same articles in turns, and what is given is the ratio.
"""

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
MADE_UP = 3000
SHOWN = 10
ROUNDS = 5
FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
ODD = (
    "“”‘’„«»\"'—–-…,;:.!?()[]{}*/&%$€0123456789\t\r\n"
    "\u00a0\u00ad\u200b\u200d\u2028\u0085\u0301\u0130\u1e9eßŁéñ中あאب😀👩\U0001d400"
)


def built(folder: Path) -> Path:
    """The wheel with machine code."""
    started = time.monotonic()
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(CHECKOUT)]
    subprocess.run(command, env=os.environ | {"HATCH_BUILD_HOOK_ENABLE_CUSTOM": "1"}, check=True)
    [wheel] = folder.glob("*.whl")
    print(f"built {wheel.name} in {time.monotonic() - started:.0f} s")
    return wheel


def unpacked(wheel: Path, folder: Path) -> tuple[Path, Path]:
    """The package without its machine code, and with it."""
    plain, compiled = folder / "plain", folder / "compiled"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(compiled)
        packed.extractall(plain, [name for name in packed.namelist() if not name.endswith((".so", ".pyd"))])
    if not any(compiled.rglob("*.so")) and not any(compiled.rglob("*.pyd")):
        sys.exit(f"{wheel} holds no machine code")
    return plain, compiled


def texts_of(places: list[Path]) -> Iterator[str]:
    for place in places:
        if place.is_dir():
            yield from texts_of(sorted(place.iterdir()))
        elif place.suffix in (".txt", ".md", ".html"):
            yield place.read_text(encoding="utf-8")
        elif place.suffix == ".jsonl":
            for line in place.read_text(encoding="utf-8").splitlines():
                yield from _strings(json.loads(line))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))


def made_up(texts: list[str], count: int) -> Iterator[str]:
    """Texts nobody wrote: those of others cut, shuffled and spoilt, and heaps of odd characters among words."""
    chance = random.Random(7)
    pieces = [piece for text in texts for piece in text.split("\n") if piece.strip()]
    words = sorted({word for piece in pieces for word in piece.split()})
    for number in range(count):
        if number % 3 == 0:
            yield _heap(chance, words)
        else:
            chosen = [_spoilt(chance, chance.choice(pieces), words) for _ in range(chance.randint(1, 8))]
            yield chance.choice(["\n", "\n\n", " "]).join(chosen)


def _heap(chance: random.Random, words: list[str]) -> str:
    heap = []
    for _ in range(chance.randint(1, 150)):
        kind = chance.random()
        if kind < 0.6:
            heap.append(chance.choice(words) + " ")
        elif kind < 0.95:
            heap.append(chance.choice(ODD) + chance.choice(["", " "]))
        else:
            heap.append(chr(chance.choice([chance.randint(1, 0xD7FF), chance.randint(0xE000, 0x10FFFF)])))
    return "".join(heap)


def _spoilt(chance: random.Random, text: str, words: list[str]) -> str:
    for _ in range(chance.randint(0, 4)):
        at = chance.randint(0, len(text))
        behind = min(len(text), at + chance.randint(0, 30))
        text = text[:at] + chance.choice(["", chance.choice(ODD), f" {chance.choice(words)} "]) + text[behind:]
    return text.upper() if chance.random() < 0.03 else text


def said_of(text: str) -> list[str]:
    """Everything that is found in a text, or how its reading ended."""
    from factcheck.annotators.builtin import BuiltinAnnotator
    from factcheck.ground import ground
    from factcheck.matching import restatements
    from factcheck.matching.pairs import match
    from factcheck.records import Article
    from factcheck.segment import segment

    try:
        article = Article(text=text)
        sentences = segment(text)
        annotation = BuiltinAnnotator().label(text, sentences)
        claims = ground(article, sentences, annotation.drafts)
        pairs = restatements(text, claims)
        quotes = [claim.quote for claim in claims]
        matches = [match(one, other) for one, other in (*pairwise(quotes), *((one, _turned(one)) for one in quotes))]
    except FAULTS as fault:
        return [f"{type(fault).__name__}: {fault}"]
    return [*(one.model_dump_json() for one in (*sentences, annotation, *claims, *pairs)), *map(repr, matches)]


def _turned(quote: str) -> str:
    """The same with its second half in front, which mostly says the same."""
    words = quote.split()
    return " ".join([*words[len(words) // 2 :], *words[: len(words) // 2]])


def read_all(texts: Path, said: Path) -> None:
    """One side of the comparison: what the package that this process imports says of every text."""
    said.write_text(json.dumps([said_of(text) for text in json.loads(texts.read_text())]))


def audit_when_told(places: list[str]) -> None:
    """One side of the race: for every line that comes in, the seconds that auditing all articles took."""
    from builtin_speed import corpus, to_records

    from factcheck.annotators.builtin import BuiltinAnnotator

    articles, annotator = corpus(places), BuiltinAnnotator()
    megabytes = sum(len(article.text.encode()) for article in articles) / 1e6
    for _ in sys.stdin:
        started = time.process_time()
        asyncio.run(to_records(articles, annotator))
        print(json.dumps([time.process_time() - started, megabytes]), flush=True)


def child(package: Path, *arguments: str) -> subprocess.Popen[str]:
    """This script again, with `package` as the one it imports."""
    environment = os.environ | {"PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, __file__, *arguments]
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def differences(plain: Path, compiled: Path, texts: list[str], folder: Path) -> int:
    """How many texts the two read differently, of which the first ten are shown."""
    given = folder / "texts.json"
    given.write_text(json.dumps(texts))
    outcomes = []
    for package in (plain, compiled):
        said = folder / f"{package.name}.json"
        if child(package, "--read", str(given), str(said)).wait():
            sys.exit(f"the {package.name} one ended early")
        outcomes.append(json.loads(said.read_text()))
    apart = [both for both in zip(texts, *outcomes, strict=True) if both[1] != both[2]]
    for text, ours, theirs in apart[:SHOWN]:
        pairs = zip_longest(ours, theirs, fillvalue="nothing")
        ours_first, theirs_first = next((one, other) for one, other in pairs if one != other)
        print(f"\n{text[:300]!r}\n  plain:    {ours_first[:400]}\n  compiled: {theirs_first[:400]}")
    refused = sum(len(said) == 1 and said[0][0] != "{" for said in outcomes[0])
    print(f"{len(texts)} texts, {sum(map(len, texts)) / 1e6:.1f} million characters; the plain one refuses {refused}")
    print(f"of {len(apart)} the compiled one says something else")
    return len(apart)


def race(packages: tuple[Path, Path], places: list[str]) -> None:
    sides = [child(package, "--audit", *places) for package in packages]
    seconds: list[list[float]] = [[], []]
    megabytes = 0.0
    for _ in range(ROUNDS):
        for side, taken in zip(sides, seconds, strict=True):
            assert side.stdin is not None
            assert side.stdout is not None
            side.stdin.write("go\n")
            side.stdin.flush()
            took, megabytes = json.loads(side.stdout.readline())
            taken.append(took)
    for package, side, taken in zip(packages, sides, seconds, strict=True):
        side.communicate()
        print(f"{package.name}: {megabytes / min(taken):.2f} MB/s of processor time (best of {ROUNDS})")
    print(f"compiled is {min(seconds[0]) / min(seconds[1]):.2f} times as fast")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="*", metavar="PLACE", help="folders, articles, files of JSON lines")
    parser.add_argument("--wheel", type=Path, metavar="FILE", help="compare what this wheel holds")
    parser.add_argument("--made-up", type=int, metavar="N", default=MADE_UP, help="so many texts that nobody wrote")
    parser.add_argument("--race", nargs="*", metavar="PLACE", help="articles to measure the speed with")
    parser.add_argument("--read", nargs=2, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--audit", nargs="*", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        read_all(*given.read)
    elif given.audit:
        audit_when_told(given.audit)
    else:
        sys.exit(compared(given))


def compared(given: argparse.Namespace) -> bool:
    """Whether the two differ anywhere."""
    examples = CHECKOUT / "examples"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packages = unpacked(given.wheel or built(folder), folder)
        texts = list(texts_of([examples, *map(Path, given.places)]))
        texts += made_up(texts, given.made_up)
        count = differences(*packages, texts, folder)
        race(packages, given.race or [str(examples)])
    return bool(count)


if __name__ == "__main__":
    main()
