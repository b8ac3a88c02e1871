"""Asks a language model whether pairs of claims, found by their words, say the same: one call for all of an article."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.annotators.answer import AnswerPart
from factcheck.annotators.asking import Asks
from factcheck.annotators.windows import marker
from factcheck.errors import StopAuditError
from factcheck.llm import Ledger
from factcheck.prompts import PreparedPrompt, Prompt
from factcheck.records import Article, ModelCall, PairVerdict
from factcheck.vocabulary import Verdict

TASK = "same_claim"
MOST_PAIRS = 40  # of one article; the others are left as they were found
_MOST_CHARS = 600  # of one passage


class Verdicts(AnswerPart):
    """What a model may answer: the numbers of the pairs, each in one of the lists."""

    same: list[int]
    part: list[int]
    different: list[int]


class PairWords(NamedTuple):
    """Two claims of an article by their numbers, and their words."""

    earlier: int
    later: int
    earlier_words: str
    later_words: str


class Confirmation(NamedTuple):
    """A judgement of each pair, and the calls that gave them."""

    judgements: tuple[PairVerdict, ...] = ()
    calls: tuple[ModelCall, ...] = ()


class Confirming:
    """One prompt, ready for the pairs of any article."""

    def __init__(self, asker: Asks, prompt: Prompt) -> None:
        self._asker = asker
        self._prompt = PreparedPrompt(prompt, {})

    async def confirm(self, article: Article, pairs: Sequence[PairWords], ledger: Ledger) -> Confirmation:
        """A judgement of every pair; a call that fails, or is not made, leaves them unconfirmed with the cause."""
        if not pairs:
            return Confirmation()
        asked, beyond = pairs[:MOST_PAIRS], pairs[MOST_PAIRS:]
        question = self._prompt.ask({"marker": marker(article), "pairs": list(pair_lines(asked))})
        too_many = tuple(
            _unconfirmed(pair, f"only {MOST_PAIRS} pairs of an article are asked about") for pair in beyond
        )
        try:
            answer = await self._asker.ask(question, Verdicts, sentences=(), purpose="confirm", ledger=ledger)
        except StopAuditError as error:
            return Confirmation((*(_unconfirmed(pair, str(error)) for pair in asked), *too_many))
        if answer.value is None:
            cause = f"{answer.status}: {answer.cause}" if answer.cause else str(answer.status)
            return Confirmation((*(_unconfirmed(pair, cause) for pair in asked), *too_many), answer.calls)
        judged = tuple(_judged(number, pair, answer.value, answer.call_id) for number, pair in enumerate(asked, 1))
        return Confirmation((*judged, *too_many), answer.calls)


def pair_lines(pairs: Sequence[PairWords]) -> Iterator[str]:
    """Pairs as a model is shown them, numbered from 1."""
    for number, pair in enumerate(pairs, start=1):
        yield f"[{number}] A: {_one_line(pair.earlier_words)}"
        yield f"    B: {_one_line(pair.later_words)}"


def _one_line(words: str) -> str:
    return " ".join(words.split())[:_MOST_CHARS]


def _judged(number: int, pair: PairWords, answer: Verdicts, call_id: int | None) -> PairVerdict:
    """The verdict on one pair; one that the answer leaves out, or puts into several lists, has none."""
    agrees, differs = number in answer.same or number in answer.part, number in answer.different
    if agrees == differs:
        cause = "the answer contradicts itself about it" if agrees else "missing from the answer"
        return _unconfirmed(pair, cause, call_id)
    verdict = Verdict.CONFIRMED if agrees else Verdict.REJECTED
    return PairVerdict(earlier=pair.earlier, later=pair.later, verdict=verdict, call_id=call_id)


def _unconfirmed(pair: PairWords, cause: str, call_id: int | None = None) -> PairVerdict:
    return PairVerdict(
        earlier=pair.earlier, later=pair.later, verdict=Verdict.UNCONFIRMED, call_id=call_id, cause=cause
    )
