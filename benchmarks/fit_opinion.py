"""Fits the weights of the built-in annotator's opinions, and says how good they are where they were not fitted.

    python benchmarks/fit_opinion.py TRAIN.jsonl DEV.jsonl > factcheck/annotators/builtin/lists/opinion_weights.tsv
    python benchmarks/fit_opinion.py --check TRAIN.jsonl DEV.jsonl    # the figures alone, with a table of reliability
    python benchmarks/fit_opinion.py --articles    # prints the weights, fitted anew only where an article is known

A line of a set is {"text": …, "label": "OPINION" or "NOT_OPINION", "source": …}. Sentences of one article must stand
together: cross-validation leaves out stretches of the sets, not sentences, so that no article is on both sides.
The sentences in opinion_sentences.tsv beside this script (O for an opinion, F for the rest) are always added, and
weigh a tenth: a large language model made them up, and its idea of an opinion is not quite that of people. What the
sums mean in a whole article is told by opinion_in_articles.py.

It is a logistic regression with three things known beforehand. Each figure may count in one direction only, the
one that its name suggests. Weights are drawn towards what the labelling guide says of plain cues, and towards the
ratings of words and phrases; all others towards 0. Opinions and the rest weigh the same, however many there are.
"""

import argparse
import json
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import exp
from pathlib import Path
from typing import NamedTuple

from opinion_figures import area, macro_f1, reliability
from opinion_in_articles import Asked, fitted_in_articles, kinds_right, left_out, lists_with, sentences

from factcheck.annotators.builtin.labelling import Labelling
from factcheck.annotators.builtin.opinion.features import PLAIN_CUES, OpinionWords
from factcheck.annotators.builtin.opinion.model import IN_ARTICLE, WEIGHTS, read_weights, summed, tipped
from factcheck.annotators.builtin.words.quotes import find_quotes
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.segment import segment
from factcheck.spans import Span
from factcheck.vocabulary import Label

FOLDS = 10
MADE_UP = Path(__file__).with_name("opinion_sentences.tsv")
WORTH_OF_MADE_UP = 0.1  # of a sentence that people wrote and labelled
TRUST = 0.1  # in the data, against what is known beforehand
ROUNDS = 250
STEPS = (-99.0, -2.0, -1.25, -0.6, 0.0, 0.4, 1.2)
AGAINST = frozenset(
    {"figures", "names", "acronyms", "time", "past", "he or she", "words -1", "words -2", "phrases -1", "phrases -2"}
)
EXPECTED = {
    **dict.fromkeys(PLAIN_CUES, 0.5),
    **{f"{kind} {rating}": 0.3 * rating for kind in ("words", "phrases") for rating in (3, 2, 1, -1, -2)},
}

Figures = dict[str, float]


class Example(NamedTuple):
    """A sentence: its figures, and those of its parts in the article's own voice; none where all is another's word."""

    whole: Figures
    parts: list[Figures]
    opinion: bool
    origin: str  # the name of its set

    @property
    def made_up(self) -> bool:
        return self.origin == MADE_UP.name


class Fitted(NamedTuple):
    base: float
    weights: Figures

    def score(self, figures: Figures) -> float:
        """As the annotator counts where a sentence stands alone."""
        return tipped(summed(self.base, self.weights, figures), figures)


def examples(paths: Iterable[str]) -> tuple[list[Example], set[str]]:
    """The sentences of the sets, and whom to thank for them."""
    asked, words = Asked(), OpinionWords()
    lists = lists_with(asked)
    found, credits = [], set()
    for path in (*paths, MADE_UP):
        for row in _rows(Path(path)):
            asked.about.clear()
            drafts = Labelling(row["text"], segment(row["text"]), lists).annotation().drafts
            parts = [weighed.evidence.features for weighed, _ in asked.about]
            own = any(draft.label is not Label.ATTRIBUTED_STATEMENT for draft in drafts)
            one = Example(_whole(row["text"], words), parts if own else [], row["label"] == "OPINION", Path(path).name)
            found.append(one)
            credits |= set() if one.made_up else {row.get("source", "unnamed")}
    return found, credits


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for line in filter(str.strip, path.read_text(encoding="utf-8").split("\n")):
        if path.suffix == ".tsv":
            label, text = line.split("\t")
            yield {"text": text, "label": "OPINION" if label == "O" else "NOT_OPINION"}
        else:
            yield json.loads(line)


def _whole(text: str, words: OpinionWords) -> Figures:
    """Of the sentence as it stands, since people labelled sentences and not their parts."""
    tokens = Tokens(text, [(quote.start, quote.end) for quote in find_quotes(text, [Span(0, len(text))])])
    return words.evidence(tokens, 0, len(tokens)).features


