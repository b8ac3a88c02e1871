"""Gold files: both ways to write them, and what does not fit its article is refused and never guessed."""

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks import gold_gum, gold_newssd, gold_sentences
from factcheck.evaluation import Examined, GoldDocument, GoldError, Question, evaluate, read_gold
from factcheck.evaluation.written import WrittenGold, placed
from factcheck.records import Article
from factcheck.spans import Span
from factcheck.vocabulary import NoClaimReason
from tests import gold as examples
from tests.evaluation_records import an_audit

GUIDE = Path(__file__).parents[1] / "docs" / "gold.md"
TEXT = "🚢 He said the theatre said no. Then he left."
SAID = "🚢 He said the theatre said no."


def row(**fields: object) -> dict[str, Any]:
    return {"text": TEXT, "answers": ["labels"], "claims": [claim(31, 44)]} | fields


def claim(*span: int, **fields: object) -> dict[str, Any]:
    return {"label": "reported_fact", "span": list(span)} | fields


def written(tmp_path: Path, *rows: dict[str, Any]) -> str:
    path = tmp_path / "made-up.gold.jsonl"
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in rows) + "\n", encoding="utf-8")
    return str(path)


class TestOffsets:
    def test_places_are_counted_in_code_points(self, tmp_path: Path) -> None:
        (document,) = read_gold([written(tmp_path, row(claims=[claim(31, 44, quote="Then he left.")]))])
        assert document.claims[0].span.of(document.article.text) == "Then he left."

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"claims": [claim(0, 45)]}, "claim 1 is [0, 45), and the text has 44 code points"),
            ({"claims": [claim(0, 4), claim(7, 7)]}, "claim 2 is [7, 7)"),
            ({"claims": [claim(32, 44, quote="Then he left.")]}, "'hen he left.' stands at [32, 44), and not"),
            ({"claims": [claim(0, 9, content=[[40, 99]])]}, "the content of claim 1 is [40, 99)"),
            ({"claims": [claim(0, 9, opinion_cues=[[40, 99]])]}, "an opinion cue of claim 1"),
            ({"claims": [claim(0, 9, chain=[{"source": "he", "source_span": [2, 4]}])]}, "a source of claim 1: 'He'"),
            ({"claims": [claim(0, 9, chain=[{"cue": "say", "cue_span": [5, 9]}])]}, "a cue of claim 1: 'said'"),
            ({"claims": [claim(0, 9, chain=[{"source_span": [2, 4], "also": [[9, 9]]}])]}, "a source of claim 1"),
            ({"sentences": [{"span": [0, 99]}]}, "sentence 1 is [0, 99)"),
            ({"sha256": "0" * 64}, "the gold is for 000"),
            ({"sha256": "0" * 8}, "the gold is for 00000000"),
            ({"answers": ["opinion"]}, "answers opinion, and has no sentences"),
            ({"answers": ["labels", "spans"], "claims": []}, "answers labels, spans, and has no claims"),
            ({"answers": ["attribution"], "claims": [], "sentences": [{"span": [0, 9]}]}, "and has no claims"),
            ({"answers": []}, "answers no question"),
            (
                {"sentences": [{"span": [0, 9]}], "no_claim": [{"sentence": 2, "reason": "heading"}]},
                "that there is not",
            ),
            ({"answers": ["attribution"], "claims": [claim(0, 9, label="attributed_statement")]}, "has no content"),
        ],
    )
    def test_what_does_not_slice_is_refused_with_its_line(
        self, tmp_path: Path, fields: dict[str, Any], message: str
    ) -> None:
        with pytest.raises(GoldError, match=re.escape(message)) as refused:
            read_gold([written(tmp_path, row(), row(**fields))])
        assert str(refused.value).startswith("made-up.gold.jsonl:2")

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"answers": ["taste"]}, "answers.0: Input should be"),
            ({"claims": [claim(0, 9, label="lie")]}, "claims.0.label"),
            ({"claims": [claim(0)]}, "claims.0.span: a place is two whole numbers from 0, as [3, 9]"),
            ({"claims": [claim(0, 9, content=["x"])]}, "claims.0.content.0: a place is"),
            ({"colour": "red"}, "colour"),
            ({"text": None}, "give either the text or the file"),
            ({"sha256": "7a1c"}, "sha256: Value error, a hash is 8 to 64 of the figures"),
        ],
    )
    def test_what_is_no_row_of_gold_is_refused_by_its_field(
        self, tmp_path: Path, fields: dict[str, Any], message: str
    ) -> None:
        with pytest.raises(GoldError, match=re.escape(message)):
            read_gold([written(tmp_path, row(**fields))])

    def test_a_line_separator_in_a_text_ends_no_row(self, tmp_path: Path) -> None:
        (document,) = read_gold([written(tmp_path, row(text="One.\u2028Two.\x85", claims=[claim(0, 4)]))])
        assert document.article.text == "One.\u2028Two.\x85"

    def test_a_sentence_can_be_named_as_one_without_a_claim(self, tmp_path: Path) -> None:
        sentences = [{"span": [0, 30]}, {"span": [31, 44]}]
        fields = {"sentences": sentences, "no_claim": [{"sentence": 2, "reason": "fragment"}]}
        (document,) = read_gold([written(tmp_path, row(**fields))])
        assert [sentence.no_claim for sentence in document.sentences] == [None, NoClaimReason.FRAGMENT]

    def test_gold_may_say_of_every_sentence_that_it_carries_no_claim(self, tmp_path: Path) -> None:
        sentences = [{"span": [0, 30], "no_claim": "fragment"}, {"span": [31, 44]}]
        fields = {"claims": [], "sentences": sentences, "no_claim": [{"sentence": 2, "reason": "heading"}]}
        (document,) = read_gold([written(tmp_path, row(**fields))])
        assert document.claims == ()


