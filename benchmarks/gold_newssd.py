"""Makes gold for `factcheck eval` of sentences that are marked as opinion or not, such as NewsSD-ENG.

    python benchmarks/gold_newssd.py SET.jsonl > newssd.gold.jsonl
    factcheck eval newssd.gold.jsonl

A line of the set is {"id": …, "text": …, "label": "OPINION" or "NOT_OPINION", "source": …}; each sentence becomes a
document of its own, since the set does not say what stood around it.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def converted(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        row = json.loads(line)
        start = len(row["text"]) - len(row["text"].lstrip())
        yield {
            "id": row["id"],
            "text": row["text"],
            "credit": row.get("source", ""),
            "answers": ["opinion"],
            "sentences": [{"span": [start, len(row["text"].rstrip())], "opinion": row["label"] == "OPINION"}],
        }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET.jsonl", type=Path)
    for path in parser.parse_args().sets:
        for row in converted(filter(str.strip, path.read_text(encoding="utf-8").split("\n"))):
            print(json.dumps(row, ensure_ascii=False))