def fitted(known: Sequence[Example]) -> Fitted:
    """Projected gradient steps with momentum; a few hundred of them are exact to the digits that are written."""
    own = [one for one in known if one.parts]
    worth = _worth(own)
    rows = [(list(one.whole.items()), one.opinion, worth[one.opinion, one.made_up]) for one in own]
    names = sorted({name for row, *_ in rows for name, _ in row})
    weights = {name: EXPECTED.get(name, 0.0) for name in names}
    base, ahead, base_ahead, momentum = 0.0, dict(weights), 0.0, 1.0
    step = 1 / (1 + 0.25 * TRUST * max(worth.values()) * _steepest([row for row, *_ in rows]))
    for _ in range(ROUNDS):
        slope = {name: ahead[name] - EXPECTED.get(name, 0.0) for name in names}
        base_slope = 0.0
        for row, opinion, weight in rows:
            score = base_ahead + sum(ahead[name] * figure for name, figure in row)
            error = TRUST * weight * (1 / (1 + exp(-score)) - opinion)
            base_slope += error
            for name, figure in row:
                slope[name] += error * figure
        new = {name: _allowed(name, ahead[name] - step * slope[name]) for name in names}
        new_base = base_ahead - step * base_slope
        further = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        pull = (momentum - 1) / further
        ahead = {name: new[name] + pull * (new[name] - weights[name]) for name in names}
        base_ahead = new_base + pull * (new_base - base)
        weights, base, momentum = new, new_base, further
    return Fitted(base, weights)


def _worth(known: Sequence[Example]) -> dict[tuple[bool, bool], float]:
    """How much a sentence weighs, by whether it is an opinion and whether it is made up."""
    worth = {}
    for made_up in {one.made_up for one in known}:
        here = [one.opinion for one in known if one.made_up is made_up]
        share = WORTH_OF_MADE_UP if made_up else 1.0
        for opinion in {*here}:
            worth[opinion, made_up] = share * 0.5 * len(here) / here.count(opinion)
    return worth


def _even(known: Sequence[Example]) -> dict[tuple[bool, str], float]:
    """What a sentence weighs if each set has as many opinions as others, and sets count alike, however large."""
    origins = {one.origin for one in known}
    worth = {}
    for origin in origins:
        here = [one.opinion for one in known if one.origin == origin]
        for opinion in {*here}:
            worth[opinion, origin] = 0.5 * len(known) / len(origins) / here.count(opinion)
    return worth


def _allowed(name: str, weight: float) -> float:
    return min(weight, 0.0) if name in AGAINST else max(weight, 0.0)


def _steepest(rows: Sequence[Sequence[tuple[str, float]]]) -> float:
    """The largest curvature of the figures with a base beside them, by power iteration."""
    direction: Figures = {"": 1.0}
    size = 0.0
    for _ in range(30):
        new: Figures = {}
        for row in rows:
            along = direction.get("", 0.0) + sum(direction.get(name, 0.01) * figure for name, figure in row)
            new[""] = new.get("", 0.0) + along
            for name, figure in row:
                new[name] = new.get(name, 0.0) + along * figure
        size = sum(value**2 for value in new.values()) ** 0.5
        direction = {name: value / size for name, value in new.items()}
    return 1.1 * size


