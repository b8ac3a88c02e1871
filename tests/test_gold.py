"""The loader of gold labels: what does not fit its article is refused, and never guessed."""

import re

import pytest
import yaml

from factcheck.records import Article
from factcheck.spans import Span
from factcheck.vocabulary import Label
from tests.gold import GOLD, Gold, GoldClaim, GoldError, GoldFile, GoldSentence, located

PLANTED = Article(text="He said the theatre said no. Then he left.")
LEFT = GoldSentence(text="Then he left.", claims=(GoldClaim(label=Label.REPORTED_FACT),))


def planted(*sentences: GoldSentence) -> Gold:
    return located(GoldFile(file="planted", sha256=PLANTED.id, sentences=sentences), PLANTED)


def said(**fields: object) -> GoldSentence:
    return GoldSentence.model_validate({"text": "He said the theatre said no."} | fields)


def claiming(words: object) -> GoldSentence:
    return said(claims=[{"label": "reported_fact", "words": words}])


@pytest.mark.parametrize(
    ("sentences", "message"),
    [
        ([said(no_claim="fragment")], "no sentence covers 'Then he left.'"),
        ([LEFT], "is expected where"),
        ([said(), LEFT], "must have claims or a reason"),
        ([said(no_claim="fragment", claims=[{"label": "reported_fact"}]), LEFT], "must have claims or a reason"),
        ([claiming("said"), LEFT], "stands 2 times"),
        ([claiming("heat"), LEFT], "stands 0 times"),
        ([claiming(["no", "He"]), LEFT], "does not follow"),
        ([claiming({"words": "said", "occurrence": 3}), LEFT], "stands 2 times"),
    ],
    ids=["left over", "left out", "no outcome", "both outcomes", "ambiguous", "part of a word", "order", "occurrence"],
)
def test_gold_that_does_not_fit_is_refused(sentences: list[GoldSentence], message: str) -> None:
    with pytest.raises(GoldError, match=re.escape(message)):
        planted(*sentences)


def test_gold_for_another_text_is_refused() -> None:
    with pytest.raises(GoldError, match="has the hash"):
        located(GoldFile(file="planted", sha256="0" * 64, sentences=(LEFT,)), PLANTED)


def test_the_occurrence_names_the_place_of_words_that_stand_twice() -> None:
    gold = planted(claiming({"words": "said", "occurrence": 2}), LEFT)
    assert gold.claims[0].span == Span(20, 24)


def test_the_file_shown_in_the_gold_readme_can_be_loaded() -> None:
    readme = (GOLD / "README.md").read_text(encoding="utf-8")
    shown = yaml.safe_load("\n".join(re.findall(r"(?m)^    (.*)$", readme)))
    text = " ".join(sentence["text"] for sentence in shown["sentences"]) + " Oda Brekke"
    shown["sentences"].append({"text": "Oda Brekke", "no_claim": "metadata"})
    article = Article(text=text)
    gold = located(GoldFile.model_validate(shown | {"sha256": article.id}), article)
    assert [piece.of(text) for piece in gold.claims[0].content] == ["The board", "will meet again on May 3"]
