"""Makes gold for `factcheck eval` of whole articles with a label a sentence, such as opinion_held_back.tsv.

    python benchmarks/gold_articles.py benchmarks/opinion_held_back.tsv > held_back.gold.jsonl
    factcheck eval held_back.gold.jsonl

The form is that of opinion_documents.tsv. Sentences that are a fact or an opinion in the article's own voice, or all on
somebody's word, are gold about opinions; what a sentence claims besides is not marked.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from opinion_in_articles import articles


def converted(path: Path) -> Iterator[dict[str, Any]]:
    for name, text, labels in articles(path):
        yield {
            "id": name,
            "text": text,
            "answers": ["opinion"],
            "sentences": [{"span": list(place), "opinion": label[0] == "O"} for label, place in labels if label != "N"],
        }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", metavar="ARTICLES.tsv", type=Path)
    for path in parser.parse_args().articles:
        for row in converted(path):
            print(json.dumps(row, ensure_ascii=False))