def folds(known: Sequence[Example]) -> list[int]:
    """The stretch of each sentence; those of people, which come first, and those made up are parted on their own."""
    people = sum(not one.made_up for one in known)
    sizes = (people, len(known) - people)
    return [index * FOLDS // size for size in sizes for index in range(size)]


def left_out_scores(known: Sequence[Example]) -> list[float | None]:
    """The score of each sentence by weights fitted without its stretch of the sets."""
    fold = folds(known)
    scores: list[float | None] = [None] * len(known)
    for number in range(FOLDS):
        model = fitted([one for index, one in enumerate(known) if fold[index] != number])
        for index, one in enumerate(known):
            if fold[index] == number and one.parts:
                scores[index] = max(map(model.score, one.parts))
    return scores


def shares_of(known: Sequence[Example], scores: Sequence[float | None]) -> list[float]:
    """How many are opinions from each of STEPS on, by `_even`; never fewer than from the step before."""
    worth = _even([one for one, score in zip(known, scores, strict=True) if score is not None])
    shares: list[float] = []
    for place in range(len(STEPS)):
        here = {True: 0.5, False: 0.5}
        for one, score in zip(known, scores, strict=True):
            if score is not None and step(score) == place:
                here[one.opinion] += worth[one.opinion, one.origin]
        shares.append(max([here[True] / (here[True] + here[False]), *shares]))
    return shares


def step(score: float) -> int:
    return bisect(STEPS, score) - 1


def left_out_probabilities(known: Sequence[Example], scores: Sequence[float | None]) -> list[float | None]:
    """What is said of each sentence by shares counted without its stretch of the sets."""
    fold = folds(known)
    found: list[float | None] = [None] * len(known)
    for number in range(FOLDS):
        others = [score if fold[index] != number else None for index, score in enumerate(scores)]
        shares = shares_of(known, others)
        for index, score in enumerate(scores):
            if fold[index] == number and score is not None:
                found[index] = shares[step(score)]
    return found


def report(known: Sequence[Example], scores: Sequence[float | None]) -> tuple[list[str], list[str]]:
    """What is to be said of sentences left out, those of people and those made up, and the bins of the former."""
    lines, bins = [f"Left out in {FOLDS} stretches:"], []
    for made_up, name in ((False, "of people"), (True, "made up")):
        where = [index for index, one in enumerate(known) if one.made_up is made_up]
        here, figures = [known[index] for index in where], [scores[index] for index in where]
        f1 = macro_f1((score is not None and score >= 0, one.opinion) for score, one in zip(figures, here, strict=True))
        own = [(score, one.opinion) for score, one in zip(figures, here, strict=True) if score is not None]
        lines.append(
            f"{len(here)} sentences {name}, macro-F1 {f1:.3f}, "
            f"area {area(own):.3f} of {len(own)} in the article's own voice."
        )
        if not made_up:
            probabilities = left_out_probabilities(here, figures)
            worth = _even([one for one, said in zip(here, probabilities, strict=True) if said is not None])
            error, bins = reliability(
                (worth[one.opinion, one.origin], said, one.opinion)
                for one, said in zip(here, probabilities, strict=True)
                if said is not None
            )
            lines.append(f"Expected calibration error {error:.3f}, sets and labels counted alike.")
    return lines, bins


def report_of_articles(model: Fitted) -> str:
    """What is to be said of the made-up articles, each by weights fitted without it."""
    known = sentences(model.base, model.weights)
    given = left_out(known, model.base, model.weights)
    pairs = [(p is not None and p >= 0.5, one.opinion) for p, one in zip(given, known, strict=True)]
    right, of = kinds_right(known, model.base, model.weights)
    brier = [(p - one.opinion) ** 2 for p, one in zip(given, known, strict=True) if p is not None]
    return (
        f"{len(known)} sentences of {len({one.article for one in known})} articles made up, macro-F1 "
        f"{macro_f1(pairs):.3f}, Brier score {sum(brier) / len(brier):.3f}, each article left out "
        f"when its probabilities were fitted; {right} of {of} kinds right."
    )


def renewed() -> Iterator[str]:
    """The lines of the weights in use, with what holds only in an article fitted anew; the sums stay as they are."""
    weights = read_weights()
    model = Fitted(weights["(base)"], weights)
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if " articles made up, " in line:
            yield f"# {report_of_articles(model)}"
        elif not line.split("\t")[0].endswith(" in an article)"):
            yield line
        if line.startswith("(base)"):
            yield from lines_in_article(model)


def lines_in_article(model: Fitted) -> Iterator[str]:
    fitted = fitted_in_articles(sentences(model.base, model.weights), model.base, model.weights)
    for name, weight in zip(("slope", "base", *IN_ARTICLE), fitted.weights, strict=True):
        yield f"({name} in an article)\t{weight:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--articles", action="store_true", help="keep the weights of sentences alone; needs no sets")
    parser.add_argument("--check", action="store_true", help="print the figures, and no weights")
    asked = parser.parse_args()
    if asked.articles:
        print("\n".join(list(renewed())))
        return
    known, credits = examples(asked.sets)
    scores = left_out_scores(known)
    said, bins = report(known, scores)
    model = fitted(known)
    said.append(report_of_articles(model))
    if asked.check:
        print("\n".join([*said, *bins]))
        return
    people = [index for index, one in enumerate(known) if not one.made_up]
    shares = shares_of([known[index] for index in people], [scores[index] for index in people])
    print("# How much each list and each form speaks for an opinion; below 0 against one. From 0 on it is one.")
    print(f"# Made by benchmarks/fit_opinion.py on {date.today()} from {', '.join(Path(p).name for p in asked.sets)}:")
    print(f"# {'; '.join(sorted(credits))}, see NOTICE, and from sentences made up by a large language model.")
    for line in said:
        print(f"# {line}")
    print("# The cues in opinion.txt were written with some of these sets in view, so other texts do worse than this.")
    print("# A share says how many left out sentences of people whose sum was that high are opinions, with sets and")
    print("# labels counted alike: the probability given.")
    print("# What is said to hold in an article turns the sum into a probability in an article of several sentences.")
    print(f"(base)\t{model.base:.3f}")
    print("\n".join(lines_in_article(model)))
    for least, share in zip(STEPS, shares, strict=True):
        print(f"(share from {least})\t{share:.3f}")
    for name, weight in sorted(model.weights.items(), key=lambda one: -one[1]):
        if abs(weight) >= 0.005:
            print(f"{name}\t{weight:.3f}")


if __name__ == "__main__":
    main()
