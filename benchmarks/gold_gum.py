"""Makes gold for `factcheck eval` of articles with marked attributions, such as those taken from GUM.

    python benchmarks/gold_gum.py SET.jsonl > gum.gold.jsonl
    factcheck eval gum.gold.jsonl
    python benchmarks/gold_gum.py --no-questions SET.jsonl    # without what is asked, which is no claim to factcheck

A line of the set is {"doc_id": …, "text": …, "attributions": [{"id": …, "clause": [[start, end], …], "content": …,
"source": …, "cue": …, "nested_in": id or null, "image_credit": …}, …]}. Image credits are left out. An attribution that
stands in another's content gets the other's source as the outer voice of its chain; the outer one stays an attribution
of its own. Not everything that is attributed is marked, so the gold says that it is not exhaustive.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def converted(lines: Iterator[str], *, questions: bool = True) -> Iterator[dict[str, Any]]:
    for line in lines:
        row = json.loads(line)
        marked = {
            one["id"]: one
            for one in row["attributions"]
            if not one["image_credit"] and (questions or not _is_asked(one, row["text"]))
        }
        if marked:
            yield {
                "id": row["doc_id"],
                "title": row.get("title", ""),
                "url": row.get("url", ""),
                "text": row["text"],
                "credit": row.get("license", ""),
                "answers": ["attribution"],
                "exhaustive": False,
                "claims": [_claim(one, marked, row["text"]) for one in marked.values()],
            }


def _claim(marked: Mapping[str, Any], others: Mapping[str, Any], text: str) -> dict[str, Any]:
    chain = [_link(marked, text)]
    outer = others.get(marked["nested_in"])
    while outer is not None and len(chain) <= len(others):
        chain.insert(0, _link(outer, text))
        outer = others.get(outer["nested_in"])
    content = _trimmed(marked["content"], text)
    around = [*content, *_trimmed(marked["clause"], text)]
    span = [min(start for start, _ in around), max(end for _, end in around)]
    return {"label": "attributed_statement", "span": span, "content": content, "chain": chain}


def _link(marked: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The voice; of several places of its source all are as good, of several pieces of its cue the last is the verb."""
    sources, cues = _trimmed(marked["source"], text), _trimmed(marked["cue"], text)
    link: dict[str, Any] = {}
    if sources:
        link |= {"source_span": sources[0], "source": text[slice(*sources[0])], "also": sources[1:]}
    if cues:
        link |= {"cue_span": cues[-1], "cue": text[slice(*cues[-1])]}
    return link


def _trimmed(spans: list[list[int]], text: str) -> list[list[int]]:
    ends = [(start, end, text[start:end]) for start, end in spans]
    return [
        [start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())]
        for start, end, words in ends
        if words.strip()
    ]


def _is_asked(marked: Mapping[str, Any], text: str) -> bool:
    """Whether what is attributed ends with a question mark, outside any quotation: "Do you think it is late?"."""
    return text[: max(end for _, end in marked["content"])].rstrip().endswith("?")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET.jsonl")
    parser.add_argument("--no-questions", action="store_true")
    given = parser.parse_args()
    for path in given.sets:
        lines = filter(str.strip, Path(path).read_text(encoding="utf-8").split("\n"))
        for row in converted(lines, questions=not given.no_questions):
            print(json.dumps(row, ensure_ascii=False))