class TestWords:
    def written(self, *claims: dict[str, Any], **fields: object) -> WrittenGold:
        sentences = [{"text": SAID, "claims": list(claims)}, {"text": "Then he left.", "no_claim": "fragment"}]
        sha256 = Article(text=TEXT).id
        return WrittenGold.model_validate({"file": "made-up.txt", "sha256": sha256, "sentences": sentences} | fields)

    def read(self, *claims: dict[str, Any], **fields: object) -> Any:
        return placed(self.written(*claims, **fields), Article(text=TEXT), "made-up.yaml")

    def test_words_are_found_in_their_place(self) -> None:
        document = self.read({"label": "reported_fact", "words": {"words": "said", "occurrence": 2}})
        assert document.claims[0].span == Span(22, 26)

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            ("said", "stands 2 times"),
            ("heat", "stands 0 times"),
            (["no", "He"], "does not follow"),
            ({"words": "said", "occurrence": 3}, "stands 2 times"),
        ],
    )
    def test_words_without_one_plain_place_are_refused(self, words: object, message: str) -> None:
        with pytest.raises(GoldError, match=message) as refused:
            self.read({"label": "reported_fact", "words": words})
        assert str(refused.value).startswith("made-up.yaml: ")

    @pytest.mark.parametrize(
        ("sentences", "message"),
        [
            ([{"text": SAID, "no_claim": "fragment"}], "no sentence covers 'Then he left.'"),
            ([{"text": "Then he left.", "no_claim": "fragment"}], "is expected where"),
            ([{"text": SAID}, {"text": "Then he left."}], "must have claims or a reason"),
        ],
    )
    def test_sentences_that_are_not_all_there_are_refused(self, sentences: object, message: str) -> None:
        with pytest.raises(GoldError, match=message):
            self.read(sentences=sentences)

    def test_gold_for_another_text_is_refused_for_its_hash(self) -> None:
        with pytest.raises(GoldError, match="the text has the hash"):
            self.read({"label": "opinion"}, sha256="0" * 64)

    def test_a_name_that_stands_nowhere_is_refused(self) -> None:
        chain = [{"source": "He", "full_name": "Jon Vik"}]
        with pytest.raises(GoldError, match="'Jon Vik' stands nowhere"):
            self.read({"label": "attributed_statement", "content": ["the theatre"], "chain": chain})


