"""Turns a treebank in CoNLL-U into a sentence set for benchmarks/sentences.py, a JSON line a document.

    python benchmarks/conllu_sentences.py "GUM news" < treebank.conllu > set.jsonl

Sentences are the ``# text`` of the treebank. Between two of them stands a space, a blank line where ``# newpar`` or
``# newdoc`` says so, and nothing where the last word is marked ``SpaceAfter=No``.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator


def converted(conllu: str, source: str) -> Iterator[dict[str, object]]:
    """A row for each document of the treebank; offsets are code points, half-open."""
    for number, document in enumerate(re.split(r"(?m)^(?=# newdoc)", conllu)):
        blocks = [block for block in re.split(r"\n\s*\n", document) if "# text = " in block]
        if blocks:
            name = re.search(r"(?m)^# newdoc id = (.+)$", document)
            text, spans = _joined(blocks)
            yield {"doc_id": name[1] if name else str(number), "source": source, "text": text, "sentences": spans}


def _joined(blocks: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    text, gap, spans = "", "", []
    for block in blocks:
        if text and re.search(r"(?m)^# newpar", block):
            gap = "\n\n"
        sentence = re.findall(r"(?m)^# text = (.*)$", block)[0].strip()
        text += gap
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence
        gap = "" if "SpaceAfter=No" in block.rstrip().rsplit("\n", 1)[-1] else " "
    return text, spans


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", default="treebank", metavar="NAME", help="what the set is told by")
    given = parser.parse_args()
    for row in converted(sys.stdin.read(), given.source):
        print(json.dumps(row, ensure_ascii=False))
