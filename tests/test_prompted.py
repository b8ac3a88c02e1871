import pytest

from factcheck.annotators.answer import RestatedLabels
from factcheck.annotators.prompted import PromptedAnnotator
from factcheck.llm import MemoryLedger
from factcheck.prompts import PromptShelf
from factcheck.records import Annotation, AnnotatorInfo, Article
from factcheck.vocabulary import CallStatus, NoClaimReason, Outcome, SentenceKind
from tests.fakes import QueuedAsker, labels, numbered

INFO = AnnotatorInfo(name="test/queue", version="1")


async def annotated(asker: QueuedAsker, *texts: str, window_chars: int = 12_000, max_asks: int = 3) -> Annotation:
    text, sentences = numbered(*texts)
    annotator = PromptedAnnotator(
        asker,
        PromptShelf().get("label_claims"),
        INFO,
        restate=False,
        window_chars=window_chars,
        max_asks=max_asks,
    )
    return await annotator.annotate(Article(text=text), sentences, MemoryLedger())


def failed(annotation: Annotation) -> list[tuple[int, str]]:
    return [(one.sentence, one.cause) for one in annotation.outcomes if one.outcome is Outcome.FAILED]


async def test_an_ordinary_article_is_one_question():
    asker = QueuedAsker(labels(facts=[1, 2]))
    annotation = await annotated(asker, "One.", "Two.")
    assert [numbers for numbers, _, _ in asker.asked] == [(1, 2)]
    assert [draft.sentence for draft in annotation.drafts] == [1, 2]


async def test_only_what_is_missing_is_asked_again():
    asker = QueuedAsker(labels(facts=[1, 3]), labels(facts=[2]))
    annotation = await annotated(asker, "One.", "Two.", "Three.")
    assert [(numbers, purpose) for numbers, purpose, _ in asker.asked] == [((1, 2, 3), "label"), ((2,), "label again")]
    assert [draft.sentence for draft in annotation.drafts] == [1, 2, 3]


async def test_what_never_comes_right_fails_after_the_set_number_of_asks():
    asker = QueuedAsker(labels(facts=[1]), labels(), labels())
    annotation = await annotated(asker, "One.", "Two.", max_asks=3)
    assert len(asker.asked) == 3
    assert failed(annotation) == [(2, "missing from the answer")]


async def test_an_answer_cut_short_is_asked_for_in_two_halves():
    asker = QueuedAsker(CallStatus.TRUNCATED, labels(facts=[1]), labels(facts=[2, 3]))
    annotation = await annotated(asker, "One.", "Two.", "Three.")
    assert [numbers for numbers, _, _ in asker.asked] == [(1, 2, 3), (1,), (2, 3)]
    assert [draft.sentence for draft in annotation.drafts] == [1, 2, 3]


async def test_a_single_sentence_that_is_cut_short_fails():
    annotation = await annotated(QueuedAsker(CallStatus.TRUNCATED), "One.")
    assert failed(annotation) == [(1, "truncated: as queued")]


@pytest.mark.parametrize("status", [CallStatus.REFUSED, CallStatus.FILTERED, CallStatus.EMPTY, CallStatus.INVALID])
async def test_a_window_without_an_answer_fails_and_is_never_taken_for_no_claims(status):
    annotation = await annotated(QueuedAsker(status), "One.", "Two.")
    assert failed(annotation) == [(1, f"{status}: as queued"), (2, f"{status}: as queued")]
    assert annotation.drafts == ()


async def test_headings_are_settled_without_asking():
    text, sentences = numbered("A heading", "One.")
    heading = sentences[0].model_copy(update={"kind": SentenceKind.HEADING})
    asker = QueuedAsker(labels(facts=[2]))
    annotator = PromptedAnnotator(
        asker, PromptShelf().get("label_claims"), INFO, restate=False, window_chars=12_000, max_asks=3
    )
    annotation = await annotator.annotate(Article(text=text), [heading, sentences[1]], MemoryLedger())
    assert [(one.sentence, one.reason) for one in annotation.outcomes] == [(1, NoClaimReason.HEADING)]
    assert asker.asked[0][0] == (2,)


async def test_the_instructions_are_the_same_for_every_article_so_that_they_can_be_cached():
    asker = QueuedAsker(labels(facts=[1]), labels(facts=[1]))
    await annotated(asker, "One.")
    await annotated(asker, "Another.")
    first, second = (prompt for _, _, prompt in asker.asked)
    assert first.instructions == second.instructions
    assert first.question != second.question


async def test_a_restatement_goes_with_its_claim():
    plain = labels(facts=[1, {"n": 1, "part": "the bank …"}]).model_dump()
    restated = [{"n": 1, "part": "", "text": "Whole."}, {"n": 1, "part": "the bank …", "text": "Part."}]
    answer = RestatedLabels.model_validate(plain | {"restated": restated})
    text, sentences = numbered("The quay opened and the bank paid.")
    prompt = PromptShelf().get("label_claims")
    annotator = PromptedAnnotator(QueuedAsker(answer), prompt, INFO, restate=True, window_chars=12_000, max_asks=3)
    annotation = await annotator.annotate(Article(text=text), sentences, MemoryLedger())
    assert [draft.restated for draft in annotation.drafts] == ["Whole.", "Part."]


async def test_a_long_article_is_asked_about_in_windows_with_context():
    texts = [f"This is paragraph number {number} of the article." for number in range(1, 13)]
    asker = QueuedAsker(*(labels(facts=list(range(1, 13))) for _ in range(12)))
    annotation = await annotated(asker, *texts, window_chars=200)
    assert len(asker.asked) > 1
    assert [draft.sentence for draft in annotation.drafts] == list(range(1, 13))
    assert "[-] This is paragraph" in asker.asked[-1][2].question
