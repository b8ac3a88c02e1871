"""Stand-ins for what costs money: a queue of answers in place of a model."""

from collections.abc import Sequence
from datetime import UTC, datetime

from factcheck.annotators.answer import Labels
from factcheck.llm import Answer, Ledger
from factcheck.prompts import RenderedPrompt
from factcheck.records import ModelCall, Sentence
from factcheck.spans import Span
from factcheck.vocabulary import CallStatus


def labels(**groups: object) -> Labels:
    """An answer in which only the groups given hold anything."""
    opinions = {"evaluation": [], "interpretation": [], "prediction": [], "speculation": [], "recommendation": []}
    opinions |= groups.pop("opinions", {})
    empty = {"facts": [], "voices": [], "attributed": [], "no_claim": []}
    return Labels.model_validate(empty | groups | {"opinions": opinions})


def numbered(*texts: str, kind: str = "body") -> tuple[str, tuple[Sentence, ...]]:
    """Texts joined by blank lines, and a sentence for each, every one its own paragraph."""
    sentences, text = [], ""
    for number, words in enumerate(texts, 1):
        start = len(text) + (2 if text else 0)
        text = f"{text}\n\n{words}" if text else words
        sentences.append(Sentence(number=number, kind=kind, span=Span(start, len(text)), paragraph=number))
    return text, tuple(sentences)


def model_call(prompt: RenderedPrompt, sentences: tuple[int, ...], purpose: str, status: CallStatus) -> ModelCall:
    """A call as the ledger keeps it."""
    return ModelCall(
        purpose=purpose,
        prompt_name=prompt.name,
        prompt_version=prompt.version,
        prompt_hash=prompt.hash,
        schema_hash="schema:none",
        request_hash="request:none",
        base_url="",
        model_asked="test/queue",
        parameters={},
        instructions=prompt.instructions,
        question=prompt.question,
        sentences=sentences,
        status=status,
        latency_ms=0,
        asked_at=datetime(2024, 5, 1, tzinfo=UTC),
    )


class QueuedAsker:
    """Answers from a queue, whatever is asked, and keeps what it was asked."""

    def __init__(self, *answers: Labels | CallStatus) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[tuple[int, ...], str, RenderedPrompt]] = []

    async def ask(
        self,
        prompt: RenderedPrompt,
        answer_type: type[Labels],
        *,
        sentences: Sequence[int],
        purpose: str,
        ledger: Ledger,
    ) -> Answer[Labels]:
        self.asked.append((tuple(sentences), purpose, prompt))
        answer = self._answers.pop(0)
        status = answer if isinstance(answer, CallStatus) else CallStatus.OK
        value = None if isinstance(answer, CallStatus) else answer
        call = model_call(prompt, tuple(sentences), purpose, status)
        kept = call.model_copy(update={"call_id": await ledger.record(call)})
        return Answer(value=value, status=status, cause="" if value else "as queued", calls=(kept,))

    def stop(self) -> None:
        self._answers.clear()
