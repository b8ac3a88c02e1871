"""Measures segmentation: how fast it is, and how often its sentences are exactly those that people marked.

    python benchmarks/sentences.py                # the examples, and the sets beside the checkout
    python benchmarks/sentences.py SET.jsonl …    # other sets

A set has a line a document: {"text": …, "sentences": [[start, end], …]}; benchmarks/conllu_sentences.py makes one of a
treebank. A sentence counts as found where both of its offsets are right.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from factcheck.segment import segment
from factcheck.spans import Span

CHECKOUT = Path(__file__).parent.parent
SETS = CHECKOUT.parent / "shared" / "data"
KNOWN_SETS = ("sentences_dev.jsonl", "golden_rules_en.jsonl")
ARTICLE_BYTES = 1_000_000
ROUNDS = 5


class Document(NamedTuple):
    """A text and where people say that its sentences are."""

    source: str
    text: str
    sentences: frozenset[Span]


class Score(NamedTuple):
    """Exact sentences: found, marked by people, and both; and the documents that are right from end to end."""

    found: int
    marked: int
    both: int
    documents: int
    flawless: int

    @property
    def f1(self) -> float:
        return 2 * self.both / (self.found + self.marked) if self.found + self.marked else 1.0


def documents(path: Path) -> Iterator[Document]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            row = json.loads(line)
            yield Document(
                row.get("source", path.name), row["text"], frozenset(Span(*ends) for ends in row["sentences"])
            )


def score(marked_documents: Iterable[Document]) -> Score:
    figures = [0, 0, 0, 0, 0]
    for document in marked_documents:
        found = {sentence.span for sentence in segment(document.text)}
        both = found & document.sentences
        row = (len(found), len(document.sentences), len(both), 1, int(found == document.sentences))
        figures = [total + figure for total, figure in zip(figures, row, strict=True)]
    return Score(*figures)


def megabytes_a_second(texts: list[str]) -> float:
    """The best of a few rounds, in processor time, so that a busy machine counts little."""
    size = sum(len(text.encode()) for text in texts)
    rounds = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for text in texts:
            segment(text)
        rounds.append(time.process_time() - begin)
    return size / 1e6 / min(rounds)


def example_articles() -> list[str]:
    """The shipped examples, over and over, up to a size that can be timed."""
    examples = [path.read_text(encoding="utf-8") for path in sorted((CHECKOUT / "examples").glob("*.txt"))]
    return examples * (ARTICLE_BYTES // sum(len(text.encode()) for text in examples) + 1)


def main(paths: list[Path]) -> None:
    print(f"speed, example articles: {megabytes_a_second(example_articles()):.1f} MB/s on one core")
    for path in paths:
        by_source: dict[str, list[Document]] = defaultdict(list)
        for document in documents(path):
            by_source[document.source].append(document)
        for source, marked in by_source.items():
            figures = score(marked)
            print(
                f"{path.name}, {source}: F1 {figures.f1:.4f} ({figures.both} of {figures.marked} marked, "
                f"{figures.found} found), {figures.flawless} of {figures.documents} documents flawless"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET.jsonl", type=Path)
    main(parser.parse_args().sets or [SETS / name for name in KNOWN_SETS if (SETS / name).exists()])
