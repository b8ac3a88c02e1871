"""The annotator that asks a language model: windows out, answers in, and only what went wrong asked again."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import NamedTuple

from factcheck.annotators.answer import Labels
from factcheck.annotators.asking import Asks
from factcheck.annotators.checking import checked
from factcheck.annotators.confirming import Confirmation, Confirming, PairWords
from factcheck.annotators.questions import Questions
from factcheck.annotators.reusing import TakenOver, taken_over
from factcheck.annotators.windows import Window, is_asked, window_of, without
from factcheck.llm import Answer, Ledger
from factcheck.prompts import Prompt
from factcheck.records import (
    Annotation,
    AnnotatorInfo,
    Article,
    AuditedArticle,
    Draft,
    ModelCall,
    Sentence,
    SentenceOutcome,
)
from factcheck.vocabulary import CallStatus, NoClaimReason, Outcome

TASK = "label_claims"


class Settled(NamedTuple):
    """What the asking about one window came to."""

    drafts: tuple[Draft, ...] = ()
    outcomes: tuple[SentenceOutcome, ...] = ()
    calls: tuple[ModelCall, ...] = ()

    def plus(self, *others: "Settled") -> "Settled":
        """This and the others together, in order."""
        every = (self, *others)
        return Settled(
            tuple(draft for one in every for draft in one.drafts),
            tuple(outcome for one in every for outcome in one.outcomes),
            tuple(call for one in every for call in one.calls),
        )


class PromptedAnnotator:
    """Labels sentences by asking a language model for schema-constrained answers."""

    def __init__(
        self,
        asker: Asks,
        prompt: Prompt,
        info: AnnotatorInfo,
        *,
        restate: bool,
        window_chars: int,
        max_asks: int,
        confirming: Prompt | None = None,
    ) -> None:
        self._asker = asker
        self._confirming = Confirming(asker, confirming) if confirming else None
        self._questions = Questions(prompt, restate=restate, window_chars=window_chars)
        self._max_asks = max_asks
        self.info = info

    async def annotate(self, article: Article, sentences: Sequence[Sentence], ledger: Ledger) -> Annotation:
        """Ask about every window at once; the answers are put together in the order of the article."""
        return await self._annotated(article, sentences, ledger, TakenOver((), (), ()))

    async def annotate_changes(
        self, article: Article, sentences: Sequence[Sentence], ledger: Ledger, earlier: AuditedArticle
    ) -> Annotation:
        """As `annotate`, but asking only about sentences that `taken_over` finds no answer to in `earlier`."""
        kept = taken_over(article, sentences, earlier, self._questions.answer_type)
        return await self._annotated(article, sentences, ledger, kept)

    async def _annotated(
        self, article: Article, sentences: Sequence[Sentence], ledger: Ledger, kept: TakenOver
    ) -> Annotation:
        reading = _Reading(self, article, sentences, ledger)
        windows = without(kept.sentences, sentences, self._questions.windows(sentences))
        settled = await _all(*(reading.settle(window) for window in windows))
        total = Settled(outcomes=tuple(_unasked(sentences))).plus(Settled(*kept), *settled)
        return Annotation(
            drafts=tuple(sorted(total.drafts, key=lambda draft: draft.sentence)),
            outcomes=tuple(sorted(total.outcomes, key=lambda outcome: outcome.sentence)),
            calls=total.calls,
        )

    async def put(self, article: Article, window: Window, purpose: str, ledger: Ledger) -> Answer[Labels]:
        """One question about one window."""
        prompt, answer_type = self._questions.about(article, window), self._questions.answer_type
        return await self._asker.ask(prompt, answer_type, sentences=window.numbers, purpose=purpose, ledger=ledger)

    async def confirm(self, article: Article, pairs: Sequence[PairWords], ledger: Ledger) -> Confirmation:
        """What the model says of pairs of claims; nothing where it is not to be asked."""
        if self._confirming is None:
            return Confirmation()
        return await self._confirming.confirm(article, pairs, ledger)

    def stop(self) -> None:
        """Make no new call; those under way finish and are kept."""
        self._asker.stop()

    @property
    def max_asks(self) -> int:
        """How often one sentence is asked about at the most, the first asking included."""
        return self._max_asks


class _Reading:
    """One article while it is being asked about."""

    def __init__(
        self, annotator: PromptedAnnotator, article: Article, sentences: Sequence[Sentence], ledger: Ledger
    ) -> None:
        self._annotator = annotator
        self._article = article
        self._sentences = sentences
        self._ledger = ledger

    async def settle(self, window: Window, asks: int = 1) -> Settled:
        """Ask until every sentence of the window is settled, split where the answer was cut, or failed."""
        purpose = "label" if asks == 1 else "label again"
        answer = await self._annotator.put(self._article, window, purpose, self._ledger)
        here = Settled(calls=answer.calls)
        if answer.status is CallStatus.TRUNCATED and len(window.asked) > 1:
            return here.plus(*await self._halves(window, asks))
        if answer.value is None:
            return here.plus(_failed(window, answer))
        texts = {sentence.number: sentence.span.of(self._article.text) for sentence in window.asked}
        result = checked(answer.value, texts, answer.call_id)
        here = here.plus(Settled(result.drafts, result.outcomes))
        if not result.wrong:
            return here
        if asks >= self._annotator.max_asks:
            return here.plus(_never_right(result.wrong, answer.call_id))
        return here.plus(await self.settle(window_of(self._sentences, result.wrong), asks + 1))

    async def _halves(self, window: Window, asks: int) -> list[Settled]:
        middle = len(window.asked) // 2
        first, second = window.numbers[:middle], window.numbers[middle:]
        return await _all(
            self.settle(window_of(self._sentences, first), asks), self.settle(window_of(self._sentences, second), asks)
        )


async def _all(*settling: Awaitable[Settled]) -> list[Settled]:
    """Each of them, side by side. Where one raises, the others end first: what they wait for is paid for."""
    settled = await asyncio.gather(*settling, return_exceptions=True)
    for one in settled:
        if isinstance(one, BaseException):
            raise one
    return [one for one in settled if isinstance(one, Settled)]


def _unasked(sentences: Sequence[Sentence]) -> list[SentenceOutcome]:
    return [
        SentenceOutcome(sentence=sentence.number, outcome=Outcome.NO_CLAIM, reason=NoClaimReason(sentence.kind.value))
        for sentence in sentences
        if not is_asked(sentence)
    ]


def _failed(window: Window, answer: Answer[Labels]) -> Settled:
    cause = f"{answer.status}: {answer.cause}" if answer.cause else str(answer.status)
    return _never_right(dict.fromkeys(window.numbers, cause), answer.call_id)


def _never_right(wrong: dict[int, str], call_id: int | None) -> Settled:
    return Settled(
        outcomes=tuple(
            SentenceOutcome(sentence=number, outcome=Outcome.FAILED, cause=cause, call_id=call_id)
            for number, cause in sorted(wrong.items())
        )
    )
