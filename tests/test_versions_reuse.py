"""Of an edited article only what changed is asked anew; the rest is read from the answers of before."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck.annotators.answer import Labels, RestatedLabels
from factcheck.annotators.prompted import PromptedAnnotator
from factcheck.corpus import Ended, Reused, Way, audit_corpus
from factcheck.llm import Answer, Ledger
from factcheck.prompts import PromptShelf, RenderedPrompt
from factcheck.receipts import request_hash
from factcheck.records import AnnotatorInfo, Article, AuditedArticle
from factcheck.store import Store
from factcheck.versions import aligned
from factcheck.vocabulary import AuditStatus, CallStatus, Label, Outcome
from tests.fakes import labels, model_call
from tests.store_records import a_review

INFO = AnnotatorInfo(name="test/patient", version="1", prompt_name="label_claims", prompt_hash="prompt:1")
FERRY = (
    "The ferry to Port Halden stopped on Monday.",
    "The crew counted 27 broken crates.",
    "“It is late,” Minister Oda Brekke said.",
    "The delay is a needless farce.",
    "The harbour of Sandvik reopens in May.",
)
FIRST = " ".join(FERRY)
ADDRESS = "https://halden.invalid/ferry"


class Patient:
    """Answers any question by what it was told of each sentence, and keeps which were asked."""

    def __init__(self, **says: object) -> None:
        self.asked: list[list[str]] = []
        self.says = says

    async def ask(
        self,
        prompt: RenderedPrompt,
        answer_type: type[Labels],
        *,
        sentences: Sequence[int],
        purpose: str,
        ledger: Ledger,
    ) -> Answer[Labels]:
        lines = dict(line.split("] ", 1) for line in prompt.question.splitlines() if line.startswith("["))
        self.asked.append([lines[f"[{number}"] for number in sentences])
        answer = self._answer({number: lines[f"[{number}"] for number in sentences})
        call = model_call(prompt, tuple(sentences), purpose, CallStatus.OK)
        digest = request_hash(
            model=call.model_asked,
            instructions=call.instructions,
            question=call.question,
            schema_hash=call.schema_hash,
            parameters=call.parameters,
        )
        said = {"answer": answer.model_dump_json(), "tokens_in": 100 * len(sentences), "tokens_out": 0}
        call = call.model_copy(update=said | {"request_hash": digest})
        kept = call.model_copy(update={"call_id": await ledger.record(call)})
        return Answer(value=answer, status=CallStatus.OK, cause="", calls=(kept,))

    def _answer(self, asked: dict[int, str]) -> Labels:
        said = [number for number, words in asked.items() if "said" in words and self._says(words) != "missing"]
        facts = [number for number in asked if number not in said and self._says(asked[number]) != "missing"]
        called = {number: {"w": self._says(asked[number])} if self._says(asked[number]) else {} for number in said}
        return labels(
            facts=facts,
            voices=[{"name": "Minister Oda Brekke", "kind": "person"}],
            attributed=[{"n": number, "v": 1, "cue": "said", **called[number]} for number in said],
        )

    def _says(self, words: str) -> object:
        return next((what for known, what in self.says.items() if known in words), None)

    def stop(self) -> None:
        self.says.clear()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "news.duckdb")


async def audited(store: Store, asker: Patient, text: str, *, again: bool = False, **about: str) -> Ended:
    prompt = PromptShelf().get("label_claims")
    annotator = PromptedAnnotator(asker, prompt, INFO, restate=False, window_chars=12_000, max_asks=1)  # type: ignore[arg-type]
    article = Article(text=text, url=ADDRESS, **about)  # type: ignore[arg-type]
    (ended,) = [one async for one in audit_corpus([article], annotator, store, Way(again=again))]
    return ended


async def asked_of_the_second(store: Store, second: str, first: str = FIRST, **says: object) -> list[list[str]]:
    """What is asked about the second version once the first was audited."""
    asker = Patient(**says)
    await audited(store, asker, first)
    before = len(asker.asked)
    await audited(store, asker, second)
    assert store.verify() == []
    return asker.asked[before:]


async def test_only_the_sentence_that_changed_is_asked_about(store: Store) -> None:
    changed = FERRY[1].replace("27", "31")
    assert await asked_of_the_second(store, FIRST.replace(FERRY[1], changed)) == [[changed]]


async def test_what_is_taken_over_is_what_asking_would_have_given_and_names_its_call(store: Store) -> None:
    second = f"A correction was made. {FIRST}"
    asker = Patient()
    first = (await audited(store, asker, FIRST)).audited
    taken = (await audited(store, asker, second)).audited
    fresh = (await audited(Store(":memory:"), Patient(), second)).audited
    assert first is not None
    assert taken is not None
    assert fresh is not None
    assert [one.model_copy(update={"call_id": None}) for one in taken.claims] == [
        one.model_copy(update={"call_id": None}) for one in fresh.claims
    ]
    assert [one.call_id for one in taken.claims] == [2, 1, 1, 1, 1, 1]
    assert taken.status is AuditStatus.COMPLETE
    assert_exact(taken)
    assert store.audit(2).claims == store.audited(2).claims
    assert [call.call_id for call in store.audit(2).calls] == [1, 2]


def assert_exact(one: AuditedArticle) -> None:
    for claim in one.claims:
        assert claim.span.of(one.article.text) == claim.quote


async def test_the_neighbours_of_what_changed_are_shown_and_not_asked_about(store: Store) -> None:
    asker = Patient()
    await audited(store, asker, FIRST)
    ended = await audited(store, asker, FIRST.replace("27", "31"))
    assert ended.audited is not None
    question = ended.audited.calls[-1].question
    assert f"[-] {FERRY[0]}" in question
    assert "[2] The crew counted 31 broken crates." in question


async def test_what_was_taken_over_is_counted(store: Store) -> None:
    asker = Patient()
    assert (await audited(store, asker, FIRST)).reused is None
    reused = (await audited(store, asker, FIRST.replace("27", "31"))).reused
    assert reused == Reused(article_id=1, audit_id=1, sentences=4, asked=1, tokens_saved=400)


async def test_from_version_to_version_the_first_answers_go_on_holding(store: Store) -> None:
    asker = Patient()
    for text in (FIRST, FIRST.replace("27", "31"), f"A correction was made. {FIRST.replace('27', '31')}"):
        await audited(store, asker, text)
    assert [len(asked) for asked in asker.asked] == [5, 1, 1]
    assert store.verify() == []


async def test_where_nothing_changed_but_the_order_nothing_is_asked(store: Store) -> None:
    assert await asked_of_the_second(store, " ".join((FERRY[3], *FERRY[:3], FERRY[4]))) == []


async def test_a_sentence_that_stood_there_once_and_now_twice_is_asked_about_where_it_came_in(store: Store) -> None:
    assert await asked_of_the_second(store, f"{FIRST} The quay is shut. {FERRY[3]}") == [
        ["The quay is shut.", FERRY[3]]
    ]


async def test_a_pronoun_is_asked_about_anew_where_a_sentence_before_it_changed(store: Store) -> None:
    first = f"{FIRST} “It rains,” she said."
    changed = await asked_of_the_second(store, first.replace("27", "31"), first, rains="she")
    assert changed == [["The crew counted 31 broken crates.", "“It rains,” she said."]]


async def test_a_pronoun_is_taken_over_where_all_before_it_is_as_it_was(store: Store) -> None:
    first = f"{FIRST} “It rains,” she said. The quay is shut."
    assert await asked_of_the_second(store, first.replace("shut", "open"), first, rains="she") == [
        ["The quay is open."]
    ]


async def test_a_short_form_is_asked_about_anew_where_the_sentence_with_the_full_name_changed(store: Store) -> None:
    first = f"{FIRST} “It rains,” Brekke said."
    changed = first.replace("Minister Oda Brekke said", "Oda Brekke said")
    asked = await asked_of_the_second(store, changed, first, rains="Brekke")
    assert asked == [["“It is late,” Oda Brekke said.", "“It rains,” Brekke said."]]


async def test_a_sentence_that_failed_is_asked_about_again(store: Store) -> None:
    asker = Patient(crew="missing")
    await audited(store, asker, FIRST)
    assert [one.outcome for one in store.audit(1).outcomes].count(Outcome.FAILED) == 1
    asker.says = {}
    await audited(store, asker, FIRST.replace("May", "June"))
    assert asker.asked[-1] == [FERRY[1], "The harbour of Sandvik reopens in June."]


async def test_another_prompt_takes_nothing_over(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asker = Patient()
    await audited(store, asker, FIRST)
    monkeypatch.setattr("tests.test_versions_reuse.INFO", INFO.model_copy(update={"prompt_hash": "prompt:2"}))
    await audited(store, asker, FIRST.replace("27", "31"))
    assert [len(asked) for asked in asker.asked] == [5, 5]


async def test_whoever_asks_for_all_anew_gets_all_anew(store: Store) -> None:
    asker = Patient()
    await audited(store, asker, FIRST)
    await audited(store, asker, FIRST.replace("27", "31"), again=True)
    assert [len(asked) for asked in asker.asked] == [5, 5]


async def test_another_article_takes_nothing_over(store: Store) -> None:
    asker = Patient()
    await audited(store, asker, FIRST)
    prompt = PromptShelf().get("label_claims")
    annotator = PromptedAnnotator(asker, prompt, INFO, restate=False, window_chars=12_000, max_asks=1)  # type: ignore[arg-type]
    article = Article(text=f"{FIRST} The quay is shut.", url="https://halden.invalid/other")
    assert [one.reused async for one in audit_corpus([article], annotator, store)] == [None]
    assert len(asker.asked[-1]) == 6


async def test_a_restatement_that_names_what_its_sentence_does_not_leans_on_the_sentences_before(store: Store) -> None:
    class Restating(Patient):
        def _answer(self, asked: dict[int, str]) -> Labels:
            plain = labels(facts=list(asked)).model_dump()
            told = "On Monday the quay was shut in Port Halden."
            restated = [{"n": number, "part": "", "text": told} for number, words in asked.items() if "quay" in words]
            return RestatedLabels.model_validate(plain | {"restated": restated})

    asker, prompt = Restating(), PromptShelf().get("label_claims")
    annotator = PromptedAnnotator(asker, prompt, INFO, restate=True, window_chars=12_000, max_asks=1)  # type: ignore[arg-type]
    for text in ("It rained. The quay was shut. Nobody came.", "It snowed. The quay was shut. Nobody came."):
        article = Article(text=text, url=ADDRESS)
        assert [one.ending async for one in audit_corpus([article], annotator, store)] == ["audited"]
    assert asker.asked[-1] == ["It snowed.", "The quay was shut."]


async def test_what_a_person_decided_holds_for_what_was_taken_over(store: Store) -> None:
    asker = Patient()
    await audited(store, asker, FIRST)
    store.save_review(a_review(4, "relabel", Label.OPINION, seen_label=Label.REPORTED_FACT))
    await audited(store, asker, FIRST.replace("27", "31"))
    assert [(one.claim_id, one.label) for one in store.reviewed_labels(2)] == [(9, Label.OPINION)]


ALIGNED = {
    "nothing changed": ("abc", "abc", [(0, 0, False, True), (1, 1, False, True), (2, 2, False, True)]),
    "one in front": ("ab", "xab", [(0, 1, False, True), (1, 2, False, True)]),
    "one moved": ("abcd", "bcda", [(1, 0, False, True), (2, 1, False, True), (3, 2, False, True), (0, 3, True, True)]),
    "one of two alike, alone": ("axa", "yaz", [(0, 1, False, False)]),
    "nothing in common": ("ab", "xy", []),
    "nothing before": ("", "ab", []),
}


@pytest.mark.parametrize(("before", "after", "pairs"), ALIGNED.values(), ids=ALIGNED)
def test_sentences_are_aligned_in_their_order_and_found_where_they_were_moved(
    before: str, after: str, pairs: list[tuple[int, int, bool, bool]]
) -> None:
    assert [tuple(pair) for pair in aligned(before, after)] == pairs
