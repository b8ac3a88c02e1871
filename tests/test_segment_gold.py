"""Sentences against those that people marked, where the marked sets lie beside the checkout; and the measure itself."""

import json
from pathlib import Path

import pytest

from benchmarks.conllu_sentences import converted
from benchmarks.sentences import Document, documents, score
from factcheck.segment import segment
from factcheck.spans import Span
from factcheck.vocabulary import SentenceKind
from tests.beside import SEEDS, SHARED, needs

NEWS, HARD = "data/sentences_dev.jsonl", "data/golden_rules_en.jsonl"


@needs(NEWS)
def test_news_is_cut_where_people_cut_it() -> None:
    news = [one for one in documents(SHARED / NEWS) if one.source == "GUM news"]
    assert score(news).f1 >= 0.98


@needs(HARD)
def test_hard_cases_are_cut_by_the_golden_rules() -> None:
    assert score(documents(SHARED / HARD)).flawless >= 58


@needs("seeds")
@pytest.mark.parametrize("article", SEEDS, ids=lambda path: path.name)
def test_a_whole_article_comes_apart_into_its_kinds(article: Path) -> None:
    kinds = [sentence.kind for sentence in segment(article.read_text(encoding="utf-8"))]
    assert kinds[0] is SentenceKind.METADATA
    assert kinds.count(SentenceKind.HEADING) == 1
    assert kinds.count(SentenceKind.CREDIT) == 1
    assert kinds[kinds.index(SentenceKind.CREDIT) - 1] is SentenceKind.CAPTION
    assert kinds.count(SentenceKind.METADATA) == 1


def test_a_sentence_counts_only_where_both_of_its_ends_are_right() -> None:
    text = "One came. Two left. Three stayed."
    figures = score([Document("made up", text, frozenset({Span(0, 9), Span(10, 18), Span(20, 33)}))])
    assert (figures.found, figures.marked, figures.both, figures.flawless) == (3, 3, 2, 0)
    assert figures.f1 == pytest.approx(2 / 3)


def test_a_treebank_becomes_a_set_whose_offsets_are_those_of_its_sentences() -> None:
    treebank = (
        "# newdoc id = harbour\n# newpar\n# text = It closed.\n1\tIt\t_\n2\tclosed\tSpaceAfter=No\n3\t.\t_\n\n"
        "# text = “No.”\n1\t“No.”\tSpaceAfter=No\n\n"
        "# text = – Vik\n1\tVik\t_\n\n# newpar\n# text = It rained.\n1\tIt\t_\n"
    )
    (row,) = [json.loads(json.dumps(row)) for row in converted(treebank, "made up")]
    assert row["text"] == "It closed. “No.”– Vik\n\nIt rained."
    assert [row["text"][start:end] for start, end in row["sentences"]] == ["It closed.", "“No.”", "– Vik", "It rained."]
