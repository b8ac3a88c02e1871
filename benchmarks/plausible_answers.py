"""Answers a language model could give, made by looking for a few words: valid, varied, and of a likely length."""

import json
import re

_NUMBERED = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
_NAME = r"[A-Z][a-z]+ [A-Z][a-z]+"
_SOURCE = re.compile(
    rf"According to (?P<c>{_NAME})|(?P<a>{_NAME}|The [a-z' ]+?|Residents) (?:said|told)|said (?P<b>{_NAME})"
)
_OPINIONS = {
    "remarkable": "evaluation",
    "sign of": "interpretation",
    "will likely": "prediction",
    "appears": "speculation",
    "should": "recommendation",
}
_LANGEXTRACT_END = "\nA: "


def answer_to(body: dict) -> str:
    """What the model says to a request, by the kind of its prompt: ours, LangExtract's or a single sentence."""
    question = body["messages"][-1]["content"]
    wanted = re.search(r"^Label: ([\d, -]+)\s*$", question, re.MULTILINE)
    if wanted:
        return grouped(question, numbers(wanted[1]))
    if question.endswith(_LANGEXTRACT_END):
        return extractions(question.removesuffix(_LANGEXTRACT_END).rpartition("\nQ: ")[2])
    return single(question)


def numbers(ranges: str) -> list[int]:
    """The numbers that ``2-8, 10`` stands for."""
    found: list[int] = []
    for one in ranges.split(","):
        first, _, last = one.strip().partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def grouped(question: str, wanted: list[int]) -> str:
    """An answer of the shape that `factcheck.annotators.answer.Labels` describes."""
    texts = {int(number): words for number, words in _NUMBERED.findall(question)}
    voices: list[str] = []
    answer: dict = {"facts": [], "voices": [], "attributed": [], "opinions": {}, "no_claim": []}
    answer["opinions"] = {kind: [] for kind in _OPINIONS.values()}
    for number in wanted:
        label, source, cue = labelled(texts[number])
        if label == "question":
            answer["no_claim"].append({"n": number, "reason": "question"})
        elif label == "attributed_statement":
            if source not in voices:
                voices.append(source)
            answer["attributed"].append({"n": number, "v": voices.index(source) + 1, "cue": cue})
        elif label == "opinion":
            answer["opinions"][_OPINIONS[cue]].append({"n": number, "cue": cue})
        elif " only " in texts[number]:
            answer["facts"].append({"n": number, "loaded": "only"})
        else:
            answer["facts"].append(number)
    answer["voices"] = [
        {"name": name, "kind": "person" if name.istitle() and " " in name else "group"} for name in voices
    ]
    return _compact(answer)


def extractions(text: str) -> str:
    """An answer of the shape that LangExtract asks for: each claim quoted, with its attributes."""
    found = []
    for sentence in re.split(r"(?<=[.?!])\s+", text.strip()):
        label, source, cue = labelled(sentence)
        if label != "question":
            attributes = {"source": source, "cue": cue}
            found.append({label: sentence, f"{label}_attributes": {k: v for k, v in attributes.items() if v}})
    return _compact({"extractions": found})


def single(sentence: str) -> str:
    """An answer about one sentence."""
    label, source, cue = labelled(sentence)
    return _compact({"label": "no_claim" if label == "question" else label, "source": source, "cue": cue})


def labelled(sentence: str) -> tuple[str, str, str]:
    """Label, source and cue."""
    source = _SOURCE.search(sentence)
    if source:
        cue = next(words for words in ("According to", "said", "told") if words in source[0])
        return "attributed_statement", next(name for name in source.groups() if name), cue
    cue = next((words for words in _OPINIONS if words in sentence), "")
    if cue:
        return "opinion", "", cue
    return ("question" if sentence.rstrip().endswith("?") else "reported_fact"), "", ""


def _compact(answer: dict) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