class TestFiles:
    def test_the_gold_of_the_examples_is_read_as_it_is(self) -> None:
        documents = read_gold([str(examples.EXAMPLES)])
        assert len(documents) == len(list(examples.all_gold()))
        for document, gold in zip(documents, examples.all_gold(), strict=True):
            assert document.answers == set(Question)
            assert document.article == gold.article
            assert [claim.span for claim in document.claims] == [claim.span for claim in gold.claims]
            assert [sentence.span for sentence in document.sentences] == [sentence.span for sentence in gold.sentences]

    def test_who_says_what_the_gold_says_is_right_in_everything(self) -> None:
        documents = read_gold([str(examples.EXAMPLES)])
        audits = [
            an_audit(gold.article.text, gold.claims).model_copy(
                update={"sentences": gold.sentences, "outcomes": gold.outcomes}
            )
            for gold in examples.all_gold()
        ]
        found = evaluate([Examined(*pair) for pair in zip(documents, audits, strict=True)])
        assert {figure.value for figure in found.figures} == {1.0}
        assert {figure.question for figure in found.figures} == set(Question)
        assert found.mistakes == ()

    def test_gold_printed_with_its_offsets_is_the_same_gold(self, tmp_path: Path) -> None:
        rows = [examples.as_json(gold) for gold in examples.all_gold()]
        in_words = read_gold([str(examples.EXAMPLES)])
        with_offsets = read_gold([written(tmp_path, *rows), str(examples.EXAMPLES)])[: len(rows)]
        for one, other in zip(in_words, with_offsets, strict=True):
            assert [claim.chain for claim in one.claims] == [claim.chain for claim in other.claims]
            assert [sentence.no_claim for sentence in one.sentences] == [
                sentence.no_claim for sentence in other.sentences
            ]

    def test_a_folder_gives_its_gold_and_not_its_feeds(self, tmp_path: Path) -> None:
        written(tmp_path, row())
        (tmp_path / "feed.jsonl").write_text('{"text": "An article."}\n', encoding="utf-8")
        assert [document.name for document in read_gold([str(tmp_path)])] == ["made-up.gold.jsonl:1"]

    @pytest.mark.parametrize("folder", ["", "gold"])
    def test_an_article_lies_beside_its_gold_or_one_folder_up(self, tmp_path: Path, folder: str) -> None:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / "left.txt").write_text("Then he left.", encoding="utf-8")
        path = written(tmp_path / folder, {"file": "left.txt", "answers": ["spans"], "claims": [claim(0, 4)]})
        assert [document.article.text for document in read_gold([path])] == ["Then he left."]

    def test_an_article_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(GoldError, match=r"gold for 'gone\.txt', which is not there"):
            read_gold([written(tmp_path, {"file": "gone.txt"})])

    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("broken.yaml", b"a: [", "is not YAML"),
            ("deep.yaml", b"[" * 3000, "is not YAML"),
            ("list.yaml", b"- 1", "is no gold file"),
            ("latin.yaml", b"a: \xe4", "is not UTF-8"),
            ("notes.txt", b"gold", "is no gold file by its name"),
            ("rows.jsonl", b"{", r"rows\.jsonl:1 is no row of gold"),
            ("empty.jsonl", b"\n", "There is no gold"),
        ],
    )
    def test_a_file_that_is_no_gold_is_refused(self, tmp_path: Path, name: str, content: bytes, message: str) -> None:
        (tmp_path / name).write_bytes(content)
        with pytest.raises(GoldError, match=message):
            read_gold([str(tmp_path / name)])

    def test_a_file_that_is_not_there_is_named(self) -> None:
        with pytest.raises(GoldError, match=r"There is no file 'gone\.yaml'"):
            read_gold(["gone.yaml"])


