"""Makes gold for `factcheck eval` of documents whose sentences are marked.

    python benchmarks/gold_sentences.py SET.jsonl > sentences.gold.jsonl
    factcheck eval sentences.gold.jsonl

A line of the set is {"text": …, "sentences": [[start, end], …]}, as benchmarks/conllu_sentences.py makes it.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def converted(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        row = json.loads(line)
        yield {
            "id": row.get("doc_id", f"document {number}"),
            "text": row["text"],
            "credit": row.get("license", row.get("source", "")),
            "answers": ["sentences"],
            "sentences": [{"span": span} for span in row["sentences"]],
        }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET.jsonl", type=Path)
    for path in parser.parse_args().sets:
        for row in converted(filter(str.strip, path.read_text(encoding="utf-8").split("\n"))):
            print(json.dumps(row, ensure_ascii=False))
