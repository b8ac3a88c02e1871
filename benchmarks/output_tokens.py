"""How many tokens a model spends on a sentence: of the recorded answers, and of files of answers.

    python benchmarks/output_tokens.py                 # cassettes/test_model_path
    python benchmarks/output_tokens.py ANSWER.json ...  # one answer a file, as a model gave it

Counted with o200k where a tokenizer can be imported (``pip install rs-bpe`` or ``tiktoken``), else four characters are
a token. A sentence is one that the answer speaks of.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from factcheck.annotators.answer import Labels, RestatedLabels
from factcheck.llm.replies import read_value

CASSETTES = Path(__file__).resolve().parents[1] / "cassettes" / "test_model_path"


class Counter(NamedTuple):
    """A way to count tokens."""

    name: str
    count: Callable[[str], int]


def counter() -> Counter:
    """The best one that can be imported."""
    try:
        from rs_bpe.bpe import openai as bpe

        return Counter("o200k, by rs-bpe", bpe.o200k_base().count)
    except ImportError:
        pass
    try:
        import tiktoken

        encoding = tiktoken.get_encoding("o200k_base")
        return Counter("o200k, by tiktoken", lambda text: len(encoding.encode(text)))
    except ImportError:
        return Counter("characters / 4", lambda text: -(-len(text) // 4))


def recorded() -> Iterator[tuple[str, str]]:
    """Every answer of the cassettes, by the name of its test."""
    for path in sorted(CASSETTES.glob("*.yaml")):
        for one in yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]:
            body = one["response"]["body"]
            body = json.loads(body["string"]) if "string" in body else body
            yield path.stem, body["choices"][0]["message"]["content"] or ""


def sentences(labels: Labels) -> set[int]:
    """The sentences that an answer speaks of."""
    opinions = labels.opinions
    by_kind = (opinions.evaluation, opinions.interpretation, opinions.prediction, opinions.speculation)
    items = [
        *labels.attributed,
        *labels.no_claim,
        *opinions.recommendation,
        *(item for kind in by_kind for item in kind),
    ]
    facts = {fact if isinstance(fact, int) else fact.n for fact in labels.facts}
    return facts | {item.n for item in items}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers", nargs="*", metavar="ANSWER.json", type=Path)
    given = parser.parse_args().answers
    answers = [(path.name, path.read_text(encoding="utf-8")) for path in given] or list(recorded())
    tokens = counter()
    print(f"tokens: {tokens.name}")
    spent: dict[str, list[int]] = {"labels": [0, 0], "labels and restatements": [0, 0]}
    for name, answer in answers:
        value = read_value(answer, Labels).value or read_value(answer, RestatedLabels).value
        if value is None:
            print(f"{name[:78]:78}  no whole answer, left out")
            continue
        taken, count = tokens.count(answer), len(sentences(value))
        kind = "labels and restatements" if isinstance(value, RestatedLabels) else "labels"
        spent[kind] = [spent[kind][0] + taken, spent[kind][1] + count]
        print(f"{name[:78]:78}  {_line(taken, count)}")
    for kind, (taken, count) in spent.items():
        if count:
            print(f"{kind:78}  {_line(taken, count)}")


def _line(tokens: int, count: int) -> str:
    return f"{tokens:6} tokens  {count:4} sentences  {tokens / max(count, 1):5.1f} a sentence"


if __name__ == "__main__":
    main()