class TestGuide:
    """The files that the guide shows can be used."""

    def shown(self, kind: str) -> list[str]:
        return re.findall(rf"(?ms)^```{kind}\n(.*?)^```", GUIDE.read_text(encoding="utf-8"))

    def test_gold_in_words_can_be_read(self, tmp_path: Path) -> None:
        (shown,) = [yaml.safe_load(block) for block in self.shown("yaml")]
        text = " ".join(sentence["text"] for sentence in shown["sentences"])
        (tmp_path / shown["file"]).write_text(text, encoding="utf-8")
        (tmp_path / "shown.yaml").write_text(yaml.safe_dump(shown), encoding="utf-8")
        (document,) = read_gold([str(tmp_path)])
        assert [piece.of(text) for piece in document.claims[0].content] == ["The board", "will meet again on May 3"]

    def test_gold_with_offsets_can_be_read(self, tmp_path: Path) -> None:
        blocks = self.shown("json")
        assert len(blocks) > 1
        documents = read_gold([written(tmp_path, *map(json.loads, blocks))])
        assert [document.exhaustive for document in documents] == [True, False]
        (said,) = documents[1].claims
        assert [piece.of(documents[1].article.text) for piece in said.content] == ["the quay would close"]

    def test_every_question_is_explained(self) -> None:
        guide = GUIDE.read_text(encoding="utf-8")
        assert [question for question in Question if f"| `{question}` |" not in guide] == []


class TestConverters:
    """Sets made elsewhere become gold that can be read; the rows here are made up."""

    def read(self, tmp_path: Path, convert: Any, set_row: dict[str, Any]) -> GoldDocument:
        (converted,) = convert(iter([json.dumps(set_row)]))
        (document,) = read_gold([written(tmp_path, converted)])
        return document

    @pytest.mark.parametrize(("label", "opinion"), [("OPINION", True), ("NOT_OPINION", False)])
    def test_a_marked_sentence_is_a_document_of_its_own(self, tmp_path: Path, label: str, opinion: bool) -> None:
        document = self.read(tmp_path, gold_newssd.converted, {"id": "1", "text": " A farce.\n", "label": label})
        assert document.answers == {Question.OPINION}
        assert [(sentence.span, sentence.opinion) for sentence in document.sentences] == [(Span(1, 9), opinion)]

    def test_nested_attributions_become_chains_and_image_credits_go(self, tmp_path: Path) -> None:
        text = "Vik said Brekke promised rain. Image: Lund."
        outer = {"id": "a", "clause": [[0, 9]], "content": [[9, 30]], "source": [[0, 3]], "cue": [[4, 9]]}
        inner = {"id": "b", "clause": [[9, 24]], "content": [[24, 30]], "source": [[9, 15]], "cue": [[16, 24]]}
        credit = {"id": "c", "clause": [[31, 43]], "content": [[0, 30]], "source": [[38, 42]], "cue": []}
        attributions = [
            outer | {"nested_in": None, "image_credit": False},
            inner | {"nested_in": "a", "image_credit": False},
            credit | {"nested_in": None, "image_credit": True},
        ]
        document = self.read(tmp_path, gold_gum.converted, {"doc_id": "1", "text": text, "attributions": attributions})
        assert [[link.source for link in claim.chain] for claim in document.claims] == [["Vik"], ["Vik", "Brekke"]]
        assert [claim.chain[-1].cue for claim in document.claims] == ["said", "promised"]
        assert not document.exhaustive

    def test_what_is_asked_can_be_left_out(self, tmp_path: Path) -> None:
        text = "Do you think it rains? You think it snows."
        asked = {"id": "a", "clause": [[0, 12]], "content": [[13, 22]], "source": [[3, 6]], "cue": [[7, 12]]}
        told = {"id": "b", "clause": [[23, 32]], "content": [[33, 41]], "source": [[23, 26]], "cue": [[27, 32]]}
        attributions = [one | {"nested_in": None, "image_credit": False} for one in (asked, told)]
        row = {"doc_id": "1", "text": text, "attributions": attributions}
        for questions, contents in ((True, ["it rains?", "it snows"]), (False, ["it snows"])):
            document = self.read(tmp_path, partial(gold_gum.converted, questions=questions), row)
            assert [claim.content[0].of(text) for claim in document.claims] == contents

    def test_marked_sentences_are_gold_of_their_ends(self, tmp_path: Path) -> None:
        document = self.read(tmp_path, gold_sentences.converted, {"text": "One. Two.", "sentences": [[0, 4], [5, 9]]})
        assert [sentence.span for sentence in document.sentences] == [Span(0, 4), Span(5, 9)]
